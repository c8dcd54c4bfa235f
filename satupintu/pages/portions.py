"""Long lists of services in portions, so that no page of the box outgrows its budget (`budgets.py`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from satupintu.language import Wording
from satupintu.models import Service
from satupintu.pages.alphabet import SIZE, page_address, page_count, pager
from satupintu.portal import Page
from satupintu.values import Link, Pager, PageValues, ServiceGroup

INDONESIAN = Wording()
PORTION = SIZE
"""Services on one page: 50 rows are about 1,000 elements and 6 kB of packed HTML."""


class Portion(Struct, frozen=True):
    """A page of a list: its address, its services, and how many the whole list has."""

    address: str
    services: tuple[Service, ...]
    total: int
    pager: Pager | None = None

    @property
    def whole(self) -> bool:
        return self.pager is None


def portions(address: str, services: Sequence[Service]) -> tuple[Portion, ...]:
    """The pages of a list; the first lies at the list's own address, the others in `hal/<n>/`.

    They are in the order of names, so that (unlike those of dated lists) they are counted from the first.
    """
    count = page_count(services)
    return tuple(
        Portion(
            page_address(address, number),
            tuple(services[(number - 1) * PORTION : number * PORTION]),
            len(services),
            pager(address, number, count),
        )
        for number in range(1, count + 1)
    )


def portion_pages(
    title: str, parts: Sequence[Portion], make: Callable[[Portion], PageValues], section: str = ""
) -> Iterator[Page]:
    """A page for each portion; only the first is named in the site map."""
    for number, part in enumerate(parts, 1):
        name, heading = (title, section) if number == 1 else (f"{title}, halaman {number}", "")
        yield Page(part.address, name, partial(make, part), section=heading)


def shortened(
    groups: tuple[ServiceGroup, ...],
    whole: Callable[[ServiceGroup], str],
    words: Wording = INDONESIAN,
) -> tuple[ServiceGroup, ...]:
    """The groups as they are where they fit on a page; else the first of each, and the way to all of them."""
    if sum(len(group.services) for group in groups) <= PORTION:
        return groups
    share = max(1, PORTION // len(groups))
    return tuple(
        group
        if len(group.services) <= share
        else replace(
            group,
            services=group.services[:share],
            more=Link(words("Semua %(number)s layanan", number=len(group.services)), whole(group)),
        )
        for group in groups
    )
