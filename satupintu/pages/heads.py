"""A page's own head: title, breadcrumb, unit band, and the address for reporting an error."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from markupsafe import Markup
from msgspec import Struct

from satupintu import social, structured
from satupintu.dates import When
from satupintu.files import ending
from satupintu.language import Language, Wording, language_of, wording
from satupintu.models import Unit
from satupintu.models.people import DIRECTORY
from satupintu.pages.frame import UNIT_PROFILE, link_to, said
from satupintu.pages.titles import description as sentence_for
from satupintu.places import BOX, Kind, list_address
from satupintu.portal import Portal
from satupintu.social import CardKind
from satupintu.values import Link, PageHead, Picture, ReviewNote, Share, SharePicture, UnitBand

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
QUOTED = {number: quote(chr(number), safe="") for number in range(128)}
"""Every plain letter as it stands in an address."""
MENU_LINKS = 7
"""The most of a unit's menu."""
SHARED_WIDTH = 600
"""Pixels; services show a narrower picture as a thumbnail, and the card does better there."""
SHARED_TYPES = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}


class Subject(Struct, frozen=True):
    """What machines are told that a page is about.

    `card` is the type of its picture where it is shared, `picture` its own; `nodes` what it is in terms of
    schema.org; `published` the day of an article.
    """

    card: CardKind
    nodes: tuple[structured.Node, ...] = ()
    published: When | None = None
    picture: Picture | None = None


LIST = Subject(CardKind.LIST)


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
    subject: Subject = LIST,
    translatable: bool = False,
    reviewed: ReviewNote | None = None,
) -> PageHead:
    """The head of a page; `trail` is what stands between the unit (or home) and the page.

    A page that search engines should leave stands for nothing: it has no address of its own to name,
    nothing to share and nothing to tell machines. A `translatable` page says so where it has no English
    version on a site that has some.
    """
    language = language_of(address)
    versions = portal.site.versions(address)
    way = (*_beginning(portal, address, unit, language), *trail)
    document_title = portal.document_title(address) or title
    return PageHead(
        address=address,
        title=title,
        document_title=document_title,
        description=sentence_for(portal, description, document_title),
        trail=way,
        canonical=portal.hrefs.absolute(address) if indexed else "",
        share=_share(portal, document_title, subject, updated) if indexed else None,
        structured=structured.script(_nodes(portal, way, title, subject)) if indexed else Markup(""),
        report=_report(portal, address, title, unit, wording(language)),
        unit=portal.band_in(language, unit) if unit else None,
        updated=updated,
        sample=sample,
        indexed=indexed,
        alternates=alternates,
        languages=_languages(portal, versions),
        translation=_translation(versions, address) if translatable else None,
        search=portal.search_marks.get(address) if indexed else None,
        reviewed=reviewed,
        untranslated=ENGLISH_HOME if translatable and portal.site.english and not versions else None,
    )


def _nodes(portal: Portal, way: tuple[Link, ...], title: str, subject: Subject) -> Iterator[structured.Node]:
    yield from subject.nodes
    if way:
        yield structured.breadcrumb(portal.hrefs, way, title)


def _share(portal: Portal, document_title: str, subject: Subject, updated: When | None) -> Share:
    published = subject.published
    return Share(
        type="article" if published else "website",
        title=document_title,
        picture=_own_picture(portal, subject.picture, document_title) or _card_picture(portal, subject.card),
        published=published.timestamp if published else "",
        modified=(updated or published).timestamp if published else "",
    )


def _own_picture(portal: Portal, picture: Picture | None, document_title: str) -> SharePicture | None:
    """The page's own picture where it is large enough to be shown beside a link."""
    if picture is None or picture.width < SHARED_WIDTH:
        return None
    media_type = SHARED_TYPES.get(ending(picture.widest))
    if media_type is None:
        return None
    address = portal.hrefs.absolute(picture.widest)
    return SharePicture(address, picture.width, picture.height, media_type, picture.alt or document_title)


