"""A proposal read from a git repository, bare or not: whatever is checked out, and none of it is ever run.

Only plumbing is asked, whose answers no setting or attribute of the repository changes; replacement objects are
ignored, because anybody who may push refs could put them there.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from git import Repo
from git.cmd import Git
from git.exc import GitCommandError, GitError

from satupintu.commands.report import Impossible
from satupintu.law.proposal import SUBMODULE, Change, Contents, Proposal, Tree, Unreviewable, Version

MAX_COMMITS = 1_000
MAX_CHANGES = 20_000
"""A proposal beyond them is sent back; nobody could review it either."""
DIFFERENCE = ("-r", "-z", "--no-renames", "--no-abbrev", "--ignore-submodules=none")
ABSENT = "000000"


@dataclass(frozen=True, slots=True)
class Range:
    """`BASE..HEAD`, two names of commits."""

    base: str
    head: str

    @classmethod
    def parse(cls, text: str) -> Range | None:
        """The range a text means; None where it means none."""
        base, dots, head = text.partition("..")
        named = base and dots and head and not head.startswith(".") and ".." not in head
        return cls(base, head) if named and not text.startswith("-") and not head.startswith("-") else None


@contextmanager
def read_proposal(repository: Path, changes: Range) -> Iterator[tuple[Proposal, Contents]]:
    """What lies between two commits, and a way to its blobs while the repository is open.

    Raises Impossible where there is no repository, a commit is missing or the history is cut off.
    """
    try:
        with Repo(repository) as opened:
            opened.git.update_environment(
                GIT_DIR=str(opened.git_dir), GIT_NO_REPLACE_OBJECTS="1", GIT_TERMINAL_PROMPT="0", LC_ALL="C"
            )
            yield _proposal(opened.git, changes), lambda blob: bytes(opened.git.get_object_data(blob)[3])
    except (GitError, ValueError) as fault:
        said = str(getattr(fault, "stderr", "") or fault).strip().splitlines()
        told = said[-1].strip().strip("'") if said else type(fault).__name__
        raise Impossible(
            f"Usulan tidak diperiksa: `{repository}` tidak terbaca sebagai repositori git: {told}."
        ) from fault


def _proposal(git: Git, changes: Range) -> Proposal:
    base, head = _commit(git, changes.base), _commit(git, changes.head)
    if _text(git, "rev-parse", "--is-shallow-repository") != "false":
        raise Impossible(
            "Usulan tidak diperiksa: riwayat repositori ini terpotong. Jalankan `git fetch --unshallow` dahulu."
        )
    trees = _tree(git, base), _tree(git, head)
    new = (head, f"^{base}")
    commits = _text(git, "rev-list", f"--max-count={MAX_COMMITS + 1}", *new).split()
    meetings = _meetings(git, base, head)
    faults = []
    if not meetings or _text(git, "rev-list", "--max-parents=0", *new):
        faults.append(Unreviewable.ORPHAN)
    if len(meetings) > 1:
        faults.append(Unreviewable.FORKED)
    if len(commits) > MAX_COMMITS:
        return Proposal(*trees, faults=(*faults, Unreviewable.TOO_LARGE))
    steps = _steps(git, commits)
    net = _net(git, meetings[0], head) if len(meetings) == 1 else []
    if len(steps) + len(net) > MAX_CHANGES:
        return Proposal(*trees, faults=(*faults, Unreviewable.TOO_LARGE))
    sizes = _Sizes(git, trees)
    return Proposal(
        *trees,
        net=tuple(sizes.measured(change) for change in net),
        steps=tuple(sizes.measured(change) for change in steps),
        faults=tuple(faults),
    )


def _commit(git: Git, name: str) -> str:
    try:
        return _text(git, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    except GitCommandError:
        raise Impossible(f"Usulan tidak diperiksa: commit `{name}` tidak ada di repositori ini.") from None


def _meetings(git: Git, base: str, head: str) -> list[str]:
    """The newest commits that both histories hold; none where they have nothing in common."""
    status, found, _error = git.execute(
        ["git", "merge-base", "--all", base, head], with_extended_output=True, with_exceptions=False
    )
    return str(found).split() if status == 0 else []


def _tree(git: Git, commit: str) -> Tree:
    found = {}
    for entry in _bytes(git, "ls-tree", "-r", "-z", "--long", "--full-tree", commit).split(b"\0"):
        facts, _tab, name = entry.partition(b"\t")
        if name:
            mode, _kind, blob, size = facts.decode("ascii").split()
            if size == "BAD":
                raise ValueError(f"objek {blob} hilang")
            found[_path(name)] = Version(mode, blob, 0 if size == "-" else int(size))
    return found


def _steps(git: Git, commits: Sequence[str]) -> list[Change]:
    """What each commit changes; of a merge, what is in none of its parents."""
    if not commits:
        return []
    with tempfile.TemporaryFile() as listed:
        listed.write("".join(f"{commit}\n" for commit in commits).encode())
        listed.seek(0)
        command = ["git", "diff-tree", "-c", "--root", *DIFFERENCE, "--stdin"]
        return list(_changes(_output(git, command, istream=listed)))


def _net(git: Git, meeting: str, head: str) -> list[Change]:
    return list(_changes(_bytes(git, "diff-tree", *DIFFERENCE, meeting, head)))


def _changes(output: bytes) -> Iterator[Change]:
    """Git's raw format: `:mode… blob… status`, a colon and a mode more for each further parent, then the path."""
    commit = ""
    tokens = iter(output.split(b"\0"))
    for token in tokens:
        if not token.startswith(b":"):
            commit = token.decode("ascii").strip() or commit
            continue
        parents = len(token) - len(token.lstrip(b":"))
        facts = token.lstrip(b":").decode("ascii").split()
        modes, blobs = facts[: parents + 1], facts[parents + 1 : 2 * parents + 2]
        versions = [Version(mode, blob) for mode, blob in zip(modes, blobs, strict=True)]
        before = tuple(version for version in versions[:-1] if version.mode != ABSENT)
        after = versions[-1] if versions[-1].mode != ABSENT else None
        yield Change(_path(next(tokens)), before, after, commit)


class _Sizes:
    """The sizes of blobs, asked of git where no tree has told them yet."""

    def __init__(self, git: Git, trees: Sequence[Tree]) -> None:
        self._git = git
        self._known = {version.blob: version.size for tree in trees for version in tree.values()}

    def measured(self, change: Change) -> Change:
        before = tuple(map(self._version, change.before))
        return Change(change.path, before, change.after and self._version(change.after), change.commit)

    def _version(self, version: Version) -> Version:
        if version.mode == SUBMODULE:
            return version
        if version.blob not in self._known:
            self._known[version.blob] = int(self._git.get_object_header(version.blob)[2])
        return Version(version.mode, version.blob, self._known[version.blob])


def _path(name: bytes) -> str:
    return name.decode("utf-8", "surrogateescape")


def _text(git: Git, *arguments: str) -> str:
    return _bytes(git, *arguments).decode("ascii").strip()


def _bytes(git: Git, *arguments: str) -> bytes:
    return _output(git, ["git", *arguments])


def _output(git: Git, command: list[str], **options: object) -> bytes:
    """What a command of git writes, to the byte. Raises GitCommandError."""
    output = git.execute(command, stdout_as_string=False, strip_newline_in_stdout=False, **options)  # type: ignore[call-overload]
    return bytes(output)
