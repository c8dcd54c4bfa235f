"""The kinds of content file, as the documentation presents them: name, place, and an example of each.

The examples together are one small site; a test loads it with the real loader and expects no problem.
"""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.models import (
    Announcement,
    App,
    Categories,
    ColumnMap,
    Download,
    Event,
    GlossaryRecord,
    Manual,
    NewsItem,
    Page,
    Person,
    Post,
    Record,
    Roles,
    Service,
    SiteSettings,
    Standard,
    Unit,
    Vocabulary,
)


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind: `name` is the English word of its schema; the rest is shown to people, in Indonesian."""

    name: str
    model: type[Record]
    title: str
    sentence: str
    place: str
    example_path: str
    example: str


STANDARD = """\
nomor_sk: Keputusan Kepala Puslatbang PKASN Nomor 17 Tahun 2026
ditetapkan: 2026-06-08
berlaku_mulai: 2026-07-01
persyaratan:
  - Terdaftar sebagai peserta pelatihan.
prosedur:
  - pelaku: Peserta
    kegiatan: Melaporkan kesulitan lewat surel unit.
    waktu: menurut pemohon
    hasil: Nomor bantuan
  - pelaku: Admin e-learning
    kegiatan: Memeriksa dan memulihkan akun.
    waktu: 6 jam
    hasil: Akun dapat dipakai
jangka_waktu:
  paling_lama: 1 hari kerja
  keterangan: Dihitung sejak laporan diterima.
biaya: Tidak dipungut biaya
produk:
  - Akun dan kelas yang dapat dipakai.
pengaduan:
  - Surel diklat@puslatbang-pkasn.example; dijawab pada hari yang sama.
dasar_hukum:
  - Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik.
sarana:
  - Aplikasi e-learning.
kompetensi_pelaksana:
  - Menguasai pengelolaan kelas daring.
pengawasan_internal:
  - Kepala bidang menerima rekap setiap minggu.
jumlah_pelaksana:
  - 2 admin.
jaminan_pelayanan:
  - Tenggat tugas diperpanjang selama gangguan.
jaminan_keamanan:
  - Kata sandi tidak pernah diminta petugas.
evaluasi_kinerja:
  - Penilaian peserta di akhir pelatihan.
maklumat:
  isi: Kami sanggup melayani sesuai standar ini.
  penandatangan: Kepala Puslatbang PKASN
versi_lama:
  - nomor_sk: Keputusan Kepala Puslatbang PKASN Nomor 4 Tahun 2023
    ditetapkan: 2023-02-06
    berlaku_mulai: 2023-03-01
    jangka_waktu:
      paling_lama: 3 hari kerja
    biaya:
      tarif:
        - uraian: Akun baru
          jumlah: 25000
          satuan: per peserta
      dasar: Peraturan Pemerintah tentang tarif PNBP yang berlaku
diperbarui: 2026-06-08
contoh: true
"""

RECORD_KINDS: tuple[RecordKind, ...] = (
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
    RecordKind(
        "services",
        Service,
        "Layanan",
        "Satu layanan dalam Satu Kotak: untuk apa, bagi siapa, ke mana, dan keadaannya.",
        "`services_catalog/layanan/<nama>.yml`",
        "services_catalog/layanan/e-learning.yml",
        """\
nama: E-learning
unit: diklat
ringkasan: Materi dan tugas pelatihan jarak jauh
khalayak:
  - peserta
  - asn
jenis: aplikasi
kebutuhan:
  - ikut-pelatihan
alamat: https://e-learning.puslatbang-pkasn.example/
akun: Akun peserta, dikirim ke surel dinas
jam: Setiap hari
standar: e-learning
pelayanan_publik: true
pemilik: kepala-bidang-latbang
kata_kunci:
  - kelas daring
keadaan:
  status: pemeliharaan
  mulai: 2026-11-28
  selesai: 2026-11-29
  sementara: Kirim tugas lewat surel unit selama pemeliharaan.
