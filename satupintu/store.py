"""Bytes kept from build to build, each in a file of its own: renditions of pictures and set documents.

They are never trusted: a file begins with the digest of what follows, and one that is damaged, cut off or
foreign counts as not there. Files are written aside and put in place in one step, so that two builds at
once, or one that is killed, leave nothing half written under a key.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
import weakref
from contextlib import suppress
from functools import cached_property
from pathlib import Path

DIGEST_BYTES = hashlib.sha256().digest_size
DAY = 24 * 60 * 60
KEPT_DAYS = 60
"""How long a file that no build asks for is kept: a unit may go back to an earlier picture."""


class Store:
    """Bytes by key. Without a folder they last for this run only, in a temporary one."""

    def __init__(self, folder: Path | None) -> None:
        self._lasting = folder

    def has(self, key: str) -> bool:
        return self.get(key) is not None

    def get(self, key: str) -> bytes | None:
        """The bytes kept under a key, or None."""
        with suppress(OSError):
            kept = self._file(key).read_bytes()
            digest, content = kept[:DIGEST_BYTES], kept[DIGEST_BYTES:]
            if content and hashlib.sha256(content).digest() == digest:
                _mark_used(self._file(key))
                return content
        return None

    def prune(self, days: int = KEPT_DAYS) -> None:
        """Remove what nobody has asked for in a long time, so that the folder does not grow for ever."""
        if self._lasting is None:
            return
        oldest = time.time() - days * DAY
        for file in self._lasting.glob("*/*"):
            with suppress(OSError):
                if file.stat().st_mtime < oldest:
                    file.unlink()

    def put(self, key: str, content: bytes) -> None:
        """Keep the bytes; a full disk or a folder that cannot be written only means that they are made again."""
        file = self._file(key)
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            handle, aside = tempfile.mkstemp(dir=file.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as target:
                    target.write(hashlib.sha256(content).digest() + content)
                os.replace(aside, file)  # noqa: PTH105 (mkstemp gives a string)
            except OSError:
                Path(aside).unlink(missing_ok=True)

    @cached_property
    def _folder(self) -> Path:
        if self._lasting is not None:
            return self._lasting
        temporary = tempfile.mkdtemp(prefix="satupintu-")
        weakref.finalize(self, shutil.rmtree, temporary, ignore_errors=True)
        return Path(temporary)

    def _file(self, key: str) -> Path:
        return self._folder / key[:2] / key


def _mark_used(file: Path) -> None:
    """Note the day of use as the file's time, once a day."""
    with suppress(OSError):
        if file.stat().st_mtime < time.time() - DAY:
            os.utime(file)
