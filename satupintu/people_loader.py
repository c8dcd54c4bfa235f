"""Where people and posts live: `pegawai/` and `jabatan/` of the main site and of each unit."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from satupintu.folders import Findings, records
from satupintu.models import Person, Post, Unit
from satupintu.models.people import CONTACTS, DIRECTORY, POSTS, Dated
from satupintu.name_faults import RECORD
from satupintu.places import RESERVED_SLUGS

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
        for file in sorted((root / folder / kind).glob(f"*{RECORD}"))
    ]


def _load(
    root: Path, folder: str, model: type[Loaded], unit: Unit | None, found: Findings
) -> Sequence[Loaded]:
    owner = unit.slug if unit else None
    return [
        record.named(slug, owner) for slug, record in records(root, folder, model, found, reserved=RESERVED)
    ]
