"""What was found of the addresses of services, as visitors and programs read it."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from satupintu.dates import Zone
from satupintu.guard.record import EMPTY, Observation
from satupintu.guard.states import Finding
from tests.build.project import Finished, build, built, once
from tests.build.sample import app, service
from tests.make_site import SETTINGS, MakeSite, make_project, markdown
from tests.standard import standard

MORNING = datetime(2026, 11, 22, 6, 0, tzinfo=Zone.WIB.offset)
HISTORIES = {
    "aktif": [Finding.GOOD] * 90,
    "gangguan": [Finding.GOOD] * 3 + [Finding.SLOW],
    "mati": [Finding.GOOD, Finding.NO_NAME, Finding.NO_NAME],
    "dibajak": [Finding.GOOD, Finding.GAMBLING],
    "menolak": [Finding.REFUSED],
    "dirawat": [Finding.GAMBLING],
    "surat": [Finding.GOOD],
    "surat-dibajak": [Finding.GOOD, Finding.FOREIGN],
}
CONTACT = "kontak:\n  telepon: (022) 7790044\n  surel: diklat@uji.example\n  alamat: Jalan Loket 1\n"


def url(name: str) -> str:
    return f"https://{name}.layanan-uji.example/masuk"


def record_text(histories: dict[str, list[Finding]], last: datetime = MORNING) -> str:
    """The link record with one check a day, the last of each address at `last`."""
    found = EMPTY
    for name, findings in histories.items():
        for before, finding in enumerate(reversed(findings)):
            moment = last - timedelta(days=before)
            found = found.adding({url(name): Observation(moment, finding, milliseconds=300)})
    return found.dumped()


FILES = {
    "content/situs.yml": SETTINGS.replace("https://www.lapor.go.id", url("dibajak"))
    + f"kaki:\n  - judul: Lain\n    isi:\n      - judul: Layanan lain\n        alamat: {url('dibajak')}?dari=kaki\n",
    "units/diklat/unit.yml": f"nama: Bidang Diklat\nringkasan: Pelatihan aparatur.\n{CONTACT}",
    "content/halaman/tentang.md": markdown(
        f"Buka [layanan]({url('dibajak')}/dalam) atau [yang lain]({url('aktif')}).\n", judul="Tentang"
    ),
    **{
        f"services_catalog/layanan/{name}.yml": service(nama=f"Layanan {name}", alamat=url(name))
        for name in ("aktif", "gangguan", "mati", "dibajak", "menolak", "lupa")
    },
    "services_catalog/layanan/dirawat.yml": service(
        nama="Layanan dirawat",
        alamat=url("dirawat"),
        keadaan="\n  status: pemeliharaan\n  selesai: 2026-11-25\n  sementara: Kirim berkas ke loket.",
    ),
    "services_catalog/layanan/loket.yml": service(nama="Layanan loket", alamat=""),
    **{
        f"services_catalog/aplikasi/{name}.yml": app(nama=f"Aplikasi {name}", alamat=url(name))
        for name in ("surat", "surat-dibajak")
    },
    "services_catalog/aplikasi/di-kantor.yml": app(
        nama="Aplikasi di kantor", alamat="https://192.168.7.40/surat", alamat_internal_ditampilkan="ya"
    ),
}


@pytest.fixture(scope="session")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """A site with a service in each state, built for 22 November 2026."""

    def make(folder: Path) -> None:
        made = make_project(folder / "situs", FILES)
        made.write("tautan.json", record_text(HISTORIES))
        built(made.root, folder / "output", "2026-11-22", "--links", made.root / "tautan.json")

    return Finished(once(tmp_path_factory, "penjaga-tautan", make) / "output")


def places(finished: Finished, text: str) -> list[str]:
    return [name for name, path in finished.files.items() if text.encode() in path.read_bytes()]


@pytest.mark.parametrize(
    ("name", "word", "reason"),
    [
        ("aktif", "Aktif", "Halaman terbuka dengan baik."),
        ("gangguan", "Gangguan", "Halaman terbuka, tetapi lambat."),
        ("mati", "Mati", "Nama alamatnya tidak ditemukan di internet."),
        ("dibajak", "Diduga dibajak", "Isi halaman bukan lagi isi layanan ini."),
        ("menolak", "Tidak dapat diperiksa", "Server menolak pemeriksaan otomatis"),
    ],
)
def test_a_service_says_its_state_since_when_and_why(
    name: str, word: str, reason: str, guarded: Finished
) -> None:
    words = guarded.words(f"layanan/{name}/")
    assert f"{word} , diperiksa Minggu, 22 November 2026 pukul 06.00 WIB" in words
    assert reason in words


def test_a_service_nobody_checked_says_so_and_is_not_called_active(guarded: Finished) -> None:
    words = guarded.words("layanan/lupa/")
    assert "Belum diperiksa" in words
    assert "diperiksa Minggu" not in words
    assert "Aktif" not in words


@pytest.mark.parametrize("name", ["gangguan", "mati", "dibajak", "menolak", "lupa"])
def test_every_state_but_active_says_what_to_do_meanwhile_and_whom_to_ask(
    name: str, guarded: Finished
) -> None:
    words = guarded.words(f"layanan/{name}/")
    assert "hubungi unit pengelola" in words
    assert "(022) 7790044" in words


@pytest.mark.parametrize("name", ["dibajak", "mati", "surat-dibajak"])
def test_a_suspect_or_dead_address_is_in_no_file(name: str, guarded: Finished) -> None:
    assert places(guarded, f"{name}.layanan-uji.example") == []


def test_the_address_of_a_suspect_service_in_maintenance_is_in_no_file(guarded: Finished) -> None:
    assert places(guarded, "dirawat.layanan-uji.example") == []


@pytest.mark.parametrize("name", ["aktif", "gangguan", "menolak", "lupa"])
def test_other_addresses_stay_linked(name: str, guarded: Finished) -> None:
    assert url(name) in guarded.links(f"layanan/{name}/")


def test_links_elsewhere_to_a_withheld_address_lead_to_the_page_that_says_why(guarded: Finished) -> None:
    assert "layanan/dibajak/" in guarded.links("tentang/", "main")
    assert url("aktif") in guarded.links("tentang/", "main")
    assert guarded.links("tentang/", "footer").count("layanan/dibajak/") == 2


def test_what_people_say_stands_before_what_was_measured(guarded: Finished) -> None:
    row = guarded.words("layanan/pilih/status/pemeliharaan/")
    assert "Pemeliharaan sampai 25 November 2026" in row
    assert "Kirim berkas ke loket." in row
    assert not guarded.has("layanan/pilih/status/dihentikan/")


def test_the_page_of_states_shows_all_with_the_meaning_of_each_word(guarded: Finished) -> None:
    page = guarded.html("layanan/pilih/status/")
    headings = [node.text(strip=True) for node in page.css(".kotak h2")]
    assert headings == [
        "Pemeliharaan",
        "Diduga dibajak",
        "Mati",
        "Gangguan",
        "Tidak dapat diperiksa",
        "Belum diperiksa",
        "Aktif",
        "Di loket",
    ]
    terms = [node.text(strip=True) for node in page.css("main dt")]
    assert terms == ["Dihentikan", *headings]
    assert "8 layanan dan 3 aplikasi" in guarded.words("layanan/pilih/status/")
    groups = {
        section.css_first("h2").text(strip=True): [node.text(strip=True) for node in section.css(".judul")]
        for section in page.css(".kotak section")
    }
    assert groups["Diduga dibajak"] == ["Layanan dibajak", "Aplikasi surat-dibajak"]
    assert groups["Aktif"] == ["Layanan aktif", "Aplikasi surat"]
    assert groups["Tidak dapat diperiksa"] == ["Layanan menolak", "Aplikasi di kantor"]


def test_an_application_tells_the_state_of_its_address_and_what_to_do_meanwhile(guarded: Finished) -> None:
    words = guarded.words("aplikasi/surat-dibajak/")
    assert "Diduga dibajak , diperiksa Minggu, 22 November 2026 pukul 06.00 WIB" in words
    assert "Jangan membuka alamat itu" in words
    assert "2 pemeriksaan terakhir: 1 aktif (50%), 1 diduga dibajak (50%)." in words
    assert url("surat") in guarded.links("aplikasi/surat/", "main")
    assert "Aktif , diperiksa Minggu" in guarded.words("aplikasi/surat/")


def test_an_address_of_the_office_network_is_not_said_to_be_checked(guarded: Finished) -> None:
    assert "iperiksa" not in guarded.words("aplikasi/di-kantor/")
    assert guarded.json("api/v1/apps.json")["count"] == 3


@pytest.mark.parametrize("address", ["layanan/", "aplikasi/", "units/diklat/layanan/"])
def test_a_withheld_application_is_marked_wherever_it_is_listed(address: str, guarded: Finished) -> None:
    row = next(
        node for node in guarded.html(address).css(".layanan") if "Aplikasi surat-dibajak" in node.text()
    )
    assert "Diduga dibajak" in row.text()


@pytest.mark.parametrize(
    ("status", "name"),
    [
        ("aktif", "aktif"),
        ("gangguan", "gangguan"),
        ("mati", "mati"),
        ("diduga-dibajak", "dibajak"),
        ("tidak-dapat-diperiksa", "menolak"),
        ("belum-diperiksa", "lupa"),
        ("di-loket", "loket"),
    ],
)
def test_every_state_that_occurs_is_a_page_linked_from_the_box(
    status: str, name: str, guarded: Finished
) -> None:
    address = f"layanan/pilih/status/{status}/"
    shown = [node.text(strip=True) for node in guarded.html(address).css(".kotak .layanan .judul")]
    assert shown[0] == f"Layanan {name}"
    assert all(name.startswith("Aplikasi") for name in shown[1:])
    assert address in guarded.links("layanan/", "main")


def test_the_bar_draws_the_checks_and_the_same_stands_in_words(guarded: Finished) -> None:
    page = guarded.html("layanan/mati/")
    parts = [
        (node.attributes["class"], node.attributes["x"], node.attributes["width"])
        for node in page.css(".palang rect")
    ]
    assert parts == [("palang-aktif", "87", "1"), ("palang-gangguan", "88", "1"), ("palang-mati", "89", "1")]
    assert "3 pemeriksaan terakhir: 1 aktif (33,3%), 1 gangguan (33,3%), 1 mati (33,3%)." in guarded.words(
        "layanan/mati/"
    )
    assert "90 pemeriksaan terakhir: 90 aktif (100%)." in guarded.words("layanan/aktif/")
    assert len(guarded.html("layanan/aktif/").css(".palang rect")) == 1
    assert page.css_first(".palang [style]") is None


def test_the_last_checks_are_a_table_with_the_newest_first(guarded: Finished) -> None:
    rows = [
        row.text(separator=" ", strip=True)
        for row in guarded.html("layanan/dibajak/").css(".riwayat tbody tr")
    ]
    assert rows[0].startswith("22 Nov 2026, 06.00 WIB Diduga dibajak.")
    assert rows[1].startswith("21 Nov 2026, 06.00 WIB Aktif.")
    assert len(guarded.html("layanan/aktif/").css(".riwayat tbody tr")) == 10


def test_the_data_tells_state_and_time_and_withholds_the_address(guarded: Finished) -> None:
    rows = guarded.items("services")
    assert rows["layanan/dibajak"]["service_url"] is None
    assert rows["layanan/dibajak"]["measured"] == {
        "state": "diduga-dibajak",
        "checked": "2026-11-22T06:00:00+07:00",
        "withheld": True,
    }
    assert rows["layanan/lupa"]["measured"] == {
        "state": "belum-diperiksa",
        "checked": None,
        "withheld": False,
    }
    assert rows["layanan/aktif"]["service_url"] == url("aktif")


# ------------------------------------------------------------------------------------------ which record


def one(make_site: MakeSite, findings: Iterable[Finding], last: datetime = MORNING) -> Path:
    """A project with one checked service."""
    made = make_site({"services_catalog/layanan/satu.yml": service(nama="Satu", alamat=url("satu"))})
    made.write("tautan.json", record_text({"satu": list(findings)}, last))
    return made.root


def test_the_receipt_names_the_digest_of_the_record(make_site: MakeSite) -> None:
    root = one(make_site, [Finding.GOOD])
    record = root / "tautan.json"
    named = built(root, None, "2026-11-22", "--links", record).json("terbitan.json")["inputs"]["links"]
    assert named == hashlib.sha256(record.read_bytes()).hexdigest()
    assert built(root).json("terbitan.json")["inputs"]["links"] is None


def test_the_same_record_gives_the_same_bytes(make_site: MakeSite, tmp_path: Path) -> None:
    root = one(make_site, [Finding.GOOD, Finding.SLOW])
    first = built(root, tmp_path / "a", "2026-11-22", "--links", root / "tautan.json").digest()
    again = built(
        root,
        tmp_path / "b",
        "2026-11-22",
        "--links",
        root / "tautan.json",
        env={"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"},
    ).digest()
    assert first == again


@pytest.mark.parametrize(("days", "shown"), [(0, "Aktif"), (3, "Aktif"), (4, "Belum diperiksa")])
def test_a_result_older_than_the_limit_counts_as_not_checked(
    days: int, shown: str, make_site: MakeSite
) -> None:
    root = one(make_site, [Finding.GOOD], MORNING - timedelta(days=days))
    finished = built(root, None, "2026-11-22", "--links", root / "tautan.json")
    heading = finished.html("layanan/pilih/status/").css_first(".kotak h2")
    assert heading is not None and heading.text(strip=True) == shown


def test_the_limit_is_a_setting(make_site: MakeSite) -> None:
    root = one(make_site, [Finding.GOOD], MORNING - timedelta(days=9))
    settings = root / "content" / "situs.yml"
    settings.write_text(settings.read_text() + "tautan:\n  umur_paling_lama: 10\n")
    assert built(root, None, "2026-11-22", "--links", root / "tautan.json").has("layanan/pilih/status/aktif/")


@pytest.mark.parametrize(("content", "code"), [("<<<<<<< HEAD\n", 1), (None, 3)])
def test_a_damaged_or_missing_record_that_was_named_stops_the_build(
    content: str | None, code: int, make_site: MakeSite
) -> None:
    root = one(make_site, [Finding.GOOD])
    file = root / "lain.json"
    if content:
        file.write_text(content)
    result = build(root, None, "2026-11-22", "--links", file)
    assert result.returncode == code
    told = result.stdout + result.stderr
    assert "catatan tautan" in told and "Traceback" not in told
    assert not (root / "output").exists()


def test_a_record_of_other_addresses_changes_nothing(make_site: MakeSite, tmp_path: Path) -> None:
    root = one(make_site, [Finding.GOOD])
    (root / "lain.json").write_text(record_text({"lain": [Finding.GAMBLING]}))
    with_record = built(root, tmp_path / "a", "2026-11-22", "--links", root / "lain.json")
    without = built(root, tmp_path / "b", "2026-11-22")
    assert json.dumps(with_record.items("services")) == json.dumps(without.items("services"))
    assert with_record.text("layanan/satu/") == without.text("layanan/satu/")


# ------------------------------------------------------------------------------ what people wrote about it

HIJACKED = url("dibajak")
SAID = f"Buka {HIJACKED}/kelas, lalu masuk"
WRITTEN = {
    "services_catalog/layanan/dibajak.yml": service(
        nama="Layanan dibajak",
        alamat=HIJACKED,
        akun=SAID,
        ringkasan="Belajar di www.dibajak.layanan-uji.example",
        ringkasan_en=SAID,
        standar="dibajak",
    ),
    "services_catalog/standar/dibajak.yml": standard(
        persyaratan=f'["{SAID}."]', produk="[Hasil di dibajak.layanan-uji.example.]"
    ),
    "services_catalog/aplikasi/surat.yml": app(
        alamat=url("surat"), cara_masuk=f"Buka {url('surat')}.", panduan="surat"
    ),
    "content/panduan/surat.md": markdown(
        f"Buka <{url('surat')}> atau {url('surat')} atau `{url('surat')}`.\n",
        judul="Panduan surat",
        diperbarui="2026-11-01",
        ringkasan="Cara memakai surat.",
        langkah=f'\n  - judul: Masuk\n    lakukan: "Buka {url("surat")}."',
    ),
    "content/halaman/tanya.md": markdown(
        f"## Di mana?\n\nDi {HIJACKED}.\n", judul="Tanya", jenis="tanya-jawab"
    ),
    "content/glosarium.yml": f'kelompok:\n  - kata: [kelas, ruang]\n    arti: "{SAID}."\n',
}


def test_a_hijacked_address_is_not_in_what_people_wrote_either(make_site: MakeSite) -> None:
    made = make_site(WRITTEN)
    made.write("tautan.json", record_text({"dibajak": [Finding.GAMBLING], "surat": [Finding.FOREIGN]}))
    finished = built(made.root, None, "2026-11-22", "--links", made.root / "tautan.json")
    assert finished.where("layanan-uji") == []
    documents = [name for name in finished.files if name.endswith(".pdf")]
    assert len(documents) >= 4
    for name in documents:
        text = "".join(page.extract_text() for page in PdfReader(finished.files[name]).pages)
        assert "layanan-uji" not in text.replace("\n", "").replace(" ", "")
    assert "Buka (alamat ditahan), lalu masuk." in finished.words("layanan/dibajak/")
    assert "Buka (alamat ditahan)." in finished.words("aplikasi/surat/")
    assert "Buka (alamat ditahan), lalu masuk." in finished.words("glosarium/")
    assert "aplikasi/surat/" in finished.links("panduan/surat/", "main")


def test_every_link_to_the_host_of_a_hijacked_address_leads_to_the_page_that_says_why(
    make_site: MakeSite,
) -> None:
    elsewhere = "https://dibajak.layanan-uji.example/lain/halaman"
    made = make_site(
        {
            "services_catalog/layanan/dibajak.yml": service(alamat=HIJACKED),
            "content/halaman/tentang.md": markdown(f"Buka [halaman lain]({elsewhere}).\n", judul="Tentang"),
        }
    )
    made.write("tautan.json", record_text({"dibajak": [Finding.GAMBLING]}))
    finished = built(made.root, None, "2026-11-22", "--links", made.root / "tautan.json")
    assert finished.where("layanan-uji") == []
    assert "layanan/dibajak/" in finished.links("tentang/", "main")


def test_a_dead_address_stays_in_what_people_wrote(make_site: MakeSite) -> None:
    made = make_site(
        {"services_catalog/layanan/mati.yml": service(alamat=url("mati"), akun=f"Akun {url('mati')}")}
    )
    made.write("tautan.json", record_text({"mati": [Finding.NO_NAME] * 2}))
    finished = built(made.root, None, "2026-11-22", "--links", made.root / "tautan.json")
    assert f"Akun {url('mati')}" in finished.words("layanan/mati/")
    assert url("mati") not in finished.links("layanan/mati/")
