"""One row of a personnel file → what it says of one person, in public fields only."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from satupintu.loose_days import day
from satupintu.models import ColumnMap, Employment
from satupintu.personnel.headings import normalised
from satupintu.personnel.privacy import holds_private_number, shown
from satupintu.personnel.table import Cell, Row
from satupintu.personnel.values import KNOWN_EMPLOYMENTS, full_name, rank_and_grade
from satupintu.places import MAX_SLUG, RESERVED_SLUGS, SLUG
from satupintu.yaml_faults import CONTROL

MAIN_SITE = "content"
KEY = "key"
"""The field under which the identifying column is read, beside those of `Columns`."""
DAYS = ("since", "until", "post_start")
ROUNDED = re.compile(r"\d+(?:[.,]\d+)?[eE]\+?\d+|\d{15}0{3}")
"""A long number that went through a spreadsheet as a number: its last digits are gone."""


@dataclass(frozen=True, slots=True)
class PostClaim:
    """The post a row names, as it is written there, and since when it is held."""

    title: str
    start: str
    decree: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What one row says of one person. `values` are the record's keys; "" takes a key away."""

    row: int
    name: str
    unit: str | None
    values: Mapping[str, str]
    slug: str = ""
    key: str = field(default="", repr=False)
    claim: PostClaim | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a row is left out: a sentence without any private value."""

    row: int
    told: str


@dataclass(frozen=True)
class RowReader:
    """Reads rows by a map. `domains` are those of the office's mail."""

    columns: ColumnMap
    domains: Sequence[str]

    @cached_property
    def units(self) -> Mapping[str, str]:
        return {normalised(written): folder for written, folder in self.columns.units.items()}

    @cached_property
    def employments(self) -> Mapping[str, Employment]:
        own = {normalised(written): meant for written, meant in self.columns.employments.items()}
        return {**KNOWN_EMPLOYMENTS, **own}

    def read(self, row: Row) -> Entry | list[Refusal]:
        """The entry of a row, or every reason against it."""
        faults = [Refusal(row.number, told) for told in self._faults(row.cells)]
        return faults or self._entry(row)

    def is_private_mail(self, cell: Cell) -> bool:
        """Whether an address is not one of the office."""
        domain = str(cell).rpartition("@")[2].lower()
        return not any(domain == each or domain.endswith(f".{each}") for each in self.domains)

    def _faults(self, cells: Mapping[str, Cell]) -> Iterator[str]:
        """A cell that is private or unreadable is not looked at any further."""
        sound = dict(cells)
        for name, cell in cells.items():
            if fault := _cell_fault(name, cell):
                yield f"{self._column(name)} {fault}"
                del sound[name]
        if "name" in sound or "name" not in cells:
            yield from self._name_faults(str(sound.get("name", "")))
        if "unit" in sound or "unit" not in cells:
            yield from self._unit_faults(str(sound.get("unit", "")))
        yield from self._choice_faults(sound)

    def _name_faults(self, name: str) -> Iterator[str]:
        if not name:
            yield f"{self._column('name')} kosong"
        elif any(letter.isdigit() or letter in "@<>" for letter in name):
            yield f"{self._column('name')} bukan nama orang"  # not shown: a row may have slipped by one column

    def _unit_faults(self, unit: str) -> Iterator[str]:
        if not unit:
            yield f"{self._column('unit')} kosong"
        elif normalised(unit) not in self.units:
            yield f"unit `{shown(unit)}` belum ada di peta; tambahkan di bawah `unit`, beserta foldernya"

    def _choice_faults(self, cells: Mapping[str, Cell]) -> Iterator[str]:
        employment, slug = str(cells.get("employment", "")), str(cells.get("slug", ""))
        if employment and normalised(employment) not in self.employments:
            yield f"status `{shown(employment)}` belum ada di peta; tambahkan di bawah `status_kepegawaian`"
        if "extension" in cells and not re.fullmatch(r"[0-9]{1,6}", str(cells["extension"])):
            yield f"{self._column('extension')} bukan nomor pesawat (angka saja, paling banyak enam)"
        if slug and (not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG or slug in RESERVED_SLUGS):
            yield f"{self._column('slug')} bukan nama berkas: huruf kecil, angka, dan tanda hubung, tanpa `.yml`"

    def _entry(self, row: Row) -> Entry:
        texts = {name: str(cell) for name, cell in row.cells.items()}
        folder = self.units[normalised(texts["unit"])]
        name = full_name(texts["name"], texts.get("title_before", ""), texts.get("title_behind", ""))
        return Entry(
            row.number,
            name,
            None if folder == MAIN_SITE else folder.rpartition("/")[2],
            {"nama": name, **dict(self._values(row.cells, texts))},
            texts.get("slug", ""),
            re.sub(r"[^0-9A-Za-z]", "", texts.get(KEY, "")),
            self._claim(row.cells, texts),
        )

    def _values(self, cells: Mapping[str, Cell], texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        employment = self.employments.get(normalised(texts.get("employment", "")))
        if employment:
            yield "status_kepegawaian", employment.value
        if "rank" in texts or "grade" in texts or employment is Employment.OTHER:
            rank, grade = rank_and_grade(
                texts.get("rank", ""), texts.get("grade", ""), employment or Employment.CIVIL_SERVANT
            )
            yield "pangkat", rank
            yield "golongan", grade
        if "mail" in texts and not self.is_private_mail(texts["mail"]):
            yield "surel", texts["mail"].lower()
        if "extension" in texts:
            yield "pesawat", texts["extension"]
        for field_name, key in (("since", "sejak"), ("until", "sampai")):
            if field_name in cells and (found := day(cells[field_name])):
                yield key, found

    def _claim(self, cells: Mapping[str, Cell], texts: Mapping[str, str]) -> PostClaim | None:
        start = day(cells["post_start"]) if "post_start" in cells else None
        if start is None or "post" not in texts:
            return None
        return PostClaim(texts["post"], start, texts.get("decree", ""))

    def _column(self, name: str) -> str:
        heading = self.columns.key_column if name == KEY else self.columns.wanted.get(name, name)
        return f"kolom `{heading}`"


def _cell_fault(name: str, cell: Cell) -> str:
    """Why a cell cannot be used, without a word of what it says; "" where it can."""
    if name == KEY:
        return "dibulatkan oleh Excel; simpan kolom itu sebagai teks" if ROUNDED.fullmatch(str(cell)) else ""
    if name in DAYS:
        return "" if day(cell) else "bukan tanggal seperti `2026-03-31` atau `31-03-2026`"
    if CONTROL.search(str(cell)):
        return "memuat karakter kendali yang tidak terlihat; ketik ulang"
    if isinstance(cell, str) and holds_private_number(cell):
        return "memuat deretan angka seperti NIK, NIP, atau nomor telepon; hapus dari sana"
    return ""
