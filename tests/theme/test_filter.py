"""The filter of the box: by the stylesheet alone, and with the script that counts aloud and keeps the address."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from satupintu.pages.narrowing import MOST_MARKS
from satupintu.theme import STYLESHEET
from tests.build.project import Finished
from tests.make_site import theme_assets
from tests.theme.addresses import REAL
from tests.theme.conftest import OpenPage
from tests.theme.test_without import after_first_paint, layout_shift

ALL = 12
APPS = 3
"""Services and applications of the real site."""


@pytest.fixture
def plain(tab: OpenPage, address: str) -> Page:
    """The box on a desktop without JavaScript."""
    page = tab(1280, script=False)
    page.goto(address + REAL["box"])
    return page


@pytest.fixture
def scripted(tab: OpenPage, address: str) -> Page:
    page = tab(1280)
    page.goto(address + REAL["box"])
    return page


def rows(page: Page) -> Locator:
    return page.locator(".layanan:visible")


def names(page: Page) -> list[str]:
    return rows(page).locator(".judul").all_inner_texts()


def choose(page: Page, question: str, answer: str) -> None:
    page.get_by_role("group", name=question).get_by_role("radio", name=answer).check()


def said(page: Page) -> str:
    """What the stylesheet says below the rows, as Chromium gives it to assistive technology."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    texts = [
        str(node.get("name", {}).get("value", "")) for node in nodes if node["role"]["value"] == "StaticText"
    ]
    end = texts.index(" hasil yang cocok.")
    return "".join(texts[end - 1 : end + 1])


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


# ------------------------------------------------------------------------------------ without script


def test_without_script_answers_combine(plain: Page) -> None:
    choose(plain, "Untuk siapa", "Instansi")
    assert len(names(plain)) == 10
    choose(plain, "Unit", "Kajian")
    choose(plain, "Jenis", "Informasi")
    assert names(plain) == ["E-database aparatur", "JIPP Sulawesi Selatan", "Sinovik"]


def test_without_script_what_does_not_fit_is_hidden_from_everyone(plain: Page) -> None:
    choose(plain, "Unit", "Kompetensi")
    assert plain.locator(".layanan").count() == ALL + APPS
    assert plain.locator(".kotak").get_by_role("link", name="OSS", include_hidden=False).count() == 0


def test_without_script_a_row_then_names_its_unit_and_no_heading_is_left_alone(plain: Page) -> None:
    expect(plain.locator(".layanan-unit").first).to_be_hidden()
    choose(plain, "Jenis", "Konsultasi")
    expect(plain.locator(".kotak h2")).to_have_count(5)
    for heading in plain.locator(".kotak h2").all():
        expect(heading).to_be_hidden()
    assert rows(plain).locator(".layanan-unit").all_inner_texts() == ["Diklat", "Kajian"]


def test_without_script_the_number_is_counted_and_the_old_one_is_gone(plain: Page) -> None:
    expect(plain.get_by_role("status")).to_have_text(f"{ALL} layanan dan {APPS} aplikasi")
    choose(plain, "Unit", "Diklat")
    expect(plain.locator("[role=status]")).to_be_hidden()
    assert said(plain) == "4 hasil yang cocok."


def test_without_script_applications_answer_all_questions_but_that_of_the_public(plain: Page) -> None:
    apps = plain.locator(".layanan-kerja:visible")
    choose(plain, "Unit", "Sekretariat")
    expect(apps).to_have_count(APPS)
    assert "Khusus pegawai" in apps.first.inner_text()
    choose(plain, "Jenis", "Aplikasi")
    expect(apps).to_have_count(APPS)
    choose(plain, "Untuk siapa", "Masyarakat")
    expect(apps).to_have_count(0)


def test_a_filter_and_the_page_of_its_value_show_the_same(plain: Page, address: str) -> None:
    for question, answer, value in (
        ("Unit", "Sekretariat", "unit/sekretariat"),
        ("Jenis", "Aplikasi", "jenis/aplikasi"),
        ("Keadaan", "Di loket", "status/di-loket"),
        ("Untuk siapa", "ASN", "khalayak/asn"),
    ):
        plain.goto(address + REAL["box"])
        choose(plain, question, answer)
        chosen = names(plain)
        plain.goto(f"{address}layanan/pilih/{value}/")
        assert sorted(names(plain)) == sorted(chosen)


