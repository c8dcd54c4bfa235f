"""Bytes kept from build to build, each in a file of its own: renditions of pictures and set documents.

Those of a folder are never trusted: a file begins with the digest of what follows, and one that is damaged, cut off or
foreign counts as not there. Files are written aside and put in place in one step, so that two builds at
once, or one that is killed, leave nothing half written under a key.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from array import array
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO

DIGEST_BYTES = hashlib.sha256().digest_size
DAY = 24 * 60 * 60
KEPT_DAYS = 60
"""How long a file that no build asks for is kept: a unit may go back to an earlier picture."""


class Store:
    """Bytes by key. Without a folder they last for this run only, in a file that no name leads to."""

    def __init__(self, folder: Path | None) -> None:
        self._kept = _Passing() if folder is None else _Lasting(folder)

    def has(self, key: str) -> bool:
        return self.get(key) is not None

    def get(self, key: str) -> bytes | None:
        """The bytes kept under a key, or None."""
        with suppress(OSError):
            return self._kept.get(key)
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keep the bytes; a full disk or a folder that cannot be written only means that they are made again."""
        self.put_pieces(key, (content,))

    def put_pieces(self, key: str, pieces: Iterable[bytes]) -> None:
        """The same of bytes that come piece by piece and need not be held together."""
        with suppress(OSError):
            self._kept.put(key, pieces)

    def prune(self, days: int = KEPT_DAYS) -> None:
        """Remove what nobody has asked for in a long time, so that the folder does not grow for ever."""
        self._kept.prune(days)


class _Passing:
    """Bytes one after another in a temporary file that is gone with the process, however that ends."""

    def __init__(self) -> None:
        self._file: IO[bytes] | None = None
        self._numbers: dict[str, int] = {}
        self._ends = array("Q", [0])
        """Where the bytes before those of a number end, and these begin."""
        self._one_at_a_time = Lock()

    def get(self, key: str) -> bytes | None:
        number = self._numbers.get(key)
        if number is None or self._file is None:
            return None
        begins, ends = self._ends[number : number + 2]
        return os.pread(self._file.fileno(), ends - begins, begins)

    def put(self, key: str, pieces: Iterable[bytes]) -> None:
        content = b"".join(pieces)
        with self._one_at_a_time:
            if self._file is None:
                self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 - it lasts as long as the store
            begins = self._ends[-1]
            if os.pwrite(self._file.fileno(), content, begins) == len(content):  # less where the disk is full
                self._ends.append(begins + len(content))
                self._numbers[key] = len(self._ends) - 2

    def prune(self, _days: int) -> None:
        """There is nothing old."""


class _Lasting:
    """A file for each key in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> bytes | None:
        with self._file(key).open("rb", buffering=0) as kept:
            digest, content = kept.read(DIGEST_BYTES), kept.read()
        if not content or hashlib.sha256(content).digest() != digest:
            return None
        _mark_used(self._file(key))
        return content

    def put(self, key: str, pieces: Iterable[bytes]) -> None:
        file = self._file(key)
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=file.parent, prefix=".")
        try:
            with os.fdopen(handle, "wb") as target:
                digest = hashlib.sha256()
                target.write(bytes(DIGEST_BYTES))
                for piece in pieces:
                    digest.update(piece)
                    target.write(piece)
                target.seek(0)
                target.write(digest.digest())
            os.replace(aside, file)  # noqa: PTH105 (mkstemp gives a string)
        except OSError:
            Path(aside).unlink(missing_ok=True)
            raise

    def prune(self, days: int) -> None:
        oldest = time.time() - days * DAY
        for file in self._folder.glob("*/*"):
            with suppress(OSError):
                if file.stat().st_mtime < oldest:
                    file.unlink()

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key


def _mark_used(file: Path) -> None:
    """Note the day of use as the file's time, once a day."""
    with suppress(OSError):
        if file.stat().st_mtime < time.time() - DAY:
            os.utime(file)
