"""Manuals: page, leaflet and data say the same, step by step."""

import io
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from satupintu.pages.leaflets import document
from satupintu.typeset import code
from tests.build.project import Finished, built, tree
from tests.build.sample import app
from tests.build.test_apps import RECORD
from tests.make_site import MakeSite, markdown

MANUALS = ("surat-masuk", "sim-kepegawaian", "sim-persediaan")
A4_ACROSS = (842, 595)
"""Points."""
MANUAL = "content/panduan/surat-masuk.md"
STEPS = """
  - bagian: Mencatat
    judul: Pindai surat
    pelaku: Sekretaris
    lakukan: Letakkan surat di pemindai.
    hasil: Satu berkas.
    gambar: ../media/alur.svg
    alt: Alur surat
  - judul: Simpan surat
    lakukan: "Tekan *simpan* #dua [kali] $x$ @y."
  - bagian: Mengerjakan
    judul: Kerjakan
    lakukan: Kerjakan lalu laporkan."""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100"><path d="M0 0h300v100z"/></svg>\n'
FILES = {
    MANUAL: markdown(judul="Panduan surat", khusus_pegawai="ya", langkah=STEPS),
    "content/media/alur.svg": DRAWING,
    RECORD: app(panduan="surat-masuk"),
}


def joined(text: str) -> str:
    """A text without white space: a line may end in the middle of an address."""
    return "".join(text.split())


def leaflet(finished: Finished, slug: str) -> PdfReader:
    return PdfReader(io.BytesIO(finished.file(f"panduan/{slug}/selebaran.pdf").read_bytes()))


