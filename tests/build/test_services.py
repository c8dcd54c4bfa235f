"""The box: one record of a service, and everywhere the same words."""

import json
from typing import Any

import pytest
from pypdf import PdfReader

from tests.build.project import Finished, built, tree
from tests.build.sample import SERVICES, service
from tests.make_site import MakeSite, markdown
from tests.standard import with_standard

ELEARNING = "services_catalog/layanan/e-learning.yml"


def names(finished: Finished, address: str) -> list[str]:
    """The services in the box of a page."""
    return [node.text(strip=True) for node in finished.html(address).css(".kotak .layanan .judul")]


def test_the_box_of_the_home_page_holds_the_services_of_all_units(site: Finished) -> None:
    assert names(site, "") == ["Asesmen di loket", "E-learning", "Layanan dirawat", "Layanan lama"]


def test_the_box_page_groups_services_by_unit(site: Finished) -> None:
    headings = [node.text(strip=True) for node in site.html("layanan/").css(".kotak h2")]
    assert [heading for heading in headings if heading in ("Bidang Diklat", "Pemetaan Kompetensi")] == [
        "Bidang Diklat",
        "Pemetaan Kompetensi",
    ]
    assert "4 layanan" in site.words("layanan/")


def test_a_unit_shows_its_own_services_and_leads_to_their_list(site: Finished) -> None:
    assert names(site, "units/kompetensi/") == ["Asesmen di loket"]
    assert names(site, "units/kompetensi/layanan/") == ["Asesmen di loket"]
    menu = [link.attributes["href"] for link in site.html("units/kompetensi/").css(".menu-unit a")]
    assert "../../units/kompetensi/layanan/" in menu
    assert not site.has("units/kajian/layanan/")


@pytest.mark.parametrize(
    ("choice", "shown"),
    [
        ("unit/kompetensi", ["Asesmen di loket"]),
        ("khalayak/peserta", ["E-learning", "Layanan dirawat", "Layanan lama"]),
        ("khalayak/asn", ["Asesmen di loket"]),
        ("jenis/konsultasi", ["Asesmen di loket"]),
        ("kebutuhan/belajar", ["E-learning"]),
    ],
)
def test_every_value_of_a_filter_is_a_page(site: Finished, choice: str, shown: list[str]) -> None:
    address = f"layanan/pilih/{choice}/"
    assert names(site, address) == shown
    assert f"{len(shown)} dari 4 layanan" in site.words(address)
    links = {link.attributes["href"] for link in site.html("layanan/").css("main a")}
    assert f"../{address}" in links


def test_a_value_without_services_has_no_page(site: Finished) -> None:
    assert not site.has("layanan/pilih/jenis/pengaduan/")
    assert not site.has("layanan/pilih/unit/kajian/")


def test_the_page_of_states_shows_what_is_not_available_first(site: Finished) -> None:
    assert names(site, "layanan/pilih/status/")[:2] == ["Layanan lama", "Layanan dirawat"]


def test_a_service_in_maintenance_says_until_when_and_what_to_do(site: Finished) -> None:
    words = site.words("layanan/dirawat/")
    assert "Pemeliharaan sampai 25 November 2026" in words
    assert "Kirim berkas ke loket." in words


def test_an_ended_service_leads_to_its_successor_and_nowhere_else(site: Finished) -> None:
    assert [name for name, path in site.files.items() if b"lama.uji.example" in path.read_bytes()] == []
    assert site.html("layanan/lama/").css_first('a[href="../../layanan/e-learning/"]') is not None


def test_a_service_without_an_address_shows_the_counter_and_no_link(site: Finished) -> None:
    page = site.html("layanan/loket/").css_first("main")
    assert page is not None
    assert [link for link in page.css("a") if (link.attributes["href"] or "").startswith("https://")] == []


def test_a_row_draws_the_picture_its_record_names_else_that_of_its_kind(make_site: MakeSite) -> None:
    first, second = (f"services_catalog/layanan/{slug}.yml" for slug in ("belajar", "advokasi"))
    advice = service(nama="Advokasi", alamat="", jenis="konsultasi", ikon="hukum")
    page = built(make_site({first: service(jenis="aplikasi"), second: advice}).root).html("")
    drawn = {
        row.css_first(".judul").text(strip=True): row.css_first("use").attributes["href"]
        for row in page.css(".kotak .layanan")
    }
    assert (drawn["E-learning"], drawn["Advokasi"]) == ("#i-aplikasi", "#i-hukum")
    assert {f"#{symbol.attributes['id']}" for symbol in page.css("symbol")} >= set(drawn.values())


