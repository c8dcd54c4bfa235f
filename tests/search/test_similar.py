"""`portal similar`: what is there already that reads like a file."""

import json
from pathlib import Path

import pytest

from bench.search import real_portal
from bench.similar import measured
from satupintu.search.index import opened
from satupintu.store import Store
from tests.build.project import Result, portal
from tests.make_site import DAY, MadeSite, MakeSite, markdown

TEXT = """\
Pendaftaran pelatihan kearsipan dibuka mulai Senin, 2 November 2026. Peserta membawa surat tugas dari
instansinya, pasfoto terbaru, dan laptop sendiri. Kelas berlangsung lima hari di ruang belajar lantai dua.

Biaya ditanggung penyelenggara. Kuota kelas empat puluh orang; yang mendaftar lebih dahulu diterima lebih dahulu.
"""
PLACE = "units/diklat/pengumuman"
KEYS = {"judul": "Pelatihan kearsipan dibuka", "ringkasan": "Pendaftaran pelatihan kearsipan dibuka."}


def similar(made: MadeSite, file: object, *more: str) -> Result:
    return portal(made.root, "similar", str(file), "--date", str(DAY), *more)


@pytest.fixture
def office(make_site: MakeSite) -> MadeSite:
    return make_site(
        {
            f"{PLACE}/kearsipan.md": markdown(TEXT, **KEYS, tanggal="2026-10-30"),
            f"{PLACE}/lain.md": markdown(
                "Ruang belajar lantai dua ditutup lima hari.\n", judul="Ruang ditutup"
            ),
        }
    )


def test_texts_written_anew_are_named_and_related_ones_are_not() -> None:
    real = real_portal()
    figures = measured(real.documents, opened(real.documents, real.site.glossary, Store(None)))
    assert figures.samples > 1000
    assert figures.precision >= 0.90
    assert figures.recall >= 0.95


@pytest.mark.parametrize("status", ["terbit", "draf"])
def test_a_draft_in_the_tree_is_told_what_it_repeats(office: MadeSite, status: str) -> None:
    anew = TEXT.replace("2 November", "9 November").replace("lima", "empat")
    file = office.write(f"{PLACE}/baru.md", markdown(anew, **KEYS, status=status))
    found = similar(office, file)
    assert found.returncode == 0
    assert found.stdout.startswith(
        f"Pengumuman serupa sudah ada: “Pelatihan kearsipan dibuka” (/{PLACE}/kearsipan/, 30 Oktober 2026), 9"
    )
    assert found.stdout.count("\n") == 1, "neither the file itself nor what merely has some of its words"


def test_a_file_that_is_not_in_the_tree_and_not_finished_is_compared(
    office: MadeSite, tmp_path: Path
) -> None:
    file = tmp_path / "naskah.md"
    file.write_text(f"---\njudul: Arsip\nsudah_selesai: belum\n---\n{TEXT}")
    [row] = json.loads(similar(office, file, "--json").stdout)
    assert row.pop("likeness") > 85
    assert row == {
        "url": f"/{PLACE}/kearsipan/",
        "title": "Pelatihan kearsipan dibuka",
        "kind": "pengumuman",
        "unit": "diklat",
        "date": "2026-10-30",
        "current": True,
    }


def test_what_is_over_is_named_as_such(office: MadeSite) -> None:
    over = markdown(TEXT, **KEYS, tanggal="2025-10-30", berlaku_sampai="2025-11-30")
    office.write(f"{PLACE}/kearsipan.md", over)
    file = office.write(f"{PLACE}/baru.md", markdown(TEXT, **KEYS))
    assert ", 30 Oktober 2025, telah berakhir), 100% sama" in similar(office, file).stdout


def test_where_nothing_is_alike_that_is_told(office: MadeSite) -> None:
    result = similar(office, office.root / PLACE / "lain.md")
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "Tidak ada halaman serupa.\n")


def test_drafts_of_others_are_not_told(office: MadeSite) -> None:
    office.write(f"{PLACE}/kearsipan.md", markdown(TEXT, **KEYS, status="draf"))
    file = office.write(f"{PLACE}/baru.md", markdown(TEXT, **KEYS))
    assert similar(office, file).stdout == ""


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.md", b"Tanpa kunci\n", ":1: baris pertama harus `---`"),
        ("a.md", b"---\njudul: 'Rapat\n---\n", ":2: tanda kutip"),
        ("a.md", b"\xff\xfe\x00", ":1: huruf tidak terbaca"),
        ("a.md", b"---\ntanggal: 2026-01-01\n---\n", ":1: belum ada yang dapat dibandingkan"),
        ("a.pdf", b"%PDF-1.4", ":1: jenis berkas ini tidak dapat dibandingkan"),
        ("a.yml", b"", ":1: berkas ini belum berisi kunci apa pun"),
    ],
    ids=["no keys", "bad keys", "bad letters", "nothing", "a pdf", "empty"],
)
def test_a_file_that_cannot_be_compared_is_told_with_its_line(
    office: MadeSite, tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    result = similar(office, file)
    assert result.returncode == 1
    assert f"{name}{message}" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize("name", ["hilang.md", "."])
def test_a_file_that_is_not_there_is_told(office: MadeSite, tmp_path: Path, name: str) -> None:
    result = similar(office, tmp_path / name)
    assert (result.returncode, result.stdout) == (3, "")
    assert "tidak ada atau bukan berkas" in result.stderr
