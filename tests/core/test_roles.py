"""Accounts and roles: who acts on a day, what is refused in the file, and the list that forges read."""

from datetime import date

import pytest

from satupintu import code_owners, frontmatter, schema
from satupintu.commands.code_owners import write
from satupintu.commands.report import Impossible
from satupintu.models import Roles
from satupintu.models.roles import accounts_on
from satupintu.problems import SiteInvalid
from tests.make_site import DAY, REPOSITORY, MakeSite

PATH = "content/peran.yml"
PERSON = "nama: Siti Aminah\ndiperbarui: 2026-11-01\n"
ROLES = """\
humas:
  - akun: humas
    mulai: 2026-01-01
    selesai: 2026-12-31
    wakil:
      - akun: humas-2
        mulai: 2026-12-21
        selesai: 2026-12-31
"""


def parsed(text: str) -> Roles:
    roles, problems = schema.parse(Roles, frontmatter.parse_mapping(text, PATH), PATH)
    assert roles, problems
    return roles


@pytest.mark.parametrize(
    ("day", "accounts"),
    [
        (date(2025, 12, 31), []),
        (date(2026, 1, 1), ["humas"]),
        (date(2026, 12, 20), ["humas"]),
        (date(2026, 12, 21), ["humas", "humas-2"]),
        (date(2026, 12, 31), ["humas", "humas-2"]),
        (date(2027, 1, 1), []),
    ],
)
def test_a_role_is_held_on_its_days_and_represented_on_some_of_them(day: date, accounts: list[str]) -> None:
    assert list(accounts_on(parsed(ROLES).humas, day)) == accounts


def test_a_deputy_acts_for_nobody_whose_time_is_over() -> None:
    roles = parsed(ROLES.replace("    selesai: 2026-12-31\n    wakil", "    selesai: 2026-06-30\n    wakil"))
    assert list(accounts_on(roles.humas, date(2026, 12, 25))) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("pengembang: []\n", "1: kunci `humas` wajib diisi; tambahkan baris `humas: …`"),
        ("humas: []\n", "1: nilai `humas` perlu paling sedikit satu butir"),
        (
            "humas:\n  - akun: '@humas'\n",
            "2: nilai `akun` harus nama akun: huruf, angka, titik, garis bawah, atau tanda hubung, tanpa spasi dan tanpa `@`; tertulis `@humas`",
        ),
        (
            "humas:\n  - akun: humas\npegawai:\n  -x: siti\n",
            "4: nilai `-x` harus nama akun: huruf, angka, titik, garis bawah, atau tanda hubung, tanpa spasi dan tanpa `@`; tertulis `-x`",
        ),
        (
            ROLES.replace("        selesai: 2026-12-31\n", ""),
            "6: kunci `selesai` wajib diisi; tambahkan baris `selesai: …`",
        ),
        (
            f"{ROLES}pengembang:\n  - akun: pengembang\n    mulai: 2026-02-01\n    selesai: 2026-01-31\n",
            "12: `selesai` lebih awal daripada `mulai`; betulkan",
        ),
        (
            ROLES.replace("mulai: 2026-12-21", "mulai: 2027-12-21"),
            "8: `selesai` lebih awal daripada `mulai`; betulkan",
        ),
        (
            ROLES.replace("    selesai: 2026-12-31\n    wakil", "    selesai: 2026-12-30\n    wakil"),
            "7: wakil hanya pada hari-hari `humas` memegang peran itu; sesuaikan tanggalnya",
        ),
        (
            ROLES.replace("humas-2", "humas"),
            "6: `humas` tidak dapat mewakili dirinya sendiri; tulis akun orang lain",
        ),
        (
            f"{ROLES}      - akun: humas-3\n        mulai: 2026-12-31\n        selesai: 2026-12-31\n",
            "9: `humas-2` dan `humas-3` mewakili `humas` pada hari yang sama; satu hari satu wakil",
        ),
        (
            f"{ROLES}  - akun: humas\n",
            "9: akun `humas` tertulis dua kali untuk hari yang sama; hapus salah satunya",
        ),
        (
            f"{ROLES}pegawai:\n  Humas: siti-aminah\n",
            "10: akun `Humas` juga ditulis `humas`; tulis sama di semua tempat",
        ),
        (
            f"{ROLES}pegawai:\n  siti: siti-aminh\n",
            "10: pegawai `siti-aminh` tidak ada; maksudnya `siti-aminah`?",
        ),
        (
            f"{ROLES}pegawai:\n  siti: budi\n",
            "10: pegawai `budi` tidak ada; tulis nama berkasnya di `pegawai/`, tanpa `.yml`",
        ),
    ],
)
def test_what_is_wrong_in_the_file_is_told_at_its_line(text: str, told: str, make_site: MakeSite) -> None:
    made = make_site({PATH: text, "units/diklat/pegawai/siti-aminah.yml": PERSON})
    assert made.messages() == [f"{PATH}:{told}"]


def test_an_account_may_hold_a_role_twice_one_term_after_the_other(make_site: MakeSite) -> None:
    again = "  - akun: humas\n    mulai: 2027-01-01\n"
    assert make_site({PATH: f"{ROLES}{again}"}).messages() == []


