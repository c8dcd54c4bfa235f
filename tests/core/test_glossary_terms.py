"""The glossary as its readers see it: terms, the words that lead to them, anchors and pages."""

import pytest

from satupintu.glossary_terms import PART, WHOLE, Entry, Terms, abbreviates, is_abbreviation, terms_of
from satupintu.models import GlossaryRecord

MEANING = "Artinya begini."


def terms(*groups: dict[str, object]) -> Terms:
    found = [{"arti": MEANING, **group} for group in groups]
    return terms_of(
        GlossaryRecord.model_validate({"kelompok": found, "seasal": [{"kata": ["kerja", "bekerja"]}]})
    )


def lines(found: Terms) -> list[str]:
    return [
        entry.word if entry.preferred else f"{entry.word}, lihat {entry.term.word}" for entry in found.entries
    ]


def test_every_word_stands_in_the_alphabet_and_leads_to_its_term() -> None:
    found = terms(
        {"kata": ["BMN", "barang milik negara"], "dicari": ["aset"]},
        {"kata": ["arsip"], "dicari": ["dokumen lama"]},
    )
    assert lines(found) == [
        "arsip",
        "aset, lihat BMN",
        "barang milik negara, lihat BMN",
        "BMN",
        "dokumen lama, lihat arsip",
    ]


def test_words_of_one_root_are_no_terms() -> None:
    assert lines(terms({"kata": ["arsip", "berkas"]})) == ["arsip", "berkas, lihat arsip"]


def test_a_site_without_a_glossary_has_no_terms_and_no_pages() -> None:
    assert terms_of(None).entries == terms_of(None).pages == ()


def test_a_term_tells_what_it_is_short_for_its_abbreviations_and_its_other_names_but_not_what_is_sought() -> (
    None
):
    found = terms(
        {"kata": ["BMN", "barang milik negara", "aset negara"], "dicari": ["inventaris"]},
        {"kata": ["jam pelajaran", "JP", "jam belajar"]},
    )
    bmn, hours = (entry.term for entry in found.entries if entry.preferred)
    assert (bmn.stands_for, bmn.short, bmn.others) == ("barang milik negara", (), ("aset negara",))
    assert (hours.stands_for, hours.short, hours.others) == ("", ("JP",), ("jam belajar",))


@pytest.mark.parametrize(
    ("word", "phrase"),
    [
        ("BMN", "barang milik negara"),
        ("PPPK", "pegawai pemerintah dengan perjanjian kerja"),
        ("TOT", "training of trainers"),
        ("PDP", "Pelindungan Data Pribadi"),
    ],
)
def test_the_first_letters_of_a_phrase_make_its_abbreviation(word: str, phrase: str) -> None:
    assert abbreviates(word, phrase)


@pytest.mark.parametrize(
    ("word", "phrase"),
    [("OSS", "izin usaha"), ("bmn", "barang milik negara"), ("A", "arsip"), ("Satu Kotak", "semua katalog")],
)
def test_other_words_are_not_taken_for_abbreviations(word: str, phrase: str) -> None:
    assert not abbreviates(word, phrase)


@pytest.mark.parametrize(
    ("word", "is_one"),
    [
        ("LKjIP", True),
        ("SP4N-LAPOR!", True),
        ("Plt.", True),
        ("Sinovik", False),
        ("PKP2A I", False),
        ("A", False),
    ],
)
def test_an_abbreviation_is_one_word_in_capitals_or_with_a_stop(word: str, is_one: bool) -> None:
    assert is_abbreviation(word) is is_one


def anchors(found: Terms) -> dict[str, str]:
    return {entry.word: entry.anchor for entry in found.entries}


def test_anchors_are_the_words_and_never_those_of_the_page() -> None:
    found = anchors(
        terms(
            {"kata": ["LAPOR!", "Pengaduan (SP4N)"]}, {"kata": ["isi", "menu"]}, {"kata": ["Huruf A", "Élan"]}
        )
    )
    assert found == {
        "LAPOR!": "lapor",
        "Pengaduan (SP4N)": "pengaduan-sp4n",
        "isi": "isi-istilah",
        "menu": "menu-istilah",
        "Huruf A": "huruf-a-istilah",
        "Élan": "elan",
    }


def test_no_two_words_have_one_anchor() -> None:
    assert anchors(terms({"kata": ["kafé", "kafe", "日本"]})) == {
        "kafé": "kafe",
        "kafe": "kafe-2",
        "日本": "istilah",
    }


def many(count: int) -> Terms:
    """Terms of two words each, all of which begin with P."""
    return terms(*({"kata": [f"pokok {number}", f"perihal {number}"]} for number in range(count)))


def first(found: Terms) -> Entry:
    return next(entry for entry in found.entries if entry.preferred)


def test_a_glossary_that_fits_is_one_page() -> None:
    found = many(WHOLE // 2)
    assert [page.address for page in found.pages] == ["glosarium/"]
    assert found.address(first(found).term) == "glosarium/#pokok-0"


def test_a_longer_glossary_has_pages_for_each_letter_and_each_word_stands_on_one() -> None:
    found = many(WHOLE // 2 + 1)
    assert not found.whole
    assert [page.address for page in found.pages] == [
        "glosarium/p/",
        *(f"glosarium/p/hal/{number}/" for number in range(2, 6)),
    ]
    assert [len(page.entries) for page in found.pages] == [PART] * 4 + [2]
    assert tuple(entry for page in found.pages for entry in page.entries) == found.entries
    assert found.address(first(found).term) == "glosarium/p/hal/3/#pokok-0"
