"""Related pages: what else there is about the subject of a page.

What a page is about stands above its text: in title, keywords, tags and summary. Judged by pages that answer the same
question, those alone find as many related pages as whole texts do, at less than half the cost (docs/keputusan/0023). So a change
of a text changes no list of another page.
"""

from __future__ import annotations

import hashlib
import math
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise

from msgspec import Struct, msgpack

from satupintu.cache import program_digest
from satupintu.search.documents import Document
from satupintu.search.kinds import WRITTEN
from satupintu.search.stems import stem, words
from satupintu.search.terms import STOP_WORDS
from satupintu.store import Store

MOST = 4
KEY_TERMS = 6
"""So many terms of a page are looked for on others."""
CHAMPIONS = 40
"""So many pages are considered for a term, those it tells most of: the work grows with the pages, not their square."""
LEAST = 0.2
"""How alike two pages are at least, from 0 to 1 (the same words above the text)."""
OWN_UNIT = 1.2
"""How much more a page of the same unit counts."""
FAR = LEAST / OWN_UNIT
"""Less than this is too little for any page."""
TOLD: Mapping[str, int] = {"title": 3, "keywords": 2, "tags": 2, "summary": 1}
STEPS_PER_DOUBLING = 2
"""How finely rarity is told apart: a page more or less then moves hardly any term, and hardly any list."""
UNTELLING = frozenset(map(stem, STOP_WORDS))

Related = Mapping[str, tuple[str, ...]]
"""Addresses of related pages, best first, by the address of a page; pages without any are left out."""
Champions = tuple[tuple[int, ...], tuple[float, ...]]
"""The pages that a term tells most of, by number, and how much it tells of each."""
KEPT = msgpack.Decoder(tuple[tuple[int, ...], ...])
"""What is kept: for each page the numbers of those related to it."""


class _Subjects(Struct, frozen=True):
    """What pages are about: the terms of all pages one after another, of each in the order of the alphabet.

    Terms are numbered as they are met first, and lie in arrays: as objects of their own they took a fifth of all memory
    of a build. The terms of page `n` lie from `begins[n]` to before `begins[n + 1]`.
    """

    begins: array[int]
    terms: array[int]
    weights: array[float]
    """How much each term tells of its page, all of a page together 1 (as the length of a vector)."""
    vocabulary: int
    """How many terms there are."""

    def places(self, number: int) -> range:
        """Where the terms of a page lie."""
        return range(self.begins[number], self.begins[number + 1])

    def page_at(self, place: int) -> int:
        """The page whose term lies at a place."""
        return bisect_right(self.begins, place) - 1


def related(documents: Sequence[Document], store: Store) -> Related:
    """The pages related to each, from the store where what stands above all texts is the same as then."""
    subjects = [document for document in documents if document.kind in WRITTEN]
    key = _digest(subjects)
    kept = store.get(key)
    if kept is None:
        found = tuple(_found(subjects))
        store.put(key, msgpack.encode(found))
    else:
        found = KEPT.decode(kept)
    return {
        document.address: tuple([subjects[other].address for other in others])
        for document, others in zip(subjects, found, strict=True)
        if others
    }


def _digest(documents: Sequence[Document]) -> str:
    told = hashlib.sha256(
        program_digest("search/related", "search/stems", "search/terms", "search/kinds").encode()
    )
    encoder = msgpack.Encoder()
    for document in documents:
        told.update(encoder.encode(document.facts))
    return told.hexdigest()


def _found(documents: Sequence[Document]) -> Iterator[tuple[int, ...]]:
    """The numbers of the pages related to each, best first."""
    subjects = _subjects(documents)
    champions = _champions(documents, subjects)
    over = [not document.current for document in documents]
    units = [document.unit or None for document in documents]
    for number, document in enumerate(documents):
        own = document.unit
        alike = _likeness(subjects, _key_places(subjects, number, champions), champions)
        alike.pop(number, None)
        near = [
            (over[other], -weight, other)
            for other, found in alike.items()
            if found >= FAR and (weight := found * OWN_UNIT if units[other] == own else found) >= LEAST
        ]
        near.sort()
        yield tuple([other for *_, other in near[:MOST]])


