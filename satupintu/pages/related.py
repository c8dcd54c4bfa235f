"""What stands under "Terkait" at the foot of a page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from satupintu.language import original_address
from satupintu.models import Download, Event
from satupintu.portal import Portal
from satupintu.search.documents import Document
from satupintu.search.kinds import KINDS
from satupintu.search.related import MOST
from satupintu.values import RelatedPage


def related_pages(
    portal: Portal, address: str, first: Iterable[RelatedPage] = (), last: Iterable[RelatedPage] = ()
) -> tuple[RelatedPage, ...]:
    """What belongs to a page by its own record (`first`, all of it), then what is about the same.

    Where that leaves places of the four, `last` fills them. Beside English pages stand English ones alone.
    """
    found = {page.address: page for page in first}
    for page in (*_about_the_same(portal, address), *last):
        if len(found) < MOST:
            found.setdefault(page.address, page)
    return tuple(found.values())


def _about_the_same(portal: Portal, address: str) -> Iterator[RelatedPage]:
    original = original_address(address)
    for other in portal.related.get(original, ()):
        if original == address:
            document = portal.document_at[other]
            yield RelatedPage(document.title, other, _note(portal, document))
        elif version := portal.site.english.get(other):
            yield RelatedPage(version.title, version.address)


def _note(portal: Portal, document: Document) -> str:
    """What kind of page it is, and whether it is over."""
    kind = KINDS[document.kind]
    if document.current:
        return kind
    item = portal.site.by_address.get(document.address)
    if isinstance(item, Event) and item.cancelled:
        return f"{kind}, dibatalkan"
    if isinstance(item, Download):
        return f"{kind}, sudah diganti"
    return f"{kind}, telah berakhir"
