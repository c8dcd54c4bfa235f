"""The search in a real browser, over a made site with hidden things planted, and over the real site."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from satupintu.budgets import FIRST_QUERY, FURTHER_QUERY, KILOBYTE, LONG_FIRST_QUERY, Budget
from satupintu.commands.tools import find
from tests.build import sample
from tests.build.project import Finished, built, once
from tests.build.serve import served
from tests.make_site import make_project, markdown
from tests.theme.conftest import OpenPage
from tests.theme.test_axe import Record, judge

PER_PAGE = 8
MANY = {
    f"units/kompetensi/berita/lokakarya-{number}.md": markdown(
        "## Bahan lokakarya\n\nMurai berkicau di lokakarya ini.\n\n## Hasilnya\n\nTertulis.\n",
        judul=f"Lokakarya {number}",
        tanggal=f"2026-0{number % 9 + 1}-02",
    )
    for number in range(1, 11)
}
FILES = {
    **sample.FILES,
    **MANY,
    "content/situs.yml": sample.SITE.replace("pencarian: tidak", "pencarian: ya"),
    "units/diklat/pengumuman/murai.md": markdown(
        "Syarat murai batu.\n", judul="Murai batu", tanggal="2025-03-04", kata_kunci="[burung penyanyi]"
    ),
    "units/diklat/berita/kutilang.md": markdown("Kutilang saja.\n", judul="Hanya kutilang"),
    "units/diklat/halaman/biaya.md": markdown(
        "Sewa sangkar 1.250.000 rupiah, pakan 2750000 rupiah. Kicau surat-menyurat lewat e-kicau.\n",
        judul="Tarif sangkar",
    ),
    "units/diklat/berita/kenari.md": markdown(
        "Kandang dipinjam.\n", judul="Peminjaman kandang", ringkasan="Pinjam."
    ),
    "units/diklat/pengumuman/kenari.md": markdown(
        "Kandang dipinjam.\n",
        judul="Peminjaman kandang usai",
        ringkasan="Pinjam.",
        tanggal="2026-01-05",
        berlaku_sampai="2026-02-01",
    ),
    "services_catalog/layanan/kandang.yml": sample.service(
        nama="Peminjaman kandang burung", alamat="https://kandang.uji.example/", ringkasan="Pinjam"
    ),
    "units/diklat/halaman/kmb2a.md": markdown(
        "Nama lama.\n", judul="KMB2A sejak 1990", ringkasan="KMB2A lama"
    ),
    "units/diklat/halaman/kmb.md": markdown(
        "Kursus memelihara burung (KMB) bagi pemula.\n", judul="Kursus pemula"
    ),
    "units/diklat/halaman/perkutut.md": markdown("Suaranya merdu.\n", judul="Perkutut"),
    "units/diklat/berita/catatan.md": markdown(
        f"{'Rapat membahas banyak hal. ' * 30}Jalak disebut, perkutut juga.\n", judul="Catatan rapat"
    ),
    "content/berita/draf.md": markdown("rahasiadraf", judul="rahasiadraf", status="draf"),
    "content/berita/nanti.md": markdown("rahasiananti", judul="rahasiananti", tanggal="2027-02-02"),
}


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The sample site with its search."""
    folder = once(
        tmp_path_factory, "dicari", lambda folder: built(make_project(folder / "situs", FILES).root)
    )
    return Finished(folder / "situs" / "output")


@pytest.fixture(scope="module")
def home(searched: Finished) -> Iterator[str]:
    with served(searched.folder) as found:
        yield found


def search(page: Page, home: str, words: str, *more: str) -> None:
    """Open the search with a query in its address, and wait until it has answered."""
    page.goto(f"{home}cari/?{'&'.join([f'q={words}', *more])}")
    expect(page.get_by_role("status")).to_contain_text("hasil")


def titles(page: Page) -> list[str]:
    return page.locator("#hasil h3").all_inner_texts()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"input[name={name}][value='{value}']").check()


# ------------------------------------------------------------------------------ what is indexed


