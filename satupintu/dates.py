"""Days and hours as the office writes them, whatever the machine's locale and zone.

Month and day names are those of the CLDR; nothing here asks the clock except `today`, which the command line
calls once when `--date` is not given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum
from functools import cached_property, lru_cache

from satupintu.language import Language


class Zone(StrEnum):
    """Indonesia's three time zones (Keppres 41/1987)."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def offset(self) -> timezone:
        return OFFSETS[self]

    @property
    def iana(self) -> str:
        return IANA_NAMES[self]


OFFSETS = {
    Zone.WIB: timezone(timedelta(hours=7)),
    Zone.WITA: timezone(timedelta(hours=8)),
    Zone.WIT: timezone(timedelta(hours=9)),
}
IANA_NAMES = {Zone.WIB: "Asia/Jakarta", Zone.WITA: "Asia/Makassar", Zone.WIT: "Asia/Jayapura"}

WRITTEN = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(?::\d{2})?(?: ?(WIB|WITA|WIT|\+0[789]:00))?)?")
YEARS = range(1900, 3000)
"""Other days are slips of the pen, and the first and last of all have no day before or after them to reckon with."""
MONTHS = {
    Language.INDONESIAN: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    Language.ENGLISH: "January February March April May June July August September October November December".split(),
}
DAYS = {
    Language.INDONESIAN: "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split(),
    Language.ENGLISH: "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(),
}
"""Written here, as to load them with Babel takes 25 ms of every command; `tests/core/test_dates.py` compares."""
SHORT = 3
"""Letters of a shortened name, in both languages."""
OFFSET_TEXTS = {Zone.WIB: "+07:00", Zone.WITA: "+08:00", Zone.WIT: "+09:00"}
ZONE_OF_OFFSET = {text: zone for zone, text in OFFSET_TEXTS.items()}
MIDNIGHT = time()


@dataclass(frozen=True)
class When:
    """A day, or a day with a time and its zone, as an author wrote it.

    `day` is the calendar day at the place named by `zone`; `clock` is None for a whole day.
    """

    day: date
    clock: time | None = None
    zone: Zone = Zone.WIB

    @classmethod
    @lru_cache(maxsize=16_384)
    def parse(cls, text: str) -> When:
        """Read `2026-11-22` or `2026-11-22 08:00`, WIB unless WITA, WIT or an offset follows.

        Raises ValueError when the form is another one, the day does not exist or is in none of `YEARS`. Equal texts give one object: ten
        thousand items share a few thousand days.
        """
        match = WRITTEN.fullmatch(text)
        if not match or int(match[1][:4]) not in YEARS:
            raise ValueError(text)
        day, hour, zone = match.groups()
        return cls(
            date.fromisoformat(day),
            time.fromisoformat(hour) if hour else None,
            ZONE_OF_OFFSET.get(zone) or Zone(zone) if zone else Zone.WIB,
        )

    @cached_property
    def instant(self) -> datetime:
        """The moment in UTC; a whole day counts from its first minute."""
        return datetime.combine(self.day, self.clock or time(), self.zone.offset).astimezone(UTC)

    @property
    def office_day(self) -> date:
        """The calendar day in WIB, where the office is: decides what is visible on a day."""
        if self.zone is Zone.WIB:
            return self.day
        return self.instant.astimezone(Zone.WIB.offset).date()

    @property
    def iso(self) -> str:
        """ISO 8601, as `<time datetime>` and the data files want it."""
        if self.clock is None:
            return self.day.isoformat()
        return f"{self.day}T{self.clock.isoformat('minutes')}{OFFSET_TEXTS[self.zone]}"

    @property
    def timestamp(self) -> str:
        """RFC 3339 date and time in the author's zone, as Atom and site maps want it."""
        return f"{self.day}T{self.clock or MIDNIGHT}{OFFSET_TEXTS[self.zone]}"


def today() -> date:
    """The day it is now in WIB."""
    return datetime.now(Zone.WIB.offset).date()


def month_name(month: int, *, short: bool = False, language: Language = Language.INDONESIAN) -> str:
    """The name of a month, from 1."""
    name = MONTHS[language][month - 1]
    return name[:SHORT] if short else name


def day_name(day: date, *, short: bool = False, language: Language = Language.INDONESIAN) -> str:
    name = DAYS[language][day.weekday()]
    return name[:SHORT] if short else name


@lru_cache(maxsize=4096)
def long_date(day: date, language: Language = Language.INDONESIAN) -> str:
    """`24 November 2026`, the same in English."""
    return f"{day.day} {month_name(day.month, language=language)} {day.year}"


@lru_cache(maxsize=4096)
def full_date(day: date, language: Language = Language.INDONESIAN) -> str:
    """`Selasa, 24 November 2026`, `Tuesday, 24 November 2026`."""
    return f"{day_name(day, language=language)}, {long_date(day, language)}"


@lru_cache(maxsize=4096)
def short_date(day: date, language: Language = Language.INDONESIAN) -> str:
    """`24 Nov 2026`."""
    return f"{day.day} {month_name(day.month, short=True, language=language)} {day.year}"


def month_title(year: int, month: int) -> str:
    """`November 2026`."""
    return f"{month_name(month)} {year}"


def date_range(start: date, end: date) -> str:
    """`2–4 Maret 2026`, `28 Februari–2 Maret 2026`, `30 Desember 2026–2 Januari 2027`."""
    if start == end:
        return long_date(start)
    if start.year != end.year:
        return f"{long_date(start)}–{long_date(end)}"
    if start.month != end.month:
        return f"{start.day} {month_name(start.month)}–{long_date(end)}"
    return f"{start.day}–{long_date(end)}"


def clock_text(moment: time) -> str:
    """`09.00`, with the full stop Indonesian writes."""
    return f"{moment:%H.%M}"


def hours(start: When, end: When | None) -> str:
    """`09.00–11.30 WIB`; empty for whole days."""
    if start.clock is None:
        return ""
    if end is None or end.clock is None or (end.day == start.day and end.clock == start.clock):
        return f"{clock_text(start.clock)} {start.zone}"
    return f"{clock_text(start.clock)}–{clock_text(end.clock)} {start.zone}"


def when_text(moment: When) -> str:
    """`Selasa, 24 November 2026, pukul 09.00 WIB`, or the day alone."""
    if moment.clock is None:
        return full_date(moment.day)
    return f"{full_date(moment.day)}, pukul {clock_text(moment.clock)} {moment.zone}"


def span_text(start: When, end: When | None) -> str:
    """When something happens, in words: days, and the hours where they are known."""
    last = end or start
    days = full_date(start.day) if last.day == start.day else date_range(start.day, last.day)
    at = hours(start, end)
    return f"{days}, pukul {at}" if at else days
