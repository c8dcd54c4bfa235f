"""The search of a large site, where what is past is an index of its own: here a small one that is told to be large."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.build import sample
from tests.build.project import Finished, environment, once
from tests.build.serve import served
from tests.make_site import DAY, make_project, markdown
from tests.theme.conftest import OpenPage
from tests.theme.test_axe import Record, judge
from tests.theme.test_search import MANY, choose, search, titles

BUILD = """
import satupintu.pages.search_marks as marks
marks.MOST_TOGETHER = 10
from satupintu.cli import main
main()
"""
"""The command, to which a site of more than ten pages is a large one."""
PAST = {
    "units/diklat/berita/lawas.md": markdown(
        "Lokakarya dan murai pada masa itu, juga kepodang dan kutilang.\n",
        judul="Lokakarya lawas",
        tanggal="2024-12-31",
    ),
    "units/diklat/agenda/usai.md": markdown(
        "Gelatik diperlombakan.\n",
        judul="Lomba gelatik",
        tanggal="2026-01-03",
        jenis="seminar",
        mulai="2026-02-03",
        selesai="2026-02-03",
        tempat="Aula",
    ),
    "units/diklat/pengumuman/usai.md": markdown(
        "Sangkar dijual.\n",
        judul="Penjualan sangkar",
        tanggal="2026-01-05",
        berlaku_sampai="2026-02-01",
    ),
}
CURRENT = {
    "units/diklat/berita/kini.md": markdown("Kutilang saja.\n", judul="Hanya kutilang", tanggal="2025-01-01"),
    "units/diklat/halaman/lama.md": markdown("Tarif lama.\n", judul="Tarif sangkar", tanggal="2019-01-01"),
}
FILES = {
    **sample.FILES,
    **MANY,
    **PAST,
    **CURRENT,
    "content/situs.yml": sample.SITE.replace("pencarian: tidak", "pencarian: ya"),
}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    folder = once(tmp_path_factory, "lampau", _build)
    return Finished(folder / "situs" / "output")


def _build(folder: Path) -> None:
    root = make_project(folder / "situs", FILES).root
    told = ("--root", root, "build", "--date", DAY, "--output", root / "output")
    command = [sys.executable, "-c", BUILD, *map(str, told)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def home(large: Finished) -> Iterator[str]:
    with served(large.folder) as found:
        yield found


def of_the_past(page: Page) -> list[str]:
    """The files of the index of the past that the page asks for from now on."""
    found: list[str] = []
    page.on("request", lambda request: "/arsip/" in request.url and found.append(request.url))
    return found


def told(folder: Path) -> set[str]:
    """The addresses of the pages of an index."""
    texts = (gzip.decompress(path.read_bytes()) for path in (folder / "fragment").iterdir())
    return {json.loads(text.removeprefix(b"pagefind_dcd"))["url"].strip("/") for text in texts}


# ------------------------------------------------------------------------------ what is where


def test_every_page_that_is_found_is_in_one_of_the_two_indexes(large: Finished) -> None:
    marked = {address.strip("/") for address in large.pages if "data-pagefind-body" in large.text(address)}
    current, past = told(large.folder / "pagefind"), told(large.folder / "pagefind/arsip")
    assert current | past == marked
    assert current & past == set()


def test_past_is_what_is_over_and_what_tells_of_a_day_before_last_year(large: Finished) -> None:
    past = told(large.folder / "pagefind/arsip")
    assert {path.removesuffix(".md") for path in PAST} <= past
    assert {path.removesuffix(".md") for path in CURRENT} & past == set()
    assert {address for address in past if "lokakarya-" in address} == set(), "of this year"


def test_the_order_of_time_of_all_pages_is_beside_the_past(large: Finished) -> None:
    names = {
        folder: {path.stem for path in (large.folder / folder / "fragment").iterdir()}
        for folder in ("pagefind", "pagefind/arsip")
    }
    assert set(large.text("pagefind/urutan.txt").split()) == names["pagefind"]
    assert set(large.text("pagefind/arsip/urutan.txt").split()) == names["pagefind"] | names["pagefind/arsip"]


def test_the_program_is_there_once(large: Finished) -> None:
    kept = {path.name for path in (large.folder / "pagefind/arsip").iterdir() if path.is_file()}
    assert [name for name in kept if name.startswith(("wasm", "pagefind.js"))] == []


# ------------------------------------------------------------------------------ searching


def test_what_the_current_pages_answer_asks_nothing_of_the_past(home: str, page: Page) -> None:
    files = of_the_past(page)
    search(page, home, "lokakarya")
    expect(page.get_by_role("status")).to_contain_text("10 hasil untuk “lokakarya”")
    expect(page.get_by_text("Belum termasuk arsip")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text("sebelum 2025")
    assert files == []


def test_one_may_have_the_past_searched_too_by_keyboard_and_go_back(home: str, page: Page) -> None:
    search(page, home, "lokakarya")
    link = page.get_by_role("link", name="Cari juga di arsip")
    assert re.search(r"\?q=lokakarya&arsip=1$", link.get_attribute("href") or "")
    link.focus()
    page.keyboard.press("Enter")
    status = page.get_by_role("status")
    expect(status).to_contain_text("11 hasil untuk “lokakarya”")
    expect(status).to_be_focused()
    expect(page.get_by_text("Belum termasuk arsip")).to_be_hidden()
    assert page.url.endswith("?q=lokakarya&arsip=1")
    page.go_back()
    expect(status).to_contain_text("10 hasil untuk “lokakarya”")
    expect(page.get_by_text("Belum termasuk arsip")).to_be_visible()


def test_the_address_alone_shows_the_past_too_newest_first(home: str, page: Page) -> None:
    search(page, home, "lokakarya", "arsip=1", "urut=baru", "hal=2")
    expect(page.get_by_role("status")).to_contain_text("11 hasil untuk “lokakarya”, halaman 2")
    assert titles(page)[-1] == "Lokakarya lawas"


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("kepodang", "Lokakarya lawas"),
        ("kutilang lokakarya", "Lokakarya lawas"),
        ("gelatik", "Lomba gelatik"),
        ("penjualan sangkar", "Penjualan sangkar"),
    ],
)
def test_what_only_the_past_has_is_found_without_asking_for_it(
    home: str, page: Page, words: str, title: str
) -> None:
    search(page, home, words)
    assert titles(page)[0] == title
    expect(page.get_by_text("Belum termasuk arsip")).to_be_hidden()


def test_a_year_that_is_past_finds_what_is_past(home: str, page: Page) -> None:
    search(page, home, "lokakarya", "tahun=2024")
    assert titles(page) == ["Lokakarya lawas"]


def test_a_misspelt_word_is_put_right_without_the_past_unless_one_insists(home: str, page: Page) -> None:
    files = of_the_past(page)
    search(page, home, "lokakrya")
    expect(page.get_by_role("status")).to_contain_text("Menampilkan 10 hasil untuk “lokakarya”")
    assert files == []
    search(page, home, "lokakrya", "persis=1")
    expect(page.get_by_role("status")).to_contain_text("Tidak ada hasil untuk “lokakrya”.")
    assert files != [], "the word as it was typed may be in the past alone"


def test_two_letters_of_a_word_do_not_load_the_past(home: str, page: Page) -> None:
    files = of_the_past(page)
    search(page, home, "lo")
    expect(page.get_by_text("Belum termasuk arsip")).to_be_visible()
    assert files == []


def test_results_are_shown_where_the_past_cannot_be_had(home: str, page: Page) -> None:
    page.route("**/pagefind/arsip/**", lambda route: route.abort())
    search(page, home, "kutilang")
    assert titles(page) == ["Hanya kutilang"]
    expect(page.get_by_text("Belum termasuk arsip")).to_be_visible()


def test_filters_offer_the_past(home: str, tab: OpenPage) -> None:
    page = tab(1280)
    search(page, home, "lokakarya")
    choose(page, "arsip", "1")
    expect(page.get_by_role("status")).to_contain_text("11 hasil")
    choose(page, "tahun", "2024")
    expect(page.get_by_role("status")).to_contain_text("1 hasil")


@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_where_the_past_is_offered(
    home: str, tab: OpenPage, axe: str, width: int, record_property: Record
) -> None:
    page = tab(width)
    search(page, home, "lokakarya")
    expect(page.get_by_text("Belum termasuk arsip")).to_be_visible()
    assert judge(page, axe, record_property, "search: the past offered") == {}
