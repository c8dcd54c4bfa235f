"""`portal weigh`: what the pages of a finished site weigh, beside what they may."""

from __future__ import annotations

import json as json_format
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from satupintu.budgets import (
    KILOBYTE,
    MOVED,
    PAGE_TYPES,
    PICTURED,
    THEME_BUDGETS,
    PageType,
    breaches,
    common_files,
    kilobytes,
    public,
    type_of,
)
from satupintu.commands.report import FAULTY, OK, Impossible, say
from satupintu.weight import OutputFolder, PageWeight, weigh

HEADINGS = ("Jenis halaman", "Jumlah", "kB", "batas", "Permintaan", "batas", "Unsur", "batas", "Terberat")


@dataclass(frozen=True, slots=True)
class Row:
    """One type of pages: how many there are, and the most of each measure with its limit. Sizes in bytes."""

    type: str
    pages: int
    heaviest: str
    size: int
    size_limit: int
    requests: int
    requests_limit: int
    nodes: int
    nodes_limit: int


def run(folder: Path, *, json: bool = False) -> int:
    """Print the table and every breach. Raises Impossible where nothing was built."""
    if not any(folder.rglob("*.html")):
        raise Impossible(f"Belum ada situs di `{folder}`; bangun dahulu dengan `./portal build`.")
    output = OutputFolder(folder)
    pages = weigh(output)
    found = breaches(output, pages)
    rows = list(rows_of(pages))
    if json:
        files = {ending: sum(file.size for file in common_files(output, ending)) for ending in THEME_BUDGETS}
        answer = {
            "types": [asdict(row) for row in rows],
            "theme": files,
            "breaches": [asdict(breach) for breach in found],
        }
        print(json_format.dumps(answer, ensure_ascii=False, indent=1))
    else:
        print("\n".join([*table(rows), "", theme_line(output), *map(str, found)]))
        say(f"Selesai ditimbang: {len(pages)} halaman, {len(found)} di atas batas.")
    return FAULTY if found else OK


def rows_of(pages: Sequence[PageWeight]) -> list[Row]:
    """One row for each type that the site has pages of."""
    order = {kind.name: place for place, kind in enumerate((*PAGE_TYPES, PICTURED, MOVED))}
    typed = sorted(((type_of(page), page) for page in public(pages)), key=lambda pair: order[pair[0].name])
    return [
        _row(kind, [page for _kind, page in group])
        for kind, group in groupby(typed, key=lambda pair: pair[0])
    ]


def _row(kind: PageType, pages: Sequence[PageWeight]) -> Row:
    heaviest = max(pages, key=lambda page: page.size)
    return Row(
        type=kind.name,
        pages=len(pages),
        heaviest=f"/{heaviest.address}",
        size=heaviest.size,
        size_limit=int(kind.budget.kilobytes * KILOBYTE),
        requests=max(page.requests for page in pages),
        requests_limit=kind.budget.requests,
        nodes=max(page.nodes for page in pages),
        nodes_limit=kind.budget.nodes,
    )


def table(rows: Sequence[Row]) -> list[str]:
    """The rows as lines, columns aligned."""
    cells = [HEADINGS, *map(_cells, rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(HEADINGS))]
    return [
        "  ".join(
            cell.ljust(width) if place in (0, len(HEADINGS) - 1) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    ]


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.type,
        str(row.pages),
        kilobytes(row.size),
        f"{row.size_limit // KILOBYTE}",
        str(row.requests),
        str(row.requests_limit),
        str(row.nodes),
        str(row.nodes_limit),
        row.heaviest,
    )


def theme_line(output: OutputFolder) -> str:
    """What stylesheet, script and font weigh by themselves."""
    found = (
        f"*{ending} {kilobytes(sum(file.size for file in common_files(output, ending)))} dari {limit} kB"
        for ending, limit in THEME_BUDGETS.items()
    )
    return f"Tema: {', '.join(found)}."
