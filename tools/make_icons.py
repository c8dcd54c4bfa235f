"""Draw the icons of the theme from its one SVG file.

    python tools/make_icons.py

Needs Playwright and Chromium (requirements-dev.txt); run by hand when `favicon.svg` changes, never by the
build: the results are committed. `icons.txt` beside them keeps the digest of the drawing they were made from,
and a test compares it.
"""

from __future__ import annotations

import hashlib
import io
import re
import shutil
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent.parent / "theme" / "static" / "img"
SOURCE = FOLDER / "favicon.svg"
RECORD = FOLDER / "icons.txt"
PLAIN = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
"""File and pixels on a side; phones round the corners themselves."""
MASKABLE, MASKABLE_SIZE = "maskable-512.png", 512
SAFE_BOX = "-8 -8 56 56"
"""The drawing's view, wide enough that the door lies in the inner circle every mask keeps (radius 40 %)."""
ICO, ICO_SIZES = "favicon.ico", (16, 32, 48)
COLOURS = 32


def main() -> None:
    drawing = SOURCE.read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(device_scale_factor=1)
        for name, size in PLAIN.items():
            _save(_rasterised(page, drawing, size), FOLDER / name)
        _save(_rasterised(page, maskable(drawing), MASKABLE_SIZE), FOLDER / MASKABLE)
        small = [_flat(_rasterised(page, drawing, size)) for size in ICO_SIZES]
        browser.close()
    sizes = [(size, size) for size in ICO_SIZES]
    small[-1].save(FOLDER / ICO, "ICO", sizes=sizes, append_images=small[:-1])
    RECORD.write_text(f"{source_digest()}  {SOURCE.name}\n", encoding="utf-8")


def source_digest() -> str:
    """Of the drawing the icons are made from."""
    return hashlib.sha256(SOURCE.read_bytes()).hexdigest()


def maskable(drawing: str) -> str:
    """The drawing seen from further away, its ground filling the whole view."""
    wide = re.sub(r'viewBox="[^"]*"', f'viewBox="{SAFE_BOX}"', drawing, count=1)
    return wide.replace("M0 0h40v40H0z", "M-8-8h56v56h-56z", 1)


def _rasterised(page: Page, drawing: str, size: int) -> Image.Image:
    """The drawing as a browser shows it, in RGB."""
    page.set_viewport_size({"width": size, "height": size})
    style = f"margin:0;display:block;width:{size}px;height:{size}px"
    page.set_content(
        f'<!doctype html><body style="margin:0">{drawing.replace("<svg", f"<svg style={style!r}", 1)}'
    )
    return Image.open(io.BytesIO(page.screenshot(type="png"))).convert("RGB")


def _flat(image: Image.Image) -> Image.Image:
    return image.quantize(COLOURS, dither=Image.Dither.NONE)


def _save(image: Image.Image, file: Path) -> None:
    _flat(image).save(file, "PNG", optimize=True)


if __name__ == "__main__":
    main()
    for file in sorted(FOLDER.iterdir()):
        print(f"{file.name}: {file.stat().st_size:,} bytes")
