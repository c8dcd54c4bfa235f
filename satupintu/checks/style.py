"""Rules about how things are written: warnings, told before a reviewer has to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from satupintu import house_style
from satupintu.checks.examined import Examined
from satupintu.guard.page import suspicion
from satupintu.language import Language
from satupintu.models import Vocabulary
from satupintu.models.vocabulary import plain_words
from satupintu.problems import Problem, Severity
from satupintu.sieve import Sieve

SPAM = "judi"
LEAST_WEIGHT = 3
"""A single word of the strongest group, or several of the others."""


def titles_are_written_well(examined: Examined) -> Iterator[Problem]:
    """Titles and summaries stand in lists, feeds and results, where nothing explains them."""
    for item in examined.portal.site.items:
        if item.place.language is Language.INDONESIAN:
            for key, text in (("judul", item.title), ("ringkasan", item.summary)):
                for rule, message in house_style.line_remarks(text):
                    yield item.problem(key, rule, message, Severity.WARNING)


class Gambling:
    """The words of the vocabulary, looked for in many texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def words(self, text: str) -> tuple[str, ...]:
        """The words of gambling in a text; none where they do not weigh enough."""
        small = text.casefold()
        if not self._signs.holds(small):
            return ()
        weight, found = suspicion(plain_words(text), self._vocabulary)
        return found if weight >= LEAST_WEIGHT else ()

    @cached_property
    def _signs(self) -> Sieve:
        """Words of which every phrase has one: as few as can easily be found."""
        left = {
            frozenset(plain_words(word).split()) for group in self._vocabulary.groups for word in group.words
        }
        signs = []
        while left:
            known = {word for phrase in left for word in phrase}
            best = max(sorted(known), key=lambda word: sum(word in phrase for phrase in left))
            signs.append(best)
            left = {phrase for phrase in left if best not in phrase}
        return Sieve.of_words(signs)


def spam_told(words: tuple[str, ...]) -> str:
    """What is said of a text with such words."""
    shown = ", ".join(f"`{word}`" for word in words[:3])
    return (
        f"isi ini memuat kata situs judi ({shown}); hapus bila bukan Anda yang menulisnya, dan beri tahu Humas"
        " bila tulisan ini memang tentang judi"
    )
