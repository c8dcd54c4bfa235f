"""The class of the freshness board."""

from __future__ import annotations

from typing import ClassVar

from satupintu.values.freshness_parts import KindUpkeep, UpkeepCounts, UpkeepGroup
from satupintu.values.pages import PageValues
from satupintu.values.parts import Fact, Link


class FreshnessValues(PageValues, frozen=True, kw_only=True):
    """The freshness board: of the whole site with `counts` by unit, or of one owner with its `kinds`.

    No day of building stands there, so that it changes only when a state does. `total` sums the counts up (None
    where there are none); `meanings` says what the words mean, `periods` how long what may stand, `sources` after
    which rules; `board` leads to that of the whole site.
    """

    template: ClassVar[str] = "freshness"
    intro: str
    counts: tuple[UpkeepCounts, ...]
    total: UpkeepCounts | None
    kinds: tuple[KindUpkeep, ...]
    groups: tuple[UpkeepGroup, ...]
    meanings: tuple[Fact, ...]
    periods: tuple[Fact, ...]
    sources: tuple[str, ...]
    board: Link | None
