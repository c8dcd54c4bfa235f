"""What else a thing in a text is called: the glossary, and the former names of units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from msgspec import Struct

from satupintu.search.stems import Cut, cut, stem, words


class Glossary(Struct, frozen=True, dict=True):
    """Groups of words for one thing.

    A word is met in a text where the stems of its parts follow each other there; a single word in capitals
    (`BMN`, `LAPOR!`) only where the text has it in capitals, because its letters may be another word. Where a
    text has a word just as the glossary writes it, no other of the same stems is meant: `pelatihan` is no `pelatih`.
    """

    groups: tuple[tuple[str, ...], ...]

    def aliases(self, text: str) -> tuple[str, ...]:
        """Every other word for what the text speaks of, in the order of the glossary; none that it says itself."""
        met = {phrase for _place, phrase in self.met(cut(text))}
        said = {phrase.text for phrase in met}
        groups = sorted({group for phrase in met for group in phrase.groups})
        found = (word for group in groups for word in self.groups[group])
        return tuple(dict.fromkeys(word for word in found if word not in said))

    def met(self, text: Cut) -> Iterator[tuple[int, Phrase]]:
        """The words of the glossary in a text, each with the place of its first word, in the order of the text."""
        for place, first in enumerate(text.stems):
            for phrase in self._met_at(text, place) if first in self._by_first else ():
                yield place, phrase

    def _met_at(self, text: Cut, place: int) -> list[Phrase]:
        met = [phrase for phrase in self._by_first[text.stems[place]] if phrase.stands_at(place, text)]
        exact = {len(phrase.parts) for phrase in met if phrase.is_written_at(place, text)}
        return [
            phrase for phrase in met if len(phrase.parts) not in exact or phrase.is_written_at(place, text)
        ]

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[Phrase, ...]]:
        """The words of all groups, by the stem that they begin with."""
        owners: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(self.groups):
            for text in group:
                owners[text].append(number)
        found: dict[str, list[Phrase]] = defaultdict(list)
        for text, numbers in owners.items():
            written = words(text)
            if written:
                parts = tuple(part.casefold() for part in written)
                capitals = len(written) == 1 and written[0].isupper()
                phrase = Phrase(text, parts, tuple(map(stem, parts)), tuple(numbers), capitals)
                found[phrase.stems[0]].append(phrase)
        return {first: tuple(phrases) for first, phrases in found.items()}


class Phrase(Struct, frozen=True):
    """A word of the glossary, cut as texts are (`parts` in small letters), and the numbers of its groups."""

    text: str
    parts: tuple[str, ...]
    stems: tuple[str, ...]
    groups: tuple[int, ...]
    in_capitals: bool

    def stands_at(self, place: int, text: Cut) -> bool:
        if self.in_capitals:
            word = text.small[place]
            return word == self.parts[0] and (text.typed or text.written[place] == word.upper())
        return tuple(text.stems[place : place + len(self.stems)]) == self.stems

    def is_written_at(self, place: int, text: Cut) -> bool:
        """Whether its letters stand there, not only its stems."""
        return tuple(text.small[place : place + len(self.parts)]) == self.parts


def as_compared(word: str) -> str:
    """A word of the glossary as two are told apart: neither case nor signs count."""
    return " ".join(words(word.casefold()))


def merged(groups: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The groups without those that hold fewer than two different words."""
    once = (tuple({as_compared(word): word for word in reversed(group)}.values())[::-1] for group in groups)
    return tuple(group for group in once if len(group) > 1)
