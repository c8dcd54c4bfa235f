"""What each PIC is reminded of: a mail and a calendar, as texts. Nothing here sends anything."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from email.message import EmailMessage
from email.policy import SMTP

from icalendar import Calendar
from icalendar import Event as CalendarEvent
from msgspec import Struct

from satupintu.dates import long_date
from satupintu.freshness.board import Board, State, Upkeep
from satupintu.models.roles import accounts_on
from satupintu.outputs.file import permanent_id
from satupintu.site import Site

HUMAS = "humas"
"""The name of files for Humas, where nobody holds that role."""
HEADINGS = {State.OVERDUE: "TERLAMBAT", State.DUE: "JATUH TEMPO DALAM 30 HARI"}
HOW = """\
YANG DILAKUKAN

- Isinya berubah: ubah berkasnya, lalu kirim usulan seperti biasa.
- Isinya masih benar: sesudah membacanya sampai selesai, tulis baris ini di antara
  kunci-kuncinya (ganti yang lama), lalu kirim usulan:

    ditinjau:
      tanggal: {today}
      oleh: {office}

  `tanggal` diisi hari Anda membacanya; `oleh` diisi jabatan atau bagian Anda, bukan nama orang.
- Sebuah daftar (berita, pengumuman, agenda): tambahkan yang baru. Bila memang belum ada,
  tulis `ditinjau` pada berkas yang disebut di atas, yaitu isinya yang terakhir.
- Isinya tidak berlaku lagi: tulis `status: draf`, atau tanyakan kepada Humas.
"""


class Addressee(Struct, frozen=True):
    """Who is reminded: the account (or HUMAS), how the letter addresses it, its mail or "", and its office."""

    account: str
    greeting: str
    mail: str
    office: str


class Reminder(Struct, frozen=True):
    """What one addressee owes on a day, the longest overdue first."""

    to: Addressee
    entries: tuple[Upkeep, ...]


def reminders(
    site: Site, board: Board, unit: str | None = None, *, main_only: bool = False
) -> list[Reminder]:
    """One for each account that owes anything, by account; of one unit, or of the main site, alone where wanted.

    A PIC of several units gets one. Units without a PIC are told to Humas.
    """
    owed: dict[str, tuple[Addressee, list[Upkeep]]] = {}
    for entry in board.entries:
        wanted = entry.unit is None if main_only else unit in (None, entry.unit)
        if wanted and entry.state is not State.CURRENT:
            to = _addressee(site, entry.unit)
            owed.setdefault(to.account, (to, []))[1].append(entry)
    return [Reminder(to, tuple(entries)) for _account, (to, entries) in sorted(owed.items())]


def _addressee(site: Site, slug: str | None) -> Addressee:
    unit = site.units[slug] if slug else None
    if unit and unit.pic:
        mail = unit.pic.mail or unit.contact.mail or ""
        return Addressee(unit.pic.account, f"PIC {unit.name}", mail, unit.name)
    holders = accounts_on(site.roles.humas, site.today) if site.roles else iter(())
    return Addressee(next(holders, HUMAS), "Humas", site.settings.contact.mail or "", "Humas")


def subject(reminder: Reminder) -> str:
    """`Pemutakhiran isi: 2 terlambat, 1 jatuh tempo`."""
    return f"Pemutakhiran isi: {counted(reminder.entries)}"


def counted(entries: Sequence[Upkeep]) -> str:
    numbers = {state: sum(entry.state is state for entry in entries) for state in HEADINGS}
    return ", ".join(f"{number} {state}" for state, number in numbers.items() if number)


def letter(reminder: Reminder, site: Site) -> str:
    """The mail's text: what is due, since when, which file to open, and what to do."""
    parts = [
        f"Yth. {reminder.to.greeting},",
        f"pada {long_date(site.today)} ada isi yang perlu diperbarui atau ditinjau: {counted(reminder.entries)}.",
    ]
    number = 0
    for state, heading in HEADINGS.items():
        for entry in (entry for entry in reminder.entries if entry.state is state):
            if heading:
                parts.append(heading)
            heading, number = "", number + 1
            parts.append("\n".join(_item(number, entry, site)))
    parts.append(HOW.format(today=site.today.isoformat(), office=reminder.to.office))
    parts.append(f"Papan pemutakhiran: {_absolute(site, 'pemutakhiran/')}\n")
    return "\n\n".join(parts)


def _item(number: int, entry: Upkeep, site: Site) -> Iterator[str]:
    yield f"{number}. {entry.title} ({entry.kind})"
    yield f"   Paling lambat: {long_date(entry.due)}"
    yield f"   Terakhir diperbarui: {long_date(entry.changed)}"
    if entry.reviewed:
        yield f"   Terakhir ditinjau: {long_date(entry.reviewed.day.day)} oleh {entry.reviewed.by}"
    if entry.owner:
        yield f"   Penanggung jawab: {entry.owner}"
    yield f"   Berkas: {entry.path}"
    yield f"   Halaman: {_absolute(site, entry.address)}"


def mail(reminder: Reminder, site: Site) -> bytes:
    """The whole mail as a draft (RFC 5322), with the calendar attached; the same for the same site and day."""
    found = EmailMessage(policy=SMTP.clone(cte_type="8bit"))
    found["Subject"] = subject(reminder)
    if site.settings.contact.mail:
        found["From"] = site.settings.contact.mail
    if reminder.to.mail:
        found["To"] = reminder.to.mail
    found["X-Unsent"] = "1"
    found.set_content(letter(reminder, site), cte="8bit")
    attached = calendar(reminder, site)
    found.add_attachment(
        attached,
        maintype="text",
        subtype="calendar",
        filename=f"{reminder.to.account}.ics",
        cte="base64",
        params={"charset": "utf-8", "method": "PUBLISH"},
    )
    found.set_boundary(f"batas-{hashlib.sha256(attached).hexdigest()[:24]}")
    return found.as_bytes()


def calendar(reminder: Reminder, site: Site) -> bytes:
    """What is due as whole days (RFC 5545): each on its last day, what is overdue on the day of the reminder.

    An entry keeps its UID, so that a later calendar brings it up to date where the first one was taken in.
    """
    found = Calendar()
    found.add("prodid", "-//Portal Satu Pintu//ID")
    found.add("version", "2.0")
    found.add("calscale", "GREGORIAN")
    found.add("method", "PUBLISH")
    name = f"Pemutakhiran isi {reminder.to.office}"
    found.add("name", name)
    found.add("x-wr-calname", name)
    for entry in reminder.entries:
        found.add_component(_event(entry, site))
    return bytes(found.to_ical())


def _event(entry: Upkeep, site: Site) -> CalendarEvent:
    late = entry.state is State.OVERDUE
    day = site.today if late else entry.due
    found = CalendarEvent()
    found.add("uid", str(permanent_id(f"pemutakhiran/{entry.kind}/{entry.id}")))
    found.add("dtstamp", datetime.combine(site.today, time(), UTC))
    found.add("dtstart", day)
    found.add("dtend", day + timedelta(days=1))
    found.add("summary", f"{'Terlambat ditinjau' if late else 'Tinjau'}: {entry.title}")
    found.add("description", "\n".join(_item(1, entry, site)).removeprefix("1. "))
    found.add("url", _absolute(site, entry.address))
    found.add("transp", "TRANSPARENT")
    return found


def _absolute(site: Site, address: str) -> str:
    return f"{site.settings.base_url.rstrip('/')}/{address}"
