"""Kinds of files that the whole site has one of, and the file of a unit."""

from __future__ import annotations

from satupintu.models import FreshnessRecord, GlossaryRecord, Roles, SiteSettings, Unit
from satupintu.reference.record_kind import RecordKind

GLOSSARY_KIND = RecordKind(
    "glossary",
    GlossaryRecord,
    "Glosarium",
    "Kata, singkatan, dan nama lama untuk hal yang sama: pencarian menemukan halaman dengan kata mana pun, dan `/glosarium/` menjelaskan artinya.",
    "`content/glosarium.yml`",
    "content/glosarium.yml",
    """\
kelompok:
  - kata:
      - BMN
      - barang milik negara
      - aset negara
    arti: Barang yang dibeli dengan APBN atau diperoleh secara sah dengan cara lain oleh negara.
  - kata: [OSS, online single submission]
    dicari: [perizinan berusaha, izin usaha]
    arti: Sistem nasional untuk mengurus perizinan berusaha secara daring.
seasal:
  - kata: [pegawai, kepegawaian]
""",
)
FRESHNESS_KIND = RecordKind(
    "freshness",
    FreshnessRecord,
    "Pemutakhiran",
    "Masa pemutakhiran setiap jenis isi, bila berbeda dari bawaan, dan commit yang tidak dihitung di `/pemutakhiran/`.",
    "`content/pemutakhiran.yml`",
    "content/pemutakhiran.yml",
    """\
masa:
  pengumuman: 3
  halaman: 12
commit_massal:
  - commit: 0123456789abcdef0123456789abcdef01234567
    alasan: Alamat situs diganti di semua berkas.
""",
)
ROLES_KIND = RecordKind(
    "roles",
    Roles,
    "Peran",
    "Akun yang merawat semua isi dan menyetujui usulan (Humas), yang merawat program (pengembang), dan yang dipakai pegawai untuk catatannya sendiri. Akun PIC ada di `unit.yml` masing-masing. Berkas ini tidak pernah diterbitkan.",
    "`content/peran.yml`",
    "content/peran.yml",
    """\
humas:
  - akun: pranata-humas
    wakil:
      - akun: sekretaris-pimpinan
        mulai: 2026-12-21
        selesai: 2027-01-03
  - akun: kepala-subbagian-umum
pengembang:
  - akun: pranata-komputer
    mulai: 2026-01-05
pegawai:
  pegawai-siti: siti-aminah
contoh: true
""",
)
SITE_KINDS: tuple[RecordKind, ...] = (
    RecordKind(
        "units",
        Unit,
        "Unit",
        "Profil satu unit. Folder dengan berkas ini sudah cukup untuk mendapat menu, beranda, daftar, umpan, dan kalender sendiri.",
        "`units/<unit>/unit.yml`",
        "units/diklat/unit.yml",
        """\
nama: Diklat Aparatur
singkatan: Diklat
nama_lama:
  - nama: Bidang Diklat
    sampai: 2018-12-31
slug_lama:
  - bidang-diklat
urutan: 2
ringkasan: Pelatihan dan pengembangan aparatur.
tugas:
  - Menyelenggarakan pelatihan aparatur sipil negara
  - Mengelola pembelajaran daring
kontak:
  alamat: Jln. Kiara Payung Km 4.7, Jatinangor, Sumedang, Jawa Barat
  telepon: (022) 7790044
  surel: diklat@puslatbang-pkasn.example
  jam: Senin–Jumat, pukul 07.30–16.00 WIB
pic:
  akun: pic-diklat
  surel: pic.diklat@puslatbang-pkasn.example
  wakil: pic-diklat-2
""",
    ),
    RecordKind(
        "site",
        SiteSettings,
        "Pengaturan situs",
        "Nama, alamat, menu, kaki halaman, dan pemberitahuan seluruh situs.",
        "`content/situs.yml`",
        "content/situs.yml",
        """\
nama: Puslatbang PKASN LAN
nama_panjang: Pusat Pelatihan dan Pengembangan dan Pemetaan Kompetensi Aparatur Sipil Negara
singkatan: Puslatbang PKASN
tempat: LAN Jatinangor
pemilik: Lembaga Administrasi Negara
alamat: https://puslatbang-pkasn.example/
kalimat: Satu pintu untuk pelatihan dan kompetensi ASN
pengantar: Pengumuman, agenda, unduhan, dan berita dari seluruh unit.
ringkasan: Portal satu pintu Puslatbang PKASN LAN Jatinangor.
kontak:
  alamat: Jln. Kiara Payung Km 4.7, Jatinangor, Sumedang, Jawa Barat
  telepon: (022) 7790044
  surel: humas@puslatbang-pkasn.example
menu:
  - judul: Unit
    semua_unit: true
  - judul: Informasi
    isi:
      - judul: Pengumuman
        alamat: /pengumuman/
        ringkasan: Yang sedang berlaku dari semua unit
      - judul: Agenda
        alamat: /agenda/
  - judul: Diklat
    alamat: /units/diklat/
kaki:
  - judul: Unit
    semua_unit: true
pengaduan:
  judul: Pengaduan (SP4N-LAPOR!)
  alamat: https://www.lapor.go.id
pemberitahuan:
  - teks: Layanan tatap muka tutup pada 24 Desember 2026.
    mulai: 2026-12-21
    selesai: 2026-12-24
keamanan:
  kontak: mailto:keamanan@puslatbang-pkasn.example
  berlaku_sampai: 2027-12-31
""",
    ),
)
