"""load_site(root): the only module that knows where records live."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from satupintu import frontmatter, schema
from satupintu.files import DOCUMENTS, PICTURES, ending
from satupintu.models import ITEM_MODELS, Item, SiteSettings, Unit
from satupintu.pictures.plan import RENDITION_NAME
from satupintu.places import (
    ADDRESS_WORDS,
    ENDINGS,
    MAX_SLUG,
    MEDIA_NAME,
    RESERVED_EVENT_SLUGS,
    RESERVED_SLUGS,
    SLUG,
    Kind,
    Place,
    suggested_name,
)
from satupintu.problems import Problem
from satupintu.site import Site

SETTINGS = "content/situs.yml"
SITE_DATA = frozenset({"situs.yml"})
"""YAML files that lie directly under `content/`."""


@dataclass(slots=True)
class _Findings:
    """What one walk through the folders has found so far."""

    items: list[Item] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def refuse(self, path: str, message: str, rule: str = "berkas", line: int = 1) -> None:
        self.problems.append(Problem(path, line, rule, message))


def load_site(root: Path, today: date) -> tuple[Site | None, list[Problem]]:
    """Everything under `content/` and `units/`, and all problems of single files.

    The site is None only where `content/situs.yml` cannot be read: nothing can be said without it.
    """
    found = _Findings()
    settings = _settings(root, found)
    units = _units(root, found)
    _load_owner(root, "content", None, found)
    for unit in units.values():
        _load_owner(root, f"units/{unit.slug}", unit, found)
    if settings is None:
        return None, found.problems
    return Site(
        root, today, settings, units, tuple(found.items), frozenset(found.files), tuple(found.unreadable)
    ), found.problems


def _settings(root: Path, found: _Findings) -> SiteSettings | None:
    if not (root / SETTINGS).is_file():
        found.refuse(
            SETTINGS, "berkas pengaturan situs tidak ada; buat `content/situs.yml` (lihat docs/format.md)"
        )
        return None
    try:
        block = frontmatter.read_record(root / SETTINGS, SETTINGS)
    except frontmatter.Unreadable as fault:
        found.problems += fault.problems
        return None
    settings, problems = schema.parse(SiteSettings, block, SETTINGS)
    found.problems += problems
    return settings.located(SETTINGS, block.lines) if settings else None


def _units(root: Path, found: _Findings) -> dict[str, Unit]:
    """Every readable unit by slug, in menu order."""
    units: list[Unit] = []
    for entry in _entries(root, "units", found):
        path = f"units/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            found.refuse(
                path, "di dalam `units/` hanya boleh ada folder unit; pindahkan berkas ini ke folder unitnya"
            )
        elif fault := _unit_slug_fault(entry.name):
            found.refuse(path, fault, "nama-berkas")
        elif unit := _unit(root, entry.name, found):
            units.append(unit)
        else:
            found.unreadable.append(f"units/{entry.name}/")
    units.sort(key=lambda unit: (unit.order, unit.name, unit.slug))
    return {unit.slug: unit for unit in units}


def _unit(root: Path, slug: str, found: _Findings) -> Unit | None:
    path = f"units/{slug}/unit.yml"
    if not (root / path).is_file():
        found.refuse(
            path,
            f"folder `units/{slug}` belum punya `unit.yml`; buat berkas itu dengan `nama` dan `ringkasan`",
        )
        return None
    try:
        block = frontmatter.read_record(root / path, path)
    except frontmatter.Unreadable as fault:
        found.problems += fault.problems
        return None
    unit, problems = schema.parse(Unit, block, path)
    found.problems += problems
    return unit.named(slug, path, block.lines) if unit else None


def _load_owner(root: Path, folder: str, unit: Unit | None, found: _Findings) -> None:
    """The folders of one owner: a unit, or (unit None) the main site."""
    allowed = {kind.value for kind in Kind} | {"media"}
    for entry in _entries(root, folder, found):
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and entry.name in allowed:
            _load_folder(root, path, unit, found)
        elif entry.name not in (SITE_DATA if unit is None else {"unit.yml"}):
            found.refuse(
                path, f"`{entry.name}` tidak dikenal di sini; folder yang ada: {', '.join(sorted(allowed))}"
            )


def _load_folder(root: Path, folder: str, unit: Unit | None, found: _Findings) -> None:
    name = folder.rpartition("/")[2]
    for entry in _entries(root, folder, found):
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            found.refuse(path, "folder di dalam folder tidak diterima; pindahkan isinya satu tingkat ke atas")
        elif name == "media":
            _load_file(path, entry.name, PICTURES | DOCUMENTS, found)
        elif name == Kind.DOWNLOAD and not entry.name.endswith(".yml"):
            _load_file(path, entry.name, DOCUMENTS, found)
        else:
            _load_item(root, path, Kind(name), unit, found)


def _load_file(path: str, name: str, accepted: frozenset[str], found: _Findings) -> None:
    if ending(name) not in accepted:
        found.refuse(
            path,
            f"jenis berkas ini tidak diterima di sini; yang diterima: {', '.join(sorted(accepted))}",
            "jenis-berkas",
        )
    elif not MEDIA_NAME.fullmatch(name):
        found.refuse(
            path,
            f"nama berkas harus huruf kecil, angka, dan tanda hubung; ganti namanya menjadi `{suggested_name(name)}`",
            "nama-berkas",
        )
    elif RENDITION_NAME.fullmatch(name):
        found.refuse(
            path,
            f"nama seperti ini dipakai portal untuk ukuran gambar; ganti namanya menjadi `{suggested_name(name)}`",
            "nama-berkas",
        )
    else:
        found.files.add(path)


def _load_item(root: Path, path: str, kind: Kind, unit: Unit | None, found: _Findings) -> None:
    name = path.rpartition("/")[2]
    slug = name.removesuffix(ENDINGS[kind])
    if slug == name:
        found.refuse(path, f"berkas di folder `{kind}` harus berakhiran `{ENDINGS[kind]}`", "nama-berkas")
        return
    if fault := _slug_fault(slug, kind, unit):
        found.refuse(path, fault, "nama-berkas")
        return
    place = Place(path, kind, unit.slug if unit else None, slug)
    try:
        block = _read_block(root / path, path, kind)
    except frontmatter.Unreadable as unreadable:
        found.problems += unreadable.problems
        found.unreadable.append(place.address)
        return
    item, problems = schema.parse(ITEM_MODELS[kind], block, path)
    found.problems += problems
    if item is None:
        found.unreadable.append(place.address)
    else:
        owner = f"units/{unit.permanent_slug}" if unit else "content"
        found.items.append(item.placed(place, block.lines, f"{owner}/{kind}/{slug}"))


def _read_block(file: Path, path: str, kind: Kind) -> frontmatter.Block:
    if kind is Kind.DOWNLOAD:
        return frontmatter.read_record(file, path)
    return frontmatter.read_document(file, path).block


def _unit_slug_fault(slug: str) -> str:
    """Why a unit's folder may not be called so; empty where it may."""
    if not SLUG.fullmatch(slug):
        return f"nama folder unit harus huruf kecil, angka, dan tanda hubung; ganti namanya menjadi `{suggested_name(slug)}`"
    if len(slug) > MAX_SLUG:
        return f"nama folder unit terlalu panjang; paling panjang {MAX_SLUG} huruf"
    if slug in RESERVED_SLUGS:
        return f"nama `{slug}` dipakai untuk alamat tetap situs; ganti nama foldernya, misalnya `unit-{slug}`"
    return ""


