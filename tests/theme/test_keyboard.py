"""Everything by keyboard alone: the way through the page, menus, and a focus that is seen on every ground."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.theme.addresses import ANNOUNCEMENT, REAL
from tests.theme.conftest import OpenPage

FOCUSABLE = "a[href], button, summary, input, select, textarea, [tabindex='0']"


def focused(page: Page) -> str:
    """The tag of the element that has the focus."""
    return str(page.evaluate("document.activeElement.tagName"))


def tab_to(page: Page, wanted: Locator, most: int = 120) -> None:
    """Press Tab until an element has the focus, as one who cannot point must."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("node => node === document.activeElement"):
            return
    raise AssertionError(f"{wanted} is not reached with {most} presses of Tab")


# ------------------------------------------------------------------------------------ skip link


@pytest.mark.parametrize("kind", REAL)
def test_the_skip_link_is_first_and_moves_the_focus_into_the_text(
    address: str, tab: OpenPage, kind: str
) -> None:
    page = tab()
    page.goto(address + REAL[kind])
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Skip to content" if REAL[kind].startswith("en/") else "Langsung ke isi")
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "isi"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null"), "and goes on from there"


# ------------------------------------------------------------------------------------ desktop menu


def test_a_panel_of_the_menu_opens_and_closes_by_keyboard_and_gives_the_focus_back(
    address: str, tab: OpenPage
) -> None:
    page = tab(1280)
    page.goto(address)
    summary = page.locator("header summary").first
    panel = page.locator("header .panel").first
    tab_to(page, summary)
    expect(panel).to_be_hidden()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    for place in range(panel.locator("a").count()):
        page.keyboard.press("Tab")
        expect(panel.locator("a").nth(place)).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(summary).to_be_focused()


def test_a_panel_of_the_menu_opens_with_the_space_bar_too(address: str, tab: OpenPage) -> None:
    page = tab(1280)
    page.goto(address)
    tab_to(page, page.locator("header summary").first)
    page.keyboard.press("Space")
    expect(page.locator("header .panel").first).to_be_visible()


def test_escape_leaves_the_focus_where_it_is_outside_the_menu(address: str, tab: OpenPage) -> None:
    page = tab(1280)
    page.goto(address)
    page.locator("header summary").first.click()
    link = page.locator("main a").first
    link.focus()
    page.keyboard.press("Escape")
    expect(page.locator("header .panel").first).to_be_hidden()
    expect(link).to_be_focused()


def test_one_panel_of_the_menu_is_open_at_a_time(address: str, tab: OpenPage) -> None:
    page = tab(1280)
    page.goto(address)
    for place in (0, 1):
        page.locator("header summary").nth(place).focus()
        page.keyboard.press("Enter")
    assert page.locator("header details[open]").count() == 1


# ------------------------------------------------------------------------------------ phone menu


