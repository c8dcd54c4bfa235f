"""What helps with a need besides its services."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TypeVar

from satupintu.models import Item, Need
from satupintu.pages.rows import rows
from satupintu.places import label_slug
from satupintu.portal import Portal
from satupintu.values import Link, NeedHelp

SHOWN = 3
"""Items of each kind; the label's own page has the others."""

Tagged = TypeVar("Tagged", bound=Item)


def need_help(portal: Portal, need: Need) -> NeedHelp | None:
    """What the record of a need names; None where that is nothing.

    Of items with its labels only what still matters is shown: announcements in force, events to come.
    """
    site, slugs = portal.site, {label_slug(tag) for tag in need.tags}
    addresses = (address.removeprefix("/") for address in need.pages)
    found = NeedHelp(
        prepare=need.prepare,
        pages=tuple(Link(portal.by_address[address].title, address) for address in addresses),
        announcements=rows(portal, _tagged(site.current_announcements(), slugs), with_unit=True),
        agenda=rows(portal, _tagged(site.upcoming_events(), slugs), with_unit=True),
        downloads=rows(portal, _tagged(site.downloads(), slugs), with_unit=True),
    )
    return found if found != NeedHelp((), (), (), (), ()) else None


def _tagged(items: Iterable[Tagged], slugs: set[str]) -> Iterable[Tagged]:
    chosen = (item for item in items if slugs & {label_slug(tag) for tag in item.tags})
    return islice(chosen, SHOWN)
