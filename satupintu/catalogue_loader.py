"""Where the records of the box live: `services_catalog/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct

from satupintu.catalogue import APPS, CATEGORIES, FOLDER, SERVICES, STANDARDS, VOCABULARY
from satupintu.folders import Findings, entries, read_record, records
from satupintu.models import App, Categories, Need, Offer, Service, Unit

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
    if categories is None and (root / CATEGORIES).is_file():
        found.unreadable.append(CATEGORIES)
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
        offer.named(slug).model_copy(update={"unit": today.get(offer.unit, offer.unit)})
        for slug, offer in records(root, folder, model, found, reserved=RESERVED, other=NOUNS[model])
    ]
    offers.sort(key=lambda offer: (offer.name.casefold(), offer.slug))
    return {offer.slug: offer for offer in offers}
