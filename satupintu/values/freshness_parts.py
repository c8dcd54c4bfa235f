"""Parts of the freshness board: counts of a unit, what its kinds look like, and single things that are due."""

from __future__ import annotations

from msgspec import Struct

from satupintu.dates import When
from satupintu.values.parts import Link, ReviewNote


class UpkeepCounts(Struct, frozen=True):
    """How much a unit (or the main site) has in each state."""

    owner: Link
    current: int
    due: int
    overdue: int


class KindUpkeep(Struct, frozen=True):
    """One kind of a unit's content: when any of it was last brought up to date or reviewed.

    `period` and `counts` are in words ("Setiap 12 bulan", "5 isi: 4 terkini, 1 terlambat"); `state` is the word of
    the worst of them, `pressing` whether it asks for something.
    """

    title: str
    address: str
    changed: When
    reviewed: ReviewNote | None
    period: str
    counts: str
    state: str
    pressing: bool


class UpkeepRow(Struct, frozen=True):
    """One thing that is due or overdue: until when it counted as looked after, and who looks after it.

    `owner` is a post, else the unit; `unit` leads to the unit's board, and stands for it where no post is named. It
    is None where the page is about one unit.
    """

    title: str
    address: str
    kind: str
    due: When
    changed: When
    reviewed: ReviewNote | None
    owner: str
    unit: Link | None = None


class UpkeepGroup(Struct, frozen=True):
    """Things of one state, the longest due first; `note` tells their number and how many of them are shown, `empty`
    what is said where there are none."""

    title: str
    note: str
    rows: tuple[UpkeepRow, ...]
    empty: str = ""