def test_a_service_whose_day_has_not_come_is_in_no_file(site: Finished) -> None:
    assert [name for name, path in site.files.items() if b"enari layanan nanti" in path.read_bytes()] == []
    assert not site.has("layanan/nanti/")


def test_the_data_tells_each_service_as_it_is_on_the_day(site: Finished) -> None:
    rows = site.items("services")
    assert rows.keys() == {"layanan/e-learning", "layanan/dirawat", "layanan/lama", "layanan/loket"}
    assert rows["layanan/dirawat"]["state"]["condition"] == "pemeliharaan"
    assert rows["layanan/lama"]["state"]["replaced_by"] == rows["layanan/e-learning"]["url"]
    assert rows["layanan/loket"]["service_url"] is None


def test_a_changed_sentence_changes_the_places_of_its_service_and_nothing_else(make_site: MakeSite) -> None:
    before = make_site(SERVICES | {"units/kompetensi/unit.yml": "nama: Kompetensi\nringkasan: Asesmen.\n"})
    sentence = "Belajar kapan saja"
    after = make_site(
        SERVICES
        | {"units/kompetensi/unit.yml": "nama: Kompetensi\nringkasan: Asesmen.\n"}
        | {ELEARNING: service(kebutuhan="[belajar]", akun="Akun peserta", ringkasan=sentence)}
    )
    old, new = tree(built(before.root).folder), tree(built(after.root).folder)
    changed = {name for name in new if old[name] != new[name]}
    assert changed - {"terbitan.json"} == {
        "index.html",
        "layanan/index.html",
        "layanan/e-learning/index.html",
        "layanan/daftar/index.html",
        "layanan/pilih/kebutuhan/index.html",
        "layanan/pilih/status/index.html",
        "layanan/pilih/status/belum-diperiksa/index.html",
        "layanan/pilih/unit/diklat/index.html",
        "layanan/pilih/khalayak/peserta/index.html",
        "layanan/pilih/jenis/aplikasi/index.html",
        "layanan/pilih/kebutuhan/belajar/index.html",
        "units/diklat/index.html",
        "units/diklat/layanan/index.html",
        "api/v1/services.json",
        "embed/kotak.html",
        "embed/kotak-potongan.txt",
        "embed/diklat/kotak.html",
        "embed/diklat/kotak-potongan.txt",
    }
    assert all(
        sentence.encode() in (after.root / "output" / name).read_bytes()
        for name in changed - {"terbitan.json"}
    )


def test_a_changed_sentence_changes_posters_table_and_english_too_and_nothing_else(
    make_site: MakeSite,
) -> None:
    def finished(**words: str) -> Finished:
        keys = {"standar": "e-learning", "pelayanan_publik": "true", "ringkasan_en": "Learn"}
        record = service(**keys | words)
        english = {"content/halaman/tentang.en.md": markdown(judul="About")}
        about = {"content/halaman/tentang.md": markdown(judul="Tentang")}
        return built(make_site({**with_standard(), ELEARNING: record, **about, **english}).root)

    before, after = finished(), finished(ringkasan="Belajar kapan saja")
    old, new = tree(before.folder), tree(after.folder)
    changed = {name for name in new if old[name] != new[name]} - {"terbitan.json"}
    pages = {name for name in changed if not name.startswith(("layanan/pilih/", "embed/"))}
    assert pages == {
        "index.html",
        "layanan/index.html",
        "layanan/e-learning/index.html",
        "layanan/e-learning/poster-a3.pdf",
        "layanan/e-learning/poster-a4.pdf",
        "layanan/standar/index.html",
        "layanan/standar/standar-pelayanan.csv",
        "layanan/daftar/index.html",
        "units/diklat/index.html",
        "units/diklat/layanan/index.html",
        "api/v1/services.json",
    }
    for name in changed - {"layanan/standar/index.html"}:  # it tells the size of each poster
        document = name.endswith(".pdf")
        text = (
            " ".join(page.extract_text() for page in PdfReader(after.files[name]).pages) if document else ""
        )
        assert "Belajar kapan saja" in (" ".join(text.split()) if document else after.text(name)), name
    translated = finished(ringkasan_en="Learn any time")
    other = tree(translated.folder)
    assert {name for name in other if old[name] != other[name]} - {"terbitan.json"} == {
        "en/layanan/index.html",
        "api/v1/services.json",
    }


