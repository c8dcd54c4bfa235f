"""Lists of news, announcements and downloads, their archives by year, and tags: joined and by unit.

Further pages are numbered from the oldest, so that a new item does not rewrite them; the list's own
address shows the newest items, between one and two pages full (docs/kontrak.md, "Addresses").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from satupintu.models import Item, Unit
from satupintu.pages.heads import LIST, Subject, feed, feed_address, head
from satupintu.pages.rows import rows
from satupintu.places import Kind, list_address, unit_prefix
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import Link, ListValues, Pager, RowGroup
from satupintu.wording import thousands

LIST_SIZE = 20
ARCHIVE_SIZE = 50
NEIGHBOURS = 2
"""How many numbers the pager shows on each side of the page at hand."""

KINDS = (Kind.NEWS, Kind.ANNOUNCEMENT, Kind.DOWNLOAD)
INTROS = {
    Kind.NEWS: "Kabar kegiatan dan layanan",
    Kind.ANNOUNCEMENT: "Pengumuman yang sedang berlaku",
    Kind.DOWNLOAD: "Pedoman, formulir, dan data yang dapat diunduh",
    Kind.EVENT: "Pelatihan, seminar, rapat, dan layanan tatap muka",
}
NOTHING = Link("", "")
NOUNS = {
    Kind.NEWS: "berita",
    Kind.ANNOUNCEMENT: "pengumuman",
    Kind.DOWNLOAD: "berkas",
    Kind.EVENT: "kegiatan",
    Kind.PAGE: "halaman",
    Kind.MANUAL: "panduan",
}


class List(Struct, frozen=True):
    """One list before it is cut into pages: `items` newest first.

    `kind` names the feed that carries the list, `shown` the one kind of its items; None where there is none.
    """

    address: str
    title: str
    intro: str
    noun: str
    items: Sequence[Item]
    unit: Unit | None
    size: int
    trail: tuple[Link, ...] = ()
    units: tuple[Link, ...] = ()
    archives: tuple[Link, ...] = ()
    empty: Link = NOTHING
    kind: Kind | None = None
    shown: Kind | None = None
    section: str = ""


def pages(portal: Portal) -> Iterator[Page]:
    for found in _lists(portal):
        yield from _cut(portal, found)


def _lists(portal: Portal) -> Iterator[List]:
    owners: tuple[Unit | None, ...] = (None, *portal.site.open_units)
    for unit in owners:
        for kind in KINDS:
            yield _main_list(portal, kind, unit)
            yield from _archives(portal, kind, unit)
        yield from _labels(portal, unit)


def _main_list(portal: Portal, kind: Kind, unit: Unit | None) -> List:
    site, slug = portal.site, unit.slug if unit else None
    items = site.current_announcements(slug) if kind is Kind.ANNOUNCEMENT else site.listed(kind, slug)
    owner = unit.name if unit else "seluruh unit"
    return List(
        address=list_address(kind, slug),
        title=kind.heading,
        intro=f"{INTROS[kind]} {owner}.",
        noun=NOUNS[kind],
        items=items,
        unit=unit,
        size=LIST_SIZE,
        units=() if unit else unit_facet(portal, kind),
        archives=archive_links(portal, kind, slug),
        empty=empty_link(kind, unit),
        kind=kind,
        shown=kind,
        section=unit.name if unit else "Daftar",
    )


def _archives(portal: Portal, kind: Kind, unit: Unit | None) -> Iterator[List]:
    slug = unit.slug if unit else None
    items = portal.site.listed(kind, slug)
    years = archive_links(portal, kind, slug)
    for link in years:
        chosen = [item for item in items if str(item.date.day.year) == link.title]
        yield List(
            address=link.address,
            title=f"{kind.heading} tahun {link.title}",
            intro=f"{kind.heading} {unit.name if unit else 'seluruh unit'} yang terbit pada tahun {link.title}.",
            noun=NOUNS[kind],
            items=chosen,
            unit=unit,
            size=ARCHIVE_SIZE,
            trail=(Link(kind.heading, list_address(kind, slug)),),
            archives=years,
            shown=kind,
        )


def _labels(portal: Portal, unit: Unit | None) -> Iterator[List]:
    slug = unit.slug if unit else None
    for label, (title, items) in portal.site.tags(slug).items():
        yield List(
            address=f"{unit_prefix(slug)}label/{label}/",
            title=f"Label: {title}",
            intro=f"Semua isi {unit.name if unit else 'dari seluruh unit'} dengan label “{title}”.",
            noun="isi",
            items=items,
            unit=unit,
            size=ARCHIVE_SIZE,
            units=() if unit else _label_facet(portal, label),
        )


def unit_facet(portal: Portal, kind: Kind) -> tuple[Link, ...]:
    """The same list of each unit, with how many items it has."""
    return tuple(
        Link(unit.label, list_address(kind, unit.slug), count=len(portal.site.listed(kind, unit.slug)))
        for unit in portal.site.open_units
    )


def _label_facet(portal: Portal, label: str) -> tuple[Link, ...]:
    found = ((unit, portal.site.tags(unit.slug).get(label)) for unit in portal.site.open_units)
    return tuple(
        Link(unit.label, f"{unit.address}label/{label}/", count=len(entry[1]))
        for unit, entry in found
        if entry
    )


def archive_links(portal: Portal, kind: Kind, unit: str | None) -> tuple[Link, ...]:
    """The years in which items were published, newest first, with their number."""
    counts: dict[int, int] = {}
    for item in portal.site.listed(kind, unit):
        counts[item.date.day.year] = counts.get(item.date.day.year, 0) + 1
    address = list_address(kind, unit)
    return tuple(
        Link(str(year), f"{address}arsip/{year}/", count=counts[year])
        for year in sorted(counts, reverse=True)
    )


def empty_link(kind: Kind, unit: Unit | None) -> Link:
    """What an empty list says, and where to go on."""
    if unit:
        return Link(
            f"Lihat {kind.value} seluruh unit", list_address(kind), f"Belum ada {NOUNS[kind]} dari unit ini."
        )
    return Link("Lihat semua unit", "units/", f"Belum ada {NOUNS[kind]}.")


def _cut(portal: Portal, found: List) -> Iterator[Page]:
    """The pages of a list, the newest first."""
    closed = max(0, len(found.items) // found.size - 1)
    newest = found.items[: len(found.items) - closed * found.size]
    front = partial(_values, portal, found, found.address, newest, None, closed)
    yield Page(found.address, found.title, front, section=found.section)
    oldest_first = found.items[::-1]
    for number in range(closed, 0, -1):
        items = oldest_first[(number - 1) * found.size : number * found.size][::-1]
        address = further_address(found.address, number)
        yield Page(
            address,
            f"{found.title}, halaman {number}",
            partial(_values, portal, found, address, items, number, closed),
        )


def further_address(address: str, number: int) -> str:
    return f"{address}hal/{number}/"


def _values(
    portal: Portal, found: List, address: str, items: Sequence[Item], number: int | None, closed: int
) -> ListValues:
    title = found.title if number is None else f"{found.title}, halaman {number}"
    listed = rows(portal, items, with_unit=found.unit is None)
    trail = found.trail if number is None else (*found.trail, Link(found.title, found.address))
    return ListValues(
        frame=portal.frame,
        page=head(
            portal,
            address,
            title,
            found.intro if number is None else f"Halaman {number}: {found.intro}",
            unit=found.unit,
            trail=trail,
            alternates=(feed(portal, found.kind, found.unit),) if found.kind else (),
            subject=Subject(CardKind(found.shown)) if found.shown else LIST,
        ),
        intro=found.intro,
        count=f"{thousands(len(found.items))} {found.noun}" if number is None else "",
        groups=(RowGroup("", "daftar", listed),) if listed else (),
        pager=pager(found.address, number, closed) if closed else None,
        units=found.units if number is None else _uncounted(found.units),
        archives=found.archives if number is None else _uncounted(found.archives),
        empty=found.empty,
        subscribe=feed_address(found.kind, found.unit.slug if found.unit else None) if found.kind else "",
    )


def _uncounted(links: tuple[Link, ...]) -> tuple[Link, ...]:
    """Without their numbers: a further page stays as it is when an item is added."""
    return tuple(replace(link, count=None) for link in links)


def pager(address: str, number: int | None, closed: int) -> Pager:
    """Neighbours and numbers around the page at hand; only the pages near the newest change with it."""
    here = closed + 1 if number is None else number
    numbers = range(min(closed, here + NEIGHBOURS), max(0, here - NEIGHBOURS - 1), -1)
    links = (Link("Terbaru", address), *(Link(str(each), further_address(address, each)) for each in numbers))
    newer = None if number is None else address if number == closed else further_address(address, number + 1)
    older = further_address(address, here - 1) if here > 1 else None
    return Pager(newer, older, links)
