"""What can be found, by kind: folder words, which commands and addresses of a search use, and what visitors read."""

from __future__ import annotations

from satupintu.places import Kind

SERVICE, APP, PERSON, POST, UNIT, MEANINGS = "layanan", "aplikasi", "pegawai", "jabatan", "units", "glosarium"
KINDS = {
    SERVICE: "Layanan",
    Kind.NEWS.value: "Berita",
    Kind.ANNOUNCEMENT.value: "Pengumuman",
    Kind.EVENT.value: "Agenda",
    Kind.DOWNLOAD.value: "Unduhan",
    Kind.PAGE.value: "Halaman",
    APP: "Aplikasi",
    Kind.MANUAL.value: "Panduan",
    PERSON: "Pegawai",
    POST: "Jabatan",
    UNIT: "Unit",
    MEANINGS: "Glosarium",
}
WRITTEN = KINDS.keys() - {PERSON, POST, UNIT, MEANINGS}
"""Kinds of which somebody writes one page after the other: what may repeat another, and be related to it."""
