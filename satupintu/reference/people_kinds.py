"""Kinds of records about people."""

from __future__ import annotations

from satupintu.models import ColumnMap, Person, Post
from satupintu.reference.record_kind import RecordKind

PEOPLE_KINDS: tuple[RecordKind, ...] = (
    RecordKind(
        "people",
        Person,
        "Pegawai",
        "Satu orang, seperti boleh diketahui umum. Nama berkas tidak berulang di seluruh situs.",
        "`units/<unit>/pegawai/<nama>.yml`, atau `content/pegawai/<nama>.yml` untuk pimpinan",
        "units/diklat/pegawai/siti-aminah.yml",
        """\
nama: Dr. Siti Aminah, S.Sos., M.Si.
status_kepegawaian: pns
pangkat: Pembina
golongan: IV/a
surel: siti.aminah@puslatbang-pkasn.example
pesawat: 214
keahlian:
  - Pelatihan kepemimpinan
  - Coaching
pelatihan:
  - Pelatihan Kepemimpinan Administrator
publikasi:
  - judul: Belajar dari kelas daring
    tahun: 2025
sejak: 2015-03-01
diperbarui: 2026-11-20
contoh: true
""",
    ),
    RecordKind(
        "posts",
        Post,
        "Jabatan",
        "Satu jabatan dengan tugasnya, dan siapa yang memangkunya dari kapan sampai kapan. Nama berkas tidak berulang di seluruh situs.",
        "`units/<unit>/jabatan/<nama>.yml`, atau `content/jabatan/<nama>.yml` untuk pimpinan",
        "units/diklat/jabatan/kepala-bidang-latbang.yml",
        """\
nama: Kepala Bidang Latbang
jenis: struktural
jenjang: Administrator
urutan: 2
tugas:
  - Pelatihan dan kalendernya
  - Kerja sama pelatihan dengan instansi
pejabat:
  - pegawai: siti-aminah
    sebagai: definitif
    mulai: 2024-02-01
    sk: 12/SK/2024
diperbarui: 2026-11-20
contoh: true
""",
    ),
    RecordKind(
        "column_map",
        ColumnMap,
        "Peta kolom",
        "Cara membaca berkas sistem kepegawaian; lihat [panduan kepegawaian](kepegawaian.md).",
        "di mana saja; contohnya `docs/contoh/peta-kolom.yml`",
        "docs/contoh/peta-kolom.yml",
        """\
kolom:
  nama: Nama Pegawai
  unit: Unit Kerja
  pangkat: Pangkat/Gol.
  surel: Surel Dinas
unit:
  Kepala Puslatbang: content
  Diklat Aparatur: units/diklat
status_kepegawaian:
  Honorer: lainnya
""",
    ),
)
