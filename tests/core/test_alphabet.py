"""The order of titles in lists from A to Z."""

import pytest

from satupintu.alphabet import OTHER, filing


def test_titles_are_in_order_without_capitals_marks_and_signs() -> None:
    titles = [
        "“Arsip” kita",
        "arsip pegawai",
        "e-learning",
        "Élan",
        "Elearning",
        "LAPOR!",
        "Zakat",
        "2 hari",
        "10 hari",
        "Ωμέγα",
    ]
    assert sorted(set(titles), key=filing) == titles


@pytest.mark.parametrize(
    ("title", "letter"),
    [
        ("arsip", "A"),
        ("“Öde”", "O"),
        ("(baru) kartu", "B"),
        ("198 peserta", OTHER),
        ("…", OTHER),
        ("Ω", OTHER),
    ],
)
def test_a_title_stands_under_its_first_letter(title: str, letter: str) -> None:
    assert filing(title).letter == letter


def test_numbers_inside_a_title_go_by_their_size() -> None:
    assert filing("Angkatan 2") < filing("Angkatan 10") < filing("Angkatan II")
