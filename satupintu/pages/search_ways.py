"""What leads on from `/cari/` for those who do not search, or found nothing; only to pages that are there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from satupintu.models import Unit
from satupintu.models.people import CONTACTS, DIRECTORY
from satupintu.pages.choices import NEEDS, need_address
from satupintu.pages.heads import UNIT_LISTS
from satupintu.pages.main import SITE_MAP
from satupintu.pages.services import LIST
from satupintu.places import APPS, BOX, GLOSSARY, TITLE_INDEX, Kind, list_address
from satupintu.portal import Portal
from satupintu.values import Link, Shelf

LISTED_UNITS = 12
"""Of more units only the names are shown, so that the page stays within its 900 elements (`budgets.py`)."""
YEAR = re.compile(r"[0-9]{4}")


def columns(portal: Portal) -> Iterator[tuple[str, tuple[Link, ...]]]:
    """Why people come, and the lists they may be looking for, each under its heading."""
    site = portal.site
    answered = {slug for service in site.catalogue.services for slug in service.needs}
    needs = [Link(need.title, need_address(need)) for need in site.needs if need.slug in answered]
    found = (
        (
            "Menurut keperluan",
            [*needs, Link("Semua keperluan", NEEDS), Link("Satu Kotak: semua layanan", BOX)],
        ),
        (
            "Orang dan bantuan",
            [
                Link("Siapa yang saya hubungi", CONTACTS),
                Link("Semua unit", "units/"),
                Link("Aplikasi kerja pegawai", APPS),
                Link("Panduan", list_address(Kind.MANUAL)),
                Link("Peta situs", SITE_MAP),
            ],
        ),
        (
            "Menurut abjad",
            [
                Link("Indeks A–Z", TITLE_INDEX),
                Link("Glosarium", GLOSSARY),
                Link("Layanan menurut abjad", LIST),
                Link("Pegawai menurut abjad", f"{DIRECTORY}/"),
            ],
        ),
    )
    for title, links in found:
        if there := _there(portal, links):
            yield title, there


def archives(portal: Portal) -> tuple[Shelf, ...]:
    """News, announcements, events and downloads of all units by year, newest first."""
    return tuple(
        Shelf(kind.heading, list_address(kind), years)
        for kind in UNIT_LISTS
        if (years := _years(portal, list_address(kind)))
    )


def unit_shelves(portal: Portal) -> tuple[Shelf, ...]:
    """Each unit with its own lists of what it has published."""
    units = portal.site.open_units
    lists = len(units) <= LISTED_UNITS
    return tuple(
        Shelf(unit.name, unit.address, tuple(_lists(portal, unit)) if lists else ()) for unit in units
    )


def _lists(portal: Portal, unit: Unit) -> Iterator[Link]:
    for kind in UNIT_LISTS:
        if portal.site.listed(kind, unit.slug):
            yield Link(kind.heading, list_address(kind, unit.slug))


def _years(portal: Portal, address: str) -> tuple[Link, ...]:
    start = f"{address}arsip/"
    found = (page.removeprefix(start).rstrip("/") for page in portal.by_address if page.startswith(start))
    years = sorted((year for year in found if YEAR.fullmatch(year)), reverse=True)
    return tuple(Link(year, f"{start}{year}/") for year in years)


def _there(portal: Portal, links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.address in portal.by_address)
