"""English versions of pages: where they lie, what surrounds them, and what is said where there is none."""

import re
from html import unescape
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from satupintu.language import Language
from satupintu.reference.catalogue import kept_catalogue
from tests.build import sample
from tests.build.project import Finished, built, once
from tests.build.walk import dead_links
from tests.make_site import make_project, markdown

PROFILE, ALUR = "en/profil/", "en/units/diklat/halaman/alur/"
FILES = {
    **sample.FILES,
    "content/situs.yml": sample.SITE
    + """\
pintasan:
  - judul: Tentang kami (Inggris)
    alamat: /en/profil/
pemberitahuan:
  - teks: Portal dirawat hari ini.
    alamat: /berita/
    mulai: 2026-11-20
    selesai: 2026-11-25
""",
    "content/halaman/profil.en.md": markdown(
        "See [the procedure](/units/diklat/halaman/alur/), [news](/berita/#isi), [home](/) and "
        "[contact](kontak.md).\n\n> [!NOTE]\n> A note.\n",
        judul="About the office",
        lampiran="\n  - berkas: ../media/denah.csv\n    judul: Map",
    ),
    "content/media/denah.csv": "a;b\n",
    "content/halaman/kontak.md": markdown(judul="Kontak", diperbarui="2026-11-21"),
    "content/halaman/kontak.en.md": markdown(judul="Contact us", diperbarui="2026-11-20"),
    "content/halaman/visi.md": markdown(judul="Visi"),
    "content/halaman/visi.en.md": markdown(judul="A vision in draft", status="draf"),
    "content/halaman/nanti.md": markdown(judul="Nanti", tanggal="2027-01-01"),
    "content/halaman/nanti.en.md": markdown(judul="Later", tanggal="2026-11-01"),
    "units/diklat/unit.yml": f"{sample.DIKLAT}nama_en: Training Division\n",
    "units/diklat/halaman/alur.md": markdown("Alur.\n", judul="Alur", contoh="true"),
    "units/diklat/halaman/alur.en.md": markdown(
        "The [form](../unduhan/formulir.yml), the [office](../../../content/halaman/profil.md).\n",
        judul="Procedure",
        label="[english-label]",
    ),
    "units/kompetensi/halaman/cara.md": markdown(judul="Cara"),
    "units/kompetensi/halaman/cara.en.md": markdown(judul="How"),
    "units/kearsipan/halaman/profil.en.md": markdown(judul="About the archive"),
}
MESSAGES = [message for message in kept_catalogue(Language.ENGLISH) if message.id]
ENGLISH = {str(message.string) for message in MESSAGES}
INDONESIAN = [re.compile(re.sub(r"%\\\(\w+\\\)s", ".+", re.escape(str(message.id)))) for message in MESSAGES]
"""The interface's texts, with anything in the place of their placeholders."""


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The sample site with English versions, built for 22 November 2026."""

    def make(folder: Path) -> None:
        built(make_project(folder / "situs", FILES).root, folder / "output")

    return Finished(once(tmp_path_factory, "inggris", make) / "output")


def link(finished: Finished, page: str, words: str) -> dict[str, str | None]:
    """The attributes of the link of `main` with these words."""
    (found,) = [node for node in finished.html(page).css("main a") if node.text().strip() == words]
    return dict(found.attributes)


def alternates(finished: Finished, address: str) -> dict[str, str]:
    nodes = finished.html(address).css("head link[rel=alternate][hreflang]")
    return {str(node.attributes["hreflang"]): str(node.attributes["href"]) for node in nodes}


# ------------------------------------------------------------------------------ where


def test_versions_lie_below_en_at_the_address_of_their_page(english: Finished) -> None:
    found = {address for address in english.pages if address.startswith("en/")}
    assert {"en/", PROFILE, "en/kontak/", ALUR, "en/units/kompetensi/halaman/cara/"} <= found
    assert {"en/visi/", "en/nanti/"}.isdisjoint(found)


def test_no_link_of_the_site_is_dead(english: Finished) -> None:
    assert dead_links(english.folder, own=sample.OWN) == []


def test_a_former_folder_name_of_a_unit_leads_to_the_version(english: Finished) -> None:
    page = "en/units/asesmen/halaman/cara/"
    assert english.links(page, "main")[0] == "en/units/kompetensi/halaman/cara/"
    assert "This page has moved" in english.words(page)


def test_a_closed_unit_says_farewell_in_english_too(english: Finished) -> None:
    text = english.words("en/units/kearsipan/halaman/profil/")
    assert "closed since 30 June 2026 . Its work is continued by Training Division" in text


def test_a_site_without_versions_has_no_english_pages_and_says_nothing_of_them(site: Finished) -> None:
    assert [address for address in site.pages if address.startswith("en/")] == []
    assert site.html("profil/").css("[hreflang]") == []


def test_lists_feeds_and_labels_stay_indonesian(english: Finished) -> None:
    assert not english.has("units/diklat/label/english-label/")
    assert "About the office" not in english.text("feeds/berita.atom.xml")
    rows = english.items("pages")
    assert "content/halaman/profil.en" not in rows
    (version,) = rows["content/halaman/profil"]["translations"]
    assert (version["language"], version["url"]) == ("en", f"{sample.OWN}{PROFILE}")
    assert rows["content/halaman/visi"]["translations"] == []


def test_the_site_map_lists_english_pages_under_a_heading_of_their_own(english: Finished) -> None:
    sections = english.html("peta-situs/").css("main section")
    (found,) = [part for part in sections if part.css_first("h2").text() == "Dalam bahasa Inggris"]
    links = [(node.attributes["lang"], node.attributes["href"]) for node in found.css("a")]
    assert ("en", f"../{ALUR}") in links
    assert all(language == "en" for language, _link in links)


# ------------------------------------------------------------------------------ both ways


def test_versions_name_each_other_and_themselves(english: Finished) -> None:
    pairs = [address for address in english.pages if alternates(english, address)]
    assert {"", "en/", "profil/", PROFILE} <= set(pairs)
    for address in pairs:
        found = alternates(english, address)
        assert found.keys() == {"id", "en", "x-default"}
        assert f"{sample.OWN}{address}" in found.values()
        assert found["x-default"] == found["id"]
        for other in found.values():
            assert alternates(english, other.removeprefix(sample.OWN)) == found


def test_the_site_map_for_robots_names_both(english: Finished) -> None:
    entries = re.findall(r"<url>.*?</url>", english.text("sitemap.xml"))
    (entry,) = [entry for entry in entries if f"<loc>{sample.OWN}{PROFILE}</loc>" in entry]
    assert f'hreflang="id" href="{sample.OWN}profil/"' in entry
    assert f'hreflang="en" href="{sample.OWN}{PROFILE}"' in entry


def test_readers_are_led_from_each_version_to_the_other(english: Finished) -> None:
    there = link(english, "profil/", "Read this page in English")
    assert (there["lang"], there["hreflang"], there["href"]) == ("en", "en", f"../{PROFILE}")
    back = link(english, PROFILE, "Baca halaman ini dalam bahasa Indonesia")
    assert (back["lang"], back["hreflang"], back["href"]) == ("id", "id", "../../profil/")


def test_a_free_page_without_version_says_so_and_no_other_page_does(english: Finished) -> None:
    sentence = "Halaman ini belum tersedia dalam bahasa Inggris."
    told = [address for address in english.pages if sentence in english.words(address)]
    free = [address for address in english.pages if re.fullmatch(r"visi/|units/\w+/halaman/\w+/", address)]
    untold = {
        "units/diklat/halaman/alur/",
        "units/kompetensi/halaman/cara/",
        "units/kearsipan/halaman/profil/",
    }
    former = {"units/asesmen/halaman/cara/"}
    assert sorted(told) == sorted(set(free) - untold - former)


# ------------------------------------------------------------------------------ what is in it


def test_english_pages_are_in_english_and_all_others_in_indonesian(english: Finished) -> None:
    for address in english.pages:
        language = english.html(address).css_first("html").attributes["lang"]
        assert language == ("en" if address.startswith("en/") else "id"), address


def test_links_lead_to_the_english_version_where_there_is_one(english: Finished) -> None:
    assert link(english, PROFILE, "the procedure")["href"] == "../../en/units/diklat/halaman/alur/"
    assert "hreflang" not in link(english, PROFILE, "the procedure")
    assert link(english, PROFILE, "contact")["href"] == "../../en/kontak/"
    assert link(english, PROFILE, "home")["href"] == "../../en/"
    assert link(english, ALUR, "office")["href"] == "../../../../../en/profil/"


def test_a_link_of_the_settings_may_lead_to_an_english_page(english: Finished) -> None:
    found = link(english, "", "Tentang kami (Inggris)")
    assert (found["href"], found["hreflang"]) == ("en/profil/", "en")


def test_links_to_an_indonesian_page_say_so(english: Finished) -> None:
    assert link(english, PROFILE, "news (in Indonesian)")["hreflang"] == "id"
    assert link(english, PROFILE, "news (in Indonesian)")["href"] == "../../berita/#isi"
    assert link(english, ALUR, "form (in Indonesian)")["hreflang"] == "id"


def test_every_internal_link_of_an_english_page_names_the_language_it_leads_to(real: Finished) -> None:
    wrong = []
    for address in (page for page in real.pages if page.startswith("en/")):
        for node in real.html(address).css("body a[href]"):
            target = node.attributes["href"] or ""
            if re.match(r"https?:|mailto:|tel:|#", target):
                continue
            path = target.removeprefix("../" * address.count("/"))
            if (node.attributes.get("hreflang") == "id") == path.startswith("en/"):
                wrong.append((address, target))
    assert wrong == []


def test_interface_is_english_on_english_pages(english: Finished) -> None:
    """No text node or label of an English page is one of the Indonesian texts of the catalogue."""
    left = {
        (address, text)
        for address in english.pages
        if address.startswith("en/")
        for text in indonesian(english.html(address))
    }
    assert left == set()
    assert {"Beranda", "Isi diperbarui"} <= indonesian(english.html("profil/"))


def indonesian(page: LexborHTMLParser) -> set[str]:
    texts = said(page) - ENGLISH
    return {text for text in texts if any(label.fullmatch(text) for label in INDONESIAN)}


def said(page: LexborHTMLParser) -> set[str]:
    """Texts and labels of a page that are not marked as Indonesian."""
    for node in page.css("body [lang=id], script"):
        node.decompose()
    html = page.css_first("body").html or ""
    texts = [*re.findall(r">([^<]+)<", html), *re.findall(r'aria-label="([^"]*)"', html)]
    return {unescape(text).strip() for text in texts}


def test_labels_made_in_python_are_english(english: Finished) -> None:
    text = english.words(PROFILE, "body")
    assert "Content updated 1 November 2026" in text
    assert "Report an error on this page" in text
    assert "Attachments" in text
    assert "4 bytes" in text
    assert english.html(PROFILE).css_first(".judul-pesan").text() == "Note"
    report = english.html(PROFILE).css_first(".akhir a[href^='mailto:']").attributes["href"] or ""
    assert "subject=Error%20on%20the%20page%3A%20About%20the%20office" in report


def test_sample_data_of_the_original_mark_the_version(english: Finished) -> None:
    assert "This page contains sample data" in english.words(ALUR)


def test_a_version_older_than_its_page_warns_its_readers(english: Finished) -> None:
    sentence = "This translation may be out of date: the Indonesian page was updated on 21 November 2026."
    assert sentence in english.words("en/kontak/")
    assert "out of date" not in english.words(PROFILE)


def test_names_without_translation_are_marked_as_indonesian(english: Finished) -> None:
    menu = {
        node.text().strip(): node.attributes.get("lang") for node in english.html(PROFILE).css(".panel a")
    }
    assert menu["Training Division (in Indonesian)"] is None
    assert menu["Kajian Administrasi"] == "id"
    band = english.html("en/units/kompetensi/halaman/cara/").css_first("#nama-unit a")
    assert (band.attributes["lang"], band.attributes["hreflang"]) == ("id", "id")


def test_a_notice_without_translation_is_marked_as_indonesian(english: Finished) -> None:
    notice = english.html(PROFILE).css_first(".pemberitahuan")
    assert notice.css_first("[lang=id]").text() == "Portal dirawat hari ini."
    assert notice.css_first("a[hreflang=id]").text() == "Details of the notice"
    assert english.html("profil/").css_first(".pemberitahuan [lang], .pemberitahuan [hreflang]") is None


def test_the_box_in_the_menu_is_a_box_in_english_too(real: Finished) -> None:
    boxes = [real.html(address).css_first(".menu a.menu-kotak") for address in ("", "en/")]
    assert [box.text(strip=True) for box in boxes if box] == ["Satu Kotak", "Satu Kotak (services)"]


def test_header_is_the_same_on_every_english_page(english: Finished) -> None:
    heads = set()
    for address in (page for page in english.pages if page.startswith("en/")):
        header = english.html(address).css_first("header").html or ""
        rooted = header.replace('href="' + "../" * address.count("/"), 'href="')
        heads.add(re.sub(r' aria-current="(page|true)"', "", rooted))
    assert len(heads) == 1


# ------------------------------------------------------------------------------ the entry page


def test_entry_page_lists_what_there_is_and_leads_to_the_rest(english: Finished) -> None:
    links = english.links("en/", "main")
    assert {PROFILE, "en/kontak/", ALUR, "units/kajian/", ""} <= set(links)
    assert "available in Indonesian only" in english.words("en/")


def test_entry_page_is_one_step_from_everywhere(english: Finished) -> None:
    pages = [address for address in english.pages if not address.startswith(("en/", "404"))]
    assert [address for address in pages if "en/" not in english.links(address, "header")] == []


def test_every_unit_of_the_office_has_its_profile_in_english(real: Finished) -> None:
    links = real.links("en/", "main")
    units = [row["unit"] for row in real.items("units").values()]
    assert [unit for unit in units if f"en/units/{unit}/halaman/profil/" not in links] == []


def test_the_english_entry_names_every_service_that_has_english_words(real: Finished) -> None:
    rows = real.items("services").values()
    shown = {
        node.text(deep=True, strip=False).removesuffix(" (in Indonesian)").strip()
        for node in real.html("en/").css('main .baris a[hreflang="id"]')
    }
    assert len(rows) >= 12
    assert {row["name_en"] for row in rows} <= shown
