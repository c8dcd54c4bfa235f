"""Announcements, events, downloads, news and lists as visitors see them."""

import hashlib
import re
from pathlib import Path

import pytest

from tests.build.project import Finished, built, once
from tests.make_site import BASE, make_project, markdown

EXPIRED = "units/diklat/pengumuman/berakhir/"
CURRENT = "units/diklat/pengumuman/berlaku/"


# ------------------------------------------------------------------------------------- announcements


def test_an_expired_announcement_stays_at_its_address_and_says_that_it_is_over(site: Finished) -> None:
    assert "Telah berakhir. Masa berlaku pengumuman ini berakhir pada 30 Juni 2025." in site.words(EXPIRED)


def test_an_expired_announcement_is_marked_in_the_archive_of_its_year(site: Finished) -> None:
    for archive in ("pengumuman/arsip/2025/", "units/diklat/pengumuman/arsip/2025/"):
        assert EXPIRED in site.links(archive, "main")
        assert "Telah berakhir" in site.words(archive)


def test_an_expired_announcement_is_in_no_list_and_no_feed(site: Finished) -> None:
    for address in ("", "pengumuman/", "units/diklat/", "units/diklat/pengumuman/"):
        assert EXPIRED not in site.links(address, "main"), address
    for address in ("feeds/pengumuman.atom.xml", "units/diklat/feeds/pengumuman.atom.xml"):
        assert "Lowongan 2025" not in site.text(address)


def test_an_announcement_shows_its_number_its_days_and_that_it_is_important(site: Finished) -> None:
    words = site.words(CURRENT)
    for text in (
        "Penting",
        "Nomor 12/PENG/2026",
        "Berlaku mulai 10 November 2026",
        "Berlaku sampai 10 Desember 2026",
    ):
        assert text in words


def test_an_announcement_without_an_end_is_valid_until_withdrawn(site: Finished) -> None:
    assert "Berlaku sampai dicabut" in site.words("units/kompetensi/pengumuman/tanpa-akhir/")
    assert "units/kompetensi/pengumuman/tanpa-akhir/" in site.links("pengumuman/", "main")


def test_an_attachment_shows_the_type_and_size_of_the_real_file(site: Finished) -> None:
    rows = [
        " ".join(row.text(separator=" ").split())
        for row in site.html(CURRENT).css(".artikel-sisi .baris-berkas")
    ]
    size = site.file("units/diklat/media/daftar.csv").stat().st_size
    assert rows[0].startswith("PDF Syarat pendaftaran")
    assert rows[0].endswith("2 halaman")
    assert rows[1].startswith("CSV Daftar peserta")
    assert rows[1].endswith(f"{round(size / 1000)} kB")


# ------------------------------------------------------------------------------------- events


def test_a_report_and_its_event_lead_to_each_other(site: Finished) -> None:
    assert "units/diklat/agenda/latsar-2026/" in site.links(
        "units/diklat/berita/laporan-latsar/", "main .artikel-lanjut"
    )
    assert "units/diklat/berita/laporan-latsar/" in site.links(
        "units/diklat/agenda/latsar-2026/", "main .artikel-lanjut"
    )


def test_the_training_schedule_is_a_table_for_each_year_with_headed_columns(site: Finished) -> None:
    tables = site.html("agenda/pelatihan/").css("table")
    assert [table.css_first("caption").text() for table in tables] == [
        "Jadwal pelatihan tahun 2027",
        "Jadwal pelatihan tahun 2026",
    ]
    heads = [cell.text() for cell in tables[0].css("thead th[scope=col]")]
    assert heads == ["Pelatihan", "Waktu", "Pendaftaran ditutup", "Tempat", "Unit", "Kuota", "Biaya"]
    cells = [" ".join(cell.text().split()) for cell in tables[0].css("tbody tr > *")]
    assert cells[1:] == [
        "28 Januari–2 Februari 2027",
        "15 Januari 2027",
        "Aula, Jatinangor; lantai 2",
        "Diklat",
        "1200",
        "Rp4.500.000",
    ]


