"""Finding the row of headings, and in it the columns that a map names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from satupintu.privacy.keys import plain_words

SEARCHED_ROWS = 30
"""How far down the headings may stand: exports begin with titles and empty lines."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Where the headings stand (row counted from 0) and the place of each wanted column; the rest is dropped.

    `width` counts all cells of the row, `named` those up to the last with a name.
    """

    row: int
    width: int
    named: int
    places: Mapping[str, int]
    dropped: tuple[tuple[int, str], ...]
    missing: tuple[str, ...]
    doubled: tuple[str, ...]


def normalised(text: str) -> str:
    """Small letters and digits with single spaces: `Gol./Ruang ` and `GOL RUANG` are the same heading."""
    return " ".join(plain_words(text))


def find_headings(rows: Sequence[Sequence[object]], wanted: Mapping[str, str]) -> Headings | None:
    """The row of the first ones that has most of the wanted headings; None where none has a single one."""
    sought = {normalised(heading) for heading in wanted.values()}
    best, most = None, 0
    for number, row in enumerate(rows[:SEARCHED_ROWS]):
        found = len(sought & {normalised(cell) for cell in row if isinstance(cell, str)})
        if found > most:
            best, most = number, found
    return None if best is None else _headings(best, rows[best], wanted)


def _headings(row: int, cells: Sequence[object], wanted: Mapping[str, str]) -> Headings:
    names = [normalised(cell) if isinstance(cell, str) else "" for cell in cells]
    named = max((place + 1 for place, name in enumerate(names) if name), default=0)
    places = {
        field: names.index(normalised(heading))
        for field, heading in wanted.items()
        if normalised(heading) in names
    }
    kept = set(places.values())
    return Headings(
        row,
        len(cells),
        named,
        places,
        tuple((place, str(cells[place])) for place in range(len(names)) if place not in kept),
        tuple(field for field in wanted if field not in places),
        tuple(field for field in places if names.count(normalised(wanted[field])) > 1),
    )
