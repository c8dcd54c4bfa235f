"""A prepared change whose report holds exactly the effects that were worked out by hand."""

from pathlib import Path
from typing import Any

from tests.build.sample import post, service
from tests.core.photographs import gradient, saved
from tests.make_site import markdown
from tests.review.proposals import KAJIAN, SCHEDULE, Office, office

__all__ = ["office"]

PICTURE = saved(gradient((320, 240)), "PNG")
LATER = SCHEDULE.replace("2 Maret", "9 Maret").replace("2027-03-02", "2027-03-09").replace("tiga", "empat")
FRESH = markdown(
    "Kunjungan dibuka bagi umum. Daftar di [laman kota](https://kota.example/daftar).\n",
    judul="Kunjungan kantor",
    ringkasan="Kunjungan dibuka setiap Senin.",
    gambar="../media/aula.png",
    alt="Aula kantor",
)
MOVED = markdown(
    "Rapat menghasilkan rencana kerja.\n", judul="Rapat kerja", alamat_lama="[/units/diklat/berita/rapat/]"
)
DRAFT = markdown("Masih ditulis.\n", judul="Belum jadi", status="draf")
CHANGED = {
    "units/diklat/pengumuman/jadwal.md": LATER,
    "units/diklat/berita/kunjungan.md": FRESH,
    "units/diklat/media/aula.png": PICTURE,
    "units/diklat/berita/rapat.md": None,
    "units/diklat/berita/rapat-kerja.md": MOVED,
    "units/diklat/berita/lomba.md": None,
    "units/diklat/berita/naskah.md": DRAFT,
}


def same(*words: str) -> dict[str, str]:
    return {"mark": "tetap", "text": " ".join(words)}


def page(status: str, address: str, title: str, path: str, **more: Any) -> dict[str, Any]:
    nothing = {"former": "", "forwarded": True, "preview": "", "excerpt": [], "words": None}
    lists = {"links_added": [], "links_removed": [], "pictures": [], "pictures_removed": []}
    return {"status": status, "address": address, "title": title, "path": path, **nothing, **lists, **more}


def link(address: str, text: str) -> dict[str, Any]:
    return {"address": address, "text": text, "broken": False}


def file(path: str, status: str, before: int, after: int) -> dict[str, Any]:
    return {"path": path, "status": status, "before": before, "after": after, "content": True}


def expected(base: str, head: str, picture: Path) -> dict[str, Any]:
    news, unit = "/units/diklat/berita/", link("/units/diklat/", "Bidang Diklat")
    visit = {"title": "Kunjungan kantor", "address": f"{news}kunjungan/"}
    contest = {"title": "Lomba menulis", "address": f"{news}lomba/"}
    removed = "1 halaman hilang tanpa penerusan"
    draft = "1 berkas belum tampil pada 22 November 2026, jadi tidak ada di pratinjau"
    two, nine = {"mark": "keluar", "text": "2"}, {"mark": "masuk", "text": "9"}
    schedule = "units/diklat/pengumuman/jadwal.md"
    return {
        "base": base,
        "head": head,
        "day": "2026-11-22",
        "account": "pic-diklat",
        "verdict": "perlu-dibaca",
        "reasons": [{"level": "perlu-dibaca", "text": text} for text in (removed, draft)],
        "pages": [
            page(
                "baru",
                f"{news}kunjungan/",
                "Kunjungan kantor",
                "units/diklat/berita/kunjungan.md",
                preview="pratinjau/units/diklat/berita/kunjungan/index.html",
                excerpt=[
                    "Kunjungan dibuka setiap Senin.",
                    "Terbit 1 November 2026",
                    "Unit Bidang Diklat",
                    "Kunjungan dibuka bagi umum. Daftar di laman kota.",
                ],
                links_added=[unit, link("https://kota.example/daftar", "laman kota")],
                pictures=[
                    {
                        "address": f"/units/diklat/media/{picture.name}",
                        "alt": "Aula kantor",
                        "size": picture.stat().st_size,
                    }
                ],
            ),
            page(
                "berubah",
                "/units/diklat/pengumuman/jadwal/",
                "Jadwal pelatihan",
                schedule,
                preview="pratinjau/units/diklat/pengumuman/jadwal/index.html",
                words={
                    "added": 3,
                    "removed": 3,
                    "paragraphs": [
                        [same("Pelatihan dibuka sampai"), two, nine, same("Maret 2027.")],
                        [same("Berlaku sampai"), two, nine, same("Maret 2027")],
                        [
                            same("Pelatihan berlangsung di aula kantor selama"),
                            {"mark": "keluar", "text": "tiga"},
                            {"mark": "masuk", "text": "empat"},
                            same("hari."),
                        ],
                    ],
                    "hidden": 0,
                },
            ),
            page(
                "pindah",
                f"{news}rapat-kerja/",
                "Rapat kerja",
                "units/diklat/berita/rapat-kerja.md",
                former=f"{news}rapat/",
                preview="pratinjau/units/diklat/berita/rapat-kerja/index.html",
            ),
            page(
                "hilang",
                f"{news}lomba/",
                "Lomba menulis",
                "units/diklat/berita/lomba.md",
                excerpt=[
                    "Satu kalimat.",
                    "Terbit 1 November 2026",
                    "Unit Bidang Diklat",
                    "Lomba menulis sudah selesai.",
                ],
            ),
        ],
        "followers": [
            {
                "text": "6 halaman daftar ikut berubah",
                "addresses": [
                    "/",
                    "/berita/",
                    "/berita/arsip/2026/",
                    "/units/diklat/",
                    news,
                    f"{news}arsip/2026/",
                ],
            }
        ],
        "redirects": [],
        "unseen": [
            {
                "path": "units/diklat/berita/naskah.md",
                "status": "baru",
                "title": "Belum jadi",
                "reason": "draf: tidak tampil sampai `status` diganti",
                "excerpt": ["Satu kalimat.", "Masih ditulis."],
                "words": None,
            }
        ],
        "texts": [],
        "keys": [
            {
                "path": schedule,
                "key": "Ringkasan",
                "before": "Pelatihan dibuka sampai 2 Maret 2027.",
                "after": "Pelatihan dibuka sampai 9 Maret 2027.",
            },
            {"path": schedule, "key": "Berlaku sampai", "before": "2 Maret 2027", "after": "9 Maret 2027"},
            {
                "path": "units/diklat/berita/rapat-kerja.md",
                "key": "Alamat lama",
                "before": "",
                "after": f"{news}rapat/",
            },
        ],
        "listings": [
            {"name": name, "appeared": [visit], "vanished": [contest]}
            for name in ("Umpan", "Pencarian", "Peta situs")
        ],
        "duplicates": [],
        "problems": [],
        "private": [],
        "law": [],
        "files": [
            file("units/diklat/berita/kunjungan.md", "baru", 0, len(FRESH)),
            file("units/diklat/berita/lomba.md", "hilang", 103, 0),
            file("units/diklat/berita/naskah.md", "baru", 0, len(DRAFT)),
            file("units/diklat/berita/rapat-kerja.md", "baru", 0, len(MOVED)),
            file("units/diklat/berita/rapat.md", "hilang", 106, 0),
            file("units/diklat/media/aula.png", "baru", 0, len(PICTURE)),
            file(schedule, "berubah", len(SCHEDULE), len(LATER)),
        ],
        "owners": [{"name": "Bidang Diklat", "accounts": ["pic-diklat"], "files": 7}],
        "approval": "Menunggu persetujuan Humas (`humas` atau `humas-2`).",
    }


