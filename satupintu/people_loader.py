"""Where people and posts live: `pegawai/` and `jabatan/` of the main site and of each unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from satupintu.folders import Findings, entries, read_record
from satupintu.models import Person, Post, Unit
from satupintu.models.people import CONTACTS, DIRECTORY, POSTS, Dated
from satupintu.name_faults import record_slug_fault
from satupintu.places import RESERVED_SLUGS

ENDING = ".yml"
FOLDERS = frozenset({DIRECTORY, POSTS})
RESERVED = RESERVED_SLUGS | {CONTACTS.removeprefix(f"{DIRECTORY}/").rstrip("/")}
"""Words of addresses below `/pegawai/` that are no person's."""

Loaded = TypeVar("Loaded", bound=Dated)


def load_people(root: Path, folder: str, unit: Unit | None, found: Findings) -> Sequence[Person]:
    """Every readable person of one folder."""
    return _load(root, f"{folder}/{DIRECTORY}", Person, unit, found)


def load_posts(root: Path, folder: str, unit: Unit | None, found: Findings) -> Sequence[Post]:
    """Every readable post of one folder."""
    return _load(root, f"{folder}/{POSTS}", Post, unit, found)


def addresses_below(root: Path, folder: str) -> list[str]:
    """The addresses of all people and posts in the folder of an owner, whether they can be read or not."""
    return [
        f"{kind}/{file.stem}/"
        for kind in sorted(FOLDERS)
        for file in sorted((root / folder / kind).glob(f"*{ENDING}"))
    ]


def _load(
    root: Path, folder: str, model: type[Loaded], unit: Unit | None, found: Findings
) -> Sequence[Loaded]:
    records = []
    for entry in entries(root, folder, found):
        path = f"{folder}/{entry.name}"
        slug = entry.name.removesuffix(ENDING)
        if fault := _name_fault(entry.name, slug, is_file=entry.is_file()):
            found.refuse(path, fault, "nama-berkas")
        elif record := read_record(root, path, model, found):
            records.append(record.named(slug, unit.slug if unit else None))
        else:
            found.unreadable.append(f"{folder.rpartition('/')[2]}/{slug}/")
    return records


def _name_fault(name: str, slug: str, *, is_file: bool) -> str:
    """Why a file may not be called so; empty where it may."""
    if slug == name or not is_file:
        return f"di folder ini hanya boleh ada catatan berakhiran `{ENDING}`; pindahkan atau ganti namanya"
    return record_slug_fault(slug, ENDING, RESERVED)
