"""The page of meanings: of the real glossary, of a short one and of one too long for one page."""

import pytest

from satupintu.budgets import breaches
from satupintu.glossary_terms import WHOLE
from satupintu.loader import load_site
from satupintu.weight import OutputFolder, weigh
from tests.build.project import Finished, built, once
from tests.build.test_structured_data import of_type
from tests.make_site import BASE, DAY, REPOSITORY, MakeSite, make_project, markdown

ADDRESS = "glosarium/"
GLOSSARY = """\
kelompok:
  - kata: [BMN, barang milik negara, aset negara]
    dicari: [inventaris]
    arti: Barang yang dibeli <dengan> APBN.
  - kata: [jam pelajaran, JP]
    arti: Satuan lama belajar.
seasal:
  - kata: [kerja, bekerja]
"""
LONG = "kelompok:\n" + "".join(
    f"  - kata: [{letter}okok {number}, {letter}erihal {number}]\n    arti: Arti dari pokok nomor {number}.\n"
    for letter in "bp"
    for number in range(WHOLE // 3)
)


@pytest.fixture(scope="module")
def short(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    files = {**BASE, "content/glosarium.yml": GLOSSARY.replace("<dengan>", "& dengan")}
    folder = once(
        tmp_path_factory, "glosarium", lambda folder: built(make_project(folder / "situs", files).root)
    )
    return Finished(folder / "situs" / "output")


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    files = {**BASE, "content/glosarium.yml": LONG}
    folder = once(
        tmp_path_factory,
        "glosarium-panjang",
        lambda folder: built(make_project(folder / "situs", files).root),
    )
    return Finished(folder / "situs" / "output")


def rows(finished: Finished, address: str = ADDRESS) -> list[str]:
    return [" ".join(row.text().split()) for row in finished.html(address).css("main .baris")]


def ways(finished: Finished, address: str = ADDRESS) -> dict[str, str]:
    """The lines that lead to a term, with where they lead."""
    found = finished.html(address).css("main .kolom li")
    return {" ".join(line.text().split()): str(line.css_first("a").attributes["href"]) for line in found}


def test_a_term_has_its_meaning_and_its_other_names(short: Finished) -> None:
    assert rows(short) == [
        "BMN Barang yang dibeli & dengan APBN. Kepanjangan: barang milik negara. Juga disebut: aset negara.",
        "jam pelajaran Satuan lama belajar. Singkatan: JP.",
    ]


def test_other_words_lead_to_the_term_on_the_same_page(short: Finished) -> None:
    assert ways(short) == {
        "aset negara, lihat BMN": "#bmn",
        "barang milik negara, lihat BMN": "#bmn",
        "inventaris, lihat BMN": "#bmn",
        "JP, lihat jam pelajaran": "#jam-pelajaran",
    }
    assert "bekerja" not in short.words(ADDRESS)


def test_letters_and_other_words_jump_to_what_is_there(short: Finished) -> None:
    page = short.html(ADDRESS)
    ids = {node.attributes["id"] for node in page.css("[id]")}
    jumps = {str(link.attributes["href"]) for link in page.css("main a[href^='#']")}
    assert {"#huruf-b", "#huruf-j", "#bmn"} <= jumps
    assert {jump.removeprefix("#") for jump in jumps} <= ids
    assert [node.text() for node in page.css(".huruf a")] == ["A", "B", "I", "J"]
    assert len(page.css(".huruf span")) == 26 - 4


def test_the_glossary_is_told_to_machines(short: Finished) -> None:
    found = of_type(short, ADDRESS, "DefinedTermSet")
    assert found["url"] == "https://uji.example/glosarium/"
    assert found["hasDefinedTerm"][0] == {
        "@type": "DefinedTerm",
        "name": "BMN",
        "url": "https://uji.example/glosarium/#bmn",
    }


def test_a_site_without_a_glossary_has_no_page_of_it(make_site: MakeSite) -> None:
    assert ADDRESS not in make_site().portal().by_address


# ------------------------------------------------------------------------------ a long one


def test_the_first_page_of_a_long_glossary_leads_to_the_meaning_of_each_term(long: Finished) -> None:
    found = ways(long)
    assert len(found) == 2 * (WHOLE // 3)
    assert found["bokok 7"] == "../glosarium/b/hal/2/#bokok-7"
    assert long.html(ADDRESS).css_first("#bokok-7") is not None, "who came by the anchor is led on"
    target, _mark, anchor = found["bokok 7"].removeprefix("../").partition("#")
    assert long.html(target).css_first(f"h3#{anchor}") is not None


def test_the_pages_of_a_letter_hold_its_words_and_no_others(long: Finished) -> None:
    pages = {address for address in long.pages if address.startswith("glosarium/b/")}
    assert pages == {"glosarium/b/", "glosarium/b/hal/2/", "glosarium/b/hal/3/"}
    assert sum(len(rows(long, page)) + len(ways(long, page)) for page in pages) == 2 * (WHOLE // 3)
    assert long.links("glosarium/b/", ".halaman-lain")[-1] == "glosarium/b/hal/2/"


def test_a_glossary_of_any_length_is_within_its_budget(short: Finished, long: Finished) -> None:
    for finished in (short, long):
        output = OutputFolder(finished.folder)
        found = [str(breach) for breach in breaches(output, weigh(output))]
        assert [breach for breach in found if "glosarium" in breach] == []


# ------------------------------------------------------------------------------ around it


def test_a_link_to_a_term_that_is_not_there_is_a_problem_at_its_line(make_site: MakeSite) -> None:
    body = "[BMN](/glosarium/#bmn) dan [lain](/glosarium/#aset-negara).\n"
    made = make_site(
        {"content/glosarium.yml": GLOSSARY.replace("<dengan>", ""), "content/halaman/a.md": markdown(body)}
    )
    assert made.messages() == [
        "content/halaman/a.md:6: bagian `#aset-negara` tidak ada di `/glosarium/`; periksa judul bagiannya"
    ]


def test_a_private_number_in_a_meaning_is_refused(make_site: MakeSite) -> None:
    text = GLOSSARY.replace("<dengan>", "NIK 3204151203800001")
    [told] = make_site({"content/glosarium.yml": text}).messages()
    assert told.startswith("content/glosarium.yml:4: ")
    assert "3204151203800001" not in told


def test_html_in_a_meaning_is_refused(make_site: MakeSite) -> None:
    assert make_site({"content/glosarium.yml": GLOSSARY}).messages() == [
        "content/glosarium.yml:4: nilai `arti` harus teks biasa tanpa HTML; hapus tanda `<…>`; tertulis `Barang yang dibeli <dengan> APBN.`"
    ]


def test_the_real_glossary_explains_at_least_eighty_things() -> None:
    site, _problems = load_site(REPOSITORY, DAY)
    assert site is not None and site.glossary_record is not None
    assert len(site.glossary_record.groups) >= 80


def test_footer_site_map_and_search_lead_to_the_glossary(real: Finished) -> None:
    for address, part in (("", "footer"), ("peta-situs/", "main"), ("cari/", "main"), ("cari/az/", "main")):
        assert ADDRESS in real.links(address, part), address
    assert "../glosarium/" in real.text("en/")
