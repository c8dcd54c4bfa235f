"""A page's own head: title, breadcrumb, unit band, and the address for reporting an error."""

from __future__ import annotations

from urllib.parse import quote

from satupintu.dates import When
from satupintu.language import Language, Wording, language_of, wording
from satupintu.models import Unit
from satupintu.pages.frame import UNIT_PROFILE, link_to, said
from satupintu.places import Kind, list_address
from satupintu.portal import Portal
from satupintu.values import Link, PageHead, UnitBand

FEED_TYPE = "application/atom+xml"
CALENDAR_TYPE = "text/calendar"
UNIT_LISTS = (Kind.NEWS, Kind.ANNOUNCEMENT, Kind.EVENT, Kind.DOWNLOAD)
TO_OTHER = {
    Language.INDONESIAN: "Baca halaman ini dalam bahasa Indonesia",
    Language.ENGLISH: "Read this page in English",
}
"""What leads to a version of the page at hand, in the language it leads to."""
ENGLISH_HOME = Link(
    "What is available in English",
    Language.ENGLISH.prefix,
    language=Language.ENGLISH.value,
    title_language=Language.ENGLISH.value,
)


def head(
    portal: Portal,
    address: str,
    title: str,
    description: str,
    *,
    unit: Unit | None = None,
    trail: tuple[Link, ...] = (),
    updated: When | None = None,
    sample: bool = False,
    indexed: bool = True,
    alternates: tuple[tuple[str, str, str], ...] = (),
    translatable: bool = False,
) -> PageHead:
    """The head of a page; `trail` is what stands between the unit (or home) and the page.

    A `translatable` page says so where it has no English version on a site that has some.
    """
    language = language_of(address)
    versions = portal.site.versions(address)
    return PageHead(
        address=address,
        title=title,
        description=" ".join(description.split()),
        trail=(*_beginning(portal, address, unit, language), *trail),
        canonical=portal.hrefs.absolute(address),
        report=_report(portal, address, title, unit, wording(language)),
        unit=portal.band_in(language, unit) if unit else None,
        updated=updated,
        sample=sample,
        indexed=indexed,
        alternates=alternates,
        languages=_languages(portal, versions),
        translation=_translation(versions, address) if translatable else None,
        untranslated=ENGLISH_HOME if translatable and portal.site.english and not versions else None,
    )


def _languages(portal: Portal, versions: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Who reads neither language is sent to the Indonesian page, which is the one that is binding."""
    if not versions:
        return ()
    found = [(language_of(version).value, portal.hrefs.absolute(version)) for version in versions]
    return (*found, ("x-default", found[0][1]))


def _translation(versions: tuple[str, ...], address: str) -> Link | None:
    other = next((version for version in versions if version != address), None)
    if other is None:
        return None
    language = language_of(other).value
    return Link(TO_OTHER[language_of(other)], other, language=language, title_language=language)


def _beginning(portal: Portal, address: str, unit: Unit | None, language: Language) -> tuple[Link, ...]:
    words, site = wording(language), portal.site
    home = Link(words("Beranda"), site.address_in("", language))
    if address == home.address:
        return ()
    if unit is None:
        return (home,)
    units = link_to(site, language, (words("Unit"), ""), "units/")
    label = said(language, unit.label, unit.name_en)
    here = () if address == unit.address else (link_to(site, language, label, unit.address),)
    return (home, units, *here)


def unit_band(portal: Portal, unit: Unit, language: Language) -> UnitBand:
    """The local menu: home, profile where there is one, and the lists."""
    words, site = wording(language), portal.site

    def link(title: str, address: str) -> Link:
        return link_to(site, language, (title, ""), address)

    home = link(words("Beranda unit"), unit.address)
    links = [home]
    profile = f"{list_address(Kind.PAGE, unit.slug)}{UNIT_PROFILE}/"
    item = portal.site.by_address.get(profile)
    if item and portal.site.is_visible(item):
        links.append(link(words("Profil unit"), profile))
    headings = {
        Kind.NEWS: words("Berita"),
        Kind.ANNOUNCEMENT: words("Pengumuman"),
        Kind.EVENT: words("Agenda"),
        Kind.DOWNLOAD: words("Unduhan"),
    }
    links += [link(headings[kind], list_address(kind, unit.slug)) for kind in UNIT_LISTS]
    name, name_language = said(language, unit.name, unit.name_en)
    return UnitBand(name, unit.address, tuple(links), home.language, name_language)


def _report(portal: Portal, address: str, title: str, unit: Unit | None, words: Wording) -> str:
    """A mailto: address with subject and page filled in (RFC 6068)."""
    settings = portal.site.settings
    mail = (unit.contact.mail if unit else None) or settings.contact.mail or ""
    subject = quote(words("Kekeliruan di halaman: %(title)s", title=title), safe="")
    page = words("Halaman: %(address)s", address=portal.hrefs.absolute(address))
    wrong = words("Yang keliru:")
    body = quote(f"{page}\r\n\r\n{wrong}\r\n", safe="")
    return f"mailto:{mail}?subject={subject}&body={body}"


def feed(kind: Kind, unit: Unit | None) -> tuple[str, str, str]:
    """The feed of a list, as (title, address, media type)."""
    owner = f" {unit.label}" if unit else ""
    return (f"{kind.heading}{owner}", feed_address(kind, unit.slug if unit else None), FEED_TYPE)


def feed_address(kind: Kind, unit: str | None) -> str:
    return f"units/{unit}/feeds/{kind}.atom.xml" if unit else f"feeds/{kind}.atom.xml"


def calendar_address(unit: str | None) -> str:
    return f"{list_address(Kind.EVENT, unit)}agenda.ics"