def test_the_training_schedule_holds_no_other_kind_of_event(site: Finished) -> None:
    assert "Seminar daring" not in site.words("agenda/pelatihan/")


def test_an_event_tells_when_where_for_whom_and_how_to_register(site: Finished) -> None:
    words = site.words("units/diklat/agenda/latsar-2027/")
    for text in (
        "28 Januari–2 Februari 2027, pukul 08.00–16.00 WIB",
        "Narahubung diklat@uji.example",
        "Pendaftaran ditutup Jumat, 15 Januari 2027",
        "Kuota 1.200 peserta",
        "Biaya Rp4.500.000",
    ):
        assert text in words


def test_a_cancelled_event_keeps_its_page_and_says_so_everywhere(site: Finished) -> None:
    assert "Kegiatan ini dibatalkan." in site.words("units/kompetensi/agenda/rapat-batal/")
    assert "Dibatalkan" in site.words("agenda/")


@pytest.mark.parametrize("month", ["2026-12", "2027-01"])
def test_an_event_over_the_end_of_a_month_stands_in_both(site: Finished, month: str) -> None:
    assert "agenda/hari-jadi/" in site.links(f"agenda/bulan/{month}/", "main")


def test_the_month_table_links_each_day_with_events_and_names_it(site: Finished) -> None:
    table = site.html("agenda/bulan/2027-01/").css_first("table.bulan")
    assert table.css_first("caption").text() == "Januari 2027"
    labels = {link.text(): link.attributes["aria-label"] for link in table.css("a")}
    assert labels["1"] == "Jumat, 1 Januari 2027, ada 1 kegiatan"
    assert sorted(labels, key=int) == ["1", "28", "29", "30", "31"]
    assert [cell.text() for cell in table.css("thead th")] == [
        "Sen",
        "Sel",
        "Rab",
        "Kam",
        "Jum",
        "Sab",
        "Min",
    ]
    assert len(table.css("td")) % 7 == 0


def test_months_lead_to_their_neighbours(site: Finished) -> None:
    links = site.links("agenda/bulan/2026-12/", "main .halaman-lain")
    assert links == ["agenda/bulan/2026-11/", "agenda/bulan/2027-01/"]


# ------------------------------------------------------------------------------------- downloads


def test_a_download_page_tells_type_size_and_checksum_of_the_real_file(
    site: Finished, sample_root: Path
) -> None:
    served = site.file("units/diklat/unduhan/pedoman/pedoman-2.pdf").read_bytes()
    assert served == (sample_root / "units/diklat/unduhan/pedoman-2.pdf").read_bytes()
    words = site.words("units/diklat/unduhan/pedoman/")
    assert "Jenis berkas PDF" in words
    assert f"Ukuran {len(served)} bita" in words
    assert "Jumlah halaman 2" in words
    assert hashlib.sha256(served).hexdigest() in words.replace(" ", "")


def test_a_download_is_dated_by_its_record(site: Finished) -> None:
    words = site.words("units/diklat/unduhan/pedoman/")
    assert "Terbit 3 Februari 2025 Diperbarui 6 April 2026" in words


def test_an_older_version_of_a_download_is_reachable(site: Finished, sample_root: Path) -> None:
    assert "units/diklat/unduhan/pedoman/pedoman-1.pdf" in site.links("units/diklat/unduhan/pedoman/", "main")
    assert "Versi 1.0, 3 Februari 2025" in site.words("units/diklat/unduhan/pedoman/")
    served = site.file("units/diklat/unduhan/pedoman/pedoman-1.pdf").read_bytes()
    assert served == (sample_root / "units/diklat/unduhan/pedoman-1.pdf").read_bytes()


def test_a_replaced_download_leads_to_its_successor(site: Finished) -> None:
    assert "units/diklat/unduhan/formulir/" in site.links(
        "units/diklat/unduhan/formulir-lama/", "main .artikel-status"
    )


# ------------------------------------------------------------------------------------- news and pages


