"""Cut Plus Jakarta Sans down to what Indonesian text needs and write it into the theme: for pages and for print.

    python tools/subset_font.py SOURCE.woff2

SOURCE is the Latin variable file of the npm package `@fontsource-variable/plus-jakarta-sans`
(`plus-jakarta-sans-latin-wght-normal.woff2`). Needs fonttools and brotli; run by hand when the
list of characters or the source changes, never by the build: the result is committed.
Characters that are not listed fall back, glyph by glyph, to the reader's own face.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

THEME = Path(__file__).parent.parent / "theme"
TARGET = THEME / "static" / "font" / "plus-jakarta-sans.woff2"
WEIGHTS = (400, 800)
PRINTED = THEME / "print" / "fonts"
PRINTED_WEIGHTS = (400, 600, 800)
"""Documents for print are set with fonts of one weight each."""
FEATURES = ["kern", "mark", "mkmk", "ccmp", "liga", "tnum"]
BASIC_LATIN = range(0x20, 0x7F)
OTHERS = (
    "\u00a0"  # no-break space
    "éèÉ"
    "‘’“”"
    "–—"
    "←→↑↓"  # the source has the vertical pair only; the others are kept where a source has them
    "•·…"
)


def subset(source: Path, target: Path) -> None:
    """Write the subset of `source` with the weights in use to `target` as WOFF2."""
    font = _cut(source, [*BASIC_LATIN, *map(ord, OTHERS)])
    instantiateVariableFont(font, {"wght": WEIGHTS}, inplace=True)
    font.flavor = "woff2"
    target.parent.mkdir(parents=True, exist_ok=True)
    font.save(target)


def write_printed(source: Path, folder: Path) -> None:
    """Write every letter of `source` to `folder`, one TrueType file for each weight."""
    folder.mkdir(parents=True, exist_ok=True)
    for weight in PRINTED_WEIGHTS:
        font = _cut(source, None)
        instantiateVariableFont(font, {"wght": weight}, inplace=True, updateFontNames=True)
        font.flavor = None
        font.save(folder / f"plus-jakarta-sans-{weight}.ttf")


def _cut(source: Path, letters: Sequence[int] | None) -> TTFont:
    """The font with some of its letters; None keeps all."""
    font = TTFont(source, recalcTimestamp=False)  # the same source gives the same bytes
    options = Options()
    options.layout_features = FEATURES
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap() if letters is None else letters)
    subsetter.subset(font)
    return font


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    subset(Path(sys.argv[1]), TARGET)
    write_printed(Path(sys.argv[1]), PRINTED)
    for file in (TARGET, *sorted(PRINTED.glob("*.ttf"))):
        print(f"{file.name}: {file.stat().st_size:,} bytes")
