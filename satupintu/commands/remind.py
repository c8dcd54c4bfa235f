"""`portal remind`: for each PIC a mail and a calendar of what is due. Sends nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from satupintu.cache import Cache
from satupintu.commands.content_history import content_history
from satupintu.commands.report import OK, Impossible, report, say
from satupintu.freshness.board import board
from satupintu.freshness.reminders import Reminder, calendar, counted, mail, reminders
from satupintu.loader import load_site
from satupintu.places import MAIN_SITE
from satupintu.portal import CACHE_FILE
from satupintu.site import Site

FOLDER = "pengingat"
"""Where reminders are written, in a folder for each day; never under version control."""


class RemindOptions(Struct, frozen=True):
    """What the command line asks for: a unit (MAIN_SITE for the main site), and where to write."""

    unit: str | None = None
    output: Path | None = None


def remind(root: Path, today: date, options: RemindOptions) -> int:
    """Write the files and name them. What cannot be read is left out; `portal check` tells of it.

    Raises Impossible for a unit that is not there, and where nothing is known of the past.
    """
    site, problems = load_site(root, today)
    if site is None:
        return report(problems)
    open_units = [unit.slug for unit in site.open_units]
    if options.unit not in (None, MAIN_SITE, *open_units):
        raise Impossible(f"Unit `{options.unit}` tidak ada; pilihan: {', '.join((*open_units, MAIN_SITE))}.")
    cache = Cache(root / CACHE_FILE)
    try:
        site = structs.replace(site, history=content_history(root, today, site.freshness_record, cache))
    finally:
        cache.close()
    found = board(site)
    if found is None:
        raise Impossible(f"Pengingat tidak ditulis: {site.history.fault}.")
    main_only = options.unit == MAIN_SITE
    owed = reminders(site, found, None if main_only else options.unit, main_only=main_only)
    if not owed:
        say("Tidak ada yang jatuh tempo dalam 30 hari; tidak ada pengingat yang ditulis.")
        return OK
    folder = options.output or root / FOLDER / today.isoformat()
    folder.mkdir(parents=True, exist_ok=True)
    for reminder in owed:
        print(_written(folder, reminder, site))
    say("Belum ada yang terkirim. Buka berkas .eml dengan program surel Anda, periksa, lalu kirim.")
    return OK


def _written(folder: Path, reminder: Reminder, site: Site) -> str:
    """A line that names the mail and says what is in it. Raises OSError."""
    file = folder / f"{reminder.to.account}.eml"
    file.write_bytes(mail(reminder, site))
    file.with_suffix(".ics").write_bytes(calendar(reminder, site))
    lacking = "" if reminder.to.mail else "; surelnya belum dicatat di `pic` unit itu"
    return f"{file}: {reminder.to.greeting}, {counted(reminder.entries)}{lacking}"
