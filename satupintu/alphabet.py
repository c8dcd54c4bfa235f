"""The order of the alphabet: neither case nor marks on letters nor signs count, and numbers go by their size."""

from __future__ import annotations

import re
from string import ascii_uppercase

from msgspec import Struct

from satupintu.names import without_marks

OTHER = "0–9"
"""The letter of what begins with none from A to Z."""
LETTERS: tuple[str, ...] = (*ascii_uppercase, OTHER)
WORD = re.compile(r"[^\W_]+")
NUMBER = re.compile(r"\d+")
DIGITS = 8
"""Numbers are compared as if written with so many digits."""


class Filing(Struct, frozen=True, order=True):
    """Where a title stands in the alphabet: the number of its letter, then its words as they are compared."""

    place: int
    words: str

    @property
    def letter(self) -> str:
        return LETTERS[self.place]


def filing(title: str) -> Filing:
    """“Élan” stands at `elan`, “‘e-learning’” at `e learning`, “Angkatan 2” before “Angkatan 10”."""
    words = " ".join(WORD.findall(folded(title)))
    first = words[:1].upper()
    letter = first if first and first in ascii_uppercase else OTHER
    return Filing(LETTERS.index(letter), NUMBER.sub(lambda number: number[0].zfill(DIGITS), words))


def folded(text: str) -> str:
    """The text without capitals and without marks on its letters."""
    return without_marks(text.casefold())


def address_word(letter: str) -> str:
    """`a` for A, `0-9` for 0–9: a letter as addresses and anchors name it."""
    return letter.lower().replace("–", "-")