def test_without_script_an_empty_result_says_so_and_what_to_do(plain: Page) -> None:
    choose(plain, "Unit", "Kompetensi")
    choose(plain, "Jenis", "Pengaduan")
    assert names(plain) == []
    assert said(plain) == "Tidak ada hasil yang cocok."
    foot = plain.locator(".kotak-bantu")
    expect(foot.get_by_role("link", name="lihat semua unit")).to_be_visible()
    expect(foot.get_by_role("link", name="(022) 7790044")).to_have_attribute("href", "tel:+62227790044")
    foot.get_by_role("button", name="Tampilkan semua layanan").click()
    assert len(names(plain)) == ALL + APPS


def test_without_script_the_filter_is_used_by_keyboard(plain: Page) -> None:
    plain.get_by_role("group", name="Untuk siapa").get_by_role("radio", name="Semua").focus()
    plain.keyboard.press("ArrowDown")
    plain.keyboard.press("ArrowDown")
    assert names(plain) == ["SP4N-LAPOR!", "E-learning", "E-monev diklat"]


def test_without_script_there_is_no_field_for_names(plain: Page) -> None:
    expect(plain.get_by_label("Nama layanan")).to_be_hidden()


def test_on_phones_the_filter_opens_by_a_button(tab: OpenPage, address: str) -> None:
    page = tab(360, script=False)
    page.goto(address + REAL["box"])
    expect(page.get_by_role("radio", name="Masyarakat")).to_be_hidden()
    page.get_by_text("Saring layanan", exact=True).click()
    choose(page, "Untuk siapa", "Masyarakat")
    assert len(names(page)) == 5


@pytest.fixture
def old(visitor: OpenPage, address: str, real: Finished) -> Iterator[Page]:
    """A browser that does not know `:has()`: it drops every rule with it and the marks of the filter."""
    page = visitor(1280, java_script_enabled=False)

    def without(route: Route) -> None:
        text = real.text(route.request.url.removeprefix(address)).replace(
            "not selector(:has(*))", "(display: block)"
        )
        route.fulfill(body=text.replace(":has(", ":unknown("), content_type="text/css")

    page.route("**/satupintu.*.css", without)
    page.goto(address + REAL["box"])
    yield page


def test_where_has_is_not_known_there_is_no_filter_but_every_page_of_a_value(old: Page) -> None:
    expect(old.locator("#saring")).to_be_hidden()
    assert len(names(old)) == ALL + APPS
    old.get_by_role("navigation", name="Halaman setiap pilihan").get_by_role("link", name="Kajian").click()
    expect(old.locator("h1")).to_have_text("Layanan Kajian Administrasi")


# ------------------------------------------------------------------------------------ with script


def test_typing_narrows_the_list_by_name_purpose_and_other_words(scripted: Page) -> None:
    field = scripted.get_by_label("Nama layanan")
    field.fill("izin")
    assert names(scripted) == ["OSS", "SIM Kepegawaian"]
    field.fill("e learning")
    assert names(scripted) == ["E-learning"]
    field.fill("LATSAR")
    assert names(scripted) == ["E-learning", "Pendaftaran pelatihan"]


def test_the_number_is_told_to_screen_readers(scripted: Page) -> None:
    status = scripted.get_by_role("status")
    choose(scripted, "Unit", "Kajian")
    expect(status).to_have_text(f"4 dari {ALL} layanan")
    scripted.get_by_label("Nama layanan").fill("zzz")
    expect(status).to_have_text("Tidak ada layanan yang cocok. Ubah nama, unit, atau kelompok pengguna.")
    assert said(scripted) == "Tidak ada hasil yang cocok."


def test_services_and_applications_are_counted_apart(scripted: Page) -> None:
    status = scripted.get_by_role("status")
    choose(scripted, "Unit", "Sekretariat")
    expect(status).to_have_text(
        f"{len(names(scripted)) - APPS} dari {ALL} layanan dan {APPS} dari {APPS} aplikasi"
    )
    scripted.get_by_label("Nama layanan").fill("disposisi")
    expect(status).to_have_text(f"1 dari {APPS} aplikasi")
    assert names(scripted) == ["Surat Masuk"]