def _likeness(subjects: _Subjects, places: Iterable[int], champions: Sequence[Champions]) -> dict[int, float]:
    """How alike others are in some terms of a page, by number: the innermost loop of all."""
    found: dict[int, float] = {}
    known = found.get
    for place in places:
        mine = subjects.weights[place]
        for other, theirs in zip(*champions[subjects.terms[place]], strict=True):
            found[other] = known(other, 0.0) + mine * theirs
    return found


def _key_places(subjects: _Subjects, number: int, champions: Sequence[Champions]) -> list[int]:
    """Where the terms lie that tell most of a page and stand on others too."""
    terms, weights = subjects.terms, subjects.weights
    shared = [place for place in subjects.places(number) if len(champions[terms[place]][0]) > 1]
    shared.sort(key=weights.__getitem__, reverse=True)
    return shared[:KEY_TERMS]


def _champions(documents: Sequence[Document], subjects: _Subjects) -> list[Champions]:
    """For each term the pages it tells most of: what is current first, then the newest of equals."""
    found: list[list[int]] = [[] for _ in range(subjects.vocabulary)]
    by_day = sorted(range(len(documents)), key=lambda number: _standing(documents[number]))
    for current in (True, False):
        pages = (number for number in by_day if documents[number].current is current)
        for chosen, places in zip(found, _places_of_terms(subjects, pages), strict=True):
            if len(chosen) < CHAMPIONS:
                chosen += _foremost(places, subjects.weights, CHAMPIONS - len(chosen))
    return [
        (
            tuple([subjects.page_at(place) for place in chosen]),
            tuple([subjects.weights[place] for place in chosen]),
        )
        for chosen in found
    ]


def _places_of_terms(subjects: _Subjects, pages: Iterable[int]) -> list[array[int]]:
    """Where each term lies on some pages, in their order; a term that every page has tells nothing."""
    found = [array("i") for _ in range(subjects.vocabulary)]
    terms, weights = subjects.terms, subjects.weights
    for number in pages:
        for place in subjects.places(number):
            if weights[place]:
                found[terms[place]].append(place)
    return found


def _foremost(places: Sequence[int], weights: Sequence[float], most: int) -> Sequence[int]:
    """The places of a term with the greatest weights, of about equal ones the first."""
    if len(places) <= most:
        return places
    steps = [round(weights[place], 1) for place in places]
    order = sorted(range(len(places)), key=steps.__getitem__, reverse=True)
    return [places[at] for at in order[:most]]


def _standing(document: Document) -> tuple[int, str]:
    """The newest first."""
    return -document.day.toordinal() if document.day else 0, document.address


def _subjects(documents: Sequence[Document]) -> _Subjects:
    numbers: dict[str, int] = {}
    begins, terms, times = array("i", [0]), array("i"), array("b")
    for document in documents:
        counted = _counted(document)
        for term in sorted(counted):
            terms.append(numbers.setdefault(term, len(numbers)))
            times.append(counted[term])
        begins.append(len(terms))
    spread = Counter(terms)
    rarity = [_rarity(len(documents), spread[number]) for number in range(len(numbers))]
    weights = array("d", map(float.__mul__, map(rarity.__getitem__, terms), map(float, times)))
    for begin, end in pairwise(begins):
        length = math.sqrt(sum([weight * weight for weight in weights[begin:end]])) or 1.0
        for place in range(begin, end):
            weights[place] /= length
    return _Subjects(begins, terms, weights, len(numbers))


def _rarity(pages: int, having: int) -> float:
    """0 for a term that every page has, 1 more for each time that half as many have it."""
    return round(math.log2(pages / having) * STEPS_PER_DOUBLING) / STEPS_PER_DOUBLING


def _counted(document: Document) -> dict[str, int]:
    """The terms above a text with how much each tells."""
    found: dict[str, int] = {}
    texts = (
        (TOLD["title"], document.title),
        (TOLD["keywords"], " . ".join(document.keywords)),
        (TOLD["tags"], " . ".join(document.tags)),
        (TOLD["summary"], document.summary),
    )
    for much, text in texts:
        for term in set(chain.from_iterable(map(_terms, text.casefold().split()))):
            found[term] = found.get(term, 0) + much
    return found


@cache
def _terms(written: str) -> tuple[str, ...]:
    """The stems of what stands between two spaces, in small letters; none of words that tell nothing, and of numbers."""
    found = map(stem, words(written))
    return tuple([term for term in found if term not in UNTELLING and not term.isdigit()])
