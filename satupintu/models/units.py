"""Units, and how an office is named and reached."""

from __future__ import annotations

from functools import cached_property
from typing import Self

from pydantic import Field, PrivateAttr

from satupintu.models.base import Part, Record
from satupintu.models.fields import Account, Flag, Line, Mail, Moment, Name, Prose, Title, Whole


class FormerName(Part):
    """A name that was used before, and until when."""

    name: Line = Field(alias="nama", description="nama lama")
    until: Moment | None = Field(None, alias="sampai", description="hari terakhir nama itu dipakai")


class Contact(Part):
    """How to reach an office; shown as it is written, in this order."""

    address: Prose | None = Field(None, alias="alamat", description="alamat kantor")
    telephone: Line | None = Field(
        None, alias="telepon", description="nomor telepon kantor, misalnya `(022) 7790044`"
    )
    extension: Line | None = Field(None, alias="pesawat", description="nomor pesawat")
    fax: Line | None = Field(None, alias="faks", description="nomor faksimile")
    mobile: Line | None = Field(
        None, alias="ponsel", description="nomor ponsel atau WA milik kantor, bukan pribadi"
    )
    mail: Mail | None = Field(None, alias="surel", description="alamat surel kantor")
    hours: Line | None = Field(None, alias="jam", description="jam layanan")
    hours_en: Line | None = Field(None, alias="jam_en", description="jam layanan dalam bahasa Inggris")

    @property
    def given(self) -> tuple[str, ...]:
        """The keys that are filled in, in their order, as records of other things name them."""
        named = ((field.alias, name) for name, field in Contact.model_fields.items())
        return tuple(alias for alias, name in named if alias and getattr(self, name) and name != "hours_en")

    def only(self, key: str | None) -> Self:
        """This contact with nothing but one of its keys; whole where none is named."""
        if key is None:
            return self
        kept = {"hours", "hours_en"} if key == "jam" else {_contact_fields()[key]}
        return self.model_copy(update=dict.fromkeys(Contact.model_fields.keys() - kept))


def _contact_fields() -> dict[str, str]:
    return {field.alias or name: name for name, field in Contact.model_fields.items()}


class PersonInCharge(Part):
    """The account that keeps a unit's folder. Never published."""

    account: Account = Field(alias="akun", description="akun di server atau forge")
    mail: Mail | None = Field(None, alias="surel", description="surel untuk pengingat")
    deputy: Account | None = Field(None, alias="wakil", description="akun wakil PIC")

    @property
    def accounts(self) -> tuple[str, ...]:
        """Who may change the folder: the PIC, then the deputy."""
        return (self.account, self.deputy) if self.deputy else (self.account,)


class Unit(Record):
    """Unit: one folder, one profile. `slug` is the folder's name."""

    _slug: str = PrivateAttr("")

    name: Title = Field(alias="nama", description="nama unit")
    name_en: Title | None = Field(None, alias="nama_en", description="nama unit dalam bahasa Inggris")
    short_name: Name | None = Field(None, alias="singkatan", description="nama pendek untuk label dan menu")
    former_names: tuple[FormerName, ...] = Field((), alias="nama_lama", description="nama sebelumnya")
    former_slugs: tuple[Name, ...] = Field(
        (),
        alias="slug_lama",
        description="nama folder sebelumnya; alamat lamanya tetap membuka halaman yang baru",
    )
    parent: Name | None = Field(None, alias="induk", description="nama folder unit di atasnya")
    order: Whole = Field(
        100, alias="urutan", ge=0, le=10_000, description="urutan di menu; kecil lebih dahulu"
    )
    summary: Line = Field(alias="ringkasan", description="satu kalimat pendek untuk menu")
    summary_en: Line | None = Field(
        None, alias="ringkasan_en", description="kalimat itu dalam bahasa Inggris"
    )
    duties: tuple[Prose, ...] = Field((), alias="tugas", description="daftar tugas")
    contact: Contact = Field(Contact(), alias="kontak", description="kontak unit")
    pic: PersonInCharge | None = Field(
        None, alias="pic", description="penanggung jawab isi; tidak pernah diterbitkan"
    )
    standards_due: Moment | None = Field(
        None,
        alias="standar_menyusul",
        description="hari terakhir menyusulkan standar pelayanan yang belum lengkap; ditulis dengan izin Humas",
    )
    sample: Flag = Field(
        False,
        alias="contoh",
        description="`true` bila profil memuat data peragaan; beranda unit memberi tahu pembaca",
    )
    closed: Moment | None = Field(
        None,
        alias="ditutup",
        description="hari unit ditutup; sejak itu halamannya menjadi halaman perpisahan",
    )
    moved_to: Name | None = Field(
        None, alias="pindah_ke", description="nama folder unit yang meneruskan tugasnya"
    )

    def named(self, slug: str) -> Self:
        self._slug = slug
        return self

    @cached_property
    def slug(self) -> str:
        return self._slug

    @property
    def permanent_slug(self) -> str:
        """The slug under which ids stay the same for ever: the first the unit had."""
        return self.former_slugs[0] if self.former_slugs else self.slug

    @property
    def label(self) -> str:
        return self.short_name or self.name

    @property
    def address(self) -> str:
        return f"units/{self.slug}/"
