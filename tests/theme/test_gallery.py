"""The gallery shows every part in every state, and each looks as it was accepted to look.

The references lie in `tests/theme/gallery/<width>-<scheme>/`, at half size. After a change that is meant to
be seen: `./portal test tests/theme/test_gallery.py --bless`, then look at them before committing.
"""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Page

from tests.build.project import Finished, built
from tests.build.serve import served
from tests.make_site import REPOSITORY, MakeSite
from tests.theme.conftest import OpenPage

REFERENCES = Path(__file__).parent / "gallery"
TEMPLATES = REPOSITORY / "theme" / "templates"
VIEWS = [(width, scheme) for width in (360, 1280) for scheme in ("light", "dark")]
MACRO = re.compile(r"{% macro (\w+)\(")
USED = re.compile(r"\bparts\.(\w+)\(")
CALLED = re.compile(r"{{ (\w+)\(")

BLOCK = 8
"""Side of the squares that are compared, in pixels of the half-size pictures."""
FAINT = 24
"""A square differs when its mean difference, of 255, is above this: more than smoothing of letters makes."""
SHARE = 0.01
"""So large a part of the squares may differ."""
HEIGHT = 3
"""So many pixels may the heights differ."""
ON_WHOLE_PIXELS = """() => document.querySelectorAll("[data-contoh]").forEach((part) => {
  const margin = parseFloat(getComputedStyle(part).marginTop);
  const top = part.getBoundingClientRect().top + scrollY;
  part.style.marginTop = `${margin + Math.ceil(top) - top}px`;
})"""
"""What stands above a part must not shift it by half a pixel: its letters would be smoothed otherwise."""
IN_OUR_TYPE = """() => document.querySelectorAll("code, pre").forEach((code) => { code.style.fontFamily = "inherit"; })"""
"""Which typeface a machine has for code is not the theme's to say."""
COLOURS = 128


@pytest.fixture(scope="module")
def address(gallery: Finished) -> Iterator[str]:
    with served(gallery.folder) as found:
        yield found + "galeri/"


@pytest.fixture(params=VIEWS, ids=lambda view: f"{view[0]}-{view[1]}")
def view(request: pytest.FixtureRequest) -> tuple[int, str]:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture
def shown(tab: OpenPage, address: str, view: tuple[int, str]) -> Page:
    """The gallery at one width in one scheme."""
    page = tab(view[0], 900, color_scheme=view[1], reduced_motion="reduce")
    page.goto(address)
    page.evaluate("document.fonts.ready")
    page.evaluate(IN_OUR_TYPE)
    page.evaluate(ON_WHOLE_PIXELS)
    return page


def test_every_part_looks_as_it_was_accepted(
    shown: Page, view: tuple[int, str], bless: bool, tmp_path: Path
) -> None:
    folder = REFERENCES / f"{view[0]}-{view[1]}"
    pictures = _pictures(shown)
    if bless:
        _keep(folder, pictures)
    accepted = {file.stem: Image.open(file) for file in folder.glob("*.png")}
    assert accepted.keys() == pictures.keys(), "parts came or went: accept with --bless"
    changed = [name for name, picture in pictures.items() if _differs(picture, accepted[name])]
    for name in changed:
        pictures[name].save(tmp_path / f"{name}.png")
    assert not changed, f"these look otherwise (as they are now: {tmp_path}); accept with --bless"


def test_no_part_makes_the_page_scroll_sideways(shown: Page, view: tuple[int, str]) -> None:
    assert shown.evaluate("document.documentElement.scrollWidth") <= view[0]


def test_every_part_that_templates_have_is_shown() -> None:
    parts = (TEMPLATES / "_parts.html").read_text(encoding="utf-8")
    shown = set(USED.findall((TEMPLATES / "gallery.html").read_text(encoding="utf-8")))
    assert set(MACRO.findall(parts)) - shown - set(CALLED.findall(parts)) == set()


def test_the_gallery_is_in_no_menu_and_no_site_map(gallery: Finished) -> None:
    others = {address: gallery.text(address) for address in gallery.pages if address != "galeri/"}
    assert [address for address, text in others.items() if "galeri/" in text] == []
    assert "galeri/" not in gallery.text("sitemap.xml")
    assert '<meta name="robots" content="noindex">' in gallery.text("galeri/")


def test_there_is_no_gallery_unless_it_is_asked_for(make_site: MakeSite) -> None:
    assert not built(make_site().root).has("galeri/")


def _pictures(page: Page) -> dict[str, Image.Image]:
    """Each part at half size, by its name."""
    found = {}
    for part in page.locator("[data-contoh]").all():
        name = re.sub(r"\W+", "-", part.get_attribute("data-contoh") or "").strip("-")
        assert name not in found, f"two parts are called {name}"
        whole = Image.open(io.BytesIO(part.screenshot(animations="disabled"))).convert("RGB")
        found[name] = whole.resize((whole.width // 2, max(1, whole.height // 2)), Image.Resampling.BOX)
    return found


def _keep(folder: Path, pictures: dict[str, Image.Image]) -> None:
    """Write what is new or differs, so that an unchanged part is an unchanged file."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.png"):
        if file.stem not in pictures:
            file.unlink()
    for name, picture in pictures.items():
        file = folder / f"{name}.png"
        if not file.exists() or _differs(picture, Image.open(file)):
            picture.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def _differs(picture: Image.Image, accepted: Image.Image) -> bool:
    """Whether more than single letters' edges have changed."""
    if picture.width != accepted.width or abs(picture.height - accepted.height) > HEIGHT:
        return True
    size = picture.width, min(picture.height, accepted.height)
    difference = ImageChops.difference(
        picture.crop((0, 0, *size)), accepted.convert("RGB").crop((0, 0, *size))
    )
    squares = difference.convert("L").reduce(BLOCK)
    return sum(squares.histogram()[FAINT + 1 :]) > SHARE * squares.width * squares.height


def test_a_changed_word_is_seen_and_smoothing_is_not() -> None:
    """The comparison itself: a part must not pass whatever it looks like."""
    plain = Image.new("RGB", (200, 80), "white")
    word = plain.copy()
    word.paste((20, 20, 40), (20, 20, 120, 40))
    smoothed = word.resize((190, 76)).resize((200, 80))
    assert _differs(plain, word)
    assert _differs(plain, plain.resize((200, 90)))
    assert not _differs(word, smoothed)
