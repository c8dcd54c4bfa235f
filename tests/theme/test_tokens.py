"""The colours of the token file hold the contrast the design asks for, in both schemes."""

import re
from pathlib import Path

import pytest

from tests.make_site import REPOSITORY

TOKENS = REPOSITORY / "theme" / "static" / "css" / "20-token.css"
LAYERS = [
    file for file in sorted(TOKENS.parent.glob("*.css")) if file.name not in (TOKENS.name, "70-cetak.css")
]
"""Paper has colours of its own: black on white."""
DARK = "@media (prefers-color-scheme: dark)"
COLOUR = re.compile(r"--([a-z0-9-]+): (#[0-9a-f]{6});")
OWN_COLOUR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|color)a?\(", re.IGNORECASE)

TEXT, EDGE, AAA = 4.5, 3.0, 7.0
"""Least contrast after WCAG 2.2: 1.4.3 for text, 1.4.11 for edges of controls, 1.4.6 for the best class."""

PAIRS = (
    ("tinta", "kertas", AAA),
    ("tinta", "lembar", AAA),
    ("tinta", "lembut", AAA),
    ("tinta-2", "kertas", TEXT),
    ("tinta-2", "lembar", TEXT),
    ("tinta-2", "lembut", TEXT),
    ("tautan", "kertas", AAA),
    ("tautan", "lembar", AAA),
    ("tautan", "lembut", TEXT),
    ("tautan-kunjung", "kertas", TEXT),
    ("tautan-kunjung", "lembar", TEXT),
    ("aksen", "kertas", TEXT),
    ("aksen", "lembar", TEXT),
    ("aksen", "lembut", TEXT),
    ("garis-kuat", "kertas", EDGE),
    ("garis-kuat", "lembar", EDGE),
    ("pita-teks", "pita", AAA),
    ("pita-teks-2", "pita", TEXT),
    ("tarum-950-teks", "tarum-950", AAA),
    ("tarum-950-teks-2", "tarum-950", TEXT),
    ("tarum-950", "soga-300", TEXT),
    ("bahaya", "bahaya-latar", TEXT),
    ("bahaya", "kertas", TEXT),
    ("aman", "aman-latar", TEXT),
    ("waspada", "waspada-latar", TEXT),
    ("tinta", "waspada-latar", TEXT),
    ("isi-teks", "isi", TEXT),
    ("tinta", "tarum-100", TEXT),
)
"""Ink, ground, least ratio: every pair in which the theme sets text or draws the edge of a control."""
DARK_GROUNDS = ("pita", "tarum-950")
"""On these the ring takes the colour of their text (`50-komponen.css`)."""
GROUNDS = ("kertas", "lembar", "lembut", *DARK_GROUNDS)
"""What lies around a focus mark; it is drawn outside its element."""


def _colours() -> dict[str, dict[str, str]]:
    """Every colour by its name, as the light and the dark scheme have it."""
    light, _, dark = TOKENS.read_text(encoding="utf-8").partition(DARK)
    return {"light": dict(COLOUR.findall(light)), "dark": dict(COLOUR.findall(light + dark))}


COLOURS = _colours()


def _luminance(colour: str) -> float:
    """Relative luminance, 0 (black) to 1 (white), as WCAG 2.2 defines it."""
    parts = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_computed_as_the_standard_defines_it() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("scheme", COLOURS)
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_ink_is_readable_on_its_ground(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = COLOURS[scheme]
    ratio = _contrast(colours[ink], colours[ground])
    assert ratio >= least, f"{scheme}: --{ink} on --{ground} is {ratio:.2f}, wanted {least}"


@pytest.mark.parametrize("scheme", COLOURS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_one_ring_of_the_focus_mark_is_seen_on_every_ground(scheme: str, ground: str) -> None:
    colours = COLOURS[scheme]
    inner = "pita-teks" if ground in DARK_GROUNDS else "fokus-cincin"
    assert max(_contrast(colours[ring], colours[ground]) for ring in ("fokus", inner)) >= EDGE


def test_the_dark_scheme_names_no_colour_the_light_one_lacks() -> None:
    assert COLOURS["dark"].keys() == COLOURS["light"].keys()


@pytest.mark.parametrize("file", LAYERS, ids=lambda file: file.name)
def test_colours_stand_in_the_token_file_alone(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert OWN_COLOUR.findall(text) == []
