"""What all models share: frozen, closed to unknown keys, and aware of file and line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, cached_property
from typing import Self

from msgspec import Struct
from pydantic import BaseModel, ConfigDict

from satupintu.frontmatter import KeyPath
from satupintu.problems import Problem, Severity


class Part(BaseModel):
    """A mapping inside a record."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        arbitrary_types_allowed=True,
        defer_build=True,  # a validator is made when it is first asked for: most parts stand only inside others
    )


class Lines(Struct, frozen=True):
    """The keys of a file in their order, and the line of each."""

    keys: tuple[KeyPath, ...] = ()
    numbers: tuple[int, ...] = ()


@cache
def shared_lines(keys: tuple[KeyPath, ...], numbers: tuple[int, ...]) -> Lines:
    """The one object for such lines: of ten thousand files, thousands have the same keys on the same lines."""
    return Lines(keys, numbers)


NO_LINES = Lines()


class Record(Part):
    """Anything read from a file of its own; remembers the file and the line of each key."""

    def tell(self, name: str, value: object) -> None:
        """Tell this record once what it cannot know from its file.

        Private attributes would do it too, but pydantic keeps those in a dictionary of their own for each record.
        """
        object.__setattr__(self, name, value)

    def located(self, path: str, lines: Mapping[KeyPath, int]) -> Self:
        """This record, told once where it was read."""
        self.tell("path", path)
        self.tell("lines", shared_lines(tuple(lines), tuple(lines.values())))
        return self

    @cached_property
    def path(self) -> str:
        """From the root of the site; "" for what was not read from a file."""
        return ""

    @cached_property
    def lines(self) -> Lines:
        """Where the keys stand in the file."""
        return NO_LINES

    def line(self, *key: str | int) -> int:
        """The line of a key in the file, else of the nearest key around it, else 1."""
        found = dict(zip(self.lines.keys, self.lines.numbers, strict=True))
        while key:
            if key in found:
                return found[key]
            key = key[:-1]
        return 1

    def lines_below(self, *key: str | int) -> Mapping[KeyPath, int]:
        """The lines of the keys inside a key, for a part that speaks for itself."""
        depth, lines = len(key), zip(self.lines.keys, self.lines.numbers, strict=True)
        return {path[depth:]: line for path, line in lines if path[:depth] == key}

    def problem(
        self, key: str | KeyPath, rule: str, message: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        place = (key,) if isinstance(key, str) else key
        return Problem(self.path, self.line(*place), rule, message, severity)
