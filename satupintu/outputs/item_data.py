"""Items as data: their files, pictures and steps by addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from satupintu.files import type_label
from satupintu.models import Download, Event, Item, Manual, NewsItem, Page, Step, Text
from satupintu.outputs.published import Row, dumped
from satupintu.pages.pictures import is_drawing, main_source, published_file
from satupintu.pictures import plan
from satupintu.places import Kind, file_address
from satupintu.portal import Portal


def item_rows(kind: Kind) -> Callable[[Portal], Iterator[Row]]:
    def rows(portal: Portal) -> Iterator[Row]:
        items = portal.site.own(kind) if kind is Kind.PAGE else portal.site.listed(kind)
        pages = (
            (page for unit in portal.site.open_units for page in portal.site.pages(unit.slug))
            if kind is Kind.PAGE
            else ()
        )
        for item in (*items, *pages):
            yield {**dumped(item), **_item_base(portal, item), **dict(_added(portal, item))}

    return rows


def _item_base(portal: Portal, item: Item) -> Row:
    return {
        "id": item.id,
        "url": portal.hrefs.absolute(item.address),
        "unit": item.unit,
        "title": item.title,
        "updated": item.updated.iso,
    }


def _added(portal: Portal, item: Item) -> Iterator[tuple[str, Any]]:
    absolute, resolve = portal.hrefs.absolute, portal.resolver.resolve
    if isinstance(item, Text):
        yield "picture", _picture(portal, item)
        found = [(attachment.title, resolve(attachment.file, item)) for attachment in item.attachments]
        yield "attachments", [_file(portal, title, place.file, place.address) for title, place in found]
    if isinstance(item, Page):
        yield (
            "translations",
            [_translation(portal, address) for address in portal.site.versions(item.address)[1:]],
        )
    if isinstance(item, Manual):
        yield "steps", [_step(portal, item, step) for step in item.steps]
        yield "leaflet", absolute(item.leaflet_address)
    if isinstance(item, NewsItem):
        yield "event", absolute(resolve(item.event, item).address) if item.event else None
    if isinstance(item, Event):
        yield "reports", [absolute(report.address) for report in portal.reports.get(item.address, ())]
    if isinstance(item, Download):
        files = [_file(portal, item.title, path, address) for path, address in item.files.items()]
        yield "file", files[0]
        dates = ((former.version, former.date.iso) for former in item.former_versions)
        yield (
            "former_versions",
            [
                {**file, "version": version, "date": day}
                for file, (version, day) in zip(files[1:], dates, strict=True)
            ],
        )
        yield "replaced_by", absolute(resolve(item.replaced_by, item).address) if item.replaced_by else None


def _step(portal: Portal, item: Manual, step: Step) -> Row:
    picture = portal.resolver.resolve(step.picture, item).file if step.picture else ""
    return {
        **step.model_dump(mode="json", by_alias=False, exclude={"picture", "alt"}),
        "picture": _picture_row(portal, portal.shelf.picture(picture), step.alt or "", "")
        if picture
        else None,
    }


def _translation(portal: Portal, address: str) -> Row:
    item = portal.site.by_address[address]
    return {
        "language": item.place.language.value,
        "url": portal.hrefs.absolute(address),
        "title": item.title,
        "summary": item.summary,
        "updated": item.updated.iso,
    }


def _picture(portal: Portal, item: Text) -> Row | None:
    source = main_source(portal, item)
    return _picture_row(portal, source, item.alt or "", item.credit or "") if source else None


def _picture_row(portal: Portal, source: plan.SourcePicture, alt: str, credit: str) -> Row:
    if is_drawing(source.path):
        address, width, height = file_address(source.path), source.width, source.height
    else:
        found = plan.largest(source)
        address, width, height = found.address, found.width, found.height
    url = portal.hrefs.absolute(address)
    return {"url": url, "width": width, "height": height, "alt": alt, "credit": credit}


def _file(portal: Portal, title: str, path: str, address: str) -> Row:
    size, digest = published_file(portal, path)
    return {
        "title": title,
        "url": portal.hrefs.absolute(address),
        "type": type_label(path),
        "size": size,
        "sha256": digest,
    }
