"""Kinds of records of the box, and the manuals of applications."""

from __future__ import annotations

from satupintu.models import App, Categories, Manual, Service, Standard, Vocabulary
from satupintu.reference.record_kind import RecordKind

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

BOX_KINDS: tuple[RecordKind, ...] = (
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
)
