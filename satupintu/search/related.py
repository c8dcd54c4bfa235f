"""Related pages: what else there is about the subject of a page.

What a page is about stands above its text: in title, keywords, tags and summary. Judged by pages that answer the same
question, those alone find as many related pages as whole texts do, at less than half the cost (docs/keputusan/0023). So a change
of a text changes no list of another page.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from satupintu.cache import program_digest
from satupintu.search.documents import Document
from satupintu.search.kinds import WRITTEN
from satupintu.search.stems import stem, stems
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


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a page is about: how much each term tells of it, all together 1 (as the length of a vector)."""

    document: Document
    terms: Mapping[str, float]


def related(documents: Sequence[Document], store: Store) -> Related:
    """The pages related to each, from the store where what stands above all texts is the same as then."""
    subjects = [document for document in documents if document.kind in WRITTEN]
    key = _digest(subjects)
    kept = store.get(key)
    if kept is not None:
        return {address: tuple(found) for address, found in json.loads(kept).items()}
    found = dict(_found(subjects))
    store.put(key, json.dumps(found).encode())
    return found


def _digest(documents: Sequence[Document]) -> str:
    program = program_digest("search/related", "search/stems", "search/terms", "search/kinds")
    told = [program, *(document.facts for document in documents)]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()


def _found(documents: Sequence[Document]) -> Iterator[tuple[str, tuple[str, ...]]]:
    subjects = _subjects(documents)
    champions = _champions(subjects)
    over = [not document.current for document in documents]
    units = [document.unit or None for document in documents]
    for number, subject in enumerate(subjects):
        own = documents[number].unit
        alike = _likeness(subject, champions)
        alike.pop(number, None)
        near = [
            (over[other], -weight, other)
            for other, found in alike.items()
            if found >= FAR and (weight := found * OWN_UNIT if units[other] == own else found) >= LEAST
        ]
        if near:
            near.sort()
            yield documents[number].address, tuple(documents[other].address for *_, other in near[:MOST])


def _likeness(subject: _Subject, champions: Mapping[str, Sequence[tuple[int, float]]]) -> dict[int, float]:
    """How alike others are in the key terms of a page, by number: the innermost loop of all."""
    found: dict[int, float] = {}
    known = found.get
    for term in _key_terms(subject, champions):
        mine = subject.terms[term]
        for other, theirs in champions[term]:
            found[other] = known(other, 0.0) + mine * theirs
    return found


def _key_terms(subject: _Subject, champions: Mapping[str, Sequence[object]]) -> list[str]:
    """The terms that tell most of a page and stand on others too."""
    shared = (term for term in subject.terms if len(champions[term]) > 1)
    return sorted(shared, key=lambda term: (-subject.terms[term], term))[:KEY_TERMS]


def _champions(subjects: Sequence[_Subject]) -> Mapping[str, list[tuple[int, float]]]:
    """For each term the pages it tells most of: what is current first, then the newest of equals."""
    places: dict[str, list[tuple[bool, float, int, int, float]]] = defaultdict(list)
    by_day = sorted(range(len(subjects)), key=lambda number: _standing(subjects[number].document))
    for rank, number in enumerate(by_day):
        over = not subjects[number].document.current
        for term, weight in subjects[number].terms.items():
            places[term].append((over, -round(weight, 1), rank, number, weight))
    found = {}
    for term, standing in places.items():
        if len(standing) > CHAMPIONS:
            standing.sort()
        found[term] = [(number, weight) for *_, number, weight in standing[:CHAMPIONS]]
    return found


def _standing(document: Document) -> tuple[int, str]:
    """The newest first."""
    return -document.day.toordinal() if document.day else 0, document.address


def _subjects(documents: Sequence[Document]) -> list[_Subject]:
    counted = [_counted(document) for document in documents]
    spread = Counter(term for terms in counted for term in terms)
    rarity = {term: _rarity(len(documents), pages) for term, pages in spread.items()}
    return [
        _Subject(document, _measured(terms, rarity))
        for document, terms in zip(documents, counted, strict=True)
    ]


def _rarity(pages: int, having: int) -> float:
    """0 for a term that every page has, 1 more for each time that half as many have it."""
    return round(math.log2(pages / having) * STEPS_PER_DOUBLING) / STEPS_PER_DOUBLING


def _measured(terms: Mapping[str, int], rarity: Mapping[str, float]) -> dict[str, float]:
    weights = {term: times * rarity[term] for term, times in terms.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {term: weight / length for term, weight in weights.items() if weight}


def _counted(document: Document) -> dict[str, int]:
    """The terms above a text with how much each tells; words that tell nothing, and numbers, are none."""
    found: dict[str, int] = {}
    texts = {
        "title": document.title,
        "keywords": " . ".join(document.keywords),
        "tags": " . ".join(document.tags),
        "summary": document.summary,
    }
    for name, text in texts.items():
        for term in set(stems(text)) if text else ():
            if term not in UNTELLING and not term.isdigit():
                found[term] = found.get(term, 0) + TOLD[name]
    return dict(sorted(found.items()))
