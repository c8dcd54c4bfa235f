"""The pieces other applications frame or copy: absolute, without script, and leading back to the portal."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from selectolax.lexbor import LexborHTMLParser

from tests.build.project import Finished
from tests.build.serve import served
from tests.theme.conftest import OpenPage

PIECES = ["embed/kotak.html", "embed/kotak-potongan.txt", "embed/diklat/kotak.html"]
OWN = "https://puslatbang-pkasn.example/"


def links(finished: Finished, piece: str) -> list[str]:
    document = LexborHTMLParser((finished.folder / piece).read_text(encoding="utf-8"))
    return [link.attributes["href"] or "" for link in document.css("a")]


@pytest.mark.parametrize("piece", PIECES)
def test_every_link_of_a_piece_is_absolute_and_opens_a_page_of_the_portal(real: Finished, piece: str) -> None:
    found = links(real, piece)
    assert found[0] == OWN
    assert [link for link in found if not link.startswith(OWN)] == []
    assert [link for link in found if not real.has(link.removeprefix(OWN))] == []


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_has_no_script_no_picture_and_no_style_inside(real: Finished, piece: str) -> None:
    text = (real.folder / piece).read_text(encoding="utf-8")
    assert [word for word in ("<script", "<img", "<style", "style=", "<iframe") if word in text] == []


def test_a_unit_has_a_piece_with_its_own_services(real: Finished) -> None:
    own = {row["url"] for row in real.items("services").values() if row["unit"] == "diklat"}
    assert own <= set(links(real, "embed/diklat/kotak.html"))
    assert not real.has("embed/hilang/kotak.html")


def test_a_renamed_unit_keeps_its_piece_where_it_was(real: Finished) -> None:
    assert links(real, "embed/asesmen/kotak.html") == links(real, "embed/kompetensi/kotak.html")


def test_search_engines_leave_the_pieces(real: Finished) -> None:
    assert '<meta name="robots" content="noindex">' in real.file("embed/kotak.html").read_text()
    assert "embed/" not in real.text("sitemap.xml")


def test_a_piece_is_lighter_than_ten_kilobytes(real: Finished) -> None:
    files = [real.folder / "embed/kotak.html", *(real.folder / "embed").glob("*.css")]
    assert len(files) == 2
    assert sum(file.stat().st_size for file in files) < 10_000


@pytest.fixture
def application(tmp_path: Path) -> Iterator[str]:
    """Another application's page on a server of its own, which frames what `{piece}` is replaced by."""
    with served(tmp_path) as address:
        yield address


@pytest.mark.parametrize("width", [280, 900])
def test_the_strip_fits_into_a_frame_and_its_links_leave_it(
    application: str, tmp_path: Path, address: str, visitor: OpenPage, width: int
) -> None:
    frame = (
        f'<iframe title="Satu Kotak" src="{address}embed/kotak.html" width="{width}" height="700"></iframe>'
    )
    (tmp_path / "index.html").write_text(f'<!doctype html><html lang="id"><title>Aplikasi</title>{frame}')
    page = visitor(1000)
    page.route(f"{OWN}**", lambda route: route.fulfill(body="<h1>Portal</h1>", content_type="text/html"))
    page.goto(application)
    inside = page.frame_locator("iframe")
    expect(inside.get_by_role("heading", name="Satu Kotak")).to_be_visible()
    assert inside.locator("html").evaluate("node => node.scrollWidth <= node.clientWidth")
    inside.get_by_role("link", name="E-learning").click()
    page.wait_for_url(f"{OWN}layanan/e-learning/")


def test_the_browser_complains_of_nothing_in_the_strip(address: str, page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{address}embed/kotak.html")
    assert page.evaluate("getComputedStyle(document.body).borderTopWidth") == "2px"
    assert [text for text in said if "favicon" not in text] == []
