"""`docs/aturan.md`: every rule, its reason, and what a broken one says (Indonesian).

The reasons of the rules in `satupintu.checks.CHECKS` stand there and are taken from it. A test
breaks each rule and compares the message, so that the examples stay true.
"""

from __future__ import annotations

from itertools import groupby

from satupintu.checks import CHECKS
from satupintu.problems import Severity
from satupintu.reference.explained_rule import (
    ANNOUNCEMENT,
    FINISHED,
    KEYS,
    PROPOSED,
    READING,
    SITE,
    STYLE,
    TEXT,
    ExplainedRule,
)
from satupintu.reference.style_rules import STYLE_RULES

PATH = "docs/aturan.md"
TEXT_RULES, TITLE_RULES = "markdown", "gaya"
"""The names in CHECKS under which all rules of the Markdown text, and of titles, are looked at."""


RULES: tuple[ExplainedRule, ...] = (
    ExplainedRule(
        "pengodean",
        READING,
        f"{ANNOUNCEMENT}:2: huruf tidak terbaca; simpan berkas ini dengan pengodean UTF-8",
        "Pilih pengodean UTF-8 saat menyimpan berkas di penyunting teks.",
        "Huruf seperti é dan – hanya tampil benar bila semua berkas memakai pengodean yang sama.",
    ),
    ExplainedRule(
        "pembuka",
        READING,
        f"{ANNOUNCEMENT}:1: baris pertama harus `---`, lalu kunci seperti `judul:` dan `tanggal:`, lalu `---` lagi",
        "Tulis `---` di baris pertama dan sesudah kunci yang terakhir.",
        "Portal memisahkan kunci dari isi dengan dua baris `---`.",
    ),
    ExplainedRule(
        "yaml",
        READING,
        f'{ANNOUNCEMENT}:2: ada titik dua di dalam nilai; apit seluruh nilainya dengan tanda kutip, misalnya `judul: "Rapat: hasil"`',
        'Tulis `judul: "Rapat: hasil"`. Periksa juga tanda kutip yang belum ditutup dan indentasi.',
        "Kunci yang dapat dibaca dengan dua cara tidak ditebak artinya.",
    ),
    ExplainedRule(
        "ukuran",
        READING,
        f"{ANNOUNCEMENT}:1: berkas terlalu besar (600 kB); paling besar 512 kB, pecah menjadi beberapa halaman",
        "Pecah menjadi beberapa halaman, atau lampirkan sebagai berkas.",
        "Berkas yang terlalu besar memperlambat pembangunan situs dan melelahkan pembaca.",
    ),
    ExplainedRule(
        "nama-berkas",
        READING,
        "units/diklat/pengumuman/Jadwal PKA.md:1: nama berkas harus huruf kecil, angka, dan tanda hubung; ganti namanya menjadi `jadwal-pka.md`",
        "Ganti nama berkasnya seperti yang diusulkan.",
        "Nama berkas menjadi alamat halaman, jadi harus dapat diketik dan tetap.",
    ),
    ExplainedRule(
        "tautan-berkas",
        READING,
        "units/diklat/media/salinan.pdf:1: tautan sistem berkas (symlink) tidak diterima; salin berkas aslinya ke sini",
        "Salin berkas aslinya ke folder itu.",
        "Tautan sistem berkas dapat menunjuk ke luar folder unit.",
    ),
    ExplainedRule(
        "kunci",
        KEYS,
        f"{ANNOUNCEMENT}:5: kunci `berlaku_sampi` tidak dikenal; maksudnya `berlaku_sampai`?",
        "Betulkan ejaannya; daftar kunci ada di [format isi](format.md). Kunci wajib yang belum ada ditambahkan.",
        "Kunci yang salah ketik akan hilang tanpa diketahui bila tidak ditolak.",
    ),
    ExplainedRule(
        "nilai",
        KEYS,
        f"{ANNOUNCEMENT}:5: nilai `berlaku_sampai` harus berupa tanggal seperti `2026-11-22` atau `2026-11-22 08:00`; tertulis `1 Desember 2026`",
        "Tulis `berlaku_sampai: 2026-12-01`.",
        "Nilai dengan bentuk lain tidak dapat diurutkan, dihitung, atau ditautkan.",
    ),
    ExplainedRule(
        "unit",
        SITE,
        "units/kelas/unit.yml:3: unit `diklt` tidak ada; pilihan: diklat, kelas",
        "Isi dengan nama folder salah satu unit yang disebut, atau hapus barisnya.",
    ),
    ExplainedRule(
        "alamat",
        SITE,
        f"{ANNOUNCEMENT}:6: alamat lama `/units/diklat/halaman/profil/` dipakai units/diklat/halaman/profil.md; hapus dari daftar ini",
        "Hapus alamat itu dari `alamat_lama`, atau ganti nama salah satu berkas.",
    ),
    ExplainedRule(
        "tanggal",
        SITE,
        f"{ANNOUNCEMENT}:5: `berlaku_sampai` lebih awal daripada `tanggal`; betulkan salah satunya",
        "Betulkan tahun atau bulan yang keliru. Untuk `content/situs.yml`, masa `keamanan` yang lewat hanya peringatan.",
    ),
    ExplainedRule(
        "tempat",
        SITE,
        "units/diklat/agenda/rapat.md:6: agenda ini belum menyebut `tempat` atau `tautan`; tambahkan salah satunya",
        "Tambahkan `tempat: …`, atau `tautan: https://…` untuk kegiatan daring.",
    ),
    ExplainedRule(
        "alt",
        SITE,
        f"{ANNOUNCEMENT}:5: gambar ini belum punya `alt`; tulis apa yang terlihat, atau `gambar_hiasan: ya` bila hanya hiasan",
        "Tambahkan `alt: Peserta berdiskusi di aula`. Di dalam isi, tulis `![Peserta berdiskusi di aula](../media/aula.png)`; untuk hiasan, `![hiasan](../media/garis.png)`.",
    ),
    ExplainedRule(
        "gambar",
        SITE,
        f"{ANNOUNCEMENT}:5: `gambar_asli` ditulis tanpa `gambar`; hapus barisnya atau tambahkan gambarnya",
        "Hapus barisnya, atau tulis `gambar: ../media/nama-gambar.jpg`.",
        "Kunci tentang gambar utama tidak berarti apa pun bila gambarnya tidak ada.",
    ),
    ExplainedRule(
        "poster",
        SITE,
        f"{ANNOUNCEMENT}:7: gambar ini memuat tulisan, tetapi isi halaman baru 1 kata; tulis isi gambar itu sebagai teks, paling sedikit 40 kata",
        "Salin isi poster ke bawah kunci-kunci: apa, kapan, di mana, untuk siapa, cara ikut. Nama berkas atau teks pengganti yang menyebut poster, brosur, undangan, dan sejenisnya hanya mendapat peringatan; `gambar_berteks: tidak` menghilangkannya.",
    ),
    ExplainedRule(
        "label",
        SITE,
        f"{ANNOUNCEMENT}:6: label `...` tidak berisi huruf atau angka; tulis kata biasa",
        "Tulis kata biasa, misalnya `latsar`.",
    ),
    ExplainedRule(
        "tautan",
        SITE,
        f"{ANNOUNCEMENT}:6: berkas `../halaman/profl.md` tidak ada; maksudnya `../halaman/profil.md`?",
        "Tulis letak berkas yang benar, atau salin alamat halamannya dari peramban.",
    ),
    ExplainedRule(
        "bagian",
        SITE,
        f"{ANNOUNCEMENT}:6: bagian `#tugas` tidak ada di `/units/diklat/halaman/profil/`; periksa judul bagiannya",
        "Pakai judul bagian yang ada, dengan huruf kecil dan tanda hubung: `## Yang kami kerjakan` beralamat `#yang-kami-kerjakan`.",
        "Tautan ke bagian yang tidak ada membuka awal halaman, dan pembaca harus mencari sendiri.",
    ),
    ExplainedRule(
        "berkas",
        SITE,
        "units/diklat/unduhan/pedoman.yml:4: berkas `pedoman.pdf` tidak ada di `units/diklat/unduhan/`; unggah berkasnya atau betulkan namanya",
        "Simpan berkasnya di samping catatan. Berkas di `unduhan/` yang belum disebut catatan mana pun hanya mendapat peringatan.",
    ),
    ExplainedRule(
        "jenis-berkas",
        SITE,
        "units/diklat/media/denah.pdf:1: isi berkas bukan PDF seperti akhiran namanya; simpan ulang dengan jenis yang benar atau ganti akhirannya",
        "Simpan ulang dari aplikasi asalnya. Mengganti akhiran nama tidak mengganti jenis berkas.",
    ),
    ExplainedRule(
        "pdf",
        SITE,
        "units/diklat/media/pindaian.pdf:1: peringatan: PDF ini belum berjudul; isi judul dokumen di aplikasi asalnya lalu simpan ulang",
        "Di pengolah kata, isi judul dokumen (Properti), lalu ekspor lagi sebagai PDF. Hasil pindai dibuat ulang dari dokumen aslinya.",
        "Pembaca layar membacakan judul dan teks PDF; hasil pindai tidak dapat dibaca, dicari, atau disalin.",
        Severity.WARNING,
    ),
    ExplainedRule(
        "layanan",
        SITE,
        "services_catalog/layanan/e-learning.yml:2: unit `dikla` tidak ada; pilihan: diklat",
        "Tulis nama folder unit, kebutuhan dari `services_catalog/kategori.yml`, dan nama berkas layanan pengganti seperti adanya. Isi alamat umum yang belum dipakai layanan lain. Bila layanan sedang tidak dapat dipakai, tulis `selesai` dan `sementara`.",
    ),
    ExplainedRule(
        "standar",
        SITE,
        "services_catalog/standar/e-learning.yml:1: komponen “Persyaratan” belum ada (Penyampaian pelayanan, komponen ke-1 dari 14); tambahkan kunci `persyaratan`",
        "Lengkapi komponen yang disebut; kuncinya ada di [format isi](format.md#standar-pelayanan). Waktu semua langkah dijumlahkan: 1 hari kerja dihitung 7 jam 30 menit; hari kerja dan hari kalender tidak dapat dijumlahkan, dan langkah `menurut pemohon` tidak ikut dihitung. Versi yang sudah diganti boleh tidak lengkap. Bila standar baru menyusul, minta Humas menulis `standar_menyusul` di profil unit.",
    ),
    ExplainedRule(
        "aplikasi",
        SITE,
        "services_catalog/aplikasi/surat-masuk.yml:16: `alamat_internal_ditampilkan` ditulis tanpa alamat jaringan kantor; hapus barisnya",
        "Hapus kunci itu. Kunci itu hanya perlu bila `alamat` berada di jaringan kantor dan memang boleh diketahui umum.",
    ),
    ExplainedRule(
        "jaringan-kantor",
        SITE,
        "services_catalog/aplikasi/surat-masuk.yml:12: `surat.kantor.local` adalah alamat jaringan kantor, dan situs ini dibaca siapa pun; hapus, lalu tulis ke mana pegawai bertanya",
        "Tulis bahwa aplikasi dibuka dari jaringan kantor, dan siapa yang memberitahukan alamatnya: loket, telepon, atau surel.",
    ),
    ExplainedRule(
        "pegawai",
        SITE,
        "units/diklat/pegawai/siti.yml:2: pangkat `Penata` adalah golongan III/c, sedangkan golongan III/d adalah Penata Tingkat I; betulkan salah satunya",
        "Tulis pangkat dan golongan seperti pada surat keputusan. Beri berkas nama yang belum dipakai pegawai lain di unit mana pun. Foto hanya dengan `izin_foto: ya` dan `alt`.",
    ),
    ExplainedRule(
        "jabatan",
        SITE,
        "units/diklat/jabatan/kepala.yml:6: jabatan ini hanya untuk satu pejabat definitif sekaligus, tetapi pada 1 Februari 2026 dipangku units/diklat/pegawai/ani.yml dan units/diklat/pegawai/siti.yml; tulis `selesai` pada pejabat yang lama",
        "Isi `selesai` pada pejabat yang lama sebelum menulis yang baru. Plt. dan Plh. ditulis pada hari-hari jabatan itu lowong. Isi `atasan` dengan nama berkas jabatan di atasnya.",
    ),
    ExplainedRule(
        "privasi",
        SITE,
        f"{ANNOUNCEMENT}:6: NIK atau nomor KK (32••••••••••••01) ada di baris ini; hapus, dan beri tahu Humas bila sudah terlanjur dikirim",
        "Hapus nomor itu. Nomor ponsel kantor ditulis di `kontak` sebagai `ponsel`. Bila tulisan itu bukan data pribadi, Humas mencatatnya di `bukan_data_pribadi` (`content/situs.yml`). Pesan tidak pernah menulis nomornya secara utuh. Nama pembuat di keterangan berkas hanya mendapat peringatan.",
    ),
    ExplainedRule(
        "versi",
        SITE,
        "units/diklat/halaman/visi.en.md:1: versi Inggris tanpa halaman asalnya; buat `units/diklat/halaman/visi.md`, atau betulkan nama berkas ini",
        "Beri versi Inggris nama yang sama dengan halaman asalnya, ditambah `.en`: `visi.md` dan `visi.en.md`. Bila halaman asal berubah sesudahnya, muncul peringatan; sesuaikan terjemahannya dan isi `diperbarui`.",
    ),
    ExplainedRule(
        "tanya-jawab",
        SITE,
        "units/diklat/halaman/tanya.md:7: pertanyaan `Berapa biayanya?` belum ada jawabannya; tulis jawabannya di bawah pertanyaan itu",
        "Tulis pertanyaan sebagai judul bagian yang diakhiri tanda tanya, dan jawabannya di bawahnya. Bila halaman itu bukan tanya jawab, hapus `jenis`.",
    ),
    ExplainedRule(
        "glosarium",
        SITE,
        "content/glosarium.yml:8: kata `cuti` sudah ada di baris 3; hapus salah satu, atau gabungkan kedua kelompok",
        "Biarkan setiap kata di satu kelompok saja, dan beri setiap kelompok paling sedikit dua kata.",
    ),
    ExplainedRule(
        "peran",
        SITE,
        "content/peran.yml:5: pegawai `siti-aminh` tidak ada; maksudnya `siti-aminah`?",
        "Tulis nama berkas pegawai yang ada, satu wakil untuk satu hari, dan setiap akun sama ejaannya di semua tempat. `CODEOWNERS` yang lama dan akun orang yang sudah pindah hanya mendapat peringatan.",
    ),
    ExplainedRule(
        "ditinjau",
        SITE,
        "units/diklat/halaman/alur.md:7: `oleh` menyebut nama orang; tulis jabatan atau bagiannya, misalnya `Kepala Bidang Diklat`",
        "Ganti nama orang di `oleh` dengan jabatan atau bagiannya.",
    ),
    ExplainedRule(
        "menu",
        SITE,
        "content/situs.yml:24: menu `Diklat` harus punya tepat satu dari `alamat`, `isi`, atau `semua_unit: true`",
        "Sisakan satu dari ketiganya.",
    ),
    ExplainedRule(
        "kontak",
        SITE,
        "content/situs.yml:10: kontak lembaga belum punya `surel`; tambahkan, karena tautan Laporkan kekeliruan memakainya",
        "Tambahkan `surel: …` di bawah `kontak:`.",
        "Tanpa surel, tautan “Laporkan kekeliruan di halaman ini” tidak sampai kepada siapa pun.",
    ),
    ExplainedRule(
        "judul",
        TEXT,
        f"{ANNOUNCEMENT}:6: judul `#` dipakai untuk judul halaman; di isi tulis `##`",
        "Mulai dari `##` dan turun satu tingkat demi satu tingkat.",
        "Pembaca layar melompat dari judul ke judul (WCAG 2.2, 1.3.1).",
    ),
    ExplainedRule(
        "html",
        TEXT,
        f"{ANNOUNCEMENT}:6: elemen `<iframe>` tidak boleh ada di isi; tulis tautan biasa ke alamatnya, misalnya `[Tonton video](https://…)`",
        "Ganti dengan Markdown seperti di [cara menulis Markdown](dialek.md).",
        "Skrip, bingkai, dan gaya dari isi dapat merusak halaman atau mencuri data pembacanya.",
    ),
    ExplainedRule(
        "catatan-kaki",
        TEXT,
        f"{ANNOUNCEMENT}:6: rujukan `[^uu]` tidak punya catatan; tulis `[^uu]: isi catatan` di bawah teks",
        "Tulis catatannya, atau hapus rujukannya.",
        "Catatan tanpa rujukan tidak tampil; rujukan tanpa catatan tampil sebagai tanda kurung.",
    ),
    ExplainedRule(
        "kedalaman",
        TEXT,
        f"{ANNOUNCEMENT}:6: kutipan, daftar, atau elemen bertumpuk lebih dari 30 tingkat; kurangi tingkatnya",
        "Kurangi tingkat daftar atau kutipan.",
        "Susunan sedalam itu tidak terbaca dan memperlambat pembangunan situs.",
    ),
    ExplainedRule(
        "kurung",
        TEXT,
        f"{ANNOUNCEMENT}:6: 100 tanda kurung atau lebih berurutan; hapus, atau tulis di antara tanda ```",
        "Hapus, atau tulis sebagai kode.",
        "Kurung sebanyak itu bukan tautan, dan memperlambat pembangunan situs.",
    ),
    ExplainedRule(
        "tabel",
        TEXT,
        f"{ANNOUNCEMENT}:6: tabel terlalu besar; buang kolom atau baris kosong, atau lampirkan sebagai berkas",
        "Simpan tabel sebagai berkas XLSX atau CSV, lalu lampirkan.",
        "Tabel dengan ratusan ribu sel tidak dapat dibaca di layar.",
    ),
    ExplainedRule(
        "rumit",
        TEXT,
        f"{ANNOUNCEMENT}:6: isi terlalu rumit untuk diolah; sederhanakan tabel dan tanda kurungnya, atau pecah isinya",
        "Pecah menjadi beberapa halaman.",
        "Satu berkas tidak boleh menahan pembangunan seluruh situs.",
    ),
    *STYLE_RULES,
    ExplainedRule(
        "folder",
        PROPOSED,
        "units/kajian/berita/rapat.md:1: berkas ini milik unit Kajian Administrasi; kembalikan seperti di `main`, dan bila perlu diubah, minta PIC-nya (`pic-kajian` atau `pic-kajian-2`)",
        "Kembalikan berkas yang disebut seperti semula. Perlu diubah? Minta orang yang disebut mengusulkannya.",
        "Setiap berkas ada perawatnya, supaya perubahan satu unit tidak merusak unit lain.",
    ),
    ExplainedRule(
        "bentuk",
        PROPOSED,
        "units/diklat/media/surat.pdf:1: tautan sistem berkas (symlink) tidak diterima; salin berkas aslinya ke sini; bila ragu, tanyakan kepada pengembang (`pranata-komputer`)",
        "Unggah ulang sebagai berkas biasa, dengan nama huruf kecil dan jenis yang diterima.",
        "Tautan, program, nama yang menyaru, dan berkas yang isinya lain dapat menipu pemeriksa atau merusak komputer orang.",
    ),
    ExplainedRule(
        "riwayat",
        PROPOSED,
        ".:1: riwayat usulan ini tidak berpangkal pada `main`; buat usulan baru dari `main` terbaru; bila ragu, tanyakan kepada pengembang (`pranata-komputer`)",
        "Buat usulan baru dari `main` terbaru, lalu salin perubahan Anda ke sana.",
        "Perubahan yang tidak dapat dibandingkan dengan `main` tidak dapat diperiksa.",
    ),
    ExplainedRule(
        "data-diri",
        PROPOSED,
        "units/diklat/pegawai/siti.yml:1: `nama` hanya diubah kepegawaian; kembalikan seperti semula. Yang boleh Anda ubah: …",
        "Kembalikan kunci itu. Nama, pangkat, dan jabatan diubah kepegawaian.",
        "Pegawai merawat catatannya sendiri, tetapi tidak menetapkan pangkat dan jabatannya sendiri.",
    ),
    ExplainedRule(
        "persetujuan",
        PROPOSED,
        "content/peran.yml:1: `pranata-humas` mengusulkan perubahan ini, jadi tidak dapat menyetujuinya sendiri; minta persetujuan `kepala-subbagian-umum`",
        "Minta persetujuan akun yang disebut. Catatan pegawai, jabatan, dan standar pelayanan disetujui dua orang.",
        "Yang terbit atas nama lembaga dibaca dahulu oleh orang lain daripada penulisnya.",
    ),
    ExplainedRule(
        "templat",
        FINISHED,
        "theme/templates/home.html:5: templat tidak dapat dipakai: …",
        "Betulkan baris yang disebut. Pesan ini untuk pengembang.",
        "Nama yang salah di templat menghentikan pembangunan, bukan menghilang dari halaman.",
    ),
    ExplainedRule(
        "hasil",
        FINISHED,
        "theme:1: halaman `/` memuat gaya di dalam halaman: `<style`; betulkan templatnya",
        "Betulkan templat di `theme/templates/`. Pesan ini untuk pengembang.",
        "Halaman jadi dibaca sekali lagi: setiap tautan membuka sesuatu, dan tidak ada skrip, gaya, atau sumber dari luar.",
    ),
    ExplainedRule(
        "pelican",
        FINISHED,
        "pelicanconf.py:1: Pelican melaporkan: …",
        "Baca pesan Pelican yang disebut. Pesan ini untuk pengembang.",
        "Pelican mencatat kekeliruan lalu meneruskan tanpa halamannya; portal menolak membangun.",
    ),
    ExplainedRule(
        "catatan-tautan",
        FINISHED,
        "tautan.json:1: ini bukan catatan tautan yang utuh: …",
        "Buat lagi dengan `./portal links --links BERKAS`, atau bangun tanpa `--links`.",
        "Keadaan layanan yang dibaca setengah dapat menautkan alamat yang dibajak.",
    ),
    ExplainedRule(
        "tautan-layanan",
        FINISHED,
        "services_catalog/layanan/e-learning.yml:10: peringatan: E-learning mati: Server tidak dapat dihubungi. …",
        "Beri tahu pemilik layanan yang disebut. Pesan ini dari `./portal links`; keadaannya juga tampil di halaman layanan.",
        "Layanan yang mati atau dibajak tanpa diketahui merugikan orang yang dikirim ke sana.",
        Severity.WARNING,
    ),
)


