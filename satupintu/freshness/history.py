"""On which day each file last arrived on the branch that is built, read from what `git log` printed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

from msgspec import Struct

from satupintu.dates import Zone

LOG = ("--first-parent", "-m", "--no-renames", "--format=%x01%H%x09%ct", "--name-only", "-z")
"""Asks for the newest commit first, and for each its files; a merge counts as the day on which its files arrived."""
COMMIT = "\x01"
"""What a commit begins with."""


class ContentHistory(Struct, frozen=True):
    """The day (WIB) on which each file was last changed, by path from the root.

    `fault` says in a sentence why nothing is known of the past; then there are no days, and no board either.
    """

    days: Mapping[str, date] = {}
    fault: str = ""


class ReadLog(Struct, frozen=True):
    """What a log told: the day of each path, and the latest day of any commit in it (None where it has none)."""

    days: Mapping[str, date]
    newest: date | None = None


def read_log(log: str, until: date, skipped: Collection[str] = ()) -> ReadLog:
    """The last change of each path no later than a day, without the commits of `skipped` (whole object names).

    `log` is what git prints for LOG.
    """
    days: dict[str, date] = {}
    newest: date | None = None
    counts = False
    day = until
    for token in log.split("\0"):
        if token.startswith(COMMIT):
            commit, _tab, seconds = token[1:].partition("\t")
            day = _day(int(seconds))
            newest = day if newest is None else max(newest, day)
            counts = day <= until and commit not in skipped
        elif counts and (path := token.removeprefix("\n")):
            days[path] = max(day, days.get(path, day))
    return ReadLog(days, newest)


def _day(seconds: int) -> date:
    """The day of a moment in seconds since 1970: the last of all for what no calendar has, as a wrong clock may write."""
    try:
        return datetime.fromtimestamp(seconds, Zone.WIB.offset).date()
    except (ValueError, OverflowError, OSError):
        return date.max
