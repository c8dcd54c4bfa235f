"""What stands at addresses that used to hold something else: redirects and farewells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec import structs

from satupintu.language import Language, language_of, wording
from satupintu.models import Person, Post, Unit
from satupintu.pages.frame import contact_lines, link_to, said, unit_link
from satupintu.pages.heads import head
from satupintu.portal import Page, Portal
from satupintu.values import FarewellValues, Link, RedirectValues


def pages(portal: Portal) -> Iterator[Page]:
    farewells = [
        (address, unit) for unit in portal.site.closed_units for address in _addresses_of(portal, unit)
    ]
    for address, unit in farewells:
        yield Page(address, unit.name, partial(_farewell, portal, unit, address), indexed=False)
    for former, target in _redirects(portal, farewells):
        yield Page(former, target.title, partial(_redirect, portal, former, target), indexed=False)


def _redirects(portal: Portal, farewells: list[tuple[str, Unit]]) -> Iterator[tuple[str, Link]]:
    """Former address and present page: of records that name their old ones, and of renamed units."""
    directory = portal.site.directory
    for item in portal.site.visible:
        for former in item.former_addresses:
            yield former.removeprefix("/"), Link(item.title, item.address)
    people_and_posts: tuple[Person | Post, ...] = (*directory.known, *directory.known_posts)
    for record in people_and_posts:
        for former in record.former_addresses:
            yield former.removeprefix("/"), Link(record.name, record.address)
    present = [Link(page.title, page.address) for page in portal.present]
    present += [Link(unit.name, address) for address, unit in farewells]
    for target in present if portal.site.renamed_units else ():
        for former in portal.formerly(target.address):
            yield former, target


def _addresses_of(portal: Portal, unit: Unit) -> list[str]:
    """Every address a closed unit, its people and its posts would have today if it were open."""
    units = {**portal.site.units, unit.slug: unit.model_copy(update={"closed": None})}
    alive = structs.replace(portal, site=structs.replace(portal.site, units=units))
    starts = tuple(f"{language.prefix}{unit.address}" for language in Language)
    return [
        page.address
        for page in alive.present
        if page.address.startswith(starts) or page.source.startswith(unit.address)
    ]


def _redirect(portal: Portal, address: str, target: Link) -> RedirectValues:
    language = language_of(address)
    words = wording(language)
    text = words("Halaman ini pindah ke “%(title)s”.", title=target.title)
    page = structs.replace(
        head(portal, address, target.title, text, indexed=False),
        canonical=portal.hrefs.absolute(target.address),
    )
    return RedirectValues(frame=portal.frame_in(language), page=page, target=target)


def _farewell(portal: Portal, unit: Unit, address: str) -> FarewellValues:
    successor = portal.site.units.get(unit.moved_to or "")
    if unit.closed is None:
        raise ValueError(f"{unit.path}: not closed")
    language, site = language_of(address), portal.site
    words = wording(language)
    name = said(language, unit.name, unit.name_en)[0]
    contact = successor.contact if successor else site.settings.contact
    return FarewellValues(
        frame=portal.frame_in(language),
        page=head(
            portal,
            address,
            name,
            words("Unit %(name)s sudah ditutup.", name=name),
            trail=(link_to(site, language, (words("Unit"), ""), "units/"),),
            indexed=False,
        ),
        closed=unit.closed,
        successor=unit_link(site, successor, language) if successor else None,
        contact=contact_lines(contact, language),
    )
