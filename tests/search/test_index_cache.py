"""The index of the terminal is a cache: used while nothing changed, and made again without a word."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from satupintu.commands import search_index
from satupintu.commands.search_index import found_index
from satupintu.portal import SEARCH_CACHE
from tests.build.project import portal
from tests.make_site import DAY, MadeSite, MakeSite, markdown

NEWS = "units/diklat/berita/kabar.md"
INDEX_BYTES = 2_000
"""A note is smaller, an index larger."""


@pytest.fixture
def office(make_site: MakeSite) -> MadeSite:
    return make_site({NEWS: markdown("Isi arsip.\n", judul="Kabar arsip")})


def found(made: MadeSite, query: str, day: date = DAY) -> list[str]:
    known, problems = found_index(made.root, day)
    assert known is not None, problems
    return [hit.address for hit in known.index.search(query).hits]


def kept(made: MadeSite, *, indexes: bool) -> list[Path]:
    files = (path for path in (made.root / SEARCH_CACHE).rglob("*") if path.is_file())
    return [path for path in files if (path.stat().st_size > INDEX_BYTES) is indexes]


def test_a_site_that_has_not_changed_is_not_read_again(
    office: MadeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = found(office, "arsip")

    def read(*_: object) -> None:
        raise AssertionError("the site was read")

    monkeypatch.setattr(search_index, "load_site", read)
    assert found(office, "arsip") == before == ["units/diklat/berita/kabar/"]


@pytest.mark.parametrize(
    "path", [NEWS, "units/diklat/unit.yml", "content/glosarium.yml", "units/diklat/berita/baru.md"]
)
def test_a_change_of_any_source_is_found_at_once(office: MadeSite, path: str) -> None:
    assert found(office, "kenari") == []
    texts = {
        "units/diklat/unit.yml": "nama: Bidang Kenari\nringkasan: Pelatihan aparatur.\n",
        "content/glosarium.yml": "kelompok:\n  - kata: [arsip, kenari]\n    arti: Berkas lama.\n",
    }
    office.write(path, texts.get(path, markdown("Isi kenari.\n", judul="Kabar kenari")))
    assert found(office, "kenari") != []


def test_what_has_gone_is_found_no_more(office: MadeSite) -> None:
    assert found(office, "arsip") != []
    office.remove(NEWS)
    assert found(office, "arsip") == []


def test_a_day_on_which_nothing_changes_has_the_same_index(office: MadeSite) -> None:
    assert found(office, "arsip") == found(office, "arsip", DAY + timedelta(days=1))
    assert (len(kept(office, indexes=True)), len(kept(office, indexes=False))) == (1, 2)


def test_a_day_on_which_something_begins_has_another(office: MadeSite) -> None:
    office.write("units/diklat/berita/nanti.md", markdown(judul="Nanti kenari", tanggal="2026-11-23"))
    assert found(office, "kenari") == []
    assert found(office, "kenari", DAY + timedelta(days=1)) == ["units/diklat/berita/nanti/"]


@pytest.mark.parametrize("indexes", [True, False], ids=["index", "note"])
@pytest.mark.parametrize("damage", [b"", b"rusak", b"\0" * 5_000], ids=["empty", "foreign", "zeros"])
def test_a_damaged_file_is_made_again_without_a_word(office: MadeSite, damage: bytes, indexes: bool) -> None:
    def answered() -> tuple[int, str, str]:
        result = portal(office.root, "search", "arsip", "--date", DAY)
        return result.returncode, result.stdout, result.stderr

    before = answered()
    (file,) = kept(office, indexes=indexes)
    file.write_bytes(damage)
    assert answered() == before
    assert before[0] == 0
    assert before[2] == ""
    assert file.read_bytes() != damage


def test_a_cache_that_cannot_be_written_is_no_reason_to_stop(office: MadeSite) -> None:
    (office.root / ".cache").mkdir()
    (office.root / SEARCH_CACHE).write_text("a file stands in the way")
    assert found(office, "arsip") == ["units/diklat/berita/kabar/"]


def test_an_index_that_was_made_while_something_was_saved_is_not_kept_for_what_was_there_before(
    office: MadeSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever then takes back what was saved would be answered by the other."""
    before, load = (office.root / NEWS).read_text(), search_index.load_site

    def saved_meanwhile(root: Path, today: date) -> object:
        office.write(NEWS, markdown("Isi lokakarya.\n", judul="Kabar lokakarya"))
        return load(root, today)

    with monkeypatch.context() as patched:
        patched.setattr(search_index, "load_site", saved_meanwhile)
        assert found(office, "lokakarya")
    office.write(NEWS, before)
    assert found(office, "lokakarya") == []
