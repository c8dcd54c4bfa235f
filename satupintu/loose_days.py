"""Days as people write them: what a cell of a table says, and what somebody meant who wrote a day in another form."""

from __future__ import annotations

import re
from datetime import date

from satupintu.dates import YEARS, When, month_name
from satupintu.language import Language

DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2}|[^\W\d_]+)[-/. ](\d{4})")
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00(?::00)?)?")
WEEKDAY = re.compile(r"^[^\W\d_]+, *")
BACKWARDS = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})")
OLD_SPELLINGS = {"nop": "nov", "peb": "feb"}
"""Beginnings of names of months before the spelling of 1972, still in use: Nopember, Pebruari."""
CLOCK = re.compile(r",?[ T]+(?:pukul +|jam +)?(\d{1,2})[.:](\d{2})(?: *(WIB|WITA|WIT))?$", re.IGNORECASE)


def day(cell: str | date) -> str | None:
    """`2026-03-01` of a cell; None where it is no day. Days come before months, as in Indonesia."""
    if isinstance(cell, date):
        return cell.isoformat() if cell.year in YEARS else None
    if found := ISO_DAY.fullmatch(cell):
        year, month, number = map(int, found.groups())
    elif found := DAY.fullmatch(cell):
        number, year = int(found[1]), int(found[3])
        month = int(found[2]) if found[2].isdigit() else _month(found[2])
    else:
        return None
    try:
        return date(year, month, number).isoformat() if year in YEARS else None
    except ValueError:
        return None


def meant(text: str) -> str | None:
    """`2026-12-08 15:00` of `8 Desember 2026 pukul 15.00`: the form that can be read, None where no day is in it."""
    clock = CLOCK.search(text)
    words = WEEKDAY.sub("", text[: clock.start()] if clock else text).strip()
    if backwards := BACKWARDS.fullmatch(words):
        words = "-".join(reversed(backwards.groups()))
    written = day(words)
    if written is None or clock is None:
        return written
    zone = f" {clock[3].upper()}" if clock[3] else ""
    written += f" {int(clock[1]):02}:{clock[2]}{zone}"
    try:
        When.parse(written)
    except ValueError:
        return None
    return written


def _month(word: str) -> int:
    """1–12 of an Indonesian or English name of a month, also cut short; 0 of another word."""
    start = word.lower()[:3]
    start = OLD_SPELLINGS.get(start, start)
    return next(
        (
            month
            for month in range(1, 13)
            for language in Language
            if len(start) == 3 and month_name(month, language=language).lower().startswith(start)
        ),
        0,
    )
