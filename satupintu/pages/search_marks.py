"""What a page tells the search in the browser besides its text; pages without a mark are not found.

Found are pages with content of their own: no lists, redirects, farewells, pages for print or other sites. The
search is Indonesian, and so are they.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from satupintu.dates import short_date
from satupintu.language import Language
from satupintu.models import Condition, Event, FormerName, Item, Offer, Unit
from satupintu.places import LISTED, Kind
from satupintu.portal import Portal
from satupintu.values import SearchMark

SERVICE, APP, PERSON, POST, UNIT = "layanan", "aplikasi", "pegawai", "jabatan", "unit"
KINDS = {
    SERVICE: "Layanan",
    Kind.NEWS.value: "Berita",
    Kind.ANNOUNCEMENT.value: "Pengumuman",
    Kind.EVENT.value: "Agenda",
    Kind.DOWNLOAD.value: "Unduhan",
    Kind.PAGE.value: "Halaman",
    APP: "Aplikasi",
    Kind.MANUAL.value: "Panduan",
    PERSON: "Pegawai",
    POST: "Jabatan",
    UNIT: "Unit",
}
"""Folder words, which the address of a search uses too, and what visitors read."""
FIRST, LATER = "2", "0.5"
"""How much words count on pages that people come for, and on those that are over; "" is 1."""
UNDATED = "0"
"""Comes last where results are in the order of time; Pagefind leaves out pages that say nothing of it."""


def search_marks(portal: Portal) -> dict[str, SearchMark]:
    """The mark of each page that the search finds, by its address."""
    return dict(_marks(portal)) if portal.site.settings.search else {}


def _marks(portal: Portal) -> Iterator[tuple[str, SearchMark]]:
    site = portal.site
    for item in site.visible:
        if item.place.language is Language.INDONESIAN:
            yield item.address, _of_item(portal, item)
    for offer in (*site.catalogue.services, *site.catalogue.apps):
        yield offer.address, _of_offer(portal, offer)
    for person in site.directory.known:
        if person.serves_on(site.today):
            yield (
                person.address,
                SearchMark(person.name, kind=PERSON, unit=person.unit or "", order=person.updated.iso[:10]),
            )
    for post in site.directory.known_posts:
        if post.exists_on(site.today):
            yield (
                post.address,
                SearchMark(post.name, kind=POST, unit=post.unit or "", order=post.updated.iso[:10]),
            )
    for unit in site.open_units:
        yield unit.address, _of_unit(unit)


def _of_item(portal: Portal, item: Item) -> SearchMark:
    site, listed = portal.site, item.kind in LISTED
    when = item.start if isinstance(item, Event) else item.date
    over = site.is_expired(item) or (isinstance(item, Event) and site.is_over(item))
    return SearchMark(
        item.title,
        item.summary,
        item.kind.value,
        item.unit or "",
        order=when.office_day.isoformat(),
        year=str(when.office_day.year) if listed else "",
        day=short_date(when.office_day) if listed else "",
        words=_words(portal, item.title, item.summary, *item.keywords, *item.tags),
        weight=LATER if over else "",
    )


def _of_offer(portal: Portal, offer: Offer) -> SearchMark:
    ended = offer.state_on(portal.site.today).condition is Condition.ENDED
    return SearchMark(
        offer.name,
        offer.summary,
        offer.folder,
        offer.unit,
        order=offer.updated.office_day.isoformat(),
        words=_words(portal, offer.name, offer.summary, *offer.keywords),
        weight=LATER if ended else FIRST,
    )


def _of_unit(unit: Unit) -> SearchMark:
    names = (unit.short_name or "", *_former(unit.former_names))
    return SearchMark(
        unit.name, unit.summary, UNIT, unit.slug, order=UNDATED, words=_joined(names), weight=FIRST
    )


def _words(portal: Portal, title: str, summary: str, *keywords: str) -> str:
    """What else people call the subject of a page: its keywords, and the glossary's other words for all of it."""
    aliases = portal.site.glossary.aliases(". ".join((title, summary, *keywords)))
    return _joined((*keywords, *aliases))


def _former(names: Iterable[FormerName]) -> Iterator[str]:
    return (name.name for name in names)


def _joined(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(word for word in words if word))
