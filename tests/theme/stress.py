"""Two sites at the ends of what the theme must carry: twelve busy units with long names, and one unit with nothing."""

import io
from collections.abc import Iterator

from PIL import Image

from satupintu.pages.specimens import LONG_TITLE, LONG_WORD
from tests.make_site import BASE, SETTINGS, Files, markdown, record

Content = str | bytes

UNITS = 12
DOWNLOADS = 500
EVENTS = 90
NEWS = 150
ANNOUNCEMENTS = 120
LABELS = 60
SERVICES = 30
MANY_SERVICES = 300
NEEDS = (
    "ikut-pelatihan",
    "minta-asesmen",
    "cari-data",
    "minta-nasihat",
    "cari-inovasi",
    "sampaikan-pengaduan",
    "urus-izin",
    "pinjam-buku",
)
VERBS = "Pendaftaran Permohonan Pemantauan Konsultasi Pengaduan Peminjaman Penjadwalan Verifikasi Pelaporan Pencarian".split()
MATTERS = (
    "peserta pelatihan dasar",
    "hasil asesmen kompetensi",
    "naskah kebijakan daerah",
    "buku dan jurnal perpustakaan",
    "sertifikat yang hilang",
    "ruang belajar dan asrama",
    "angka kredit widyaiswara",
    "inovasi pelayanan publik",
    "data aparatur provinsi",
    "narasumber dan fasilitator",
)
PEOPLE = 300
NAMES = (
    "Pelatihan dan Pengembangan Kompetensi Manajerial",
    "Pemetaan Kompetensi",
    "Kajian dan Inovasi Administrasi Negara Daerah",
    "Advokasi dan Konsultasi",
    "Perpustakaan",
    "Jabatan Fungsional Widyaiswara dan Analis Kebijakan",
    "PPID",
    "Bagian Umum",
    LONG_WORD.capitalize(),
    "Kepegawaian",
    "Persediaan dan Barang Milik Negara",
    "Tata Usaha",
)
FOOTER = """\
kaki:
  - judul: Unit
    semua_unit: true
pemberitahuan:
  - teks: E-learning dalam pemeliharaan Sabtu, 28 November, pukul 20.00–23.00 WIB.
    alamat: /units/
    mulai: 2026-11-01
    selesai: 2026-12-31
"""


def crowded() -> Files:
    """Twelve units, hundreds of items, titles of every length; one list of each kind has several pages."""
    parts = (_units(), _services(), _items(), staff(PEOPLE))
    return {"content/situs.yml": SETTINGS + FOOTER, **{path: text for part in parts for path, text in part}}


def teeming() -> Files:
    """Twelve units that offer three hundred services, of every audience, kind and state, for eight needs."""
    needs = "".join(
        f"  - nama: {name}\n    judul: {name.replace('-', ' ').capitalize()}\n    ringkasan: Untuk {name.replace('-', ' ')}.\n"
        for name in NEEDS
    )
    catalogue = {"services_catalog/kategori.yml": f"kebutuhan:\n{needs}"}
    return {"content/situs.yml": SETTINGS, **dict(_units()), **catalogue, **dict(_many_services())}


def bare() -> Files:
    """The least a site can be: one unit, no text, no file."""
    return {
        "content/situs.yml": SETTINGS,
        "units/tunggal/unit.yml": "nama: Unit Tunggal\nringkasan: Satu-satunya unit.\n",
    }


def _slug(number: int) -> str:
    return f"unit-{number % UNITS + 1}"


def _units() -> Iterator[tuple[str, str]]:
    for number, name in enumerate(NAMES):
        parent = f"induk: {_slug(0)}\n" if number in (9, 10) else ""
        duties = "".join(f"  - Tugas nomor {duty} dari unit ini\n" for duty in range(1, 8))
        yield (
            f"units/{_slug(number)}/unit.yml",
            f"nama: {name}\nurutan: {number + 1}\n{parent}ringkasan: Unit dengan nama {name.lower()}.\ntugas:\n{duties}"
            f"kontak:\n  telepon: (022) 7790044\n  surel: unit-{number + 1}@uji.example\n",
        )


