"""`portal rollback`, the hold it sets, and `portal releases`."""

import json

import pytest

from tests.build.project import Result
from tests.make_site import DAY
from tests.publishing.office import FIRST, SECOND, Office, refused


@pytest.fixture
def two(office: Office) -> Office:
    """Two releases are out."""
    office.published()
    office.move_on()
    office.published(SECOND)
    return office


def rolled_back(office: Office, *arguments: object) -> Result:
    result = office.run("rollback", "--date", DAY, *arguments)
    assert result.returncode == 0, result.stdout + result.stderr
    return result


def test_going_back_is_a_new_commit_with_the_old_tree(two: Office) -> None:
    before, old = two.tip, two.there("rev-parse", "gh-pages~1^{tree}")
    assert "Terbitan 3: kembali ke terbitan 1" in rolled_back(two).stderr
    assert two.tree == old
    assert two.there("rev-parse", "gh-pages~1") == before
    assert FIRST in two.file("berita/satu/index.html")


def test_going_back_needs_no_clean_folder_and_no_newest_main(two: Office) -> None:
    two.git("reset", "-q", "--hard", "HEAD~1")
    (two.root / "catatan.txt").write_text("x")
    local = two.local
    rolled_back(two)
    assert two.local_now() == local
    assert FIRST in two.file("berita/satu/index.html")


def test_going_back_works_in_a_shallow_clone(two: Office) -> None:
    shallow = two.clone("dangkal", "--depth", "1")
    rolled_back(shallow)
    assert FIRST in two.file("berita/satu/index.html")


def test_the_nightly_publication_honours_the_hold(two: Office) -> None:
    rolled_back(two, "--reason", "Jadwal keliru")
    tip = two.tip
    refused(
        two.publish(SECOND), "ditahan", "terbitan 1", "22 November 2026", "Jadwal keliru", "--release-hold"
    )
    assert two.tip == tip


def test_the_hold_is_looked_at_before_anything_is_built(two: Office) -> None:
    rolled_back(two)
    result = two.run("publish", "--date", DAY)
    assert result.returncode == 3
    assert "Memeriksa isi" not in result.stderr


def test_releasing_the_hold_publishes_again(two: Office) -> None:
    rolled_back(two)
    assert "Terbitan 4" in two.published(SECOND, "--release-hold")
    assert SECOND in two.file("berita/satu/index.html")
    assert "Tidak ada yang baru" in two.published(SECOND)


def test_a_hold_is_lifted_also_where_the_pages_are_right_by_now(office: Office) -> None:
    office.published()
    office.move_on()
    office.published(SECOND)
    rolled_back(office)
    office.git("revert", "--no-edit", "HEAD")
    office.git("push", "-q", "origin", "main")
    assert office.run("publish", "--date", DAY, "--release-hold").returncode == 0
    assert not office.receipts[0].hold
    assert "Tidak ada yang baru" in office.run("publish", "--date", DAY).stderr


def test_going_back_to_a_chosen_release_and_forth_again(two: Office) -> None:
    rolled_back(two, 1)
    rolled_back(two, 2)
    assert SECOND in two.file("berita/satu/index.html")
    assert [receipt.returns_to for receipt in two.receipts] == [2, 1, None, None]


def test_the_history_tells_of_the_way_back_with_the_next_release(two: Office) -> None:
    rolled_back(two, "--reason", "Jadwal keliru")
    two.published(SECOND, "--release-hold")
    assert "Kembali ke terbitan 1. Alasan: Jadwal keliru." in two.file("riwayat/index.html")
    numbers = [item["release"] for item in json.loads(two.file("riwayat/2026.json"))["items"]]
    assert numbers == [4, 3, 2, 1]


@pytest.mark.parametrize(("wanted", "word"), [(2, "sudah tampil"), (9, "tidak ada terbitan 9")])
def test_a_release_that_cannot_be_gone_back_to_is_told(two: Office, wanted: int, word: str) -> None:
    tip = two.tip
    refused(two.run("rollback", wanted), word)
    assert two.tip == tip


def test_there_is_nothing_before_the_first_release(office: Office) -> None:
    refused(office.run("rollback"), "belum ada terbitan")
    office.published()
    refused(office.run("rollback"), "tidak ada terbitan sebelum terbitan 1")


def test_a_release_that_is_no_number_is_wrong_usage(office: Office) -> None:
    assert office.run("rollback", "kemarin").returncode == 2


def test_the_releases_are_listed_with_the_one_that_is_seen(two: Office) -> None:
    rolled_back(two, "--approved-by", "Kepala Subbagian Humas", "--reason", "Jadwal keliru")
    rows = two.run("releases").stdout.splitlines()
    assert [row.split()[:2] for row in rows] == [["3", "22"], ["2", "22"], ["*", "1"]]
    assert rows[0].endswith(
        "kembali ke terbitan 1; Kepala Subbagian Humas; Jadwal keliru; penerbitan ditahan"
    )
    found = json.loads(two.run("releases", "--json", "--limit", 2).stdout)
    assert [(row["release"], row["hold"]) for row in found] == [(3, True), (2, False)]


def test_no_releases_yet_is_no_fault(office: Office) -> None:
    result = office.run("releases")
    assert (result.returncode, result.stdout) == (0, "")
    assert "Belum ada terbitan" in result.stderr
