"""The box: one record of a service, and everywhere the same words."""

import pytest

from tests.build.project import Finished, built, tree
from tests.build.sample import SERVICES, service
from tests.make_site import MakeSite

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


def test_all_services_of_the_real_site_are_reached_from_the_box(real: Finished) -> None:
    links = {link.attributes["href"] for link in real.html("layanan/").css("main a")}
    wanted = {f"../layanan/{row['id'].partition('/')[2]}/" for row in real.items("services").values()}
    assert len(wanted) >= 12
    assert wanted <= links
