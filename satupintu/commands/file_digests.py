"""The SHA-256 of files, which are read again only where they may have changed since.

For one run: whether a file lies there as it was is told by what the system notes of it, which nobody carries from one
machine or day to another.
"""

from __future__ import annotations

import hashlib
import os
import time
from hashlib import file_digest

FRESH_NANOSECONDS = 2_000_000_000
"""A file changed so short a time before it was read may change again within the same tick of its file system's clock."""
LARGE = 1 << 20
"""Bytes of a file that is read in pieces: the largest is as large as all that is kept of a thousand others."""
State = tuple[int, int, int, int]
"""Number, size, and the times of the last change of content and of anything, in nanoseconds."""


class FileDigests:
    """Digests of files by path, each with the state in which it was read."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[State, str]] = {}

    def of(self, path: str) -> str:
        """The SHA-256 of what lies at a path, in hexadecimal. Raises OSError."""
        known = self._known.get(path)
        if known and known[0] == _state(os.stat(path)):  # noqa: PTH116 (a Path for each of thousands costs as much)
            return known[1]
        now = time.time_ns()
        with open(path, "rb") as file:  # noqa: PTH123
            state = _state(os.fstat(file.fileno()))
            digest = (
                hashlib.sha256(file.read()) if state[1] < LARGE else file_digest(file, "sha256")
            ).hexdigest()
        if max(state[2:]) < now - FRESH_NANOSECONDS:
            self._known[path] = state, digest
        else:
            self._known.pop(path, None)
        return digest


def _state(facts: os.stat_result) -> State:
    return facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns
