"""Finished pages in a browser: redirects, print button, typeface, pictures."""

from playwright.sync_api import Page, expect

from tests.theme.addresses import ANNOUNCEMENT, REAL
from tests.theme.conftest import OpenPage


def test_the_print_button_prints(address: str, page: Page) -> None:
    page.add_init_script("window.print = () => { document.title = 'dicetak'; }")
    page.goto(address + ANNOUNCEMENT)
    page.get_by_role("button", name="Cetak").click()
    assert page.title() == "dicetak"


def test_a_redirect_takes_the_visitor_to_the_present_address(address: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(address + "units/asesmen/")
    page.wait_for_url(address + "units/kompetensi/")
    expect(page.locator("h1")).to_have_text("Pemetaan Kompetensi")


def test_the_typeface_is_ours_and_loaded(address: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(address, wait_until="networkidle")
    assert page.evaluate("document.fonts.check('16px \"Plus Jakarta Sans\"')")
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')")


def test_every_picture_of_a_page_is_loaded_at_its_own_proportions(address: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(address + REAL["news"], wait_until="networkidle")
    sizes = page.evaluate(
        "[...document.images].map(i => [i.naturalWidth, i.naturalHeight, +i.getAttribute('width'), +i.getAttribute('height')])"
    )
    assert sizes
    assert all(size[0] for size in sizes)
    assert [size for size in sizes if abs(size[0] / size[1] - size[2] / size[3]) > 0.02] == []
