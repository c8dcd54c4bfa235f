"""How long content may stand, and which commits say nothing about it: `content/pemutakhiran.yml`, kept by Humas."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from satupintu.models.base import Part, Record
from satupintu.models.fields import Flag, Line, Whole

COMMIT = r"^[0-9a-f]{40}$"
MOST = 60
"""Months."""


class Periods(Part):
    """After how many months content is to be brought up to date or reviewed; a kind that is not named keeps its own."""

    news: Whole | None = Field(
        None,
        alias="berita",
        ge=1,
        le=MOST,
        description="bulan sejak berita terakhir sebuah unit; bila kosong 6",
    )
    announcements: Whole | None = Field(
        None,
        alias="pengumuman",
        ge=1,
        le=MOST,
        description="bulan sejak pengumuman terakhir sebuah unit; bila kosong 6",
    )
    events: Whole | None = Field(
        None,
        alias="agenda",
        ge=1,
        le=MOST,
        description="bulan sejak agenda terakhir sebuah unit; bila kosong 6",
    )
    downloads: Whole | None = Field(
        None,
        alias="unduhan",
        ge=1,
        le=MOST,
        description="bulan untuk setiap unduhan; bila kosong menurut `klasifikasi`: berkala dan serta-merta 6, setiap-saat 12",
    )
    pages: Whole | None = Field(
        None, alias="halaman", ge=1, le=MOST, description="bulan untuk setiap halaman; bila kosong 12"
    )
    manuals: Whole | None = Field(
        None, alias="panduan", ge=1, le=MOST, description="bulan untuk setiap panduan; bila kosong 12"
    )
    services: Whole | None = Field(
        None, alias="layanan", ge=1, le=MOST, description="bulan untuk setiap layanan; bila kosong 6"
    )
    apps: Whole | None = Field(
        None, alias="aplikasi", ge=1, le=MOST, description="bulan untuk setiap aplikasi; bila kosong 12"
    )


class MassCommit(Part):
    """A commit that touched many files without bringing any of them up to date."""

    commit: Annotated[str, StringConstraints(pattern=COMMIT)] = Field(
        alias="commit", description="nama lengkap commit, 40 angka dan huruf, seperti yang ditulis `git log`"
    )
    reason: Line = Field(alias="alasan", description="apa yang diubah, dan mengapa bukan pemutakhiran isi")


class FreshnessRecord(Record):
    """Periods of the office's own, and the commits that do not count."""

    periods: Periods = Field(
        Periods(),
        alias="masa",
        description="masa setiap jenis isi, dalam bulan; hanya yang berbeda dari bawaan",
    )
    mass_commits: tuple[MassCommit, ...] = Field(
        (),
        alias="commit_massal",
        description="daftar commit yang mengubah banyak berkas sekaligus tanpa memutakhirkan isinya; tanggalnya tidak dihitung",
    )
    sample: Flag = Field(False, alias="contoh", description="`true` untuk data peragaan")
