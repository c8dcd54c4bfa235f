"""Thirty good and bad pairs of rank and grade, and the table they are judged by."""

import pytest

from satupintu.ranks import contract_grade_fault, rank_fault, rank_table


@pytest.mark.parametrize(
    ("rank", "grade"),
    [
        (None, None),
        ("Juru Muda", "I/a"),
        ("Juru Tingkat I", "I/d"),
        ("Pengatur Muda", "II/a"),
        ("Pengatur", "II/c"),
        ("Penata Muda", "III/a"),
        ("Penata Muda Tingkat I", "III/b"),
        ("Penata", "III/c"),
        ("Penata Tingkat I", "III/d"),
        ("Pembina", "IV/a"),
        ("Pembina Tingkat I", "IV/b"),
        ("Pembina Utama Muda", "IV/c"),
        ("Pembina Utama Madya", "IV/d"),
        ("Pembina Utama", "IV/e"),
    ],
)
def test_a_pair_of_the_table_is_right(rank: str | None, grade: str | None) -> None:
    assert rank_fault(rank, grade) == ""


@pytest.mark.parametrize(
    ("rank", "grade", "told"),
    [
        ("Penata", "III/d", "golongan III/d adalah Penata Tingkat I"),
        ("Pembina", "IV/b", "pangkat `Pembina` adalah golongan IV/a"),
        ("Pembina Utama", "IV/c", "golongan IV/c adalah Pembina Utama Muda"),
        ("Penata Tk I", "III/d", "maksudnya `Penata Tingkat I`?"),
        ("penata", "III/c", "pangkat `penata` tidak ada"),
        ("Jenderal", "IV/e", "pangkat `Jenderal` tidak ada; golongan IV/e adalah `Pembina Utama`"),
        ("Penata", "III/e", "golongan `III/e` tidak ada"),
        ("Penata", "IIIc", "golongan `IIIc` tidak ada"),
        ("Penata", "iii/c", "golongan `iii/c` tidak ada"),
        ("Pembina", "V/a", "golongan `V/a` tidak ada"),
        ("Penata", None, "tulis juga `golongan`"),
        (None, "III/a", "`pangkat: Penata Muda`"),
    ],
)
def test_a_pair_that_is_not_of_the_table_is_told_with_what_to_write(
    rank: str | None, grade: str | None, told: str
) -> None:
    assert told in rank_fault(rank, grade)


@pytest.mark.parametrize("grade", [None, "I", "V", "IX", "XVII"])
def test_contract_staff_have_a_grade_of_their_own(grade: str | None) -> None:
    assert contract_grade_fault(None, grade) == ""


@pytest.mark.parametrize(
    ("rank", "grade", "told"),
    [
        ("Penata", "IX", "PPPK tidak berpangkat"),
        (None, "XVIII", "I sampai XVII"),
        (None, "III/a", "I sampai XVII"),
        (None, "9", "I sampai XVII"),
    ],
)
def test_contract_staff_have_no_rank_and_no_grade_of_civil_servants(
    rank: str | None, grade: str, told: str
) -> None:
    assert told in contract_grade_fault(rank, grade)


def test_the_table_says_where_it_is_from_and_has_seventeen_of_each() -> None:
    table = rank_table()
    assert table.source and table.looked_over
    assert len(table.grades) == len(set(table.grades.values())) == 17
    assert len(table.contract_grades) == 17
