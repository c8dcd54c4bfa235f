"""Kinds of items: what units publish."""

from __future__ import annotations

from satupintu.models import Announcement, Download, Event, NewsItem, Page
from satupintu.reference.record_kind import RecordKind

ITEM_KINDS: tuple[RecordKind, ...] = (
    RecordKind(
        "announcements",
        Announcement,
        "Pengumuman",
        "Pemberitahuan resmi yang berlaku pada hari-hari tertentu.",
        "`units/<unit>/pengumuman/<nama>.md`, atau `content/pengumuman/<nama>.md` untuk situs utama",
        "units/diklat/pengumuman/pendaftaran-pka-2027.md",
        """\
---
judul: Pendaftaran PKA Angkatan I 2027 dibuka
tanggal: 2026-11-20
ringkasan: Instansi dapat mendaftarkan calon peserta sampai 15 Januari 2027.
label:
  - pka
nomor: 210/DIK/2026
penting: true
berlaku_mulai: 2026-11-20
berlaku_sampai: 2027-01-15
lampiran:
  - berkas: ../media/syarat-pka-2027.pdf
    judul: Syarat peserta PKA 2027
contoh: true
---
Pendaftaran dilakukan oleh instansi, bukan oleh peserta.

## Langkah

1. Unduh [formulir pendaftaran](../unduhan/formulir-pendaftaran.yml).
2. Kirim formulir dengan surat pengantar paling lambat 15 Januari 2027.
""",
    ),
    RecordKind(
        "events",
        Event,
        "Agenda",
        "Kegiatan dengan waktu dan tempat: pelatihan, seminar, rapat, atau layanan.",
        "`units/<unit>/agenda/<nama>.md`, atau `content/agenda/<nama>.md` untuk situs utama",
        "units/diklat/agenda/seminar-arsip.md",
        """\
---
judul: Seminar pengelolaan arsip
tanggal: 2026-10-01
ringkasan: Seminar sehari tentang arsip elektronik bagi pengelola arsip instansi.
label:
  - arsip
mulai: 2026-11-10 09:00
selesai: 2026-11-10 11:30
tempat: Aula Jatinangor
tautan: https://rapat.puslatbang-pkasn.example/seminar-arsip
jenis: seminar
peserta: Pengelola arsip instansi
pendaftaran:
  kontak: surel
  tutup: 2026-11-06
  kuota: 60
  biaya: Tidak dipungut biaya
contoh: true
---
Seminar membahas penyimpanan arsip elektronik dan pemusnahannya.
""",
    ),
    RecordKind(
        "downloads",
        Download,
        "Unduhan",
        "Satu berkas yang dapat diunduh, dengan catatan di sampingnya. Jenis, ukuran, dan sidiknya dibaca dari berkas itu sendiri.",
        "`units/<unit>/unduhan/<nama>.yml`, atau `content/unduhan/<nama>.yml` untuk situs utama; berkasnya di folder yang sama",
        "units/diklat/unduhan/formulir-pendaftaran.yml",
        """\
judul: Formulir pendaftaran pelatihan
tanggal: 2026-10-01
diperbarui: 2026-11-12
ringkasan: Formulir yang diisi instansi untuk mendaftarkan peserta pelatihan.
label:
  - pendaftaran
berkas: formulir-pendaftaran.docx
versi: "2"
klasifikasi: setiap-saat
versi_lama:
  - berkas: formulir-pendaftaran-1.docx
    versi: "1"
    tanggal: 2025-01-06
contoh: true
""",
    ),
    RecordKind(
        "news",
        NewsItem,
        "Berita",
        "Kabar yang sudah terjadi. Berita dengan `kegiatan` menjadi laporan kegiatan: halamannya dan halaman agenda saling menautkan.",
        "`units/<unit>/berita/<nama>.md`, atau `content/berita/<nama>.md` untuk situs utama",
        "units/diklat/berita/seminar-arsip-selesai.md",
        """\
---
judul: "Seminar arsip: enam puluh peserta hadir"
tanggal: 2026-11-12
ringkasan: Pengelola arsip dari sembilan instansi membahas penyimpanan arsip elektronik.
label:
  - arsip
gambar: ../media/seminar-arsip.png
alt: Peserta seminar duduk menghadap layar di aula
kredit: Humas Puslatbang PKASN
kegiatan: ../agenda/seminar-arsip.md
contoh: true
---
Seminar diikuti enam puluh pengelola arsip. Bahan seminar dapat diminta ke unit kami.
""",
    ),
    RecordKind(
        "pages",
        Page,
        "Halaman",
        "Isi tetap seperti profil dan alur layanan. Halaman `profil` sebuah unit masuk ke menu unitnya.",
        "`units/<unit>/halaman/<nama>.md`, atau `content/halaman/<nama>.md` untuk situs utama (alamatnya langsung `/<nama>/`)",
        "units/diklat/halaman/profil.md",
        """\
---
judul: Profil Diklat Aparatur
tanggal: 2025-01-06
diperbarui: 2026-11-12
ringkasan: Diklat Aparatur menyelenggarakan pelatihan bagi aparatur sipil negara.
ditinjau:
  tanggal: 2026-11-12
  oleh: Kepala Bidang Pelatihan dan Pengembangan
---
Diklat Aparatur menyelenggarakan pelatihan secara tatap muka dan daring.

## Yang kami kerjakan

- Menyusun kalender pelatihan.
- Menerima pendaftaran dari instansi. Lihat [pengumumannya](../pengumuman/pendaftaran-pka-2027.md).
""",
    ),
)
