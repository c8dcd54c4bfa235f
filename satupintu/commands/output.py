"""The finished folder, replaced in one step.

`output` is a relative symbolic link to a finished folder in `.output.d/` beside it. A build writes
into a new folder there and then replaces the link with `os.replace`, which POSIX makes atomic: a
kill, a full disk or a second run at any moment leaves the old site or the new one.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from satupintu.commands.old_folder import OldFolder
from satupintu.commands.report import Impossible, say
from satupintu.releases.manifest import RECEIPT

LINK_TAIL = ".tautan-baru"
RENAME_EXCHANGE = 2
AT_FDCWD = -100


class Output:
    """One output folder and the place where its versions are built."""

    def __init__(self, target: Path) -> None:
        """Raises Impossible where something lies there that the portal did not make."""
        self.target = Path(os.path.abspath(target))  # noqa: PTH100 (resolve would follow the link)
        if not self.target.name:
            raise Impossible(f"`{self.target}` tidak dapat menjadi folder hasil; pilih `--output` lain.")
        self.store = self.target.with_name(f".{self.target.name}.d")
        self._refuse_foreign()

    def _refuse_foreign(self) -> None:
        if self.target.is_symlink():
            inside = self.target.readlink().parent
            if inside != Path(self.store.name):
                raise Impossible(
                    f"`{self.target}` adalah tautan yang tidak dibuat portal; hapus, atau pilih `--output` lain."
                )
        elif self.target.is_dir():
            if any(self.target.iterdir()) and not (self.target / RECEIPT).is_file():
                raise Impossible(
                    f"`{self.target}` berisi berkas yang tidak dibuat portal; kosongkan, atau pilih `--output` lain."
                )
        elif self.target.exists():
            raise Impossible(f"`{self.target}` bukan folder; pilih `--output` lain.")

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Only one build at a time; the system lets the lock go when its holder dies."""
        self.store.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.store / "kunci")
        try:
            held = lock.acquire(timeout=0)
        except Timeout:
            say("Menunggu build lain selesai …")
            held = lock.acquire()
        with held:
            yield

    def tidy(self) -> None:
        """Remove what builds that died have left, and all finished folders but the present and the one before."""
        self._remove_stale()
        _clear(self._new_link)

    @contextlib.contextmanager
    def aside(self, *, anew: bool = False) -> Iterator[tuple[Path, OldFolder]]:
        """A folder to build in, and what lies in it; it is removed again unless `switch` has taken it.

        It is the one before the last output as it was left, or an empty one: always so with `anew`.
        """
        folder = self.store / secrets.token_hex(6)
        try:
            yield folder, self._reopened(folder, None if anew else self._before_last())
        finally:
            if self.last != folder:
                shutil.rmtree(folder, ignore_errors=True)

    def _reopened(self, folder: Path, earlier: Path | None) -> OldFolder:
        """Make a folder out of an earlier one, or an empty one; what lies in it."""
        if earlier:
            (earlier / RECEIPT).unlink()  # from now on it counts as left behind by a build that has died
            for record in self.store.glob(f"{earlier.name}.*"):
                record.unlink()
            earlier.rename(folder)
            if old := OldFolder.read(folder):
                return old
            shutil.rmtree(folder)
        folder.mkdir()
        return OldFolder.empty()

    def switch(self, folder: Path) -> None:
        """Make a finished folder the output, in one step."""
        link = self._new_link
        _clear(link)
        link.symlink_to(Path(self.store.name) / folder.name, target_is_directory=True)
        if self.target.is_symlink() or not self.target.exists():
            link.replace(self.target)
        elif not any(self.target.iterdir()):
            self.target.rmdir()
            link.replace(self.target)
        else:
            self._exchange(link)

    def _exchange(self, link: Path) -> None:
        """Swap a real folder (a copied output) for the link, then remove the folder. Linux only."""
        if not _exchanged(link, self.target):
            link.unlink()
            raise Impossible(
                f"`{self.target}` adalah folder biasa dan tidak dapat ditukar; hapus folder itu, lalu ulangi."
            )
        shutil.rmtree(link, ignore_errors=True)

    @property
    def _new_link(self) -> Path:
        return self.target.with_name(self.target.name + LINK_TAIL)

    @property
    def last(self) -> Path | None:
        """The folder that is the output now; None where there is none, or a real folder in its place."""
        return self.store / self.target.readlink().name if self.target.is_symlink() else None

    def _before_last(self) -> Path | None:
        """The newest finished folder but the output itself; None where there is none, or no output."""
        current = self.last
        if current is None:
            return None
        finished = [each for each in self._folders if each != current and (each / RECEIPT).is_file()]
        return max(finished, key=lambda folder: folder.stat().st_mtime, default=None)

    @property
    def _folders(self) -> list[Path]:
        return [each for each in self.store.iterdir() if each.is_dir() and not each.is_symlink()]

    def _remove_stale(self) -> None:
        """Folders of builds that died, and finished ones but the present and the one before."""
        kept = {self.last, self._before_last()}
        for folder in self._folders:
            if folder not in kept:
                shutil.rmtree(folder, ignore_errors=True)
        for record in self.store.glob("*.*"):
            if not (self.store / record.name.partition(".")[0]).is_dir():
                record.unlink(missing_ok=True)


def _clear(link: Path) -> None:
    """Free the name of the new link. A folder there was exchanged by a build that died before removing it."""
    if link.is_dir() and not link.is_symlink():
        shutil.rmtree(link)
    link.unlink(missing_ok=True)


def _exchanged(first: Path, second: Path) -> bool:
    """renameat2(RENAME_EXCHANGE): both names change places in one step; False where it cannot."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return int(rename(AT_FDCWD, os.fsencode(first), AT_FDCWD, os.fsencode(second), RENAME_EXCHANGE)) == 0
