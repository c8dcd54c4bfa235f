"""What an author writes as a link, and where it leads or why it does not."""

import pytest

from satupintu.links import DeadLink, Destination, line_of
from satupintu.markdown_faults import Source
from satupintu.models import Item
from satupintu.portal import Portal
from tests.make_site import MakeSite, markdown, record

FILES = {
    "content/halaman/profil.md": markdown(),
    "content/halaman/kontak.md": markdown(),
    "content/media/logo.txt": "Logo.\n",
    "units/diklat/berita/a.md": markdown(),
    "units/diklat/berita/b.md": markdown(),
    "units/diklat/agenda/seminar.md": markdown(mulai="2026-12-01", tempat="Aula", jenis="seminar"),
    "units/diklat/media/daftar.txt": "Daftar.\n",
    "units/diklat/unduhan/pedoman.yml": record(berkas="pedoman.txt"),
    "units/diklat/unduhan/pedoman.txt": "Pedoman.\n",
    "units/diklat/unduhan/sisa.txt": "Sisa.\n",
    "units/kajian/unit.yml": "nama: Kajian\nringkasan: Kajian.\n",
    "units/kajian/media/nanti.txt": "Nanti.\n",
}


@pytest.fixture
def portal(make_site: MakeSite) -> Portal:
    return make_site(FILES).portal()


def item(portal: Portal, path: str = "units/diklat/berita/a.md") -> Item:
    return portal.site.by_path[path]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("/", ""),
        ("/profil/", "profil/"),
        ("/units/diklat/", "units/diklat/"),
        ("/units/diklat/berita/", "units/diklat/berita/"),
        ("/units/diklat/berita/b/", "units/diklat/berita/b/"),
        ("/peta-situs/", "peta-situs/"),
        ("/media/logo.txt", "media/logo.txt"),
        ("/units/diklat/media/daftar.txt", "units/diklat/media/daftar.txt"),
        ("/units/diklat/unduhan/pedoman/pedoman.txt", "units/diklat/unduhan/pedoman/pedoman.txt"),
        ("b.md", "units/diklat/berita/b/"),
        ("./b.md", "units/diklat/berita/b/"),
        ("../agenda/seminar.md", "units/diklat/agenda/seminar/"),
        ("../unduhan/pedoman.yml", "units/diklat/unduhan/pedoman/"),
        ("../unduhan/pedoman.txt", "units/diklat/unduhan/pedoman/pedoman.txt"),
        ("../media/daftar.txt", "units/diklat/media/daftar.txt"),
        ("../../../content/halaman/profil.md", "profil/"),
        ("../../../content/media/logo.txt", "media/logo.txt"),
        ("  /profil/ ", "profil/"),
        ("https://uji.example/profil/", "profil/"),
        ("https://uji.example", "https://uji.example"),
        ("https://uji.example/cari/?q=cuti", "https://uji.example/cari/?q=cuti"),
        ("https://uji.example/feeds/berita.atom.xml", "https://uji.example/feeds/berita.atom.xml"),
        ("https://uji.example.evil.example/profil/", "https://uji.example.evil.example/profil/"),
        ("https://lan.go.id/a?b=c&amp;d", "https://lan.go.id/a?b=c&d"),
        ("mailto:humas@uji.example", "mailto:humas@uji.example"),
        ("tel:+62227790044", "tel:+62227790044"),
    ],
)
def test_a_good_link_leads_somewhere(written: str, address: str, portal: Portal) -> None:
    assert portal.resolver.resolve(written, item(portal)).address == address


@pytest.mark.parametrize(
    ("written", "full"),
    [
        ("#cara-daftar", "units/diklat/berita/a/#cara-daftar"),
        ("b.md#hasil", "units/diklat/berita/b/#hasil"),
        ("/profil/#tugas", "profil/#tugas"),
    ],
)
def test_a_link_to_a_part_keeps_the_part(written: str, full: str, portal: Portal) -> None:
    assert portal.resolver.resolve(written, item(portal)).full == full


def test_pages_of_the_main_site_link_each_other_by_file(portal: Portal) -> None:
    found = portal.resolver.resolve("kontak.md", item(portal, "content/halaman/profil.md"))
    assert found == Destination("kontak/")


