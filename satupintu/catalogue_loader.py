"""Where the records of the box live: `services_catalog/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from satupintu.catalogue import CATEGORIES, FOLDER, SERVICES
from satupintu.folders import Findings, entries, read_record
from satupintu.models import Categories, Need, Service, Unit
from satupintu.places import MAX_SLUG, SLUG, suggested_name

ENDING = ".yml"
RESERVED = frozenset({"pilih", "daftar", "hal"})
"""Names below `/layanan/` that hold something else."""


def load_catalogue(
    root: Path, units: Mapping[str, Unit], found: Findings
) -> tuple[Mapping[str, Service], tuple[Need, ...]]:
    """Every readable service by slug, in the order of their names, and the needs they answer.

    A record that names its unit as it was called before belongs to the unit of today.
    """
    today = {former: slug for slug, unit in units.items() for former in unit.former_slugs}
    for entry in entries(root, FOLDER, found):
        path = f"{FOLDER}/{entry.name}"
        if path not in (SERVICES, CATEGORIES):
            found.refuse(
                path, f"`{entry.name}` tidak dikenal di sini; yang ada: `layanan/` dan `kategori.yml`"
            )
    services = [
        service.model_copy(update={"unit": today.get(service.unit, service.unit)})
        for entry in entries(root, SERVICES, found)
        if (service := _service(root, entry.name, found))
    ]
    services.sort(key=lambda service: (service.name.casefold(), service.slug))
    categories = read_record(root, CATEGORIES, Categories, found) if (root / CATEGORIES).is_file() else None
    return {service.slug: service for service in services}, tuple(_needs(categories)) if categories else ()


def _needs(categories: Categories) -> Iterator[Need]:
    """The needs, each of which knows where it stands in the file they share."""
    for index, need in enumerate(categories.needs):
        yield need.located(categories.path, categories.lines_below("kebutuhan", index))


def _service(root: Path, name: str, found: Findings) -> Service | None:
    path = f"{SERVICES}/{name}"
    slug = name.removesuffix(ENDING)
    if slug == name or not (root / path).is_file():
        found.refuse(path, f"catatan layanan adalah berkas berakhiran `{ENDING}`", "nama-berkas")
    elif not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
        told = f"nama berkas harus huruf kecil, angka, dan tanda hubung, paling panjang {MAX_SLUG} huruf"
        found.refuse(path, f"{told}; ganti namanya menjadi `{suggested_name(slug)}{ENDING}`", "nama-berkas")
    elif slug in RESERVED:
        told = f"nama `{slug}` dipakai untuk alamat tetap situs"
        found.refuse(path, f"{told}; ganti nama berkasnya, misalnya `{slug}-layanan{ENDING}`", "nama-berkas")
    else:
        service = read_record(root, path, Service, found)
        if service is None:
            found.unreadable.append(f"layanan/{slug}/")
        return service.named(slug) if service else None
    return None
