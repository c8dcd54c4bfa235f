"""Atom feeds (RFC 4287) for each kind: of the whole site and of each unit."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from feedgenerator import Atom1Feed
from markupsafe import escape

from satupintu.models import Item, Unit
from satupintu.outputs.file import OutputFile, permanent_id
from satupintu.pages.heads import feed_address
from satupintu.places import LISTED, Kind, list_address
from satupintu.portal import Portal

ENTRIES = 20
NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""`updated` of a feed without entries: it must be given (RFC 4287, 4.1.1) and must not be the clock."""


class _Feed(Atom1Feed):  # type: ignore[misc]
    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


def files(portal: Portal) -> Iterator[OutputFile]:
    owners: tuple[Unit | None, ...] = (None, *portal.site.open_units)
    for unit in owners:
        for kind in LISTED:
            file = OutputFile(feed_address(kind, unit.slug if unit else None), _feed(portal, kind, unit))
            yield from file.and_former(portal)


def _feed(portal: Portal, kind: Kind, unit: Unit | None) -> bytes:
    settings, slug = portal.site.settings, unit.slug if unit else None
    absolute = portal.hrefs.absolute
    feed = _Feed(
        title=f"{kind.heading} {unit.name if unit else settings.name}",
        link=absolute(list_address(kind, slug)),
        feed_url=absolute(feed_address(kind, slug)),
        feed_guid=permanent_id(f"feeds/{unit.permanent_slug if unit else ''}/{kind}").urn,
        description=settings.description,
        language="id",
        author_name=unit.name if unit else settings.name,
    )
    for item in _entries(portal, kind, slug)[:ENTRIES]:
        owner = portal.site.unit_of(item)
        feed.add_item(
            title=item.title,
            link=absolute(item.address),
            description=str(escape(item.summary)),
            author_name=owner.name if owner else settings.name,
            unique_id=permanent_id(item.id).urn,
            pubdate=item.date.instant,
            updateddate=item.updated.instant,
            categories=item.tags,
        )
    target = io.StringIO()
    feed.write(target, "utf-8")
    return target.getvalue().encode()


def _entries(portal: Portal, kind: Kind, unit: str | None) -> Sequence[Item]:
    """Newest first. What has expired is no news: it stays out, also when it is published late."""
    if kind is Kind.ANNOUNCEMENT:
        return portal.site.current_announcements(unit)
    return portal.site.listed(kind, unit)
