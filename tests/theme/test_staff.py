"""The list of staff in a browser: shortened as one types, by letters, with and without script; and a thousand people."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from satupintu.budgets import breaches
from satupintu.weight import OutputFolder, weigh
from tests.build.project import Finished
from tests.build.serve import served
from tests.make_site import BASE
from tests.theme import stress
from tests.theme.conftest import OpenPage, made_site

THOUSAND = 1000
DIRECTORY_BYTES, DIRECTORY_REQUESTS = 90_000, 20
"""What a page of the directory may weigh and ask for, whatever the number of people."""


@pytest.fixture(scope="session")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """A site of a thousand people in twelve units, and little else."""
    units = {
        f"units/unit-{number + 1}/unit.yml": f"nama: {name}\nringkasan: Unit nomor {number}.\n"
        for number, name in enumerate(stress.NAMES)
    }
    return made_site(tmp_path_factory, "seribu", {**BASE, **units, **dict(stress.staff(THOUSAND))})


@pytest.fixture(scope="module")
def many(thousand: Finished) -> Iterator[str]:
    with served(thousand.folder) as found:
        yield found


def shown(page: Page) -> list[str]:
    return page.locator("[data-isi] > li:visible .judul").all_inner_texts()


# ------------------------------------------------------------------------------ a thousand people


def test_a_thousand_people_are_twenty_pages_within_their_budget(thousand: Finished) -> None:
    output = OutputFolder(thousand.folder)
    pages = {page.address: page for page in weigh(output)}
    lists = [
        page for address, page in pages.items() if address == "pegawai/" or address.startswith("pegawai/hal/")
    ]
    assert len(lists) == THOUSAND / 50
    for page in lists:
        assert page.size <= DIRECTORY_BYTES
        assert page.requests <= DIRECTORY_REQUESTS
    assert [str(breach) for breach in breaches(output, list(pages.values()))] == []


def test_every_one_of_a_thousand_people_is_on_one_page_and_every_letter_leads_to_the_first(
    thousand: Finished,
) -> None:
    addresses = ["pegawai/", *(f"pegawai/hal/{number}/" for number in range(2, 21))]
    names = [node.text() for address in addresses for node in thousand.html(address).css(".orang .judul")]
    assert len(names) == len(set(names)) == THOUSAND
    for link in thousand.links("pegawai/hal/7/", ".huruf"):
        address, _mark, anchor = link.partition("#")
        first = thousand.html(address).css_first(f"#{anchor} .judul")
        assert first is not None
        letter = anchor[-1].upper()
        assert first.text() == next(name for name in names if _sorted_under(name, letter))


def _sorted_under(name: str, letter: str) -> bool:
    return name.removeprefix("Dr. ").upper().replace("É", "E").startswith(letter)


# ------------------------------------------------------------------------------ as one types


def test_typing_finds_people_on_other_pages_and_tells_their_number(many: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(many + "pegawai/")
    page.get_by_label("Nama atau jabatan").fill("rahayu 960")
    expect(page.get_by_role("status")).to_have_text("1 dari 1.000 pegawai")
    assert [name for name in shown(page) if "Rahayu 960" not in name] == []
    expect(page.locator(".huruf")).to_be_hidden()
    page.locator("[data-isi] > li .judul a").click()
    expect(page.locator("h1")).to_contain_text("960")
    page.go_back()
    expect(page.get_by_label("Nama atau jabatan")).to_have_value("rahayu 960")
    expect(page.get_by_role("status")).to_have_text("1 dari 1.000 pegawai")


def test_nothing_is_fetched_before_something_is_looked_for(many: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(many)))
    page.goto(many + "pegawai/", wait_until="networkidle")
    assert [address for address in asked if "hal/" in address] == []
    page.get_by_label("Nama atau jabatan").fill("zulkarnain")
    expect(page.get_by_role("status")).to_contain_text("dari 1.000")
    assert len([address for address in asked if "pegawai/hal/" in address]) == 19


@pytest.mark.parametrize("typed", ["Prof. Dr. Edo, M.Si.", "édo", "EDO"])
def test_titles_marks_and_capitals_do_not_matter(many: str, tab: OpenPage, typed: str) -> None:
    page = tab()
    page.goto(many + "pegawai/")
    page.get_by_label("Nama atau jabatan").fill(typed)
    expect(page.get_by_role("status")).to_have_text("100 dari 1.000 pegawai")


def test_the_unit_shortens_the_list_and_both_stand_in_the_address(many: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(many + "pegawai/")
    page.get_by_label("Unit", exact=True).select_option("PPID")
    page.get_by_label("Nama atau jabatan").fill("dewi")
    expect(page.get_by_role("status")).to_contain_text("dari 1.000 pegawai")
    units = set(page.locator("[data-isi] > li .orang-unit").all_inner_texts())
    assert units == {"PPID"}
    assert page.url.endswith("?cari=dewi&unit=PPID")
    page.get_by_label("Nama atau jabatan").fill("")
    page.get_by_label("Unit", exact=True).select_option("Semua unit")
    expect(page.get_by_role("status")).to_have_text("1.000 pegawai")
    assert len(shown(page)) == 50
    assert page.url.endswith("/pegawai/")


def test_nobody_found_says_what_to_do(many: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(many + "pegawai/")
    page.get_by_label("Nama atau jabatan").fill("tidak ada orang ini")
    expect(page.get_by_role("status")).to_have_text("0 dari 1.000 pegawai")
    expect(page.get_by_text("Tidak ada pegawai yang cocok.")).to_be_visible()


def test_where_the_other_pages_cannot_be_had_the_count_says_what_was_searched(many: str, page: Page) -> None:
    page.goto(many + "pegawai/")

    def refused(route: Route) -> None:
        route.abort()

    page.route("**/pegawai/hal/**", refused)
    page.get_by_label("Nama atau jabatan").fill("dr. siti")
    expect(page.get_by_role("status")).to_contain_text("dari 50 pegawai di halaman ini")


def test_links_of_people_from_other_pages_lead_to_them(many: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(many + "pegawai/hal/3/")
    page.get_by_label("Nama atau jabatan").fill("yayan")
    expect(page.get_by_role("status")).to_contain_text("dari 1.000")
    for link in page.locator("[data-isi] > li .judul a").all()[::20]:
        assert page.request.get(link.evaluate("node => node.href")).ok


def test_duties_are_found_by_their_words(address: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(address + "pegawai/hubungi/")
    page.get_by_label("Urusan", exact=True).fill("cuti")
    expect(page.get_by_role("status")).to_contain_text(" dari ")
    assert shown(page) == ["Cuti, izin, dan surat tugas"]


# ------------------------------------------------------------------------------ by letters, without script


def test_a_letter_jumps_to_its_page_and_place(many: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(many + "pegawai/")
    page.get_by_role("navigation", name="Huruf awal").get_by_role("link", name="Y").click()
    page.wait_for_url("**/pegawai/hal/*/#huruf-y")
    assert page.locator("#huruf-y .judul").inner_text().startswith("Dr. Yayan")
    assert page.locator("#huruf-y").evaluate("node => node.getBoundingClientRect().top") < 900


def test_without_script_units_are_links_and_no_field_is_offered(address: str, tab: OpenPage) -> None:
    page = tab(360, script=False)
    page.goto(address + "pegawai/")
    expect(page.locator("form")).to_be_hidden()
    page.get_by_role("navigation", name="Pegawai menurut unit").get_by_role("link", name="Diklat").click()
    expect(page.locator("h1")).to_have_text("Pegawai Diklat Aparatur")
    assert page.locator(".orang:visible").count() > 10


def test_the_next_page_follows_in_the_alphabet(address: str, tab: OpenPage) -> None:
    page = tab()
    page.goto(address + "pegawai/")
    last = page.locator(".orang .judul").last.inner_text()
    page.get_by_role("link", name="Berikutnya").click()
    page.wait_for_url("**/pegawai/hal/2/")
    assert page.locator(".orang .judul").first.inner_text() > last
    expect(page.get_by_role("link", name="Sebelumnya")).to_be_visible()
