"""Items as rows of a list."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from satupintu.dates import day_name, hours, month_name
from satupintu.models import Announcement, Download, Event, Item, Text
from satupintu.pages.pictures import main_picture
from satupintu.portal import Portal
from satupintu.values import DateBlock, FileLink, Link, Row


def rows(portal: Portal, items: Iterable[Item], *, with_unit: bool) -> tuple[Row, ...]:
    """Rows in the given order; `with_unit` names each item's unit, for lists that join several.

    An item stands in about six lists, so its row is made once and kept, without its unit.
    """
    known = portal.rows
    found = []
    for item in items:
        if item.path not in known:
            known[item.path] = row(portal, item, with_unit=False)
        unit = portal.site.unit_of(item) if with_unit else None
        own = known[item.path]
        found.append(replace(own, unit=Link(unit.label, unit.address)) if unit else own)
    return tuple(found)


def row(portal: Portal, item: Item, *, with_unit: bool, picture_sizes: str = "") -> Row:
    """One row; with its picture, for a lead story, where `picture_sizes` says how wide that is shown."""
    unit = portal.site.unit_of(item)
    event = item if isinstance(item, Event) else None
    return Row(
        kind=item.kind.value,
        title=item.title,
        address=item.address,
        date=event.start if event else item.date,
        summary=item.summary,
        unit=Link(unit.label, unit.address) if with_unit and unit else None,
        important=isinstance(item, Announcement) and item.important,
        expired=portal.site.is_expired(item),
        cancelled=bool(event and event.cancelled),
        sample=item.sample,
        block=month_block(event) if event else None,
        hours=hours(event.start, event.end) if event else "",
        place=place_text(event) if event else "",
        file=file_link(portal, item) if isinstance(item, Download) else None,
        picture=main_picture(portal, item, picture_sizes)
        if picture_sizes and isinstance(item, Text)
        else None,
    )


def place_text(event: Event) -> str:
    """Where an event is: its place, "Daring", or both."""
    if event.location and event.url:
        return f"{event.location} dan daring"
    return event.location or "Daring"


def month_block(event: Event) -> DateBlock:
    """Figures with the month: for lists that run over several months."""
    first, last = event.start.day, event.last.day
    begins, ends = month_name(first.month, short=True), month_name(last.month, short=True)
    if first == last:
        return DateBlock(str(first.day), begins, single=True)
    if (first.year, first.month) == (last.year, last.month):
        return DateBlock(f"{first.day}–{last.day}", begins)
    return DateBlock(str(first.day), f"{begins}–{last.day} {ends}")


def weekday_block(event: Event) -> DateBlock:
    """Figures with the weekday, for lists under a month's heading; with the months where it runs over its end."""
    first, last = event.start.day, event.last.day
    begins, ends = day_name(first, short=True), day_name(last, short=True)
    if first == last:
        return DateBlock(str(first.day), begins, single=True)
    if (first.year, first.month) != (last.year, last.month):
        return month_block(event)
    return DateBlock(f"{first.day}–{last.day}", f"{begins}–{ends}")


def file_link(portal: Portal, download: Download) -> FileLink:
    path, address = next(iter(download.files.items()))
    return portal.shelf.link(path, download.title, address)
