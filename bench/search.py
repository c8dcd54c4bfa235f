"""How well `./portal search` answers the judged questions of tests/search/questions.yml, beside plainer ways.

    python bench/search.py            # the table, and the twenty worst questions
    python bench/search.py --halves   # also: weights chosen on one half of the questions, judged by the other
    python bench/search.py --pages 1000 --pages 10000   # instead: what the index costs, one JSON object a size

recall@5: the share of questions with a page that answers among the first five. MRR: the mean of one over the place of
the first such page among ten. success@n: the share with one among the first n. nDCG@10: how many of the pages that
answer are among ten, and how high up.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from bench.search_index import costs  # noqa: E402
from satupintu.cache import Cache  # noqa: E402
from satupintu.commands.search_index import portal_index  # noqa: E402
from satupintu.loader import load_site  # noqa: E402
from satupintu.portal import CACHE_FILE, Portal  # noqa: E402
from satupintu.search import index as engine  # noqa: E402
from satupintu.search import terms  # noqa: E402
from satupintu.search.documents import Document  # noqa: E402
from satupintu.search.index import SearchIndex, opened  # noqa: E402
from satupintu.site import Site  # noqa: E402
from satupintu.store import Store  # noqa: E402
from satupintu.theme import load_assets  # noqa: E402

QUESTIONS = PROJECT / "tests" / "search" / "questions.yml"
DAY = date(2026, 11, 24)
"""The day the answers were judged for."""
FIRST = 5
CONSIDERED = 10
WORST = 20
SPLITS = 50

Engine = Callable[[str], Sequence[str]]
"""Addresses (`/layanan/oss/`) for a query, best first, ten at most."""


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody types, who asks, and the pages that answer."""

    query: str
    audience: str
    pages: frozenset[str]


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with what was found; `place` counts from 1, 0 where no page that answers is among ten."""

    question: Question
    found: tuple[str, ...]

    @property
    def place(self) -> int:
        places = (place for place, page in enumerate(self.found, 1) if page in self.question.pages)
        return next(places, 0)

    @property
    def rank(self) -> float:
        return 1 / self.place if self.place else 0.0

    @property
    def gain(self) -> float:
        """nDCG of the ten, where every page that answers is worth the same."""
        places = [place for place, page in enumerate(self.found, 1) if page in self.question.pages]
        best = range(1, min(len(self.question.pages), CONSIDERED) + 1)
        return sum(map(_discount, places)) / sum(map(_discount, best))


def questions() -> list[Question]:
    rows = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return [Question(str(row["query"]), row["audience"], frozenset(row["pages"])) for row in rows]


def real_site() -> Site:
    """The real content on the day of the judgement."""
    site, problems = load_site(PROJECT, DAY)
    if site is None:
        raise SystemExit("\n".join(map(str, problems)))
    return site


def real_portal() -> Portal:
    return Portal.open(real_site(), load_assets(PROJECT / "theme"), Cache(PROJECT / CACHE_FILE))


# ------------------------------------------------------------------------------ engines


def ours(index: SearchIndex) -> Engine:
    return lambda query: [f"/{hit.address}" for hit in index.search(query, CONSIDERED).hits]


def substring(documents: Sequence[Document]) -> Engine:
    """What a search in a database does: pages that hold the letters as typed, those with them in the title first."""
    texts = [
        (document, document.title.casefold(), f"{document.summary}\n{document.body()}".casefold())
        for document in documents
    ]

    def found(query: str) -> list[str]:
        asked = query.casefold()
        hits = [
            (asked not in title, -(title + text).count(asked), document.address)
            for document, title, text in texts
            if asked in title or asked in text
        ]
        return [f"/{address}" for _first, _times, address in sorted(hits)[:CONSIDERED]]

    return found


def as_it_comes(documents: Sequence[Document]) -> Engine:
    """Whoosh with its own analysis, which is English, its parser (all words), and its BM25F over three fields."""
    from whoosh.fields import STORED, TEXT, Schema
    from whoosh.filedb.filestore import RamStorage
    from whoosh.qparser import MultifieldParser

    schema = Schema(address=STORED, title=TEXT, summary=TEXT, body=TEXT)
    storage = RamStorage()
    with storage.create_index(schema).writer() as writer:
        for document in documents:
            writer.add_document(
                address=document.address, title=document.title, summary=document.summary, body=document.body()
            )
    searcher = storage.open_index().searcher()
    parser = MultifieldParser(["title", "summary", "body"], schema)

    def found(query: str) -> list[str]:
        return [f"/{hit['address']}" for hit in searcher.search(parser.parse(query), limit=CONSIDERED)]

    return found


# ------------------------------------------------------------------------------ judging


def judged(engine: Engine, asked: Sequence[Question] | None = None) -> list[Judged]:
    return [Judged(question, tuple(engine(question.query))) for question in asked or questions()]


def recall(answers: Sequence[Judged], first: int = FIRST) -> float:
    return sum(0 < answer.place <= first for answer in answers) / len(answers)


def mean_reciprocal_rank(answers: Sequence[Judged]) -> float:
    return sum(answer.rank for answer in answers) / len(answers)


def table(rows: Mapping[str, Sequence[Judged]]) -> list[str]:
    """One line for each engine or part of the questions, in columns."""
    width = max(map(len, rows))
    lines = [f"{'':{width}}  recall@5    MRR  success@1  success@3  nDCG@10  empty  questions"]
    for name, answers in rows.items():
        gain = sum(answer.gain for answer in answers) / len(answers)
        empty = sum(not answer.found for answer in answers)
        lines.append(
            f"{name:{width}}  {recall(answers):8.3f}  {mean_reciprocal_rank(answers):5.3f}  {recall(answers, 1):9.3f}"
            f"  {recall(answers, 3):9.3f}  {gain:7.3f}  {empty:5}  {len(answers):9}"
        )
    return lines


def worst(answers: Sequence[Judged], number: int = WORST) -> list[str]:
    """The questions whose first page that answers stands lowest, with that place and what stands above it."""
    lowest = sorted(answers, key=lambda answer: (-answer.place or -99, answer.question.query))
    return [
        f"{answer.place or '–':>2}  {answer.question.query:40}  {', '.join(answer.found[:3])}"
        for answer in lowest[:number]
    ]


def compared(index: SearchIndex, documents: Sequence[Document]) -> dict[str, list[Judged]]:
    """The same questions asked of our engine and of plainer ways; ours first."""
    return {
        "portal search": judged(ours(index)),
        "Whoosh as it comes": judged(as_it_comes(documents)),
        "substring": judged(substring(documents)),
    }


def report(index: SearchIndex, documents: Sequence[Document]) -> list[str]:
    """The table of engines, that of audiences, and the worst questions."""
    rows = compared(index, documents)
    answers = rows["portal search"]
    audiences = {
        audience: [answer for answer in answers if answer.question.audience == audience]
        for audience in sorted({answer.question.audience for answer in answers})
    }
    return [*table({**rows, **audiences}), "", f"The {WORST} worst of portal search:", *worst(answers)]


# ------------------------------------------------------------------------------ held out

GRID: Mapping[str, Sequence[Any]] = {
    "title": (3.0, 6.0, 9.0),
    "body": (0.5, 1.0, 2.0),
    "saturation": (1.2, 2.0, 4.0),
    "length": (0.4, 0.75),
    "part": (0.1, 0.3, 0.6),
}


def held_out(portal: Portal) -> list[str]:
    """What weights chosen on one half of the questions are worth on the other half, over many halves."""
    settings = [dict(zip(GRID, values, strict=True)) for values in itertools.product(*GRID.values())]
    ranks = [[answer.rank for answer in _judged_with(portal, setting)] for setting in settings]
    chance, inside, outside = random.Random(1), 0.0, 0.0  # noqa: S311 (halves of a list)
    for _ in range(SPLITS):
        numbers = list(range(len(ranks[0])))
        chance.shuffle(numbers)
        middle = len(numbers) // 2
        for chosen, other in (
            (numbers[:middle], numbers[middle:]),
            (numbers[middle:], numbers[:middle]),
        ):
            best = max(ranks, key=lambda row: sum(row[number] for number in chosen))
            inside += sum(best[number] for number in chosen) / len(chosen)
            outside += sum(best[number] for number in other) / len(other)
    means = [sum(row) / len(row) for row in ranks]
    return [
        f"MRR over {len(settings)} settings: {min(means):.3f} to {max(means):.3f}; chosen on half of the questions: "
        f"{inside / 2 / SPLITS:.3f} there, {outside / 2 / SPLITS:.3f} on the other half ({2 * SPLITS} halves)"
    ]


def _judged_with(portal: Portal, setting: Mapping[str, float]) -> list[Judged]:
    weights = {**terms.WEIGHTS, "title": setting["title"], "body": setting["body"]}
    with (
        patch.object(terms, "WEIGHTS", weights),
        patch.object(terms, "LENGTH_COUNTS", setting["length"]),
        patch.object(terms, "PART", setting["part"]),
        patch.object(engine, "SATURATION", setting["saturation"]),
    ):
        return judged(ours(opened(portal.documents, portal.site.glossary, Store(None))))


def _discount(place: int) -> float:
    return 1 / math.log2(place + 1)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--halves", action="store_true", help="judge the choice of weights too (minutes)")
    arguments.add_argument(
        "--pages", type=int, action="append", help="measure what the index costs at a size"
    )
    options = arguments.parse_args()
    for pages in options.pages or ():
        print(json.dumps({"bench": "search", **asdict(costs(pages))}), flush=True)
    if options.pages:
        return
    portal = real_portal()
    print("\n".join(report(portal_index(portal), portal.documents)))
    if options.halves:
        print("\n".join(held_out(portal)))


if __name__ == "__main__":
    main()
