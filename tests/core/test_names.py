"""Initials of people's names, with the titles Indonesians put around them."""

import pytest

from satupintu.names import initials


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
