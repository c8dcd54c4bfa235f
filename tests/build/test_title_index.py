"""The index from A to Z: what is in it, in which order, and what never is."""

import re

import pytest

from satupintu.pages.title_index import SIZE, told_apart
from tests.build.project import Finished, built, once
from tests.make_site import BASE, MakeSite, make_project, markdown, record

ADDRESS = "cari/az/"
SECRET = "Kenarirahasia"
"""Written into everything that is not to be seen on the day."""
SEARCHED = BASE["content/situs.yml"].replace("pencarian: tidak", "pencarian: ya")
UNIT = """\
nama: Bidang Diklat
singkatan: Diklat
ringkasan: Pelatihan aparatur.
nama_lama:
  - nama: Balai Kursus
"""
SERVICE = """\
nama: Aula
unit: diklat
ringkasan: Meminjam aula
jenis: formulir
khalayak: [masyarakat]
pemilik: kepala
diperbarui: 2026-11-01
"""
SHOWN = {
    "content/situs.yml": SEARCHED,
    "units/diklat/unit.yml": UNIT,
    "content/glosarium.yml": "kelompok:\n  - kata: [BMN, barang milik negara]\n    arti: Barang negara.\n",
    "units/diklat/jabatan/kepala.yml": "nama: Kepala Bidang\njenis: struktural\ndiperbarui: 2026-11-01\n",
    "units/diklat/pegawai/elan.yml": "nama: Dr. Élan Wijaya, M.Si.\ndiperbarui: 2026-11-01\n",
    "units/diklat/pegawai/eka.yml": "nama: Prof. Eka Yuda\ndiperbarui: 2026-11-01\n",
    "services_catalog/layanan/aula.yml": SERVICE,
    "units/diklat/pengumuman/b.md": markdown(judul="10 hari kerja", label="[Cuti bersama]"),
    "units/diklat/pengumuman/a.md": markdown(judul="2 hari kerja", tanggal="2025-03-04"),
    "content/halaman/kontak.md": markdown(judul="“Kontak” kami"),
    **{
        f"units/diklat/berita/{number}.md": markdown(judul=f"Rapat kerja {number}")
        for number in range(SIZE + 20)
    },
}
HIDDEN = {
    "units/diklat/berita/draf.md": markdown(judul=SECRET, status="draf", label=f"[{SECRET}]"),
    "content/pengumuman/nanti.md": markdown(judul=SECRET, tanggal="2027-01-01", label=f"[{SECRET}]"),
    "units/tutup/unit.yml": f"nama: {SECRET}\nsingkatan: {SECRET}\nringkasan: {SECRET}.\nditutup: 2026-01-01\nnama_lama:\n  - nama: {SECRET}\n",
    "units/tutup/berita/a.md": markdown(judul=SECRET, label=f"[{SECRET}]"),
    "units/tutup/pegawai/orang.yml": f"nama: {SECRET}\ndiperbarui: 2026-01-01\n",
    "services_catalog/layanan/nanti.yml": f"{SERVICE.replace('Aula', SECRET)}sejak: 2027-01-01\n",
    "services_catalog/layanan/usai.yml": f"{SERVICE.replace('Aula', SECRET)}sampai: 2026-01-01\n",
    "units/diklat/pegawai/pergi.yml": f"nama: {SECRET}\nsampai: 2026-01-01\ndiperbarui: 2026-01-01\n",
    "units/diklat/pegawai/datang.yml": f"nama: {SECRET}\nsejak: 2027-01-01\ndiperbarui: 2026-01-01\n",
    "units/diklat/jabatan/usai.yml": f"nama: {SECRET}\njenis: struktural\nsampai: 2026-01-01\ndiperbarui: 2026-01-01\n",
}


