"""What is current, due and overdue on a day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from msgspec import structs

from satupintu.freshness.board import KINDS, SOON, Board, State, Upkeep, board
from satupintu.freshness.history import ContentHistory
from satupintu.freshness.periods import defaults, months_later, months_of
from satupintu.models import InformationClass
from satupintu.places import Kind
from tests.make_site import DAY, MadeSite, MakeSite, markdown, record

PAGE = "units/diklat/halaman/alur.md"
BASE_DAY = date(2026, 1, 5)
DUE = date(2027, 1, 5)
"""When a page of BASE_DAY is due: twelve months later."""
SERVICE = """\
nama: Pendaftaran
unit: diklat
ringkasan: Mendaftar pelatihan.
khalayak: [masyarakat]
jenis: formulir
pemilik: kepala-bidang
diperbarui: 2026-01-05
"""
POST = "nama: Kepala Bidang Diklat\njenis: struktural\ndiperbarui: 2026-01-01\n"


def download(**more: str) -> str:
    return record(berkas="a.csv", tanggal="2026-01-05", **more)


def entries(
    site: MadeSite, history: Mapping[str, date] | None = None, day: date = DAY
) -> Mapping[str, Upkeep]:
    """What the board of a day has, by address."""
    found = board(structs.replace(site.site(day), history=ContentHistory(history or {})))
    assert found is not None
    return {entry.address: entry for entry in found.entries}


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (DUE - SOON - timedelta(days=1), State.CURRENT),
        (DUE - SOON, State.DUE),
        (DUE, State.DUE),
        (DUE + timedelta(days=1), State.OVERDUE),
    ],
)
def test_the_day_decides_the_state(make_site: MakeSite, day: date, state: State) -> None:
    site = make_site({PAGE: markdown("Isi.\n", tanggal="2026-01-05")})
    found = entries(site, {PAGE: BASE_DAY}, day)["units/diklat/halaman/alur/"]
    assert (found.due, found.state) == (DUE, state)


def reviewed(day: str) -> dict[str, str]:
    text = markdown("Isi.\n", tanggal="2026-01-05")
    return {PAGE: text.replace("---\n", f"---\nditinjau:\n  tanggal: {day}\n  oleh: Kepala Bidang\n", 1)}


def test_a_later_review_counts_instead_of_the_last_change(make_site: MakeSite) -> None:
    found = entries(make_site(reviewed("2026-06-01")), {PAGE: BASE_DAY})["units/diklat/halaman/alur/"]
    assert (found.changed, found.last) == (BASE_DAY, date(2026, 6, 1))


def test_a_later_change_counts_instead_of_the_review(make_site: MakeSite) -> None:
    found = entries(make_site(reviewed("2025-06-01")), {PAGE: BASE_DAY})["units/diklat/halaman/alur/"]
    assert found.last == BASE_DAY


def test_a_review_that_has_not_happened_counts_for_nothing(make_site: MakeSite) -> None:
    found = entries(make_site(reviewed("2026-11-23")), {PAGE: BASE_DAY})["units/diklat/halaman/alur/"]
    assert found.reviewed is None


def test_where_history_knows_nothing_the_written_day_counts(make_site: MakeSite) -> None:
    site = make_site({PAGE: markdown("Isi.\n", tanggal="2026-01-05", diperbarui="2026-02-07")})
    assert entries(site)["units/diklat/halaman/alur/"].changed == date(2026, 2, 7)


def test_a_list_is_as_fresh_as_its_newest_item(make_site: MakeSite) -> None:
    old, new = "units/diklat/berita/a.md", "units/diklat/berita/b.md"
    site = make_site({path: markdown("Isi.\n", tanggal="2026-01-01") for path in (old, new)})
    found = entries(site, {old: date(2026, 2, 1), new: date(2026, 3, 1)})
    assert list(found) == ["units/diklat/berita/"]
    assert (found["units/diklat/berita/"].changed, found["units/diklat/berita/"].path) == (
        date(2026, 3, 1),
        new,
    )


def test_what_is_hidden_is_not_asked_for(make_site: MakeSite) -> None:
    site = make_site(
        {
            "units/diklat/berita/a.md": markdown("Isi.\n", status="draf"),
            "units/diklat/halaman/b.md": markdown("Isi.\n", tanggal="2026-12-01"),
        }
    )
    assert entries(site) == {}


def test_a_replaced_download_is_not_asked_for(make_site: MakeSite) -> None:
    files = {
        "units/diklat/unduhan/lama.yml": download(diganti_oleh="/units/diklat/unduhan/baru/"),
        "units/diklat/unduhan/baru.yml": download(),
        "units/diklat/unduhan/a.csv": "a\n",
    }
    assert list(entries(make_site(files))) == ["units/diklat/unduhan/baru/"]


def test_a_new_file_brings_its_download_up_to_date(make_site: MakeSite) -> None:
    record, file = "units/diklat/unduhan/formulir.yml", "units/diklat/unduhan/a.csv"
    site = make_site({record: download(), file: "a\n"})
    found = entries(site, {record: BASE_DAY, file: date(2026, 9, 9)})
    assert found["units/diklat/unduhan/formulir/"].changed == date(2026, 9, 9)


@pytest.mark.parametrize(("written", "months"), [("berkala", 6), ("setiap-saat", 12)])
def test_the_class_of_a_download_decides_its_period(make_site: MakeSite, written: str, months: int) -> None:
    files = {"units/diklat/unduhan/f.yml": download(klasifikasi=written), "units/diklat/unduhan/a.csv": "a\n"}
    assert entries(make_site(files))["units/diklat/unduhan/f/"].months == months


def test_periods_of_the_office_go_before_those_of_the_portal(make_site: MakeSite) -> None:
    files = {PAGE: markdown("Isi.\n"), "content/pemutakhiran.yml": "masa:\n  halaman: 3\n"}
    assert entries(make_site(files))["units/diklat/halaman/alur/"].months == 3


def test_the_post_that_answers_for_a_service_is_its_owner(make_site: MakeSite) -> None:
    files = {
        "services_catalog/layanan/pendaftaran.yml": SERVICE,
        "services_catalog/kategori.yml": "kebutuhan: []\n",
        "units/diklat/jabatan/kepala-bidang.yml": POST,
    }
    found = entries(make_site(files))["layanan/pendaftaran/"]
    assert (found.owner, found.unit) == ("Kepala Bidang Diklat", "diklat")


def test_the_longest_overdue_stands_first(make_site: MakeSite) -> None:
    paths = [f"units/diklat/halaman/{name}.md" for name in "abc"]
    days = [date(2025, 3, 1), date(2025, 1, 1), date(2025, 2, 1)]
    site = make_site({path: markdown("Isi.\n", tanggal="2025-01-01") for path in paths})
    found = entries(site, dict(zip(paths, days, strict=True)))
    assert [entry.path[-4] for entry in found.values()] == ["b", "c", "a"]


def test_nothing_is_known_without_history(make_site: MakeSite) -> None:
    site = structs.replace(
        make_site({PAGE: markdown("Isi.\n")}).site(), history=ContentHistory(fault="tidak ada")
    )
    assert board(site) is None


def test_the_end_of_a_month_stays_one() -> None:
    assert months_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_later(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_later(date(2026, 12, 15), 12) == date(2027, 12, 15)


def test_what_is_published_periodically_is_asked_for_every_six_months() -> None:
    """UU 14/2008 art. 9 (3): at least once in six months."""
    assert months_of(Kind.DOWNLOAD, None, InformationClass.PERIODIC) <= 6


def test_the_table_knows_every_kind_and_class() -> None:
    table = defaults()
    assert set(table.classes) == set(KINDS)
    assert set(table.months) == {name.value for name in InformationClass}
    assert table.sources
    assert date.fromisoformat(table.checked)


def test_a_board_keeps_what_belongs_to_whom(make_site: MakeSite) -> None:
    files = {PAGE: markdown("Isi.\n"), "content/halaman/profil.md": markdown("Isi.\n")}
    found = board(structs.replace(make_site(files).site(), history=ContentHistory({})))
    assert isinstance(found, Board)
    assert [entry.path for entry in found.of_unit("diklat")] == [PAGE]
    assert [entry.path for entry in found.of_unit(None)] == ["content/halaman/profil.md"]
