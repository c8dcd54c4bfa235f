"""Service standards on paper: a poster for each service in two sizes, and one book of all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from msgspec import to_builtins

from satupintu.dates import long_date
from satupintu.files import size_text, type_label
from satupintu.models import Unit
from satupintu.pages.standard_parts import service_standard
from satupintu.places import STANDARDS_PAGE
from satupintu.portal import Portal
from satupintu.standards import Held, rules
from satupintu.typeset import Document, Value, code
from satupintu.values import FileLink

PAPERS = ("a3", "a4")
BOOK = f"{STANDARDS_PAGE}buku-standar-pelayanan.pdf"
TABLE = f"{STANDARDS_PAGE}standar-pelayanan.csv"
TOO_LONG = "teks terlalu panjang untuk satu lembar"
"""What the layout of the poster says when no size fits."""
SCAN = "Pindai untuk membuka halaman layanan ini"


def poster_address(held: Held, paper: str) -> str:
    return f"{held.service.address}poster-{paper}.pdf"


def poster(portal: Portal, held: Held, paper: str) -> bytes:
    """The standard of a service on one sheet of A3 or A4. Raises SiteInvalid where it does not fit."""
    place = poster_address(held, paper)
    if place not in portal.posters:
        portal.posters[place] = portal.press.pdf(_poster(portal, held, paper))
    return portal.posters[place]


def _poster(portal: Portal, held: Held, paper: str) -> Document:
    address = portal.hrefs.absolute(held.service.address)
    values: dict[str, Value] = {
        **_shown(portal, held),
        "paper": paper,
        "place": portal.site.settings.full_name,
        "summary": held.service.summary,
        "address": address,
        "scan": SCAN,
        "elsewhere": f"Komponen {rules().groups[-1].lower()} ada di halaman layanan ini.",
        "code": code(address, f"Kode QR menuju {address}"),
    }
    return Document("poster", f"Standar pelayanan: {held.service.name}", values)


def poster_links(portal: Portal, held: Held) -> tuple[FileLink, ...]:
    return tuple(
        _file(f"Poster {paper.upper()}", poster_address(held, paper), len(poster(portal, held, paper)))
        for paper in PAPERS
    )


def book(portal: Portal) -> bytes:
    """Every standard in force on the day, by unit."""
    units = tuple((unit, held) for unit in portal.site.open_units if (held := held_by(portal, unit)))
    settings = portal.site.settings
    values: dict[str, Value] = {
        "place": settings.full_name,
        "day": f"Isi diperbarui {long_date(_latest(each for _unit, held in units for each in held))}",
        "address": portal.hrefs.absolute(STANDARDS_PAGE),
        "sources": list(rules().sources),
        "units": [
            {"name": unit.name, "standards": [_shown(portal, each) for each in held]} for unit, held in units
        ],
    }
    return portal.press.pdf(Document("book", f"Standar pelayanan {settings.short_name}", values))


def _latest(held: Iterable[Held]) -> date:
    """The day on which one of the standards was last changed."""
    return max(each.standard.updated.office_day for each in held)


def held_by(portal: Portal, unit: Unit) -> tuple[Held, ...]:
    """The standards of a unit's services on the day."""
    return tuple(held for held in portal.site.service_standards.all_held() if held.service.unit == unit.slug)


def collection_links(portal: Portal, table: bytes) -> tuple[FileLink, ...]:
    """The files that hold all standards."""
    return (
        _file("Buku standar pelayanan", BOOK, len(book(portal))),
        _file("Standar pelayanan sebagai tabel", TABLE, len(table)),
    )


def _shown(portal: Portal, held: Held) -> dict[str, Value]:
    """A standard as a layout takes it."""
    shown = to_builtins(service_standard(held.standard, held.version))
    del shown["files"], shown["earlier"]
    unit = portal.site.units[held.service.unit]
    return {**shown, "service": held.service.name, "unit": unit.name}


def _file(title: str, address: str, size: int) -> FileLink:
    return FileLink(title, address, type_label(address), size_text(size))


def posters(portal: Portal) -> Iterator[tuple[str, bytes]]:
    """Every poster with its address."""
    held: Sequence[Held] = tuple(portal.site.service_standards.all_held())
    for each in held:
        for paper in PAPERS:
            yield poster_address(each, paper), poster(portal, each, paper)
