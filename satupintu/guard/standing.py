"""What the build of one day knows of each address: the newest check it may count on, and whether one may be led there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct

from satupintu.guard.record import EMPTY, LinkRecord, Result
from satupintu.guard.states import State

WITHHELD = frozenset({State.DEAD, State.SUSPECT})


class Standing(Struct, frozen=True):
    """One address on one day.

    `results` are the checks up to that day, oldest first; `state` is UNCHECKED where the last of them is older
    than the limit. `withheld`: nobody is led there. A suspect address stays withheld also when its last check
    grows old: that a guard has stopped is no reason to trust it again.
    """

    state: State
    withheld: bool = False
    results: tuple[Result, ...] = ()

    @property
    def last(self) -> Result | None:
        return self.results[-1] if self.results else None

    @property
    def checked(self) -> datetime | None:
        """When the state was found; None where it does not rest on a check."""
        return self.last.time if self.last and self.state is not State.UNCHECKED else None


UNKNOWN = Standing(State.UNCHECKED)


class Guard(Struct, frozen=True):
    """The link record as the build of a day counts on it; `limit` is the greatest age of a check, in days."""

    today: date
    limit: int
    record: LinkRecord = EMPTY

    def standing(self, address: str | None) -> Standing:
        """How an address stands. Checks of later days are not known yet: a build for an earlier day repeats."""
        entry = self.record.addresses.get(address or "")
        results = (
            tuple(result for result in entry.results if result.time.date() <= self.today) if entry else ()
        )
        if not results:
            return UNKNOWN
        last = results[-1]
        fresh = self.today - last.time.date() <= timedelta(days=self.limit)
        state = last.state if fresh else State.UNCHECKED
        withheld = state in WITHHELD or last.state is State.SUSPECT
        return Standing(state, withheld, results)


def runs(results: Sequence[Result]) -> list[tuple[State, int]]:
    """Checks of one state in a row, with their number, oldest first."""
    found: list[tuple[State, int]] = []
    for result in results:
        if found and found[-1][0] is result.state:
            found[-1] = (result.state, found[-1][1] + 1)
        else:
            found.append((result.state, 1))
    return found
