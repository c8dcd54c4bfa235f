"""The build's `--date` is the only clock."""

import hashlib
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from satupintu.pictures.plan import SourcePicture, fallback
from tests.build import sample
from tests.build.project import Finished, built, once, portal
from tests.make_site import BASE, MakeSite, make_project, markdown, record

CANARY = "kenari-emas"
DAY = date(2026, 12, 1)
COMING: dict[str, str | bytes] = {
    "units/diklat/berita/kenari-emas.md": markdown(
        f"Isi {CANARY}. ![Gedung kantor](../media/kenari-emas-isi.png) [berkas](../media/kenari-emas-isi.csv)\n",
        judul=f"Berita {CANARY}",
        tanggal="2026-12-01",
        label=f"[{CANARY}]",
        gambar="../media/kenari-emas.png",
        alt=f"Foto {CANARY}",
        kredit=CANARY,
        alamat_lama="[/berita/dulu-kenari-emas/]",
        kegiatan="../agenda/kenari-emas.md",
    ),
    "units/diklat/pengumuman/kenari-emas.md": markdown(
        f"Isi {CANARY}.\n",
        judul=f"Pengumuman {CANARY}",
        tanggal="2026-12-01",
        lampiran="\n  - berkas: ../media/kenari-emas.csv\n    judul: Lampiran kenari-emas",
    ),
    "units/diklat/agenda/kenari-emas.md": markdown(
        f"Isi {CANARY}.\n",
        judul=f"Agenda {CANARY}",
        tanggal="2026-12-01",
        mulai="2027-05-03",
        tempat=f"Aula {CANARY}",
        jenis="pelatihan",
    ),
    "units/diklat/unduhan/kenari-emas.yml": record(
        judul=f"Unduhan {CANARY}", tanggal="2026-12-01", berkas="kenari-emas.csv"
    ),
    "units/diklat/halaman/kenari-emas.md": markdown(
        f"Isi {CANARY}.\n", judul=f"Halaman {CANARY}", tanggal="2026-12-01"
    ),
    "content/pengumuman/kenari-emas.md": markdown(judul=f"Pusat {CANARY}", tanggal="2026-12-01 00:00"),
    "units/diklat/media/kenari-emas.png": sample.picture(1, 2, 3),
    "units/diklat/media/kenari-emas-isi.png": sample.picture(4, 5, 6),
    "units/diklat/media/kenari-emas.csv": "lampiran kenari-emas\n",
    "units/diklat/media/kenari-emas-isi.csv": "isi kenari-emas\n",
    "units/diklat/unduhan/kenari-emas.csv": "unduhan kenari-emas\n",
}


def published(path: str) -> str:
    """The address of a scheduled picture of 64 by 36 pixels."""
    content = COMING[path]
    assert isinstance(content, bytes)
    return fallback(SourcePicture(path, hashlib.sha256(content).hexdigest(), 64, 36)).address


SEEN = {
    "news page": "units/diklat/berita/kenari-emas/index.html",
    "announcement page": "units/diklat/pengumuman/kenari-emas/index.html",
    "event page": "units/diklat/agenda/kenari-emas/index.html",
    "download page": "units/diklat/unduhan/kenari-emas/index.html",
    "free page": "units/diklat/halaman/kenari-emas/index.html",
    "main site": "pengumuman/kenari-emas/index.html",
    "picture": published("units/diklat/media/kenari-emas.png"),
    "picture in text": published("units/diklat/media/kenari-emas-isi.png"),
    "attachment": "units/diklat/media/kenari-emas.csv",
    "file in text": "units/diklat/media/kenari-emas-isi.csv",
    "download": "units/diklat/unduhan/kenari-emas/kenari-emas.csv",
    "tag": "label/kenari-emas/index.html",
    "month": "agenda/bulan/2027-05/index.html",
    "training": "agenda/pelatihan/index.html",
    "calendar": "units/diklat/agenda/agenda.ics",
    "feed": "feeds/berita.atom.xml",
    "data": "api/v1/events.json",
    "site map": "sitemap.xml",
    "former address": "berita/dulu-kenari-emas/index.html",
    "home": "index.html",
}


@pytest.fixture(scope="session")
def days(tmp_path_factory: pytest.TempPathFactory) -> dict[date, Finished]:
    """A site with scheduled items, on the day before they appear and on that day."""

    def make(folder: Path) -> None:
        root = make_project(folder / "situs", {**BASE, **COMING}).root
        for day in (DAY - timedelta(days=1), DAY):
            built(root, folder / day.isoformat(), day)

    folder = once(tmp_path_factory, "terjadwal", make)
    return {day: Finished(folder / day.isoformat()) for day in (DAY - timedelta(days=1), DAY)}


def test_a_scheduled_item_is_in_no_file_and_no_file_name_before_its_day(days: dict[date, Finished]) -> None:
    before = days[DAY - timedelta(days=1)]
    assert before.where(CANARY) == []
    assert not before.has("agenda/bulan/2027-05/")
    assert {path.read_bytes() for path in before.files.values()}.isdisjoint(
        {
            content.encode()
            for name, content in COMING.items()
            if isinstance(content, str) and name.endswith(".csv")
        }
    )


@pytest.mark.parametrize("place", SEEN)
def test_a_scheduled_item_is_everywhere_on_its_day(days: dict[date, Finished], place: str) -> None:
    today = days[DAY]
    assert SEEN[place] in today.files
    if place not in ("picture", "picture in text"):
        assert SEEN[place] in today.where(CANARY)


def test_the_scheduled_items_of_the_sample_site_are_in_no_output(site: Finished) -> None:
    assert site.where(sample.SCHEDULED) == []


