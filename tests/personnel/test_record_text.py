"""Single keys change; everything else of a record stays to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from satupintu import frontmatter
from satupintu.personnel.drafts import KEYS
from satupintu.personnel.record_text import edited, scalar, with_item

RECORD = "# é\nnama: Siti # kata\nprofil: >-\n  Satu\n  dua\n# milik surel\nsurel: 'x@y' # d\npesawat:\nkeahlian:\n  - a\n\n# akhir\ndiperbarui: 2026-01-01"


@pytest.mark.parametrize(
    ("changes", "old", "new"),
    [
        ({"nama": "Ani: x"}, "nama: Siti # kata", "nama: 'Ani: x' # kata"),
        ({"profil": "Tiga"}, "profil: >-\n  Satu\n  dua\n", "profil: Tiga\n"),
        ({"surel": "a@b"}, "'x@y'", "a@b"),
        ({"surel": ""}, "surel: 'x@y' # d\n", ""),
        ({"pesawat": "12"}, "pesawat:", "pesawat: 12"),
        ({"golongan": "III/d"}, "# kata\n", "# kata\ngolongan: III/d\n"),
        ({"sampai": "2026-02-02"}, "  - a\n", "  - a\nsampai: 2026-02-02\n"),
        ({"contoh": "true"}, "2026-01-01", "2026-01-01\ncontoh: 'true'\n"),
        ({"golongan": ""}, "", ""),
    ],
)
def test_only_what_changes_changes(changes: dict[str, str], old: str, new: str) -> None:
    assert edited(RECORD, changes, KEYS) == RECORD.replace(old, new, 1 if old else 0)


@given(
    some.text(
        some.characters(
            blacklist_categories=["Cc", "Cs", "Zl", "Zp"], blacklist_characters="\ufeff\ufffe\uffff"
        ),
        min_size=1,
    )
)
def test_a_text_is_read_back_as_it_was(text: str) -> None:
    assert frontmatter.parse_mapping(f"nama: {scalar(text)}\n", "x").values == {"nama": text}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("nama: A\n", "nama: A\npejabat:\n  - pegawai: x\n    mulai: 2027\n"),
        ("pejabat: []\nnama: A\n", "pejabat:\n  - pegawai: x\n    mulai: 2027\nnama: A\n"),
        ("pejabat:\n# k\n- pegawai: b\n", "pejabat:\n# k\n- pegawai: x\n  mulai: 2027\n- pegawai: b\n"),
        ("pejabat:\n    - pegawai: b\n", "pejabat:\n    - pegawai: x\n      mulai: 2027\n    - pegawai: b\n"),
        ("pejabat: [{pegawai: b}]\n", None),
    ],
)
def test_an_item_comes_first_in_its_list(before: str, after: str | None) -> None:
    assert with_item(before, "pejabat", {"pegawai": "x", "mulai": "2027"}, ("nama", "pejabat")) == after
