"""People, posts, and who holds which post from when to when.

A person's record has public fields only: what has no field here cannot be written down, and so cannot be
published (UU 27/2022). Private keys are refused by name (`privacy/keys.py`).
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, PrivateAttr, StringConstraints

from satupintu.models.base import Part, Record
from satupintu.models.fields import Flag, Line, Mail, Moment, Name, Prose, Secure, SiteAddress, Title, Whole

DIRECTORY = "pegawai"
POSTS = "jabatan"
CONTACTS = f"{DIRECTORY}/hubungi/"
"""The address of whom to ask for what; nobody's record may be called so."""


class Employment(StrEnum):
    """By which law somebody serves (UU 20/2023): it decides which ranks there are."""

    CIVIL_SERVANT = "pns"
    CONTRACT = "pppk"
    OTHER = "lainnya"


class PostKind(StrEnum):
    """What kind of post it is."""

    STRUCTURAL = "struktural"
    FUNCTIONAL = "fungsional"
    EXECUTIVE = "pelaksana"


class Capacity(StrEnum):
    """How a post is held: by its holder, or by an acting one (Plt.) or a daily one (Plh.) where it is vacant."""

    DEFINITIVE = "definitif"
    ACTING = "plt"
    DAILY = "plh"

    @property
    def prefix(self) -> str:
        """What stands before the name of the post: `Plt. Kepala Bagian`."""
        return "" if self is Capacity.DEFINITIVE else f"{self.value.capitalize()}. "


class Publication(Part):
    """Something a person has published."""

    title: Line = Field(alias="judul", description="judul terbitan")
    year: Whole = Field(alias="tahun", ge=1950, le=2100, description="tahun terbit")
    url: Secure | None = Field(None, alias="tautan", description="alamat terbitan itu, bila ada di web")


class Dated(Record):
    """A record with the days it holds, both included; no `end` means until today and on."""

    _slug: str = PrivateAttr("")
    _unit: str | None = PrivateAttr(None)

    def named(self, slug: str, unit: str | None) -> Self:
        """Told once where it was read: the file's name, and the unit whose folder it lies in."""
        self._slug, self._unit = slug, unit
        return self

    @cached_property
    def slug(self) -> str:
        return self._slug

    @cached_property
    def unit(self) -> str | None:
        """The unit's slug; None for the main site."""
        return self._unit


class Person(Dated):
    """Somebody who works here, as the public may know them. `slug` is the file's name."""

    name: Title = Field(
        alias="nama", description="nama lengkap dengan gelar, misalnya `Dr. Siti Aminah, S.Sos., M.Si.`"
    )
    employment: Employment = Field(
        Employment.CIVIL_SERVANT, alias="status_kepegawaian", description="`pns` (bawaan), `pppk`, `lainnya`"
    )
    rank: Name | None = Field(
        None,
        alias="pangkat",
        description="pangkat, hanya bersama `golongan`; tampil hanya bila situs mengizinkan",
    )
    grade: Line | None = Field(
        None, alias="golongan", description="golongan/ruang, misalnya `III/d`; PPPK: `I` sampai `XVII`"
    )
    masked_number: Annotated[str, StringConstraints(pattern=r"^x{14}[0-9]{4}$")] | None = Field(
        None,
        alias="nip_tersamar",
        description="empat angka terakhir NIP, misalnya `xxxxxxxxxxxxxx1005`; hanya bila situs mengizinkan. NIP utuh tidak pernah disimpan",
    )
    mail: Mail | None = Field(None, alias="surel", description="surel kantor, di domain kantor")
    extension: Annotated[str, StringConstraints(pattern=r"^[0-9]{1,6}$")] | None = Field(
        None, alias="pesawat", description="nomor pesawat telepon kantor, angka saja"
    )
    about: Prose | None = Field(
        None, alias="profil", description="beberapa kalimat tentang pekerjaan orang ini"
    )
    expertise: tuple[Name, ...] = Field((), alias="keahlian", description="daftar keahlian")
    trainings: tuple[Line, ...] = Field((), alias="pelatihan", description="daftar pelatihan yang diampu")
    publications: tuple[Publication, ...] = Field((), alias="publikasi", description="daftar terbitan")
    photo: Line | None = Field(
        None,
        alias="foto",
        description="foto wajah, alamat dari tempat berkas ini, misalnya `../media/siti.jpg`",
    )
    photo_words: Line | None = Field(
        None, alias="alt", description="apa yang terlihat pada foto; wajib bila ada `foto`"
    )
    photo_consent: Flag = Field(
        False, alias="izin_foto", description="`ya` bila orangnya mengizinkan fotonya diterbitkan"
    )
    since: Moment | None = Field(None, alias="sejak", description="hari pertama bekerja di sini")
    until: Moment | None = Field(
        None,
        alias="sampai",
        description="hari terakhir bekerja di sini (pindah, pensiun); jabatannya lalu lowong",
    )
    updated: Moment = Field(alias="diperbarui", description="hari catatan ini terakhir diperbarui")
    former_addresses: tuple[SiteAddress, ...] = Field(
        (),
        alias="alamat_lama",
        description="alamat lama yang harus tetap membuka halaman orang ini, misalnya `/pegawai/nama-lama/`",
    )
    sample: Flag = Field(False, alias="contoh", description="`true` untuk orang rekaan dalam data peragaan")

    @property
    def address(self) -> str:
        return f"{DIRECTORY}/{self.slug}/"

    def serves_on(self, day: date) -> bool:
        """Whether somebody works here on a day."""
        return self.has_begun(day) and not self.has_left(day)

    def has_begun(self, day: date) -> bool:
        return self.since is None or self.since.office_day <= day

    def has_left(self, day: date) -> bool:
        return self.until is not None and self.until.office_day < day


