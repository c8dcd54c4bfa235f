"""A small office whose `main` the proposals of the tests leave from."""

from tests.law.histories import EXECUTABLE, Changed, File

NEWS = "---\njudul: Rapat\ntanggal: 2026-11-01\nringkasan: Rapat unit.\n---\nIsi.\n"
ROLES = """\
humas:
  - akun: humas
    wakil:
      - akun: humas-2
        mulai: 2026-11-20
        selesai: 2026-11-30
      - akun: humas-4
        mulai: 2026-12-20
        selesai: 2026-12-31
  - akun: humas-3
pengembang:
  - akun: pengembang
  - akun: pengembang-lama
    selesai: 2026-06-30
pegawai:
  pegawai-siti: siti
  pegawai-lama: tono
  pic-kajian: budi
  humas-3: budi
"""
DIKLAT = """\
nama: Bidang Diklat
ringkasan: Pelatihan aparatur.
urutan: 2
kontak:
  surel: diklat@uji.example
pic:
  akun: pic-diklat
  wakil: pic-diklat-2
"""
KAJIAN = """\
nama: Bidang Kajian
slug_lama: [riset]
ringkasan: Kajian kebijakan.
pic:
  akun: pic-kajian
  wakil: pic-kajian-2
"""
SITI = "nama: Siti\nsurel: siti@uji.example\npesawat: 214\nprofil: Pengajar.\ndiperbarui: 2026-11-01\n"


def service(unit: str, standard: str = "", summary: str = "Belajar daring") -> str:
    return f"nama: Layanan\nunit: {unit}\nringkasan: {summary}\n" + (
        f"standar: {standard}\n" if standard else ""
    )


OFFICE: Changed = {
    "content/situs.yml": "nama: Portal Uji\nkontak:\n  surel: humas@uji.example\n",
    "content/peran.yml": ROLES,
    "content/berita/rapat.md": NEWS,
    "content/pegawai/budi.yml": "nama: Budi\ndiperbarui: 2026-11-01\n",
    "units/diklat/unit.yml": DIKLAT,
    "units/diklat/berita/rapat.md": NEWS,
    "units/diklat/pegawai/siti.yml": SITI,
    "units/diklat/pegawai/tono.yml": "nama: Tono\nsampai: 2026-10-31\ndiperbarui: 2026-11-01\n",
    "units/kajian/unit.yml": KAJIAN,
    "units/kajian/berita/rapat.md": NEWS,
    "units/arsip/unit.yml": "nama: Arsip\nringkasan: Arsip kantor.\n",
    "services_catalog/kategori.yml": "kebutuhan: []\n",
    "services_catalog/layanan/e-learning.yml": service("diklat", "e-learning"),
    "services_catalog/layanan/e-advokasi.yml": service("riset", "e-advokasi"),
    "services_catalog/standar/e-learning.yml": "nomor_sk: 1\n",
    "services_catalog/standar/e-advokasi.yml": "nomor_sk: 2\n",
    "services_catalog/standar/lama.yml": "nomor_sk: 3\n",
    "theme/templates/base.html": "<html>\n",
    ".github/workflows/usulan.yml": "name: Usulan\n",
    ".gitattributes": "* text=auto eol=lf\n",
    "portal": File("#!/usr/bin/env python3\n", EXECUTABLE),
}
