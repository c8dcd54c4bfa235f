"""The English entry page: what there is in English, and where the rest is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from satupintu.language import Language, wording
from satupintu.models import Item, Unit
from satupintu.pages.frame import link_to, said, unit_link
from satupintu.pages.heads import head
from satupintu.places import BOX
from satupintu.portal import Page, Portal
from satupintu.values import EnglishValues, Link

ADDRESS = Language.ENGLISH.prefix
CONTACT = "kontak/"


def pages(portal: Portal) -> Iterator[Page]:
    """Nothing on a site without English versions."""
    if portal.site.english:
        yield Page(ADDRESS, _title(portal), partial(_english, portal))


def english_links(portal: Portal) -> list[Link]:
    """Every English page, for the site map."""
    if not portal.site.english:
        return []
    language = Language.ENGLISH.value
    home = Link("English", ADDRESS, language=language, title_language=language)
    versions = (
        Link(item.title, item.address, language=language, title_language=language)
        for item in _in_order(portal.site.english.values())
    )
    box = (page for page in portal.present if page.address == f"{ADDRESS}{BOX}")
    lists = (Link(page.title, page.address, language=language, title_language=language) for page in box)
    return [home, *lists, *versions]


def _english(portal: Portal) -> EnglishValues:
    site, settings, words = portal.site, portal.site.settings, wording(Language.ENGLISH)
    lead, lead_language = said(Language.ENGLISH, settings.description, settings.description_en)
    return EnglishValues(
        frame=portal.frame_in(Language.ENGLISH),
        page=head(portal, ADDRESS, _title(portal), lead),
        lead=lead,
        lead_language=lead_language,
        pages=tuple(_links(portal, None)),
        services=tuple(_services(portal)),
        box=link_to(site, Language.ENGLISH, (words("Semua layanan"), ""), BOX),
        units=tuple(link for unit in site.open_units for link in _unit(portal, unit)),
        onward=tuple(_onward(portal)),
    )


def _title(portal: Portal) -> str:
    settings, words = portal.site.settings, wording(Language.ENGLISH)
    return settings.sentence_en or words("%(name)s dalam bahasa Inggris", name=settings.name)


def _services(portal: Portal) -> Iterator[Link]:
    """What the box holds, in the words its records have in English; their pages are Indonesian."""
    for service in portal.site.catalogue.services:
        if service.name_en:
            summary = service.summary_en or ""
            yield Link(service.name_en, service.address, summary, language=Language.INDONESIAN.value)


def _unit(portal: Portal, unit: Unit) -> Iterator[Link]:
    """A unit's English pages; its home where it has none."""
    links = list(_links(portal, unit.slug))
    yield from links or [unit_link(portal.site, unit, Language.ENGLISH)]


def _links(portal: Portal, unit: str | None) -> Iterator[Link]:
    own = (item for item in portal.site.english.values() if item.unit == unit)
    return (Link(item.title, item.address, item.summary) for item in _in_order(own))


def _in_order(items: Iterable[Item]) -> list[Item]:
    return sorted(items, key=lambda item: (item.title, item.address))


def _onward(portal: Portal) -> Iterator[Link]:
    """The Indonesian home page, and how to reach the office."""
    words = wording(Language.ENGLISH)
    yield Link(words("Beranda bahasa Indonesia"), "", language=Language.INDONESIAN.value)
    if CONTACT in portal.by_address:
        yield link_to(portal.site, Language.ENGLISH, (words("Kontak"), ""), CONTACT)
