"""Service standards in the finished site: pages, posters, book, table and data, all from one record."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from pypdf import PdfReader
from selectolax.lexbor import LexborNode

from satupintu.pages.standard_table import columns
from tests.build.project import Finished, built, tree
from tests.build.sample import service
from tests.make_site import BASE, MakeSite
from tests.standard import FORMER, SERVICE, STANDARD, standard, with_standard

POSTERS = [
    f"layanan/{slug}/poster-{paper}.pdf"
    for slug in (
        "asesmen-kompetensi",
        "e-advokasi",
        "e-database-aparatur",
        "e-konsultasi-diklat",
        "e-learning",
        "pendaftaran-pelatihan",
    )
    for paper in ("a3", "a4")
]
A3, A4 = (842, 1191), (595, 842)
"""Points."""


def squeezed(text: str) -> str:
    """Without any space: lines break where there is room, also after a hyphen."""
    return re.sub(r"\s+", "", text)


def read(node: LexborNode) -> Iterator[str]:
    """The words of a part of a page, list marks included, as they are read."""
    number = 0
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            yield child.text_content or ""
        elif child.tag == "li":
            number += 1
            yield f"{number}." if node.tag == "ol" else "•"
            yield from read(child)
        else:
            yield from read(child)


def part(site: Finished, address: str, selector: str) -> str:
    """What is read in one part of a page."""
    found = site.html(address).css_first(selector)
    assert found is not None
    return squeezed("".join(read(found)))


def reader(site: Finished, name: str) -> PdfReader:
    return PdfReader(io.BytesIO(site.files[name].read_bytes()))


def text(site: Finished, name: str) -> str:
    return squeezed("".join(page.extract_text() for page in reader(site, name).pages))


@pytest.fixture
def small(make_site: MakeSite) -> Finished:
    """One service with its standard and a former version."""
    return built(make_site(with_standard(versi_lama=FORMER)).root)


# ------------------------------------------------------------------------------ pages


def test_the_page_of_a_service_shows_the_fourteen_components_in_their_order(real: Finished) -> None:
    page = real.html("layanan/asesmen-kompetensi/")
    groups = [node.text(strip=True) for node in page.css(".standar .standar-kelompok")]
    assert groups == ["Penyampaian pelayanan", "Pengelolaan pelayanan", "Maklumat pelayanan"]
    assert len(page.css(".standar h4")) == 14
    assert page.css(".standar details") == []


def test_demonstration_data_is_marked_on_page_poster_and_book(real: Finished) -> None:
    for words in (
        part(real, "layanan/e-learning/", ".standar"),
        text(real, "layanan/e-learning/poster-a4.pdf"),
        text(real, "layanan/standar/buku-standar-pelayanan.pdf"),
    ):
        assert "Datacontoh" in words


def test_a_former_version_has_a_page_that_leads_to_the_one_in_force(small: Finished) -> None:
    address = "layanan/e-learning/standar/2023-03-06/"
    words = small.words(address)
    assert "Standar ini sudah diganti. Standar yang baru berlaku mulai 1 Februari 2026." in words
    assert "Datang ke loket." in words
    assert (
        small.html(address).css_first('.artikel-awal a[href="../../../../layanan/e-learning/"]') is not None
    )
    assert small.html("layanan/e-learning/").css_first(f'a[href="../../{address}"]') is not None
    assert "Datang ke loket." not in small.words("layanan/e-learning/")


def test_a_version_is_in_no_file_before_its_first_day(make_site: MakeSite) -> None:
    files = with_standard(versi_lama=VALID_FORMER, nomor_sk="Keputusan kenari")
    made = make_site(files)
    before = built(made.root, day="2026-01-31")
    assert [name for name, path in before.files.items() if b"kenari" in path.read_bytes()] == []
    assert "kenari" not in text(before, "layanan/e-learning/poster-a4.pdf")
    assert not before.has("layanan/e-learning/standar/2023-03-06/")


VALID_FORMER = "\n  - " + standard(
    nomor_sk="Keputusan Nomor 9 Tahun 2023",
    ditetapkan="2023-03-06",
    berlaku_mulai="2023-04-01",
    diperbarui="",
).replace("\n", "\n    ")


def test_debts_stand_openly_on_the_list_and_on_the_page(make_site: MakeSite) -> None:
    due = f"{BASE['units/diklat/unit.yml']}standar_menyusul: 2026-12-31\n"
    files = with_standard(sarana="", biaya="") | {"units/diklat/unit.yml": due}
    site = built(make_site(files).root)
    assert "Belum ada: biaya/tarif, sarana, prasarana, dan/atau fasilitas." in site.words("layanan/standar/")
    assert "sedang disusun, paling lambat 31 Desember 2026" in site.words("layanan/e-learning/")
    assert not site.has("layanan/e-learning/poster-a4.pdf")
    assert not site.has("layanan/standar/buku-standar-pelayanan.pdf")
    row = site.items("services")["layanan/e-learning"]
    assert (row["standard"], row["standard_due"]) == (None, "2026-12-31")


def test_a_site_without_standards_has_no_page_of_them(make_site: MakeSite) -> None:
    site = built(make_site({SERVICE: service()}).root)
    assert not any(name.startswith("layanan/standar/") for name in site.files)
    assert "Standar pelayanan" not in site.words("layanan/e-learning/")


def test_the_list_leads_to_every_standard_and_its_posters(real: Finished) -> None:
    links = {link.attributes["href"] for link in real.html("layanan/standar/").css("main a")}
    assert {f"../../{name}" for name in POSTERS} <= links
    assert {"../../layanan/standar/buku-standar-pelayanan.pdf"} <= links
    box = {link.attributes["href"] for link in real.html("layanan/").css("main a")}
    assert "../layanan/standar/" in box


# ------------------------------------------------------------------------------ print


@pytest.mark.parametrize("name", POSTERS)
def test_the_poster_says_what_the_page_says(name: str, real: Finished) -> None:
    address = f"{name.rpartition('/')[0]}/"
    page = real.html(address)
    owner = "Pusat Pelatihan dan Pengembangan dan Pemetaan Kompetensi Aparatur Sipil Negara, Lembaga Administrasi Negara"
    heading, summary = page.css_first("h1"), page.css_first(".awal")
    assert heading is not None
    assert summary is not None
    link = page.css_first('link[rel="canonical"]')
    assert link is not None
    head = f"{owner}{heading.text()}{summary.text()}Pindai untuk membuka halaman layanan ini{link.attributes['href']}"
    assert text(real, name) == squeezed(head) + part(real, address, ".standar")


@pytest.mark.parametrize("name", POSTERS)
def test_the_poster_is_one_tagged_sheet_with_title_and_language(name: str, real: Finished) -> None:
    pdf = reader(real, name)
    (sheet,) = pdf.pages
    size = (round(sheet.mediabox.width), round(sheet.mediabox.height))
    assert size == (A3 if name.endswith("a3.pdf") else A4)
    assert pdf.metadata is not None
    heading = real.html(f"{name.rpartition('/')[0]}/").css_first("h1")
    assert heading is not None
    assert pdf.metadata.title == f"Standar pelayanan: {heading.text()}"
    root = pdf.trailer["/Root"].get_object()
    assert root["/Lang"] == "id"  # type: ignore[index]
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert "/StructTreeRoot" in root  # type: ignore[operator]


@pytest.mark.parametrize("name", POSTERS)
def test_the_code_on_the_poster_leads_to_the_page(name: str, real: Finished) -> None:
    link = real.html(f"{name.rpartition('/')[0]}/").css_first('link[rel="canonical"]')
    assert link is not None
    assert code(real.files[name]) == link.attributes["href"]


def code(file: Path) -> str:
    """What a camera reads on the first sheet, at 150 dots to the inch."""
    with pypdfium2.PdfDocument(file) as pdf:
        picture = pdf[0].render(scale=150 / 72).to_pil()
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


def test_the_book_holds_every_standard_with_a_table_of_contents(real: Finished) -> None:
    name = "layanan/standar/buku-standar-pelayanan.pdf"
    words = text(real, name)
    for slug in sorted({poster.split("/")[1] for poster in POSTERS}):
        section = part(real, f"layanan/{slug}/", ".standar").removeprefix("Standarpelayanan")
        steps = section.partition("Sistem,mekanisme")[0]
        assert steps in words
    pdf = reader(real, name)
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Standar pelayanan Puslatbang PKASN"
    assert len(pdf.outline) > 0


def test_what_is_printed_is_the_same_twice(make_site: MakeSite) -> None:
    first, second = (built(make_site(with_standard(versi_lama=FORMER)).root) for _time in range(2))
    assert tree(first.folder) == tree(second.folder)


def test_a_long_standard_leaves_its_second_group_to_the_page(make_site: MakeSite) -> None:
    needs = "".join(
        f"\n  - Syarat nomor {number}, yang menyebut keadaan pemohon dan berkas yang dibawanya."
        for number in range(36)
    )
    site = built(make_site(with_standard(persyaratan=needs)).root)
    assert len(reader(site, "layanan/e-learning/poster-a4.pdf").pages) == 1
    words = text(site, "layanan/e-learning/poster-a4.pdf")
    assert "Syaratnomor35," in words
    assert "Komponenpengelolaanpelayananadadihalamanlayananini." in words
    assert "Pengawasaninternal" not in words
    assert "Pengawasaninternal" in part(site, "layanan/e-learning/", ".standar")


def test_long_names_and_texts_stay_on_one_sheet(make_site: MakeSite) -> None:
    long = dict.fromkeys(("produk", "sarana", "jaminan_pelayanan"), f"[{'kata panjang sekali ' * 14}.]")
    name, summary = "Layanan dengan nama " + "yang panjang " * 13, "Ringkasan " + "yang panjang " * 21
    files = with_standard(**long) | {
        SERVICE: service(standar="e-learning", nama=name.strip(), ringkasan=summary.strip())
    }
    site = built(make_site(files).root)
    for paper in ("a3", "a4"):
        poster = f"layanan/e-learning/poster-{paper}.pdf"
        assert len(reader(site, poster).pages) == 1
        assert squeezed(name) in text(site, poster)


# ------------------------------------------------------------------------------ data


def test_the_table_is_read_back_with_a_row_for_each_standard(real: Finished) -> None:
    content = real.files["layanan/standar/standar-pelayanan.csv"].read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    assert list(rows[0]) == [column.name for column in columns()]
    assert sorted(row["layanan"] for row in rows) == sorted({poster.split("/")[1] for poster in POSTERS})
    assert all(value for row in rows for value in row.values())
    found = next(row for row in rows if row["layanan"] == "asesmen-kompetensi")
    assert found["jangka_waktu"].startswith("Paling lama 28 hari kerja | ")
    assert found["ditetapkan"] == "2026-01-12"
    assert len(found["persyaratan"].split(" | ")) == 4


def test_the_data_holds_the_standard_in_force(small: Finished) -> None:
    found = small.items("services")["layanan/e-learning"]["standard"]
    assert found["version"]["decree"] == "Keputusan Nomor 1 Tahun 2026"
    assert found["version"]["duration"]["at_most"] == {"number": 3, "unit": "hari kerja"}
    assert found["former"] == ["https://uji.example/layanan/e-learning/standar/2023-03-06/"]
    assert found["posters"]["a3"] == "https://uji.example/layanan/e-learning/poster-a3.pdf"


def test_one_changed_sentence_changes_every_form_of_the_standard(make_site: MakeSite) -> None:
    before = built(make_site(with_standard()).root)
    after = built(make_site(with_standard() | {STANDARD: standard(produk="[Sertifikat.]")}).root)
    old, new = tree(before.folder), tree(after.folder)
    assert {name for name in new if old.get(name) != new[name]} - {"terbitan.json"} == {
        "layanan/e-learning/index.html",
        "layanan/e-learning/poster-a3.pdf",
        "layanan/e-learning/poster-a4.pdf",
        "layanan/standar/buku-standar-pelayanan.pdf",
        "layanan/standar/index.html",
        "layanan/standar/standar-pelayanan.csv",
        "api/v1/services.json",
    }
