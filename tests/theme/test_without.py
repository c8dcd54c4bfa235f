"""Pages without what a browser may lack: script, font, motion, colours, room."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from satupintu.pages.specimens import LONG_TITLE, LONG_WORD
from tests.build.project import built, once
from tests.build.serve import served
from tests.make_site import BASE, make_project, markdown
from tests.theme.addresses import ANNOUNCEMENT, REAL
from tests.theme.conftest import OpenPage
from tests.tools_plugin import VISITOR

MOST_SHIFT = 0.02
"""Cumulative layout shift."""


@pytest.fixture
def plain(tab: OpenPage) -> Page:
    """A phone with JavaScript switched off."""
    return tab(360, 740, script=False)


# ------------------------------------------------------------------------------------ without script


@pytest.mark.parametrize("kind", REAL)
def test_a_page_without_javascript_shows_its_heading_its_text_and_its_links(
    address: str, plain: Page, kind: str
) -> None:
    plain.goto(address + REAL[kind])
    expect(plain.locator("h1")).to_be_visible()
    assert plain.locator("main a:visible").count() > 0
    assert len(plain.locator("main").inner_text()) > 100


def test_the_menu_of_a_phone_works_without_javascript(address: str, plain: Page) -> None:
    plain.goto(address)
    menu = plain.get_by_role("navigation", name="Utama")
    expect(menu).to_be_hidden()
    plain.get_by_role("button", name="Menu", exact=True).click()
    expect(menu).to_be_visible()
    menu.get_by_role("link", name="Kontak").click()
    expect(plain.locator("h1")).to_have_text("Kontak")


def test_a_submenu_of_a_phone_works_without_javascript(address: str, plain: Page) -> None:
    plain.goto(address)
    plain.get_by_role("button", name="Menu", exact=True).click()
    menu = plain.get_by_role("navigation", name="Utama")
    menu.locator("summary").first.click()
    menu.get_by_role("link", name="Diklat Aparatur").click()
    expect(plain.locator("h1")).to_have_text("Diklat Aparatur")


def test_a_panel_of_the_menu_works_without_javascript(address: str, tab: OpenPage) -> None:
    page = tab(1280, script=False)
    page.goto(address)
    page.locator("header summary").first.click()
    page.locator("header .panel a", has_text="Diklat Aparatur").first.click()
    expect(page.locator("h1")).to_have_text("Diklat Aparatur")


def test_agenda_and_its_months_are_read_without_javascript(address: str, plain: Page) -> None:
    plain.goto(address + "agenda/")
    event = plain.locator("main .baris-agenda a").first
    title = event.inner_text()
    event.click()
    expect(plain.locator("h1")).to_have_text(title)


def test_a_file_is_downloaded_without_javascript(address: str, plain: Page) -> None:
    plain.goto(address + REAL["download"])
    link = plain.locator("main a.tombol-utama")
    expect(link).to_be_visible()
    answer = plain.request.get(link.evaluate("node => node.href"))
    assert answer.ok
    assert answer.body()


def test_nothing_that_needs_javascript_is_offered_without_it(address: str, plain: Page) -> None:
    plain.goto(address + ANNOUNCEMENT)
    expect(plain.locator("[data-cetak]")).to_be_hidden()


# ------------------------------------------------------------------------------------ without font


def layout_shift(page: Page, address: str) -> float:
    """The sum of all movements while a page settles, as browsers measure it."""
    page.add_init_script(
        """window.shift = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; })
            .observe({type: 'layout-shift', buffered: true});"""
    )
    page.goto(address, wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    page.evaluate(
        "new Promise(painted => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(painted))))"
    )
    return float(page.evaluate("window.shift"))


def after_first_paint(route: Route) -> None:
    """Send a file only once the page has been shown without it."""
    route.request.frame.evaluate(
        "new Promise(shown => new PerformanceObserver(() => shown()).observe({type: 'paint', buffered: true}))"
    )
    route.continue_()


@pytest.mark.needs("typeface")
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["home", "announcement", "agenda", "news", "box"])
def test_a_late_font_moves_nothing(address: str, visitor: OpenPage, kind: str, width: int) -> None:
    page = visitor(width)
    page.route("**/*.woff2", after_first_paint)
    assert layout_shift(page, address + REAL[kind]) <= MOST_SHIFT
    assert page.evaluate("[...document.fonts].some(font => font.status === 'loaded')"), "it did arrive"


@pytest.mark.parametrize("kind", ["home", "announcement", "agenda", "news"])
def test_a_page_is_whole_without_its_font(address: str, visitor: OpenPage, kind: str) -> None:
    page = visitor(360)
    page.route("**/*.woff2", lambda route: route.abort())
    assert layout_shift(page, address + REAL[kind]) <= MOST_SHIFT
    assert page.evaluate(
        "[...document.fonts].every(font => !font.family.startsWith('\"Plus') || font.status !== 'loaded')"
    )
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


# ------------------------------------------------------------------------------------ without motion


@pytest.mark.parametrize("kind", ["home", "announcement"])
def test_nothing_moves_for_those_who_asked_for_stillness(address: str, tab: OpenPage, kind: str) -> None:
    page = tab(1280, reduced_motion="reduce")
    page.goto(address + REAL[kind])
    moving = page.evaluate(
        """[...document.querySelectorAll('*')].flatMap(node => [null, '::before', '::after'].filter(part => {
            const style = getComputedStyle(node, part);
            const seconds = `${style.transitionDuration},${style.animationDuration}`.split(',').map(parseFloat);
            return Math.max(...seconds) > 0.001 || style.scrollBehavior === 'smooth';
        }).map(part => node.outerHTML.slice(0, 60) + (part ?? '')))"""
    )
    assert moving == []


# ------------------------------------------------------------------------------------ without colours


@pytest.mark.parametrize("width", [360, 1280])
def test_controls_have_borders_in_forced_colours(address: str, tab: OpenPage, width: int) -> None:
    page = tab(width, forced_colors="active")
    page.goto(address + ANNOUNCEMENT)
    bare = page.evaluate(
        """[...document.querySelectorAll('button, .tombol')].filter(node => node.checkVisibility())
            .filter(node => {
                const style = getComputedStyle(node);
                return style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1;
            }).map(node => node.outerHTML.slice(0, 80))"""
    )
    assert bare == []


def test_icons_take_the_colour_of_the_text_in_forced_colours(address: str, tab: OpenPage) -> None:
    page = tab(360, forced_colors="active")
    page.goto(address)
    unlike = page.evaluate(
        """[...document.querySelectorAll('.ikon')].filter(node => node.checkVisibility())
            .filter(node => getComputedStyle(node).stroke !== getComputedStyle(node).color).length"""
    )
    assert unlike == 0


# ------------------------------------------------------------------------------------ without room


@pytest.fixture(scope="session")
def stress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Items with the longest title and word of the gallery, in the text and in a table."""
    item = {"judul": LONG_TITLE, "tanggal": "2026-11-10", "ringkasan": f"Ringkasan {LONG_WORD}."}
    text = f"Isi {LONG_WORD} {LONG_WORD}.\n\n## Bagian {LONG_WORD}\n\n| {LONG_WORD} | {LONG_WORD} |\n| --- | --- |\n| {LONG_WORD} | {LONG_WORD} |\n"
    files = {
        **BASE,
        "content/halaman/panjang.md": markdown(text, judul=LONG_TITLE),
        "units/diklat/unit.yml": f"nama: Bidang {LONG_WORD}\nringkasan: {LONG_TITLE}\n",
        "units/diklat/berita/panjang.md": markdown(text, **item),
        "units/diklat/pengumuman/panjang.md": markdown(text, **item, penting="true"),
        "units/diklat/agenda/panjang.md": markdown(
            text, **item, mulai="2026-12-28", selesai="2027-01-05", tempat=LONG_WORD, jenis="pelatihan"
        ),
    }

    def make(folder: Path) -> None:
        built(make_project(folder / "situs", files).root, folder / "output")

    with served(once(tmp_path_factory, "panjang", make) / "output") as address:
        yield address


