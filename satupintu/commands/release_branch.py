"""Releases on a branch: each is a commit that holds the site alone, with its receipt in the message."""

from __future__ import annotations

import os
import secrets
import subprocess
import sys
import tarfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from pathlib import Path

from git.exc import GitCommandError

from satupintu.commands.built_site import copied
from satupintu.commands.report import Impossible
from satupintu.commands.repository import said, tips
from satupintu.commands.side_repository import SideRepository
from satupintu.files import files_below
from satupintu.releases.receipt import Receipt, receipt_in
from satupintu.releases.store import Release

PLAIN_FILE = "100644"


class ReleaseBranch:
    """The publishing branch of a remote, as it was when it was fetched."""

    is_host_of_pages = True

    def __init__(
        self, repository: SideRepository, branch: str, tip: str, source: tuple[str, str] | None
    ) -> None:
        """`tip` is the commit fetched, "" where there is none; `source` a branch and the commit it must still have
        at the moment of a push."""
        self._repository = repository
        self._branch = branch
        self._tip = tip
        self._source = source
        self._ref = f"refs/heads/{branch}"

    @property
    def name(self) -> str:
        return f"{self._repository.remote}/{self._branch}"

    def releases(self) -> list[Release]:
        if self._tip and not self._found:
            raise Impossible(
                f"Tidak dijalankan: cabang `{self._branch}` di `{self._repository.remote}` berisi hal lain dari terbitan portal; "
                "pakai `--branch` lain, atau hapus cabang itu."
            )
        return self._found

    @cached_property
    def _found(self) -> list[Release]:
        """The receipts of the branch; not those of a branch on which somebody has committed by hand."""
        if not self._tip:
            return []
        log = str(self._repository.git.log("--first-parent", "--format=%H%n%B%x00", self._tip, "--"))
        entries = [entry.strip("\n").partition("\n") for entry in log.split("\0")]
        receipts = [(commit, receipt_in(message)) for commit, _end, message in entries if commit]
        if receipts[0][1] is None:
            return []
        return [Release(receipt, commit) for commit, receipt in receipts if receipt]

    def file(self, release: Release, path: str) -> bytes | None:
        return self._repository.file(release.place, path)

    def fill(self, release: Release, folder: str, target: Path) -> None:
        packed = self._repository.git.archive(
            "--format=tar", release.place, folder, stdout_as_string=False, strip_newline_in_stdout=False
        )
        with tarfile.open(fileobj=BytesIO(packed)) as archive:
            archive.extractall(target, filter="data")

    def is_intact(self, newest: Release) -> bool:
        """A commit cannot be changed unseen."""
        return True

    @contextmanager
    def staging(self) -> Iterator[Path]:
        folder = self._repository.folder / "situs"
        folder.mkdir()
        yield folder

    def take(self, built: Path, files: Mapping[str, str], staged: Path) -> None:
        copied(built, files, staged, lambda path: built / path)

    def keep(self, staged: Path, files: Mapping[str, str]) -> Mapping[str, str]:
        """Nothing: every replaced file would stay in the branch's history once more."""
        return {}

    def put(self, staged: Path, receipt: Receipt, newest: Release | None) -> None:
        _import(self._repository, self._branch, staged, _message(receipt))
        commit = str(self._repository.git.rev_parse(self._ref))
        self._look_over(commit, staged)
        self._push(commit)

    def put_back(self, release: Release, receipt: Receipt, newest: Release) -> None:
        tree = f"{release.place}^{{tree}}"
        self._push(str(self._repository.git.commit_tree(tree, "-p", self._tip, "-m", _message(receipt))))

    def _look_over(self, commit: str, staged: Path) -> None:
        """The commit holds exactly what was staged, on top of what was fetched. Raises Impossible."""
        listed = str(self._repository.git.ls_tree("-r", "-l", "-z", "--full-tree", commit))
        held = dict(_held(row) for row in listed.split("\0") if row)
        wanted = {name: (PLAIN_FILE, (staged / name).stat().st_size) for name in files_below(staged)}
        parents = str(self._repository.git.rev_list("--parents", "--max-count=1", commit)).split()[1:]
        if held != wanted or parents != [self._tip] * bool(self._tip):
            raise Impossible("Tidak diterbitkan: git tidak mencatat berkas situs dengan utuh.")

    def _push(self, commit: str) -> None:
        """The branch, with a lease on it and on the source. Raises Impossible where the remote has something newer.

        The source is named so that its lease is looked at; it is where it is, so nothing of it is sent.
        """
        leases, refs = [f"--force-with-lease={self._ref}:{self._tip}"], [f"{commit}:{self._ref}"]
        if self._source:
            branch, at = self._source
            leases.append(f"--force-with-lease=refs/heads/{branch}:{at}")
            refs.append(f"{at}:refs/heads/{branch}")
        repository = self._repository
        try:
            repository.git.push("--quiet", "--atomic", *leases, repository.remote, *refs)
        except GitCommandError as fault:
            self._explain(fault, commit)
        repository.git.update_ref(self._ref, commit)
        repository.share(self._branch)

    def _explain(self, fault: GitCommandError, commit: str) -> None:
        """Why a push failed; nothing where the commit has arrived though the answer has not. Raises Impossible."""
        remote = self._repository.remote
        try:
            now = tips(self._repository.git, remote, self._branch, *(self._source or ())[:1])
        except GitCommandError as lost:
            raise Impossible(
                f"Tidak diketahui apakah terbitan sampai: `{remote}` tidak menjawab lagi: {said(lost)}. Jalankan lagi."
            ) from fault
        if now.get(self._branch) == commit:
            return
        if now.get(self._branch, "") != self._tip:
            raise Impossible(
                f"Tidak diterbitkan: `{self.name}` didahului penerbitan lain. Jalankan lagi."
            ) from fault
        if self._source and now.get(self._source[0]) != self._source[1]:
            raise Impossible(
                f"Tidak diterbitkan: cabang `{self._source[0]}` di `{remote}` berubah selama situs dibangun. Jalankan lagi."
            ) from fault
        raise Impossible(f"Tidak diterbitkan: `{remote}` menolak: {said(fault)}.") from fault


def _message(receipt: Receipt) -> str:
    """With a mark of its own, so that no two publishers ever make the very same commit and both believe it theirs."""
    return f"{receipt.message}\nPenerbitan: {secrets.token_hex(8)}"


def _held(row: str) -> tuple[str, tuple[str, int]]:
    """A row of `ls-tree -l`: the path, its mode and its size in bytes."""
    facts, _mark, path = row.partition("\t")
    mode, _kind, _object, size = facts.split()
    return path, (mode, int(size) if size.isdigit() else -1)


def _import(repository: SideRepository, branch: str, staged: Path, message: str) -> None:
    """Commit a folder with ghp-import, which never pushes here. Raises Impossible where it fails.

    It is run by itself: it prints where it should fail, and asks the environment which repository it is in.
    """
    arguments = ("--branch", branch, "--remote", repository.remote, "--message", message, str(staged))
    environment: Mapping[str, str] = {**os.environ, **repository.environment}
    done = subprocess.run(
        [sys.executable, "-P", "-m", "ghp_import", *arguments],
        cwd=repository.root,
        env=environment,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        told = (done.stderr.strip().splitlines() or [f"kode {done.returncode}"])[-1]
        raise Impossible(f"Tidak diterbitkan: terbitan tidak dapat disusun: {told}.")
