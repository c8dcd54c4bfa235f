"""`/pemutakhiran/`: what is current, due and overdue, by unit; and the same of each unit with its kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from satupintu.dates import When, long_date
from satupintu.freshness.board import KINDS, Board, State, Upkeep, review_of
from satupintu.freshness.periods import defaults, months_of
from satupintu.models import InformationClass, Item, Offer, Review, Unit
from satupintu.pages.heads import head
from satupintu.places import FRESHNESS, Kind
from satupintu.portal import Page, Portal
from satupintu.values import (
    Fact,
    FreshnessValues,
    KindUpkeep,
    Link,
    ReviewNote,
    UpkeepCounts,
    UpkeepGroup,
    UpkeepRow,
)

TITLE = "Pemutakhiran isi"
MAIN_SITE = "Situs utama"
HUMAS = "Humas"
"""Who keeps the main site."""
MAIN_BOARD = f"{FRESHNESS}situs-utama/"
INTRO = "Kapan isi setiap unit terakhir diperbarui atau ditinjau, dan mana yang sudah waktunya."
MEANINGS = (
    Fact("Terkini", "diperbarui atau ditinjau dalam masanya, dan masih lebih dari 30 hari"),
    Fact("Jatuh tempo", "perlu diperbarui atau ditinjau dalam 30 hari"),
    Fact("Terlambat", "lewat masanya: mungkin masih benar, tetapi belum ada yang memastikan"),
)
EMPTY = {
    State.OVERDUE: "Tidak ada isi yang terlambat.",
    State.DUE: "Tidak ada isi yang jatuh tempo dalam 30 hari.",
}
ROWS = {State.OVERDUE: 50, State.DUE: 20}
"""How many of a state one page shows, so that it stays within the budget of lists."""


def pages(portal: Portal) -> Iterator[Page]:
    board = portal.board
    if board is None:
        return
    yield Page(FRESHNESS, TITLE, partial(_whole, portal, board), section="Daftar")
    if board.of_unit(None):
        yield Page(MAIN_BOARD, f"{TITLE} situs utama", partial(_of_owner, portal, board, None))
    for unit in portal.site.open_units:
        if board.of_unit(unit.slug):
            address = unit_board(unit)
            yield Page(address, f"{TITLE} {unit.label}", partial(_of_owner, portal, board, unit))


def unit_board(unit: Unit) -> str:
    return f"{unit.address}{FRESHNESS}"


def unit_facts(portal: Portal, unit: Unit) -> tuple[Fact, ...]:
    """Of each kind a unit has: when something of it was last brought up to date, and whether anything is due."""
    entries = portal.board.of_unit(unit.slug) if portal.board else ()
    return tuple(Fact(kind.capitalize(), _brief(found)) for kind, found in _by_kind(entries))


def last_review(portal: Portal, record: Item | Offer) -> ReviewNote | None:
    """When the content of a page was last read through, for its foot."""
    return _note(review_of(record, portal.site.today))


def _note(review: Review | None) -> ReviewNote | None:
    return ReviewNote(review.day, review.by) if review else None


def _whole(portal: Portal, board: Board) -> FreshnessValues:
    owners = (None, *(unit for unit in portal.site.open_units))
    found = [(owner, board.of_unit(owner.slug if owner else None)) for owner in owners]
    counts = tuple(_counts(_board_link(owner), entries) for owner, entries in found if entries)
    return FreshnessValues(
        frame=portal.frame,
        page=head(portal, FRESHNESS, TITLE, INTRO),
        intro=INTRO,
        counts=counts,
        total=_counts(Link("Seluruhnya", FRESHNESS), board.entries),
        kinds=(),
        groups=(_group(portal, board.entries, State.OVERDUE, with_unit=True),),
        meanings=MEANINGS,
        periods=_periods(portal),
        sources=defaults().sources,
        board=None,
    )


def _of_owner(portal: Portal, board: Board, unit: Unit | None) -> FreshnessValues:
    entries = board.of_unit(unit.slug if unit else None)
    name = unit.name if unit else "situs utama"
    intro = f"Kapan isi {name} terakhir diperbarui atau ditinjau, dan mana yang sudah waktunya."
    return FreshnessValues(
        frame=portal.frame,
        page=head(
            portal,
            unit_board(unit) if unit else MAIN_BOARD,
            TITLE if unit else f"{TITLE} situs utama",
            intro,
            unit=unit,
            trail=() if unit else (Link(TITLE, FRESHNESS),),
        ),
        intro=intro,
        counts=(),
        total=None,
        kinds=tuple(_kind(kind, found) for kind, found in _by_kind(entries)),
        groups=tuple(_group(portal, entries, state) for state in ROWS),
        meanings=MEANINGS,
        periods=(),
        sources=(),
        board=Link("Pemutakhiran isi semua unit", FRESHNESS),
    )


def _board_link(unit: Unit | None) -> Link:
    return Link(unit.name, unit_board(unit)) if unit else Link(MAIN_SITE, MAIN_BOARD)


def _counts(owner: Link, entries: Sequence[Upkeep]) -> UpkeepCounts:
    found = Counter(entry.state for entry in entries)
    return UpkeepCounts(owner, found[State.CURRENT], found[State.DUE], found[State.OVERDUE])


def _by_kind(entries: Sequence[Upkeep]) -> Iterator[tuple[str, tuple[Upkeep, ...]]]:
    for kind in KINDS:
        found = tuple(entry for entry in entries if entry.kind == kind)
        if found:
            yield kind, found


def _kind(kind: str, entries: Sequence[Upkeep]) -> KindUpkeep:
    reviews = [entry.reviewed for entry in entries if entry.reviewed]
    worst = next(state for state in State if any(entry.state is state for entry in entries))
    lists = entries[0].is_list
    months = sorted({entry.months for entry in entries})
    return KindUpkeep(
        title=kind.capitalize(),
        address=entries[0].address if lists else "",
        changed=When(max(entry.changed for entry in entries)),
        reviewed=_note(max(reviews, key=lambda review: review.day.instant, default=None)),
        period=f"Setiap {' atau '.join(map(str, months))} bulan",
        counts="" if lists else f"{len(entries)} isi: {_told(entries)}",
        state=worst.value.capitalize(),
        pressing=worst is not State.CURRENT,
    )


def _told(entries: Sequence[Upkeep]) -> str:
    """`4 terkini, 1 terlambat`, with what asks for something last."""
    found = Counter(entry.state for entry in entries)
    return ", ".join(f"{found[state]} {state}" for state in reversed(State) if found[state])


def _brief(entries: Sequence[Upkeep]) -> str:
    day = long_date(max(entry.last for entry in entries))
    found = Counter(entry.state for entry in entries)
    if entries[0].is_list:
        return day if found[State.CURRENT] else f"{day}, {entries[0].state}"
    pressing = [f"{found[state]} {state}" for state in (State.OVERDUE, State.DUE) if found[state]]
    return ", ".join((day, *pressing))


def _group(
    portal: Portal, entries: Sequence[Upkeep], state: State, *, with_unit: bool = False
) -> UpkeepGroup:
    found = [entry for entry in entries if entry.state is state]
    shown = found[: ROWS[state]]
    note = f"{len(found)} isi"
    if len(shown) < len(found):
        note += f", {len(shown)} yang paling lama tampil di sini"
    rows = tuple(_row(portal, entry, with_unit) for entry in shown)
    return UpkeepGroup(state.value.capitalize(), note if found else "", rows, EMPTY[state])


def _row(portal: Portal, entry: Upkeep, with_unit: bool) -> UpkeepRow:
    unit = portal.site.units[entry.unit] if entry.unit else None
    link = Link(unit.label if unit else HUMAS, _board_link(unit).address) if with_unit else None
    return UpkeepRow(
        title=entry.title,
        address=entry.address,
        kind=entry.kind.capitalize(),
        due=When(entry.due),
        changed=When(entry.changed),
        reviewed=_note(entry.reviewed),
        owner=entry.owner or ("" if link else unit.label if unit else HUMAS),
        unit=link,
    )


def _periods(portal: Portal) -> tuple[Fact, ...]:
    """How long each kind may stand; downloads by their class, unless Humas has set one period for all."""
    record = portal.site.freshness_record
    found = []
    for kind in KINDS:
        own = (
            {name: months_of(kind, record, name) for name in InformationClass}
            if kind == Kind.DOWNLOAD
            else {}
        )
        if len(set(own.values())) > 1:
            told = ", ".join(f"{name} {months} bulan" for name, months in own.items())
        else:
            told = f"{months_of(kind, record)} bulan"
        found.append(Fact(kind.capitalize(), told))
    return tuple(found)
