"""The settings of the whole site: `content/situs.yml`."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Self

from pydantic import (
    AfterValidator,
    Field,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from satupintu.markdown import Engine
from satupintu.models.base import Part, Record
from satupintu.models.fields import Flag, Line, Moment, Name, Prose, Secure, Title, Whole
from satupintu.models.units import Contact, FormerName
from satupintu.privacy.numbers import Kind as PrivateKind


class SiteLink(Part):
    """A link of the menu or the footer."""

    title: Name = Field(alias="judul", description="teks tautan")
    title_en: Name | None = Field(None, alias="judul_en", description="teks tautan dalam bahasa Inggris")
    address: Line = Field(
        alias="alamat", description="alamat di situs ini seperti `/profil/`, atau `https://…`"
    )
    summary: Line = Field("", alias="ringkasan", description="keterangan satu baris di panel menu")
    summary_en: Line | None = Field(
        None, alias="ringkasan_en", description="keterangan itu dalam bahasa Inggris"
    )


class MenuItem(Part):
    """An entry of the main menu: a link, a panel of links, or the panel of all units."""

    title: Name = Field(alias="judul", description="teks menu")
    title_en: Name | None = Field(None, alias="judul_en", description="teks menu dalam bahasa Inggris")
    address: Line | None = Field(None, alias="alamat", description="alamat bila tanpa panel")
    links: tuple[SiteLink, ...] = Field((), alias="isi", description="isi panel")
    units: Flag = Field(False, alias="semua_unit", description="`true` mengisi panel dengan semua unit")


class FooterPart(Part):
    """A column of the footer."""

    title: Name = Field(alias="judul", description="judul kolom")
    title_en: Name | None = Field(None, alias="judul_en", description="judul kolom dalam bahasa Inggris")
    links: tuple[SiteLink, ...] = Field((), alias="isi", description="isi kolom")
    apps: Flag = Field(
        False,
        alias="aplikasi",
        description="`true` mengisi kolom dengan aplikasi kerja pegawai dan panduannya",
    )
    units: Flag = Field(
        False,
        alias="semua_unit",
        description="`true` mengisi kolom dengan lima unit pertama dan tautan Semua unit",
    )


class SiteNotice(Part):
    """A notice for all pages between two days, both included."""

    text: Line = Field(alias="teks", description="satu kalimat")
    text_en: Line | None = Field(None, alias="teks_en", description="kalimat itu dalam bahasa Inggris")
    address: Line | None = Field(None, alias="alamat", description="alamat rincian")
    start: Moment = Field(alias="mulai", description="hari pertama tampil")
    end: Moment = Field(alias="selesai", description="hari terakhir tampil")


class SecurityContact(Part):
    """What /.well-known/security.txt says (RFC 9116)."""

    contact: Line = Field(alias="kontak", description="`mailto:…` atau `https://…`")
    expires: Moment = Field(
        alias="berlaku_sampai", description="hari terakhir keterangan ini berlaku; perbarui tiap tahun"
    )


def _domain(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", text):
        raise PydanticCustomError("portal", "harus nama domain saja, misalnya `sso.contoh.go.id`")
    return text


Domain = Annotated[Name, AfterValidator(_domain)]


class LinkSettings(Part):
    """How far the checks of service addresses are trusted (`./portal links`)."""

    max_age: Whole = Field(
        3,
        alias="umur_paling_lama",
        ge=1,
        le=60,
        description="berapa hari hasil pemeriksaan berlaku; sesudah itu alamat kembali `belum diperiksa`",
    )
    trusted: tuple[Domain, ...] = Field(
        ("go.id",),
        alias="domain_tepercaya",
        description="daftar domain yang boleh menjadi tujuan pengalihan alamat layanan; tujuan di luar domain layanan dan daftar ini diduga pembajakan",
    )


class DirectorySettings(Part):
    """What the directory of staff shows."""

    mail_domains: tuple[Name, ...] = Field(
        (),
        alias="domain_surel",
        description="domain surel kantor; tanpa ini domain dari `kontak.surel` situs",
    )
    ranks: Flag = Field(False, alias="tampilkan_pangkat", description="`ya` menampilkan pangkat dan golongan")
    masked_numbers: Flag = Field(
        False,
        alias="tampilkan_nip_tersamar",
        description="`ya` menerima dan menampilkan `nip_tersamar`; NIP utuh tidak pernah disimpan",
    )
    vacancies: Flag = Field(
        True, alias="tampilkan_lowong", description="`tidak` menyembunyikan jabatan yang lowong dari struktur"
    )


class NotPrivate(Part):
    """A number that looks private and is not, by the file it stands in; kept by Humas. The number itself is not here."""

    kind: PrivateKind = Field(
        alias="jenis", description="`nik`, `nip`, `npwp`, `ponsel`, atau `rekening`, seperti pada pesannya"
    )
    shown: Line = Field(alias="tersamar", description="nomor tersamar, disalin dari pesannya")
    file: Line = Field(alias="berkas", description="berkas yang disebut pesannya")
    reason: Line = Field(alias="alasan", description="mengapa nomor itu boleh terbit")


class PublishingSettings(Part):
    """What `./portal publish` keeps to."""

    own_domain: Flag = Field(
        False,
        alias="domain_sendiri",
        description="`ya` menulis berkas `CNAME` dengan nama host dari `alamat`, untuk situs di GitHub Pages dengan domain sendiri",
    )
    max_loss: Whole = Field(
        10,
        alias="paling_banyak_hilang",
        ge=0,
        le=100,
        description="berapa persen halaman boleh hilang dalam satu terbitan; bila lebih, penerbitan ditolak",
    )


class EditorBackend(StrEnum):
    """Where the web editor keeps what is written; all of them have its editorial workflow."""

    GITHUB = "github"
    GITLAB = "gitlab"
    LOCAL = "lokal"


class EditorSettings(Part):
    """The repository the web editor works on."""

    backend: EditorBackend = Field(
        alias="jenis",
        description="`github`, `gitlab`, atau `lokal` (decap-server di komputer sendiri, untuk mencoba)",
    )
    repository: Line | None = Field(
        None, alias="repositori", description="`pemilik/nama` repositori; wajib untuk `github` dan `gitlab`"
    )
    branch: Name = Field("main", alias="cabang", description="cabang sumber, `main` bila kosong")
    login: Secure | None = Field(
        None,
        alias="masuk",
        description="alamat layanan masuk (OAuth) untuk `github`, atau alamat server GitLab sendiri",
    )
    application: Name | None = Field(
        None, alias="id_aplikasi", description="nomor aplikasi pada GitLab, untuk masuk tanpa layanan lain"
    )

    @model_validator(mode="after")
    def _has_repository(self) -> Self:
        if self.backend is not EditorBackend.LOCAL and not self.repository:
            raise PydanticCustomError("portal", "perlu `repositori`, misalnya `puslatbang/portal`")
        return self


class SiteSettings(Record):
    """`content/situs.yml`: the texts and addresses of the whole site."""

    name: Title = Field(alias="nama", description="nama situs")
    full_name: Title = Field(alias="nama_panjang", description="nama lembaga selengkapnya")
    short_name: Name = Field(alias="singkatan", description="nama pada tanda pengenal di kepala halaman")
    place: Name = Field(alias="tempat", description="baris kedua tanda pengenal")
    owner: Line = Field(
        alias="pemilik", description="lembaga induk, tampil di pita atas sebagai `Situs resmi …`"
    )
    owner_en: Line | None = Field(None, alias="pemilik_en", description="lembaga induk dalam bahasa Inggris")
    former_names: tuple[FormerName, ...] = Field((), alias="nama_lama", description="nama lembaga sebelumnya")
    base_url: Secure = Field(alias="alamat", description="alamat situs di web, diakhiri garis miring")
    sentence: Line = Field(alias="kalimat", description="kalimat besar di beranda")
    sentence_en: Line | None = Field(
        None, alias="kalimat_en", description="judul halaman depan bahasa Inggris"
    )
    lead: Prose = Field(alias="pengantar", description="kalimat pengantar di bawahnya")
    description: Prose = Field(alias="ringkasan", description="keterangan situs untuk mesin pencari")
    description_en: Prose | None = Field(
        None,
        alias="ringkasan_en",
        description="satu kalimat tentang lembaga di halaman depan bahasa Inggris",
    )
    contact: Contact = Field(alias="kontak", description="kontak lembaga")
    strip: tuple[SiteLink, ...] = Field((), alias="pita", description="tautan kecil di pita resmi")
    menu: tuple[MenuItem, ...] = Field(alias="menu", description="menu utama")
    shortcuts: tuple[SiteLink, ...] = Field(
        (), alias="pintasan", description="tautan `Sering dicari` di beranda"
    )
    manuals: tuple[SiteLink, ...] = Field(
        (), alias="panduan", description="tautan panduan di beranda; tanpa ini semua panduan"
    )
    footer: tuple[FooterPart, ...] = Field((), alias="kaki", description="kolom kaki halaman")
    complaint: SiteLink = Field(alias="pengaduan", description="saluran pengaduan")
    notices: tuple[SiteNotice, ...] = Field(
        (), alias="pemberitahuan", description="pemberitahuan di semua halaman"
    )
    security: SecurityContact | None = Field(None, alias="keamanan", description="isi security.txt")
    links: LinkSettings = Field(LinkSettings(), alias="tautan", description="pemeriksaan alamat layanan")
    directory: DirectorySettings = Field(
        DirectorySettings.model_validate({}), alias="direktori", description="apa yang tampil tentang pegawai"
    )
    not_private: tuple[NotPrivate, ...] = Field(
        (),
        alias="bukan_data_pribadi",
        description="daftar nomor yang tampak seperti data pribadi tetapi boleh terbit",
    )
    publishing: PublishingSettings = Field(
        PublishingSettings.model_validate({}), alias="penerbitan", description="batas penerbitan"
    )
    admin: Flag = Field(
        True,
        alias="admin",
        description="`tidak` membangun situs tanpa `/admin/`: tanpa penyunting dan tanpa formulirnya",
    )
    editor: EditorSettings | None = Field(
        None,
        alias="penyunting",
        description="repositori yang disunting lewat `/admin/`; tanpa ini penyunting hanya untuk latihan",
    )
    gallery: Flag = Field(
        False,
        alias="galeri",
        description="`true` membangun `/galeri/`: semua bagian tampilan, untuk yang merawat tema",
    )
    search: Flag = Field(
        True,
        alias="pencarian",
        description="`tidak` membangun situs tanpa pencarian: tanpa `/cari/` dan tanpa tombol Cari",
    )
    markdown: Engine = Field(
        Engine.COMMONMARK, alias="markdown", description="`commonmark` (bawaan) atau `python-markdown`"
    )

    @property
    def office_domains(self) -> tuple[str, ...]:
        """Where mail of the office is: as set, else the domain of the site's own address."""
        if self.directory.mail_domains:
            return self.directory.mail_domains
        return (self.contact.mail.rpartition("@")[2].lower(),) if self.contact.mail else ()

    @field_validator("base_url")
    @classmethod
    def _has_no_tail(cls, address: str) -> str:
        """The addresses of all pages are written behind it."""
        if "?" in address or "#" in address:
            raise PydanticCustomError(
                "portal", "harus alamat tanpa `?` dan `#`, misalnya `https://contoh.go.id/`"
            )
        return address
