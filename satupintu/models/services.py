"""The box: services of the units, one record a file in `services_catalog/layanan/`, and the needs they answer."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, PrivateAttr

from satupintu.models.base import Part, Record
from satupintu.models.fields import Flag, Line, ManualAddress, Moment, Name, Secure, SiteAddress, Title, some
from satupintu.models.reviews import Review


class Audience(StrEnum):
    """Whom a service is for."""

    PUBLIC = "masyarakat"
    TRAINEES = "peserta"
    AGENCIES = "instansi"
    CIVIL_SERVANTS = "asn"


class ServiceKind(StrEnum):
    """What one does there."""

    INFORMATION = "informasi"
    APPLICATION = "aplikasi"
    FORM = "formulir"
    ADVICE = "konsultasi"
    COMPLAINT = "pengaduan"


class OfferIcon(StrEnum):
    """A drawing beside a name that tells one from the others; its own drawing stands in `_icons.html`."""

    CERTIFICATE = "sertifikat"
    CHART = "grafik"
    DATA = "data"
    LAW = "hukum"
    LICENCE = "perizinan"
    IDEA = "gagasan"
    MAIL = "surat"
    PEOPLE = "orang"
    RATING = "penilaian"
    STOCK = "barang"
    TRAINING = "pelatihan"


class Condition(StrEnum):
    """How a service is, as people say; what is measured is shown after this."""

    AVAILABLE = "tersedia"
    MAINTENANCE = "pemeliharaan"
    ENDED = "dihentikan"


class ServiceState(Part):
    """A condition with its days, and what to do meanwhile."""

    condition: Condition = Field(alias="status", description="`tersedia`, `pemeliharaan`, atau `dihentikan`")
    start: Moment | None = Field(None, alias="mulai", description="hari pertama keadaan itu")
    end: Moment | None = Field(None, alias="selesai", description="hari terakhir; wajib untuk pemeliharaan")
    meanwhile: Line | None = Field(
        None, alias="sementara", description="apa yang dapat dilakukan pengguna selama itu"
    )
    replaced_by: Name | None = Field(
        None, alias="diganti_oleh", description="nama berkas layanan penggantinya, tanpa `.yml`"
    )

    def holds_on(self, day: date) -> bool:
        """Whether the condition is that of a day, first and last day included."""
        begun = self.start is None or self.start.office_day <= day
        return begun and (self.end is None or day <= self.end.office_day)


AVAILABLE = ServiceState.model_validate({"status": Condition.AVAILABLE})


class Offer(Record):
    """What a unit offers through a program: what services and staff applications share. `slug` is the file's name."""

    folder: ClassVar[str]
    """The folder word of its kind, which addresses use too."""
    _slug: str = PrivateAttr("")

    name: Title = Field(alias="nama", description="namanya")
    unit: Name = Field(alias="unit", description="nama folder unit yang mengelola")
    summary: Line = Field(alias="ringkasan", description="untuk apa, dalam satu kalimat pendek")
    service_url: Secure | None = Field(
        None,
        alias="alamat",
        description="alamatnya; kosongkan bila belum diketahui, maka loket dan telepon unit yang ditampilkan",
    )
    icon: OfferIcon | None = Field(
        None,
        alias="ikon",
        description="gambar di samping namanya; tanpa ini menurut jenisnya",
    )
    account: Line | None = Field(
        None, alias="akun", description="akun yang diperlukan untuk masuk; kosong bila tidak perlu masuk"
    )
    hours: Line | None = Field(None, alias="jam", description="jam layanan")
    contact: Name | None = Field(
        None,
        alias="kontak",
        description="kunci dari `kontak` di `unit.yml` unitnya, misalnya `surel`; tanpa ini semua kontak unit tampil",
    )
    manual: ManualAddress | None = Field(
        None,
        alias="panduan",
        description="panduannya: nama berkas di `content/panduan/` tanpa `.md`, atau alamat di situs ini",
    )
    owner: Name = Field(alias="pemilik", description="jabatan yang bertanggung jawab")
    keywords: tuple[Name, ...] = Field((), alias="kata_kunci", description="kata lain yang dicari orang")
    state: ServiceState = Field(
        AVAILABLE, alias="keadaan", description="keadaannya; tanpa ini berarti tersedia"
    )
    since: Moment | None = Field(None, alias="sejak", description="hari pertama tampil")
    until: Moment | None = Field(None, alias="sampai", description="hari terakhir tampil")
    updated: Moment = Field(alias="diperbarui", description="hari catatan ini terakhir diperbarui")
    reviewed: Review | None = Field(None, alias="ditinjau", description="peninjauan terakhir")
    sample: Flag = Field(False, alias="contoh", description="`true` untuk data peragaan")

    def named(self, slug: str) -> Self:
        self._slug = slug
        return self

    @cached_property
    def slug(self) -> str:
        return self._slug

    @property
    def address(self) -> str:
        return f"{self.folder}/{self.slug}/"

    def state_on(self, day: date) -> ServiceState:
        """The condition of a day: maintenance begins and ends by itself."""
        return self.state if self.state.holds_on(day) else AVAILABLE

    def is_visible(self, day: date) -> bool:
        begun = self.since is None or self.since.office_day <= day
        return begun and (self.until is None or day <= self.until.office_day)


class Service(Offer):
    """An external service of a unit."""

    folder: ClassVar[str] = "layanan"

    name_en: Title | None = Field(None, alias="nama_en", description="nama dalam bahasa Inggris")
    summary_en: Line | None = Field(None, alias="ringkasan_en", description="ringkasan dalam bahasa Inggris")
    audiences: Annotated[tuple[Audience, ...], AfterValidator(some)] = Field(
        alias="khalayak",
        description="daftar: `masyarakat`, `peserta`, `instansi`, `asn`",
    )
    kind: ServiceKind = Field(alias="jenis", description="jenis layanan")
    needs: tuple[Name, ...] = Field(
        (), alias="kebutuhan", description="daftar kebutuhan dari `services_catalog/kategori.yml`"
    )
    provider: Line | None = Field(
        None, alias="penyelenggara", description="lembaga yang menyelenggarakan, bila bukan unit ini"
    )
    standard: Name | None = Field(
        None,
        alias="standar",
        description="nama berkas standar pelayanannya di `services_catalog/standar/`, tanpa `.yml`",
    )
    public_service: Flag = Field(
        False,
        alias="pelayanan_publik",
        description="`true` bila termasuk pelayanan publik; standarnya wajib lengkap",
    )


class Need(Record):
    """A reason for which people come: "ikut pelatihan"."""

    slug: Name = Field(
        alias="nama", description="nama pendek, huruf kecil dan tanda hubung, dipakai `kebutuhan`"
    )
    title: Name = Field(alias="judul", description="kebutuhan dalam kata pengunjung")
    summary: Line = Field(alias="ringkasan", description="keterangan satu kalimat")
    prepare: tuple[Line, ...] = Field(
        (), alias="siapkan", description="daftar hal yang disiapkan sebelum memakai layanannya"
    )
    pages: tuple[SiteAddress, ...] = Field(
        (), alias="halaman", description="daftar alamat halaman situs ini yang menerangkannya"
    )
    tags: tuple[Name, ...] = Field(
        (),
        alias="label",
        description="daftar label; pengumuman, agenda, dan unduhan berlabel itu ikut tampil",
    )


class Categories(Record):
    """`services_catalog/kategori.yml`: by what services are grouped besides their units."""

    needs: tuple[Need, ...] = Field(alias="kebutuhan", description="daftar kebutuhan pengunjung")
