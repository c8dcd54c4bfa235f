"""The law for one's own record: the listed keys, and nothing else."""

import pytest

from satupintu.models import Person
from satupintu.schema import aliases
from satupintu.self_edit import OWN_FIELDS, problems

PATH = "units/diklat/pegawai/siti.yml"
BASE = "nama: Siti\ngolongan: III/d\npangkat: Penata Tingkat I\nkeahlian:\n  - a\ndiperbarui: 2026-01-01\n"


def told(head: str | None, base: str | None = BASE) -> list[str]:
    return [str(problem) for problem in problems(PATH, base, head)]


@pytest.mark.parametrize(
    "head",
    [
        BASE,
        BASE.replace("\n", "\r\n"),
        "\ufeff# kata\n" + BASE,
        "keahlian: [b, c]\npesawat: 214\nnama: 'Siti'\ngolongan: III/d\npangkat: Penata Tingkat I\ndiperbarui: 2026-02-02\n",
        BASE + "surel:\n",
        BASE.replace("nama: Siti", "nama: ' Siti '"),
        BASE
        + "profil: Widyaiswara.\nfoto: ../media/siti.jpg\nalt: Siti\nizin_foto: ya\npublikasi:\n  - judul: A\n    tahun: 2025\n",
        BASE.replace("keahlian:\n  - a\n", ""),
    ],
)
def test_the_own_keys_may_change(head: str) -> None:
    assert told(head) == []


@pytest.mark.parametrize("key", sorted(aliases(Person).keys() - OWN_FIELDS.keys()))
def test_no_other_key_may_be_set(key: str) -> None:
    kept = "".join(f"{line}\n" for line in BASE.splitlines() if not line.startswith(f"{key}:"))
    found = told(f"{key}: rahasia\n{kept}")
    assert len(found) == 1
    assert found[0].startswith(f"{PATH}:1: `{key}` hanya diubah kepegawaian; kembalikan seperti semula.")
    assert "rahasia" not in found[0]


def test_a_key_taken_away_is_told() -> None:
    assert "`golongan` hanya diubah kepegawaian" in told(BASE.replace("golongan: III/d\n", ""))[0]


def test_a_key_that_does_not_exist_is_not_theirs_to_add() -> None:
    found = told(BASE + "nik: '3273014501900001'\n")
    assert found[0].startswith(f"{PATH}:7: `nik` hanya diubah kepegawaian")
    assert "3273" not in found[0]


def test_every_key_that_changed_is_told() -> None:
    assert len(told("nama: S\npangkat: x\nsampai: 2027-01-01\n")) == 4


def test_records_are_neither_made_nor_taken_away_nor_renamed() -> None:
    assert "catatan baru hanya dibuat kepegawaian" in told(BASE, base=None)[0]
    assert "hanya dihapus atau diganti namanya oleh kepegawaian" in told(None)[0]


def test_what_cannot_be_read_is_told_at_its_line() -> None:
    assert told("nama: Siti\nnama: Ani\n")[0].startswith(f"{PATH}:2: kunci `nama` tertulis dua kali")
    assert "catatan yang lama tidak terbaca" in told(BASE, base="nama: [")[0]


def test_every_own_key_is_one_of_the_model() -> None:
    assert OWN_FIELDS.keys() <= aliases(Person).keys()