def test_the_report_holds_exactly_the_effects_of_a_change(office: Office, tmp_path: Path) -> None:
    head = office.propose(CHANGED)
    found = office.report(head, tmp_path / "laporan", "--as", "pic-diklat")
    preview = tmp_path / "laporan/pratinjau"
    size = found.pop("size")
    (picture,) = (preview / "units/diklat/media").glob("aula-320.*.webp")
    assert found == expected(office.main.id, head.id, picture)
    assert size["pages_after"] - size["pages_before"] == 1, "two come, one goes, and one stays to redirect"
    assert size["bytes_after"] == sum(each.stat().st_size for each in preview.rglob("*") if each.is_file())


def test_a_change_of_nothing_has_an_empty_report(office: Office, tmp_path: Path) -> None:
    found = office.report(office.main, tmp_path / "laporan")
    lists = ("reasons", "pages", "followers", "redirects", "keys", "listings", "problems", "files", "owners")
    assert found["verdict"] == "aman"
    assert {name: found[name] for name in lists} == {name: [] for name in lists}
    assert found["size"]["bytes_before"] == found["size"]["bytes_after"]
    assert "Usulan ini tidak mengubah apa pun." in (tmp_path / "laporan/laporan.html").read_text()


def test_what_leaves_menu_box_and_agenda_is_told(office: Office, tmp_path: Path) -> None:
    """A unit closes: its entry, its event, and the service that was taken away with it."""
    event = markdown(judul="Seminar", mulai="2026-12-01", tempat="Aula", jenis="seminar")
    base = office.propose(
        {
            "units/kajian/agenda/seminar.md": event,
            "services_catalog/kategori.yml": "kebutuhan:\n  - nama: ikut\n    judul: Ikut kajian\n    ringkasan: Untuk yang ikut.\n",
            "services_catalog/layanan/e-kajian.yml": service(
                nama="E-Kajian", unit="kajian", pemilik="kepala", kebutuhan="[ikut]"
            ),
            "content/jabatan/kepala.yml": post("Kepala"),
            "units/kajian/unit.yml": f"{KAJIAN}standar_menyusul: 2026-12-31\n",
        }
    )
    closed = "nama: Bidang Kajian\nringkasan: Kajian.\nditutup: 2026-11-20\npindah_ke: diklat\n"
    head = office.propose(
        {"units/kajian/unit.yml": closed, "services_catalog/layanan/e-kajian.yml": None}, base
    )
    found = office.report(head, tmp_path / "laporan", base=base)
    assert found["verdict"] == "perlu-dibaca", found["problems"]
    gone = {each["name"]: [entry["title"] for entry in each["vanished"]] for each in found["listings"]}
    assert {name: gone.get(name) for name in ("Menu", "Satu Kotak", "Agenda")} == {
        "Menu": ["Bidang Kajian"],
        "Satu Kotak": ["E-Kajian"],
        "Agenda": ["Seminar"],
    }
    told = {reason["text"] for reason in found["reasons"]}
    assert {"1 butir hilang dari Menu", "1 butir hilang dari Satu Kotak"} <= told
