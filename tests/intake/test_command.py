"""`portal intake`: a file in the right place, that the checks accept or say what it lacks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from satupintu.frontmatter import read_document
from satupintu.models import Announcement, Event, Item, Status
from tests.build.project import Result, portal
from tests.intake.word import document, entry, paragraph, picture
from tests.make_site import MadeSite, MakeSite

DAY = "2026-11-22"
LETTER = document(
    paragraph("Libur: 24–25 Desember #1 “akhir tahun”", style="Judul"),
    "Kantor tutup pada 24 dan 25 Desember 2026. Layanan daring tetap buka.",
    paragraph("Syarat", style="Judul1"),
    entry("surat tugas"),
)
NOTICE = "units/diklat/pengumuman/libur-24-25-desember-1-akhir-tahun.md"


@pytest.fixture
def site(make_site: MakeSite) -> MadeSite:
    return make_site()


def intake(site: MadeSite, name: str, content: bytes, *more: str, unit: str = "diklat") -> Result:
    """What the command answers for a file that lies outside the portal."""
    file = site.root.parent / name
    file.write_bytes(content)
    return portal(site.root, "intake", file, "--unit", unit, "--date", DAY, *more)


def items(site: MadeSite) -> dict[str, Item]:
    return {item.path: item for item in site.site().items}


def workbook(*rows: Sequence[object]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_letter_becomes_a_draft_that_the_checks_accept(site: MadeSite) -> None:
    ended = intake(site, "surat.docx", LETTER)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    item = items(site)[NOTICE]
    assert isinstance(item, Announcement)
    assert (item.title, item.status) == ("Libur: 24–25 Desember #1 “akhir tahun”", Status.DRAFT)
    assert item.summary == "Kantor tutup pada 24 dan 25 Desember 2026."
    assert (
        (site.root / NOTICE)
        .read_text()
        .endswith(
            "---\nKantor tutup pada 24 dan 25 Desember 2026. Layanan daring tetap buka.\n\n## Syarat\n\n- surat tugas\n"
        )
    )


def test_what_did_not_come_along_is_told(site: MadeSite) -> None:
    ended = intake(
        site, "surat.docx", document(paragraph("Libur", style="Judul"), "Isi.", paragraph(picture()))
    )
    assert "  - gambar ke-1 di dekat “Isi.” tidak ikut" in ended.stderr


def test_a_letter_for_the_agenda_says_what_must_still_be_filled_in(site: MadeSite) -> None:
    ended = intake(site, "surat.docx", LETTER, "--kind", "agenda")
    assert ended.returncode == 1
    assert "kunci `mulai` wajib diisi" in ended.stdout
    text = (site.root / NOTICE.replace("pengumuman", "agenda")).read_text()
    assert "\nmulai:\n" in text
    assert "\njenis:\n" in text


def test_the_main_site_and_another_name_can_be_chosen(site: MadeSite) -> None:
    more = ("--kind", "halaman", "--slug", "libur", "--judul", "Hari libur")
    assert intake(site, "surat.docx", LETTER, *more, unit="utama").returncode == 0
    assert items(site)["content/halaman/libur.md"].title == "Hari libur"


def test_a_file_that_is_there_is_never_written_over(site: MadeSite) -> None:
    intake(site, "surat.docx", LETTER)
    before = (site.root / NOTICE).read_bytes()
    ended = intake(site, "surat.docx", LETTER)
    assert (ended.returncode, "sudah ada" in ended.stderr) == (2, True)
    assert (site.root / NOTICE).read_bytes() == before


def test_pasted_text_keeps_its_lists_and_none_of_its_signs(site: MadeSite) -> None:
    text = "Libur akhir tahun\n\nKantor tutup pada 24 Desember *saja*.\nYang dibawa:\n• foto\n• ijazah\n\n1) daftar\n2) bayar\n"
    assert intake(site, "surat.txt", text.encode("utf-16")).returncode == 0
    written = (site.root / "units/diklat/pengumuman/libur-akhir-tahun.md").read_text()
    assert written.endswith(
        "---\nKantor tutup pada 24 Desember \\*saja\\*.\nYang dibawa:\n\n- foto\n- ijazah\n\n1. daftar\n2. bayar\n"
    )


def test_text_is_read_from_another_program(site: MadeSite) -> None:
    text = "Libur akhir tahun\n\nKantor tutup pada 24 Desember 2026.\n"
    ended = portal(site.root, "intake", "-", "--unit", "diklat", "--date", DAY, input=text)
    assert ended.returncode == 0, ended.stderr
    assert "units/diklat/pengumuman/libur-akhir-tahun.md" in items(site)


def test_markdown_keeps_its_signs_and_gives_its_first_heading_as_the_title(site: MadeSite) -> None:
    text = "# Libur akhir tahun\n\nKantor **tutup** pada 24 Desember 2026.\n\n## Syarat\n"
    assert intake(site, "surat.md", text.encode()).returncode == 0
    written = (site.root / "units/diklat/pengumuman/libur-akhir-tahun.md").read_text()
    assert written.endswith("---\nKantor **tutup** pada 24 Desember 2026.\n\n## Syarat\n")
    assert "ringkasan: Kantor tutup pada 24 Desember 2026.\n" in written


def test_each_row_of_a_workbook_becomes_a_file(site: MadeSite) -> None:
    table = workbook(
        ["Jadwal pelatihan 2027"],
        ["Judul", "Ringkasan", "Mulai", "Selesai", "Jenis", "Tempat", "Label", "Isi", "Anggaran"],
        [
            "Latsar Gelombang I",
            "Pelatihan dasar CPNS.",
            datetime(2027, 3, 2, 8, 0),
            datetime(2027, 3, 4, 15, 30),
            "pelatihan",
            "Aula",
            "latsar; cpns",
            "Bawa surat tugas.",
            5,
        ],
        [
            "Latsar Gelombang I",
            "Pelatihan dasar CPNS.",
            datetime(2027, 4, 2),
            None,
            "pelatihan",
            "Aula",
            None,
            None,
            6,
        ],
    )
    ended = intake(site, "jadwal.xlsx", table, "--kind", "agenda")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "  - kolom `Anggaran` tidak dikenal dan tidak ikut" in ended.stderr
    found = items(site)
    first = found["units/diklat/agenda/latsar-gelombang-i.md"]
    second = found["units/diklat/agenda/latsar-gelombang-i-2.md"]
    assert isinstance(first, Event)
    assert isinstance(second, Event)
    assert (first.start.iso, first.tags) == ("2027-03-02T08:00+07:00", ("latsar", "cpns"))
    assert (second.start.iso, second.end) == ("2027-04-02", None)


def test_separated_values_are_read_in_the_office_s_way(site: MadeSite) -> None:
    table = "judul;ringkasan;isi\nLibur;Kantor tutup.;Kantor tutup pada 24 Desember.\n".encode("cp1252")
    assert intake(site, "tabel.csv", table).returncode == 0
    assert "units/diklat/pengumuman/libur.md" in items(site)


def test_days_and_choices_of_a_table_get_the_form_that_was_meant(site: MadeSite) -> None:
    table = (
        b"judul;ringkasan;mulai;selesai;tempat;jenis\n"
        b"Rapat arsip;Menata arsip.;8/12/2026 09.00;8 Desember 2026 pukul 11.30;Aula;Rapat\n"
        b"Kapan-kapan;Belum tentu.;besok;;Aula;rapat\n"
    )
    ended = intake(site, "agenda.csv", table, "--kind", "agenda")
    made = read_document(site.root / "units/diklat/agenda/rapat-arsip.md", "rapat-arsip.md").block.values
    assert (made["mulai"], made["selesai"], made["jenis"]) == (
        "2026-12-08 09:00",
        "2026-12-08 11:30",
        "rapat",
    )
    assert "hari dan pilihan ditulis ulang" in ended.stderr
    assert "mulai: besok" in (site.root / "units/diklat/agenda/kapan-kapan.md").read_text()


def test_one_row_that_is_there_already_leaves_all_unwritten(site: MadeSite) -> None:
    intake(site, "surat.txt", b"Libur\n\nKantor tutup pada 24 Desember.\n")
    table = b"judul;ringkasan\nMasuk;Kantor buka.\nLibur;Kantor tutup.\n"
    assert intake(site, "tabel.csv", table).returncode == 2
    assert len(items(site)) == 1


def test_rows_of_one_title_never_take_the_place_of_a_file_that_is_there(site: MadeSite) -> None:
    theirs = site.write("units/diklat/pengumuman/libur-2.md", "milik orang lain\n")
    intake(site, "tabel.csv", b"judul;ringkasan\nLibur;Satu.\nLibur;Dua.\n")
    assert theirs.read_text() == "milik orang lain\n"
    assert "Dua." in (theirs.parent / "libur-3.md").read_text()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.pdf", b"%PDF-1.4", "tidak diterima"),
        ("a.docx", b"bukan", "bukan dokumen Word"),
        ("a.txt", b" \n", "Tidak ada teks"),
        ("a.csv", b"nama;nilai\na;1\n", "belum punya kolom `judul`"),
        ("a.csv", b"judul;ringkasan\n", "tidak berisi baris"),
        ("a.xlsx", b"PK\x03\x04rusak", "rusak"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    site: MadeSite, name: str, content: bytes, told: str
) -> None:
    ended = intake(site, name, content)
    assert (ended.returncode, told in ended.stderr) == (3, True), ended.stderr
    assert items(site) == {}


def test_a_file_that_is_not_there_is_told(site: MadeSite) -> None:
    ended = portal(site.root, "intake", "hilang.docx", "--unit", "diklat")
    assert (ended.returncode, "tidak dapat dibaca" in ended.stderr) == (3, True)


def test_a_private_number_in_a_letter_is_found_at_once(site: MadeSite) -> None:
    letter = document(paragraph("Peserta", style="Judul"), "Peserta dengan NIK 3204151203800001 hadir.")
    ended = intake(site, "surat.docx", letter)
    assert (ended.returncode, "3204151203800001" in ended.stdout) == (1, False)


def test_nobody_is_asked_where_there_is_no_terminal(site: MadeSite, tmp_path: Path) -> None:
    file = tmp_path / "surat.docx"
    file.write_bytes(LETTER)
    ended = portal(site.root, "intake", file)
    assert (ended.returncode, "`--unit` belum diisi" in ended.stderr) == (2, True)
