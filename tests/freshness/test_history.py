"""On which day a file last arrived on the branch that is built."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from satupintu.cache import Cache
from satupintu.commands.content_history import NO_COMMIT, NO_REPOSITORY, SHALLOW, content_history
from satupintu.freshness.history import ContentHistory
from satupintu.models import FreshnessRecord
from tests.freshness.conftest import MakeOffice
from tests.freshness.office import Office
from tests.law.histories import git
from tests.make_site import MakeSite

DAY = date(2026, 11, 22)
PAGE = "units/diklat/halaman/profil.md"
UNIT = "units/diklat/unit.yml"


def known(office: Office, day: date = DAY, cache: Cache | None = None) -> ContentHistory:
    return content_history(office.root, day, None, cache or Cache(None))


def test_a_file_is_as_old_as_its_last_commit(make_office: MakeOffice) -> None:
    office = make_office()
    office.commit("2026-01-05", {PAGE: "satu"})
    office.commit("2026-03-02", {PAGE: "dua"})
    office.commit("2026-04-01", {"content/halaman/lain.md": "tiga"})
    days = known(office).days
    assert days[PAGE] == date(2026, 3, 2)
    assert days[UNIT] == date(2026, 1, 5)


def test_days_are_those_of_the_office(make_office: MakeOffice) -> None:
    office = make_office()
    office.commit("2026-03-02", {PAGE: "satu"}, clock="23:30:00 +0000")
    assert known(office).days[PAGE] == date(2026, 3, 3)


def test_what_came_by_a_merge_is_as_old_as_the_merge(make_office: MakeOffice) -> None:
    office = make_office()
    office.commit("2026-01-05")
    office.branch("usulan")
    office.commit("2026-02-01", {PAGE: "satu"})
    office.merge("2026-05-20", "usulan")
    assert known(office).days[PAGE] == date(2026, 5, 20)


def test_a_renamed_file_is_as_old_as_its_new_name(make_office: MakeOffice) -> None:
    office = make_office()
    office.commit("2026-01-05", {PAGE: "satu"})
    git(office.root, "mv", PAGE, "units/diklat/halaman/tentang.md")
    office.commit("2026-06-01")
    assert known(office).days["units/diklat/halaman/tentang.md"] == date(2026, 6, 1)


def test_a_mass_commit_does_not_count(make_office: MakeOffice) -> None:
    office = make_office()
    office.commit("2026-01-05", {PAGE: "satu"})
    mass = office.commit("2026-10-01", {PAGE: "dua", "units/diklat/halaman/baru.md": "tiga"})
    record = FreshnessRecord.model_validate({"commit_massal": [{"commit": mass, "alasan": "gaya"}]})
    days = content_history(office.root, DAY, record, Cache(None)).days
    assert days[PAGE] == date(2026, 1, 5)
    assert "units/diklat/halaman/baru.md" not in days


def test_a_past_day_knows_nothing_of_what_came_later(make_office: MakeOffice, tmp_path: Path) -> None:
    office = make_office()
    office.commit("2026-01-05", {PAGE: "satu"})
    office.commit("2026-10-01", {PAGE: "dua"})
    cache = Cache(tmp_path / "simpanan")
    assert known(office, DAY, cache).days[PAGE] == date(2026, 10, 1)
    assert known(office, date(2026, 9, 30), cache).days[PAGE] == date(2026, 1, 5)


def test_a_new_commit_is_seen_through_the_cache(make_office: MakeOffice, tmp_path: Path) -> None:
    office = make_office()
    cache = Cache(tmp_path / "simpanan")
    office.commit("2026-01-05", {PAGE: "satu"})
    first = known(office, DAY, cache)
    assert known(office, DAY, cache) == first
    office.commit("2026-10-01", {PAGE: "dua"})
    assert known(office, DAY, cache).days[PAGE] == date(2026, 10, 1)


def test_a_damaged_cache_is_worked_out_again(make_office: MakeOffice) -> None:
    office = make_office()
    office.commit("2026-01-05", {PAGE: "satu"})

    class Damaged(Cache):
        def get_json(self, kind: str, key: str) -> object:
            return {"newest": "2026-01-05", "days": {PAGE: 7}}

    assert known(office, DAY, Damaged(None)).days[PAGE] == date(2026, 1, 5)


def test_a_shallow_clone_is_refused(make_office: MakeOffice, tmp_path: Path) -> None:
    office = make_office()
    office.commit("2026-01-05", {PAGE: "satu"})
    office.commit("2026-10-01", {PAGE: "dua"})
    git(tmp_path, "clone", "--quiet", "--depth=1", office.root.as_uri(), "dangkal")
    found = content_history(tmp_path / "dangkal", DAY, None, Cache(None))
    assert (found.fault, found.days) == (SHALLOW, {})


def test_a_folder_without_history_says_so(make_site: MakeSite) -> None:
    assert content_history(make_site({}).root, DAY, None, Cache(None)).fault == NO_REPOSITORY


def test_a_repository_without_commits_says_so(make_office: MakeOffice) -> None:
    assert known(make_office()).fault == NO_COMMIT


@pytest.mark.parametrize("part", ["HEAD", "objects"])
def test_a_damaged_repository_says_so(make_office: MakeOffice, part: str) -> None:
    office = make_office()
    office.commit("2026-01-05", {PAGE: "satu"})
    damaged = office.root / ".git" / part
    shutil.rmtree(damaged) if damaged.is_dir() else damaged.unlink()
    assert known(office).fault


def test_a_commit_that_arrives_meanwhile_is_not_taken_for_the_one_asked_about(
    make_office: MakeOffice,
) -> None:
    """Else it would be kept under the name of the other, and told of it for ever."""
    office = make_office()
    office.commit("2026-01-05", {PAGE: "satu"})

    class Slow(Cache):
        def get_json(self, kind: str, key: str) -> None:
            office.commit("2026-03-02", {PAGE: "dua"})

    assert known(office, cache=Slow(None)).days[PAGE] == date(2026, 1, 5)


def test_what_was_read_for_an_earlier_day_is_not_kept_for_a_later_one(
    make_office: MakeOffice, tmp_path: Path
) -> None:
    office, cache = make_office(), Cache(tmp_path / "simpanan.sqlite")
    office.commit("2026-01-05", {PAGE: "satu"})
    office.commit("2026-03-02", {PAGE: "dua"})
    assert known(office, date(2026, 2, 1), cache).days[PAGE] == date(2026, 1, 5)
    assert known(office, DAY, cache).days[PAGE] == date(2026, 3, 2)
    cache.close()


@pytest.mark.parametrize("seconds", ["999999999999", "253402300799"])
def test_a_commit_of_a_day_that_no_calendar_has_is_one_of_the_future(
    make_office: MakeOffice, seconds: str
) -> None:
    office = make_office()
    office.commit("2026-01-05", {PAGE: "satu"})
    office.site.write(PAGE, "dua")
    moment = {"GIT_AUTHOR_DATE": f"@{seconds} +0000", "GIT_COMMITTER_DATE": f"@{seconds} +0000"}
    git(office.root, "commit", "--quiet", "--all", "-m", "uji", environment=moment)
    assert known(office).days[PAGE] == date(2026, 1, 5)
