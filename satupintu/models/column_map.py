"""Which column of a file of the personnel system feeds which public key: the map of `portal import pegawai`."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from satupintu.models.base import Part, Record
from satupintu.models.fields import Line
from satupintu.models.people import Employment


class Columns(Part):
    """The column that feeds each public key. What is not named here is dropped unread."""

    name: Line = Field(alias="nama", description="kolom nama")
    title_before: Line | None = Field(None, alias="gelar_depan", description="kolom gelar di depan nama")
    title_behind: Line | None = Field(
        None, alias="gelar_belakang", description="kolom gelar di belakang nama"
    )
    unit: Line = Field(alias="unit", description="kolom unit kerja; isinya diterjemahkan di `unit`")
    employment: Line | None = Field(
        None,
        alias="status_kepegawaian",
        description="kolom status; isinya diterjemahkan di `status_kepegawaian`",
    )
    rank: Line | None = Field(
        None, alias="pangkat", description="kolom pangkat; boleh memuat golongannya: `Penata Tk. I (III/d)`"
    )
    grade: Line | None = Field(None, alias="golongan", description="kolom golongan/ruang")
    mail: Line | None = Field(None, alias="surel", description="kolom surel; yang bukan surel kantor dibuang")
    extension: Line | None = Field(None, alias="pesawat", description="kolom nomor pesawat")
    since: Line | None = Field(None, alias="sejak", description="kolom hari pertama bekerja di sini")
    until: Line | None = Field(
        None, alias="sampai", description="kolom hari terakhir bekerja di sini (pindah, pensiun)"
    )
    post: Line | None = Field(
        None,
        alias="jabatan",
        description="kolom nama jabatan; dikenal dari nama jabatan di portal atau dari `jabatan`",
    )
    post_start: Line | None = Field(
        None, alias="mulai_jabatan", description="kolom TMT jabatan; tanpa ini jabatan tidak dicatat"
    )
    decree: Line | None = Field(None, alias="sk_jabatan", description="kolom nomor SK jabatan")
    slug: Line | None = Field(
        None,
        alias="berkas",
        description="kolom nama berkas orang itu di portal, tanpa `.yml`; memastikan orangnya tanpa NIP",
    )


class ColumnMap(Record):
    """How to read one file of the personnel system."""

    columns: Columns = Field(alias="kolom", description="kolom mana mengisi kunci mana")
    key_column: Line | None = Field(
        None,
        alias="kunci",
        description="kolom pengenal, misalnya NIP; hanya dibaca bersama pilihan `--kunci`",
    )
    sheet: Line | None = Field(None, alias="lembar", description="nama lembar Excel; bawaan: yang pertama")
    units: Mapping[str, Line] = Field(
        alias="unit", description="tulisan di kolom unit, dan foldernya: `units/<unit>` atau `content`"
    )
    employments: Mapping[str, Employment] = Field(
        default_factory=dict,
        alias="status_kepegawaian",
        description="tulisan di kolom status, dan artinya: `pns`, `pppk`, atau `lainnya`",
    )
    posts: Mapping[str, Line] = Field(
        default_factory=dict,
        alias="jabatan",
        description="tulisan di kolom jabatan, dan nama berkas jabatannya, tanpa `.yml`",
    )

    @property
    def wanted(self) -> Mapping[str, str]:
        """The heading of each column that is read, by the field of `Columns` it feeds."""
        return {field: heading for field, heading in self.columns if heading}
