"""Tables on a phone: those of texts fit, the training schedule becomes a list of facts for each training.

Where it has room, and on paper, the schedule is a table.
"""

import pytest
from playwright.sync_api import Page

from tests.theme.addresses import REAL
from tests.theme.conftest import OpenPage

COLUMNS = ["Pelatihan", "Waktu", "Pendaftaran ditutup", "Tempat", "Unit", "Kuota", "Biaya"]
CLOSING_DAY = "tbody td:nth-child(3)"
TABLE_DISPLAY = "cell => getComputedStyle(cell).display === 'table-cell'"


def schedule(page: Page, address: str) -> Page:
    page.goto(address + REAL["training schedule"])
    return page


def roles(page: Page, role: str) -> list[str]:
    """Names of what the browser tells assistive technology of this role, in reading order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [node["name"]["value"] for node in nodes if node.get("role", {}).get("value") == role]


@pytest.mark.parametrize("kind", ["free page with a table", "announcement", "page of a unit with a picture"])
def test_a_table_of_three_columns_needs_no_scrolling_on_a_phone(
    tab: OpenPage, address: str, kind: str
) -> None:
    page = tab(360)
    page.goto(address + REAL[kind])
    page.evaluate("document.fonts.ready")
    regions = page.locator(".gulir:has(th:nth-child(3))")
    assert regions.count() > 0
    assert regions.evaluate_all("regions => regions.filter(one => one.scrollWidth > one.clientWidth)") == []


@pytest.mark.parametrize("width", [320, 360, 768])
def test_on_a_narrow_screen_no_cell_lies_out_of_sight(tab: OpenPage, address: str, width: int) -> None:
    page = schedule(tab(width), address)
    ends = page.locator(".jadwal :is(tbody th, td > *)").evaluate_all(
        "cells => cells.map(cell => cell.getBoundingClientRect().right)"
    )
    assert ends
    assert max(ends) <= width


def test_on_a_phone_each_day_says_which_day_it_is(tab: OpenPage, address: str) -> None:
    page = schedule(tab(360), address)
    cells = roles(page, "cell")
    assert "Pendaftaran ditutup 22 Januari 2027" in cells
    assert "Waktu 9–11 Februari 2027" in cells


def test_on_a_phone_the_table_keeps_its_headers_for_screen_readers(tab: OpenPage, address: str) -> None:
    page = schedule(tab(360), address)
    tables = page.locator(".jadwal").count()
    assert roles(page, "columnheader") == COLUMNS * tables
    assert "PKA Angkatan I 2027" in roles(page, "rowheader")


@pytest.mark.parametrize(("width", "media"), [(1280, "screen"), (660, "print")])
def test_elsewhere_it_is_a_table(tab: OpenPage, address: str, width: int, media: str) -> None:
    page = schedule(tab(width, media=media), address)
    assert page.locator(CLOSING_DAY).first.evaluate(TABLE_DISPLAY)
    assert page.locator(".jadwal thead").first.is_visible()
    assert "22 Januari 2027" in roles(page, "cell")


def test_what_is_not_known_of_a_training_takes_no_line_on_a_phone(tab: OpenPage, sample_address: str) -> None:
    page = schedule(tab(360), sample_address)
    empty = page.locator(".jadwal td:empty")
    assert empty.count() > 0
    assert empty.first.is_hidden()
