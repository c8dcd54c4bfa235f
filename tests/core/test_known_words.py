"""Abbreviations of the glossary that a text leaves unexplained, and telephone numbers that are no contact."""

import pytest

from tests.make_site import BASE, MakeSite, markdown

GLOSSARY = """\
kelompok:
  - kata: [BMN, barang milik negara, aset]
    arti: Barang yang dibeli dengan uang negara.
  - kata: [LAN, Lembaga Administrasi Negara]
    lazim: ya
    arti: Lembaga induk.
  - kata: [ATK, perlengkapan]
    arti: Alat tulis.
"""
PAGE = "units/diklat/halaman/aset.md"
UNIT = f"{BASE['units/diklat/unit.yml']}kontak:\n  telepon: (022) 7790044\n  faks: +62 22 7790055\n"


def told(make_site: MakeSite, text: str, **keys: str) -> list[str]:
    files = {"content/glosarium.yml": GLOSSARY, "units/diklat/unit.yml": UNIT, PAGE: markdown(text, **keys)}
    problems = make_site(files).problems()
    assert {problem.severity.value for problem in problems} <= {"warning"}
    return [f"{problem.line}: {problem.rule}: {problem.message}" for problem in problems]


def test_the_first_use_of_an_abbreviation_that_is_not_explained_is_told_once(make_site: MakeSite) -> None:
    [message] = told(make_site, "Kalimat pertama.\n\nDaftar BMN kantor. Setiap BMN berlabel.\n")
    line, said = message.split(": ", 1)
    assert said == (
        "singkatan: singkatan `BMN` belum diuraikan; pada pemakaian pertama tulis `barang milik negara (BMN)`"
    )
    assert markdown("Kalimat pertama.\n").count("\n") + 2 == int(line)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Barang milik negara (BMN) didata.\n", {}),
        ("Daftar BMN.\n", {"judul": "Barang milik negara"}),
        ("Daftar BMN.\n", {"ringkasan": "Tentang barang milik negara."}),
        ("Daftar [BMN](/glosarium/#bmn) dan BMN.\n", {}),
        ("Kantor LAN di Jatinangor.\n", {}),
        ("Permintaan ATK.\n", {}),
        ("Kode X-BMN-2 dan BMNX.\n", {}),
        ("```\nBMN\n```\n", {}),
    ],
    ids=["text", "title", "summary", "link", "common", "no long form", "part of a word", "code"],
)
def test_what_is_explained_known_or_something_else_is_not(
    text: str, keys: dict[str, str], make_site: MakeSite
) -> None:
    assert told(make_site, text, **keys) == []


def test_english_pages_explain_in_english(make_site: MakeSite) -> None:
    files = {
        "content/glosarium.yml": GLOSSARY,
        "content/halaman/profil.md": markdown("Profil.\n"),
        "content/halaman/profil.en.md": markdown("State assets (BMN), telephone (021) 3868201.\n"),
    }
    assert make_site(files).messages() == []


@pytest.mark.parametrize("number", ["(021) 3868201", "021-3868201", "+62 21 3868201", "0213868201"])
def test_a_telephone_number_that_is_no_contact_is_told(number: str, make_site: MakeSite) -> None:
    [message] = told(make_site, f"Hubungi {number} pada jam kerja.\n")
    assert f"telepon: nomor telepon `{number}` tidak ada di `kontak` unit mana pun" in message


@pytest.mark.parametrize(
    "text",
    [
        "Hubungi (022) 7790044, 022-7790044, atau +62 22 7790044.",
        "Faks (022) 7790055.",
        "Surat nomor 021/1234567/2026.",
        "Kode 1.02.03.04.005.021-123.",
        "Anggaran 0,25 dari 2027000000.",
    ],
)
def test_contacts_and_other_numbers_are_not(text: str, make_site: MakeSite) -> None:
    assert told(make_site, f"{text}\n") == []
