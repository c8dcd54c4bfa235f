"""The organisation: as it is, and as it was on every day on which it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from satupintu.dates import date_range, long_date
from satupintu.directory import NAMED, Directory, Node, Tenure
from satupintu.models import Capacity, PostKind
from satupintu.pages.heads import head
from satupintu.pages.people import TRAIL
from satupintu.portal import Page, Portal
from satupintu.values import ChartNode, Link, Pager, StructureValues
from satupintu.wording import capital

STRUCTURE = "struktur/"
TITLE = "Struktur organisasi"
VACANT, UNRECORDED = "Lowong", "Tidak tercatat"
MAX_BRANCHES = 6
"""More branches than this side by side are not drawn; the tree shows them on every width."""
LEADING_LEVELS = 2
LEADING_POSTS = 40
MAX_DAYS = 200
"""Days of change that have a page of their own: for an office of 300 people those of some eight years."""
EMPTY = Link("Lihat semua unit", "units/", "Susunan jabatan belum diisi.")


def pages(portal: Portal) -> Iterator[Page]:
    directory = portal.site.directory
    if not directory.posts:
        return
    yield Page(STRUCTURE, TITLE, partial(_structure, portal, None), section="Pegawai")
    for day in days_shown(directory):
        title = f"{TITLE} pada {long_date(day)}"
        yield Page(address_on(day), title, partial(_structure, portal, day), indexed=False)


def address_on(day: date) -> str:
    return f"{STRUCTURE}{day.isoformat()}/"


def days_shown(directory: Directory, most: int = MAX_DAYS) -> tuple[date, ...]:
    """The days of change that have a page, oldest first: all of them, or at most so many.

    Where there are more, those of the leading posts come first, then the latest of the others.
    """
    leading = sorted(directory.leading_changes)[-most:]
    others = [day for day in directory.changes if day not in directory.leading_changes]
    room = most - len(leading)
    return tuple(sorted((*leading, *others[len(others) - min(room, len(others)) :])))


def chart(portal: Portal, day: date | None = None) -> tuple[ChartNode, ...]:
    """The organisation on a day as pages show it; today's without one."""
    vacancies = portal.site.settings.directory.vacancies
    return tuple(map(_node, portal.site.directory.structure(day, vacancies=vacancies)))


def leading_chart(portal: Portal) -> tuple[ChartNode, ...]:
    """Today's organisation without its staff: the first two levels, and the structural posts below them.

    Nothing where even that is more than a page about something else has room for.
    """
    structural = {
        post.address for post in portal.site.directory.posts.values() if post.kind is PostKind.STRUCTURAL
    }

    def kept(nodes: tuple[ChartNode, ...], level: int) -> tuple[ChartNode, ...]:
        return tuple(
            replace(node, below=kept(node.below, level + 1))
            for node in nodes
            if level <= LEADING_LEVELS or node.address in structural
        )

    found = kept(chart(portal), 1)
    return found if sum(map(_size, found)) <= LEADING_POSTS else ()


def _size(node: ChartNode) -> int:
    return 1 + sum(map(_size, node.below))


def can_be_drawn(nodes: Iterable[ChartNode]) -> bool:
    return all(len(node.below) <= MAX_BRANCHES for node in nodes)


def _node(node: Node) -> ChartNode:
    named = node.tenures if len(node.tenures) <= NAMED else ()
    return ChartNode(
        title=node.post.name,
        address=node.post.address,
        holders=tuple(map(_holder, named)),
        words=_words(node),
        below=tuple(map(_node, node.below)),
    )


def _holder(tenure: Tenure) -> Link:
    return Link(tenure.person.name, tenure.person.address, tenure.capacity.prefix.strip())


def _words(node: Node) -> str:
    if len(node.tenures) > NAMED:
        return f"{len(node.tenures)} orang"
    held = any(tenure.capacity is Capacity.DEFINITIVE for tenure in node.tenures)
    if held:
        return ""
    return VACANT if node.recorded else UNRECORDED


def _structure(portal: Portal, day: date | None) -> StructureValues:
    directory = portal.site.directory
    changes, shown = directory.changes, days_shown(directory)
    last = changes[-1] if changes else None
    title = f"{TITLE} pada {long_date(day)}" if day else TITLE
    intro = _intro(day, last, changes)
    nodes = chart(portal, day)
    return StructureValues(
        frame=portal.frame,
        page=head(
            portal,
            address_on(day) if day else STRUCTURE,
            title,
            intro,
            trail=(*TRAIL, Link(TITLE, STRUCTURE)) if day else TRAIL,
            sample=any(post.sample for post in directory.posts.values()),
            indexed=day is None,
        ),
        intro=intro,
        chart=nodes,
        drawn=can_be_drawn(nodes),
        current=Link("Lihat susunan yang berlaku sekarang", STRUCTURE) if day and day != last else None,
        earlier=()
        if day
        else tuple(Link(capital(_span(each, changes)), address_on(each)) for each in reversed(shown)),
        left_out=_left_out(changes, shown) if day is None else "",
        pager=_pager(day, shown) if day else None,
        empty=EMPTY,
    )


def _pager(day: date, shown: tuple[date, ...]) -> Pager:
    """To the days of change before and after one."""
    place = shown.index(day)
    newer, older = shown[place + 1 :], shown[:place]
    return Pager(address_on(newer[0]) if newer else None, address_on(older[-1]) if older else None, ())


def _left_out(changes: tuple[date, ...], shown: tuple[date, ...]) -> str:
    """Until when not every day of change has a page; "" where all have one."""
    missing = [day for day in changes if day not in shown]
    if not missing:
        return ""
    return (
        f"Sampai {long_date(missing[-1])} tidak setiap perubahan punya halaman; "
        "yang didahulukan ialah jabatan yang dibentuk atau dihapus, dan pejabat struktural."
    )


def _intro(day: date | None, last: date | None, changes: tuple[date, ...]) -> str:
    """What the page shows: a day of change says so, so that no two pages describe themselves alike."""
    if day is not None:
        return f"Jabatan dan pejabatnya pada {long_date(day)}. Susunan ini berlaku {_span(day, changes)}."
    if last is None:
        return "Jabatan dan pejabatnya, dari pimpinan sampai staf."
    return f"Jabatan dan pejabatnya menurut susunan yang berlaku {_span(last, changes)}."


def _span(day: date, changes: tuple[date, ...]) -> str:
    """`sejak 1 Juli 2026`, or the days until the next change: `1–31 Januari 2024`."""
    following = changes[changes.index(day) + 1 :]
    return date_range(day, following[0] - timedelta(days=1)) if following else f"sejak {long_date(day)}"
