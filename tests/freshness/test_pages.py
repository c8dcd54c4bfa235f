"""The board and the homes of units, as a build of a repository with known history writes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from satupintu.commands.content_history import NO_REPOSITORY, SHALLOW
from tests.build.project import Finished, build, built, once, portal
from tests.freshness.office import Office
from tests.law.histories import git
from tests.make_site import BASE, MadeSite, MakeSite, make_project, markdown

DAY = "2026-11-22"
PAGE = "units/diklat/halaman/alur.md"
REVIEWED = "units/diklat/halaman/syarat.md"
NEWS = "units/kajian/berita/kabar.md"
FILES = {
    **BASE,
    "units/kajian/unit.yml": "nama: Bidang Kajian\nsingkatan: Kajian\nringkasan: Kajian.\n",
    PAGE: markdown("Isi.\n", judul="Alur pendaftaran", tanggal="2025-01-06"),
    REVIEWED: markdown("Isi.\n", judul="Syarat", tanggal="2025-01-06").replace(
        "---\n", "---\nditinjau: {tanggal: 2026-03-02, oleh: Kepala Bidang Diklat}\n", 1
    ),
    "content/halaman/profil.md": markdown("Isi.\n", judul="Profil", tanggal="2025-01-06"),
}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with a finished output. Only read it."""

    def make(folder: Path) -> None:
        office = Office.at(make_project(folder / "situs", FILES))
        office.commit("2025-06-10")
        office.commit(
            "2025-12-05", {"content/halaman/profil.md": FILES["content/halaman/profil.md"] + "Lagi.\n"}
        )
        office.commit("2026-09-01", {NEWS: markdown("Isi.\n", judul="Kabar", tanggal="2026-09-01")})
        mass = office.commit("2026-10-10", {path: FILES[path] + "\nGaya.\n" for path in (PAGE, REVIEWED)})
        massive = f"commit_massal:\n  - commit: {mass}\n    alasan: gaya penulisan\n"
        office.commit("2026-10-11", {"content/pemutakhiran.yml": massive})
        built(office.root, None, DAY)

    return once(tmp_path_factory, "pemutakhiran", make) / "situs"


@pytest.fixture
def finished(project: Path) -> Finished:
    return Finished(project / "output")


@pytest.fixture
def office(project: Path, tmp_path: Path) -> Office:
    """The same, to write into."""
    return Office(MadeSite(project)).clone(tmp_path / "salinan")


def test_the_board_counts_the_states_of_each_unit_what_is_overdue_first(finished: Finished) -> None:
    rows = [
        [" ".join(cell.text().split()) for cell in row.css("th, td")]
        for row in finished.html("pemutakhiran/").css("thead tr, tbody tr")
    ]
    assert rows == [  # a telephone shows the first columns at once
        ["Unit", "Terlambat", "Jatuh tempo", "Terkini"],
        ["Situs utama", "0", "1", "0"],
        ["Bidang Diklat", "1", "0", "1"],
        ["Bidang Kajian", "0", "0", "1"],
        ["Seluruhnya", "1", "1", "2"],
    ]


def test_the_board_names_what_is_overdue_since_when_and_whose_it_is(finished: Finished) -> None:
    assert (
        "Terlambat 1 isi Alur pendaftaran Halaman Paling lambat 10 Juni 2026 "
        "Penanggung jawab: Bidang Diklat Diperbarui 10 Juni 2025 Arti"
    ) in finished.words("pemutakhiran/")


def test_the_board_of_a_unit_shows_its_kinds(finished: Finished) -> None:
    assert (
        "Menurut jenis Halaman Terlambat Diperbarui 10 Juni 2025 "
        "Ditinjau 2 Maret 2026 oleh Kepala Bidang Diklat Setiap 12 bulan 2 isi: 1 terkini, 1 terlambat"
    ) in finished.words("units/diklat/pemutakhiran/")