def test_every_page_that_is_marked_is_in_the_bundle_and_no_other(searched: Finished) -> None:
    marked = [address for address in searched.pages if "data-pagefind-body" in searched.text(address)]
    [language] = searched.json("pagefind/pagefind-entry.json")["languages"].values()
    assert (
        language["page_count"] == len(marked) == len(list((searched.folder / "pagefind/fragment").iterdir()))
    )
    ordered = searched.text("pagefind/urutan.txt").split("\n")
    assert sorted(ordered) == sorted(path.stem for path in (searched.folder / "pagefind/fragment").iterdir())
    lists = re.compile(
        r"(?:.*/)?(?:berita|pengumuman|agenda|unduhan|layanan|pegawai|arsip/.*|hal/.*)/|404.html|"
    )
    assert [address for address in marked if lists.fullmatch(address)] == []


def test_nothing_hidden_is_in_the_bundle(searched: Finished) -> None:
    texts = {
        path.name: gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        for folder in ("fragment", "index", "filter")
        for path in (searched.folder / "pagefind" / folder).iterdir()
    }
    whole = "\n".join(texts.values()).lower()
    assert "kutilang" in whole, "the texts were read"
    hidden = ("rahasiadraf", "rahasiananti", sample.DRAFT, sample.SCHEDULED, sample.COMING, sample.LEFT)
    assert [word for word in (*hidden, sample.SECRET_ACCOUNT, "kenari-tidak-disebut") if word in whole] == []


def test_a_page_on_which_nobody_searches_loads_nothing_of_the_search(home: str, page: Page) -> None:
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    for address in ("", "units/diklat/pengumuman/murai/", "cari/"):
        page.goto(home + address, wait_until="networkidle")
    assert [url for url in loaded if "/pagefind/" in url] == []
    assert [url for url in loaded if "/pencarian." in url and "cari/" not in page.url] == []


# ------------------------------------------------------------------------------ searching


def test_results_come_as_one_types_and_stand_in_the_address(home: str, page: Page) -> None:
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(home + "cari/")
    page.locator("#q").press_sequentially("kutilang", delay=20)
    expect(page.get_by_role("status")).to_have_text("1 hasil untuk “kutilang”")
    expect(page.locator("#hasil h3 a")).to_have_attribute(
        "href", re.compile(r"/units/diklat/berita/kutilang/")
    )
    expect(page.locator("#hasil mark").first).to_have_text(re.compile("kutilang", re.IGNORECASE))
    assert page.url.endswith("cari/?q=kutilang")
    assert faults == [], "the policy of the page forbids nothing the search needs"


def test_a_result_tells_kind_unit_and_day_and_leads_to_its_parts(home: str, tab: OpenPage) -> None:
    page = tab()
    search(page, home, "murai", "jenis=pengumuman")
    row = page.locator("#hasil .baris").first
    expect(row.locator(".rinci")).to_have_text(re.compile("Pengumuman.*Diklat.*4 Mar 2025"))
    search(page, home, "bahan lokakarya")
    part = page.locator("#hasil .label-daftar a", has_text="Bahan lokakarya").first
    part.click()
    expect(page.locator("h1")).to_contain_text("Lokakarya")
    assert "#" in page.url


def test_filters_narrow_and_the_address_alone_shows_the_same(
    home: str, tab: OpenPage, visitor: OpenPage
) -> None:
    page = tab()
    search(page, home, "murai")
    everything = page.get_by_role("status").inner_text()
    choose(page, "tahun", "2025")
    expect(page.get_by_role("status")).to_have_text("1 hasil untuk “murai”")
    choose(page, "unit", "diklat")
    assert titles(page) == ["Murai batu"]
    other = visitor()
    other.goto(page.url)
    expect(other.get_by_role("status")).to_have_text("1 hasil untuk “murai”")
    assert titles(other) == ["Murai batu"]
    page.go_back()
    page.go_back()
    expect(page.get_by_role("status")).to_have_text(everything)


def test_the_newest_come_first_where_that_is_asked(home: str, tab: OpenPage) -> None:
    page = tab()
    search(page, home, "lokakarya", "urut=baru", "jenis=berita")
    days = page.locator("#hasil .rinci span:last-child").all_inner_texts()
    months = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep"]
    found = [months.index(day.split()[1]) for day in days]
    assert len(found) == PER_PAGE
    assert found == sorted(found, reverse=True)


