"""A repository beside the user's, for one command: same remotes and credentials, own refs, thrown away afterwards.

Whatever kills the command, the user's repository keeps its branches, its index and its locks as they were: releases
are fetched to, made in and pushed from here. It borrows the user's objects; those that are new lie in it alone.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from git.cmd import Git
from git.exc import GitCommandError, GitError

from satupintu.commands.report import Impossible
from satupintu.commands.repository import QUIET, authorship, has_remote, said, succeeds, tips

PLACE = Path(".cache/terbit")
AUTHOR = authorship("Portal Satu Pintu", "portal")
SETTINGS = """\
[core]
\tbare = true
\thooksPath = /dev/null
[gc]
\tauto = 0
[maintenance]
\tauto = false
[push]
\tfollowTags = false
\tgpgSign = false
\trecurseSubmodules = no
"""
"""What goes before the user's own settings: nothing of the user's runs here, and nothing is tidied away."""


class SideRepository:
    """One of them, with the remote it speaks to. `folder` is its own place, where other work may lie too."""

    def __init__(self, root: Path, folder: Path, remote: str) -> None:
        self.root = root
        self.folder = folder
        self.remote = remote
        self.home = Git(str(root))
        """The user's own repository: asked, never changed."""
        self.home.update_environment(**QUIET)
        self.git = Git(str(root))
        """This one; addresses of remotes are relative to the root, as always."""
        self.environment = {**QUIET, **AUTHOR, "GIT_DIR": str(folder / "git")}
        self.git.update_environment(**self.environment)

    def start(self) -> None:
        """Make it. Raises Impossible where the remote is not known."""
        if not has_remote(self.home, self.remote):
            raise Impossible(f"Tidak dijalankan: repositori ini tidak punya remote `{self.remote}`.")
        kind = str(self.home.rev_parse("--show-object-format"))
        self.home.init(
            "--quiet", "--bare", "--template=", f"--object-format={kind}", str(self.folder / "git")
        )
        common = self._path("--git-common-dir")
        config = self.folder / "git/config"
        self.home.config("--file", str(config), "include.path", str(common / "config"))
        with config.open("a", encoding="utf-8") as file:
            file.write(SETTINGS)
        if self.complete:
            borrowed = self.folder / "git/objects/info"
            borrowed.mkdir(parents=True, exist_ok=True)
            (borrowed / "alternates").write_text(f"{common / 'objects'}\n", encoding="utf-8")

    @property
    def complete(self) -> bool:
        """Whether the user's repository has its whole history."""
        partial = str(self.home.config("--get-regexp", r"^remote\..*\.promisor$", with_exceptions=False))
        return str(self.home.rev_parse("--is-shallow-repository")) == "false" and not partial

    def _path(self, question: str) -> Path:
        found = Path(str(self.home.rev_parse(question)))
        return (self.root / found).resolve()

    def fetch(self, branch: str, *also: str) -> dict[str, str]:
        """Fetch a branch; the commits it and others have at the remote. Raises Impossible without a way there."""
        found = self.tips(branch, *also)
        if branch in found:
            ref = f"refs/heads/{branch}"
            with self._speaking():
                self.git.fetch("--no-tags", "--quiet", "--no-write-fetch-head", self.remote, f"+{ref}:{ref}")
            found[branch] = str(self.git.rev_parse(ref))
        return found

    def tips(self, *branches: str) -> dict[str, str]:
        """The commits that branches have at the remote now. Raises Impossible without a way there."""
        with self._speaking():
            return tips(self.git, self.remote, *branches)

    @contextmanager
    def _speaking(self) -> Iterator[None]:
        try:
            yield
        except GitCommandError as fault:
            raise Impossible(
                f"Tidak dijalankan: `{self.remote}` tidak dapat dihubungi: {said(fault)}."
            ) from fault

    def head(self) -> str:
        """The commit checked out in the user's repository. Raises GitCommandError where there is none."""
        return str(self.home.rev_parse("--verify", "HEAD"))

    def changed_files(self) -> list[str]:
        """What differs there from the commit, new files included."""
        listed = str(self.home.status("--porcelain", "-z", "--no-renames", "--untracked-files=all"))
        return [entry[3:] for entry in listed.split("\0") if entry]

    def files_between(self, before: str, after: str) -> list[str]:
        """The files in which two commits differ; all of them where the first is not known here."""
        known = before and succeeds(self.home, "cat-file", "-e", f"{before}^{{commit}}")
        command = ("diff", "--name-only", "-z", "--no-renames", before, after)
        listed = self.home.execute(
            ["git", *(command if known else ("ls-tree", "-r", "--name-only", "-z", after))]
        )
        return [path for path in str(listed).split("\0") if path]

    def file(self, commit: str, path: str) -> bytes | None:
        """The bytes of a file in a commit; None where it is not there."""
        if not str(self.git.ls_tree("--name-only", commit, "--", path)):
            return None
        content: bytes = self.git.cat_file(
            "blob", f"{commit}:{path}", stdout_as_string=False, strip_newline_in_stdout=False
        )
        return content

    def share(self, branch: str) -> None:
        """Let the user's repository know what is at the remote now, as a fetch would; no matter if it cannot."""
        ref = f"refs/heads/{branch}"
        try:
            self.home.fetch(
                "--no-tags",
                "--quiet",
                "--no-write-fetch-head",
                "--no-auto-maintenance",
                "--refmap=",
                str(self.folder / "git"),
                f"+{ref}:refs/remotes/{self.remote}/{branch}",
            )
        except GitCommandError:
            return


@contextmanager
def side_repository(root: Path, remote: str) -> Iterator[SideRepository]:
    """One for the time of a command. Raises Impossible outside a repository, where git fails, or beside another one."""
    if not (root / ".git").exists():
        raise Impossible("Tidak dijalankan: folder ini bukan repositori git.")
    with _alone(root / PLACE):
        folder = root / PLACE / secrets.token_hex(6)
        folder.mkdir()
        try:
            made = SideRepository(root, folder, remote)
            made.start()
            yield made
        except GitError as fault:
            raise Impossible(f"Tidak dijalankan: git gagal: {said(fault)}.") from fault
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    """One publication at a time in a folder; what dead ones left behind is removed."""
    place.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(place / "kunci", timeout=0):
            for left in place.iterdir():
                if left.is_dir():
                    shutil.rmtree(left, ignore_errors=True)
            yield
    except Timeout as fault:
        raise Impossible("Tidak dijalankan: penerbitan lain sedang berjalan di folder ini.") from fault
