"""Front matter and records as they were read before: to read a file again is four times the work of remembering it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import Struct, msgpack

from satupintu.frontmatter import Block, KeyPath, shared_path

NO_TEXT = 0
"""Stands for the first line of the text of a record, which has none."""


class _Written(Struct, frozen=True, array_like=True):
    """A block as it is kept: its values, the line of each key, and the line its file's text starts on."""

    values: dict[str, Any]
    lines: list[tuple[KeyPath, int]]
    body_line: int


READER, WRITER = msgpack.Decoder(_Written), msgpack.Encoder()


class Blocks:
    """Blocks by the path of their file: those of files that have not changed since, and what was read besides."""

    def __init__(self, known: Mapping[str, bytes] | None = None) -> None:
        """`known` are blocks as `read` of an earlier run had them. Raises msgspec.DecodeError later, where one is not."""
        self._known = known or {}
        self.read: dict[str, bytes] = {}
        """Every block that was asked for or noted, as it can be kept."""

    def get(self, path: str) -> Block | None:
        """The block of a file that has not changed; None where it must be read."""
        kept = self._known.get(path)
        if kept is None:
            return None
        self.read[path] = kept
        found = READER.decode(kept)
        return Block(found.values, {shared_path(path): line for path, line in found.lines})

    def note(self, path: str, block: Block, body_line: int = NO_TEXT) -> None:
        """Keep the block of a file that was read. The text below it starts on `body_line`."""
        self.read[path] = kept_form(block, body_line)


def kept_form(block: Block, body_line: int = NO_TEXT) -> bytes:
    """A block as it is kept: equal bytes, equal blocks."""
    return WRITER.encode(_Written(block.values, list(block.lines.items()), body_line))
