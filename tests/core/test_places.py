"""Where a file lies decides what it is, whose it is, and the address of its page."""

import pytest

from satupintu.places import (
    MEDIA_NAME,
    SLUG,
    Kind,
    Place,
    file_address,
    label_slug,
    list_address,
    suggested_name,
    suggested_slug,
)


@pytest.mark.parametrize(
    ("unit", "kind", "address"),
    [
        ("diklat", Kind.NEWS, "units/diklat/berita/x/"),
        ("diklat", Kind.PAGE, "units/diklat/halaman/x/"),
        (None, Kind.NEWS, "berita/x/"),
        (None, Kind.DOWNLOAD, "unduhan/x/"),
        (None, Kind.PAGE, "x/"),
    ],
)
def test_the_address_of_a_page_is_the_path_of_its_file(unit: str | None, kind: Kind, address: str) -> None:
    assert Place("…", kind, unit, "x").address == address


@pytest.mark.parametrize(
    ("path", "address"),
    [("content/media/a.png", "media/a.png"), ("units/diklat/media/a.png", "units/diklat/media/a.png")],
)
def test_the_address_of_a_published_file_is_its_path(path: str, address: str) -> None:
    assert file_address(path) == address


@pytest.mark.parametrize(("unit", "address"), [(None, "agenda/"), ("diklat", "units/diklat/agenda/")])
def test_a_list_lies_beside_its_items(unit: str | None, address: str) -> None:
    assert list_address(Kind.EVENT, unit) == address


@pytest.mark.parametrize(
    "name",
    ["Rapat", "rapat kerja", "rapat_kerja", "rapat-", "-rapat", "a--b", "", "rаpat", "café", "a.b", "a/b"],
)
def test_other_than_words_joined_by_hyphens_is_no_slug(name: str) -> None:
    assert not SLUG.fullmatch(name)


@pytest.mark.parametrize("name", ["a", "rapat-kerja-2026", "2026"])
def test_words_joined_by_hyphens_are_a_slug(name: str) -> None:
    assert SLUG.fullmatch(name)


@pytest.mark.parametrize("name", ["a.PNG", "foto 1.png", "../a.png", "a..png", ".a.png", "a.png.", "а.png"])
def test_other_names_of_published_files_are_refused(name: str) -> None:
    assert not MEDIA_NAME.fullmatch(name)


@pytest.mark.parametrize(
    ("name", "suggested"),
    [
        ("Rapat Kerja", "rapat-kerja"), ("Foto 1.PNG", "foto-1.png"), ("???", "berkas"), ("café.md", "caf.md"),
        ("  a  ", "a"), (".png", "png"), ("Label", "label"),
    ],
)  # fmt: skip
def test_a_refused_name_gets_one_that_would_be_accepted(name: str, suggested: str) -> None:
    assert suggested_name(name) == suggested


@pytest.mark.parametrize(
    ("stem", "suggested"),
    [
        ("Dr. Sari Widya, M.Si", "dr-sari-widya-m-si"),
        ("a.b", "a-b"),
        ("Siti 01.234.567.8-901.000", "siti"),
        ("Rapat 2026-11-22", "rapat-2026-11-22"),
        ("???", "berkas"),
        ("kata " * 40, "-".join(["kata"] * 20)),
        ("x" * 200, "x" * 100),
    ],
)
def test_a_record_called_amiss_gets_a_name_without_dots_and_short_enough(stem: str, suggested: str) -> None:
    assert suggested_slug(stem) == suggested
    assert SLUG.fullmatch(suggested)


@pytest.mark.parametrize(
    ("label", "slug"),
    [("Latsar CPNS", "latsar-cpns"), ("e-learning", "e-learning"), ("100%", "100"), ("!!!", "")],
)
def test_a_label_becomes_an_address_word(label: str, slug: str) -> None:
    assert label_slug(label) == slug


def test_every_kind_has_an_english_plural_of_its_own() -> None:
    assert len({kind.plural for kind in Kind}) == len(Kind)