def test_the_board_of_the_main_site_shows_what_is_due(finished: Finished) -> None:
    words = finished.words("pemutakhiran/situs-utama/")
    assert "Jatuh tempo 1 isi Profil Halaman Paling lambat 5 Desember 2026 Penanggung jawab: Humas" in words
    assert "Tidak ada isi yang terlambat." in words


def test_the_home_of_a_unit_tells_of_each_kind(finished: Finished) -> None:
    assert "Pemutakhiran Semua pemutakhiran unit Berita 1 September 2026" in finished.words("units/kajian/")
    assert "Halaman 2 Maret 2026, 1 terlambat" in finished.words("units/diklat/")


def test_units_and_site_map_lead_to_the_board(finished: Finished) -> None:
    for address in ("units/", "peta-situs/"):
        assert "pemutakhiran/" in finished.links(address, "main")
    assert "units/diklat/pemutakhiran/" in finished.links("pemutakhiran/", "main")


def test_a_page_says_when_and_by_whom_it_was_reviewed(finished: Finished) -> None:
    assert "Terakhir ditinjau 2 Maret 2026 oleh Kepala Bidang Diklat" in finished.words(
        "units/diklat/halaman/syarat/"
    )
    assert "ditinjau" not in finished.words("units/diklat/halaman/alur/")


def test_states_follow_the_day_of_the_build(office: Office) -> None:
    words = built(office.root, None, "2026-06-10").words("units/diklat/pemutakhiran/")
    assert "Tidak ada isi yang terlambat." in words


def test_a_change_of_history_alone_makes_only_boards_and_homes_of_units_anew(office: Office) -> None:
    built(office.root, None, DAY)
    folder = (office.root / "output").resolve()
    before = {path.relative_to(folder): path.stat().st_ino for path in folder.rglob("*.html")}
    office.commit("2026-11-20", {PAGE: FILES[PAGE] + "\nGaya.\n"})
    office.commit("2026-11-21", {PAGE: FILES[PAGE]})
    office.commit("2026-11-22", {PAGE: FILES[PAGE] + "\nGaya.\n"})
    finished = built(office.root, None, DAY)
    folder = (office.root / "output").resolve()
    anew = {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.html")
        if before[path.relative_to(folder)] != path.stat().st_ino
    }
    assert anew == {
        "pemutakhiran/index.html",
        "units/diklat/pemutakhiran/index.html",
        "units/diklat/index.html",
    }
    assert finished.digest() == built(office.root, office.root / "output-lain", DAY, "--full").digest()


def test_the_same_commit_and_day_give_the_same_bytes_in_another_zone(
    office: Office, finished: Finished
) -> None:
    other = built(office.root, office.root / "output-jauh", DAY, env={"TZ": "America/Los_Angeles"})
    assert other.digest() == finished.digest()


def test_a_shallow_clone_is_built_without_a_board_and_says_why(project: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", project.as_uri(), "dangkal")
    result = build(tmp_path / "dangkal", None, DAY)
    assert (result.returncode, SHALLOW in result.stderr) == (0, True)
    assert not Finished(tmp_path / "dangkal/output").has("pemutakhiran/")


def test_a_folder_without_history_is_built_without_a_board_and_says_why(make_site: MakeSite) -> None:
    root = make_site({PAGE: FILES[PAGE]}).root
    result = build(root, None, DAY)
    assert (result.returncode, NO_REPOSITORY in result.stderr) == (0, True)
    finished = Finished(root / "output")
    assert not finished.has("pemutakhiran/")
    assert "Pemutakhiran" not in finished.words("units/diklat/")


def test_a_link_to_the_board_is_found_where_there_is_one(office: Office) -> None:
    office.commit("2026-11-20", {PAGE: f"{FILES[PAGE]}\n[Papan](/pemutakhiran/)\n"})
    assert portal(office.root, "check", "--date", DAY).returncode == 0