def test_the_state_is_in_the_address_and_comes_back_from_it(scripted: Page, visitor: OpenPage) -> None:
    choose(scripted, "Untuk siapa", "Instansi")
    scripted.get_by_label("Nama layanan").fill("data")
    scripted.wait_for_url("**/?nama=data&khalayak=instansi")
    shown = names(scripted)
    other = visitor(360)
    other.goto(scripted.url)
    assert names(other) == shown == ["E-database aparatur"]
    expect(other.get_by_role("status")).to_have_text(f"1 dari {ALL} layanan")


def test_an_address_with_unknown_values_shows_everything(scripted: Page, address: str) -> None:
    scripted.goto(f"{address}{REAL['box']}?unit=hilang&jenis=&lain=1&nama=")
    assert len(names(scripted)) == ALL + APPS
    expect(scripted.get_by_role("group", name="Unit").get_by_role("radio", name="Semua")).to_be_checked()


def test_the_back_button_takes_back_one_question_at_a_time(scripted: Page) -> None:
    choose(scripted, "Unit", "Diklat")
    choose(scripted, "Unit", "Kajian")
    scripted.get_by_label("Nama layanan").press_sequentially("data")
    assert names(scripted) == ["E-database aparatur"]
    scripted.go_back()
    scripted.wait_for_url("**/?unit=kajian")
    assert len(names(scripted)) == 4
    scripted.go_back()
    scripted.wait_for_url("**/layanan/")
    assert len(names(scripted)) == ALL + APPS
    scripted.go_forward()
    expect(scripted.get_by_role("radio", name="Kajian")).to_be_checked()


def test_who_comes_back_from_a_service_finds_the_list_as_it_was(scripted: Page) -> None:
    choose(scripted, "Unit", "Diklat")
    scripted.get_by_role("link", name="Pendaftaran pelatihan").click()
    expect(scripted.locator("h1")).to_have_text("Pendaftaran pelatihan")
    scripted.go_back()
    expect(scripted.get_by_role("status")).to_have_text(f"4 dari {ALL} layanan")


def test_clearing_the_filter_tells_the_whole_number_and_keeps_the_focus(scripted: Page) -> None:
    choose(scripted, "Unit", "Kompetensi")
    scripted.get_by_role("button", name="Tampilkan semua layanan").press("Enter")
    status = scripted.get_by_role("status")
    expect(status).to_have_text(f"{ALL} layanan dan {APPS} aplikasi")
    expect(status).to_be_focused()
    scripted.wait_for_url("**/layanan/")


def test_enter_in_the_field_stays_on_the_page(scripted: Page) -> None:
    field = scripted.get_by_label("Nama layanan")
    field.fill("oss")
    scripted.wait_for_url("**/?nama=oss")
    field.press("Enter")
    scripted.wait_for_timeout(200)
    assert query(scripted) == {"nama": ["oss"]}
    assert names(scripted) == ["OSS"]


def test_the_state_of_services_is_asked_where_they_differ(sample_address: str, tab: OpenPage) -> None:
    page = tab(1280, script=False)
    page.goto(f"{sample_address}layanan/")
    choose(page, "Keadaan", "Pemeliharaan")
    assert names(page) == ["Layanan dirawat"]


def test_the_script_moves_nothing_when_it_comes_late(visitor: OpenPage, address: str) -> None:
    page = visitor(1280)
    page.route("**/kotak.*.js", after_first_paint)
    assert layout_shift(page, address + REAL["box"]) == 0
    expect(page.get_by_label("Nama layanan")).to_be_visible()


# ------------------------------------------------------------------------------------ the rules themselves


def test_the_stylesheet_has_a_rule_for_every_number_and_no_more() -> None:
    text = theme_assets().content(STYLESHEET).decode()
    numbered = [
        f".sisi-kiri:has(#p{number}:checked) .layanan:not(.p{number})" for number in range(1, MOST_MARKS + 1)
    ]
    assert [rule for rule in numbered if rule not in text] == []
    assert f"#p{MOST_MARKS + 1}:" not in text


def test_only_the_page_with_a_filter_loads_its_script(real: Finished) -> None:
    loading = {
        name
        for name, path in real.files.items()
        if b"/kotak." in path.read_bytes() and name.endswith(".html")
    }
    assert loading == {"layanan/index.html"}
