"""The SHA-256 of files, which are read again only where they may have changed since.

Whether a file lies there as it was is told by what the system notes of it: its number, size, and the times of the last
change of its content and of anything. Whoever writes to a file changes the last one, and only the system sets it; git
tells its files in the same way (docs/keputusan/0039-keadaan-berkas.md).
"""

from __future__ import annotations

import hashlib
import os
import struct
import time
from collections.abc import Iterator, Mapping
from hashlib import file_digest
from pathlib import Path

from msgspec import DecodeError, ValidationError, msgpack

FRESH_NANOSECONDS = 2_000_000_000
"""A file changed so short a time before it was read may change again within the same tick of its file system's clock."""
LARGE = 1 << 20
"""Bytes of a file that is read in pieces: the largest is as large as all that is kept of a thousand others."""
FORMAT = b"satu-pintu-digest-3"
STATE = struct.Struct("=QQqq")
CONTENT = struct.calcsize("=QQq")
"""Bytes of a state that only another content changes, and not a further name of the same file."""
KNOWN = msgpack.Decoder(dict[str, bytes])


def state_of(facts: os.stat_result) -> bytes:
    """What the system notes of a file, as bytes: equal bytes, the same file with the same content."""
    return STATE.pack(facts.st_ino, facts.st_size, facts.st_mtime_ns, facts.st_ctime_ns)


def is_settled(state: bytes, now: int) -> bool:
    """Whether a file with this state would have another one after any change from now on (`time.time_ns`)."""
    _number, _size, changed, _touched = STATE.unpack(state)
    return bool(changed < now - FRESH_NANOSECONDS)


class FileDigests:
    """Digests of files by path, each behind the state in which it was read; paths are below `root`, or absolute."""

    def __init__(self, root: Path, known: Mapping[str, bytes] | None = None) -> None:
        self._root = root
        self._known = dict(known or {})
        """Those of an earlier run that nobody has asked for yet."""
        self._asked: dict[str, bytes] = {}
        self._learned = False

    @classmethod
    def read(cls, root: Path, content: bytes) -> FileDigests:
        """Those of an earlier run, as `written` gave them; none where that is foreign or of another version."""
        if content.startswith(FORMAT):
            try:
                return cls(root, KNOWN.decode(memoryview(content)[len(FORMAT) :]))
            except (DecodeError, ValidationError):
                pass
        return cls(root)

    def written(self) -> Iterator[bytes]:
        """The digests of all files that were asked for, as `read` takes them, in pieces; none where that is what was
        read."""
        if self._learned or self._known:
            yield FORMAT
            yield msgpack.encode(self._asked)

    def of(self, path: str) -> str:
        """The SHA-256 of what lies at a path, in hexadecimal. Raises OSError."""
        place = path if path.startswith("/") else f"{self._root}/{path}"
        known = self._asked.get(path) or self._known.pop(path, None)
        if known and known.startswith(state_of(os.stat(place))):  # noqa: PTH116 (a Path for each of thousands costs as much)
            self._asked[path] = known
            return known[STATE.size :].hex()
        now = time.time_ns()
        with open(place, "rb") as file:  # noqa: PTH123
            facts = os.fstat(file.fileno())
            state = state_of(facts)
            whole = facts.st_size < LARGE
            digest = (hashlib.sha256(file.read()) if whole else file_digest(file, "sha256")).digest()
        self._learned = True
        if is_settled(state, now) and path.isprintable():  # a name that is not UTF-8 cannot be written down
            self._asked[path] = state + digest
        else:
            self._asked.pop(path, None)
        return digest.hex()
