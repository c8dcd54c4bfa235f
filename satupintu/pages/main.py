"""Pages the main site has once: home, site map, and the page for addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from satupintu import structured
from satupintu.fair_share import fair_share
from satupintu.hrefs import NOT_FOUND
from satupintu.models import Announcement, NewsItem
from satupintu.pages.english import english_links
from satupintu.pages.frame import site_link
from satupintu.pages.heads import UNIT_LISTS, Subject, calendar, feed, head
from satupintu.pages.manuals import MANUALS, manual_links
from satupintu.pages.offers import entries, home_services
from satupintu.pages.pictures import LEAD_OF_HOME
from satupintu.pages.rows import row, rows
from satupintu.pages.units import unit_tree
from satupintu.places import BOX, Kind
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import HomeValues, Link, NotFoundValues, Row, SiteMapValues

HOME_NEWS = 4
HOME_ANNOUNCEMENTS = 4
HOME_EVENTS = 4
HOME_DOWNLOADS = 3
SITE_MAP = "peta-situs/"
LOGO = "icon-512.png"


def pages(portal: Portal) -> Iterator[Page]:
    yield Page("", "Beranda", partial(_home, portal), section="Daftar")
    yield Page(SITE_MAP, "Peta situs", partial(_site_map, portal))
    yield Page(NOT_FOUND, "Halaman tidak ditemukan", partial(_not_found, portal), indexed=False)


def _home(portal: Portal) -> HomeValues:
    site, settings = portal.site, portal.site.settings
    return HomeValues(
        frame=portal.frame,
        page=head(
            portal,
            "",
            settings.sentence,
            settings.description,
            alternates=(*(feed(portal, kind, None) for kind in UNIT_LISTS), calendar(portal, None)),
            subject=Subject(
                CardKind.HOME,
                (
                    structured.website(site, portal.hrefs),
                    structured.office(site, portal.hrefs, portal.assets.addresses.get(LOGO, "")),
                ),
            ),
        ),
        lead=settings.lead,
        services=home_services(portal),
        box_foot=Link(f"Lihat semua {len(site.catalogue.services)} layanan", BOX),
        shortcuts=tuple(site_link(site, link) for link in settings.shortcuts),
        news=_news(portal),
        announcements=rows(portal, _announcements(portal), with_unit=True),
        events=rows(portal, fair_share(site.upcoming_events(), HOME_EVENTS), with_unit=True),
        downloads=rows(portal, fair_share(site.downloads(), HOME_DOWNLOADS), with_unit=True),
        apps=entries(portal, site.catalogue.apps),
        manuals=tuple(site_link(site, link) for link in settings.manuals) or manual_links(portal),
        manuals_address=MANUALS,
        units=unit_tree(portal, None),
    )


def _news(portal: Portal) -> tuple[Row, ...]:
    """The newest in fair share; the first with a picture leads, so that the lead is never bare."""
    chosen: list[NewsItem] = list(fair_share(portal.site.news(), HOME_NEWS))
    lead = next((item for item in chosen if item.picture), None)
    if lead:
        chosen.remove(lead)
        chosen.insert(0, lead)
    return tuple(
        row(portal, item, with_unit=True, picture_sizes=LEAD_OF_HOME if item is lead else "")
        for item in chosen
    )


def _announcements(portal: Portal) -> tuple[Announcement, ...]:
    """Current ones, those marked "Penting" first."""
    current = portal.site.current_announcements()
    important = [item for item in current if item.important]
    return fair_share(important + [item for item in current if not item.important], HOME_ANNOUNCEMENTS)


def _site_map(portal: Portal) -> SiteMapValues:
    sections: dict[str, list[Link]] = {"Daftar": [], "Halaman": []}
    for page in portal.pages:
        if page.section:
            sections.setdefault(page.section, []).append(Link(page.title, page.address))
    sections["Halaman"] = [Link(item.title, item.address) for item in portal.site.pages(None)]
    for unit in portal.site.open_units:
        sections[unit.name] += [Link(item.title, item.address) for item in portal.site.pages(unit.slug)]
    sections["Dalam bahasa Inggris"] = english_links(portal)
    intro = "Semua daftar dan halaman tetap di situs ini. Isi tiap daftar disusun menurut tahun di arsipnya."
    return SiteMapValues(
        frame=portal.frame,
        page=head(portal, SITE_MAP, "Peta situs", intro),
        sections=tuple((title, tuple(links)) for title, links in sections.items() if links),
    )


def _not_found(portal: Portal) -> NotFoundValues:
    text = "Alamat mungkin berubah. Periksa ejaannya, atau mulai dari salah satu halaman berikut."
    lists = tuple(
        Link(kind.heading, f"{kind}/") for kind in (Kind.NEWS, Kind.ANNOUNCEMENT, Kind.EVENT, Kind.DOWNLOAD)
    )
    return NotFoundValues(
        frame=portal.frame,
        page=head(portal, NOT_FOUND, "Halaman tidak ditemukan", text, indexed=False),
        suggestions=(Link("Beranda", ""), Link("Peta situs", SITE_MAP), Link("Semua unit", "units/"), *lists),
    )
