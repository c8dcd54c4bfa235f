"""What else a thing in a text is called: the glossary, and the former names of units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from satupintu.search.stems import stem, words


@dataclass(frozen=True)
class Glossary:
    """Groups of words for one thing.

    A word is met in a text where the stems of its parts follow each other there; a single word in capitals
    (`BMN`, `LAPOR!`) only where the text has it in capitals, because its letters may be another word.
    """

    groups: tuple[tuple[str, ...], ...]

    def aliases(self, text: str) -> tuple[str, ...]:
        """Every other word for what the text speaks of, in the order of the glossary; none that it says itself."""
        written = words(text)
        stemmed = [stem(word.casefold()) for word in written]
        met = {
            phrase
            for place, first in enumerate(stemmed)
            for phrase in self._by_first.get(first, ())
            if phrase.stands_at(place, written, stemmed)
        }
        said = {phrase.text for phrase in met}
        groups = sorted({group for phrase in met for group in phrase.groups})
        found = (word for group in groups for word in self.groups[group])
        return tuple(dict.fromkeys(word for word in found if word not in said))

    @cached_property
    def _by_first(self) -> Mapping[str, tuple[_Phrase, ...]]:
        """The words of all groups, by the stem that they begin with."""
        owners: dict[str, list[int]] = defaultdict(list)
        for number, group in enumerate(self.groups):
            for text in group:
                owners[text].append(number)
        found: dict[str, list[_Phrase]] = defaultdict(list)
        for text, numbers in owners.items():
            parts = words(text)
            if parts:
                phrase = _Phrase(
                    text, tuple(parts), tuple(stem(part.casefold()) for part in parts), tuple(numbers)
                )
                found[phrase.stems[0]].append(phrase)
        return {first: tuple(phrases) for first, phrases in found.items()}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A word of the glossary, cut as texts are, and the groups it stands in."""

    text: str
    parts: tuple[str, ...]
    stems: tuple[str, ...]
    groups: tuple[int, ...]

    def stands_at(self, place: int, written: Sequence[str], stemmed: Sequence[str]) -> bool:
        if len(self.parts) == 1 and self.parts[0].isupper():
            return written[place] == self.parts[0]
        return tuple(stemmed[place : place + len(self.stems)]) == self.stems


def as_compared(word: str) -> str:
    """A word of the glossary as two are told apart: neither case nor signs count."""
    return " ".join(words(word.casefold()))


def merged(groups: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    """The groups without those that hold fewer than two different words."""
    once = (tuple({as_compared(word): word for word in reversed(group)}.values())[::-1] for group in groups)
    return tuple(group for group in once if len(group) > 1)
