"""A personnel file with its mapped columns alone: everything else is dropped here, before anything looks at it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain, islice

from satupintu.personnel import delimited, workbook
from satupintu.personnel.faults import FileRefused
from satupintu.personnel.headings import SEARCHED_ROWS, Headings, find_headings

Cell = str | date
MAX_BYTES = 64 * 1024 * 1024
MAX_ROWS = 100_000
EMPTY = frozenset({"", "-", "–", "—"})
EXCEL_TEXT = re.compile(r'="(.*)"')
"""How exports keep Excel from taking a text for a number."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row by the fields of the map; `number` is its line in the file, or its row in the sheet."""

    number: int
    cells: Mapping[str, Cell] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """What was kept of a file, and how much was not. `broken` are rows that do not fit their headings."""

    headings: Headings
    rows: tuple[Row, ...]
    broken: tuple[int, ...]
    dropped_values: int

    @property
    def dropped_columns(self) -> tuple[str, ...]:
        return tuple(name for _place, name in self.headings.dropped if name.strip())


def read_table(raw: bytes, wanted: Mapping[str, str], sheet: str | None) -> Table:
    """The wanted columns (heading by field) of a CSV file or workbook. Raises FileRefused."""
    if len(raw) > MAX_BYTES:
        raise FileRefused(f"Berkas ini terlalu besar; paling besar {MAX_BYTES // 1024 // 1024} MB.")
    records: Iterable[tuple[int, Sequence[Cell]]] = (
        workbook.read_records(raw, sheet)
        if workbook.is_workbook(raw)
        else delimited.read_records(raw, wanted)
    )
    remaining = iter(records)
    first = list(islice(remaining, SEARCHED_ROWS))
    headings = find_headings([cells for _number, cells in first], wanted)
    if headings is None:
        raise FileRefused("Baris judul kolom tidak ditemukan; cocokkan nama kolom di peta dengan berkasnya.")
    return _kept(headings, chain(first[headings.row + 1 :], remaining))


def _kept(headings: Headings, records: Iterable[tuple[int, Sequence[Cell]]]) -> Table:
    rows, broken, dropped = [], [], 0
    places = set(headings.places.values())
    for number, cells in records:
        filled = [place for place, cell in enumerate(cells) if not isinstance(cell, str) or cell.strip()]
        if not filled:
            continue
        dropped += sum(place not in places for place in filled)
        if len(cells) < headings.named or filled[-1] >= headings.width:
            broken.append(number)
            continue
        kept = {name: cleaned(cells[place]) for name, place in headings.places.items()}
        rows.append(Row(number, {name: cell for name, cell in kept.items() if cell}))
        if len(rows) > MAX_ROWS:
            raise FileRefused(f"Berkas ini lebih dari {MAX_ROWS} baris; pecah menjadi beberapa berkas.")
    return Table(headings, tuple(rows), tuple(broken), dropped)


def cleaned(cell: Cell) -> Cell:
    """A text without what cannot be seen and with single spaces; "" for a dash that stands for nothing."""
    if isinstance(cell, date):
        return cell
    wrapped = EXCEL_TEXT.fullmatch(cell.strip())
    composed = unicodedata.normalize("NFC", wrapped[1] if wrapped else cell)
    text = " ".join(
        "".join(" " if letter.isspace() else letter for letter in composed if not _unseen(letter)).split()
    )
    return "" if text in EMPTY else text


def _unseen(letter: str) -> bool:
    return unicodedata.category(letter) == "Cf"
