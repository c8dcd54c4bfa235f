"""How well `./portal similar` tells a page written once more from one that is merely about the same.

    python bench/similar.py

From every page of the real content with a text worth comparing two seeded texts are made: one as people write an
announcement anew (other days and numbers, a sentence less or more, other words, another order), and one merely related,
of which no more than half of the sentences are of that page and every other one of another page of its kind. Precision: how many of the pages that were named are the
one that was written anew. Recall: how many of those were named.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from bench.search import real_portal  # noqa: E402
from satupintu.commands.search_index import portal_index  # noqa: E402
from satupintu.search.documents import Document  # noqa: E402
from satupintu.search.index import SearchIndex  # noqa: E402
from satupintu.search.kinds import WRITTEN  # noqa: E402
from satupintu.search.similar import similar  # noqa: E402

SEEDS = range(20261124, 20261129)
LEAST_SENTENCES = 6
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
NUMBER = re.compile(r"\d+")
OTHER_WORDS = (
    "kegiatan peserta seluruh bersama segera kembali petugas pimpinan ruang gedung lantai pendamping daftar lembar"
    " bahan hari pekan bulan awal akhir lengkap daring luring resmi terbuka"
).split()
OPENINGS = ("Pemberitahuan: ", "Ralat ", "Perubahan ", "Info ", "")

Sentences = list[str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A text made from a page, and whether it is that page written anew."""

    text: str
    address: str
    anew: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """What was named, rightly and wrongly."""

    samples: int
    precision: float
    recall: float


# ------------------------------------------------------------------------------ how texts are written anew


def other_numbers(sentences: Sentences, chance: random.Random) -> Sentences:
    """Other days, times and numbers."""
    return [NUMBER.sub(lambda _number: str(chance.randint(1, 31)), sentence) for sentence in sentences]


def other_words(sentences: Sentences, chance: random.Random) -> Sentences:
    """One word in twelve is another."""
    return [
        " ".join(
            chance.choice(OTHER_WORDS) if chance.random() < 1 / 12 else word for word in sentence.split()
        )
        for sentence in sentences
    ]


def one_less(sentences: Sentences, chance: random.Random) -> Sentences:
    place = chance.randrange(1, len(sentences))
    return sentences[:place] + sentences[place + 1 :]


def one_more(sentences: Sentences, chance: random.Random) -> Sentences:
    place = chance.randrange(1, len(sentences))
    new = " ".join(chance.sample(OTHER_WORDS, 10)).capitalize() + "."
    return [*sentences[:place], new, *sentences[place:]]


def two_changed_over(sentences: Sentences, chance: random.Random) -> Sentences:
    place = chance.randrange(1, len(sentences) - 1)
    changed = sentences[place : place + 2][::-1]
    return [*sentences[:place], *changed, *sentences[place + 2 :]]


def another_title(sentences: Sentences, chance: random.Random) -> Sentences:
    return [chance.choice(OPENINGS) + sentences[0].upper(), *sentences[1:]]


ALTERATIONS: Sequence[Callable[[Sentences, random.Random], Sentences]] = (
    other_numbers,
    other_words,
    one_less,
    one_more,
    two_changed_over,
    another_title,
)


def samples(documents: Sequence[Document], chance: random.Random) -> Iterator[Sample]:
    """Two texts for each page whose text is long enough to be altered."""
    cut = {
        document.address: found
        for document in documents
        if document.kind in WRITTEN and len(found := _sentences(document)) >= LEAST_SENTENCES
    }
    kinds = {document.address: document.kind for document in documents}
    for address, sentences in cut.items():
        anew = sentences
        for alter in chance.sample(ALTERATIONS, 3):
            anew = alter(anew, chance)
        yield Sample(" ".join(anew), address, anew=True)
        alike = [cut[other][1:] for other in cut if kinds[other] == kinds[address] and other != address]
        if len(alike) >= LEAST_SENTENCES:
            yield Sample(_related(sentences, alike, chance), address, anew=False)


def _related(sentences: Sentences, others: Sequence[Sentences], chance: random.Random) -> str:
    """Up to half of a text, in its order, among sentences from others of its kind, each from another."""
    kept = sorted(chance.sample(range(len(sentences)), chance.randint(1, len(sentences) // 2)))
    strangers = chance.sample(others, min(len(others), len(sentences) - len(kept)))
    mixed = [chance.choice(stranger) for stranger in strangers]
    for place in kept:
        mixed.insert(min(place, len(mixed)), sentences[place])
    return " ".join(mixed)


def _sentences(document: Document) -> Sentences:
    return [document.title, *SENTENCE_END.split(f"{document.summary} {document.body()}".strip())]


# ------------------------------------------------------------------------------ measuring


def measured(documents: Sequence[Document], index: SearchIndex, seeds: Iterable[int] = SEEDS) -> Figures:
    """The figures over the sets of all seeds together: one set has too few texts to tell a hundredth."""
    named = right = anew = total = 0
    for sample in (sample for seed in seeds for sample in samples(documents, random.Random(seed))):  # noqa: S311 (seeded sets)
        found = [each.document.address for each in similar(sample.text, documents, index)]
        total += 1
        anew += sample.anew
        named += len(found)
        right += sample.anew and sample.address in found
    return Figures(total, right / max(1, named), right / max(1, anew))


def main() -> None:
    portal = real_portal()
    index = portal_index(portal)
    for name, seeds in (*((str(seed), [seed]) for seed in SEEDS), ("all", SEEDS)):
        figures = measured(portal.documents, index, seeds)
        print(
            f"seed {name}: {figures.samples} texts, precision {figures.precision:.3f}, recall {figures.recall:.3f}"
        )


if __name__ == "__main__":
    main()
