"""The preview: what is saved is shown, what is broken is told and harms nothing, and drafts stay in it."""

import re
import shutil
import signal
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.build.project import QUICK_SECONDS, built, portal
from tests.build.test_unchanged import own_theme
from tests.commands.preview import Running, group_is_empty, previewed
from tests.make_site import BASE, SETTINGS, MadeSite, MakeSite, make_project, markdown

NEWS = "units/diklat/berita/kabar.md"
PAGE = "/units/diklat/berita/kabar/"
LATER = "units/diklat/berita/nanti.md"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> MadeSite:
    """A site with a theme of its own; every test leaves it in order."""
    files = {**BASE, NEWS: markdown("Isi pertama.\n", judul="Kabar")}
    made = make_project(tmp_path_factory.mktemp("pratinjau") / "situs", files)
    own_theme(made)
    return made


@pytest.fixture(scope="module")
def preview(site: MadeSite) -> Iterator[Running]:
    with previewed(site.root) as running:
        running.until("/", lambda answer: answer.status == 200)
        yield running


@pytest.fixture
def mended(site: MadeSite, preview: Running) -> Iterator[None]:
    """Afterwards the news is as it was, and shown."""
    yield
    site.write(NEWS, markdown("Isi pertama.\n", judul="Kabar"))
    preview.until(PAGE, lambda answer: "Isi pertama" in answer.text and "galat" not in answer.text)


# ------------------------------------------------------------------------------ in a browser


@pytest.mark.usefixtures("mended")
def test_a_page_in_the_browser_changes_when_its_file_is_saved(
    site: MadeSite, preview: Running, page: Page
) -> None:
    page.goto(f"http://127.0.0.1:{preview.port}{PAGE}")
    expect(page.locator("main")).to_contain_text("Isi pertama")
    site.write(NEWS, markdown("Isi kedua.\n", judul="Kabar baru"))
    expect(page.locator("main")).to_contain_text("Isi kedua")
    expect(page).to_have_title("Kabar baru – Bidang Diklat – Portal Uji")


@pytest.mark.usefixtures("mended")
def test_a_broken_file_is_told_above_the_last_good_page_until_it_is_mended(
    site: MadeSite, preview: Running, page: Page
) -> None:
    page.goto(f"http://127.0.0.1:{preview.port}{PAGE}")
    site.write(NEWS, markdown("Isi kedua.\n", judul="Kabar", tanggal="kemarin"))
    bar = page.get_by_role("alert")
    expect(bar).to_contain_text(f"{NEWS}:3: ")
    expect(bar).to_contain_text("Yang tampil adalah halaman terakhir yang benar.")
    expect(bar).to_be_in_viewport()  # though a page that is loaded anew stands where its reader was
    expect(page.locator("main")).to_contain_text("Isi pertama")
    site.write(NEWS, markdown("Isi ketiga.\n", judul="Kabar"))
    expect(page.locator("main")).to_contain_text("Isi ketiga")
    expect(bar).to_have_count(0)


def test_the_bar_and_the_script_break_no_rule_of_the_page(preview: Running, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if message.type == "error" else None)
    with page.expect_response("**/.pratinjau/keadaan"):
        page.goto(f"http://127.0.0.1:{preview.port}/")
    assert refused == []


def test_a_site_that_is_broken_from_the_beginning_is_shown_once_it_is_mended(
    make_site: MakeSite, page: Page
) -> None:
    made = make_site({NEWS: "---\njudul: [\n---\n"})
    with previewed(made.root) as running:
        page.goto(f"{running.address}units/diklat/berita/kabar/")
        expect(page.get_by_role("alert")).to_contain_text(f"{NEWS}:")
        made.write(NEWS, markdown("Isi benar.\n"))
        expect(page.locator("main")).to_contain_text("Isi benar")


# ------------------------------------------------------------------------------ drafts and days


def test_a_draft_is_shown_and_marked_in_the_preview_only(site: MadeSite, preview: Running) -> None:
    site.write(LATER, markdown("Belum selesai.\n", judul="Rencana", status="draf"))
    found = preview.until("/units/diklat/berita/nanti/", lambda answer: answer.status == 200)
    assert "<h1>Draf: Rencana</h1>" in found.text
    assert "Draf: Rencana" in preview.get("/units/diklat/berita/").text
    output = built(site.root, site.root / "keluaran")
    assert not output.has("units/diklat/berita/nanti/")
    assert output.where("Rencana") == []
    site.remove(LATER)
    preview.until("/units/diklat/berita/nanti/", lambda answer: answer.status == 404)


def test_nothing_of_the_preview_is_written_into_its_pages(site: MadeSite, preview: Running) -> None:
    assert "/.pratinjau/pratinjau.js" in preview.get("/").text
    written = [
        path for path in (site.root / ".cache/pratinjau").rglob("*.html") if b"pratinjau" in path.read_bytes()
    ]
    assert written == []
    assert not (site.root / "output").exists()


def test_another_day_is_shown_where_it_is_asked_for(make_site: MakeSite) -> None:
    made = make_site({NEWS: markdown("Isi.\n", tanggal="2026-12-24")})
    with previewed(made.root, day=date(2026, 12, 23)) as running:
        running.until("/", lambda answer: answer.status == 200)
        assert running.get(PAGE).status == 404
    with previewed(made.root, day=date(2026, 12, 24)) as running:
        running.until("/", lambda answer: answer.status == 200)
        assert running.get(PAGE).status == 200


def test_the_search_is_made_once_nothing_changes_any_more(make_site: MakeSite) -> None:
    made = make_site({NEWS: markdown(), "content/situs.yml": SETTINGS.replace("pencarian: tidak\n", "")})
    with previewed(made.root) as running:
        running.until("/pagefind/pagefind-entry.json", lambda answer: answer.status == 200)