GIVEN = (
    "Siti",
    "Agus",
    "Dewi",
    "I Made",
    "Muhammad",
    "Nur'aini",
    "Yayan",
    "Abdul-Karim",
    "Édo",
    LONG_WORD.capitalize(),
)
FAMILY = (
    "Rahayu",
    "Permana",
    "Kartikasari",
    "Suryana",
    "Fadhlurrahman Kusumawardhana",
    "",
    "Tambunan",
    "Zulkarnain",
)


def staff(number: int) -> Iterator[tuple[str, Content]]:
    """People over all units with a post each, some with a photograph; the chief post, which owns the services, is vacant."""
    yield from (
        ("content/jabatan/kepala.yml", _post("Kepala Lembaga", "")),
        ("units/unit-1/media/wajah.jpg", _face()),
    )
    for each in range(number):
        name = f"Dr. {GIVEN[each % len(GIVEN)]} {FAMILY[each % len(FAMILY)]} {each}, S.Sos., M.Si."
        photo = "foto: ../media/wajah.jpg\nalt: Wajah\nizin_foto: ya\n" if each % (UNITS * 5) == 0 else ""
        yield (
            f"units/{_slug(each)}/pegawai/pegawai-{each}.yml",
            f"nama: {name}\nsurel: pegawai.nomor.{each}@uji.example\npesawat: {1000 + each}\n{photo}"
            f"keahlian: [Keahlian {each % 40}, Statistik]\ndiperbarui: 2026-11-01\n",
        )
        also = (
            f"  - pegawai: pegawai-{each - 1}\n    mulai: 2015-01-01\n    selesai: 2020-12-31\n"
            if each
            else ""
        )
        yield (
            f"units/{_slug(each)}/jabatan/jabatan-{each}.yml",
            _post(
                _title(each, "Pengelola"),
                f"pejabat:\n  - pegawai: pegawai-{each}\n    mulai: 2021-01-01\n{also}",
                f"tugas: [Urusan nomor {each}]\natasan: {'kepala' if each < UNITS else f'jabatan-{each % UNITS}'}\n",
            ),
        )


def _post(name: str, held: str, more: str = "") -> str:
    return f"nama: {name}\njenis: pelaksana\n{more}{held}diperbarui: 2026-11-01\n"


def _face() -> bytes:
    target = io.BytesIO()
    Image.effect_noise((448, 560), 60).convert("RGB").save(target, "JPEG")
    return target.getvalue()


def _title(number: int, word: str) -> str:
    """Every tenth is as long as a title may be."""
    return LONG_TITLE if number % 10 == 0 else f"{word} nomor {number}"


def _labels(number: int) -> str:
    return f"[label {number % LABELS + 1}, label {(number * 7) % LABELS + 1}, {LONG_WORD}]"


def _services() -> Iterator[tuple[str, str]]:
    """Some have long names, some no address, one is being maintained."""
    for number in range(SERVICES):
        address = f"alamat: https://layanan-{number}.uji.example/\n" if number % 4 else ""
        state = (
            "keadaan:\n  status: pemeliharaan\n  mulai: 2026-11-01\n  selesai: 2026-12-31\n  sementara: Ke loket.\n"
            if number == 1
            else ""
        )
        yield (
            f"services_catalog/layanan/layanan-{number}.yml",
            f"nama: {_title(number, 'Layanan')}\nunit: {_slug(number)}\nringkasan: Layanan nomor {number}\n"
            f"khalayak: [masyarakat, instansi, asn]\njenis: aplikasi\npemilik: kepala\ndiperbarui: 2026-11-01\n"
            f"{address}{state}",
        )