def rules_page() -> str:
    """The whole text of `docs/aturan.md`."""
    groups = (
        f"\n## {title}\n{INTRODUCTIONS[title]}" + "".join(map(_told, rules))
        for title, rules in groupby(RULES, key=lambda rule: rule.group)
    )
    return OPENING.lstrip("\n") + "".join(groups)


def _told(rule: ExplainedRule) -> str:
    mark = " (peringatan)" if rule.severity is Severity.WARNING else ""
    reasons = "".join(f"- {reason}\n" for reason in reasons_of(rule))
    return f"""
### `{rule.name}`{mark}

{reasons}
```
{rule.example}
```

{rule.remedy}
"""


def reasons_of(rule: ExplainedRule) -> list[str]:
    """The reasons in the table of checks under that name, and the rule's own."""
    return [check.reason for check in CHECKS if check.name == rule.name] + [rule.reason] * bool(rule.reason)


INTRODUCTIONS = {
    READING: "",
    KEYS: "",
    SITE: "",
    PROPOSED: "\nAturan ini diperiksa `./portal check --changes`, menurut daftar akun di `main`.\n",
    TEXT: "\n" + " ".join(check.reason for check in CHECKS if check.name == TEXT_RULES) + "\n",
    STYLE: "\nPeringatan tentang tulisan berbahasa Indonesia, sebelum yang memeriksa harus menulisnya. "
    + " ".join(check.reason for check in CHECKS if check.name == TITLE_RULES)
    + "\n",
    FINISHED: "",
}

OPENING = """
<!-- Dibuat oleh tools/write_reference.py dari satupintu/checks/ dan satupintu/reference/rules.py; jangan disunting dengan tangan. -->

# Aturan

`./portal check` dan `./portal build` memeriksa semua aturan di halaman ini. Setiap pesan berbentuk `berkas:baris: yang salah; yang harus ditulis`. Kesalahan menghentikan pembangunan situs, dan hasil yang lama tetap utuh; peringatan tidak menghentikan apa pun.

`./portal check --json` menyebut nama aturannya (`rule`); nama itulah judul di bawah ini. Pesan di tiap aturan adalah contoh; satu aturan dapat mempunyai beberapa pesan.
"""