def words_of(reader: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def in_order(text: str, wanted: list[str]) -> list[str]:
    """What does not follow the one before it in a text."""
    place, missing = 0, []
    for part in map(joined, wanted):
        found = text.find(part, place)
        if found < 0:
            missing.append(part)
        else:
            place = found + len(part)
    return missing


def said(row: dict[str, object]) -> list[str]:
    """Every text of the steps of a manual in the data, in order."""
    steps = row["steps"]
    assert isinstance(steps, list)
    keys = ("section", "title", "actor", "action", "result")
    return [step[key] for step in steps for key in keys if step[key]]


@pytest.mark.parametrize("slug", MANUALS)
def test_page_and_leaflet_say_each_step_in_the_same_words_and_order(real: Finished, slug: str) -> None:
    steps = said(real.items("manuals")[f"content/panduan/{slug}"])
    assert len(steps) > 25
    page = joined(re.sub(r"Hasil:", "", real.words(f"panduan/{slug}/", ".prosa")))
    sheet = joined(re.sub(r"Hasil:", "", words_of(leaflet(real, slug))))
    assert in_order(page, steps) == []
    assert in_order(sheet, steps) == []


@pytest.mark.parametrize("slug", MANUALS)
def test_a_leaflet_is_one_tagged_sheet_of_a4_with_title_and_language(real: Finished, slug: str) -> None:
    reader = leaflet(real, slug)
    assert len(reader.pages) <= 2
    for page in reader.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4_ACROSS
    assert reader.metadata is not None
    assert reader.metadata.title == real.items("manuals")[f"content/panduan/{slug}"]["title"]
    assert reader.trailer["/Root"]["/Lang"] == "id"  # type: ignore[index]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


@pytest.mark.parametrize("slug", MANUALS)
def test_a_leaflet_leads_to_its_page_and_says_what_to_do_when_the_application_is_down(
    real: Finished, slug: str
) -> None:
    row = real.items("manuals")[f"content/panduan/{slug}"]
    links = {
        note.get_object()["/A"]["/URI"]
        for page in leaflet(real, slug).pages
        for note in page.get("/Annots", [])
    }
    assert row["url"] in links
    sheet = joined(words_of(leaflet(real, slug)))
    assert joined(row["url"].removeprefix("https://")) in sheet
    assert in_order(sheet, real.items("apps")[f"aplikasi/{slug}"]["outage"]) == []


def test_the_code_on_a_leaflet_is_that_of_its_page(make_site: MakeSite) -> None:
    portal = make_site(FILES).portal()
    address = "https://uji.example/panduan/surat-masuk/"
    [manual] = portal.site.manuals()
    assert document(portal, manual).values["code"] == code(address, f"Kode QR ke {address}")


def test_the_list_of_manuals_has_each_with_its_length_and_its_leaflet(real: Finished) -> None:
    words, links = real.words("panduan/"), real.links("panduan/", "main")
    for row in real.items("manuals").values():
        slug = row["id"].rpartition("/")[2]
        assert f"{row['title']} {row['summary']} {len(row['steps'])} langkah" in words
        assert {f"panduan/{slug}/", f"panduan/{slug}/selebaran.pdf"} <= set(links)
    assert "units/diklat/unduhan/panduan-e-learning/" in links


def test_the_site_map_and_the_home_page_lead_to_every_manual(real: Finished) -> None:
    wanted = {f"panduan/{slug}/" for slug in MANUALS}
    assert wanted <= set(real.links("peta-situs/", "main"))
    assert wanted <= set(real.links("", "main"))
    assert all(f"/{address}<" in real.text("sitemap.xml") for address in wanted)


def test_the_former_overview_still_leads_to_each_manual(real: Finished) -> None:
    ids = {node.attributes.get("id") for node in real.html("bantuan/").css("h2")}
    assert set(MANUALS) <= ids
    assert {f"panduan/{slug}/" for slug in MANUALS} <= set(real.links("bantuan/", "main"))


@pytest.mark.parametrize("slug", MANUALS)
def test_what_is_written_in_a_drawing_stands_on_its_page_too(
    real: Finished, real_project: Path, slug: str
) -> None:
    source = (real_project / f"content/panduan/{slug}.md").read_text(encoding="utf-8")
    names = re.findall(r"\.\./media/([\w-]+\.svg)", source)
    assert names
    page = set(re.findall(r"\w+", real.words(f"panduan/{slug}/").lower()))
    page |= {
        word
        for node in real.html(f"panduan/{slug}/").css("main img")
        for word in re.findall(r"\w+", (node.attributes["alt"] or "").lower())
    }
    for name in names:
        drawing = ElementTree.parse(real_project / "content/media" / name)
        written = " ".join(
            "".join(text.itertext()) for text in drawing.iter("{http://www.w3.org/2000/svg}text")
        )
        assert written.split()
        assert set(re.findall(r"\w+", written.lower())) <= page


def test_a_drawing_is_published_as_it_is(real: Finished, real_project: Path) -> None:
    for path in (real_project / "content/media").glob("*.svg"):
        assert real.file(f"media/{path.name}").read_bytes() == path.read_bytes()


def test_steps_are_counted_anew_in_each_section(make_site: MakeSite) -> None:
    finished = built(make_site(FILES).root)
    page = finished.html("panduan/surat-masuk/")
    assert [len(each.css("ol.langkah > li")) for each in page.css("ol.langkah")] == [2, 1]
    assert "3 langkah dalam 2 bagian" in finished.words("panduan/surat-masuk/")
    assert "1 Kerjakan" in words_of(leaflet(finished, "surat-masuk"))


def test_a_text_is_never_read_as_markup_on_page_or_leaflet(make_site: MakeSite) -> None:
    finished = built(make_site(FILES).root)
    text = "Tekan *simpan* #dua [kali] $x$ @y."
    assert text in finished.words("panduan/surat-masuk/")
    assert text in words_of(leaflet(finished, "surat-masuk"))


def test_a_manual_without_sections_pictures_or_application_has_a_leaflet_too(make_site: MakeSite) -> None:
    alone = markdown("", judul="Cara lapor", langkah="\n  - judul: Lapor\n    lakukan: Telepon kami.")
    finished = built(make_site({"content/panduan/lapor.md": alone}).root)
    assert "Telepon kami." in words_of(leaflet(finished, "lapor"))
    assert "Untuk umum" in finished.words("panduan/")
    assert "Khusus pegawai" not in finished.words("panduan/lapor/")


@pytest.mark.parametrize("state", [{"status": "draf"}, {"tanggal": "2027-03-01"}])
def test_a_manual_that_is_not_public_is_in_no_file(make_site: MakeSite, state: dict[str, str]) -> None:
    hidden = markdown(judul="Kenari panduan", langkah="\n  - judul: Kenari\n    lakukan: Tunggu.", **state)
    finished = built(make_site({"content/panduan/kenari.md": hidden}).root)
    assert finished.where("kenari") == finished.where("Kenari") == []


def test_a_changed_step_changes_page_leaflet_and_data_and_nothing_else(make_site: MakeSite) -> None:
    before = built(make_site(FILES).root)
    after = built(make_site(FILES | {MANUAL: FILES[MANUAL].replace("di pemindai", "di mesin pindai")}).root)
    old, new = tree(before.folder), tree(after.folder)
    changed = {name for name in new if old[name] != new[name]} - {"terbitan.json"}
    sizes = {"panduan/index.html", "aplikasi/surat-masuk/index.html"}
    """They tell the size of the leaflet."""
    assert changed - sizes == {
        "panduan/surat-masuk/index.html",
        "panduan/surat-masuk/selebaran.pdf",
        "api/v1/manuals.json",
    }


def test_leaflets_of_two_builds_are_equal(make_site: MakeSite) -> None:
    first, second = (built(make_site(FILES).root) for _time in range(2))
    name = "panduan/surat-masuk/selebaran.pdf"
    assert first.file(name).read_bytes() == second.file(name).read_bytes()


def test_the_drawings_of_the_real_site_are_sound_pictures(real_project: Path) -> None:
    for path in sorted((real_project / "content/media").glob("*.svg")):
        root = ElementTree.fromstring(path.read_text(encoding="utf-8"))
        assert root.find("{http://www.w3.org/2000/svg}title") is not None
        assert "prefers-color-scheme:dark" in path.read_text(encoding="utf-8")