def _many_services() -> Iterator[tuple[str, str]]:
    """Names, purposes and addresses as unlike each other as real ones, so that they pack no better."""
    audiences = ("masyarakat", "peserta", "instansi", "asn")
    kinds = ("informasi", "aplikasi", "formulir", "konsultasi", "pengaduan")
    for number in range(MANY_SERVICES):
        verb, matter = VERBS[number % 10], MATTERS[number // 10 % 10]
        name = f"{verb} {matter} {('kota', 'kabupaten', 'provinsi')[number // 100]}"
        address = f"alamat: https://{number * 7919 % 99991:x}.layanan.uji.example/\n" if number % 5 else ""
        state = "keadaan:\n  status: dihentikan\n  sementara: Ke loket.\n" if number % 40 == 3 else ""
        yield (
            f"services_catalog/layanan/{name.lower().replace(' ', '-')}.yml",
            f"nama: {name}\nunit: {_slug(number * 5 % 13)}\n"
            f"ringkasan: {MATTERS[number * 3 % 10].capitalize()} yang diurus sejak tahun {1950 + number % 70}\n"
            f"khalayak: [{audiences[number % 4]}, {audiences[(number + 1 + number % 3) % 4]}]\n"
            f"jenis: {kinds[number % 5]}\nkebutuhan: [{NEEDS[number % 8]}]\n"
            f"kata_kunci: [{MATTERS[number * 7 % 10].split()[0]}, nomor {number}]\n"
            f"pemilik: kepala\ndiperbarui: 2026-11-01\n{address}{state}",
        )


def _items() -> Iterator[tuple[str, str]]:
    for number in range(NEWS):
        day = f"2026-{number % 10 + 1:02}-{number % 28 + 1:02}"
        text = markdown(judul=_title(number, "Berita"), tanggal=day, label=_labels(number))
        yield f"units/{_slug(number)}/berita/berita-{number}.md", text
    for number in range(ANNOUNCEMENTS):
        marks = {"penting": "true"} if number % 5 == 0 else {}
        text = markdown(judul=_title(number, "Pengumuman"), tanggal="2026-11-02", **marks)
        yield f"units/{_slug(number * 5)}/pengumuman/pengumuman-{number}.md", text
    for number in range(EVENTS):
        text = markdown(
            judul=_title(number, "Kegiatan"),
            jenis=("pelatihan", "seminar", "rapat", "layanan")[number % 4],
            mulai=f"2026-12-{number % 27 + 1:02} 08:00",
            selesai=f"2026-12-{number % 27 + 1 + number % 4:02} 16:00",
            tempat=f"Ruang {number}",
        )
        yield f"units/{_slug(number)}/agenda/kegiatan-{number}.md", text
    for number in range(DOWNLOADS):
        folder = f"units/{_slug(number)}/unduhan"
        title = _title(number, "Berkas")
        yield f"{folder}/berkas-{number}.yml", record(judul=title, berkas=f"berkas-{number}.csv")
        yield f"{folder}/berkas-{number}.csv", f"nomor,isi\n{number},data\n"


def neglected() -> dict[str, str | bytes]:
    """Thirty units, one of which has let a hundred pages and downloads of long titles stand."""
    units = {
        f"units/unit-{number}/unit.yml": f"nama: Unit {number} {LONG_WORD[:20]}\nringkasan: Unit.\n"
        for number in range(30)
    }
    pages = {
        f"units/unit-{number % 30 if number < 60 else 0}/halaman/halaman-{number}.md": markdown(
            "Isi.\n", judul=f"Halaman {number} {LONG_TITLE}"[:190], tanggal="2024-06-10"
        )
        for number in range(160)
    }
    return {**BASE, **units, **pages}


def soon_due() -> dict[str, str | bytes]:
    """Pages that are due in a few days, each read through once by a post of a long name."""
    review = f"---\nditinjau: {{tanggal: 2025-12-10, oleh: Kepala {LONG_WORD}}}\n"
    return {
        f"units/unit-0/halaman/segera-{number}.md": markdown(
            "Isi.\n", judul=f"Segera {number} {LONG_WORD}", tanggal="2024-06-10"
        ).replace("---\n", review, 1)
        for number in range(40)
    }
