"""Items of a proposal that nobody sees on the day of the report: drafts, later days, closed units."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from satupintu.dates import long_date
from satupintu.frontmatter import Unreadable
from satupintu.law.proposal import Change, Contents
from satupintu.models import Item, Text
from satupintu.models import Status as ItemStatus
from satupintu.portal import Portal
from satupintu.review.comparison import EXCERPT
from satupintu.review.report import Status, Unseen
from satupintu.review.sources import is_text, text_change
from satupintu.review.words import beginning
from satupintu.search.documents import joined, text_of


def unseen(net: Sequence[Change], portal: Portal | None, read: Contents) -> Iterator[Unseen]:
    """Items that make no page on the day."""
    for change in net:
        item = portal.site.by_path.get(change.path) if portal else None
        if not portal or not item or not change.after or portal.site.is_visible(item):
            continue
        reason = _reason(portal, item)
        if change.before and is_text(change):
            words = text_change(change.path, read(change.before[0].blob), read(change.after.blob))
            yield Unseen(item.path, Status.CHANGED, item.title, reason, words=words)
        else:
            yield Unseen(item.path, Status.NEW, item.title, reason, _text(portal, item))


def _reason(portal: Portal, item: Item) -> str:
    if item.status is ItemStatus.DRAFT:
        return "draf: tidak tampil sampai `status` diganti"
    if item.date.office_day > portal.site.today:
        return f"baru tampil pada {long_date(item.date.office_day)}"
    return "tidak tampil karena unitnya ditutup"


def _text(portal: Portal, item: Item) -> tuple[str, ...]:
    """The first paragraphs of an item; its summary alone where it has no text, or none that can be read."""
    try:
        told = text_of(portal.bodies.converted(item).html) if isinstance(item, Text) else ""
    except Unreadable:
        told = ""
    return beginning([text for text in (item.summary, joined(told)) if text], EXCERPT)
