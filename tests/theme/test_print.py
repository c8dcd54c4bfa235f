"""On paper: the text and nothing else. Announcements are the case to perfect."""

import io

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tests.build.project import Finished
from tests.theme.addresses import ANNOUNCEMENT, REAL, SAMPLE
from tests.theme.conftest import OpenPage

A4 = (595, 842)
"""Points."""
LEFT_OUT = (
    "Semua unit",
    "Langsung ke isi",
    "Bantuan",
    "Laporkan kekeliruan",
    "Peta situs",
    "Tutup menu",
    "Remah",
)


def printed(page: Page, address: str) -> PdfReader:
    """A page as the browser prints it on A4."""
    page.goto(address)
    return PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))


def words(reader: PdfReader) -> str:
    """The text of all sheets, white space joined."""
    return " ".join(" ".join(sheet.extract_text().split()) for sheet in reader.pages)


def test_an_announcement_is_one_sheet_of_a4(address: str, tab: OpenPage) -> None:
    page = tab()
    reader = printed(page, address + ANNOUNCEMENT)
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == pytest.approx(A4, abs=1)


def test_an_announcement_on_paper_has_title_number_dates_and_contact(
    address: str, tab: OpenPage, real: Finished
) -> None:
    page = tab()
    item = next(
        row for row in real.items("announcements").values() if row["url"].endswith(f"/{ANNOUNCEMENT}")
    )
    text = words(printed(page, address + ANNOUNCEMENT))
    for part in (item["title"], item["number"]):
        assert " ".join(part.split()) in text
    for fact in real.html(ANNOUNCEMENT).css("main .fakta dd, main time, footer .kontak li"):
        assert " ".join(fact.text().split()) in text


def test_paper_names_the_address_it_came_from(address: str, tab: OpenPage) -> None:
    page = tab()
    text = words(printed(page, address + ANNOUNCEMENT))
    assert f"puslatbang-pkasn.example/{ANNOUNCEMENT}" in text.replace(" ", "")


@pytest.mark.parametrize(
    "kind", ["announcement", "event", "news", "free page", "agenda", "training schedule"]
)
def test_menu_and_footer_stay_off_the_paper(address: str, tab: OpenPage, kind: str) -> None:
    page = tab()
    text = words(printed(page, address + REAL[kind]))
    assert page.locator("h1").inner_text() in text.replace("- ", "-")
    assert [left for left in LEFT_OUT if left in text] == []


def test_the_wordmark_stays_on_the_paper(address: str, tab: OpenPage) -> None:
    page = tab()
    text = words(printed(page, address + ANNOUNCEMENT))
    assert " ".join(page.locator(".lambang").text_content().split()) in text  # type: ignore[union-attr]


def test_of_the_header_the_wordmark_alone_stays_on_the_paper(address: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(address + ANNOUNCEMENT)
    page.emulate_media(media="print")
    shown = [part.get_attribute("class") for part in page.locator(".kepala .puncak > *:visible").all()]
    page.emulate_media(media="screen")
    assert shown == ["lambang"]


def test_the_box_has_no_empty_foot_on_the_paper(address: str, tab: OpenPage) -> None:
    page = tab(660, media="print")
    page.goto(address)
    below_the_last = page.locator(".kotak").evaluate(
        "box => box.getBoundingClientRect().bottom - [...box.querySelectorAll('.layanan')].at(-1).getBoundingClientRect().bottom"
    )
    assert 0 <= below_the_last <= 4


def test_the_address_of_an_outside_link_is_printed_after_it(sample_address: str, tab: OpenPage) -> None:
    page = tab()
    text = words(printed(page, sample_address + SAMPLE["event of one day elsewhere"]))
    assert "(https://rapat.uji.example/seminar)" in text.replace(" ", "").replace("(", " (").replace(
        ")", ") "
    )


def test_paper_is_white_and_ink_is_black_in_a_dark_browser_too(address: str, tab: OpenPage) -> None:
    page = tab()
    page.emulate_media(color_scheme="dark", media="print")
    page.goto(address + ANNOUNCEMENT)
    colours = page.evaluate(
        "['body', 'h1', 'main p'].map(name => getComputedStyle(document.querySelector(name)).color)"
    )
    assert colours == ["rgb(0, 0, 0)"] * 3
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"


def test_a_service_standard_on_paper_is_whole(address: str, tab: OpenPage, real: Finished) -> None:
    page = tab()
    place = REAL["service with its standard"]
    text = words(printed(page, address + place))
    titles = [" ".join(node.text().split()) for node in real.html(place).css(".standar h4")]
    assert len(titles) == 14
    assert [title for title in titles if title not in text] == []
    assert "Poster A3" not in text


def test_a_manual_on_paper_keeps_every_step_and_names_no_button(
    address: str, tab: OpenPage, real: Finished
) -> None:
    page = tab()
    manual = REAL["manual with drawings of steps"]
    text = words(printed(page, address + manual))
    row = next(row for row in real.items("manuals").values() if row["url"].endswith(f"/{manual}"))
    told = [step[key] for step in row["steps"] for key in ("title", "actor", "action", "result")]
    joined = text.replace(" ", "")
    assert [part for part in told if part.replace(" ", "") not in joined] == []
    assert "Selebaran PDF" not in text


def test_the_list_of_services_is_printed_with_addresses_and_contacts(address: str, tab: OpenPage) -> None:
    page = tab()
    reader = printed(page, address + REAL["list of services"])
    assert len(reader.pages) <= 2
    text = words(reader)
    assert "https://oss.go.id" in text
    assert "diklat@puslatbang-pkasn.example" in text
    assert [control for control in ("Cetak daftar", "Siap dicetak", "Semua layanan") if control in text] == []


def test_a_filtered_box_is_printed_as_it_is_seen(address: str, tab: OpenPage) -> None:
    page = tab()
    text = words(printed(page, f"{address}layanan/?unit=kompetensi"))
    assert "Asesmen kompetensi" in text
    assert "E-advokasi" not in text
    assert [control for control in ("Hapus pilihan", "Bukan yang Anda cari") if control in text] == []


def test_the_organisation_is_one_sheet_of_a3(address: str, tab: OpenPage, real: Finished) -> None:
    """Every post of it, with who holds it; the sheet is in landscape."""
    page = tab()
    reader = printed(page, f"{address}struktur/")
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) == pytest.approx((1191, 842), abs=1)
    text = words(reader).replace(" ", "")
    titles = [node.text(strip=True) for node in real.html("struktur/").css("main ul.bagan a")]
    assert len(titles) > 30
    assert [title for title in titles if title.replace(" ", "") not in text] == []
