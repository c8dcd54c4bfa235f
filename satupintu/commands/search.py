"""`portal search`: the documents of the site that answer a query."""

from __future__ import annotations

import json as json_format
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from satupintu.cache import Cache
from satupintu.commands.report import OK, Impossible, report, say
from satupintu.dates import long_date
from satupintu.loader import load_site
from satupintu.portal import CACHE_FILE, Portal
from satupintu.search.index import Answer, Hit, SearchIndex, Wanted, opened
from satupintu.site import Site
from satupintu.store import Store
from satupintu.theme import load_assets

INDEX_CACHE = ".cache/cari"


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
    site, problems = load_site(root, today)
    if site is None:
        return report(problems, json=options.json)
    if options.wanted and options.wanted.unit not in (None, *site.units):
        raise Impossible(f"Unit `{options.wanted.unit}` tidak ada; pilihan: {', '.join(site.units)}.")
    answer = site_index(root, site).search(options.query, options.limit, options.wanted)
    if options.json:
        print(json_format.dumps([_row(hit) for hit in answer.hits], ensure_ascii=False, indent=2))
    else:
        _tell(options.query, answer, site)
    return OK


def site_index(root: Path, site: Site) -> SearchIndex:
    """The index of a site on its day, from the cache as far as that holds."""
    cache = Cache(root / CACHE_FILE)
    try:
        portal = Portal.open(site, load_assets(root / "theme"), cache)
        store = Store(root / INDEX_CACHE)
        index = opened(portal.documents, site.glossary, store)
        store.prune()
        return index
    finally:
        cache.close()


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


def _tell(query: str, answer: Answer, site: Site) -> None:
    if answer.meant:
        say(f"Mungkin maksud Anda: {answer.meant}")
    if not answer.hits:
        say(f"Tidak ada hasil untuk “{query}”. Periksa ejaan atau gunakan kata yang lebih umum.")
    print("\n".join(_lines(answer.hits, site)), end="\n" if answer.hits else "")


def _lines(hits: Sequence[Hit], site: Site) -> list[str]:
    """Two lines for each hit: its title, and below it where and of when it is."""
    found = []
    for number, hit in enumerate(hits, 1):
        unit = site.units[hit.unit].label if hit.unit else site.settings.short_name
        day = [long_date(date.fromisoformat(hit.day))] if hit.day else []
        found += [f"{number}. {hit.title}", "   " + " · ".join([f"/{hit.address}", hit.kind, unit, *day])]
    return found
