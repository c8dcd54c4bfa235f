"""Real git histories, made quickly: every commit is written whole by `git fast-import` into one bare repository."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

GIT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "LC_ALL": "C",
} | {f"GIT_{role}_{what}": "uji" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
REGULAR, EXECUTABLE, SYMLINK, SUBMODULE = "100644", "100755", "120000", "160000"


@dataclass(frozen=True)
class File:
    """What a path holds; of a submodule `content` is the commit it points to."""

    content: str | bytes
    mode: str = REGULAR


Files = Mapping[str, File]
Changed = Mapping[str, File | str | bytes | None]
"""What a commit writes: text or bytes of an ordinary file, a File, or None for one that goes."""


@dataclass(frozen=True)
class Commit:
    id: str
    files: Files


def git(
    folder: Path, *arguments: str, given: bytes = b"", environment: Mapping[str, str] | None = None
) -> bytes:
    """What git answers, where it succeeds."""
    command = ["git", "-C", str(folder), *arguments]
    ended = subprocess.run(
        command, input=given, capture_output=True, check=False, env={**GIT, **(environment or {})}
    )
    assert ended.returncode == 0, ended.stderr.decode()
    return ended.stdout


@dataclass
class Histories:
    """A bare repository in which tests put commits side by side."""

    root: Path

    @classmethod
    def at(cls, root: Path) -> Histories:
        git(root.parent, "init", "--quiet", "--bare", "--initial-branch=main", root.name)
        return cls(root)

    def commit(self, changed: Changed, *parents: Commit, author: str = "Uji <uji@uji.example>") -> Commit:
        """A commit on top of the first parent's files; further parents are recorded as merged, no more."""
        return self._written({**(parents[0].files if parents else {}), **changed}, parents, author)

    def merge(self, ours: Commit, theirs: Commit, common: Commit, hidden: Changed | None = None) -> Commit:
        """A merge as git makes it where both sides touch other files; `hidden` is changed in the merge itself."""
        brought: dict[str, File | str | bytes | None] = {
            path: theirs.files.get(path)
            for path in theirs.files.keys() | common.files.keys()
            if theirs.files.get(path) != common.files.get(path)
        }
        return self._written(
            {**ours.files, **brought, **(hidden or {})}, (ours, theirs), "Uji <uji@uji.example>"
        )

    def odd(self, path: str, content: str, parent: Commit) -> Commit:
        """A commit with a path that git itself would not write, of one folder's depth (`../a.md`)."""
        blob = git(self.root, "hash-object", "-w", "--stdin", given=content.encode()).strip().decode()
        folder, _, name = path.partition("/")
        inner = self._raw_tree([(REGULAR, name, blob)])
        outer = git(self.root, "ls-tree", "-z", parent.id).split(b"\0")
        entries = [
            (mode.decode(), name.decode(), blob) for mode, name, blob in map(_entry, filter(None, outer))
        ]
        tree = self._raw_tree([("40000", folder, inner), *entries])
        made = git(self.root, "commit-tree", tree, "-p", parent.id, "-m", "uji").decode().strip()
        return Commit(made, {})

    def point(self, ref: str, commit: Commit) -> None:
        git(self.root, "update-ref", ref, commit.id)

    def _written(self, files: Changed, parents: Sequence[Commit], author: str) -> Commit:
        kept = {path: _file(content) for path, content in files.items() if content is not None}
        stream = [f"commit refs/heads/_\nmark :1\nauthor {author} 1790000000 +0700\n"]
        stream += [f"committer {author} 1790000000 +0700\ndata 3\nuji\n"]
        stream += [f"{word} {commit.id}\n" for word, commit in zip(_words(parents), parents, strict=True)]
        parts = ["".join(stream).encode(), b"deleteall\n"]
        parts += [_line(path, file) for path, file in kept.items()]
        reset = b"" if parents else b"reset refs/heads/_\n\n"
        given = reset + b"".join(parts) + b"\nget-mark :1\ndone\n"
        output = git(self.root, "fast-import", "--quiet", "--force", "--done", given=given)
        return Commit(output.decode().strip(), kept)

    def _raw_tree(self, entries: Sequence[tuple[str, str, str]]) -> str:
        ordered = sorted(entries, key=lambda entry: entry[1] + "/" * (entry[0] == "40000"))
        raw = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(blob) for mode, name, blob in ordered)
        written = git(self.root, "hash-object", "-t", "tree", "-w", "--stdin", "--literally", given=raw)
        return written.decode().strip()


def _entry(listed: bytes) -> tuple[bytes, bytes, str]:
    facts, _, name = listed.partition(b"\t")
    mode, _kind, blob = facts.split()
    return mode.lstrip(b"0"), name, blob.decode()


def _words(parents: Sequence[Commit]) -> Iterator[str]:
    yield from ("from", *["merge"] * (len(parents) - 1))[: len(parents)]


def _file(content: File | str | bytes) -> File:
    return content if isinstance(content, File) else File(content)


def _line(path: str, file: File) -> bytes:
    name = path.encode("utf-8", "surrogateescape")
    quoted = b'"' + name.replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n") + b'"'
    content = file.content.encode() if isinstance(file.content, str) else file.content
    if file.mode == SUBMODULE:
        return b"M %s %s %s\n" % (file.mode.encode(), content, quoted)
    return b"M %s inline %s\ndata %d\n%s\n" % (file.mode.encode(), quoted, len(content), content)
