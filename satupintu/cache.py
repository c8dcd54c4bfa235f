"""What was worked out once, kept under the digest of what it was worked out from.

One SQLite file. It is never trusted to be there: where it is damaged, foreign, or cannot be
written, it is thrown away without a word and the work is done again. SQLite's own locking makes it
safe for two runs at once and under a kill. A run without a file keeps its values in a `Store` of its own.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import defaultdict
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from typing import Any, TypeVar

from msgspec import DecodeError, ValidationError, msgpack

from satupintu.store import Store

FORMAT = 2
"""Stored as `user_version`; a file of another format is thrown away."""
TABLE = "CREATE TABLE IF NOT EXISTS entries (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key))"
"""With row numbers: values lie beside the tree of their keys. Inside it they would be moved with these, and read past
by whoever looks for a key; that takes more than twice the time."""
BUSY_SECONDS = 2.0
BATCH = 500
Value = TypeVar("Value")
ANYTHING = msgpack.Decoder(Any)


class Cache:
    """Values by (kind, key). A value is what JSON can hold, written as MessagePack: that takes a fifth of the time for a
    text with many signs and line ends. Keys carry every version that matters.

    New values wait in memory and are written in short transactions, so that another run is never
    kept waiting for longer than one of those takes.
    """

    def __init__(self, file: Path | None) -> None:
        """Open or make the file; None, or one that cannot be used, keeps everything for this run alone."""
        self.lasting = file is not None
        """Whether it was asked to outlive this run."""
        self._connection = _opened(file) if file else None
        self._passing: dict[str, Store] = defaultdict(partial(Store, None))
        """Values of this run by kind, where there is no file."""
        self._pending: dict[tuple[str, str], bytes] = {}

    def get_json(self, kind: str, key: str) -> Any:
        """The value, or None where there is none or it cannot be read."""
        return self.get(kind, key, ANYTHING)

    def get(self, kind: str, key: str, as_type: msgpack.Decoder[Value]) -> Value | None:
        """The value as what it was made from, or None where there is none or it cannot be read as that."""
        try:
            written = self._written(kind, key)
            return None if written is None else as_type.decode(written)
        except (sqlite3.Error, DecodeError, ValidationError, TypeError):
            return None

    def _written(self, kind: str, key: str) -> bytes | None:
        if self._connection is None:
            return self._passing[kind].get(key)
        if (kind, key) in self._pending:
            return self._pending[kind, key]
        row = self._connection.execute(
            "SELECT value FROM entries WHERE kind = ? AND key = ?", (kind, key)
        ).fetchone()
        return row[0] if row else None

    def put_json(self, kind: str, key: str, value: Any) -> None:
        """Keep a value; a full disk or a locked file only means that it is worked out again."""
        written = msgpack.encode(value)
        if self._connection is None:
            self._passing[kind].put(key, written)
            return
        self._pending[kind, key] = written
        if len(self._pending) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits in memory; what cannot be written is let go."""
        if self._connection is None:
            return
        rows = [(kind, key, value) for (kind, key), value in self._pending.items()]
        with suppress(sqlite3.Error), self._connection:
            self._connection.executemany(
                "INSERT OR REPLACE INTO entries (kind, key, value) VALUES (?, ?, ?)", rows
            )
        self._pending.clear()

    def close(self) -> None:
        """Write what this run has put, and let the file go."""
        self.flush()
        if self._connection:
            self._connection.close()


@cache
def library_version(name: str) -> str:
    """The version of a library, for cache keys: each asks anew, and finding it takes up to a millisecond."""
    from importlib.metadata import version  # the process that reads documents never needs it

    return version(name)


def program_digest(*modules: str) -> str:
    """The digest of some modules of this package: what they worked out belongs to their text of today."""
    texts = (Path(__file__).parent.joinpath(f"{module}.py").read_bytes() for module in modules)
    return hashlib.sha256(b"\0".join(texts)).hexdigest()[:16]


def _opened(file: Path) -> sqlite3.Connection | None:
    """A usable connection; None where there can be none."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return _connected(str(file))
    except (sqlite3.OperationalError, OSError):  # busy, or not writable: leave it to its owner
        return None
    except sqlite3.DatabaseError:
        for damaged in (file, *(file.with_name(file.name + tail) for tail in ("-wal", "-shm"))):
            with suppress(OSError):
                damaged.unlink(missing_ok=True)
        with suppress(sqlite3.Error):
            return _connected(str(file))
    return None


def _connected(name: str) -> sqlite3.Connection:
    connection = sqlite3.connect(name, timeout=BUSY_SECONDS)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] not in (0, FORMAT):
            raise sqlite3.DatabaseError("another format")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(TABLE)
        connection.execute(f"PRAGMA user_version = {FORMAT}")
        connection.execute("SELECT value FROM entries LIMIT 1").fetchone()
    except sqlite3.Error:
        connection.close()
        raise
    return connection