def _card_picture(portal: Portal, kind: CardKind) -> SharePicture | None:
    card = portal.cards.by_kind.get(kind)
    if card is None:
        return None
    return SharePicture(portal.hrefs.absolute(card.address), *social.SIZE, "image/png", card.alt)


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
    way = portal.way_to(language, unit)
    return way[:-1] if way[-1].address == address else way


def way_to(portal: Portal, unit: Unit | None, language: Language) -> tuple[Link, ...]:
    """The way to a unit's home; to that of the site where there is no unit."""
    words, site = wording(language), portal.site
    home = Link(words("Beranda"), site.address_in("", language))
    if unit is None:
        return (home,)
    label = said(language, unit.label, unit.name_en)
    units = link_to(site, language, (words("Unit"), ""), "units/")
    return (home, units, link_to(site, language, label, unit.address))


def unit_band(portal: Portal, unit: Unit, language: Language) -> UnitBand:
    """The local menu: home, profile where there is one, and the lists; without the home where they are too many."""
    words, site = wording(language), portal.site

    def link(title: str, address: str) -> Link:
        return link_to(site, language, (title, ""), address)

    home = link(words("Beranda unit"), unit.address)
    links = [home]
    profile = f"{list_address(Kind.PAGE, unit.slug)}{UNIT_PROFILE}/"
    item = portal.site.by_address.get(profile)
    if item and portal.site.is_visible(item):
        links.append(link(words("Profil unit"), profile))
    if language is Language.INDONESIAN and (
        site.catalogue.of_unit(unit.slug) or site.catalogue.apps_of_unit(unit.slug)
    ):
        links.append(Link("Layanan", f"{unit.address}{BOX}"))
    if language is Language.INDONESIAN and site.directory.of_unit(unit.slug):
        links.append(Link("Pegawai", f"{unit.address}{DIRECTORY}/"))
    headings = {
        Kind.NEWS: words("Berita"),
        Kind.ANNOUNCEMENT: words("Pengumuman"),
        Kind.EVENT: words("Agenda"),
        Kind.DOWNLOAD: words("Unduhan"),
    }
    links += [link(headings[kind], list_address(kind, unit.slug)) for kind in UNIT_LISTS]
    if len(links) > MENU_LINKS:  # the name in the band leads there too
        links.remove(home)
    name, name_language = said(language, unit.name, unit.name_en)
    return UnitBand(name, unit.address, tuple(links), home.language, name_language)


def _report(portal: Portal, address: str, title: str, unit: Unit | None, words: Wording) -> str:
    """A mailto: address with subject and page filled in (RFC 6068)."""
    settings = portal.site.settings
    mail = (unit.contact.mail if unit else None) or settings.contact.mail or ""
    subject = _quoted(words("Kekeliruan di halaman: %(title)s", title=title))
    page = words("Halaman: %(address)s", address=portal.hrefs.absolute(address))
    wrong = words("Yang keliru:")
    body = _quoted(f"{page}\r\n\r\n{wrong}\r\n")
    return f"mailto:{mail}?subject={subject}&body={body}"


def _quoted(text: str) -> str:
    """What `quote` gives, several times as quickly for plain letters: every page has two such texts."""
    return text.translate(QUOTED) if text.isascii() else quote(text, safe="")


def feed(portal: Portal, kind: Kind, unit: Unit | None) -> tuple[str, str, str]:
    """The feed of a list, as (title, address, media type)."""
    owner = unit.label if unit else portal.site.settings.name
    return (f"{kind.heading} {owner}", feed_address(kind, unit.slug if unit else None), FEED_TYPE)


def feed_address(kind: Kind, unit: str | None) -> str:
    return f"units/{unit}/feeds/{kind}.atom.xml" if unit else f"feeds/{kind}.atom.xml"


def calendar(portal: Portal, unit: Unit | None) -> tuple[str, str, str]:
    """The calendar of a unit or of the whole site, likewise."""
    owner = unit.label if unit else portal.site.settings.name
    return (f"Kalender {owner}", calendar_address(unit.slug if unit else None), CALENDAR_TYPE)


def calendar_address(unit: str | None) -> str:
    return f"{list_address(Kind.EVENT, unit)}agenda.ics"