def test_all_services_of_the_real_site_are_reached_from_the_box(real: Finished) -> None:
    links = {link.attributes["href"] for link in real.html("layanan/").css("main a")}
    wanted = {f"../layanan/{row['id'].partition('/')[2]}/" for row in real.items("services").values()}
    assert len(wanted) >= 12
    assert wanted <= links


# ------------------------------------------------------------------------------------ one service

CONTACT = "nama: Bidang Diklat\nringkasan: Pelatihan.\nkontak:\n  telepon: (022) 7790044\n  surel: diklat@uji.example\n  jam: Senin–Jumat\n  jam_en: Monday to Friday\n"


def only_service(make_site: MakeSite, **keys: str) -> Finished:
    made = make_site({"units/diklat/unit.yml": CONTACT, ELEARNING: service(**keys)})
    return built(made.root)


def contact(finished: Finished) -> list[str]:
    page = finished.html("layanan/e-learning/").css_first("main")
    assert page is not None
    return [line.text(strip=True) for line in page.css(".kontak li")]


@pytest.mark.parametrize(
    ("key", "lines"),
    [
        ("surel", ["Sureldiklat@uji.example"]),
        ("jam", ["Jam layananSenin–Jumat"]),
        ("", ["Telepon(022) 7790044", "Sureldiklat@uji.example", "Jam layananSenin–Jumat"]),
    ],
)
def test_a_service_shows_the_contact_its_record_names(
    make_site: MakeSite, key: str, lines: list[str]
) -> None:
    assert contact(only_service(make_site, kontak=key)) == lines


def test_machines_read_who_provides_a_service_for_whom_and_where(make_site: MakeSite) -> None:
    node = thing(only_service(make_site), "GovernmentService")
    assert node["provider"]["@id"] == "https://uji.example/units/diklat/#unit"
    assert node["audience"] == [{"@type": "Audience", "audienceType": "peserta pelatihan"}]
    assert node["availableChannel"]["serviceUrl"] == "https://belajar.uji.example/"
    assert node["url"] == "https://uji.example/layanan/e-learning/"


def test_what_another_office_provides_is_not_claimed_by_the_unit(make_site: MakeSite) -> None:
    finished = only_service(make_site, penyelenggara="Kementerian Lain", alamat="")
    node = thing(finished, "GovernmentService")
    assert node["provider"] == {"@type": "GovernmentOrganization", "name": "Kementerian Lain"}
    assert "availableChannel" not in node
    assert "Penyelenggara Kementerian Lain" in finished.words("layanan/e-learning/")


def thing(finished: Finished, kind: str) -> dict[str, Any]:
    """What the page of the service is, of the nodes it gives to machines."""
    script = finished.html("layanan/e-learning/").css_first("script[type='application/ld+json']")
    assert script is not None
    (found,) = [node for node in json.loads(script.text())["@graph"] if node["@type"] == kind]
    return dict(found)


# ------------------------------------------------------------------------------------ needs


def test_the_page_of_needs_groups_services_by_what_they_answer(site: Finished) -> None:
    headings = [node.text(strip=True) for node in site.html("layanan/pilih/kebutuhan/").css(".kotak h2")]
    assert headings == ["Belajar sendiri", "Layanan lain"]
    assert "Untuk yang ingin belajar." in site.words("layanan/pilih/kebutuhan/")


def test_a_need_says_what_to_prepare_and_what_is_going_on(make_site: MakeSite) -> None:
    need = "kebutuhan:\n  - nama: belajar\n    judul: Belajar\n    ringkasan: Belajar.\n    siapkan: [Surat tugas]\n    halaman: [/profil/]\n    label: [Latsar]\n"
    made = make_site(
        {
            "services_catalog/kategori.yml": need,
            ELEARNING: service(kebutuhan="[belajar]"),
            "content/halaman/profil.md": markdown(judul="Profil"),
            "units/diklat/pengumuman/kini.md": markdown(judul="Kini", label="[latsar]"),
            "units/diklat/pengumuman/dulu.md": markdown(
                judul="Dulu", label="[latsar]", berlaku_sampai="2026-11-10"
            ),
            "units/diklat/pengumuman/lain.md": markdown(judul="Lain", label="[pka]"),
            "units/diklat/agenda/nanti.md": markdown(
                judul="Nanti", label="[latsar]", mulai="2026-12-01", tempat="Aula", jenis="rapat"
            ),
            "units/diklat/agenda/lalu.md": markdown(
                judul="Lalu", label="[latsar]", mulai="2026-11-02", tempat="Aula", jenis="rapat"
            ),
        }
    )
    finished = built(made.root)
    page = finished.html("layanan/pilih/kebutuhan/belajar/")
    assert [node.text(strip=True) for node in page.css(".butir li")] == ["Surat tugas"]
    assert [node.text(strip=True) for node in page.css("main .daftar .judul")] == ["Kini", "Nanti"]
    assert page.css_first('main a[href="../../../../profil/"]') is not None