def test_further_results_have_pages_and_back_restores_them(home: str, tab: OpenPage) -> None:
    page = tab()
    search(page, home, "lokakarya", "jenis=berita")
    assert len(titles(page)) == PER_PAGE
    page.get_by_role("link", name="Berikutnya").click()
    expect(page.get_by_role("status")).to_contain_text("halaman 2")
    second = titles(page)
    page.locator("#hasil h3 a").last.click()
    expect(page.locator("h1")).to_contain_text("Lokakarya")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("halaman 2")
    assert titles(page) == second
    assert "hal=2" in page.url


def test_words_that_no_page_has_together_are_asked_one_by_one(home: str, tab: OpenPage) -> None:
    page = tab()
    search(page, home, "kutilang penyanyi")
    assert {"Hanya kutilang", "Murai batu"} <= set(titles(page))


def test_words_that_tell_nothing_do_not_hide_the_answer(home: str, tab: OpenPage) -> None:
    page = tab()
    search(page, home, "di mana saya bisa mencari kutilang")
    assert titles(page)[0] == "Hanya kutilang"


def test_words_that_tell_nothing_are_asked_where_nothing_else_is(home: str, tab: OpenPage) -> None:
    page = tab()
    search(page, home, "yang di")
    assert titles(page) != [], "the pages that say them"


@pytest.mark.parametrize(
    ("words", "title"),
    [("burung", "Murai batu"), ("asesmen kompetensi", "Pemetaan Kompetensi"), ("siti aminah", "Siti Aminah")],
)
def test_keywords_former_names_and_people_are_found(home: str, tab: OpenPage, words: str, title: str) -> None:
    page = tab()
    search(page, home, words)
    assert any(title in found for found in titles(page))


@pytest.mark.parametrize(
    "number",
    [
        "198503042010121001",
        "19850304 201012 1 001",
        "19850304.201012.1.001",
        "kutilang 19850304 201012 1 001",
        "1985-0304-2010-1210-01",
    ],
)
def test_a_personnel_number_finds_nothing(home: str, tab: OpenPage, number: str) -> None:
    page = tab()
    search(page, home, number)
    expect(page.get_by_role("status")).to_have_text(f"Tidak ada hasil untuk “{number}”.")
    expect(page.locator("h1")).to_have_text("Tidak ada hasil")
    assert titles(page) == []
    expect(page.get_by_role("link", name="Satu Kotak", exact=True).last).to_be_visible()


def test_what_a_visitor_types_is_shown_as_text(home: str, tab: OpenPage) -> None:
    page = tab()
    search(page, home, "%3Cimg src=x onerror=alert(1)%3E kutilang")
    assert page.locator("#hasil img").count() == 0


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("1.250.000", "Tarif sangkar"),
        ("1250000", "Tarif sangkar"),
        ("2.750.000", "Tarif sangkar"),
        ("kutilang-kutilang", "Hanya kutilang"),
        ("KUTILANGnya", "Hanya kutilang"),
        ("kutilanglah", "Hanya kutilang"),
        ("e-kicau", "Tarif sangkar"),
        ("ekicau", "Tarif sangkar"),
        ("surat menyurat sangkar", "Tarif sangkar"),
    ],
)
def test_numbers_doubled_words_endings_and_hyphens_find_the_page(
    home: str, page: Page, words: str, title: str
) -> None:
    search(page, home, words)
    assert titles(page)[0] == title


def test_a_service_comes_before_news_that_match_as_well_and_what_is_over_comes_last(
    home: str, page: Page
) -> None:
    search(page, home, "pinjam kandang")
    assert titles(page) == ["Peminjaman kandang burung", "Peminjaman kandang", "Peminjaman kandang usai"]


def test_an_abbreviation_is_not_the_beginning_of_another_one(home: str, page: Page) -> None:
    search(page, home, "kmb")
    assert titles(page)[0] == "Kursus pemula"
    search(page, home, "kmb2a")
    assert titles(page)[0] == "KMB2A sejak 1990"


def test_a_page_about_one_of_the_words_comes_before_one_that_only_says_all(home: str, page: Page) -> None:
    search(page, home, "jalak perkutut")
    assert titles(page)[:2] == ["Perkutut", "Catatan rapat"]


