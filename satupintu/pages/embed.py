"""`/embed/`: the box as a strip that other applications frame or copy, leading back to the portal.

A frame has no script, no font and a stylesheet of its own; what is copied has neither. Every address is absolute.
Not public pages: search engines leave them, and no page leads there (`docs/sematan.md`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from satupintu.models import Service, Unit
from satupintu.pages.heads import head
from satupintu.pages.offers import home_choice
from satupintu.pages.services import TITLE, unit_address
from satupintu.places import BOX
from satupintu.portal import Page, Portal
from satupintu.theme import EMBED_STYLESHEET
from satupintu.values import EmbedValues, FragmentValues, Link

FOLDER = "embed/"
FRAME, FRAGMENT = "kotak.html", "kotak-potongan.txt"


def pages(portal: Portal) -> Iterator[Page]:
    """For the office, and for each unit with services, also under the names it had before."""
    catalogue = portal.site.catalogue
    if catalogue.services:
        whole = Link(f"Semua {len(catalogue.services)} layanan", BOX)
        yield from _pages(portal, FOLDER, portal.site.settings.name, whole, home_choice(portal))
    for unit in portal.site.open_units:
        if found := catalogue.of_unit(unit.slug):
            for slug in (unit.slug, *unit.former_slugs):
                yield from _unit_pages(portal, unit, f"{FOLDER}{slug}/", found)


def _unit_pages(portal: Portal, unit: Unit, folder: str, found: tuple[Service, ...]) -> Iterator[Page]:
    return _pages(portal, folder, unit.name, Link("Semua layanan unit ini", unit_address(unit)), found)


def _pages(portal: Portal, folder: str, name: str, whole: Link, found: Iterable[Service]) -> Iterator[Page]:
    absolute = portal.hrefs.absolute
    services = tuple(Link(each.name, absolute(each.address), each.summary) for each in found)
    back = Link(whole.title, absolute(whole.address))
    title = f"{TITLE} {name}"
    for file, make in ((FRAME, _frame), (FRAGMENT, _fragment)):
        address = f"{folder}{file}"
        yield Page(address, title, partial(make, portal, address, title, services, back), indexed=False)


def _frame(portal: Portal, address: str, title: str, services: tuple[Link, ...], whole: Link) -> EmbedValues:
    return EmbedValues(
        frame=portal.frame,
        page=head(portal, address, title, title, indexed=False),
        stylesheet=portal.assets.addresses[EMBED_STYLESHEET],
        home=portal.hrefs.absolute(""),
        services=services,
        whole=whole,
    )


def _fragment(
    portal: Portal, address: str, title: str, services: tuple[Link, ...], whole: Link
) -> FragmentValues:
    return FragmentValues(
        frame=portal.frame,
        page=head(portal, address, title, title, indexed=False),
        home=portal.hrefs.absolute(""),
        services=services,
        whole=whole,
    )