class Appointment(Part):
    """Somebody holds a post from one day to another, both included."""

    person: Name = Field(alias="pegawai", description="nama berkas pegawainya, tanpa `.yml`")
    capacity: Capacity = Field(
        Capacity.DEFINITIVE, alias="sebagai", description="`definitif` (bawaan), `plt`, atau `plh`"
    )
    start: Moment = Field(alias="mulai", description="hari pertama menjabat")
    end: Moment | None = Field(None, alias="selesai", description="hari terakhir menjabat")
    decree: Line | None = Field(None, alias="sk", description="nomor surat keputusan")

    def holds_on(self, day: date) -> bool:
        begun = self.start.office_day <= day
        return begun and (self.end is None or day <= self.end.office_day)


class Post(Dated):
    """A post of a unit. `slug` is the file's name; who holds it stands in `pejabat`."""

    name: Title = Field(alias="nama", description="nama jabatan, misalnya `Kepala Bidang Latbang`")
    kind: PostKind = Field(alias="jenis", description="`struktural`, `fungsional`, atau `pelaksana`")
    level: Name | None = Field(
        None,
        alias="jenjang",
        description="struktural: `JPT Pratama`, `Administrator`, `Pengawas`, …; fungsional: `Terampil`, `Ahli Muda`, …",
    )
    echelon: Name | None = Field(None, alias="eselon", description="sebutan lama, misalnya `III.a`")
    superior: Name | None = Field(
        None, alias="atasan", description="nama berkas jabatan atasannya, tanpa `.yml`; kosong untuk pimpinan"
    )
    order: Whole = Field(
        100,
        alias="urutan",
        ge=0,
        le=10_000,
        description="urutan di antara jabatan dengan atasan yang sama; kecil lebih dahulu",
    )
    places: Whole = Field(
        1, alias="formasi", ge=1, le=500, description="banyaknya pemangku sekaligus; struktural selalu 1"
    )
    duties: tuple[Line, ...] = Field(
        (),
        alias="tugas",
        description="daftar tugas; tampil juga di `Siapa yang saya hubungi`, jadi tulis dengan kata pengunjung",
    )
    appointments: tuple[Appointment, ...] = Field(
        (), alias="pejabat", description="daftar siapa yang memangku jabatan ini, dari kapan sampai kapan"
    )
    since: Moment | None = Field(
        None,
        alias="sejak",
        description="hari pertama jabatan ini ada; tanpa ini jabatan dianggap selalu ada, dan pejabatnya sebelum yang pertama `tidak tercatat`",
    )
    until: Moment | None = Field(None, alias="sampai", description="hari terakhir jabatan ini ada")
    updated: Moment = Field(alias="diperbarui", description="hari catatan ini terakhir diperbarui")
    former_addresses: tuple[SiteAddress, ...] = Field(
        (),
        alias="alamat_lama",
        description="alamat lama yang harus tetap membuka halaman jabatan ini, misalnya `/jabatan/nama-lama/`",
    )
    sample: Flag = Field(False, alias="contoh", description="`true` untuk data peragaan")

    @property
    def address(self) -> str:
        return f"{POSTS}/{self.slug}/"

    def exists_on(self, day: date) -> bool:
        begun = self.since is None or self.since.office_day <= day
        return begun and (self.until is None or day <= self.until.office_day)
