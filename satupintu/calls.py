"""A function with what it is to be called with, for things of which there are ten thousand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from msgspec import Struct

First = TypeVar("First")
Second = TypeVar("Second")
Result = TypeVar("Result")


class Call(Struct, Generic[First, Second, Result], frozen=True):
    """What `functools.partial` does with two arguments, in a quarter of the memory."""

    function: Callable[[First, Second], Result]
    first: First
    second: Second

    def __call__(self) -> Result:
        return self.function(self.first, self.second)
