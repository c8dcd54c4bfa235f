"""The list of units and each unit's home."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from satupintu import structured
from satupintu.models import Unit
from satupintu.pages.frame import contact_lines
from satupintu.pages.freshness import unit_board, unit_facts
from satupintu.pages.heads import UNIT_LISTS, Subject, calendar, feed, head
from satupintu.pages.offers import entries
from satupintu.pages.rows import rows
from satupintu.pages.services import unit_address
from satupintu.places import BOX, FRESHNESS
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import Link, UnitEntry, UnitsValues, UnitValues

ROWS = 4
SERVICES = 12
"""In the box of a unit's home, which counts with everything else there (`budgets.py`: 900 elements)."""
SIDE_ROWS = 3
"""Rows of the narrow column, so that it does not outgrow the wide one."""


def pages(portal: Portal) -> Iterator[Page]:
    yield Page("units/", "Unit", partial(_units, portal), section="Daftar")
    for unit in portal.site.open_units:
        yield Page(unit.address, unit.name, partial(_unit, portal, unit), section=unit.name)


def _units(portal: Portal) -> UnitsValues:
    intro = "Semua unit dengan satu tampilan: layanan, berita, pengumuman, agenda, dan unduhannya."
    return UnitsValues(
        frame=portal.frame,
        page=head(portal, "units/", "Unit", intro, subject=Subject(CardKind.UNIT)),
        units=unit_tree(portal, None),
        board=Link("Pemutakhiran isi semua unit", FRESHNESS) if portal.board else None,
    )


def unit_tree(portal: Portal, parent: str | None) -> tuple[UnitEntry, ...]:
    """The open units below one (None: at the top), each with those below it."""
    return tuple(
        UnitEntry(unit.name, unit.label, unit.address, unit.summary, unit_tree(portal, unit.slug))
        for unit in portal.site.children(parent)
    )


def _unit(portal: Portal, unit: Unit) -> UnitValues:
    site, slug = portal.site, unit.slug
    services = site.catalogue.of_unit(slug)
    return UnitValues(
        frame=portal.frame,
        page=head(
            portal,
            unit.address,
            unit.name,
            unit.summary,
            unit=unit,
            sample=unit.sample,
            alternates=(*(feed(portal, kind, unit) for kind in UNIT_LISTS), calendar(portal, unit)),
            subject=Subject(CardKind.UNIT, (structured.unit_office(site, portal.hrefs, unit),)),
        ),
        lead=unit.summary,
        services=entries(portal, services[:SERVICES]),
        box_foot=Link("Layanan semua unit", BOX)
        if len(services) <= SERVICES
        else Link(f"Semua {len(services)} layanan unit ini", unit_address(unit)),
        duties=unit.duties,
        former_names=tuple(
            _former(name.name, name.until.day.year if name.until else None) for name in unit.former_names
        ),
        news=rows(portal, site.news(slug)[:ROWS], with_unit=False),
        announcements=rows(portal, site.current_announcements(slug)[:SIDE_ROWS], with_unit=False),
        events=rows(portal, site.upcoming_events(slug)[:SIDE_ROWS], with_unit=False),
        downloads=rows(portal, site.downloads(slug)[:ROWS], with_unit=False),
        pages=tuple(Link(page.title, page.address, page.summary) for page in site.pages(slug)),
        children=unit_tree(portal, slug),
        contact=contact_lines(unit.contact),
        freshness=(facts := unit_facts(portal, unit)),
        board=unit_board(unit) if facts else "",
    )


def _former(name: str, year: int | None) -> str:
    return f"Sampai tahun {year} bernama {name}." if year else f"Sebelumnya bernama {name}."
