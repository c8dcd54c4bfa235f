"""What a document is found by, and what a query asks for: stems, and things by whatever name.

A thing that the glossary has words for becomes a term of its own beside the stems of those words, so that all its
names count as one word, however many there are and whichever the text or the query uses.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from satupintu.search.documents import Document
from satupintu.search.glossary import Glossary, Phrase
from satupintu.search.stems import Cut, cut

WEIGHTS: Mapping[str, float] = {"title": 6, "keywords": 3, "summary": 2, "tags": 2, "body": 1}
"""How often a word counts by where it stands."""
LENGTH_COUNTS = 0.75
"""From 0 (a word counts alike in a long text and a short one) to 1 (half as much in one twice as long)."""
PART = 0.3
"""How much a word of the query counts by itself where it is part of a longer name of the glossary."""
OTHER_NAME = 0.8
"""How much another name of the thing counts beside the one that was asked for."""
STOP_WORDS = frozenset(
    """ada adalah agar akan apa apakah atau bagaimana bagi bila bisa boleh cara dalam dan dapat dari
    dengan di dimana itu ingin ini jika kapan ke kepada mana mau oleh pada saya sebagai sejak serta siapa
    supaya untuk yang""".split()
)
"""Words that tell nothing of what is asked for or told."""
THING = "§"
"""Begins the term of a thing; no stem has it."""

Terms = dict[str, float]


class Part(Struct, frozen=True):
    """One part of a document: how many words it has, its terms, and how often each of them stands in it.

    In a tuple and an array, since those of all documents are held at once: dictionaries take six times as much.
    """

    length: int
    terms: tuple[str, ...]
    times: array[int]


class Wish(Struct, frozen=True):
    """One thing that a query asks for: terms of which the best counts, each with how much it does."""

    terms: tuple[tuple[str, float], ...]


def parts(document: Document, body: str, glossary: Glossary) -> dict[str, Part]:
    """The parts of a document, with its text, that have words."""
    texts = {
        "title": document.title,
        "keywords": " . ".join(document.keywords),
        "summary": document.summary,
        "tags": " . ".join(document.tags),
        "body": body,
    }
    return {name: _counted(text, glossary) for name, text in texts.items() if text}


def weighted(documents: Sequence[Mapping[str, Part]]) -> Iterator[Terms]:
    """The terms of each document with how much each counts there: the frequencies of BM25F.

    Every part is measured by the usual length of such parts, and added up before the engine lets a term that is
    repeated count less and less (Robertson, Zaragoza, Taylor 2004).
    """
    lengths: Counter[str] = Counter()
    for document in documents:
        lengths.update({name: part.length for name, part in document.items()})
    usual = {name: length / len(documents) for name, length in lengths.items()}
    return (_joined(document, usual) for document in documents)


def wishes(query: Sequence[str], glossary: Glossary) -> tuple[Wish, ...]:
    """What the words of a query, in small letters, ask for.

    The longest names of the glossary in it are things as a whole; their words count by themselves too, but little.
    """
    asked = Cut(query, query, cut(" ".join(query)).stems, typed=True)
    met = sorted(glossary.met(asked), key=lambda found: (-len(found[1].parts), found[0]))
    whole, inside = _whole_names(met)
    found = [Wish(tuple((_thing(group), 1.0) for group in phrase.groups)) for phrase in whole]
    for place, stem in enumerate(asked.stems):
        much = PART if place in inside else 1.0
        names = {
            group for at, phrase in met if at == place and len(phrase.parts) == 1 for group in phrase.groups
        }
        others = ((_thing(group), much * OTHER_NAME) for group in sorted(names))
        found.append(Wish(((stem, much), *others)))
    return tuple(dict.fromkeys(found))


def _whole_names(met: Sequence[tuple[int, Phrase]]) -> tuple[list[Phrase], frozenset[int]]:
    """The names of several words that do not overlap, longest first, and the places of their words."""
    whole: list[Phrase] = []
    inside: frozenset[int] = frozenset()
    for place, phrase in met:
        places = frozenset(range(place, place + len(phrase.parts)))
        if len(places) > 1 and not places & inside:
            whole.append(phrase)
            inside |= places
    return whole, inside


def _counted(text: str, glossary: Glossary) -> Part:
    found = cut(text)
    counted = Counter([*found.stems, *_things(found, glossary)])
    return Part(len(found.stems), tuple(counted), array("I", counted.values()))


def _things(text: Cut, glossary: Glossary) -> Iterator[str]:
    for _place, phrase in glossary.met(text):
        yield from map(_thing, phrase.groups)


def _thing(group: int) -> str:
    return f"{THING}{group}"


def _joined(document: Mapping[str, Part], usual: Mapping[str, float]) -> Terms:
    found: Terms = {}
    for name, part in document.items():
        length = part.length / usual[name]
        factor = WEIGHTS[name] / (1 - LENGTH_COUNTS + LENGTH_COUNTS * length)
        for term, times in zip(part.terms, part.times, strict=True):
            found[term] = found.get(term, 0.0) + factor * times
    return found
