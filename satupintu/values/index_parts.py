"""Parts of what is in the order of the alphabet: letters, and the terms of the glossary."""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.values.parts import Link


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of the alphabet above a list: the address of its first entry, "" where it has none."""

    letter: str
    address: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of the site with the shorter lists it is made of."""

    title: str
    address: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term of the glossary: what it means, what it is short for ("" for nothing known), and its other names."""

    word: str
    anchor: str
    meaning: str
    stands_for: str = ""
    short: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WordEntry:
    """A line of the glossary that leads to a term, `target`.

    `word` is another word for it, "" where the line is the term itself, whose `anchor` it then bears.
    """

    word: str
    target: Link
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TermSection:
    """The terms and other words of one letter; `anchor` is where the letter leads to."""

    letter: str
    anchor: str
    terms: tuple[TermEntry, ...]
    words: tuple[WordEntry, ...]
