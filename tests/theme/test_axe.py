"""axe finds nothing: WCAG 2.2 AA and best practice, on phone and desktop, light and dark."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.build.project import Finished
from tests.build.serve import served
from tests.tables_plugin import AXE
from tests.theme.addresses import REAL, SAMPLE
from tests.theme.conftest import OpenPage

pytestmark = pytest.mark.needs("axe")

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = [360, 1280]
SCHEMES = ["light", "dark"]

Record = Callable[[str, object], None]


def violations(page: Page, axe: str, *, without: str = "") -> list[str]:
    """Each broken rule with the elements that break it; `without` names a rule that is left out."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(axe)
    rules = {without: {"enabled": False}} if without else {}
    options = {"runOnly": {"type": "tag", "values": TAGS}, "rules": rules, "resultTypes": ["violations"]}
    found: Any = page.evaluate("options => axe.run(document, options)", options)
    assert len(found["passes"]) > 15, "axe has looked"
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def judge(
    page: Page, axe: str, record_property: Record, row: str, *schemes: str, without: str = ""
) -> dict[str, list[str]]:
    """The violations of the page that is open, by scheme; their numbers go into the table at the end of the run."""
    width = page.viewport_size["width"] if page.viewport_size else 0
    found = {}
    for scheme in schemes or SCHEMES:
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.evaluate("document.getAnimations().forEach(change => change.finish())")
        broken = violations(page, axe, without=without)
        record_property(AXE, (row, f"{width:4} {scheme}", len(broken)))
        if broken:
            found[scheme] = broken
    return found


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("kind", REAL)
def test_axe_finds_nothing_in_a_type_of_page(
    kind: str, width: int, tab: OpenPage, axe: str, address: str, record_property: Record
) -> None:
    page = tab(width)
    page.goto(address + REAL[kind])
    assert judge(page, axe, record_property, kind) == {}


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
@pytest.mark.parametrize("state", SAMPLE)
def test_axe_finds_nothing_in_a_state_of_page(
    state: str, width: int, scheme: str, tab: OpenPage, axe: str, sample_address: str, record_property: Record
) -> None:
    """Tags and messages that the types do not show; each ground has been judged in both schemes above."""
    page = tab(width)
    page.goto(sample_address + SAMPLE[state])
    assert judge(page, axe, record_property, f"~ {state}", scheme) == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_the_open_menu(
    width: int, tab: OpenPage, axe: str, address: str, record_property: Record
) -> None:
    page = tab(width)
    page.goto(address)
    if width == 360:
        page.get_by_role("button", name="Menu", exact=True).click()
    page.locator("header summary").first.click()
    assert page.locator("header .panel").first.is_visible()
    assert judge(page, axe, record_property, "home, menu open") == {}


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_in_the_gallery_of_parts(
    width: int, tab: OpenPage, axe: str, gallery: Finished, record_property: Record
) -> None:
    page = tab(width)
    with served(gallery.folder) as found_at:
        page.goto(f"{found_at}galeri/")
        shown_often = "landmark-unique"  # it shows each landmark several times
        assert judge(page, axe, record_property, "~ gallery", without=shown_often) == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("query", ["?jenis=informasi", "?nama=tidak-ada"])
def test_axe_finds_nothing_in_a_filtered_box(
    query: str, width: int, tab: OpenPage, axe: str, address: str, record_property: Record
) -> None:
    page = tab(width)
    page.goto(f"{address}layanan/{query}")
    if width == 360:
        page.get_by_text("Saring layanan", exact=True).click()
    assert page.locator(".kotak-bantu").is_visible()
    assert judge(page, axe, record_property, f"box {query}") == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", ["embed/kotak.html", "embed/diklat/kotak.html"])
def test_axe_finds_nothing_in_a_piece_for_other_applications(
    place: str, width: int, tab: OpenPage, axe: str, address: str, record_property: Record
) -> None:
    page = tab(width)
    page.goto(address + place)
    assert judge(page, axe, record_property, place) == {}


def test_axe_does_find_what_is_wrong(tab: OpenPage, axe: str, address: str) -> None:
    """The measure itself works under the policy of the page."""
    page = tab()
    page.goto(address)
    page.evaluate("document.querySelector('main a').innerHTML = ''")
    assert [line for line in violations(page, axe) if line.startswith("link-name: ")]


def test_axe_does_find_ink_that_is_too_faint_in_one_scheme(
    tab: OpenPage, axe: str, address: str, record_property: Record
) -> None:
    """One visit judges both schemes: what is readable in the one and not in the other is noticed."""
    page = tab()
    page.goto(address)
    page.evaluate(
        """() => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync('@media (prefers-color-scheme: dark) { h1 { color: #333 } }');
            document.adoptedStyleSheets = [sheet];
        }"""
    )
    found = judge(page, axe, lambda *_cell: None, "")
    assert list(found) == ["dark"]
    assert {line.partition(":")[0] for line in found["dark"]} == {"color-contrast"}


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
@pytest.mark.parametrize(
    "place",
    ["", "layanan/", "units/unit-1/", "agenda/", "unduhan/", "units/unit-1/berita/berita-0/", "pegawai/"],
)
def test_axe_finds_nothing_on_a_crowded_page(
    place: str,
    width: int,
    scheme: str,
    tab: OpenPage,
    axe: str,
    crowded: Finished,
    record_property: Record,
) -> None:
    page = tab(width)
    with served(crowded.folder) as address:
        page.goto(address + place)
        assert judge(page, axe, record_property, f"~ crowded: {place or 'home'}", scheme) == {}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("place", ["pemutakhiran/", "units/unit-0/pemutakhiran/"])
def test_axe_finds_nothing_on_a_freshness_board(
    place: str, width: int, tab: OpenPage, axe: str, stale: Finished, record_property: Record
) -> None:
    page = tab(width)
    with served(stale.folder) as address:
        page.goto(address + place)
        assert judge(page, axe, record_property, f"~ stale: {place}") == {}


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
@pytest.mark.parametrize("place", ["", "layanan/", "units/tunggal/", "agenda/", "unduhan/", "peta-situs/"])
def test_axe_finds_nothing_on_a_bare_page(
    place: str, width: int, scheme: str, tab: OpenPage, axe: str, bare: Finished, record_property: Record
) -> None:
    page = tab(width)
    with served(bare.folder) as address:
        page.goto(address + place)
        assert judge(page, axe, record_property, f"~ bare: {place or 'home'}", scheme) == {}
