"""Where the records of the box live: `services_catalog/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from satupintu.catalogue import APPS, CATEGORIES, FOLDER, SERVICES, STANDARDS, VOCABULARY
from satupintu.folders import Findings, entries, read_record
from satupintu.models import App, Categories, Need, Offer, Service, Unit
from satupintu.name_faults import record_slug_fault
from satupintu.places import suggested_name

ENDING = ".yml"
RESERVED = frozenset({"pilih", "daftar", "hal", "standar"})
"""Names below `/layanan/` that hold something else."""
NOUNS: dict[type[Offer], str] = {Service: "layanan", App: "aplikasi"}

Offered = TypeVar("Offered", bound=Offer)


class LoadedCatalogue(Struct, frozen=True):
    """Every readable record by slug, in the order of their names, and the needs services answer."""

    services: Mapping[str, Service]
    needs: tuple[Need, ...]
    apps: Mapping[str, App]


def load_catalogue(root: Path, units: Mapping[str, Unit], found: Findings) -> LoadedCatalogue:
    """What is below `services_catalog/`.

    A record that names its unit as it was called before belongs to the unit of today.
    """
    today = {former: slug for slug, unit in units.items() for former in unit.former_slugs}
    for entry in entries(root, FOLDER, found):
        path = f"{FOLDER}/{entry.name}"
        if path not in (SERVICES, APPS, STANDARDS, CATEGORIES, VOCABULARY):
            found.refuse(
                path,
                f"`{entry.name}` tidak dikenal di sini; yang ada: `layanan/`, `aplikasi/`, `standar/`, `kategori.yml`, dan `kosakata-judi.yml`",
            )
    categories = read_record(root, CATEGORIES, Categories, found) if (root / CATEGORIES).is_file() else None
    return LoadedCatalogue(
        _offers(root, SERVICES, Service, today, found),
        tuple(_needs(categories)) if categories else (),
        _offers(root, APPS, App, today, found),
    )


def _needs(categories: Categories) -> Iterator[Need]:
    """The needs, each of which knows where it stands in the file they share."""
    for index, need in enumerate(categories.needs):
        yield need.located(categories.path, categories.lines_below("kebutuhan", index))


def _offers(
    root: Path, folder: str, model: type[Offered], today: Mapping[str, str], found: Findings
) -> Mapping[str, Offered]:
    offers = [
        offer.model_copy(update={"unit": today.get(offer.unit, offer.unit)})
        for entry in entries(root, folder, found)
        if (offer := _offer(root, f"{folder}/{entry.name}", model, found))
    ]
    offers.sort(key=lambda offer: (offer.name.casefold(), offer.slug))
    return {offer.slug: offer for offer in offers}


def _offer(root: Path, path: str, model: type[Offered], found: Findings) -> Offered | None:
    noun, name = NOUNS[model], path.rpartition("/")[2]
    slug = name.removesuffix(ENDING)
    if slug == name or not (root / path).is_file():
        told = f"catatan {noun} adalah berkas berakhiran `{ENDING}`"
        better = f"{suggested_name(slug.partition('.')[0])}{ENDING}"
        found.refuse(
            path, f"{told}; ganti namanya menjadi `{better}`, atau hapus dari folder ini", "nama-berkas"
        )
    elif fault := record_slug_fault(slug, ENDING, RESERVED, instead=noun):
        found.refuse(path, fault, "nama-berkas")
    else:
        offer = read_record(root, path, model, found)
        if offer is None:
            found.unreadable.append(f"{model.folder}/{slug}/")
        return offer.named(slug) if offer else None
    return None
