"""Indonesian stems: those of Snowball, which the engine in the browser has too.

Functions of a module rather than of an object, because Whoosh pickles its schema.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

WORD = re.compile(r"[^\W_]+")
"""A word as both engines cut it: letters and digits; hyphens and stops part words."""


def words(text: str) -> list[str]:
    """The words of a text as they are written."""
    return WORD.findall(text)


@cache
def stem(word: str) -> str:
    """The stem of a word in small letters; a word with a digit in it stays as it is.

    A text has few different words, so each is worked out once.
    """
    if any(letter.isdigit() for letter in word):
        return word
    return str(_snowball().stemWord(word))


@cache
def _snowball() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("indonesian")


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in their order."""
    return [stem(word) for word in words(text.casefold())]
