"""Finished pages in a browser: narrow, wide, without script, on paper, by keyboard."""

import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.build.project import Finished
from tests.build.serve import served

KINDS = {
    "home": "",
    "free page": "profil/",
    "units": "units/",
    "unit": "units/diklat/",
    "list": "pengumuman/",
    "archive": "berita/arsip/2026/",
    "agenda": "agenda/",
    "month": "agenda/bulan/2026-11/",
    "training schedule": "agenda/pelatihan/",
    "announcement": "units/diklat/pengumuman/jadwal-pka-2027/",
    "news": "units/diklat/berita/kalender-pelatihan-2027-terbit/",
    "event": "units/diklat/agenda/rapat-koordinasi/",
    "download": "units/diklat/unduhan/kalender-pelatihan-2027/",
    "tag": "label/latsar/",
    "redirect target": "units/kompetensi/",
    "site map": "peta-situs/",
    "dead address": "404.html",
}
ANNOUNCEMENT = KINDS["announcement"]


@pytest.fixture(scope="module")
def address(real: Finished) -> Iterator[str]:
    """The real site on a local server."""
    with served(real.folder) as found:
        yield found


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser with JavaScript switched off."""
    context = browser.new_context(
        java_script_enabled=False, locale="id-ID", viewport={"width": 360, "height": 740}
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways(address: str, page: Page, kind: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(address + KINDS[kind])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_skip_link_is_first_and_moves_the_focus_into_the_text(address: str, page: Page) -> None:
    page.goto(address + ANNOUNCEMENT)
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Langsung ke isi")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"


def test_a_panel_of_the_menu_opens_with_a_click_and_closes_with_escape(address: str, page: Page) -> None:
    page.goto(address)
    panel = page.locator("header .panel").first
    expect(panel).to_be_hidden()
    page.locator("header summary").first.click()
    expect(panel).to_be_visible()
    panel.locator("a").first.focus()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY", "the focus returns"


def test_one_panel_of_the_menu_is_open_at_a_time(address: str, page: Page) -> None:
    page.goto(address)
    summaries = page.locator("header summary")
    summaries.nth(0).click()
    summaries.nth(1).click()
    assert page.locator("header details[open]").count() == 1


def test_a_panel_of_the_menu_works_without_javascript(address: str, plain: Page) -> None:
    plain.set_viewport_size({"width": 1280, "height": 800})
    plain.goto(address)
    plain.locator("header summary").first.click()
    plain.locator("header .panel a", has_text="Diklat Aparatur").first.click()
    expect(plain.locator("h1")).to_have_text("Diklat Aparatur")


def test_the_menu_of_a_phone_works_without_javascript(address: str, plain: Page) -> None:
    plain.goto(address)
    menu = plain.get_by_role("navigation", name="Utama")
    expect(menu).to_be_hidden()
    plain.get_by_role("button", name="Menu", exact=True).click()
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Kontak").click()
    expect(plain.locator("h1")).to_have_text("Kontak")


def test_the_menu_of_a_phone_closes_with_escape(address: str, page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(address)
    page.get_by_role("button", name="Menu", exact=True).click()
    menu = page.get_by_role("navigation", name="Utama")
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_without_javascript_shows_its_heading_its_text_and_its_links(
    address: str, plain: Page, kind: str
) -> None:
    plain.goto(address + KINDS[kind])
    expect(plain.locator("h1")).to_be_visible()
    assert plain.locator("main a:visible").count() > 0
    assert len(plain.locator("main").inner_text()) > 100


def test_nothing_that_needs_javascript_is_offered_without_it(address: str, plain: Page) -> None:
    plain.goto(address + ANNOUNCEMENT)
    expect(plain.locator("[data-cetak]")).to_be_hidden()


def test_the_print_button_prints(address: str, page: Page) -> None:
    page.add_init_script("window.print = () => { document.title = 'dicetak'; }")
    page.goto(address + ANNOUNCEMENT)
    page.get_by_role("button", name="Cetak").click()
    assert page.title() == "dicetak"


def test_an_announcement_on_paper_is_the_text_without_menu_and_footer_links(address: str, page: Page) -> None:
    page.goto(address + ANNOUNCEMENT)
    title = page.locator("h1").inner_text()
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)
    assert len(reader.pages) >= 1
    assert " ".join(title.split()) in words
    for text in ("Semua unit", "Langsung ke isi", "Bantuan", "Laporkan kekeliruan", "Peta situs"):
        assert text not in words


def test_a_redirect_takes_the_visitor_to_the_present_address(address: str, page: Page) -> None:
    page.goto(address + "units/asesmen/")
    page.wait_for_url(address + "units/kompetensi/")
    expect(page.locator("h1")).to_have_text("Pemetaan Kompetensi")


def test_the_typeface_is_ours_and_loaded(address: str, page: Page) -> None:
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("document.fonts.check('16px \"Plus Jakarta Sans\"')")
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")


def test_every_picture_of_a_page_is_loaded_at_its_own_proportions(address: str, page: Page) -> None:
    page.goto(address + KINDS["news"], wait_until="networkidle")
    sizes = page.evaluate(
        "[...document.images].map(i => [i.naturalWidth, i.naturalHeight, +i.getAttribute('width'), +i.getAttribute('height')])"
    )
    assert sizes
    assert [size for size in sizes if not size[0] or size[:2] != size[2:]] == []
