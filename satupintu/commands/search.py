"""`portal search`: the documents of the site that answer a query."""

from __future__ import annotations

import json as json_format
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from satupintu.commands.report import OK, Impossible, report, say
from satupintu.commands.search_index import FoundIndex, found_index
from satupintu.dates import long_date
from satupintu.search.index import Answer, Hit, Wanted


@dataclass(frozen=True, slots=True)
class SearchOptions:
    """What the command line asks for."""

    query: str
    limit: int = 10
    wanted: Wanted | None = None
    json: bool = False


def search(root: Path, today: date, options: SearchOptions) -> int:
    """Print what answers a query. What cannot be read is left out; `portal check` tells of it.

    Raises Impossible for a unit that is not there.
    """
    found, problems = found_index(root, today)
    if found is None:
        return report(problems, json=options.json)
    if options.wanted and options.wanted.unit not in (None, *found.units):
        raise Impossible(f"Unit `{options.wanted.unit}` tidak ada; pilihan: {', '.join(found.units)}.")
    answer = found.index.search(options.query, options.limit, options.wanted)
    if options.json:
        print(json_format.dumps([_row(hit) for hit in answer.hits], ensure_ascii=False, indent=2))
    else:
        _tell(options.query, answer, found)
    return OK


def _row(hit: Hit) -> dict[str, object]:
    """A hit as the contract has it."""
    return {
        "url": f"/{hit.address}",
        "title": hit.title,
        "kind": hit.kind,
        "unit": hit.unit or None,
        "date": hit.day or None,
        "score": hit.score,
    }


def _tell(query: str, answer: Answer, found: FoundIndex) -> None:
    if answer.meant:
        say(f"Mungkin maksud Anda: {answer.meant}")
    if not answer.hits:
        say(f"Tidak ada hasil untuk “{query}”. Periksa ejaan atau gunakan kata yang lebih umum.")
    print("\n".join(_lines(answer.hits, found)), end="\n" if answer.hits else "")


def _lines(hits: Sequence[Hit], found: FoundIndex) -> list[str]:
    """Two lines for each hit: its title, and below it where and of when it is."""
    lines = []
    for number, hit in enumerate(hits, 1):
        unit = found.units[hit.unit] if hit.unit else found.main
        day = [long_date(date.fromisoformat(hit.day))] if hit.day else []
        lines += [f"{number}. {hit.title}", "   " + " · ".join([f"/{hit.address}", hit.kind, unit, *day])]
    return lines
