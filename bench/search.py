"""How well `./portal search` answers the judged questions of tests/search/questions.yml.

`python bench/search.py` prints recall@5 (the share of questions with a page that answers among the first five),
MRR (the mean of one over the place of the first such page among ten) and the twenty worst questions.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from satupintu.commands.search import site_index  # noqa: E402
from satupintu.loader import load_site  # noqa: E402
from satupintu.search.index import SearchIndex  # noqa: E402

QUESTIONS = PROJECT / "tests" / "search" / "questions.yml"
DAY = date(2026, 11, 24)
"""The day the answers were judged for."""
FIRST = 5
CONSIDERED = 10
WORST = 20


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


def questions() -> list[Question]:
    rows = yaml.safe_load(QUESTIONS.read_text(encoding="utf-8"))
    return [Question(str(row["query"]), row["audience"], frozenset(row["pages"])) for row in rows]


def real_index() -> SearchIndex:
    """The index of the real content on the day of the judgement."""
    site, problems = load_site(PROJECT, DAY)
    if site is None:
        raise SystemExit("\n".join(map(str, problems)))
    return site_index(PROJECT, site)


def judged(index: SearchIndex) -> list[Judged]:
    return [
        Judged(question, tuple(f"/{hit.address}" for hit in index.search(question.query, CONSIDERED).hits))
        for question in questions()
    ]


def recall(answers: Sequence[Judged]) -> float:
    return sum(0 < answer.place <= FIRST for answer in answers) / len(answers)


def mean_reciprocal_rank(answers: Sequence[Judged]) -> float:
    return sum(1 / answer.place for answer in answers if answer.place) / len(answers)


def main() -> None:
    answers = judged(real_index())
    print(
        f"{len(answers)} questions: recall@5 {recall(answers):.3f}, MRR {mean_reciprocal_rank(answers):.3f}"
    )
    for answer in sorted(answers, key=lambda answer: -answer.place or -99)[:WORST]:
        print(f"{answer.place:2}  {answer.question.query:40}  {', '.join(answer.found[:3])}")


if __name__ == "__main__":
    main()
