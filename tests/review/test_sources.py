"""Texts that no page shows: the report tells how their files differ, as they are written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.make_site import markdown
from tests.review.proposals import SCHEDULE, Office, office

__all__ = ["office"]

DRAFT = "units/diklat/berita/naskah.md"
NOTICE = "units/diklat/pengumuman/jadwal.md"
BODY = "Rapat dibuka kepala **bidang** pada pagi hari.\n\nHadir tiga orang.\n"


def words(added: int, removed: int, *paragraphs: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    told = [[{"mark": mark, "text": text} for mark, text in paragraph] for paragraph in paragraphs]
    return {"added": added, "removed": removed, "paragraphs": told, "hidden": 0}


def unseen(path: str, title: str, reason: str, **more: Any) -> dict[str, Any]:
    nothing = {"status": "berubah", "excerpt": [], "words": None}
    return {"path": path, "title": title, "reason": reason, **nothing, **more}


def text(path: str, status: str, title: str, **more: Any) -> dict[str, Any]:
    return {"path": path, "status": status, "title": title, "excerpt": [], "words": None, **more}


ORDER = (("tetap", "Hadir"), ("keluar", "tiga"), ("masuk", "empat"), ("tetap", "orang."))
IS_DRAFT = "draf: tidak tampil sampai `status` diganti"


def test_a_draft_that_changes_is_told_by_what_changes_in_it(office: Office, tmp_path: Path) -> None:
    base = office.propose({DRAFT: markdown(BODY, judul="Naskah", status="draf")})
    changed = markdown(BODY.replace("tiga", "empat"), judul="Naskah kedua", status="draf")
    found = office.report(office.propose({DRAFT: changed}, base), tmp_path / "laporan", base=base)
    assert found["unseen"] == [unseen(DRAFT, "Naskah kedua", IS_DRAFT, words=words(1, 1, ORDER))]
    assert found["keys"] == [{"path": DRAFT, "key": "Judul", "before": "Naskah", "after": "Naskah kedua"}]
    assert (found["pages"], found["texts"]) == ([], [])


def test_an_item_of_a_later_day_whose_day_changes_alone_is_told_by_its_keys(
    office: Office, tmp_path: Path
) -> None:
    base = office.propose({DRAFT: markdown(BODY, judul="Naskah", tanggal="2026-12-01")})
    later = markdown(BODY, judul="Naskah", tanggal="2026-12-08")
    found = office.report(office.propose({DRAFT: later}, base), tmp_path / "laporan", base=base)
    assert found["unseen"] == [unseen(DRAFT, "Naskah", "baru tampil pada 8 Desember 2026")]
    assert found["keys"] == [
        {"path": DRAFT, "key": "Tanggal", "before": "1 Desember 2026", "after": "8 Desember 2026"}
    ]
    assert "Teksnya tidak berubah" in (tmp_path / "laporan/laporan.html").read_text()


def test_a_page_that_becomes_a_draft_is_gone_and_told_by_what_changes_in_it(
    office: Office, tmp_path: Path
) -> None:
    base = office.propose({DRAFT: markdown(BODY, judul="Naskah")})
    taken = markdown(BODY.replace("tiga", "empat"), judul="Naskah", status="draf")
    found = office.report(office.propose({DRAFT: taken}, base), tmp_path / "laporan", base=base)
    assert [page["status"] for page in found["pages"]] == ["hilang"]
    assert found["unseen"] == [unseen(DRAFT, "Naskah", IS_DRAFT, words=words(1, 1, ORDER))]


def test_a_proposal_that_cannot_be_built_is_told_from_its_files(office: Office, tmp_path: Path) -> None:
    """A key is empty, so that there is no site; the differences are there all the same."""
    person = "units/diklat/pegawai/siti.yml"
    head = office.propose(
        {
            NOTICE: SCHEDULE.replace("Jadwal pelatihan", "").replace("tiga hari", "empat hari"),
            "units/diklat/berita/rapat.md": None,
            "units/diklat/berita/baru.md": markdown(BODY, judul="Rapat baru"),
            person: "nama: Siti\nsurel: siti@uji.example\ndiperbarui: 2026-11-01\n",
        }
    )
    found = office.report(head, tmp_path / "laporan")
    span = (
        ("tetap", "Pelatihan berlangsung di aula kantor selama"),
        ("keluar", "tiga"),
        ("masuk", "empat"),
        ("tetap", "hari."),
    )
    assert (found["size"], found["pages"], found["unseen"]) == (None, [], [])
    assert found["texts"] == [
        text(
            "units/diklat/berita/baru.md",
            "baru",
            "Rapat baru",
            excerpt=["Satu kalimat.", "Rapat dibuka kepala **bidang** pada pagi hari.", "Hadir tiga orang."],
        ),
        text(
            "units/diklat/berita/rapat.md",
            "hilang",
            "Rapat kerja",
            excerpt=["Satu kalimat.", "Rapat menghasilkan rencana kerja."],
        ),
        text(
            person,
            "baru",
            "Siti",
            excerpt=["Nama: Siti", "Surel: siti@uji.example", "Diperbarui: 1 November 2026"],
        ),
        text(NOTICE, "berubah", NOTICE, words=words(1, 1, span)),
    ]
    assert found["keys"] == [{"path": NOTICE, "key": "Judul", "before": "Jadwal pelatihan", "after": ""}]


def test_a_file_whose_keys_cannot_be_read_is_compared_as_a_whole(office: Office, tmp_path: Path) -> None:
    head = office.propose({"units/diklat/berita/rapat.md": "Rapat menghasilkan rencana kerja.\n"})
    found = office.report(head, tmp_path / "laporan")
    (told,) = found["texts"]
    removed = "--- judul: Rapat kerja tanggal: 2026-11-01 ringkasan: Satu kalimat. ---"
    assert told["words"]["removed"] == len(removed.split())
    assert told["words"]["paragraphs"][0][0] == {"mark": "keluar", "text": removed}


def test_a_file_that_is_no_text_is_told_without_its_bytes(office: Office, tmp_path: Path) -> None:
    head = office.propose({"units/diklat/berita/rapat.md": b"\xff\xfe\x00"})
    (told,) = office.report(head, tmp_path / "laporan")["texts"]
    assert (told["title"], told["words"]["added"]) == ("units/diklat/berita/rapat.md", 0)


def test_personal_numbers_are_masked_in_what_is_told_from_files(office: Office, tmp_path: Path) -> None:
    base = office.propose({DRAFT: markdown("Satu.\n", judul="Naskah", status="draf")})
    numbered = markdown("Satu NIK 3204121708900001.\n", judul="Naskah", status="draf")
    found = office.report(office.propose({DRAFT: numbered}, base), tmp_path / "laporan", base=base)
    assert "3204121708900001" not in str(found)
    assert [each["words"]["added"] for each in found["unseen"]] == [3]
    assert found["texts"] == []


def test_names_that_are_not_utf_8_are_written_out(office: Office, tmp_path: Path) -> None:
    """New, changed and taken away: whatever a history holds, there is a report."""
    odd = "units/diklat/jabatan/kepala-\udcff.yml"
    base = office.propose({odd: "nama: Kepala\n", "units/diklat/berita/\udcfe.md": markdown("Satu.\n")})
    change = {
        odd: "nama: Kepala Bidang\n",
        "units/diklat/berita/\udcfe.md": None,
        "units/diklat/berita/baru-\udcfd.md": markdown("Dua.\n"),
    }
    found = office.report(office.propose(change, base), tmp_path / "laporan", base=base)
    assert {file["path"] for file in found["files"]} == {
        "units/diklat/jabatan/kepala-\\udcff.yml",
        "units/diklat/berita/\\udcfe.md",
        "units/diklat/berita/baru-\\udcfd.md",
    }
