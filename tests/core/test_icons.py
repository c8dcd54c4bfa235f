"""The committed icons are those of the one drawing, and lie inside every mask."""

import hashlib
from pathlib import Path

import pytest
from PIL import Image

from tests.make_site import REPOSITORY
from tools.make_icons import ICO, ICO_SIZES, MASKABLE, PLAIN, RECORD, SOURCE

FOLDER = REPOSITORY / "theme" / "static" / "img"
GROUND, LIGHT, LEAF = (23, 37, 77), (251, 249, 244), (238, 187, 119)
POINTS = {(4, 4): GROUND, (36, 36): GROUND, (26, 30): LIGHT, (14, 30): LEAF}
"""Colours of the drawing at points of its own 40 × 40 view."""
LARGEST = 5_000


def colour(file: Path, point: tuple[float, float], size: int | None = None) -> tuple[int, ...]:
    with Image.open(file) as image:
        if size:
            image.size = (size, size)
        pixels = image.convert("RGB")
        x, y = (int(place * pixels.width / 40) for place in point)
        found = pixels.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


def test_the_icons_were_made_from_the_drawing_of_today() -> None:
    """Else: python tools/make_icons.py."""
    assert RECORD.read_text(encoding="utf-8").split()[0] == hashlib.sha256(SOURCE.read_bytes()).hexdigest()


@pytest.mark.parametrize(("name", "size"), [*PLAIN.items(), (MASKABLE, 512)])
def test_an_icon_has_its_size_and_is_small(name: str, size: int) -> None:
    with Image.open(FOLDER / name) as image:
        assert image.size == (size, size)
    assert (FOLDER / name).stat().st_size <= LARGEST


@pytest.mark.parametrize("point", POINTS)
@pytest.mark.parametrize("name", PLAIN)
def test_an_icon_shows_the_drawing(name: str, point: tuple[int, int]) -> None:
    assert colour(FOLDER / name, point) == POINTS[point]


@pytest.mark.parametrize("size", ICO_SIZES)
def test_the_old_favicon_holds_each_size(size: int) -> None:
    with Image.open(FOLDER / ICO) as image:
        assert (size, size) in image.info["sizes"]
    found = colour(FOLDER / ICO, (4, 4), size)
    assert max(abs(one - other) for one, other in zip(found, GROUND, strict=True)) <= 2


def test_everything_but_the_ground_of_the_maskable_icon_survives_every_mask() -> None:
    """The safe zone is a circle of 40 % of the width around the middle (W3C, Web Application Manifest)."""
    with Image.open(FOLDER / MASKABLE) as image:
        pixels = image.convert("RGB")
    middle, radius = pixels.width / 2, pixels.width * 0.4
    outside = {
        pixels.getpixel((x, y))
        for x in range(0, pixels.width, 2)
        for y in range(0, pixels.height, 2)
        if (x - middle) ** 2 + (y - middle) ** 2 > radius**2
    }
    assert outside == {GROUND}
