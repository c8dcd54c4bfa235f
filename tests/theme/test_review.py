"""The reviewer's report in a browser: what others wrote stays text, it fits a phone, and axe finds nothing."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.build.project import once
from tests.law.histories import Changed
from tests.make_site import markdown
from tests.review.proposals import SCHEDULE, open_office
from tests.theme.conftest import OpenPage
from tests.theme.test_axe import Record, judge

TRAP = "<script>window.jebakan = 1</script><img src=x onerror='window.jebakan = 1'>"
SIGNS = "5 < 6 & \"kutip\" 'petik'"
LONG = "kata" * 60


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A proposal that builds, with traps where the content lets them stand as text, as the address of its report."""

    def make(folder: Path) -> None:
        office = open_office(folder)
        schedule = SCHEDULE.replace("aula kantor", f"aula `{TRAP}` {LONG}")
        hostile: Changed = {
            "units/diklat/pengumuman/jadwal.md": schedule.replace("ringkasan: ", f"ringkasan: {LONG} "),
            "units/diklat/berita/jebakan.md": markdown(
                f"Baca [`{TRAP}`](https://jahat.example/?a=%3Cscript%3E).\n", judul=json.dumps(SIGNS)
            ),
            "units/diklat/berita/naskah.md": markdown(f"`{TRAP}`\n", judul=json.dumps(SIGNS), status="draf"),
            "units/diklat/berita/lomba.md": None,
            f"lain/{TRAP.replace('/', '')}.txt": "x",
        }
        office.report(office.propose(hostile), folder / "laporan")

    return (once(tmp_path_factory, "tinjauan-jebakan", make) / "laporan/laporan.html").as_uri()


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report on a proposal that is refused for the traps it brings, in keys, in values and in names of files."""

    def make(folder: Path) -> None:
        office = open_office(folder)
        hostile: Changed = {
            "units/diklat/pengumuman/jadwal.md": SCHEDULE.replace("Jadwal pelatihan", TRAP),
            "units/diklat/berita/rusak.md": TRAP,
            f"units/diklat/media/{TRAP.replace('/', '')}.png": "x",
            "units/diklat/unit.yml": f"nama: Diklat\nringkasan: Unit.\n{json.dumps(TRAP)}: {json.dumps(TRAP)}\n",
        }
        office.report(office.propose(hostile), folder / "laporan", "--as", json.dumps(TRAP))

    return (once(tmp_path_factory, "tinjauan-rusak", make) / "laporan/laporan.html").as_uri()


def test_what_others_wrote_is_text(report: str, refused: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for address, places in ((report, 4), (refused, 4)):
        page.goto(address)
        assert page.evaluate("window.jebakan") is None
        assert page.locator("script, img, iframe, object").count() == 0
        assert page.locator("body").inner_text().count("<script>window.jebakan = 1<") >= places
    assert asked == [report, refused]


@pytest.mark.parametrize("width", [320, 360])
def test_the_report_fits_a_phone(width: int, report: str, refused: str, tab: OpenPage) -> None:
    page = tab(width)
    for address in (report, refused):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_the_report(
    width: int, report: str, refused: str, tab: OpenPage, axe: str, record_property: Record
) -> None:
    page = tab(width)
    for address in (report, refused):
        page.goto(address)
        assert judge(page, axe, record_property, "tinjauan") == {}


def test_the_preview_opens_from_the_report(report: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(report)
    page.get_by_role("link", name="Jadwal pelatihan").click()
    page.wait_for_url("**/pratinjau/units/diklat/pengumuman/jadwal/index.html")
    assert page.locator("h1").inner_text() == "Jadwal pelatihan"
