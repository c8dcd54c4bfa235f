"""A folder of an earlier output, written over by a build (docs/keputusan/0036-teks-yang-disunting.md).

Most of what lies there are further names of the files that the new output takes over: what is there need not be
made again, and what is not wanted any more is removed. Making and removing a folder for each page costs more than all else
that is done for a page that has not changed.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

from satupintu.commands.file_digests import FRESH_NANOSECONDS
from satupintu.files import files_below


class OldFolder:
    """The files below a folder by path, with their numbers in the file system, and the folders there.

    `files` holds those of which nobody knows yet whether they are wanted.
    """

    def __init__(self, root: Path, files: dict[str, int], folders: set[str], began: int = 0) -> None:
        """`began` is the time at which it was read, by the clock of its file system, in nanoseconds."""
        self._root = root
        self._began = began
        self.files = files
        self.folders = folders
        self._used: set[str] = set()

    @classmethod
    def read(cls, root: Path) -> OldFolder | None:
        """What lies there; None where something does that no build has made. Raises OSError.

        Files have an ending, folders of pages have none: no file lies where a folder is to be. A folder that is to be
        written over has just lost its receipt, so that its own time is that of now.
        """
        began = os.stat(root).st_mtime_ns  # noqa: PTH116
        files: dict[str, int] = {}
        folders: set[str] = set()
        waiting = [""]
        while waiting:
            prefix = waiting.pop()
            with os.scandir(f"{root}/{prefix}") as entries:
                for entry in entries:
                    path = f"{prefix}{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        folders.add(path)
                        waiting.append(f"{path}/")
                    elif entry.is_file(follow_symlinks=False) and "." in entry.name:
                        files[path] = entry.inode()
                    else:
                        return None
        return cls(root, files, folders, began)

    @classmethod
    def empty(cls) -> OldFolder:
        """A folder in which nothing lies yet."""
        return cls(Path(), {}, set())

    def has(self, path: str, number: int) -> bool:
        """Whether a name of the file with this number lies at a path; it then stays."""
        if self.files.get(path) != number:
            return False
        del self.files[path]
        self._used.add(path)
        return True

    def clear(self, path: str) -> None:
        """Make room for another file at a path. Raises OSError."""
        if self.folders:
            self._used.add(path)
        if path in self.folders:
            shutil.rmtree(f"{self._root}/{path}")
        elif self.files.pop(path, None) is not None:
            os.unlink(f"{self._root}/{path}")  # noqa: PTH108 (a Path for each costs as much as the removal)

    def sweep(self) -> None:
        """Remove all files that were neither found to be wanted nor written, and the folders this leaves empty."""
        for path in self.files:
            with suppress(FileNotFoundError, NotADirectoryError):  # it went with a folder
                os.unlink(f"{self._root}/{path}")  # noqa: PTH108
        self.files.clear()
        wanted: set[str] = set()
        for path in self._used:
            folder = path.rpartition("/")[0]
            while folder and folder not in wanted:
                wanted.add(folder)
                folder = folder.rpartition("/")[0]
        for folder in sorted(self.folders - wanted, reverse=True):
            with suppress(OSError):  # something new lies in it
                os.rmdir(f"{self._root}/{folder}")  # noqa: PTH106

    def names(self, root: Path) -> list[str]:
        """Every file that lies below the folder, which is `root`, after `sweep`, in order. Raises OSError.

        Whoever puts something into a folder changes its time: one that is older than the look at it before the build
        holds what was found to be wanted, and is not read again.
        """
        if not self.folders:  # nobody asked which files are used, nor does it matter
            return files_below(root)
        kept: dict[str, list[str]] = defaultdict(list)
        for path in self._used:
            kept[path.rpartition("/")[0]].append(path)
        found, settled = list[str](), self._began - FRESH_NANOSECONDS
        for folder in ("", *self.folders):
            try:
                facts = os.lstat(f"{root}/{folder}")
            except (FileNotFoundError, NotADirectoryError):  # it is not there any more
                continue
            if facts.st_mtime_ns < settled and stat.S_ISDIR(facts.st_mode):
                found += kept[folder]
            elif stat.S_ISDIR(facts.st_mode):
                found += self._read_again(root, f"{folder}/" if folder else "")
        return sorted(found)

    def _read_again(self, root: Path, prefix: str) -> list[str]:
        """The files of one folder, and all those of folders in it that are new."""
        found: list[str] = []
        with os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if entry.is_file(follow_symlinks=False):
                    found.append(path)
                elif entry.is_dir(follow_symlinks=False) and path not in self.folders:
                    found += (f"{path}/{name}" for name in files_below(root / path))
        return found