def test_news_shows_its_picture_with_words_credit_and_size(site: Finished) -> None:
    figure = site.html("units/diklat/berita/kabar/").css_first("figure")
    image = figure.css_first("img").attributes
    assert re.fullmatch(r"../../../../units/diklat/media/foto-64\.[0-9a-f]{10}\.webp", image["src"] or "")
    assert (image["alt"], image["width"], image["height"]) == ("Foto diklat", "64", "36")
    assert "Humas diklat" in figure.text()


def test_a_file_no_visible_item_names_is_not_published(site: Finished) -> None:
    assert site.where("tidak-disebut") == []


def test_a_demonstration_page_says_so(real: Finished) -> None:
    assert "Halaman ini berisi data contoh untuk peragaan." in real.words(
        "units/diklat/pengumuman/jadwal-pka-2027/"
    )


def test_dates_are_written_in_indonesian(real: Finished) -> None:
    english = re.compile(
        r"\b(Monday|Tuesday|Sunday|January|February|March|May|June|July|August|October|December)\b"
    )
    pages = [address for address in real.pages if not address.startswith("en/")]
    assert [address for address in pages if english.search(real.words(address, "body"))] == []


# ------------------------------------------------------------------------------------- long lists


def _many(count: int) -> dict[str, str]:
    """News, the oldest first in number."""
    return {
        f"units/diklat/berita/kabar-{number:03}.md": markdown(
            judul=f"Kabar nomor {number}",
            tanggal=f"2026-{1 + number // 28:02}-{1 + number % 28:02}",
            label="[deret]",
        )
        for number in range(count)
    }


@pytest.fixture(scope="session")
def before(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Sixty-one news items."""
    return _long_list(tmp_path_factory, 61)


@pytest.fixture(scope="session")
def after(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The same and one newer."""
    return _long_list(tmp_path_factory, 62)


def _long_list(factory: pytest.TempPathFactory, count: int) -> Finished:
    folder = once(
        factory,
        f"deret-{count}",
        lambda target: built(make_project(target / "situs", {**BASE, **_many(count)}).root),
    )
    return Finished(folder / "situs" / "output")


def test_further_pages_are_counted_from_the_oldest(before: Finished) -> None:
    rows = {page: _rows(before, page) for page in ("berita/hal/1/", "berita/hal/2/", "berita/")}
    assert rows["berita/hal/1/"] == [f"Kabar nomor {number}" for number in range(19, -1, -1)]
    assert rows["berita/hal/2/"] == [f"Kabar nomor {number}" for number in range(39, 19, -1)]
    assert rows["berita/"] == [f"Kabar nomor {number}" for number in range(60, 39, -1)]
    assert not before.has("berita/hal/3/")


@pytest.mark.parametrize("owner", ["", "units/diklat/"])
def test_a_new_item_leaves_further_pages_as_they_were(before: Finished, after: Finished, owner: str) -> None:
    for number in (1, 2):
        page = f"{owner}berita/hal/{number}/"
        assert after.text(page) == before.text(page)
    assert after.text(f"{owner}berita/") != before.text(f"{owner}berita/")


def test_the_pager_leads_to_newer_and_older_pages_in_words(before: Finished) -> None:
    words = {
        page: before.words(page, ".halaman-lain") for page in ("berita/", "berita/hal/2/", "berita/hal/1/")
    }
    assert "Lebih lama" in words["berita/"]
    assert "Lebih baru" not in words["berita/"]
    assert "Lebih baru" in words["berita/hal/2/"]
    assert "Lebih lama" in words["berita/hal/2/"]
    assert "Lebih lama" not in words["berita/hal/1/"]
    assert before.html("berita/hal/2/").css_first("a[rel=prev]").attributes["href"] == "../../../berita/"
    assert (
        before.html("berita/hal/2/").css_first("a[rel=next]").attributes["href"] == "../../../berita/hal/1/"
    )


def test_every_item_of_a_long_list_is_reached_through_its_pages(before: Finished) -> None:
    pages = ("berita/", "berita/hal/2/", "berita/hal/1/")
    assert [row for page in pages for row in _rows(before, page)] == [
        f"Kabar nomor {number}" for number in range(60, -1, -1)
    ]


def _rows(finished: Finished, address: str) -> list[str]:
    return [row.text() for row in finished.html(address).css("main .daftar h2")]