def _slug_fault(slug: str, kind: Kind, unit: Unit | None) -> str:
    """Why a file may not be called so; empty where it may."""
    if not SLUG.fullmatch(slug):
        if slug.endswith(".en"):
            return "terjemahan (`.en.md`) belum didukung; pindahkan berkas ini ke luar folder isi"
        return f"nama berkas harus huruf kecil, angka, dan tanda hubung; ganti namanya menjadi `{suggested_name(slug)}{ENDINGS[kind]}`"
    if len(slug) > MAX_SLUG:
        return f"nama berkas terlalu panjang; paling panjang {MAX_SLUG} huruf"
    words = RESERVED_SLUGS
    if kind is Kind.EVENT:
        words |= RESERVED_EVENT_SLUGS
    if kind is Kind.PAGE and unit is None:
        words |= ADDRESS_WORDS
    if slug in words:
        return f"nama `{slug}` dipakai untuk alamat tetap situs; ganti nama berkasnya, misalnya `{slug}-baru{ENDINGS[kind]}`"
    return ""


def _entries(root: Path, folder: str, found: _Findings) -> Sequence[os.DirEntry[str]]:
    """What lies in a folder, in name order; links and hidden files are refused or passed over."""
    return list(_accepted(root, folder, found))


def _accepted(root: Path, folder: str, found: _Findings) -> Iterator[os.DirEntry[str]]:
    if not (root / folder).is_dir():
        return
    with os.scandir(root / folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        if not entry.name.isprintable():
            shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in entry.name)
            found.refuse(
                f"{folder}/{shown}",
                f"nama ini memuat karakter yang tidak terlihat; ganti namanya menjadi `{suggested_name(entry.name)}`",
                "nama-berkas",
            )
        elif entry.name.startswith("."):
            if entry.name != ".gitkeep":
                found.refuse(
                    f"{folder}/{entry.name}",
                    "berkas tersembunyi tidak diterima di folder isi; hapus berkas ini",
                )
        elif entry.is_symlink():
            found.refuse(
                f"{folder}/{entry.name}",
                frontmatter.SYMLINK,
                "tautan-berkas",
            )
        elif not entry.is_dir() and not entry.is_file():
            found.refuse(f"{folder}/{entry.name}", "ini bukan berkas biasa; hapus")
        else:
            yield entry