diperbarui: 2026-11-20
contoh: true
""",
    ),
    RecordKind(
        "standards",
        Standard,
        "Standar pelayanan",
        "Standar satu layanan: 14 komponen menurut UU 25/2009, dengan keputusan dan versi-versi sebelumnya.",
        "`services_catalog/standar/<nama>.yml`",
        "services_catalog/standar/e-learning.yml",
        STANDARD,
    ),
    RecordKind(
        "apps",
        App,
        "Aplikasi kerja",
        "Satu aplikasi yang dipakai pegawai: siapa yang memakai, cara masuk, dan apa yang dilakukan saat gangguan. Situs ini dibaca siapa pun: alamat di dalam jaringan kantor ditolak, kecuali catatannya menyatakan bahwa alamat itu boleh diketahui umum.",
        "`services_catalog/aplikasi/<nama>.yml`",
        "services_catalog/aplikasi/surat-masuk.yml",
        """\
nama: Surat Masuk
unit: diklat
ringkasan: Mencatat surat dan meneruskan disposisi
pengguna:
  - "Sekretaris: memindai dan mencatat surat"
  - "Staf: mengerjakan surat yang didisposisikan"
cara_masuk: Buka dari komputer kantor, lalu masuk dengan akun pegawai. Alamatnya diberitahukan di loket.
akun: Akun pegawai
panduan: surat-masuk
saat_gangguan:
  - Catat surat di buku agenda, lalu masukkan setelah aplikasi pulih.
  - Laporkan gangguan lewat telepon.
pemilik: kepala-subbagian-umum
diperbarui: 2026-11-20
contoh: true
""",
    ),
    RecordKind(
        "manuals",
        Manual,
        "Panduan",
        "Cara mengerjakan sesuatu, langkah demi langkah. Halaman dan selebaran PDF-nya dibuat dari langkah yang sama. Isi di bawah kepala berkas memuat latar belakang dan pertanyaan yang sering diajukan.",
        "`content/panduan/<nama>.md`",
        "content/panduan/surat-masuk.md",
        """\
---
judul: Panduan Surat Masuk
tanggal: 2026-11-20
ringkasan: Dari surat di meja sekretaris sampai pekerjaan staf.
khusus_pegawai: true
langkah:
  - bagian: Mencatat surat
    judul: Pindai surat
    pelaku: Sekretaris
    lakukan: Letakkan semua halaman di pemindai, lalu simpan sebagai satu PDF.
    hasil: Satu berkas PDF untuk satu surat.
  - judul: Catat surat
    pelaku: Sekretaris
    lakukan: Isi asal, nomor, tanggal, dan perihal, lalu simpan.
  - bagian: Mengerjakan surat
    judul: Kerjakan
    pelaku: Staf
    lakukan: Baca arahan, kerjakan, lalu laporkan.
contoh: true
---
## Yang sering ditanyakan

**Surat tidak tampil.** Tanyakan kepada sekretaris apakah surat sudah dicatat.
""",
    ),
    RecordKind(
        "categories",
        Categories,
        "Kebutuhan pengunjung",
        "Alasan orang datang; layanan disusun juga menurut ini.",
        "`services_catalog/kategori.yml`",
        "services_catalog/kategori.yml",
        """\
kebutuhan:
  - nama: ikut-pelatihan
    judul: Mengikuti pelatihan
    ringkasan: Mendaftar, belajar, dan menilai pelatihan.
""",
    ),
    RecordKind(
        "vocabulary",
        Vocabulary,
        "Kosakata situs dibajak",
        "Kata yang menandai situs layanan yang dibajak untuk judi daring atau dirusak; dipakai `./portal links`.",
        "`services_catalog/kosakata-judi.yml`",
        "services_catalog/kosakata-judi.yml",
        """\
ambang: 8
ambang_berubah: 3
kelompok:
  - nama: istilah judi daring
    bobot: 3
    kata:
      - slot gacor
      - rtp live
      - maxwin
  - nama: perusakan halaman
    bobot: 8
    kata:
      - hacked by
pengecualian:
  - bahaya judi online
""",
    ),
    RecordKind(
        "glossary",
        GlossaryRecord,
        "Glosarium",
        "Kata, singkatan, dan nama lama untuk hal yang sama: pencarian menemukan halaman dengan kata mana pun.",
        "`content/glosarium.yml`",
        "content/glosarium.yml",
        """\
kelompok:
  - kata:
      - BMN
      - barang milik negara
      - aset negara
    arti: Barang yang dibeli dengan APBN atau diperoleh secara sah dengan cara lain oleh negara.
  - kata: [dosir, berkas kepegawaian]
seasal:
  - kata: [pegawai, kepegawaian]
""",
    ),
    RecordKind(
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
    ),
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
