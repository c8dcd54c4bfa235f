"""Front matter and records as they were read before: to read a file again is four times the work of remembering it."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from typing import Any

from msgspec import Struct, msgpack

from satupintu.frontmatter import Block, KeyPath, shared_path
from satupintu.store import Store

NO_TEXT = 0
"""Stands for the first line of the text of a record, which has none."""


class _Written(Struct, frozen=True, array_like=True):
    """A block as it is kept: its values, the line of each key, and the line its file's text starts on."""

    values: dict[str, Any]
    lines: list[tuple[KeyPath, int]]
    body_line: int


READER, WRITER = msgpack.Decoder(_Written), msgpack.Encoder()


class Blocks:
    """Blocks by the path of their file: those of files that have not changed since, and what was read besides.

    They are asked for at the beginning of a build and at its end; meanwhile those of thousands of files lie on the disk.
    """

    def __init__(self, known: Mapping[str, bytes] | None = None) -> None:
        """`known` are blocks as `kept` of an earlier run gave them. Raises msgspec.DecodeError later, where one is not."""
        self._known = known or {}
        self._noted = Store(None)

    def get(self, path: str) -> Block | None:
        """The block of a file that has not changed; None where it must be read."""
        kept = self._known.get(path) or self._noted.get(path)
        if kept is None:
            return None
        found = READER.decode(kept)
        return Block(found.values, {shared_path(path): line for path, line in found.lines})

    def note(self, path: str, block: Block, body_line: int = NO_TEXT) -> None:
        """Keep the block of a file that was read. The text below it starts on `body_line`."""
        self._noted.put(path, kept_form(block, body_line))

    def lay_aside(self) -> None:
        """Hold nothing in memory any more."""
        for path, kept in self._known.items():
            self._noted.put(path, kept)
        self._known = {}

    def kept(self, path: str) -> bytes:
        """A block that was asked for or noted, as it can be kept. Raises OSError where the disk had no room for it."""
        kept = self._known.get(path) or self._noted.get(path)
        if kept is None:
            raise OSError(errno.ENOSPC, "a block was lost", path)
        return kept


def kept_form(block: Block, body_line: int = NO_TEXT) -> bytes:
    """A block as it is kept: equal bytes, equal blocks."""
    return WRITER.encode(_Written(block.values, list(block.lines.items()), body_line))
