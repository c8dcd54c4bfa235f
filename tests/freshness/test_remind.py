"""`portal remind`: what a PIC gets, read by other programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from icalendar import Calendar
from msgspec import structs

from satupintu.commands.content_history import NO_REPOSITORY
from satupintu.freshness.board import board
from satupintu.freshness.history import ContentHistory
from satupintu.freshness.reminders import Reminder, calendar, letter, mail, reminders
from satupintu.site import Site
from tests.build.project import portal
from tests.freshness.conftest import MakeOffice
from tests.make_site import BASE, DAY, MakeSite, markdown

LATE, SOON, FRESH = (f"units/diklat/halaman/{name}.md" for name in ("telat", "segera", "baru"))
FILES = {
    "units/diklat/unit.yml": f"{BASE['units/diklat/unit.yml']}pic: {{akun: pic-diklat, surel: pic@uji.example}}\n",
    LATE: markdown("Isi.\n", judul="Syarat & tata tertib “pelatihan”", tanggal="2025-01-01"),
    SOON: markdown("Isi.\n", judul="Alur", tanggal="2025-01-01"),
    FRESH: markdown("Isi.\n", judul="Jenis", tanggal="2025-01-01"),
}
DAYS = {LATE: date(2025, 6, 10), SOON: date(2025, 12, 1), FRESH: date(2026, 11, 1)}


def owed(made: Site, unit: str | None = None) -> Mapping[str, Reminder]:
    """The reminders of a site, by account."""
    found = board(made)
    assert found
    return {reminder.to.account: reminder for reminder in reminders(made, found, unit)}


@pytest.fixture
def site(make_site: MakeSite) -> Site:
    return structs.replace(make_site(FILES).site(), history=ContentHistory(DAYS))


def parsed(content: bytes) -> EmailMessage:
    found = message_from_bytes(content, policy=policy.default)
    assert isinstance(found, EmailMessage)
    assert not found.defects
    return found


def test_the_mail_says_what_is_due_when_and_in_which_file(site: Site) -> None:
    message = parsed(mail(owed(site)["pic-diklat"], site))
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    assert (message["To"], message["Subject"]) == (
        "pic@uji.example",
        "Pemutakhiran isi: 1 terlambat, 1 jatuh tempo",
    )
    assert "Syarat & tata tertib “pelatihan” (halaman)\n   Paling lambat: 10 Juni 2026" in text
    assert "Paling lambat: 1 Desember 2026" in text
    assert f"Berkas: {LATE}" in text
    assert "ditinjau:\n      tanggal: 2026-11-22" in text
    assert FRESH not in text


def test_the_calendar_is_attached_and_read_by_calendar_programs(site: Site) -> None:
    reminder = owed(site)["pic-diklat"]
    [attached] = parsed(mail(reminder, site)).iter_attachments()
    assert attached.get_filename() == "pic-diklat.ics"
    content = attached.get_payload(decode=True)
    assert content == calendar(reminder, site)
    assert isinstance(content, bytes)
    events = Calendar.from_ical(content).walk("VEVENT")
    assert [(str(event["summary"]), event.decoded("dtstart")) for event in events] == [
        ("Terlambat ditinjau: Syarat & tata tertib “pelatihan”", DAY),
        ("Tinjau: Alur", date(2026, 12, 1)),
    ]
    assert len({str(event["uid"]) for event in events}) == 2


def test_the_same_site_and_day_give_the_same_bytes(site: Site) -> None:
    first, second = owed(site)["pic-diklat"], owed(site)["pic-diklat"]
    assert mail(first, site) == mail(second, site)


def test_a_pic_of_two_units_gets_one_mail(make_site: MakeSite) -> None:
    other = "units/kajian/halaman/alur.md"
    files = {
        **FILES,
        other: FILES[LATE],
        "units/kajian/unit.yml": "nama: Kajian\nringkasan: Kajian.\npic: {akun: pic-diklat}\n",
    }
    made = structs.replace(make_site(files).site(), history=ContentHistory({**DAYS, other: DAYS[LATE]}))
    assert [entry.path for entry in owed(made)["pic-diklat"].entries] == [LATE, other, SOON]
    assert [entry.path for entry in owed(made, "kajian")["pic-diklat"].entries] == [other]


def test_a_unit_without_a_pic_is_told_to_humas(make_site: MakeSite) -> None:
    files = {LATE: FILES[LATE], "content/peran.yml": "humas:\n  - akun: humas-1\n"}
    made = structs.replace(make_site(files).site(), history=ContentHistory(DAYS))
    reminder = owed(made)["humas-1"]
    assert reminder.to.mail == "humas@uji.example"
    assert letter(reminder, made).startswith("Yth. Humas,")


def test_the_command_writes_both_files_and_says_that_nothing_is_sent(
    make_office: MakeOffice, tmp_path: Path
) -> None:
    office = make_office(FILES)
    office.commit("2025-06-10")
    ended = portal(office.root, "remind", "--date", "2026-11-22", "--output", tmp_path / "surat")
    assert (ended.returncode, "Belum ada yang terkirim" in ended.stderr) == (0, True)
    assert sorted(path.name for path in (tmp_path / "surat").iterdir()) == [
        "pic-diklat.eml",
        "pic-diklat.ics",
    ]
    assert "PIC Bidang Diklat, 3 terlambat" in ended.stdout


def test_nothing_is_written_where_nothing_is_due(make_office: MakeOffice) -> None:
    office = make_office(FILES)
    office.commit("2026-11-01")
    ended = portal(office.root, "remind", "--date", "2026-11-22")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert not (office.root / "pengingat").exists()


def test_without_history_there_is_nothing_to_remind_of(make_site: MakeSite) -> None:
    ended = portal(make_site(FILES).root, "remind")
    assert (ended.returncode, NO_REPOSITORY in ended.stderr) == (3, True)


def test_a_unit_that_is_not_there_is_refused(make_office: MakeOffice) -> None:
    ended = portal(make_office(FILES).root, "remind", "--unit", "hilang")
    assert (ended.returncode, "pilihan: diklat, utama" in ended.stderr) == (3, True)