def test_an_exact_title_comes_first(home: str, page: Page) -> None:
    search(page, home, "peminjaman kandang")
    assert titles(page)[0] == "Peminjaman kandang"


# ------------------------------------------------------------------------------ misspelt words


def loaded_files(page: Page) -> list[str]:
    found: list[str] = []
    page.on("request", lambda request: found.append(request.url.rpartition("/")[2]))
    return found


def test_a_misspelt_word_is_put_right_at_once_and_one_may_insist(home: str, page: Page) -> None:
    search(page, home, "kutilng")
    status = page.get_by_role("status")
    expect(status).to_have_text(re.compile(r"Menampilkan 1 hasil untuk “kutilang”\s+Cari “kutilng” saja"))
    assert titles(page) == ["Hanya kutilang"]
    page.get_by_role("link", name="“kutilng”").click()
    expect(status).to_have_text(
        re.compile(r"Tidak ada hasil untuk “kutilng”\.\s+Mungkin maksud Anda “kutilang”\?")
    )
    expect(status).to_be_focused()
    assert page.url.endswith("?q=kutilng&persis=1")
    page.get_by_role("link", name="“kutilang”").click()
    expect(status).to_have_text("1 hasil untuk “kutilang”")
    assert page.url.endswith("?q=kutilang")


def test_back_restores_what_was_put_right_and_what_was_insisted_on(home: str, page: Page) -> None:
    search(page, home, "kutilng", "persis=1")
    page.get_by_role("link", name="“kutilang”").click()
    expect(page.get_by_role("status")).to_have_text("1 hasil untuk “kutilang”")
    page.go_back()
    expect(page.get_by_role("status")).to_contain_text("Tidak ada hasil untuk “kutilng”.")
    expect(page.locator("#q")).to_have_value("kutilng")


def test_only_the_misspelt_word_is_changed(home: str, page: Page) -> None:
    search(page, home, "murai btau untuk saya")
    expect(page.get_by_role("status")).to_contain_text("untuk “murai batu untuk saya”")
    assert titles(page)[0] == "Murai batu"


def test_the_beginning_of_a_word_finds_what_it_becomes(home: str, page: Page) -> None:
    search(page, home, "peminjam")
    assert "Peminjaman kandang" in titles(page)
    search(page, home, "lokakar")
    expect(page.get_by_role("status")).to_contain_text("hasil untuk “lokakar”")
    assert titles(page)[0].startswith("Lokakarya")


def test_a_word_that_no_page_has_is_told_beside_what_the_others_find(home: str, page: Page) -> None:
    search(page, home, "zzqqxx kutilang")
    expect(page.get_by_role("status")).to_have_text(
        "1 hasil untuk “zzqqxx kutilang”. Tidak ada halaman yang memuat “zzqqxx”."
    )
    search(page, home, "kutilang saja untuk saya")
    expect(page.get_by_role("status")).to_have_text("1 hasil untuk “kutilang saja untuk saya”")


@pytest.mark.parametrize("words", ["wutilng", "sejal"])
def test_what_is_near_only_by_chance_is_not_guessed_at(home: str, page: Page, words: str) -> None:
    """Two faults and another first letter; near a word that tells nothing (`sejak`)."""
    search(page, home, words)
    expect(page.get_by_role("status")).to_have_text(f"Tidak ada hasil untuk “{words}”.")


def test_where_nothing_is_found_what_to_do_has_the_width_of_the_text(home: str, page: Page) -> None:
    search(page, home, "zzqqxx")
    advice = page.locator("#hasil").get_by_text("Periksa ejaan")
    line_height = advice.evaluate("node => parseFloat(getComputedStyle(node).lineHeight)")
    assert advice.evaluate("node => node.getBoundingClientRect().height") < 2 * line_height


@pytest.mark.parametrize("words", ["zzqqxx", "123456", "ab"])
def test_what_is_near_no_word_is_not_guessed_at(home: str, page: Page, words: str) -> None:
    search(page, home, words)
    expect(page.get_by_role("status")).to_have_text(f"Tidak ada hasil untuk “{words}”.")


def test_the_word_list_is_loaded_for_a_word_that_no_page_has_and_not_before(home: str, page: Page) -> None:
    found = loaded_files(page)
    search(page, home, "lokakarya")
    assert [name for name in found if name.startswith(("kata.", "SearchableMap."))] == []
    search(page, home, "lokakrya")
    assert len([name for name in found if name.startswith(("kata.", "SearchableMap."))]) == 2