def test_days_that_pass_by_themselves_are_warnings(make_site: MakeSite) -> None:
    person = f"{PERSON}sampai: 2026-12-31\n"
    made = make_site(
        {PATH: f"{ROLES}pegawai:\n  siti: siti-aminah\n", "units/diklat/pegawai/siti-aminah.yml": person}
    )
    assert made.messages(date(2026, 12, 31)) == []
    assert made.messages(date(2027, 1, 1)) == [
        f"{PATH}:1: peringatan: pada 1 Januari 2027 tidak ada akun Humas, jadi tidak ada yang dapat menyetujui usulan; perpanjang `selesai`, atau tambahkan akun",
        f"{PATH}:10: peringatan: `siti-aminah` tidak bekerja di sini lagi; hapus baris akunnya",
    ]


def test_a_person_whose_record_is_broken_is_told_there_alone(make_site: MakeSite) -> None:
    made = make_site(
        {PATH: f"{ROLES}pegawai:\n  siti: siti\n", "units/diklat/pegawai/siti.yml": "nama: Siti\n"}
    )
    assert [problem.path for problem in made.problems()] == ["units/diklat/pegawai/siti.yml"]


def test_a_pic_is_not_the_own_deputy_and_is_spelt_in_one_way(make_site: MakeSite) -> None:
    unit = "nama: Bidang Diklat\nringkasan: Pelatihan.\npic:\n  akun: {}\n  wakil: {}\n"
    made = make_site(
        {
            PATH: ROLES,
            "units/diklat/unit.yml": unit.format("pic-diklat", "pic-diklat"),
            "units/kajian/unit.yml": unit.format("PIC-Diklat", "HUMAS"),
        }
    )
    assert made.messages() == [
        "units/diklat/unit.yml:5: `wakil` sama dengan `akun` (`pic-diklat`); tulis akun orang lain, atau hapus",
        "units/kajian/unit.yml:4: akun `PIC-Diklat` juga ditulis `pic-diklat`; tulis sama di semua tempat",
        "units/kajian/unit.yml:5: akun `HUMAS` juga ditulis `humas`; tulis sama di semua tempat",
    ]


# ------------------------------------------------------------------------------ CODEOWNERS

KEPT = "nama: Bidang Diklat\nringkasan: Pelatihan.\npic:\n  akun: pic-diklat\n  wakil: pic-diklat-2\n"
LIST = """\
# Dibuat oleh `./portal codeowners` dari content/peran.yml dan units/*/unit.yml; jangan disunting dengan tangan.
# Yang boleh mengusulkan ditentukan `./portal check --changes`, bukan daftar ini.

# Forgejo dan Gitea: siapa yang dimintai pendapat.
content/.* @humas @humas-2
services_catalog/.* @humas @humas-2
units/.* @humas @humas-2
units/diklat/.* @pic-diklat @pic-diklat-2

# GitHub dan GitLab: siapa yang menyetujui; baris terakhir yang cocok berlaku.
* @pengembang
/CODEOWNERS @humas @humas-2
/content/ @humas @humas-2
/services_catalog/ @humas @humas-2
/units/ @humas @humas-2
"""


def test_the_list_of_owners_is_made_of_roles_and_pics(make_site: MakeSite) -> None:
    made = make_site(
        {
            PATH: f"{ROLES}pengembang:\n  - akun: pengembang\n",
            "units/diklat/unit.yml": KEPT,
            "units/kajian/unit.yml": "nama: Kajian\nringkasan: Kajian.\n",
        }
    )
    assert write(made.root, DAY) == 0
    assert (made.root / code_owners.PATH).read_text(encoding="utf-8") == LIST
    assert made.messages() == []


def test_a_list_that_is_out_of_date_is_a_warning(make_site: MakeSite) -> None:
    made = make_site({PATH: ROLES, "units/diklat/unit.yml": KEPT})
    write(made.root, DAY)
    made.write("units/diklat/unit.yml", KEPT.replace("pic-diklat-2", "pic-diklat-3"))
    assert made.messages() == [
        "CODEOWNERS:1: peringatan: daftar ini tidak sesuai lagi dengan `unit.yml` dan `content/peran.yml`; jalankan `./portal codeowners`, atau minta pengembang menjalankannya"
    ]


def test_a_broken_record_says_nothing_of_the_list(make_site: MakeSite) -> None:
    made = make_site({PATH: ROLES, "units/diklat/unit.yml": KEPT})
    write(made.root, DAY)
    made.write(PATH, "humas: []\n")
    assert made.messages() == [f"{PATH}:1: nilai `humas` perlu paling sedikit satu butir"]


def test_no_list_is_written_from_broken_records_or_without_roles(make_site: MakeSite) -> None:
    made = make_site()
    with pytest.raises(Impossible, match=r"content/peran\.yml"):
        write(made.root, DAY)
    made.write(PATH, "humas: []\n")
    with pytest.raises(SiteInvalid):
        write(made.root, DAY)
    assert not (made.root / code_owners.PATH).exists()


def test_the_list_of_this_repository_is_current() -> None:
    """After a change: ./portal codeowners"""
    before = (REPOSITORY / code_owners.PATH).read_text(encoding="utf-8")
    roles = parsed((REPOSITORY / PATH).read_text(encoding="utf-8"))
    keepers = {}
    for profile in sorted((REPOSITORY / "units").glob("*/unit.yml")):
        pic = frontmatter.read_record(profile, profile.name).values["pic"]
        assert isinstance(pic, dict)
        keepers[profile.parent.name] = [str(pic["akun"]), str(pic["wakil"])]
    assert before == code_owners.text(keepers, roles)
