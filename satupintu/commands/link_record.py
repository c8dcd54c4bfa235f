"""Where the link record lies: a file, or a git branch of its own that holds `tautan.json` and nothing else.

A branch is written with git's own objects: no working tree is touched, whatever is checked out.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from git import Repo
from git.exc import GitCommandError, GitError

from satupintu.commands.report import Impossible
from satupintu.commands.repository import QUIET, authorship, has_remote, said, tips
from satupintu.guard.record import EMPTY, FILE, MAX_BYTES, LinkRecord, RecordDamaged, read

BRANCH = "catatan-tautan"
LOCAL = f"refs/heads/{BRANCH}"
AUTHOR = authorship("Penjaga tautan", "penjaga-tautan")
MESSAGE = "tautan: hasil pemeriksaan"
ATTEMPTS = 6
"""How often others may be faster before a push is given up."""

Change = Callable[[LinkRecord], LinkRecord]


def in_file(path: Path) -> tuple[LinkRecord, bytes]:
    """A record in a file, with its bytes. Raises RecordDamaged, and OSError where it cannot be read."""
    with path.open("rb") as file:
        content = file.read(MAX_BYTES + 1)
    return read(content), content


def write_file(path: Path, change: Change) -> LinkRecord:
    """Change the record of a file, in one step; a file that is not there yet counts as empty. Raises RecordDamaged."""
    before = in_file(path)[0] if path.exists() else EMPTY
    record = change(before)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        beside.write_text(record.dumped(), encoding="utf-8")
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    return record


def in_branch(root: Path, remote: str = "origin") -> tuple[LinkRecord, bytes, list[str]]:
    """The newer of the records of the local and the fetched branch, its bytes, and what is wrong with others.

    Without a repository or a branch the record is empty and its bytes are none.
    """
    if not (root / ".git").exists():
        return EMPTY, b"", []
    found: list[tuple[LinkRecord, bytes]] = []
    faults: list[str] = []
    try:
        with Repo(root) as repository:
            for ref in (LOCAL, _fetched(remote)):
                try:
                    content = _content(repository, ref)
                    if content:
                        found.append((read(content), content))
                except RecordDamaged as fault:
                    faults.append(f"catatan tautan di `{ref}` tidak dapat dipakai: {fault}")
    except (GitError, ValueError, OSError) as fault:
        faults.append(f"catatan tautan tidak dapat dibaca dari git: {said(fault)}")
    dated = [pair for pair in found if pair[0].last]
    newest = max(dated, key=lambda pair: str(pair[0].last and pair[0].last.isoformat()), default=(EMPTY, b""))
    return *newest, faults


def write_branch(root: Path, change: Change, remote: str = "origin") -> LinkRecord:
    """Change the record of the local branch; nothing leaves this machine. Raises Impossible, RecordDamaged."""
    with _repository(root) as repository:
        for _attempt in range(ATTEMPTS):
            local = _tip(repository, LOCAL)
            parent = local or _tip(repository, _fetched(remote))
            record = change(_joined(repository, LOCAL, _fetched(remote)))
            commit = _commit(repository, record, parent)
            if _moved(repository, commit, local):
                return record
    raise Impossible("Catatan tautan tidak ditulis: cabangnya terus berubah. Jalankan lagi.")


def fetch_branch(root: Path, remote: str = "origin") -> None:
    """Bring what the remote's branch holds to this machine. Raises Impossible without a way there."""
    with _repository(root) as repository:
        _known(repository, remote)
        _fetch(repository, remote)


def push_branch(root: Path, change: Change, remote: str = "origin") -> LinkRecord:
    """Fetch the branch, change its record and push it, again where somebody else was faster.

    The push holds a lease on what was fetched, so that nobody's result is lost. Raises Impossible, RecordDamaged.
    """
    with _repository(root) as repository:
        _known(repository, remote)
        for _attempt in range(ATTEMPTS):
            upstream = _fetch(repository, remote)
            local = _tip(repository, LOCAL)
            record = change(_joined(repository, LOCAL, upstream))
            commit = _commit(repository, record, upstream)
            if _pushed(repository, remote, commit, upstream):
                _moved(repository, commit, local)
                repository.git.update_ref(_fetched(remote), commit)
                return record
    raise Impossible(
        f"Catatan tautan tidak dikirim: `{remote}` {ATTEMPTS} kali didahului pihak lain. Jalankan lagi."
    )