def test_a_need_without_more_than_its_services_has_no_further_sections(site: Finished) -> None:
    assert site.html("layanan/pilih/kebutuhan/belajar/").css("main .butir, main .daftar, main .dua") == []


# ------------------------------------------------------------------------------------ the printable list


def test_the_list_has_every_service_under_its_letter_with_address_and_contact(site: Finished) -> None:
    page = site.html("layanan/daftar/")
    groups = {
        section.css_first("h2").text(strip=True): [row.text(strip=True) for row in section.css(".judul")]
        for section in page.css(".daftar-layanan")
    }
    assert groups == {
        "A": ["Asesmen di loket"],
        "E": ["E-learning"],
        "L": ["Layanan dirawat", "Layanan lama"],
    }
    words = site.words("layanan/daftar/")
    assert "https://belajar.uji.example/" in words
    assert "Pemeliharaan sampai 25 November 2026." in words


def test_names_that_begin_with_no_letter_stand_together(make_site: MakeSite) -> None:
    names = {"satu": "1 Data", "dua": "Ékspor", "tiga": "Zakat"}
    made = make_site(
        {
            f"services_catalog/layanan/{slug}.yml": service(nama=name, alamat="")
            for slug, name in names.items()
        }
    )
    page = built(made.root).html("layanan/daftar/")
    assert [node.text(strip=True) for node in page.css("#huruf-lain ~ ul .judul")] == ["1 Data", "Ékspor"]
    assert [node.text(strip=True) for node in page.css("#huruf-z ~ ul .judul")] == ["Zakat"]


# ------------------------------------------------------------------------------------ English


def test_the_english_box_says_what_it_has_in_english_and_marks_the_rest(make_site: MakeSite) -> None:
    made = make_site(
        SERVICES
        | {
            "units/kompetensi/unit.yml": "nama: Kompetensi\nringkasan: Asesmen.\n",
            ELEARNING: service(nama_en="Learning", ringkasan_en="Learn from afar", kebutuhan="[belajar]"),
            "content/halaman/profil.md": markdown(judul="Profil"),
            "content/halaman/profil.en.md": markdown(judul="Profile"),
        }
    )
    finished = built(made.root)
    page = finished.html("en/layanan/")
    assert [(node.text(strip=True), node.attributes.get("lang")) for node in page.css(".layanan .judul")] == [
        ("Learning", None),
        ("Layanan dirawat", "id"),
        ("Layanan lama", "id"),
        ("Asesmen di loket", "id"),
    ]
    words = finished.words("en/layanan/")
    assert "Under maintenance until 25 November 2026" in words
    assert "Trainees" in words
    for address, other in (("layanan/", "../en/layanan/"), ("en/layanan/", "../../layanan/")):
        html = finished.html(address)
        assert html.css_first(f'.bahasa-lain a[href="{other}"]') is not None
        hreflang = {link.attributes["hreflang"] for link in html.css("head link[hreflang]")}
        assert hreflang == {"id", "en", "x-default"}


def test_a_site_without_english_has_no_english_box(site: Finished) -> None:
    assert not site.has("en/")
    assert not site.has("en/layanan/")
    assert site.html("layanan/").css("head link[hreflang]") == []


# ------------------------------------------------------------------------------------ without script


def test_without_script_every_result_of_a_filter_is_reached_from_the_box(real: Finished) -> None:
    """Links alone lead from the box to one page for each value, and these name all services that have it."""
    reached, waiting = set(), ["layanan/"]
    while waiting:
        address = waiting.pop()
        if address not in reached:
            reached.add(address)
            waiting += [link for link in real.links(address, "main") if link.startswith("layanan/pilih/")]
    rows = real.items("services").values()
    wanted = {
        *(f"khalayak/{audience}" for row in rows for audience in row["audiences"]),
        *(f"kebutuhan/{need}" for row in rows for need in row["needs"]),
        *(f"unit/{row['unit']}" for row in rows),
        *(f"jenis/{row['kind']}" for row in rows),
    }
    assert {f"layanan/pilih/{choice}/" for choice in wanted} <= reached
    for row in rows:
        assert row["title"] in real.words(f"layanan/pilih/unit/{row['unit']}/")
        assert row["title"] in real.words(f"layanan/pilih/jenis/{row['kind']}/")
