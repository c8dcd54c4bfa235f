"""Manuals: a list of all of them, and each as a page of steps with a leaflet to print."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from satupintu.files import size_text, type_label
from satupintu.models import Manual, Step
from satupintu.pages.articles import article_values, step_count
from satupintu.pages.heads import head
from satupintu.pages.leaflets import leaflet
from satupintu.pages.pictures import step_picture
from satupintu.places import Kind, list_address
from satupintu.portal import Page, Portal
from satupintu.values import (
    ArticleValues,
    FileLink,
    Link,
    ManualEntry,
    ManualGroup,
    ManualsValues,
    StepEntry,
    StepSection,
)

MANUALS = list_address(Kind.MANUAL)
TITLE = Kind.MANUAL.heading
INTRO = "Semua panduan pemakaian, langkah demi langkah, dengan selebaran yang dapat dicetak."
EMPTY = Link("Lihat semua unduhan", list_address(Kind.DOWNLOAD), "Belum ada panduan.")


def pages(portal: Portal) -> Iterator[Page]:
    yield Page(MANUALS, TITLE, partial(_manuals, portal), section="Daftar")
    for manual in portal.site.manuals():
        yield page_of(portal, manual)


def page_of(portal: Portal, manual: Manual) -> Page:
    """The page of a manual."""
    return Page(
        manual.address,
        manual.title,
        partial(_manual, portal, manual),
        manual.updated,
        source=manual.path,
        section=TITLE,
    )


def manual_links(portal: Portal) -> tuple[Link, ...]:
    """Every manual by its title, with its summary."""
    return tuple(Link(manual.title, manual.address, manual.summary) for manual in portal.site.manuals())


def leaflet_link(portal: Portal, manual: Manual) -> FileLink:
    """The leaflet with the size it has, as that of any other file that is published."""
    size = size_text(len(leaflet(portal, manual)))
    address = manual.leaflet_address
    return FileLink(f"Selebaran: {manual.title}", address, type_label(address), size)


def _manuals(portal: Portal) -> ManualsValues:
    return ManualsValues(
        frame=portal.frame,
        page=head(portal, MANUALS, TITLE, INTRO),
        intro=INTRO,
        groups=tuple(_groups(portal)),
        others=tuple(_others(portal)),
        empty=EMPTY,
    )


def _groups(portal: Portal) -> Iterator[ManualGroup]:
    for title, for_staff in (("Untuk umum", False), ("Khusus pegawai", True)):
        found = tuple(
            _entry(portal, manual) for manual in portal.site.manuals() if manual.for_staff is for_staff
        )
        if found:
            yield ManualGroup(title, found)


def _entry(portal: Portal, manual: Manual) -> ManualEntry:
    return ManualEntry(
        manual.title,
        manual.address,
        manual.summary,
        step_count(manual),
        leaflet_link(portal, manual),
        manual.sample,
    )


def _others(portal: Portal) -> Iterator[Link]:
    """Documents that services name as their manuals, each with the service it belongs to."""
    for service in portal.site.catalogue.services:
        address = (service.manual or "").removeprefix("/")
        item = portal.site.by_address.get(address)
        if item and item.kind is Kind.DOWNLOAD:
            yield Link(item.title, address, service.name)


def _manual(portal: Portal, manual: Manual) -> ArticleValues:
    return article_values(
        portal,
        manual,
        for_staff=manual.for_staff,
        sections=tuple(
            StepSection(title, f"bagian-{number}", tuple(_steps(portal, manual, steps)))
            for number, (title, steps) in enumerate(manual.sections, 1)
        ),
        leaflet=leaflet_link(portal, manual),
    )


def _steps(portal: Portal, manual: Manual, steps: tuple[Step, ...]) -> Iterator[StepEntry]:
    for step in steps:
        yield StepEntry(
            step.title,
            step.actor or "",
            step.action,
            step.result or "",
            step_picture(portal, manual, step),
        )