def test_the_menu_of_a_phone_opens_by_keyboard_and_gives_the_focus_back(address: str, tab: OpenPage) -> None:
    page = tab(360)
    page.goto(address)
    button = page.get_by_role("button", name="Menu", exact=True)
    menu = page.get_by_role("navigation", name="Utama")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null"), "the next stop is in the menu"
    tab_to(page, menu.locator("summary").first)
    page.keyboard.press("Enter")
    expect(menu.locator(".panel").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.locator(".panel a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


def test_the_button_inside_the_menu_of_a_phone_closes_it(address: str, tab: OpenPage) -> None:
    page = tab(360)
    page.goto(address)
    button = page.get_by_role("button", name="Menu", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Tutup menu"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Utama")).to_be_hidden()
    expect(button).to_be_focused()


# ------------------------------------------------------------------------------------ order


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", REAL)
def test_tab_reaches_every_control_that_is_seen_in_the_order_of_the_page(
    address: str, tab: OpenPage, kind: str, width: int
) -> None:
    page = tab(width)
    page.goto(address + REAL[kind])
    expected = page.evaluate(
        f"""[...document.querySelectorAll({FOCUSABLE!r})]
            .filter(node => node.checkVisibility({{visibilityProperty: true}}) && node.tabIndex >= 0)
            .filter(node => node.type !== 'radio' || node.checked)  // Tab reaches a group, arrows its answers
            .map((node, place) => (node.dataset.urut = place))"""
    )
    page.evaluate(
        "window.found = []; addEventListener('focusin', event => found.push(+(event.target.dataset.urut ?? -1)))"
    )
    for _stop in expected:
        page.keyboard.down("Tab")  # held down: half the work of a press for each stop
    page.keyboard.up("Tab")
    assert page.evaluate("found") == expected


# ------------------------------------------------------------------------------------ focus that is seen

GROUNDS = {
    "official strip": "header .resmi a",
    "wordmark": "header .lambang",
    "menu": "header summary, header .menu-buka",
    "band of a unit": ".pita-unit .menu-unit a",
    "breadcrumb on the band": ".pita-unit .remah a",
    "paper": "main p a, main li a",
    "button": "main button",
    "footer": "footer .kaki-kolom a",
    "bottom of the footer": "footer .kaki-dasar a",
}
PLACES = [
    (ground, width)
    for ground in GROUNDS
    for width in (360, 1280)
    if (ground, width) != ("official strip", 360)
]
"""The links of the strip are left to the footer on phones."""
BARS = 8
"""Pixels around an element in which its focus is drawn."""


def luminance(colour: tuple[int, int, int]) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [part / 255 for part in colour]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, int, int], other: tuple[int, int, int]) -> float:
    """Contrast of two colours (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def snapshot(page: Page, node: Locator) -> Image.Image:
    box = node.bounding_box()
    assert box is not None
    clip = {
        "x": max(0.0, box["x"] - BARS),
        "y": max(0.0, box["y"] - BARS),
        "width": box["width"] + 2 * BARS,
        "height": box["height"] + 2 * BARS,
    }
    return Image.open(io.BytesIO(page.screenshot(clip=clip))).convert("RGB")  # type: ignore[arg-type]


def changed_pixels(before: Image.Image, after: Image.Image) -> int:
    """How many pixels differ with a contrast of at least 3 (WCAG 2.2, 2.4.11 and 2.4.13)."""
    pairs = zip(before.get_flattened_data(), after.get_flattened_data(), strict=True)
    return sum(one != other and contrast(one, other) >= 3 for one, other in pairs)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("ground", "width"), PLACES)
def test_the_focus_is_seen_on_every_ground(
    address: str, tab: OpenPage, ground: str, width: int, scheme: str
) -> None:
    page = tab(width, color_scheme=scheme)
    page.goto(address + ANNOUNCEMENT)
    page.keyboard.press("Tab")  # from now on the browser shows the focus
    page.evaluate("document.activeElement.blur()")
    node = page.locator(GROUNDS[ground]).locator("visible=true").first
    node.evaluate("node => node.scrollIntoView({block: 'center', behavior: 'instant'})")
    before = snapshot(page, node)
    node.evaluate("node => node.focus({preventScroll: true})")
    changed = changed_pixels(before, snapshot(page, node))
    box = node.bounding_box()
    assert box is not None
    assert changed >= 2 * (box["width"] + box["height"]), "a line of one pixel around it, at the least"


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", REAL)
def test_every_control_has_an_outline_while_it_has_the_focus(
    address: str, tab: OpenPage, kind: str, width: int
) -> None:
    page = tab(width)
    page.goto(address + REAL[kind])
    page.keyboard.press("Tab")
    bare = page.evaluate(
        f"""[...document.querySelectorAll({FOCUSABLE!r})].filter(node => node.checkVisibility()).filter(node => {{
            node.focus();
            const style = getComputedStyle(node);
            return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2;
        }}).map(node => node.outerHTML.slice(0, 80))"""
    )
    assert bare == []


# ------------------------------------------------------------------------------------ targets


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", REAL)
def test_buttons_and_rows_of_menus_are_44_pixels_tall(
    address: str, tab: OpenPage, kind: str, width: int
) -> None:
    page = tab(width)
    page.goto(address + REAL[kind])
    if width == 360:
        page.get_by_role("button", name="Menu", exact=True).click()
    page.locator("header summary").first.click()
    low = page.evaluate(
        """[...document.querySelectorAll('button, .tombol, header nav summary, header nav a, input, select')]
            .filter(node => node.checkVisibility())
            .map(node => node.type === 'radio' ? node.closest('label') : node)  // all of it can be pressed
            .filter(node => node.getBoundingClientRect().height < 43.9)
            .map(node => [node.outerHTML.slice(0, 80), node.getBoundingClientRect().height])"""
    )
    assert low == []