def test_a_link_to_a_file_knows_the_file(portal: Portal) -> None:
    found = portal.resolver.resolve("../media/daftar.txt", item(portal))
    assert found.file == "units/diklat/media/daftar.txt"
    assert not found.external


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", "tautan ini kosong; isi alamatnya"),
        ("  ", "tautan ini kosong; isi alamatnya"),
        ("/profil", "alamat `/profil` kurang garis miring di akhir; tulis `/profil/`"),
        ("/units/diklat", "alamat `/units/diklat` kurang garis miring di akhir; tulis `/units/diklat/`"),
        ("/profill/", "alamat `/profill/` tidak ada di situs ini; periksa ejaannya"),
        ("/content/halaman/profil.md", "alamat `/content/halaman/profil.md` tidak ada di situs ini"),
        ("/content/media/logo.txt", "alamat `/content/media/logo.txt` tidak ada di situs ini"),
        ("/units/diklat/unit.yml", "alamat `/units/diklat/unit.yml` tidak ada di situs ini"),
        ("/units/diklat/unduhan/pedoman.txt", "tidak ada di situs ini"),
        ("/units/diklat/unduhan/sisa.txt", "tidak ada di situs ini"),
        ("//evil.example/", "alamat `//evil.example/` tidak diterima"),
        ("../unit.yml", "berkas `../unit.yml` tidak ada"),
        ("bb.md", "berkas `bb.md` tidak ada; maksudnya `b.md`?"),
        ("../agenda/seminr.md", "berkas `../agenda/seminr.md` tidak ada; maksudnya `../agenda/seminar.md`?"),
        ("../media/lain.pdf", "berkas `../media/lain.pdf` tidak ada; periksa nama dan foldernya"),
        ("../unduhan/sisa.txt", "tidak disebut catatan unduhan mana pun; buat catatan `.yml` untuknya"),
        ("../../../../etc/passwd", "menunjuk ke luar folder isi"),
        ("../../../..", "menunjuk ke luar folder isi"),
        ("%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "menunjuk ke luar folder isi"),
        ("..%2f..%2f..%2f..%2fetc/passwd", "menunjuk ke luar folder isi"),
        ("../../../.git/config", "berkas `../../../.git/config` tidak ada"),
        ("{static}/a.png", "`{static}/a.png` memakai tanda kurung kurawal"),
        ("%7Battach%7Da.png", "`{attach}a.png` memakai tanda kurung kurawal"),
        ("{filename}b.md", "memakai tanda kurung kurawal"),
        ("javascript:alert(1)", "alamat `javascript:alert(1)` tidak diterima; pakai `https://…`"),
        ("JavaScript:alert(1)", "tidak diterima"),
        ("java&#115;cript:alert(1)", "tidak diterima"),
        ("data:text/html,x", "tidak diterima"),
        ("vbscript:x", "tidak diterima"),
        (
            "file:///C:/Foto%20Aula.JPG",
            "ada di komputer Anda; simpan berkasnya di `media/`, lalu tulis `../media/foto-aula.jpg`",
        ),
        ("D:\\Foto\\Aula.JPG", "`D:\\Foto\\Aula.JPG` ada di komputer Anda; simpan berkasnya di `media/`"),
        (
            "http://127.0.0.1:8000/units/diklat/",
            "hanya ada di komputer Anda (pratinjau); tulis `/units/diklat/`",
        ),
        (
            "http://localhost:8001/profil/#tugas",
            "hanya ada di komputer Anda (pratinjau); tulis `/profil/#tugas`",
        ),
        ("https://uji.example/profill/", "alamat `/profill/` tidak ada di situs ini; periksa ejaannya"),
        ("daftar.txt", "berkas `daftar.txt` tidak ada; maksudnya `../media/daftar.txt`?"),
        ("../media/Daftar.TXT", "berkas `../media/Daftar.TXT` tidak ada; maksudnya `../media/daftar.txt`?"),
        (
            "siti@uji.example",
            "alamat surel `siti@uji.example` kurang `mailto:`; tulis `mailto:siti@uji.example`",
        ),
        ("lan.go.id/berita", "alamat `lan.go.id/berita` kurang `https://`; tulis `https://lan.go.id/berita`"),
        ("ftp://a.example", "tidak diterima"),
        ("www.lan.go.id", "alamat `www.lan.go.id` kurang `https://`; tulis `https://www.lan.go.id`"),
    ],
)
def test_a_bad_link_is_told_with_what_to_write(written: str, told: str, portal: Portal) -> None:
    with pytest.raises(DeadLink) as caught:
        portal.resolver.resolve(written, item(portal))
    assert told in str(caught.value)


def test_a_link_that_is_close_only_to_its_own_file_gets_no_suggestion(portal: Portal) -> None:
    with pytest.raises(DeadLink, match="periksa nama dan foldernya"):
        portal.resolver.resolve("seminaar.md", item(portal, "units/diklat/agenda/seminar.md"))


@pytest.mark.parametrize("scheme", ["https://a", "http://a", "mailto:a@b", "tel:1"])
def test_an_address_with_a_scheme_is_elsewhere(scheme: str) -> None:
    assert Destination(scheme).external


@pytest.mark.parametrize(
    ("target", "line"),
    [("/b/", 12), ("/C%20D/", 13), ("/x/?a=1&amp;b=2", 14), ("", 15), ("/nowhere/", 10)],
)
def test_the_line_of_a_link_is_found_as_it_was_written(target: str, line: int) -> None:
    source = Source("Teks.\n\n[b](/b/)\n[c](/C D/)\n[x](/x/?a=1&b=2)\n[kosong]()\n")
    assert line_of(source, target, 10) == line


def test_a_link_in_an_example_is_not_mistaken_for_the_link() -> None:
    assert line_of(Source("```\n[b](/b/)\n```\n\n[b](/b/)\n"), "/b/", 1) == 5


@pytest.mark.parametrize("written", ["../../kajian/media/nanti.txt", "/units/kajian/media/nanti.txt"])
def test_a_file_of_another_unit_is_not_published_from_here(written: str, portal: Portal) -> None:
    with pytest.raises(DeadLink, match="milik `units/kajian`; salin berkasnya"):
        portal.resolver.resolve(written, item(portal))


def test_the_main_site_may_show_files_of_the_units(portal: Portal) -> None:
    found = portal.resolver.resolve(
        "/units/kajian/media/nanti.txt", item(portal, "content/halaman/profil.md")
    )
    assert found.file == "units/kajian/media/nanti.txt"
