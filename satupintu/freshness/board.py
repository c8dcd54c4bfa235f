"""What is looked after, by whom, and in which state it is on a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property

from msgspec import Struct

from satupintu.freshness.periods import months_later, months_of
from satupintu.models import Condition, Download, Item, Offer, Review
from satupintu.places import LISTED, Kind, list_address
from satupintu.site import Site

SOON = timedelta(days=30)
STREAMS: tuple[Kind, ...] = tuple(kind for kind in LISTED if kind is not Kind.DOWNLOAD)
"""Kinds whose single items are done once they are out: a unit is asked for the next one, not for the old ones."""
STANDING: tuple[Kind, ...] = (Kind.PAGE, Kind.DOWNLOAD, Kind.MANUAL)
"""Kinds each item of which must stay true for as long as it stands there."""
KINDS = (*(kind.value for kind in (*STREAMS, *STANDING)), "layanan", "aplikasi")
"""All that is looked after, in the order in which it is shown, as folder words."""


class State(StrEnum):
    """How something stands on a day; the words are the public's."""

    OVERDUE = "terlambat"
    DUE = "jatuh tempo"
    CURRENT = "terkini"


class Upkeep(Struct, frozen=True, dict=True):
    """One thing to be looked after: a list of a unit, or an item of its own.

    `unit` is None on the main site; `path` is the file to open (the newest of a list); `changed` is when it was
    last brought up to date, `reviewed` when and by whom it was last read through; `owner` is a post, "" where
    nobody but the unit itself is named. `today` is the day on which it is seen.
    """

    kind: str
    unit: str | None
    title: str
    address: str
    path: str
    id: str
    changed: date
    reviewed: Review | None
    months: int
    owner: str
    today: date

    @property
    def last(self) -> date:
        """The later of both: who has read something through need not change it."""
        return max(self.changed, self.reviewed.day.office_day) if self.reviewed else self.changed

    @cached_property
    def due(self) -> date:
        """The last day on which it still counts as looked after."""
        return months_later(self.last, self.months)

    @property
    def state(self) -> State:
        if self.today > self.due:
            return State.OVERDUE
        return State.DUE if self.due - self.today <= SOON else State.CURRENT

    @property
    def is_list(self) -> bool:
        return self.kind in STREAMS


class Board(Struct, frozen=True, dict=True):
    """All that is looked after on a day, the longest overdue first; equal days by address."""

    entries: tuple[Upkeep, ...]

    @cached_property
    def by_unit(self) -> Mapping[str | None, tuple[Upkeep, ...]]:
        """The entries of each unit (None: the main site) that has any."""
        found: dict[str | None, list[Upkeep]] = {}
        for entry in self.entries:
            found.setdefault(entry.unit, []).append(entry)
        return {unit: tuple(entries) for unit, entries in found.items()}

    def of_unit(self, unit: str | None) -> tuple[Upkeep, ...]:
        return self.by_unit.get(unit, ())


def board(site: Site) -> Board | None:
    """The board of the site's day; None where nothing is known of the past."""
    if site.history.fault:
        return None
    return Board(tuple(sorted(_entries(site), key=lambda entry: (entry.due, entry.address))))


def review_of(item: Item | Offer, today: date) -> Review | None:
    """When something was last read through; a day that has not come says nothing yet."""
    review = item.reviewed
    return review if review and review.day.office_day <= today else None


def _entries(site: Site) -> Iterator[Upkeep]:
    for unit in (None, *(unit.slug for unit in site.open_units)):
        for kind in STREAMS:
            items = site.listed(kind, unit) if unit else site.own(kind)
            if items:
                yield _stream(site, kind, unit, items)
        for kind in STANDING:
            for item in site.listed(kind, unit) if unit else site.own(kind):
                if not (isinstance(item, Download) and item.replaced_by):
                    yield _item(site, item)
    for offer in (*site.catalogue.services, *site.catalogue.apps):
        if offer.state_on(site.today).condition is not Condition.ENDED:
            yield _offer(site, offer)


def _stream(site: Site, kind: Kind, unit: str | None, items: Iterable[Item]) -> Upkeep:
    """A list by the latest of its items."""
    latest = max(items, key=lambda item: (_changed(site, item.updated.office_day, item.path), item.path))
    reviews = [review for item in items if (review := review_of(item, site.today))]
    address = list_address(kind, unit)
    return Upkeep(
        kind=kind.value,
        unit=unit,
        title=f"Daftar {kind.value}",
        address=address,
        path=latest.path,
        id=address,
        changed=_changed(site, latest.updated.office_day, latest.path),
        reviewed=max(reviews, key=lambda review: review.day.instant, default=None),
        months=months_of(kind.value, site.freshness_record),
        owner="",
        today=site.today,
    )


def _item(site: Site, item: Item) -> Upkeep:
    own = item.information_class if isinstance(item, Download) else None
    return Upkeep(
        kind=item.kind.value,
        unit=item.unit,
        title=item.title,
        address=item.address,
        path=item.path,
        id=item.id,
        changed=_changed(site, item.updated.office_day, item.path, *_present_file(item)),
        reviewed=review_of(item, site.today),
        months=months_of(item.kind.value, site.freshness_record, own),
        owner="",
        today=site.today,
    )


def _offer(site: Site, offer: Offer) -> Upkeep:
    node = site.directory.nodes.get(offer.owner)
    return Upkeep(
        kind=offer.folder,
        unit=offer.unit,
        title=offer.name,
        address=offer.address,
        path=offer.path,
        id=offer.address,
        changed=_changed(site, offer.updated.office_day, offer.path),
        reviewed=review_of(offer, site.today),
        months=months_of(offer.folder, site.freshness_record),
        owner=node.post.name if node else "",
        today=site.today,
    )


def _present_file(item: Item) -> Iterator[str]:
    """The file that a download leads to: a new one brings it up to date."""
    if isinstance(item, Download):
        yield next(iter(item.files))


def _changed(site: Site, written: date, *paths: str) -> date:
    """When the last of some files arrived; where only commits that do not count know them, the day its author wrote.

    A day that has not come yet says nothing of the past.
    """
    days = [day for path in paths if (day := site.history.days.get(path))]
    return max(days, default=min(written, site.today))
