"""The glossary as its readers see it: terms with what they mean, and the other words that lead to them.

Words of one root (`seasal`) serve the search alone and are no terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from satupintu.alphabet import WORD, Filing, address_word, filing, folded
from satupintu.models import GlossaryRecord
from satupintu.places import GLOSSARY, label_slug
from satupintu.values import TermEntry

TITLE = "Glosarium"
INTRO = "Arti istilah dan singkatan yang dipakai di situs ini, dan kata lain untuk hal yang sama."
TAKEN = frozenset({"isi", "menu"})
"""Parts that every page has; a term of such a name gets its mark behind it."""
MARK = "istilah"
WHOLE = 400
"""A glossary of more words has a page for each letter (`budgets.py`: 10 kB of packed HTML)."""
PART = 100
"""So many words of one letter stand on a page then."""
SMALL_WORDS = frozenset("dan dari dengan di ke oleh pada untuk yang of the and".split())
"""Words that an abbreviation may pass over."""


class Entry(Struct, frozen=True):
    """A word in its place in the alphabet: of the term itself, or of another name of it."""

    word: str
    anchor: str
    filing: Filing
    term: TermEntry

    @property
    def letter(self) -> str:
        return self.filing.letter

    @property
    def preferred(self) -> bool:
        """Whether the meaning stands here; else the word leads to the term."""
        return self.word == self.term.word


class TermPage(Struct, frozen=True):
    """A page that says what words mean: all of them ("" as letter), or some of one letter; counted from 1."""

    address: str
    letter: str
    number: int
    entries: tuple[Entry, ...]

    @property
    def title(self) -> str:
        title = f"{TITLE}: {self.letter}" if self.letter else TITLE
        return f"{title}, halaman {self.number}" if self.number > 1 else title

    @property
    def intro(self) -> str:
        if not self.letter:
            return INTRO
        return f"Istilah dan singkatan dengan huruf awal {self.letter}, dan artinya."


class Terms(Struct, frozen=True, dict=True):
    """Every word of the glossary in the order of the alphabet; no two have the same anchor."""

    entries: tuple[Entry, ...]

    @cached_property
    def pages(self) -> tuple[TermPage, ...]:
        """Where the meanings stand; none where there are no words."""
        if len(self.entries) <= WHOLE:
            return (TermPage(GLOSSARY, "", 1, self.entries),) if self.entries else ()
        return tuple(
            page
            for letter, found in groupby(self.entries, key=lambda entry: entry.letter)
            for page in _pages_of(letter, tuple(found))
        )

    @property
    def whole(self) -> bool:
        """Whether all of it stands on one page."""
        return len(self.pages) <= 1

    def address(self, term: TermEntry) -> str:
        """Where the meaning of a term is read: `glosarium/#bmn`. That address leads to it in every case."""
        return f"{self._addresses[term.anchor]}#{term.anchor}"

    @cached_property
    def _addresses(self) -> Mapping[str, str]:
        return {entry.anchor: page.address for page in self.pages for entry in page.entries}


def _pages_of(letter: str, found: Sequence[Entry]) -> Iterator[TermPage]:
    start = f"{GLOSSARY}{address_word(letter)}/"
    for number, place in enumerate(range(0, len(found), PART), 1):
        address = start if number == 1 else f"{start}hal/{number}/"
        yield TermPage(address, letter, number, tuple(found[place : place + PART]))


def terms_of(record: GlossaryRecord | None) -> Terms:
    """What the glossary of Humas tells; nothing where there is none."""
    found = sorted(_entries(record), key=lambda entry: (entry.filing, entry.word))
    return Terms(tuple(found))


def _entries(record: GlossaryRecord | None) -> Iterator[Entry]:
    taken: set[str] = set(TAKEN)
    for group in record.groups if record else ():
        anchors = [_anchor(word, taken) for word in group.words]
        term = _term(group.names, anchors[0], " ".join(group.definition.split()))
        for word, anchor in zip(group.words, anchors, strict=True):
            yield Entry(word, anchor, filing(word), term)


def _anchor(word: str, taken: set[str]) -> str:
    """`barang-milik-negara`: stays the same while the word does; `taken` is told of it."""
    plain = label_slug(folded(word)) or MARK
    start = f"{plain}-{MARK}" if plain in TAKEN or plain.startswith("huruf-") else plain
    found, number = start, 1
    while found in taken:
        number += 1
        found = f"{start}-{number}"
    taken.add(found)
    return found


def _term(names: Sequence[str], anchor: str, meaning: str) -> TermEntry:
    word, others = names[0], names[1:]
    stands_for = next((other for other in others if abbreviates(word, other)), "")
    short = tuple(other for other in others if abbreviates(other, word))
    rest = tuple(other for other in others if other != stands_for and other not in short)
    return TermEntry(word, anchor, meaning, stands_for, short, rest)


def is_abbreviation(word: str) -> bool:
    """Whether a word is written as one: BMN, LKjIP, SP4N-LAPOR!, Plt.; not PKP2A I or Diklat."""
    letters = [letter for letter in word if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return " " not in word and (2 * capitals > len(letters) > 1 or word.endswith("."))


def abbreviates(word: str, phrase: str) -> bool:
    """Whether the letters of a word are the first letters of the words of a phrase, small words or not."""
    letters = [letter for letter in word.casefold() if letter.isalpha()]
    words = WORD.findall(phrase.casefold())
    telling = [each for each in words if each not in SMALL_WORDS]
    initials = ([each[0] for each in words], [each[0] for each in telling])
    return is_abbreviation(word) and len(words) > 1 and letters in initials
