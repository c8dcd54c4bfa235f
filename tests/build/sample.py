"""A small site with one of everything: three open units (one of them renamed), a closed one, each kind and state."""

import io

from PIL import Image
from pypdf import PdfWriter

from tests.make_site import BASE, SETTINGS, markdown, record

SECRET_ACCOUNT = "akun-rahasia-pic"
DRAFT = "kenari-draf"
SCHEDULED = "kenari-terjadwal"
OWN = "https://uji.example/"


def picture(red: int, green: int, blue: int, size: tuple[int, int] = (64, 36)) -> bytes:
    """A small PNG of one colour."""
    target = io.BytesIO()
    Image.new("RGB", size, (red, green, blue)).save(target, "PNG")
    return target.getvalue()


def pdf(title: str) -> bytes:
    """A PDF of two empty pages with a title."""
    writer, target = PdfWriter(), io.BytesIO()
    for _page in range(2):
        writer.add_blank_page(200, 200)
    writer.add_metadata({"/Title": title})
    writer.write(target)
    return target.getvalue()


SITE = (
    SETTINGS
    + """\
nama_lama:
  - nama: Kantor Lama
    sampai: 2020-12-31
pita:
  - judul: Peta situs
    alamat: /peta-situs/
kaki:
  - judul: Unit
    semua_unit: true
keamanan:
  kontak: mailto:aman@uji.example
  berlaku_sampai: 2027-12-31
"""
)
DIKLAT = f"""\
nama: Bidang Diklat
singkatan: Diklat
urutan: 1
ringkasan: Pelatihan aparatur.
tugas:
  - Melatih aparatur
kontak:
  telepon: (022) 7790044
  surel: diklat@uji.example
pic:
  akun: {SECRET_ACCOUNT}
  surel: {SECRET_ACCOUNT}@uji.example
"""
ROLES = f"""\
humas:
  - akun: {SECRET_ACCOUNT}-humas
    wakil:
      - akun: {SECRET_ACCOUNT}-wakil
        mulai: 2026-11-20
        selesai: 2026-11-30
pengembang:
  - akun: {SECRET_ACCOUNT}-pengembang
pegawai:
  {SECRET_ACCOUNT}-pegawai: siti-aminah
"""
KOMPETENSI = """\
nama: Pemetaan Kompetensi
singkatan: Kompetensi
urutan: 2
nama_lama:
  - nama: Asesmen Kompetensi
    sampai: 2025-12-31
slug_lama: [asesmen]
ringkasan: Asesmen aparatur.
"""
KAJIAN = "nama: Kajian Administrasi\nsingkatan: Kajian\nurutan: 3\nringkasan: Kajian kebijakan.\n"
ARSIP = """\
nama: Bagian Arsip
urutan: 4
ringkasan: Arsip lama.
ditutup: 2026-06-30
pindah_ke: diklat
"""

LONG_TITLE = "Pelatihan “kepemimpinan” pengawas — penyelenggaraan bersama sembilan instansi pusat dan daerah, gelombang ketiga"


def service(**keys: str) -> str:
    """A service record; "" leaves a key out."""
    values = {
        "nama": "E-learning",
        "unit": "diklat",
        "ringkasan": "Belajar dari jarak jauh",
        "khalayak": "[peserta]",
        "jenis": "aplikasi",
        "alamat": "https://belajar.uji.example/",
        "pemilik": "kepala-diklat",
        "diperbarui": "2026-11-01",
    } | keys
    return "".join(f"{key}: {value}\n" for key, value in values.items() if value)


def app(**keys: str) -> str:
    """The record of an application; "" leaves a key out."""
    values = {
        "nama": "Surat Masuk",
        "unit": "diklat",
        "ringkasan": "Mencatat surat",
        "pengguna": "[Sekretaris]",
        "cara_masuk": "Buka dari komputer kantor.",
        "saat_gangguan": "[Telepon loket.]",
        "pemilik": "kepala-diklat",
        "diperbarui": "2026-11-01",
    } | keys
    return "".join(f"{key}: {value}\n" for key, value in values.items() if value)


