"""Cells as offices fill them: days, names, ranks."""

from datetime import date

import pytest

from satupintu.loose_days import day
from satupintu.models import Capacity, Employment
from satupintu.personnel.privacy import holds_private_number, shown
from satupintu.personnel.values import full_name, post_title, rank_and_grade
from satupintu.privacy.keys import private_heading

PNS, PPPK, OTHER = Employment.CIVIL_SERVANT, Employment.CONTRACT, Employment.OTHER


@pytest.mark.parametrize(
    ("cell", "iso"),
    [
        ("2024-03-01", "2024-03-01"),
        ("2024-03-01 00:00:00", "2024-03-01"),
        (date(2024, 3, 1), "2024-03-01"),
        ("01-03-2024", "2024-03-01"),
        ("1/3/2024", "2024-03-01"),
        ("1.3.2024", "2024-03-01"),
        ("1 Maret 2024", "2024-03-01"),
        ("1 AGUSTUS 2024", "2024-08-01"),
        ("1 Agt 2024", None),
        ("1 Aug 2024", "2024-08-01"),
        ("31/02/2024", None),
        ("13/13/2024", None),
        ("1/3/24", None),
        ("45352", None),
        ("0099-01-01", None),
        (date(1899, 12, 31), None),
    ],
)
def test_days(cell: str | date, iso: str | None) -> None:
    assert day(cell) == iso


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Siti Aminah", "Dr.", "S.Sos., M.Si."), "Dr. Siti Aminah, S.Sos., M.Si."),
        (("Dr. Siti Aminah, M.Si.", "Dr.", "M.Si."), "Dr. Siti Aminah, M.Si."),
        (("SITI AMINAH", "", " ,S.E. "), "Siti Aminah, S.E."),
        (("MA'RUF AL-FARABI",), "Ma'ruf Al-Farabi"),
        (("R. A. KARTINI",), "R. A. Kartini"),
        (("SUHARTO, S.H.",), "Suharto, S.H."),
        (("Siti",), "Siti"),
        (("McDonald Siahaan",), "McDonald Siahaan"),
    ],
)
def test_names(parts: tuple[str, ...], name: str) -> None:
    assert full_name(*parts) == name


@pytest.mark.parametrize(
    ("rank", "grade", "employment", "pair"),
    [
        ("Penata Tk. I (III/d)", "", PNS, ("Penata Tingkat I", "III/d")),
        ("PENATA TK.I", "III d", PNS, ("Penata Tingkat I", "III/d")),
        ("Penata Tingkat I, III/d", "", PNS, ("Penata Tingkat I", "III/d")),
        ("Pembina (Gol. IV/a)", "", PNS, ("Pembina", "IV/a")),
        ("Pengatur Muda Tingkat I - II/b", "", PNS, ("Pengatur Muda Tingkat I", "II/b")),
        ("", "3D", PNS, ("Penata Tingkat I", "III/d")),
        ("Juru", "", PNS, ("Juru", "I/c")),
        ("Penata", "III/d", PNS, ("Penata", "III/d")),
        ("Kolonel", "", PNS, ("Kolonel", "")),
        ("", "IX", PPPK, ("", "IX")),
        ("Golongan IX", "", PPPK, ("", "IX")),
        ("-", "9", PPPK, ("", "IX")),
        ("", "XX", PPPK, ("", "XX")),
        ("Penata", "III/c", OTHER, ("", "")),
    ],
)
def test_ranks(rank: str, grade: str, employment: Employment, pair: tuple[str, str]) -> None:
    assert rank_and_grade(rank, grade, employment) == pair


@pytest.mark.parametrize(
    ("text", "capacity", "title"),
    [
        ("Plt. Kepala Bagian", Capacity.ACTING, "Kepala Bagian"),
        ("PLH KEPALA BAGIAN", Capacity.DAILY, "KEPALA BAGIAN"),
        ("Pltu", Capacity.DEFINITIVE, "Pltu"),
    ],
)
def test_acting_holders(text: str, capacity: Capacity, title: str) -> None:
    assert post_title(text) == (capacity, title)


@pytest.mark.parametrize(
    "heading",
    "NIK|NIP Baru|No. KTP|N.P.W.P|No HP/WA|TTL|Tgl. Lahir|Tempat Lahir|Alamat|Alamat Rumah|Nama Ibu Kandung|E-mail Pribadi|Telepon|No. Rekening Bank|Jenis Kelamin".split(
        "|"
    ),
)
def test_private_headings(heading: str) -> None:
    assert private_heading(heading)


@pytest.mark.parametrize(
    "heading",
    "Nama|Unit Kerja|Alamat Surel|Email Dinas|Telepon (Pesawat)|Pangkat/Gol.|TMT Jabatan|Jabatan".split("|"),
)
def test_public_headings(heading: str) -> None:
    assert not private_heading(heading)


def test_numbers_of_people_are_never_shown() -> None:
    for number in ("3273014501900001", "19840101 200901 1 001", "07.123.456.7-441.000", "0812-3456-7890"):
        assert holds_private_number(number)
        assert shown(f"Bagian {number} x") == "Bagian ••• x"
    assert not holds_private_number("821.2/123/BKN/2026")
