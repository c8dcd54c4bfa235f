"""The box as visitors use it: the whole row leads, filters open where there is room, paper tells addresses."""

import pytest
from playwright.sync_api import expect

from tests.theme.addresses import REAL
from tests.theme.conftest import OpenPage
from tests.theme.test_keyboard import changed_pixels, snapshot

ROW = ".layanan:has(.seluas)"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["home", "unit", "box"])
def test_the_whole_row_of_a_service_is_its_link(address: str, tab: OpenPage, kind: str, width: int) -> None:
    page = tab(width)
    page.goto(address + REAL[kind])
    row = page.locator(ROW).first
    row.scroll_into_view_if_needed()
    box = row.bounding_box()
    assert box is not None
    for x, y in ((2, 2), (box["width"] - 3, box["height"] - 3)):
        hit = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).className", [box["x"] + x, box["y"] + y]
        )
        assert hit == "seluas"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_is_drawn_on_the_row(address: str, tab: OpenPage, scheme: str) -> None:
    page = tab(1280, color_scheme=scheme)
    page.goto(address + REAL["box"])
    page.keyboard.press("Tab")  # from now on the browser shows the focus
    row = page.locator(ROW).nth(1)
    row.scroll_into_view_if_needed()
    before = snapshot(page, row)
    row.locator(".seluas").evaluate("node => node.focus({preventScroll: true})")
    box = row.bounding_box()
    assert box is not None
    assert changed_pixels(before, snapshot(page, row)) >= 2 * (box["width"] + box["height"])


@pytest.mark.parametrize("kind", ["home", "unit"])
def test_a_cell_of_the_box_has_one_link(address: str, tab: OpenPage, kind: str) -> None:
    page = tab()
    page.goto(address + REAL[kind])
    links = page.locator(ROW).evaluate_all("rows => rows.map(row => row.querySelectorAll('a').length)")
    assert set(links) == {1}


def test_a_row_of_the_page_leads_outside_and_its_second_link_to_our_own_page(
    address: str, tab: OpenPage
) -> None:
    page = tab()
    page.goto(address + REAL["box"])
    row = page.locator(".layanan", has=page.get_by_role("link", name="E-learning", exact=True))
    expect(row.locator(".seluas")).to_have_attribute("href", "https://e-learning.puslatbang-pkasn.example/")
    row.get_by_role("link", name="Rincian E-learning").click()
    assert page.url == address + REAL["service"]


def test_a_service_without_an_address_leads_to_its_own_page(address: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(address + REAL["box"])
    page.get_by_role("link", name="Pendaftaran pelatihan").click()
    assert page.url == address + REAL["service at the counter"]
    expect(page.get_by_role("heading", name="Hubungi unit pengelola")).to_be_visible()
    expect(page.get_by_role("link", name="Buka")).to_have_count(0)


def test_filters_are_closed_on_phones_and_open_on_desktops(address: str, visitor: OpenPage) -> None:
    phone, desktop = visitor(360), visitor(1280)
    for page in (phone, desktop):
        page.goto(address + REAL["box"])
    filters = phone.get_by_role("form", name="Saring layanan")
    expect(filters).to_be_hidden()
    phone.get_by_text("Saring layanan", exact=True).click()
    expect(filters).to_be_visible()
    expect(desktop.get_by_role("form", name="Saring layanan").get_by_role("radio").first).to_be_visible()
    expect(desktop.locator("summary.tombol")).to_be_hidden()


def test_the_current_filter_is_marked(address: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(address + REAL["services of one kind"])
    expect(page.locator(".saringan [aria-current=page]")).to_have_text("Aplikasi")


def test_the_box_on_paper_has_addresses_and_no_filters(address: str, tab: OpenPage) -> None:
    page = tab(1280)
    page.goto(address + REAL["box"])
    page.emulate_media(media="print")
    expect(page.locator(".saringan")).to_be_hidden()
    expect(page.get_by_text("Rincian").first).to_be_hidden()
    shown = page.get_by_role("link", name="E-learning").first.evaluate(
        "node => getComputedStyle(node, '::after').content"
    )
    assert "https://e-learning.puslatbang-pkasn.example/" in shown