MAINTAINED = "\n  status: pemeliharaan\n  mulai: 2026-11-20\n  selesai: 2026-11-25\n  sementara: Kirim berkas ke loket."
SERVICES: dict[str, str | bytes] = {
    "services_catalog/kategori.yml": "kebutuhan:\n  - nama: belajar\n    judul: Belajar sendiri\n    ringkasan: Untuk yang ingin belajar.\n",
    "services_catalog/layanan/e-learning.yml": service(kebutuhan="[belajar]", akun="Akun peserta"),
    "services_catalog/layanan/dirawat.yml": service(
        nama="Layanan dirawat", alamat="https://rawat.uji.example/", keadaan=MAINTAINED
    ),
    "services_catalog/layanan/lama.yml": service(
        nama="Layanan lama",
        alamat="https://lama.uji.example/",
        keadaan="\n  status: dihentikan\n  diganti_oleh: e-learning",
    ),
    "services_catalog/layanan/loket.yml": service(
        nama="Asesmen di loket", unit="kompetensi", alamat="", khalayak="[instansi, asn]", jenis="konsultasi"
    ),
    "services_catalog/layanan/nanti.yml": service(
        nama="Kenari layanan nanti", alamat="https://nanti.uji.example/", sejak="2027-01-01"
    ),
}
"""Services in every state: available, in maintenance, ended, at the counter, not yet there."""

HIDDEN_RANK = "Penata Tingkat I"
LEFT = "kenari-sudah-pindah"
"""What was written of somebody who has left, and is told no more."""
COMING = "kenari-belum-bertugas"
ENDING = "2027-06-30"
"""A day on which something is to end; it is told when it has come."""


def person(name: str, more: str = "") -> str:
    return f"nama: {name}\n{more}diperbarui: 2026-11-01\n"


def post(name: str, more: str = "", kind: str = "struktural") -> str:
    return f"nama: {name}\njenis: {kind}\n{more}diperbarui: 2026-11-02\n"


SITI = f"""\
pangkat: {HIDDEN_RANK}
golongan: III/d
surel: siti@uji.example
pesawat: 214
profil: Merancang pelatihan sejak 2010.
keahlian:
  - Statistik
  - Rancangan pembelajaran
pelatihan:
  - Latsar
publikasi:
  - judul: Belajar bersama
    tahun: 2020
    tautan: https://buku.uji.example/belajar
foto: ../media/siti.png
alt: Siti Aminah tersenyum di depan rak buku
izin_foto: ya
sampai: {ENDING}
"""
BUDI = f"""\
surel: {LEFT}@uji.example
pesawat: 299
profil: {LEFT}
keahlian:
  - {LEFT}
foto: ../media/siti.png
alt: {LEFT}
izin_foto: ya
sampai: 2025-12-31
"""
KEPALA_DIKLAT = f"""\
jenjang: Administrator
atasan: kepala
tugas:
  - Jadwal dan pendaftaran
pejabat:
  - pegawai: siti-aminah
    mulai: 2026-01-01
    selesai: {ENDING}
    sk: SK 2/2026
  - pegawai: budi
    mulai: 2020-01-01
    sk: SK 1/2020
"""
PEOPLE: dict[str, str | bytes] = {
    "content/pegawai/ratna.yml": person("Prof. Dr. Ratna Wulandari", "surel: ratna@uji.example\n"),
    "content/jabatan/kepala.yml": post(
        "Kepala Lembaga", "urutan: 1\npejabat:\n  - pegawai: ratna\n    mulai: 2024-02-01\n"
    ),
    "units/diklat/pegawai/siti-aminah.yml": person("Dr. Siti Aminah, S.Sos., M.Si.", SITI),
    "units/diklat/pegawai/budi.yml": person("Budi", BUDI),
    "units/diklat/pegawai/yayan.yml": person("Yayan", "keahlian: [statistik]\ncontoh: true\n"),
    "units/diklat/jabatan/kepala-diklat.yml": post("Kepala Bidang Diklat", KEPALA_DIKLAT),
    "units/diklat/jabatan/kepala-evaluasi.yml": post(
        "Kepala Subbidang Evaluasi",
        "atasan: kepala-diklat\ntugas:\n  - Nilai peserta\npejabat:\n  - pegawai: siti-aminah\n    sebagai: plt\n    mulai: 2026-07-01\n",
    ),
    "units/diklat/jabatan/penguji.yml": post(
        "Penguji",
        "atasan: kepala-diklat\nformasi: 2\ntugas:\n  - Ujian ulang\npejabat:\n  - pegawai: yayan\n    mulai: 2027-02-01\n",
        "pelaksana",
    ),
    "units/diklat/jabatan/pengelola.yml": post(
        "Pengelola Kelas",
        "atasan: kepala-evaluasi\npejabat:\n  - pegawai: yayan\n    mulai: 2022-03-04\n",
        "pelaksana",
    ),
    "units/diklat/jabatan/kepala-lama.yml": post(
        "Kepala Seksi Lama", "sampai: 2024-12-31\npejabat:\n  - pegawai: siti-aminah\n    mulai: 2021-01-01\n"
    ),
    "units/diklat/jabatan/kepala-nanti.yml": post(f"Kepala {COMING}", "sejak: 2027-01-01\n"),
    "units/kompetensi/pegawai/andi.yml": person(f"Andi {COMING}", "sejak: 2027-01-01\n"),
    "units/kompetensi/pegawai/yayan-2.yml": person("Yayan", "surel: yayan.kompetensi@uji.example\n"),
    "units/kearsipan/pegawai/arif.yml": person("Arif Arsip"),
    "units/kearsipan/jabatan/kepala-arsip.yml": post("Kepala Arsip"),
}
"""People and posts in every state: here, gone, to come, of one name; held, acting, vacant, no more, to come."""