def test_the_word_list_is_not_loaded_where_few_pages_have_all_words_and_each_is_frequent(
    home: str, page: Page
) -> None:
    found = loaded_files(page)
    search(page, home, "lokakarya kandang")
    assert [name for name in found if name.startswith("kata.")] == []


def test_without_the_word_list_the_search_goes_on(home: str, page: Page) -> None:
    page.route("**/kata.*", lambda route: route.fulfill(status=404))
    search(page, home, "kutilng murai")
    assert titles(page)[0] == "Murai batu"


def test_nothing_hidden_is_in_the_word_list(searched: Finished) -> None:
    [name] = [name for name in searched.files if name.startswith("cari/kata.")]
    text = searched.text(name)
    assert "kutilang" in text.split()
    hidden = ("rahasiadraf", "rahasiananti", sample.DRAFT, sample.SCHEDULED, sample.COMING, sample.LEFT)
    assert [
        word for word in hidden if any(part in text for part in re.findall(r"\w{5,}", word.lower()))
    ] == []


def test_a_page_is_not_found_by_what_others_say_on_it(searched: Finished) -> None:
    """Contacts, lists of related pages and labels stand on many pages, and are what none of them is about."""
    texts = [
        gzip.decompress(path.read_bytes()).decode("utf-8", "replace")
        for path in (searched.folder / "pagefind/fragment").iterdir()
    ]
    passed_over = ("Kontak kantor", "Hubungi unit pengelola", "Terkait", "Versi sebelumnya")
    assert [words for words in passed_over if any(words in text for text in texts)] == []


@pytest.mark.needs("minisearch")
def test_the_vendored_file_is_that_of_the_package() -> None:
    """`tools/node/package-lock.json` has its version and digest."""
    package = find("minisearch")
    assert package is not None
    static = Path(__file__).resolve().parents[2] / "theme/static/pustaka"
    assert (static / "SearchableMap.js").read_bytes() == package.read_bytes()
    licence = package.parents[2] / "LICENSE.txt"
    assert (static / "LICENSE").read_bytes() == licence.read_bytes()


# ------------------------------------------------------------------------------ keyboard


def test_the_keyboard_goes_from_the_field_through_the_results_and_back(home: str, tab: OpenPage) -> None:
    page = tab()
    search(page, home, "lokakarya")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q")).to_have_value("lokakarya")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#hasil h3 a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Escape")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#hasil")).to_be_hidden()
    expect(page.get_by_role("heading", name="Menurut keperluan")).to_be_visible()
    page.keyboard.type("kutilang")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 hasil")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Hanya kutilang")


