"""Lists in the order of the alphabet: cut into pages, with letters that lead to the right page and place."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from string import ascii_uppercase
from typing import TypeVar

from satupintu.alphabet import LETTERS
from satupintu.alphabet import OTHER as NO_LETTER
from satupintu.pages.lists import further_address
from satupintu.values import Letter, Link, Pager

SIZE = 50
"""Entries of a page."""
NEIGHBOURS = 2
"""How many numbers the pager shows on each side of the page at hand, besides the first and the last."""
WORDS = "Sebelumnya", "Berikutnya"
OTHER = "#"
"""The letter of what begins with none of A–Z."""

Entry = TypeVar("Entry")


def initial(text: str) -> str:
    """The capital A–Z a text is listed under; `#` where it begins with none."""
    letter = next((found for found in unicodedata.normalize("NFKD", text) if found.isalpha()), "").upper()
    return letter if letter in ascii_uppercase and letter else OTHER


def page_count(entries: Sequence[object], size: int = SIZE) -> int:
    """At least one, also of nothing."""
    return max(1, -(-len(entries) // size))


def page_address(address: str, number: int) -> str:
    """The first page is the list's own address."""
    return address if number == 1 else further_address(address, number)


def letters(address: str, initials: Sequence[str]) -> tuple[Letter, ...]:
    """A–Z, each with the address of its first entry; `initials` are those of all entries in order."""
    first = {letter: place for place, letter in reversed(list(enumerate(initials)))}
    names = (*ascii_uppercase, OTHER) if OTHER in first else tuple(ascii_uppercase)
    return tuple(
        Letter(
            name,
            f"{page_address(address, first[name] // SIZE + 1)}#{anchor(name)}" if name in first else "",
        )
        for name in names
    )


def addressed_letters(addresses: Mapping[str, str]) -> tuple[Letter, ...]:
    """A–Z, each with its address; 0–9 only where it has one."""
    shown = (letter for letter in LETTERS if letter != NO_LETTER or letter in addresses)
    return tuple(Letter(letter, addresses.get(letter, "")) for letter in shown)


def grouped(
    initials: Sequence[str], entries: Sequence[Entry], number: int
) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    """The entries of a page by letter; the anchor is "" where the letter began on an earlier page."""
    start = (number - 1) * SIZE
    before = initials[start - 1] if start else ""
    shown = range(start, min(start + SIZE, len(entries)))
    for letter, places in groupby(shown, key=lambda place: initials[place]):
        yield "" if letter == before else anchor(letter), tuple(entries[place] for place in places)


def anchor(letter: str) -> str:
    return f"huruf-{'lain' if letter == OTHER else letter.lower()}"


def pager(address: str, number: int, count: int) -> Pager | None:
    """The pages around the one at hand, the first and the last; None where there is but one."""
    if count == 1:
        return None
    near = range(max(1, number - NEIGHBOURS), min(count, number + NEIGHBOURS) + 1)
    numbers = sorted({1, *near, count})
    return Pager(
        page_address(address, number - 1) if number > 1 else None,
        page_address(address, number + 1) if number < count else None,
        tuple(Link(str(each), page_address(address, each)) for each in numbers),
        WORDS,
    )