@contextmanager
def _repository(root: Path) -> Iterator[Repo]:
    """The repository at the root. Raises Impossible where there is none, or where git fails."""
    if not (root / ".git").exists():
        raise Impossible(
            "Catatan tautan tidak ditulis: folder ini bukan repositori git. Pakai `--links BERKAS`."
        )
    try:
        with Repo(root) as repository:
            repository.git.update_environment(**AUTHOR, **QUIET)
            yield repository
    except (GitError, ValueError) as fault:
        raise Impossible(f"Catatan tautan tidak ditulis: git gagal: {said(fault)}.") from fault


def _known(repository: Repo, remote: str) -> None:
    if not has_remote(repository.git, remote):
        raise Impossible(f"Catatan tautan tidak dikirim: repositori ini tidak punya remote `{remote}`.")


def _fetched(remote: str) -> str:
    return f"refs/remotes/{remote}/{BRANCH}"


def _fetch(repository: Repo, remote: str) -> str:
    """The commit the branch has at the remote, fetched; "" where it has none. Raises Impossible without a way there."""
    try:
        if not tips(repository.git, remote, BRANCH):
            return ""
        repository.git.fetch("--no-tags", "--quiet", remote, f"+{LOCAL}:{_fetched(remote)}")
    except GitCommandError as fault:
        raise Impossible(
            f"Catatan tautan tidak dikirim: `{remote}` tidak dapat dihubungi: {said(fault)}."
        ) from fault
    return _tip(repository, _fetched(remote))


def _tip(repository: Repo, ref: str) -> str:
    """The commit of a ref, "" where there is none."""
    return str(repository.git.for_each_ref(ref, format="%(objectname)")).strip()


def _content(repository: Repo, ref: str) -> bytes:
    """The bytes of the record at a commit or ref; none where it is not there. Raises RecordDamaged where it is too big."""
    if not ref or not _tip_or_commit(repository, ref):
        return b""
    listed = str(repository.git.ls_tree(ref, FILE, long=True)).split()
    if len(listed) < 4 or listed[1] != "blob":
        return b""
    if int(listed[3]) > MAX_BYTES:
        raise RecordDamaged(f"lebih besar dari {MAX_BYTES // 1_000_000} MB")
    content: bytes = repository.git.cat_file(
        "blob", listed[2], stdout_as_string=False, strip_newline_in_stdout=False
    )
    return content


def _tip_or_commit(repository: Repo, ref: str) -> bool:
    return bool(_tip(repository, ref)) if ref.startswith("refs/") else True


def _joined(repository: Repo, *refs: str) -> LinkRecord:
    """The records of some refs together. Raises Impossible where one is damaged: writing over it would lose it."""
    record = EMPTY
    for ref in refs:
        try:
            content = _content(repository, ref)
            record = record.joined(read(content)) if content else record
        except RecordDamaged as fault:
            raise Impossible(
                f"Catatan tautan di `{ref}` tidak dapat dipakai: {fault}. Kembalikan atau hapus cabang itu."
            ) from fault
    return record


def _commit(repository: Repo, record: LinkRecord, parent: str) -> str:
    """A commit that holds the record alone."""
    blob = _piped(record.dumped(), lambda text: repository.git.hash_object("-w", "--stdin", istream=text))
    listing = f"100644 blob {blob}\t{FILE}\n"
    tree = _piped(listing, lambda text: repository.git.mktree(istream=text))
    parents = ("-p", parent) if parent else ()
    return str(repository.git.commit_tree(tree, *parents, "-m", MESSAGE))


def _piped(text: str, run: Callable[[IO[bytes]], Any]) -> str:
    """What a git command answers that reads a text: it wants a real file."""
    with tempfile.TemporaryFile() as file:
        file.write(text.encode())
        file.seek(0)
        return str(run(file)).strip()


def _moved(repository: Repo, commit: str, before: str) -> bool:
    """Whether the local branch went from one commit to another; not where somebody else moved it meanwhile."""
    try:
        repository.git.update_ref(LOCAL, commit, before or "0" * 40)
    except GitCommandError:
        return False
    return True


def _pushed(repository: Repo, remote: str, commit: str, before: str) -> bool:
    """Whether the remote took a commit; not where it has another one than `before`. Raises Impossible else."""
    try:
        repository.git.push("--quiet", f"--force-with-lease={LOCAL}:{before}", remote, f"{commit}:{LOCAL}")
    except GitCommandError as fault:
        if tips(repository.git, remote, BRANCH).get(BRANCH, "") != before:
            return False
        raise Impossible(f"Catatan tautan tidak dikirim: `{remote}` menolak: {said(fault)}.") from fault
    return True