@pytest.fixture(scope="module")
def indexed(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    files = {**BASE, **SHOWN, **HIDDEN}
    folder = once(
        tmp_path_factory, "indeks", lambda folder: built(make_project(folder / "situs", files).root)
    )
    return Finished(folder / "situs" / "output")


def rows(finished: Finished, letter: str) -> list[str]:
    return [
        " ".join(row.text(separator=" ").split())
        for row in finished.html(f"{ADDRESS}{letter}/").css("main .baris")
    ]


# ------------------------------------------------------------------------------ what is in it


def test_a_row_says_what_it_is_whose_and_of_which_day(indexed: Finished) -> None:
    assert rows(indexed, "0-9") == [
        "2 hari kerja Pengumuman · Diklat · 4 Mar 2025",
        "10 hari kerja Pengumuman · Diklat · 1 Nov 2026",
    ]
    assert rows(indexed, "a") == ["Aula Layanan · Diklat"]
    assert rows(indexed, "k") == ["“Kontak” kami Halaman", "Kepala Bidang Jabatan · Diklat"][::-1]


def test_people_stand_under_their_name_without_titles_and_marks(indexed: Finished) -> None:
    assert rows(indexed, "e") == [
        "Prof. Eka Yuda Pegawai · Diklat",
        "Dr. Élan Wijaya, M.Si. Pegawai · Diklat",
    ]


def test_words_of_the_glossary_and_names_of_units_lead_to_what_is_meant(indexed: Finished) -> None:
    assert rows(indexed, "b") == [
        "Balai Kursus, lihat Bidang Diklat Nama lama unit",
        "barang milik negara, lihat BMN Istilah",
        "Bidang Diklat Unit",
        "BMN Istilah",
    ]
    assert rows(indexed, "d") == ["Diklat, lihat Bidang Diklat Singkatan unit"]
    assert indexed.links(f"{ADDRESS}b/", "main .baris") == [
        "units/diklat/",
        "glosarium/#bmn",
        "units/diklat/",
        "glosarium/#bmn",
    ]
    assert indexed.html("glosarium/").css_first("#bmn") is not None


def test_labels_are_in_it(indexed: Finished) -> None:
    assert rows(indexed, "c") == ["Cuti bersama Label · 1 halaman"]
    assert indexed.links(f"{ADDRESS}c/", "main .baris") == ["label/cuti-bersama/"]


def test_every_page_that_the_search_finds_is_in_it_once_and_every_row_leads_somewhere(real: Finished) -> None:
    pages = [address for address in real.pages if re.fullmatch(f"{ADDRESS}[^/]+/(?:hal/[0-9]+/)?", address)]
    led = [link.partition("#")[0] for page in pages for link in real.links(page, "main .baris")]
    assert [link for link in led if not real.has(link)] == []
    marked = {address for address in real.pages if "data-pagefind-body" in real.text(address)}
    assert marked <= {*led, "glosarium/"}
    single = [link for link in led if link in marked and not re.fullmatch("units/[^/]+/|glosarium/", link)]
    assert len(single) == len(set(single)) > 200


# ------------------------------------------------------------------------------ letters and pages


def test_letters_of_nothing_are_text_and_have_no_page(indexed: Finished) -> None:
    for address in (ADDRESS, f"{ADDRESS}b/"):
        page = indexed.html(address)
        assert [node.text() for node in page.css(".huruf a")] == [
            "A",
            "B",
            "C",
            "D",
            "E",
            "G",
            "K",
            "R",
            "0–9",
        ]
        assert len(page.css(".huruf span")) == 26 - 8
    assert not indexed.has(f"{ADDRESS}q/")
    current = indexed.html(f"{ADDRESS}b/").css("main .huruf [aria-current=page]")
    assert [node.text() for node in current] == ["B"]


def test_a_letter_of_many_has_pages_named_by_the_words_they_begin_and_end_with(indexed: Finished) -> None:
    first, second = rows(indexed, "r"), rows(indexed, "r/hal/2")
    assert (len(first), len(second)) == (SIZE, 20)
    assert first[0].startswith("Rapat kerja 0 ")
    assert second[-1].startswith(f"Rapat kerja {SIZE + 19} ")
    spans = {
        node.text(): node.attributes["href"]
        for node in indexed.html(f"{ADDRESS}r/").css("main .label-daftar a")
    }
    assert spans["Rapat – Rapat kerja 99"] == "../../../cari/az/r/"
    assert spans["Rapat kerja 100 – Rapat"] == "../../../cari/az/r/hal/2/"


@pytest.mark.parametrize(
    ("title", "other", "told"),
    [
        ("Rapat kerja tahunan", "Rapat kerja", "Rapat kerja tahunan"),
        ("Rapat kerja tahunan", "Rapat anggota", "Rapat kerja"),
        ("Rapat kerja", "Rapat, Kerja", "Rapat kerja"),
        ("Rapat kerja", "", "Rapat"),
    ],
)
def test_a_title_is_told_from_another_in_few_words(title: str, other: str, told: str) -> None:
    assert told_apart(title, other) == told


def test_a_site_without_search_has_no_index(make_site: MakeSite) -> None:
    made = make_site({"content/halaman/kontak.md": record()})
    assert [address for address in made.portal().by_address if address.startswith("cari/")] == []


# ------------------------------------------------------------------------------ what is not in it


def test_nothing_hidden_is_in_the_index_nor_on_the_page_of_the_search(indexed: Finished) -> None:
    pages = [address for address in indexed.pages if address.startswith(("cari/", "glosarium/"))]
    assert len(pages) > 9
    assert [address for address in pages if SECRET.lower() in indexed.text(address).lower()] == []
    assert not indexed.has(f"label/{SECRET.lower()}/")


@pytest.mark.parametrize("path", HIDDEN)
def test_what_is_hidden_would_be_found_were_it_shown(path: str, make_site: MakeSite) -> None:
    """The plant is a real one: on a day, or with a key, on which it is shown it is in the index."""
    text = HIDDEN[path]
    for hiding in (
        "status: draf\n",
        "sejak: 2027-01-01\n",
        "sampai: 2026-01-01\n",
        "ditutup: 2026-01-01\n",
    ):
        text = text.replace(hiding, "")
    unit = {
        "units/tutup/unit.yml": HIDDEN["units/tutup/unit.yml"]
        .replace("ditutup: 2026-01-01\n", "")
        .replace(SECRET, "Tutup")
    }
    made = make_site(
        {
            **SHOWN,
            **(unit if path.startswith("units/tutup/") else {}),
            path: text.replace("2027-01-01", "2026-01-01"),
        }
    )
    portal = made.portal()
    values = portal.by_address[f"{ADDRESS}k/"].make()
    assert SECRET in str(values.rows)  # type: ignore[attr-defined]
