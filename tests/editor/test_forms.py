"""The forms for those without an account, in a real browser: the file they make is read to the letter, nothing is sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from satupintu.editor.forms import KINDS, form_fields
from satupintu.models import Announcement, Download, Event, Item, NewsItem
from satupintu.models import Page as PageItem
from satupintu.places import Kind
from tests.build.project import Finished, built
from tests.build.serve import served
from tests.editor.test_editor import SETTINGS, trained
from tests.make_site import MadeSite, MakeSite, markdown
from tests.theme.allowed_messages import ALLOWED
from tests.theme.conftest import OpenPage, axe, tab, tabs, visitor
from tests.theme.test_axe import Record, judge
from tests.theme.test_stress import fits
from tests.theme.test_validity import check, covers, told

__all__ = ["axe", "tab", "tabs", "trained", "visitor"]

TITLE = 'Jum\'at: "libur" #1 – [draf] & 50% {ya}'
SLUG = "jum-at-libur-1-draf-50-ya"
SUMMARY = "Satu: kalimat, 'dikutip'.\n- Dan baris kedua."
BODY = "## Syarat\n\n- surat 'tugas'\n- pas foto\n\nSampai jumpa: *selalu*.\n"
COMMON = {"judul": TITLE, "tanggal": "2026-11-20", "ringkasan": SUMMARY}
FURTHER = {"label": "latsar\nno\n", "kata_kunci": "  hari   libur "}
TEXTS: Mapping[Kind, Mapping[str, str]] = {
    Kind.ANNOUNCEMENT: {**COMMON, **FURTHER, "nomor": "007", "berlaku_sampai": "2027-02-28", "isi": BODY},
    Kind.NEWS: {**COMMON, "isi": BODY},
    Kind.EVENT: {
        **COMMON,
        "mulai": "2026-12-01 08:00",
        "selesai": "2026-12-02 16:30",
        "tempat": "Aula: lantai 2",
        "tautan": "https://uji.example/a?b=1#c",
        "pendaftaran.kuota": "40",
        "pendaftaran.biaya": "Rp1.000,00",
        "revisi": "0",
        "isi": BODY,
    },
    Kind.DOWNLOAD: {**COMMON, "berkas": "a.csv", "versi": "1.10", "bahasa": "id"},
    Kind.PAGE: {**COMMON, "isi": BODY},
}
ENTRIES: Mapping[Kind, tuple[str, tuple[Mapping[str, str], ...]]] = {
    Kind.ANNOUNCEMENT: (
        "lampiran",
        (
            {"berkas": "../media/a.csv", "judul": "Daftar: 'peserta' #1"},
            {"berkas": "../media/b.csv", "judul": "Jadwal"},
        ),
    ),
    Kind.DOWNLOAD: ("versi_lama", ({"berkas": "b.csv", "versi": "1.9", "tanggal": "2026-01-02"},)),
}
CHOICES = {Kind.EVENT: {"jenis": "seminar"}, Kind.DOWNLOAD: {"klasifikasi": "setiap-saat"}}


@pytest.fixture
def forms(trained: Finished) -> Iterator[str]:
    with served(trained.folder) as address:
        yield f"{address}admin/formulir/"


def filled(page: Page, values: Mapping[str, str], choices: Mapping[str, str] | None = None) -> None:
    page.get_by_label("Milik siapa").select_option("Bidang Diklat")
    page.get_by_text("Isian lain, boleh dikosongkan").click()
    for key, value in values.items():
        page.locator(f"[id='f-{key}']").fill(value)
    for key, value in (choices or {}).items():
        page.locator(f"[id='f-{key}']").select_option(value)


def added(page: Page, key: str, entries: Iterable[Mapping[str, str]]) -> None:
    """Add entries to a list, the second after the first, as one does with the mouse."""
    around = page.locator(f"[data-kelompok={key}]")
    for entry in entries:
        around.get_by_role("button", name="Tambah").click()
        part = around.get_by_role("group").last
        for name, value in entry.items():
            part.locator(f"[data-kunci={name}]").fill(value)


def made(page: Page, folder: Path) -> tuple[str, str]:
    """The name and text of the file, as it is downloaded; what is shown is the same."""
    page.get_by_role("button", name="Buat berkas").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Unduh berkas").click()
    target = folder / "unduhan"
    download.value.save_as(target)
    text = target.read_bytes().decode()
    assert page.get_by_label("Isi berkas").input_value() == text
    return download.value.suggested_filename, text


def read(site: MadeSite, path: str, text: str) -> Item:
    """What our own loader and checks make of the file."""
    site.write(path, text)
    folder = Path(path).parent if "unduhan" in path else Path(path).parent.parent / "media"
    for name in ("a.csv", "b.csv"):
        if name in text:
            site.write(f"{folder}/{name}", f"{name};b\n")
    assert site.messages() == []
    return site.site().by_path[path]


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_of_a_form_is_read_to_the_letter(
    kind: Kind, forms: str, visitor: OpenPage, tmp_path: Path, make_site: MakeSite
) -> None:
    page = visitor()
    page.goto(f"{forms}{kind}/")
    filled(page, TEXTS[kind], CHOICES.get(kind))
    if kind in ENTRIES:
        added(page, *ENTRIES[kind])
    name, text = made(page, tmp_path)
    path = f"units/diklat/{kind}/{name}"
    assert name == f"{SLUG}{'.yml' if kind is Kind.DOWNLOAD else '.md'}"
    expect(page.locator("[data-letak]")).to_have_text(path)
    item = read(make_site(), path, text)
    assert (item.title, item.summary) == (TITLE, "Satu: kalimat, 'dikutip'. - Dan baris kedua.")
    assert item.date.iso == "2026-11-20"
    if kind is not Kind.DOWNLOAD:
        assert text.endswith(f"---\n{BODY}")
    match item:
        case Announcement():
            assert item.valid_until
            assert (item.number, item.valid_until.iso) == ("007", "2027-02-28")
            assert (item.tags, item.keywords) == (("latsar", "no"), ("hari libur",))
            assert [(each.file, each.title) for each in item.attachments] == [
                ("../media/a.csv", "Daftar: 'peserta' #1"),
                ("../media/b.csv", "Jadwal"),
            ]
        case Event():
            assert item.registration
            assert (item.start.iso, item.registration.quota) == ("2026-12-01T08:00+07:00", 40)
            assert (item.location, item.url) == ("Aula: lantai 2", "https://uji.example/a?b=1#c")
        case Download():
            assert (item.version, item.information_class) == ("1.10", "setiap-saat")
            (former,) = item.former_versions
            assert (former.file, former.version, former.date.iso) == ("b.csv", "1.9", "2026-01-02")
        case _:
            assert isinstance(item, NewsItem | PageItem)


def test_nothing_is_sent_or_kept_and_the_page_says_so(forms: str, visitor: OpenPage, tmp_path: Path) -> None:
    page = visitor()
    page.goto(f"{forms}pengumuman/", wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    filled(page, TEXTS[Kind.ANNOUNCEMENT])
    made(page, tmp_path)
    page.locator("#f-judul").press("Enter")
    expect(page.get_by_role("heading", name="Belum terkirim")).to_be_visible()
    assert [address for address in asked if not address.startswith("blob:")] == []
    assert page.url == f"{forms}pengumuman/"
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    refused = page.evaluate("fetch('/').then(() => 'sent', () => 'refused')")
    assert refused == "refused"


def test_what_is_wrong_is_said_beside_the_field_as_one_types(forms: str, visitor: OpenPage) -> None:
    page = visitor()
    page.goto(f"{forms}agenda/")
    field = page.locator("#f-mulai")
    told = page.locator("#p-mulai [data-salah]")
    for value, sentence in (
        ("besok", "Periksa tulis seperti 2026-11-22 atau 2026-11-22 08:00."),
        ("2026-02-30", "Periksa hari atau jam itu tidak ada."),
        ("2026-02-28 24:00", "Periksa hari atau jam itu tidak ada."),
        ("", "Periksa wajib diisi."),
    ):
        field.fill(value)
        expect(told).to_have_text(sentence)
        expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("2026-02-28 08:00")
    expect(told).to_be_empty()
    expect(field).not_to_have_attribute("aria-invalid", "true")


def test_an_incomplete_form_makes_no_file_and_leads_to_what_is_missing(forms: str, visitor: OpenPage) -> None:
    page = visitor()
    page.goto(f"{forms}agenda/")
    filled(page, {**TEXTS[Kind.EVENT], "judul": "", "tautan": "http://uji.example"}, CHOICES[Kind.EVENT])
    page.get_by_text("Isian lain, boleh dikosongkan").click()
    page.get_by_role("button", name="Buat berkas").click()
    summary = page.locator("[data-ringkasan]")
    expect(summary).to_be_focused()
    assert summary.locator("li").all_inner_texts() == [
        "Judul: wajib diisi",
        "Tautan: awali dengan https://",
        "Nama berkas: tulis nama berkas, atau judul yang memuat huruf",
    ]
    expect(page.get_by_role("heading", name="Belum terkirim")).to_be_hidden()
    summary.get_by_role("link", name="Tautan").click()
    expect(page.locator("#f-tautan")).to_be_focused()


def test_nobody_writes_for_another_unit_by_oversight(forms: str, visitor: OpenPage) -> None:
    page = visitor()
    page.goto(f"{forms}berita/")
    page.get_by_role("button", name="Buat berkas").click()
    assert page.locator("[data-ringkasan] li").first.inner_text() == "Milik siapa: pilih dahulu"
    page.get_by_label("Milik siapa").select_option("Bidang Diklat")
    expect(page.locator("#p-folder [data-salah]")).to_be_empty()


def test_an_event_on_the_web_needs_no_place(
    forms: str, visitor: OpenPage, tmp_path: Path, make_site: MakeSite
) -> None:
    page = visitor()
    page.goto(f"{forms}agenda/")
    without = {**TEXTS[Kind.EVENT], "tempat": ""}
    filled(page, {**without, "tautan": ""}, CHOICES[Kind.EVENT])
    page.get_by_role("button", name="Buat berkas").click()
    told = page.locator("[data-ringkasan] li").all_inner_texts()
    assert told == ["Tempat: wajib diisi, kecuali tautan diisi"]
    page.locator("#f-tautan").fill(without["tautan"])
    expect(page.locator("#p-tempat [data-salah]")).to_be_empty()
    name, text = made(page, tmp_path)
    item = read(make_site(), f"units/diklat/agenda/{name}", text)
    assert isinstance(item, Event)
    assert (item.location, item.url) == (None, without["tautan"])


def test_an_entry_of_a_list_is_taken_away_again_and_an_empty_one_is_none(
    forms: str, visitor: OpenPage, tmp_path: Path
) -> None:
    page = visitor()
    page.goto(f"{forms}pengumuman/")
    filled(page, COMMON)
    added(page, "lampiran", [{"berkas": "../media/a.csv", "judul": "Satu"}, {"berkas": "../media/b.csv"}, {}])
    page.get_by_role("button", name="Buat berkas").click()
    assert page.locator("[data-ringkasan] li").all_inner_texts() == ["Lampiran 2: Judul: wajib diisi"]
    second = page.get_by_role("group", name="Lampiran 2")
    expect(second.locator("[data-salah]").last).to_have_text("Periksa wajib diisi.")
    second.get_by_role("button", name="Hapus").press("Enter")
    expect(page.get_by_role("button", name="Tambah lampiran")).to_be_focused()
    _name, text = made(page, tmp_path)
    assert text.partition("lampiran:")[2].partition("---")[0] == (
        "\n  - berkas: '../media/a.csv'\n    judul: 'Satu'\n"
    )


def test_a_form_can_be_filled_in_with_the_keyboard_alone(forms: str, visitor: OpenPage) -> None:
    page = visitor()
    page.goto(f"{forms}berita/")
    page.locator("#f-folder").focus()
    page.keyboard.press("ArrowDown")
    for value in ("Judul", "2026-11-20", "Ringkasan.", "Isi."):
        page.keyboard.press("Tab")
        page.keyboard.type(value)
    for _step in range(3):  # the further fields, the name, the button
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hasil]")).to_be_focused()
    assert page.get_by_label("Isi berkas").input_value().endswith("---\nIsi.\n")
    page.get_by_role("button", name="Salin").press("Enter")
    expect(page.locator("[data-hasil] [role=status]")).to_have_text("Tersalin.")


@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", [Kind.EVENT, Kind.DOWNLOAD])
def test_axe_finds_nothing_in_a_form(
    kind: Kind, width: int, forms: str, tab: OpenPage, axe: str, record_property: Record
) -> None:
    page = tab(width)
    page.goto(f"{forms}{kind}/")
    page.get_by_text("Isian lain, boleh dikosongkan").click()
    page.get_by_role("button", name="Buat berkas").click()
    assert judge(page, axe, record_property, f"form {kind}, faults") == {}
    filled_in = {**TEXTS[kind], **COMMON}
    page.get_by_text("Isian lain, boleh dikosongkan").click()
    filled(page, filled_in, CHOICES[kind])
    if kind in ENTRIES:
        added(page, *ENTRIES[kind])
    page.get_by_role("button", name="Buat berkas").click()
    assert judge(page, axe, record_property, f"form {kind}, file") == {}


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_does_not_scroll_sideways(kind: Kind, forms: str, tab: OpenPage) -> None:
    page = tab(320)
    fits(page, f"{forms}{kind}/")
    page.get_by_text("Isian lain, boleh dikosongkan").click()
    page.get_by_role("button", name="Buat berkas").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_without_script_the_form_says_what_to_do(forms: str, tab: OpenPage) -> None:
    page = tab(script=False)
    page.goto(f"{forms}berita/")
    expect(page.get_by_text("Formulir ini memerlukan JavaScript")).to_be_visible()
    expect(page.get_by_label("Judul (wajib)")).to_be_hidden()


@pytest.mark.needs("java", "vnu")
def test_the_html_of_forms_is_valid(trained: Finished) -> None:
    wrong = [
        told(message)
        for message in check("--skip-non-html", trained.folder / "admin/formulir")
        if not any(covers(allowed, message) for allowed in ALLOWED)
    ]
    assert wrong == []


def test_forms_are_no_public_pages(trained: Finished) -> None:
    addresses = [f"admin/formulir/{name}" for name in ("", *(f"{kind}/" for kind in KINDS))]
    for address in addresses:
        assert 'name="robots" content="noindex"' in trained.text(address)
    public = [address for address in trained.pages if not address.startswith("admin/")]
    assert not any(link.startswith("admin/") for address in public for link in trained.links(address))
    assert "formulir" not in trained.text("sitemap.xml")


def test_one_setting_leaves_the_forms_out(make_site: MakeSite) -> None:
    settings = f"{SETTINGS}admin: tidak\n"
    finished = built(make_site({"content/situs.yml": settings, "units/diklat/berita/a.md": markdown()}).root)
    assert not any("formulir" in name for name in finished.files)


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_asks_for_every_key_that_the_checks_require(kind: Kind) -> None:
    fields = {field.name: field for field in form_fields(kind)}
    assert {name for name, field in fields.items() if field.required} >= {"judul", "tanggal", "ringkasan"}
    assert "ditinjau" not in fields
    assert all(field.hint and field.title for field in fields.values())
