"""What else a thing in a text is called."""

import pytest

from satupintu.search.glossary import Glossary, merged
from tests.make_site import BASE, SETTINGS, MakeSite

OFFICE = Glossary(
    (
        ("BMN", "barang milik negara", "aset negara"),
        ("LAPOR!", "pengaduan"),
        ("latih", "pelatihan"),
        ("Plt.", "pelaksana tugas"),
        ("PKP2A I", "Puslatbang PKASN"),
    )
)


@pytest.mark.parametrize(
    ("text", "aliases"),
    [
        ("Daftar BMN tahun ini", ("barang milik negara", "aset negara")),
        ("Barang-barang milik negara", ("BMN", "aset negara")),
        ("milik negara barang", ()),
        ("Laporan tahunan, mohon lapor", ()),
        ("Surat lewat LAPOR!", ("pengaduan",)),
        ("dahulu PKP2A I, kini pindah", ("Puslatbang PKASN",)),
        ("Para pelaksana tugas kepala", ("Plt.",)),
        ("", ()),
    ],
)
def test_a_text_gets_every_other_word_for_what_it_says(text: str, aliases: tuple[str, ...]) -> None:
    assert OFFICE.aliases(text) == aliases


def test_two_words_of_a_group_leave_the_third() -> None:
    assert OFFICE.aliases("BMN atau barang milik negara") == ("aset negara",)


def test_a_word_the_glossary_has_is_not_taken_for_another_of_its_stem() -> None:
    office = Glossary((("widyaiswara", "pelatih"), ("diklat", "pelatihan")))
    assert office.aliases("pelatihan") == ("diklat",)
    assert office.aliases("pelatihnya") == ("widyaiswara", "diklat"), "of both the stem"


def test_groups_of_one_word_are_left_out() -> None:
    assert merged([("Diklat",), ("BMN", "bmn"), ("cuti", "izin cuti")]) == (("cuti", "izin cuti"),)


def test_former_names_of_units_and_of_the_office_are_aliases(make_site: MakeSite) -> None:
    site = make_site(
        {
            "content/situs.yml": f"{SETTINGS}nama_lama:\n  - nama: Balai Lama\n",
            "units/diklat/unit.yml": f"{BASE['units/diklat/unit.yml']}nama_lama:\n  - nama: Bidang Kursus\n",
            "content/glosarium.yml": "kelompok:\n  - kata: [BMN, barang milik negara]\n    arti: Barang.\n",
        }
    ).site()
    assert site.glossary.aliases("Portal Uji dan Bidang Diklat mengurus BMN") == (
        "barang milik negara",
        "Balai Lama",
        "Bidang Kursus",
    )


def test_a_site_without_a_glossary_has_no_aliases(make_site: MakeSite) -> None:
    assert make_site().site().glossary.aliases("BMN di Bidang Diklat") == ()
