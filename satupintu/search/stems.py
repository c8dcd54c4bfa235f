"""Indonesian stems: those of Snowball, which the engine in the browser has too.

Functions of a module rather than of an object, because Whoosh pickles its schema.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct
from Stemmer import Stemmer

SNOWBALL = Stemmer("indonesian")
WORD = re.compile(r"[^\W\d_][^\W_]*|\d{1,3}(?:\.\d{3})+(?!\.?\d)|[^\W_]+")
"""A word: letters and digits, parted by hyphens and stops, but for those in a number (`1.500`)."""


def words(text: str) -> list[str]:
    """The words of a text as they are written; a number without its stops."""
    return [word.replace(".", "") if "." in word else word for word in WORD.findall(text)]


@cache
def stem(word: str) -> str:
    """The stem of a word in small letters; a word with a digit in it stays as it is.

    A text has few different words, so each is worked out once.
    """
    if any(letter.isdigit() for letter in word):
        return word
    return str(SNOWBALL.stemWord(word))


class Cut(Struct, frozen=True):
    """A text word by word: as it is written, in small letters, and as stems.

    `typed` is True for a query: people type everything in small letters, so its capitals mean nothing.
    """

    written: Sequence[str]
    small: Sequence[str]
    stems: Sequence[str]
    typed: bool = False


def cut(text: str, *, typed: bool = False) -> Cut:
    written = words(text)
    small = [word.casefold() for word in written]
    return Cut(written, small, [stem(word) for word in small], typed)


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in their order."""
    return [stem(word) for word in words(text.casefold())]
