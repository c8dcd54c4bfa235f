"""What all models share: frozen, closed to unknown keys, and aware of file and line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Self

from pydantic import (
    BaseModel,
    ConfigDict,
    PrivateAttr,
)

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


class Record(Part):
    """Anything read from a file of its own; remembers the file and the line of each key."""

    _path: str = PrivateAttr("")
    _lines: Mapping[KeyPath, int] = PrivateAttr(default_factory=dict)

    def located(self, path: str, lines: Mapping[KeyPath, int]) -> Self:
        """This record, told once where it was read."""
        self._path, self._lines = path, lines
        return self

    @cached_property
    def path(self) -> str:
        return self._path

    def line(self, *key: str | int) -> int:
        """The line of a key in the file, else of the nearest key around it, else 1."""
        while key:
            if key in self._lines:
                return self._lines[key]
            key = key[:-1]
        return 1

    def lines_below(self, *key: str | int) -> Mapping[KeyPath, int]:
        """The lines of the keys inside a key, for a part that speaks for itself."""
        depth = len(key)
        return {path[depth:]: line for path, line in self._lines.items() if path[:depth] == key}

    def problem(
        self, key: str | KeyPath, rule: str, message: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        place = (key,) if isinstance(key, str) else key
        return Problem(self.path, self.line(*place), rule, message, severity)
