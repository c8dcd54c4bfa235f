"""Rows of a table → one draft for each: columns are found by the names of keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pydantic import BaseModel

from satupintu import schema
from satupintu.intake.draft import Draft, Refused, first_sentence
from satupintu.intake.plain import from_text
from satupintu.loose_days import meant
from satupintu.personnel.headings import find_headings
from satupintu.scaffolds import Answer, Key, Scaffold

BODY = "isi"
"""The column of the text."""
MAX_ROWS = 500
REWRITTEN = "hari dan pilihan ditulis ulang menurut bentuk kuncinya (8/12/2026 dibaca 8 Desember); periksa"


def drafts(rows: Sequence[Sequence[str]], scaffold: Scaffold) -> tuple[list[Draft], tuple[str, ...]]:
    """A draft for each row below the headings that has anything, and what of the table did not come along.

    Raises Refused where no row names a single key, and where there are too many.
    """
    keys = {key.name: key for key in scaffold.keys.values() if not key.nested and key.name != "status"}
    found = find_headings(rows, {name: name for name in (*keys, BODY)})
    if found is None or "judul" not in found.places:
        raise Refused(
            f"Tabel ini belum punya kolom `judul`; beri nama kolom menurut kunci: {', '.join((*keys, BODY))}."
        )
    below = [row for row in rows[found.row + 1 :] if any(cell.strip() for cell in row)]
    if len(below) > MAX_ROWS:
        raise Refused(f"Tabel ini berisi {len(below)} baris; paling banyak {MAX_ROWS} sekali jalan.")
    losses = [
        f"kolom `{name}` tidak dikenal dan tidak ikut" for _place, name in found.dropped if name.strip()
    ]
    losses += [f"kolom `{name}` ada dua; yang pertama dipakai" for name in found.doubled]
    made = [_values(row, found.places) for row in below]
    usable = [
        {name: _usable(scaffold.model, name, value) for name, value in values.items()} for values in made
    ]
    if made != usable:
        losses.append(REWRITTEN)
    return [_draft(values, keys) for values in usable], tuple(losses)


def _values(row: Sequence[str], places: Mapping[str, int]) -> dict[str, str]:
    return {name: row[place].strip() for name, place in places.items() if place < len(row)}


def _usable(model: type[BaseModel], key: str, value: str) -> str:
    """The value of a cell in the form that its key takes, where it is clear what was meant; else as it stands."""
    if key == BODY or not value or schema.fault_of(model, key, value) is None:
        return value
    others = filter(None, (meant(value), value.lower()))
    return next((other for other in others if schema.fault_of(model, key, other) is None), value)


def _draft(values: dict[str, str], keys: Mapping[str, Key]) -> Draft:
    _title, body = from_text("\n" + values.pop(BODY, "")) if values.get(BODY) else ("", "")
    given = dict(_answers(values, keys))
    if "ringkasan" in keys and "ringkasan" not in given and (sentence := first_sentence(body)):
        given["ringkasan"] = sentence
    return Draft(given, body)


def _answers(values: Mapping[str, str], keys: Mapping[str, Key]) -> Iterator[tuple[str, Answer]]:
    for name, value in values.items():
        if value and keys[name].is_list:
            yield name, tuple(filter(None, (entry.strip() for entry in value.replace(",", ";").split(";"))))
        elif value:
            yield name, " ".join(value.split())
