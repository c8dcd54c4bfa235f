"""Pages of downloads: what the file is, before it is fetched."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu import structured
from satupintu.calls import Call
from satupintu.dates import long_date
from satupintu.models import Download, InformationClass
from satupintu.pages.articles import name_note, tag_links
from satupintu.pages.freshness import last_review
from satupintu.pages.heads import Subject, feed, head
from satupintu.pages.related import related_pages
from satupintu.pages.rows import file_link
from satupintu.places import Kind, list_address
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import DownloadValues, Fact, FileLink, Link

CLASSES = {
    InformationClass.PERIODIC: "Informasi berkala",
    InformationClass.IMMEDIATE: "Informasi serta-merta",
    InformationClass.ON_REQUEST: "Informasi setiap saat",
}
LANGUAGES = {"id": "Indonesia", "en": "Inggris", "su": "Sunda"}


def pages(portal: Portal) -> Iterator[Page]:
    for item in portal.site.downloads():
        yield Page(
            item.address, item.title, Call(download_values, portal, item), item.updated, source=item.path
        )


def download_values(portal: Portal, item: Download) -> DownloadValues:
    unit = portal.site.unit_of(item)
    path = next(iter(item.files))
    return DownloadValues(
        frame=portal.frame,
        page=head(
            portal,
            item.address,
            item.title,
            item.summary,
            unit=unit,
            trail=(Link(Kind.DOWNLOAD.heading, list_address(Kind.DOWNLOAD, item.unit)),),
            updated=item.updated,
            reviewed=last_review(portal, item),
            sample=item.sample,
            alternates=(feed(portal, Kind.DOWNLOAD, unit),),
            subject=Subject(
                CardKind.DOWNLOAD,
                (structured.document(portal.site, portal.hrefs, item, unit, portal.shelf.facts(path).size),),
            ),
        ),
        summary=item.summary,
        file=file_link(portal, item),
        facts=tuple(_facts(portal, item)),
        checksum=portal.shelf.facts(path).digest,
        replaced_by=_replacement(portal, item),
        name_note=name_note(portal.site, item),
        earlier=tuple(_earlier(portal, item)),
        related=related_pages(portal, item.address),
        tags=tag_links(item),
    )


def _facts(portal: Portal, item: Download) -> Iterator[Fact]:
    file = file_link(portal, item)
    yield Fact("Jenis berkas", file.type)
    yield Fact("Ukuran", file.size)
    if file.pages:
        yield Fact("Jumlah halaman", str(file.pages))
    if item.version:
        yield Fact("Versi", item.version)
    yield Fact("Terbit", long_date(item.date.day))
    if item.updated_on:
        yield Fact("Diperbarui", long_date(item.updated_on.day))
    yield Fact("Bahasa", LANGUAGES.get(item.language, item.language))
    if item.information_class:
        yield Fact("Klasifikasi", CLASSES[item.information_class])
    if unit := portal.site.unit_of(item):
        yield Fact("Unit", unit.name, unit.address)


def _replacement(portal: Portal, item: Download) -> Link | None:
    if item.replaced_by is None:
        return None
    found = portal.resolver.resolve(item.replaced_by, item)
    return Link(portal.by_address[found.address].title, found.address)


def _earlier(portal: Portal, item: Download) -> Iterator[tuple[FileLink, str]]:
    """Earlier files, each with its version and day in words."""
    files = list(item.files.items())[1:]
    for former, (path, address) in zip(item.former_versions, files, strict=True):
        text = f"Versi {former.version}, {long_date(former.date.day)}"
        yield portal.shelf.link(path, f"{item.title}, versi {former.version}", address), text
