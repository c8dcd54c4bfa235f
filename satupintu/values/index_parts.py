"""Parts of what is in the order of the alphabet: letters, and the terms of the glossary."""

from __future__ import annotations

from msgspec import Struct

from satupintu.values.parts import Link


class Letter(Struct, frozen=True):
    """One letter of the alphabet above a list: the address of its first entry, "" where it has none."""

    letter: str
    address: str


class Shelf(Struct, frozen=True):
    """A list of the site with the shorter lists it is made of."""

    title: str
    address: str
    links: tuple[Link, ...]


class TermEntry(Struct, frozen=True):
    """A term of the glossary: what it means, what it is short for ("" for nothing known), and its other names."""

    word: str
    anchor: str
    meaning: str
    stands_for: str = ""
    short: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


class WordEntry(Struct, frozen=True):
    """A line of the glossary that leads to a term, `target`.

    `word` is another word for it, "" where the line is the term itself, whose `anchor` it then bears.
    """

    word: str
    target: Link
    anchor: str = ""


class TermSection(Struct, frozen=True):
    """The terms and other words of one letter; `anchor` is where the letter leads to."""

    letter: str
    anchor: str
    terms: tuple[TermEntry, ...]
    words: tuple[WordEntry, ...]