@pytest.mark.parametrize("width", [360, 1280])
def test_a_slash_leads_to_the_search_of_any_page(home: str, tab: OpenPage, width: int) -> None:
    page = tab(width)
    page.goto(home + "peta-situs/")
    page.keyboard.press("/")
    expect(page.get_by_role("link", name="Cari", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Pencarian")
    page.goto(home)
    page.keyboard.press("/")
    page.keyboard.type("kutilang")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("1 hasil")


# ------------------------------------------------------------------------------ elsewhere


def test_it_works_below_a_path(searched: Finished, tab: OpenPage) -> None:
    page = tab()
    with served(searched.folder, "/portal/uji/") as below:
        search(page, below, "kutilang")
        page.locator("#hasil h3 a").click()
        assert page.url.startswith(f"{below}units/diklat/berita/kutilang/")
        expect(page.locator("h1")).to_have_text("Hanya kutilang")


def test_without_script_the_page_says_so_and_leads_on(home: str, tab: OpenPage) -> None:
    page = tab(360, script=False)
    page.goto(home)
    page.locator("#q").fill("kutilang")
    page.locator("#q").press("Enter")
    page.wait_for_url("**/cari/?q=kutilang")
    expect(page.locator("noscript p")).to_be_visible()
    expect(page.locator("noscript p")).to_contain_text("Pencarian memerlukan JavaScript.")
    expect(page.locator("#hasil")).to_be_hidden()
    page.get_by_role("link", name="Layanan menurut abjad").click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.endswith("layanan/daftar/")


def test_a_bundle_that_cannot_be_had_is_told(home: str, page: Page) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(home + "cari/?q=kutilang")
    expect(page.get_by_text("Pencarian tidak dapat dimuat.")).to_be_visible()
    expect(page.get_by_role("heading", name="Menurut abjad", exact=True)).to_be_visible()


def test_only_the_search_page_may_run_its_program(searched: Finished) -> None:
    allowed = [address for address in searched.pages if "wasm-unsafe-eval" in searched.text(address)]
    assert allowed == ["cari/"]


STATES = {
    "results": ("lokakarya", "#hasil h3"),
    "results, narrowed": ("lokakarya&jenis=berita&urut=baru", "#hasil h3"),
    "misspelt, put right": ("kutilng", "text=Menampilkan"),
    "did you mean": ("kutilng&persis=1", "text=Mungkin maksud Anda"),
    "nothing found": ("tidakadasamasekali", "[data-kosong]"),
    "nothing found, narrowed": ("lokakarya&jenis=layanan", "[data-kosong]"),
}
"""What is typed, and what then stands on the page."""


@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_results(
    home: str, tab: OpenPage, axe: str, state: str, width: int, record_property: Record
) -> None:
    page = tab(width)
    words, shown = STATES[state]
    search(page, home, words)
    expect(page.locator(shown).first).to_be_visible()
    assert judge(page, axe, record_property, f"search: {state}") == {}


@pytest.mark.needs("axe")
@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_open_filters(
    home: str, tab: OpenPage, axe: str, width: int, record_property: Record
) -> None:
    page = tab(width)
    search(page, home, "lokakarya")
    button = page.locator("#hasil summary")
    if button.is_visible():  # where there is room, filters stand open beside the results
        button.click()
    expect(page.locator("input[name=jenis]").first).to_be_visible()
    assert judge(page, axe, record_property, "search: filters open") == {}


# ------------------------------------------------------------------------------ what it costs


def weighed(finished: Finished, requests: list[Request], home: str) -> int:
    """What files weigh as a host sends them: compressed, but for what is so already."""
    total = 0
    for request in requests:
        content = finished.file(request.url.removeprefix(home).partition("?")[0]).read_bytes()
        total += min(len(content), len(gzip.compress(content, 9)))
    return total


def asked(page: Page, words: str) -> None:
    """Type words into the field, and wait until they are answered and all is there."""
    page.locator("#q").fill(words)
    expect(page).to_have_title(re.compile(words))
    page.wait_for_load_state("networkidle")
    assert len(titles(page)) > 1


@pytest.mark.parametrize(
    ("words", "budget"),
    [
        ("pelatihan", FIRST_QUERY),
        ("jadwal pkp", FIRST_QUERY),
        ("biaya pelatihan kepemimpinan pengawas", LONG_FIRST_QUERY),
        ("jadwl pelathian", LONG_FIRST_QUERY),
    ],
)
def test_searches_of_the_real_site_stay_within_their_budget(
    real: Finished, real_address: str, visitor: OpenPage, words: str, budget: Budget
) -> None:
    page = visitor(360)
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(real_address + "cari/", wait_until="networkidle")
    before = len(requests)
    asked(page, words)
    assert all(request.url.startswith(real_address) for request in requests), "nothing from elsewhere"
    own = [request for request in requests[before:] if "favicon" not in request.url]
    assert len(own) <= budget.requests
    assert weighed(real, [*requests[:before], *own], real_address) <= budget.kilobytes * KILOBYTE
    requests.clear()
    asked(page, "formulir pendaftaran asesmen")
    assert 0 < len(requests) <= FURTHER_QUERY.requests
    assert weighed(real, requests, real_address) <= FURTHER_QUERY.kilobytes * KILOBYTE


def test_the_home_page_tells_machines_how_to_search(searched: Finished) -> None:
    block = searched.html("").css_first("script[type='application/ld+json']")
    assert block is not None
    [site] = [node for node in json.loads(block.text())["@graph"] if node["@type"] == "WebSite"]
    action = site["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{sample.OWN}cari/?q={{search_term_string}}"
    assert Path(searched.folder / "cari/index.html").is_file()