# ------------------------------------------------------------------------------ what it survives


@pytest.mark.usefixtures("mended")
@pytest.mark.parametrize(
    ("path", "broken"),
    [
        (NEWS, "---\njudul: [\n---\n"),
        ("content/situs.yml", "nama: {"),
        ("theme/templates/base.html", "{% if %}"),
        ("theme/templates/news_item.html", "{{ tidak_ada }}"),
        ("pelicanconf.py", "PATH = (\n"),
    ],
)
def test_a_broken_file_is_told_and_the_page_stays(
    site: MadeSite, preview: Running, path: str, broken: str
) -> None:
    whole = (site.root / path).read_text()
    site.write(path, broken)
    told = preview.until(PAGE, lambda answer: "pratinjau-galat" in answer.text).text
    assert path in told
    assert "Isi pertama" in told
    site.write(path, whole)
    preview.until(PAGE, lambda answer: "pratinjau-galat" not in answer.text)


@pytest.mark.usefixtures("mended")
@pytest.mark.parametrize("folder", ["content", "units/diklat/berita", "theme"])
def test_a_folder_may_go_and_come_back(site: MadeSite, preview: Running, folder: str, tmp_path: Path) -> None:
    shutil.move(site.root / folder, tmp_path / "simpan")
    preview.until(PAGE, lambda answer: answer.status == 404 or "pratinjau-galat" in answer.text)
    shutil.move(tmp_path / "simpan", site.root / folder)
    preview.until(PAGE, lambda answer: answer.status == 200 and "pratinjau-galat" not in answer.text)
    site.write(NEWS, markdown("Sesudah kembali.\n", judul="Kabar"))
    preview.until(PAGE, lambda answer: "Sesudah kembali" in answer.text)


# ------------------------------------------------------------------------------ the server


def test_files_come_with_their_types(preview: Running) -> None:
    page = preview.get("/")
    assert page.headers["Content-Type"] == "text/html; charset=utf-8"
    assert page.headers["Cache-Control"] == "no-store"
    kinds = {
        "/sitemap.xml": "application/xml",
        "/robots.txt": "text/plain; charset=utf-8",
        "/agenda/agenda.ics": "text/calendar; charset=utf-8",
        "/api/v1/news.json": "application/json",
    }
    assert {path: preview.get(path).headers["Content-Type"] for path in kinds} == kinds


def test_an_address_without_a_page_shows_the_page_of_the_site_for_that(preview: Running) -> None:
    found = preview.get("/tidak-ada/")
    assert found.status == 404
    assert "Halaman tidak ditemukan" in found.text
    assert "/.pratinjau/pratinjau.js" in found.text


def test_an_address_without_its_last_stroke_leads_on(preview: Running) -> None:
    found = preview.get("/units/diklat")
    assert (found.status, found.headers["Location"]) == (301, "/units/diklat/")


def test_the_head_of_a_page_is_that_of_the_page(preview: Running) -> None:
    assert preview.get("/", "HEAD").headers["Content-Length"] == preview.get("/").headers["Content-Length"]


def test_nothing_outside_the_preview_is_served(preview: Running) -> None:
    for path in ("/../../../content/situs.yml", "/%2e%2e/%2e%2e/kunci", "//etc/passwd", "/units/diklat/\0"):
        assert preview.get(path.replace("\0", "%00")).status == 404, path


def test_a_page_of_another_name_cannot_read_the_preview(preview: Running) -> None:
    for method in ("GET", "HEAD"):
        assert preview.get("/", method, Host=f"jahat.example:{preview.port}").status == 403


# ------------------------------------------------------------------------------ beginning and end


def test_the_home_of_a_unit_is_named_where_a_unit_is_asked_for(site: MadeSite) -> None:
    with previewed(site.root, "diklat") as running:
        assert running.address == f"http://127.0.0.1:{running.port}/units/diklat/"


def test_the_main_site_is_named_as_in_other_commands(site: MadeSite) -> None:
    with previewed(site.root, "utama") as running:
        assert running.address == f"http://127.0.0.1:{running.port}/"


def test_a_build_of_the_preview_is_told_with_its_pages_and_seconds(site: MadeSite) -> None:
    told = site.root / "pratinjau.txt"
    with previewed(site.root):
        end = time.monotonic() + QUICK_SECONDS
        while ")" not in told.read_text().partition("Dibangun")[2] and time.monotonic() < end:
            time.sleep(0.02)
        assert re.search(r"^Dibangun: \d+ halaman \(\d+,\d detik\)$", told.read_text(), re.MULTILINE)


def test_an_unknown_unit_is_told_with_those_there_are(site: MadeSite) -> None:
    told = portal(site.root, "serve", "dikalt")
    assert (told.returncode, told.stderr) == (3, "Unit `dikalt` tidak ada; pilihan: diklat, utama.\n")


def test_a_port_that_is_taken_is_told(site: MadeSite, preview: Running) -> None:
    told = portal(site.root, "serve", "--port", preview.port)
    assert told.returncode == 3
    assert f"port {preview.port} tidak dapat dipakai" in told.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["building", "waiting"])
def test_it_ends_at_a_word_and_leaves_no_process(site: MadeSite, number: signal.Signals, moment: str) -> None:
    with previewed(site.root) as running:
        if moment == "waiting":
            running.until("/", lambda answer: answer.status == 200)
        assert running.stop(number) == 0
        end = time.monotonic() + QUICK_SECONDS
        while not group_is_empty(running.process):
            assert time.monotonic() < end, "a process is left"
            time.sleep(0.02)
    assert "Traceback" not in (site.root / "pratinjau.txt").read_text()
