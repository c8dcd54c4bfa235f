"""Whether a text holds something at all: the first question of every rule, and for most texts the last one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from pydantic_core import SchemaValidator, core_schema

NOTHING = r"^[^\s\S]"
"""The expression that no text holds, which its first place tells."""


class Sieve:
    """An expression that is asked of every text, before Python's own is asked where and what.

    It is read by the engine that checks the patterns of our models, Rust's `regex`: linear in the length of the text,
    and many times as quick as Python's in finding nothing where an expression begins with one of a few letters or
    words. It knows neither groups to come back to nor looks ahead or behind, so a sieve may let through what its rule
    then does not find, never the other way round.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern

    @classmethod
    def of_words(cls, words: Iterable[str]) -> Sieve:
        """Any of these, wherever and within whatever they stand."""
        return cls("|".join(map(re.escape, words)) or NOTHING)

    def holds(self, text: str) -> bool:
        """Whether the expression is found anywhere in the text."""
        return self._engine.isinstance_python(text)

    @cached_property
    def _engine(self) -> SchemaValidator:
        """Made when it is first asked: builds that read no text need none."""
        return SchemaValidator(core_schema.str_schema(pattern=self._pattern))