FILES: dict[str, str | bytes] = {
    **BASE,
    **SERVICES,
    "services_catalog/aplikasi/surat-masuk.yml": app(panduan="surat-masuk"),
    "content/panduan/surat-masuk.md": markdown(
        judul="Panduan surat masuk",
        khusus_pegawai="ya",
        langkah="\n  - judul: Pindai surat\n    pelaku: Sekretaris\n    lakukan: Letakkan surat di pemindai.",
    ),
    **PEOPLE,
    "content/situs.yml": SITE,
    "content/peran.yml": ROLES,
    "content/halaman/profil.md": markdown(
        "Isi profil.\n", judul="Profil lembaga", alamat_lama="[/tentang-kami/]"
    ),
    "content/berita/kabar-pusat.md": markdown(judul="Kabar dari pusat", tanggal="2019-03-04"),
    "units/diklat/unit.yml": DIKLAT,
    "units/kompetensi/unit.yml": KOMPETENSI,
    "units/kajian/unit.yml": KAJIAN,
    "units/kearsipan/unit.yml": ARSIP,
    "units/kearsipan/berita/arsip-terakhir.md": markdown(
        judul="Berita arsip terakhir", tanggal="2026-01-05", label="[arsip]"
    ),
    "units/kearsipan/halaman/profil.md": markdown(judul="Profil arsip"),
    # Announcements in every state
    "units/diklat/pengumuman/berlaku.md": markdown(
        judul="Pendaftaran dibuka",
        tanggal="2026-11-10",
        nomor="12/PENG/2026",
        penting="true",
        berlaku_mulai="2026-11-10",
        berlaku_sampai="2026-12-10",
        lampiran="\n  - berkas: ../media/syarat.pdf\n    judul: Syarat pendaftaran\n  - berkas: ../media/daftar.csv\n    judul: Daftar peserta",
    ),
    "units/diklat/pengumuman/berakhir.md": markdown(
        judul="Lowongan 2025", tanggal="2025-05-02", berlaku_sampai="2025-06-30"
    ),
    "units/kompetensi/pengumuman/tanpa-akhir.md": markdown(judul="Tata tertib asesmen", tanggal="2026-02-03"),
    "units/kompetensi/pengumuman/zaman-lama.md": markdown(judul="Aturan zaman lama", tanggal="2024-02-05"),
    "units/diklat/media/syarat.pdf": pdf("Syarat"),
    "units/diklat/media/daftar.csv": "nama;nilai\n" + "budi;90\n" * 300,
    "units/diklat/media/tidak-disebut.csv": "kenari-tidak-disebut\n",
    # Events
    "units/diklat/agenda/latsar-2026.md": markdown(
        judul="Latsar 2026",
        tanggal="2026-01-05",
        mulai="2026-03-02",
        selesai="2026-03-20",
        tempat="Jatinangor",
        jenis="pelatihan",
    ),
    "units/diklat/agenda/latsar-2027.md": markdown(
        judul=LONG_TITLE,
        tanggal="2026-11-01",
        mulai="2027-01-28 08:00",
        selesai="2027-02-02 16:00",
        tempat="Aula, Jatinangor; lantai 2",
        jenis="pelatihan",
        pendaftaran="\n  kontak: surel\n  tutup: 2027-01-15\n  kuota: 1200\n  biaya: Rp4.500.000",
    ),
    "units/kompetensi/agenda/rapat-batal.md": markdown(
        judul="Rapat yang batal",
        tanggal="2026-10-01",
        mulai="2026-12-05 09:00 WITA",
        selesai="2026-12-05 10:00 WITA",
        tempat="Makassar",
        jenis="rapat",
        revisi="3",
        dibatalkan="true",
    ),
    "units/kajian/agenda/seminar.md": markdown(
        judul="Seminar daring",
        tanggal="2026-11-02",
        mulai="2026-11-25 09:00",
        tautan="https://rapat.uji.example/seminar",
        jenis="seminar",
    ),
    "content/agenda/hari-jadi.md": markdown(
        judul="Hari jadi",
        tanggal="2026-11-03",
        mulai="2026-12-31",
        selesai="2027-01-01",
        tempat="Kampus",
        jenis="layanan",
    ),
    "units/diklat/berita/laporan-latsar.md": markdown(
        judul="Laporan Latsar 2026", tanggal="2026-03-25", kegiatan="../agenda/latsar-2026.md"
    ),
    # Downloads
    "units/diklat/unduhan/pedoman.yml": record(
        judul="Pedoman peserta",
        tanggal="2025-02-03",
        diperbarui="2026-04-06",
        berkas="pedoman-2.pdf",
        versi="'2.0'",
        versi_lama="\n  - berkas: pedoman-1.pdf\n    versi: '1.0'\n    tanggal: 2025-02-03",
    ),
    "units/diklat/unduhan/pedoman-2.pdf": pdf("Pedoman kedua"),
    "units/diklat/unduhan/pedoman-1.pdf": pdf("Pedoman pertama"),
    "units/diklat/unduhan/formulir-lama.yml": record(
        judul="Formulir lama",
        tanggal="2024-02-05",
        berkas="formulir-lama.csv",
        diganti_oleh="/units/diklat/unduhan/formulir/",
    ),
    "units/diklat/unduhan/formulir-lama.csv": "lama\n",
    # What is not public
    "units/kajian/berita/draf.md": markdown(
        f"Isi {DRAFT}.\n", judul=f"Judul {DRAFT}", status="draf", label=f"[{DRAFT}]"
    ),
    "units/kajian/pengumuman/kenari-terjadwal.md": markdown(
        f"Isi {SCHEDULED}.\n", judul=f"Judul {SCHEDULED}", tanggal="2027-03-01"
    ),
}
FILES["units/diklat/media/siti.png"] = picture(90, 60, 40, (448, 560))
for _unit, _colour in (("diklat", (200, 20, 20)), ("kajian", (20, 20, 200))):
    FILES |= {
        f"units/{_unit}/berita/kabar.md": markdown(
            f"Isi kabar {_unit}. Lihat ![Gedung kantor](../media/foto.png) dan [berkas](../media/lampiran.csv).\n",
            judul=f"Kabar {_unit}",
            tanggal="2026-11-05",
            label="[Kabar Bersama]",
            gambar="../media/foto.png",
            alt=f"Foto {_unit}",
            kredit=f"Humas {_unit}",
        ),
        f"units/{_unit}/media/foto.png": picture(*_colour),
        f"units/{_unit}/media/lampiran.csv": f"unit;{_unit}\n",
        f"units/{_unit}/unduhan/formulir.yml": record(
            judul=f"Formulir {_unit}", tanggal="2026-05-04", berkas="formulir.csv"
        ),
        f"units/{_unit}/unduhan/formulir.csv": f"formulir;{_unit}\n",
        f"units/{_unit}/halaman/alur.md": markdown(f"Alur {_unit}.\n", judul=f"Alur {_unit}"),
    }
