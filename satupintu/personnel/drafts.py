"""A person's record as the import would leave it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from satupintu import frontmatter, schema
from satupintu.models import Person
from satupintu.models.people import DIRECTORY
from satupintu.names import plain_name
from satupintu.personnel.identity import name_key
from satupintu.personnel.privacy import without_numbers
from satupintu.personnel.record_text import edited, written
from satupintu.schema import aliases

KEYS = tuple(aliases(Person))
"""In the order in which records are written."""
UPDATED = "diperbarui"


@dataclass(frozen=True, slots=True)
class Difference:
    """One key: what it said, and what it says now; "" where it is not there. `key` may be `berkas`: a move."""

    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Draft:
    """A record to be written. `row` is None where no row speaks of the person; `before` is None for a new one."""

    row: int | None
    record: Person
    text: str
    differences: tuple[Difference, ...]
    before: Person | None

    @property
    def path(self) -> str:
        return self.record.path


class CannotDraft(Exception):
    """Why a record cannot be made or changed: a sentence without any private value."""


def record_path(unit: str | None, slug: str) -> str:
    return f"{f'units/{unit}' if unit else 'content'}/{DIRECTORY}/{slug}.yml"


def new_record(row: int, slug: str, unit: str | None, values: Mapping[str, str], day: str) -> Draft:
    """Raises CannotDraft."""
    filled = {key: value for key in KEYS if (value := values.get(key, ""))}
    differences = tuple(Difference(key, "", value) for key, value in filled.items())
    dated = {key: value for key in KEYS if (value := {**filled, UPDATED: day}.get(key, ""))}
    return _draft(row, record_path(unit, slug), slug, unit, written(dated), differences, None)


def changed_record(
    root: Path, row: int | None, person: Person, unit: str | None, values: Mapping[str, str], day: str
) -> Draft | None:
    """The record with these values; None where it says all that already. Raises CannotDraft."""
    differences = tuple(
        Difference(key, before, after)
        for key, after in values.items()
        if (before := written_value(person, key)) != after and not _same_spelling(key, before, after)
    )
    path = record_path(unit, person.slug)
    if not differences and path == person.path:
        return None
    if path != person.path:
        if person.photo:
            raise CannotDraft(
                f"pindah ke `{path}`, tetapi fotonya tertinggal di unit lama; pindahkan dahulu foto dan catatannya"
            )
        differences += (Difference("berkas", person.path, path),)
    text = frontmatter.read_text(root / person.path, person.path)
    changes = {each.key: each.after for each in differences if each.key != "berkas"}
    return _draft(
        row, path, person.slug, unit, edited(text, {**changes, UPDATED: day}, KEYS), differences, person
    )


def written_value(person: Person, key: str) -> str:
    """A key of a record as the file would say it."""
    match getattr(person, aliases(Person)[key]):
        case None:
            return ""
        case value if hasattr(value, "office_day"):
            return str(value.office_day.isoformat())
        case value:
            return str(value)


def _same_spelling(key: str, before: str, after: str) -> bool:
    """Capitals and apostrophes that people have put right stay right, and titles that the file does not have."""
    if key != "nama":
        return key == "surel" and before.casefold() == after.casefold()
    without_titles = plain_name(after) == after and name_key(before) == name_key(after)
    return without_titles or _letters(before) == _letters(after)


def _letters(name: str) -> str:
    return name.casefold().translate({ord(mark): "'" for mark in "’‘`"})


def _draft(
    row: int | None,
    path: str,
    slug: str,
    unit: str | None,
    text: str,
    differences: tuple[Difference, ...],
    before: Person | None,
) -> Draft:
    """The text, read as the loader will read it."""
    try:
        block = frontmatter.parse_mapping(text, path)
    except frontmatter.Unreadable:
        raise CannotDraft(f"`{path}` tidak dapat diubah oleh program; tulis satu kunci satu baris") from None
    record, problems = schema.parse(Person, block, path)
    if record is None:
        raise CannotDraft(without_numbers("; ".join(problem.message for problem in problems)))
    return Draft(row, record.located(path, block.lines).named(slug, unit), text, differences, before)
