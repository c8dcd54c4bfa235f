"""Photograph the web editor for the guide of PICs (`docs/pic.md`).

    ./portal build && .venv/bin/python tools/make_guide_pictures.py

Needs Playwright and Chromium (requirements-dev.txt); run by hand when the editor or the guide changes: the pictures
are committed. What the guide talks of is framed in each of them.
"""

from __future__ import annotations

import functools
import http.server
import io
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator, Page, sync_playwright

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "gambar" / "pic"
UNIT, KIND = "diklat", "pengumuman"
WIDTH, HEIGHT = 1000, 620
COLOURS = 48
NO_TOASTS = ".Toastify { display: none }"
FRAME = "element => element.style.cssText += ';outline: 4px solid #d9480f; outline-offset: 3px'"
TEXTS = {
    "Judul": "Layanan diklat tutup 24–31 Desember 2026",
    "Tanggal": "2026-11-20",
    "Ringkasan": "Layanan tatap muka dan telepon dibuka lagi pada 4 Januari 2027.",
}
BODY = "Layanan tatap muka dan telepon tutup pada 24–31 Desember 2026."


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with served(ROOT / "output") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, locale="id-ID")
        page.add_init_script(f"window.repoFiles = {json.dumps(repository())}")
        page.goto(f"{address}admin/")
        save(page, "1-pilih-unit", page.get_by_role("link", name="Diklat", exact=True))
        page.goto(f"{address}admin/{UNIT}/#/collections/{UNIT}-{KIND}")
        save(page, "2-masuk", page.get_by_role("button", name="Masuk"))
        page.get_by_role("button", name="Masuk").click()
        save(page, "3-tulis-baru", page.get_by_role("link", name=f"Buat {KIND.capitalize()} baru"))
        page.get_by_role("link", name=f"Buat {KIND.capitalize()} baru").click()
        for label, text in TEXTS.items():
            page.get_by_label(label).first.fill(text)
        save(page, "4-isi", page.get_by_role("button", name="Simpan"))
        page.locator("[data-slate-editor=true]").click()
        page.keyboard.type(BODY)
        page.get_by_role("button", name="Simpan").click()
        page.get_by_text("Isi tersimpan").wait_for()
        page.get_by_role("button", name="Keadaan: Konsep").click()
        page.evaluate("scrollTo(0, 0)")
        save(page, "5-kirim", page.get_by_role("menuitem", name="Diperiksa"))
        page.get_by_role("menuitem", name="Diperiksa").click()
        page.get_by_role("button", name="Keadaan: Diperiksa").wait_for()
        save(page, "6-batal", page.get_by_role("button", name="Hapus isi yang belum terbit"))
        browser.close()


def repository() -> dict[str, object]:
    """The announcements of the unit, as the training backend looks for files: by folder, and one folder in the other."""
    folder = ROOT / "units" / UNIT / KIND
    files = {
        file.name: {"content": file.read_text("utf-8"), "path": file.relative_to(ROOT).as_posix()}
        for file in sorted(folder.glob("*.md"))
    }
    return {f"units/{UNIT}/{KIND}": files, "units": {UNIT: {KIND: files}}}


def save(page: Page, name: str, subject: Locator) -> None:
    """The window as it is, the subject framed."""
    subject.wait_for()
    page.wait_for_timeout(400)
    subject.evaluate(FRAME)
    with Image.open(io.BytesIO(page.screenshot(style=NO_TOASTS))) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(FOLDER / f"{name}.png", optimize=True)
    subject.evaluate("element => element.style.outline = ''")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    handler = functools.partial(Quiet, directory=str(folder.resolve()))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


if __name__ == "__main__":
    main()