def test_a_draft_is_in_no_output(site: Finished) -> None:
    assert site.where(sample.DRAFT) == []


def test_a_draft_stays_out_for_ever(sample_root: Path, tmp_path: Path) -> None:
    later = built(sample_root, tmp_path / "output", "2030-01-01")
    assert later.where(sample.DRAFT) == []
    assert later.where(sample.SCHEDULED)


def test_the_last_day_of_an_announcement_counts_and_the_next_does_not(make_site: MakeSite) -> None:
    text = markdown(
        judul="Batas", tanggal="2026-11-01", berlaku_mulai="2026-11-10", berlaku_sampai="2026-11-20"
    )
    site = make_site({"content/pengumuman/batas.md": text})
    listed = {}
    for day in ("2026-11-09", "2026-11-10", "2026-11-20", "2026-11-21"):
        finished = built(site.root, day=day)
        listed[day] = (
            "pengumuman/batas/" in finished.links("pengumuman/", "main"),
            "Telah berakhir" in finished.words("pengumuman/batas/"),
        )
    assert listed == {
        "2026-11-09": (False, False),
        "2026-11-10": (True, False),
        "2026-11-20": (True, False),
        "2026-11-21": (False, True),
    }


def test_days_begin_at_midnight_of_the_office(make_site: MakeSite) -> None:
    """00.30 in Makassar is still the day before in Bandung; 23.30 in Bandung is not yet tomorrow."""
    site = make_site(
        {
            "content/berita/wita.md": markdown(judul="Dari Makassar", tanggal="2026-11-23 00:30 WITA"),
            "content/berita/wib.md": markdown(judul="Dari Bandung", tanggal="2026-11-23 00:30"),
            "content/berita/malam.md": markdown(judul="Tadi malam", tanggal="2026-11-22 23:30"),
        }
    )
    finished = built(site.root, day="2026-11-22")
    assert {name: finished.has(f"berita/{name}/") for name in ("wita", "wib", "malam")} == {
        "wita": True,
        "wib": False,
        "malam": True,
    }


def test_an_event_is_coming_until_its_last_day_is_over(make_site: MakeSite) -> None:
    event = markdown(
        judul="Acara",
        tanggal="2026-11-01",
        mulai="2026-11-20",
        selesai="2026-11-22",
        tempat="Aula",
        jenis="rapat",
    )
    site = make_site({"content/agenda/acara.md": event})
    assert "agenda/acara/" in built(site.root, day="2026-11-22").links("agenda/", "main .daftar")
    after = built(site.root, day="2026-11-23")
    assert "agenda/acara/" not in after.links("agenda/", "main .daftar")
    assert "agenda/acara/" in after.links("agenda/arsip/2026/", "main .daftar")
    assert "sudah berlangsung" in after.words("agenda/acara/")


def test_a_notice_stands_on_every_page_on_its_days_only(make_site: MakeSite) -> None:
    notice = "pemberitahuan:\n  - teks: Portal dipelihara.\n    mulai: 2026-11-22\n    selesai: 2026-11-22\n"
    site = make_site({"content/situs.yml": BASE["content/situs.yml"] + notice})
    shown = built(site.root, day="2026-11-22")
    assert [address for address in shown.pages if "Portal dipelihara." not in shown.text(address)] == []
    assert built(site.root, day="2026-11-23").where("Portal dipelihara.") == []


RELATIVE = re.compile(
    r"\b(hari ini|kemarin|besok|lusa|\d+ (hari|jam|menit|minggu|bulan) (lagi|lalu)|(minggu|bulan|tahun) (ini|lalu|depan)|baru saja)\b",
    re.IGNORECASE,
)


def test_no_list_or_frame_speaks_of_time_as_seen_from_the_day_of_the_build(real: Finished) -> None:
    """What an author writes is the author's; what the portal writes names days."""
    prose = re.compile(r"(berita|pengumuman|agenda|unduhan|halaman)/(?!arsip/|bulan/|pelatihan/|hal/)[^/]+/$")
    pages = [address for address in real.pages if not prose.search(address)]
    assert len(pages) > 100
    found = {address: RELATIVE.findall(_without_summaries(real, address)) for address in pages}
    assert {address: words for address, words in found.items() if words} == {}


def test_no_page_of_an_item_speaks_of_time_as_seen_from_the_day_of_the_build(site: Finished) -> None:
    assert [address for address in site.pages if RELATIVE.search(site.words(address, "body"))] == []


def test_a_day_later_only_pages_change_on_which_something_begins_or_ends(
    make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site({"content/berita/satu.md": markdown(), "content/halaman/profil.md": markdown()})
    today = built(site.root, tmp_path / "a", "2026-11-22")
    tomorrow = built(site.root, tmp_path / "b", "2026-11-23")
    changed = [
        name for name, path in today.files.items() if path.read_bytes() != tomorrow.files[name].read_bytes()
    ]
    assert changed == ["terbitan.json"]


@pytest.mark.parametrize("written", ["kemarin", "2026-02-30", "22-11-2026"])
def test_a_date_that_is_none_is_wrong_usage(make_site: MakeSite, written: str) -> None:
    result = portal(make_site().root, "build", "--date", written)
    assert result.returncode == 2


def _without_summaries(finished: Finished, address: str) -> str:
    """The words of a page without what authors wrote: titles and summaries."""
    html = finished.html(address)
    for node in html.css(
        "main .judul, main .utama-ringkasan, main h1, main .awal, main .butir, main .pita-awal"
    ):
        node.decompose()
    return " ".join(html.body.text(separator=" ").split()) if html.body else ""
