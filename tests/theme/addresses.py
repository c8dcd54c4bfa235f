"""One address for each type and state of page, of the real site and of the sample site."""

REAL = {
    "home": "",
    "free page": "profil/",
    "free page with a table": "kontak/",
    "units": "units/",
    "unit": "units/diklat/",
    "page of a unit with a picture": "units/kompetensi/halaman/profil/",
    "list": "pengumuman/",
    "list of a unit": "units/diklat/berita/",
    "downloads": "unduhan/",
    "archive": "berita/arsip/2026/",
    "agenda": "agenda/",
    "month": "agenda/bulan/2026-11/",
    "training schedule": "agenda/pelatihan/",
    "announcement": "units/diklat/pengumuman/jadwal-pka-2027/",
    "news": "units/diklat/berita/kalender-pelatihan-2027-terbit/",
    "event": "units/diklat/agenda/rapat-koordinasi/",
    "download": "units/diklat/unduhan/kalender-pelatihan-2027/",
    "tag": "label/latsar/",
    "box": "layanan/",
    "services of one kind": "layanan/pilih/jenis/aplikasi/",
    "service": "layanan/e-learning/",
    "service at the counter": "layanan/pendaftaran-pelatihan/",
    "organisation": "struktur/",
    "organisation of an earlier day": "struktur/2024-02-01/",
    "site map": "peta-situs/",
    "dead address": "404.html",
    "questions and answers": "tanya-jawab/",
    "English entry": "en/",
    "English page": "en/kontak/",
    "English page of a unit": "en/units/diklat/halaman/profil/",
}
"""The real site, by type."""

SAMPLE = {
    "announcement with attachments": "units/diklat/pengumuman/berlaku/",
    "announcement that is over": "units/diklat/pengumuman/berakhir/",
    "event with registration": "units/diklat/agenda/latsar-2027/",
    "cancelled event": "units/kompetensi/agenda/rapat-batal/",
    "event of one day elsewhere": "units/kajian/agenda/seminar/",
    "download with an earlier version": "units/diklat/unduhan/pedoman/",
    "superseded download": "units/diklat/unduhan/formulir-lama/",
    "news of an activity": "units/diklat/berita/laporan-latsar/",
    "unit with almost nothing": "units/kompetensi/",
    "closed unit": "units/kearsipan/",
    "empty list": "units/kajian/pengumuman/",
    "tag": "label/kabar-bersama/",
}
"""The sample site, by state."""

ANNOUNCEMENT = REAL["announcement"]
