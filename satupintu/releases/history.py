"""The history of releases as each of them carries it: `/riwayat/` filled in, and its data by year."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from satupintu.dates import When
from satupintu.hrefs import Hrefs, output_path
from satupintu.interface import InterfaceTexts, Rendering
from satupintu.language import Language
from satupintu.releases.manifest import HISTORY
from satupintu.releases.receipt import Pages, Receipt, receipt_from
from satupintu.values import Link, ReleaseEntry, ReleasePages

PAGE = output_path(HISTORY)
OPENING, CLOSING = "<!-- terbitan -->", "<!-- /terbitan -->"
"""What a build leaves between these marks of the page is replaced."""
DATA = re.compile(rf"{HISTORY}\d{{4}}\.json")
TEMPLATE = "_releases"
SHOWN = 30
NAMED = 5
SHORT_COMMIT = 12
NOBODY = "tidak disebut"
UNCHANGED = "tanpa perubahan isi; harinya berganti"


class NoHistoryPage(ValueError):
    """The page has no place for the releases."""


def filled(page: str, theme: Path, receipts: Sequence[Receipt], files: Iterable[str]) -> str:
    """The page with the newest releases, newest first; links lead to pages that are among the files.

    Raises NoHistoryPage.
    """
    before, opening, rest = page.partition(OPENING)
    _old, closing, after = rest.partition(CLOSING)
    if not opening or not closing:
        raise NoHistoryPage(PAGE)
    known = frozenset(files)
    shown = tuple(_entry(receipt, known) for receipt in receipts[:SHOWN])
    data = tuple(Link(f"{year} (JSON)", f"{HISTORY}{year}.json") for year in _by_year(receipts))
    part = _template(theme).render(releases=shown, data=data)
    return f"{before}{opening}\n{part.strip()}\n{closing}{after}"


def _template(theme: Path) -> Template:
    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[InterfaceTexts],
        loader=FileSystemLoader(theme / "templates"),
    )
    return Rendering(environment, Hrefs("/"), Language.INDONESIAN).template(TEMPLATE, HISTORY)


def _entry(receipt: Receipt, known: frozenset[str]) -> ReleaseEntry:
    groups = (("baru", receipt.added), ("berubah", receipt.changed), ("dihapus", receipt.removed))
    return ReleaseEntry(
        number=receipt.release,
        date=When(receipt.day),
        summary=_told(receipt),
        approved_by=receipt.approved_by or NOBODY,
        pages=tuple(_pages(title, pages, known) for title, pages in groups if pages.count),
        commit=receipt.commit[:SHORT_COMMIT],
        digest=receipt.digest,
    )


def _told(receipt: Receipt) -> str:
    """What kind of release it is, in a sentence or two."""
    because = f" Alasan: {receipt.reason}." if receipt.reason else ""
    if receipt.returns_to:
        return f"Kembali ke terbitan {receipt.returns_to}.{because}"
    units = f"Isi dari {', '.join(receipt.units)}" if receipt.units else UNCHANGED.capitalize()
    return f"{units}.{because}"


def _pages(title: str, pages: Pages, known: frozenset[str]) -> ReleasePages:
    named = pages.first[:NAMED]
    there = tuple((page, output_path(page) in known) for page in named)
    return ReleasePages(title, pages.count, there, pages.count - len(named))


def _by_year(receipts: Iterable[Receipt]) -> dict[int, list[Receipt]]:
    """Receipts by year, newest first in both."""
    found: dict[int, list[Receipt]] = defaultdict(list)
    for receipt in sorted(receipts, key=lambda one: one.release, reverse=True):
        found[receipt.day.year].append(receipt)
    return dict(sorted(found.items(), reverse=True))


def data_files(receipts: Iterable[Receipt]) -> dict[str, str]:
    """The receipts as JSON, a file for each year: those of past years stay as they are."""
    return {
        f"{HISTORY}{year}.json": _dumped(year, [receipt.as_data() for receipt in items])
        for year, items in _by_year(receipts).items()
    }


def _dumped(year: int, items: Sequence[Mapping[str, object]]) -> str:
    rows = ",\n".join(json.dumps(item, ensure_ascii=False) for item in items)
    return f'{{\n"kind": "releases",\n"version": 1,\n"year": {year},\n"count": {len(items)},\n"items": [\n{rows}\n]\n}}\n'


def is_data(path: str) -> bool:
    """Whether a file of a release is such a file."""
    return DATA.fullmatch(path) is not None


def read_data(content: bytes) -> list[Receipt]:
    """The receipts of one such file; what cannot be read is passed over."""
    try:
        items = json.loads(content)["items"]
    except (ValueError, LookupError, TypeError):
        return []
    found = [receipt_from(json.dumps(item)) for item in items] if isinstance(items, list) else []
    return [receipt for receipt in found if receipt]


def together(*sources: Iterable[Receipt]) -> list[Receipt]:
    """Receipts of several sources, newest first, each number once; the first source that has it is right."""
    found: dict[int, Receipt] = {}
    for receipts in sources:
        for receipt in receipts:
            found.setdefault(receipt.release, receipt)
    return [found[number] for number in sorted(found, reverse=True)]