STRESSED = ["panjang/", *(f"units/diklat/{kind}/panjang/" for kind in ("berita", "pengumuman", "agenda"))]
"""Single pages; lists and homes are in `test_stress.py`."""


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("kind", REAL)
def test_no_page_scrolls_sideways(address: str, tab: OpenPage, kind: str, width: int) -> None:
    page = tab(width)
    page.goto(address + REAL[kind])
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("path", STRESSED)
def test_long_titles_and_words_do_not_make_a_page_scroll_sideways(
    stress: str, tab: OpenPage, path: str, width: int
) -> None:
    page = tab(width)
    page.goto(stress + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    outside = page.evaluate(
        f"""[...document.querySelectorAll('main *')].filter(node => node.checkVisibility() && !node.closest('.gulir'))
            .filter(node => node.getBoundingClientRect().right > {width} + 1).map(node => node.outerHTML.slice(0, 80))"""
    )
    assert outside == [], "nothing is cut off either"


@pytest.fixture(scope="module")
def doubled(browser: Browser) -> Iterator[Page]:
    """A desktop whose browser shows text at 200 %, for all tests that ask."""
    context = browser.new_context(**VISITOR, viewport=ViewportSize(width=1280, height=800))  # type: ignore[arg-type]
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Page.enable")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    yield page
    context.close()


@pytest.mark.parametrize("kind", REAL)
def test_text_of_twice_the_size_fits(address: str, doubled: Page, kind: str) -> None:
    """WCAG 2.2, 1.4.4: the browser's own text size at 200 %, on a desktop."""
    page = doubled
    page.goto(address + REAL[kind])
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    cut = page.evaluate(
        """[...document.querySelectorAll('h1, h2, h3, p, a, button, summary')].filter(node => node.checkVisibility())
            .filter(node => !node.closest('.tersembunyi, .lewati'))
            .filter(node => node.scrollWidth > node.clientWidth + 2 && getComputedStyle(node).overflowX === 'hidden')
            .map(node => node.outerHTML.slice(0, 80))"""
    )
    assert cut == []
