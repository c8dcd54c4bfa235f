"""The theme under the most it must carry, and under the least."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from satupintu.pages.portions import PORTION
from tests.build.project import Finished
from tests.build.serve import served
from tests.theme import stress
from tests.theme.conftest import OpenPage

CROWDED_PAGES = (
    "",
    "units/",
    "units/unit-1/",
    "units/unit-9/",
    "layanan/",
    "layanan/pilih/unit/unit-1/",
    "layanan/layanan-0/",
    "units/unit-1/layanan/",
    "berita/",
    "agenda/",
    "agenda/bulan/2026-12/",
    "unduhan/",
    "unduhan/hal/3/",
    "units/unit-1/berita/berita-0/",
    "units/unit-1/agenda/kegiatan-0/",
    "peta-situs/",
    "pegawai/",
    "pegawai/hal/4/",
    "pegawai/pilih/",
    "pegawai/hubungi/",
    "pegawai/pegawai-9/",
    "jabatan/jabatan-0/",
    "units/unit-1/pegawai/",
)
BARE_PAGES = (
    "",
    "units/",
    "units/tunggal/",
    "berita/",
    "pengumuman/",
    "agenda/",
    "agenda/pelatihan/",
    "unduhan/",
    "pegawai/",
)
WIDTHS = (320, 360, 1280)


@pytest.fixture(scope="module")
def busy(crowded: Finished) -> Iterator[str]:
    with served(crowded.folder) as found:
        yield found


@pytest.fixture(scope="module")
def quiet(bare: Finished) -> Iterator[str]:
    with served(bare.folder) as found:
        yield found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", CROWDED_PAGES)
def test_a_crowded_page_does_not_scroll_sideways(busy: str, tab: OpenPage, place: str, width: int) -> None:
    fits(tab(width), busy + place)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", BARE_PAGES)
def test_a_bare_page_does_not_scroll_sideways(quiet: str, tab: OpenPage, place: str, width: int) -> None:
    fits(tab(width), quiet + place)


def test_the_phone_menu_holds_twelve_units_with_long_names(busy: str, tab: OpenPage) -> None:
    page = tab(320, 700)
    page.goto(busy)
    page.get_by_role("button", name="Menu", exact=True).click()
    page.locator('details[name="menu"] summary').first.click()
    menu = page.locator("#menu")
    expect(menu.get_by_role("link", name="Semua unit")).to_be_visible()
    assert menu.evaluate("menu => menu.scrollWidth <= menu.clientWidth")


def test_the_desktop_panel_holds_twelve_units_inside_the_window(busy: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(busy)
    page.locator('details[name="menu"] summary').first.click()
    bottom = page.locator(".panel").first.evaluate("panel => panel.getBoundingClientRect().bottom")
    assert bottom <= 800


def test_a_section_without_anything_is_left_out(bare: Finished) -> None:
    assert [heading.text() for heading in bare.html("").css("main h2")] == ["Situs unit"]


def test_an_empty_list_says_so_and_leads_on(bare: Finished) -> None:
    for address in ("berita/", "pengumuman/", "agenda/", "unduhan/", "agenda/pelatihan/"):
        empty = bare.html(address).css_first("main .kosong")
        assert empty is not None, address
        assert empty.css_first("a") is not None, address


def test_a_month_with_more_events_than_the_agenda_shows_leads_to_all_of_them(crowded: Finished) -> None:
    agenda, month = crowded.html("agenda/"), crowded.html("agenda/bulan/2026-12/")
    assert len(agenda.css("main .baris-agenda")) < len(month.css("main .baris-agenda")) == stress.EVENTS
    assert agenda.css_first('.bagian-kepala a[href="../agenda/bulan/2026-12/"]') is not None


def fits(page: Page, address: str) -> None:
    answer = page.goto(address)
    assert answer is not None and answer.ok
    assert page.viewport_size is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


def test_the_pages_of_a_long_list_are_reached_by_keyboard(busy: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(busy + "unduhan/")
    older = page.get_by_role("link", name="Lebih lama")
    older.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/unduhan/hal/*/")
    newer = page.get_by_role("navigation", name="Halaman").get_by_role("link", name="Lebih baru")
    for _press in range(200):
        page.keyboard.press("Tab")
        if newer.evaluate("node => node === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/unduhan/")
    expect(page.locator('[aria-label="Halaman"] [aria-current="page"]')).to_have_text("Halaman Terbaru")


# ------------------------------------------------------------------------------------ three hundred services


@pytest.fixture(scope="module")
def full(teeming: Finished) -> Iterator[str]:
    with served(teeming.folder) as found:
        yield found


FULL_PAGES = (
    "layanan/",
    "layanan/daftar/hal/2/",
    "layanan/pilih/kebutuhan/",
    "layanan/pilih/status/",
    "layanan/pilih/unit/unit-6/",
    "layanan/pilih/khalayak/masyarakat/hal/2/",
    "units/unit-1/",
)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", FULL_PAGES)
def test_a_page_of_the_fullest_box_does_not_scroll_sideways(
    full: str, tab: OpenPage, place: str, width: int
) -> None:
    fits(tab(width), full + place)


def test_the_fullest_box_shows_the_first_of_each_unit_and_leads_to_the_rest(
    full: str, tab: OpenPage, teeming: Finished
) -> None:
    page = tab()
    page.goto(full + "layanan/")
    assert page.locator(".kotak .layanan").count() <= PORTION
    assert page.locator(".kotak > section").count() == stress.UNITS
    own = sum(row["unit"] == "unit-5" for row in teeming.items("services").values())
    page.get_by_role("link", name=f"Semua {own} layanan Perpustakaan").click()
    expect(page.locator("h1")).to_have_text("Layanan")
    assert page.locator(".kotak .layanan").count() == own


def test_every_service_of_the_fullest_box_is_reached_by_links_alone(teeming: Finished) -> None:
    reached: set[str] = set()
    waiting = ["layanan/"]
    while waiting:
        address = waiting.pop()
        if address not in reached:
            reached.add(address)
            found = (link.partition("#")[0] for link in teeming.links(address, "main"))
            waiting += [link for link in found if link.startswith("layanan/")]
    assert {f"{row['id']}/" for row in teeming.items("services").values()} <= reached


def test_a_value_with_too_many_services_has_further_pages(full: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(full + "layanan/pilih/khalayak/masyarakat/")
    first = page.locator(".layanan .judul").all_inner_texts()
    page.get_by_role("link", name="Berikutnya").click()
    second = page.locator(".layanan .judul").all_inner_texts()
    assert len(first) == PORTION
    assert first[-1] < second[0]
    expect(page.locator('[aria-label="Halaman"] [aria-current="page"]')).to_have_text("Halaman 2")


def test_the_list_of_one_value_has_the_filter_where_the_whole_box_is_too_long_for_it(
    full: str, tab: OpenPage
) -> None:
    page = tab()
    page.goto(full + "layanan/")
    expect(page.locator("#saring")).to_have_count(0)
    page.goto(full + "layanan/pilih/unit/unit-6/")
    page.get_by_role("group", name="Jenis").get_by_role("radio", name="Pengaduan").check()
    shown = page.locator(".layanan:visible").count()
    assert 0 < shown < page.locator(".layanan").count()


def test_letters_of_a_long_list_lead_to_the_page_where_they_begin(full: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(full + "layanan/daftar/")
    page.get_by_role("navigation", name="Huruf awal").get_by_role("link", name="V", exact=True).click()
    page.wait_for_url("**/layanan/daftar/hal/*/#huruf-v")
    expect(page.locator("#huruf-v")).to_be_in_viewport()
