"""Names of people with the titles Indonesians put around them: initials, order, letters."""

import pytest

from satupintu.names import first_letter, initials, plain_name, sorting_key


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Siti Aminah", "SA"),
        ("Dr. Siti Aminah, S.Sos., M.Si.", "SA"),
        ("Suharto", "S"),
        ("H. Ahmad Fauzi", "AF"),
        ("Hj. Nur Hayati, S.E.", "NH"),
        ("Prof. Dr. Ir. H. Bambang Sudibyo, M.B.A.", "BS"),
        ("Drs. Joko", "J"),
        ("R. Soeprapto", "S"),
        ("R. A. Kartini", "AK"),
        ("K.H. Hasyim Asyari", "HA"),
        ("Budi Santoso S.Sos. M.Si.", "BS"),
        ("Made Wijaya Ph.D.", "MW"),
        ("A. Yani", "AY"),
        ("Siti Nur Aminah", "SA"),
        ("siti aminah", "SA"),
        ("Édi Ñuh", "ÉÑ"),
        ("  Siti   Aminah ", "SA"),
        ("Ir.", "I"),
        ("Hadi Irwan", "HI"),
        ("", ""),
        ("123", ""),
    ],
)
def test_initials_leave_titles_out(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Dr. Siti Aminah, S.Sos., M.Si.", "Siti Aminah"),
        ("Prof. Dr. Ir. H. Bambang Sudibyo, M.B.A.", "Bambang Sudibyo"),
        ("Yayan", "Yayan"),
        ("I Made Suryana, S.Psi., M.Psi.", "I Made Suryana"),
        ("Nur'aini Hasibuan", "Nur'aini Hasibuan"),
        ("Abdul-Karim Siregar, S.IP., M.A.", "Abdul-Karim Siregar"),
        ("Budi Santoso S.Sos. M.Si.", "Budi Santoso"),
        ("A. Yani", "A. Yani"),
        ("M.Yusuf", "M.Yusuf"),
        ("Se", "Se"),
        ("Hadi Irwan", "Hadi Irwan"),
        ("Raden Ayu Lasminingrat", "Ayu Lasminingrat"),
    ],
)
def test_a_name_is_kept_whole_without_its_titles(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_names_are_sorted_without_titles_marks_and_capitals() -> None:
    names = ["Dr. Zainal", "Édi", "H. Ahmad", "budi", "Prof. Édo", "Ahmad Yani, S.H."]
    assert sorted(names, key=sorting_key) == [
        "H. Ahmad",
        "Ahmad Yani, S.H.",
        "budi",
        "Édi",
        "Prof. Édo",
        "Dr. Zainal",
    ]


@pytest.mark.parametrize(
    ("name", "letter"),
    [("Dr. Siti", "S"), ("Édi", "E"), ("'Aisyah", "A"), ("Hj. Nur", "N"), ("Ω", "#"), ("", "#")],
)
def test_a_name_is_listed_under_a_letter_of_the_alphabet(name: str, letter: str) -> None:
    assert first_letter(name) == letter
