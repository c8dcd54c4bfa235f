"""What the site is made of: frozen models that refuse unknown keys and remember file and line.

The Indonesian key of a field is its alias and stands nowhere else; `description` is the sentence
that `docs/format.md` and the JSON Schemas show for it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, Any, ClassVar, Self

import nh3
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    PrivateAttr,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from satupintu.dates import WRITTEN, When
from satupintu.frontmatter import KeyPath
from satupintu.markdown import Engine
from satupintu.places import Kind, Place
from satupintu.problems import Problem, Severity

MAX_URL = 2000


def _when(value: Any) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        try:
            return When.parse(value.strip())
        except ValueError:
            if WRITTEN.fullmatch(value.strip()):
                raise PydanticCustomError(
                    "portal", "menyebut hari atau jam yang tidak ada di kalender; betulkan angkanya"
                ) from None
    raise PydanticCustomError("portal", "harus berupa tanggal seperti `2026-11-22` atau `2026-11-22 08:00`")


def _whole(value: Any) -> int:
    """A whole number in plain digits: `1.000` is a thousand to its author and one to a program."""
    if isinstance(value, int) or (isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}", value.strip())):
        return int(value)
    raise PydanticCustomError("portal", "harus bilangan bulat tanpa titik atau koma, misalnya `40`")


def _flag(value: Any) -> bool:
    word = value.strip().lower() if isinstance(value, str) else value
    if word in ("ya", "true", True):
        return True
    if word in ("tidak", "false", False):
        return False
    raise PydanticCustomError("portal", "harus `true` atau `false`")


def _https(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if len(text) <= MAX_URL and re.fullmatch(r"https://[^\s/?#]+\.[^\s/?#]+(?:[/?#]\S*)?", text):
        return text
    raise PydanticCustomError("portal", "harus alamat lengkap yang diawali `https://`")


def _mail(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", value.strip()):
        return value.strip()
    raise PydanticCustomError("portal", "harus alamat surel seperti `humas@contoh.go.id`")


def _site_address(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(
        r"/(?:[a-z0-9-][a-z0-9.-]*/)*(?:[a-z0-9-][a-z0-9.-]*)?", value.strip()
    ):
        return value.strip()
    raise PydanticCustomError(
        "portal",
        "harus alamat di situs ini, diawali dan diakhiri garis miring, misalnya `/berita/judul-lama/`",
    )


def _plain(text: str) -> str:
    """Free text is text: what reads as HTML is refused here, and templates escape the rest."""
    if nh3.is_html(text):
        raise PydanticCustomError("portal", "harus teks biasa tanpa HTML; hapus tanda `<…>`")
    return text


Moment = Annotated[
    When,
    BeforeValidator(_when),
    PlainSerializer(lambda when: when.iso, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?( ?(WIB|WITA|WIT|[+]0[789]:00))?)?$",
        }
    ),
]
Flag = Annotated[bool, BeforeValidator(_flag)]
Whole = Annotated[int, BeforeValidator(_whole)]
Secure = Annotated[
    str, BeforeValidator(_https), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://"})
]
Mail = Annotated[str, BeforeValidator(_mail), WithJsonSchema({"type": "string", "format": "email"})]
SiteAddress = Annotated[str, BeforeValidator(_site_address)]
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n]*$"), AfterValidator(_plain)
]
Title = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]*$"), AfterValidator(_plain)
]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(_plain)]
Name = Annotated[
    str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\n/\\]*$"), AfterValidator(_plain)
]


class Part(BaseModel):
    """A mapping inside a record."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", str_strip_whitespace=True, arbitrary_types_allowed=True
    )


class Record(Part):
    """Anything read from a file of its own; remembers the file and the line of each key."""

    _path: str = PrivateAttr("")
    _lines: Mapping[KeyPath, int] = PrivateAttr(default_factory=dict)

    def located(self, path: str, lines: Mapping[KeyPath, int]) -> Self:
        """This record, told once where it was read."""
        self._path, self._lines = path, lines
        return self

    @cached_property
    def path(self) -> str:
        return self._path

    def line(self, *key: str | int) -> int:
        """The line of a key in the file, else of the nearest key around it, else 1."""
        while key:
            if key in self._lines:
                return self._lines[key]
            key = key[:-1]
        return 1

    def problem(
        self, key: str | KeyPath, rule: str, message: str, severity: Severity = Severity.ERROR
    ) -> Problem:
        place = (key,) if isinstance(key, str) else key
        return Problem(self.path, self.line(*place), rule, message, severity)


class Status(StrEnum):
    """Whether an item is meant for the public."""

    PUBLISHED = "terbit"
    DRAFT = "draf"


class Attachment(Part):
    """A file that belongs to a text."""

    file: Line = Field(
        alias="berkas",
        description="alamat berkas dari tempat halaman ini, misalnya `../media/daftar-peserta.pdf`",
    )
    title: Title = Field(alias="judul", description="judul yang dibaca pengunjung")


class Review(Part):
    """When somebody last read an item through, and in which post."""

    day: Moment = Field(alias="tanggal", description="hari peninjauan")
    by: Line = Field(alias="oleh", description="jabatan atau bagian yang meninjau, bukan nama orang")


class Item(Record):
    """What every news item, announcement, event, download and page has in common."""

    kind: ClassVar[Kind]
    _place: Place = PrivateAttr()
    _id: str = PrivateAttr("")

    title: Title = Field(alias="judul", description="judul; satu baris, paling panjang 200 huruf")
    date: Moment = Field(
        alias="tanggal", description="hari mulai terlihat; sebelum hari itu tidak ada di mana pun"
    )
    updated_on: Moment | None = Field(
        None, alias="diperbarui", description="hari isi terakhir diubah; bila kosong dipakai `tanggal`"
    )
    summary: Prose = Field(
        alias="ringkasan", description="satu atau dua kalimat yang tampil di daftar dan hasil pencarian"
    )
    tags: tuple[Name, ...] = Field((), alias="label", description="daftar label, misalnya `latsar`")
    status: Status = Field(
        Status.PUBLISHED, alias="status", description="`terbit` atau `draf`; draf tidak pernah tampil"
    )
    former_addresses: tuple[SiteAddress, ...] = Field(
        (),
        alias="alamat_lama",
        description="alamat lama yang harus tetap membuka halaman ini, misalnya `/berita/judul-lama/`",
    )
    keywords: tuple[Name, ...] = Field(
        (), alias="kata_kunci", description="kata lain yang mungkin dicari orang"
    )
    reviewed: Review | None = Field(None, alias="ditinjau", description="peninjauan terakhir")
    sample: Flag = Field(
        False, alias="contoh", description="`true` untuk data peragaan; halaman memberi tahu pembaca"
    )

    def placed(self, place: Place, lines: Mapping[KeyPath, int], identity: str) -> Self:
        """This item, told once where it lies and its stable id."""
        self._place, self._id = place, identity
        return self.located(place.path, lines)

    @cached_property
    def place(self) -> Place:
        return self._place

    @cached_property
    def address(self) -> str:
        return self._place.address

    @cached_property
    def unit(self) -> str | None:
        return self._place.unit

    @cached_property
    def slug(self) -> str:
        return self._place.slug

    @property
    def id(self) -> str:
        """Stable over renames of the unit: the path without ending, under the unit's first slug."""
        return self._id

    @property
    def updated(self) -> When:
        return self.updated_on or self.date


class Text(Item):
    """An item with a Markdown text, pictures and attachments."""

    picture: Line | None = Field(
        None,
        alias="gambar",
        description="gambar utama, alamat dari tempat halaman ini, misalnya `../media/kelas.png`",
    )
    alt: Annotated[str, StringConstraints(max_length=300)] | None = Field(
        None,
        alias="alt",
        description='apa yang terlihat pada gambar, untuk orang yang tidak melihatnya; wajib bila ada `gambar`; tulis `""` bila gambar hanya hiasan',
    )
    credit: Line | None = Field(None, alias="kredit", description="pembuat gambar")
    attachments: tuple[Attachment, ...] = Field(
        (), alias="lampiran", description="daftar berkas lampiran dari folder `media/`"
    )


class NewsItem(Text):
    """Berita; a report of an activity when `event` names one."""

    kind: ClassVar[Kind] = Kind.NEWS
    event: Line | None = Field(
        None,
        alias="kegiatan",
        description="agenda yang dilaporkan berita ini, misalnya `../agenda/seminar.md`",
    )


class Announcement(Text):
    """Pengumuman, current from `valid_from` to `valid_until`, both days included."""

    kind: ClassVar[Kind] = Kind.ANNOUNCEMENT
    number: Line | None = Field(None, alias="nomor", description="nomor surat atau pengumuman")
    important: Flag = Field(False, alias="penting", description="`true` memberi tanda Penting")
    valid_from: Moment | None = Field(
        None, alias="berlaku_mulai", description="hari pertama berlaku; bila kosong sejak `tanggal`"
    )
    valid_until: Moment | None = Field(
        None, alias="berlaku_sampai", description="hari terakhir berlaku; bila kosong sampai dicabut"
    )


class EventKind(StrEnum):
    """What sort of event it is."""

    TRAINING = "pelatihan"
    SEMINAR = "seminar"
    MEETING = "rapat"
    SERVICE = "layanan"


class Registration(Part):
    """How to register for an event."""

    address: Line | None = Field(
        None,
        alias="alamat",
        description="alamat pendaftaran, `https://…` atau alamat di situs ini seperti `/kontak/`",
    )
    contact: Line | None = Field(
        None, alias="kontak", description="kunci dari `kontak` unit, atau keterangan ke mana mendaftar"
    )
    closes: Moment | None = Field(None, alias="tutup", description="hari terakhir mendaftar")
    quota: Whole | None = Field(
        None, alias="kuota", ge=1, le=100_000, description="jumlah peserta paling banyak"
    )
    fee: Line | None = Field(
        None, alias="biaya", description="misalnya `Rp4.500.000` atau `Tidak dipungut biaya`"
    )


class Event(Text):
    """Agenda: something that happens between `start` and `end`."""

    kind: ClassVar[Kind] = Kind.EVENT
    start: Moment = Field(alias="mulai", description="hari, atau hari dan jam, kegiatan mulai")
    end: Moment | None = Field(None, alias="selesai", description="hari, atau hari dan jam, kegiatan selesai")
    location: Line | None = Field(
        None, alias="tempat", description="tempat; `tempat` atau `tautan` harus ada"
    )
    url: Secure | None = Field(None, alias="tautan", description="alamat kegiatan daring")
    organizer: Line | None = Field(
        None, alias="penyelenggara", description="penyelenggara; bila kosong unitnya"
    )
    event_kind: EventKind = Field(alias="jenis", description="pelatihan, seminar, rapat, atau layanan")
    participants: Line | None = Field(None, alias="peserta", description="siapa yang ikut")
    registration: Registration | None = Field(None, alias="pendaftaran", description="cara mendaftar")
    sequence: Whole = Field(
        0,
        alias="revisi",
        ge=0,
        le=10_000,
        description="naikkan satu tiap kali waktu atau tempat berubah, agar kalender orang ikut berubah",
    )
    cancelled: Flag = Field(
        False, alias="dibatalkan", description="`true` bila kegiatan batal; halamannya tetap ada"
    )

    @property
    def last(self) -> When:
        """When it ends; a day-long event ends with its day."""
        return self.end or self.start


class Page(Text):
    """Halaman: a free page."""

    kind: ClassVar[Kind] = Kind.PAGE


class InformationClass(StrEnum):
    """Classes of public information (UU 14/2008 art. 9–11; Perki 1/2021). Exempt information is never kept here."""

    PERIODIC = "berkala"
    IMMEDIATE = "serta-merta"
    ON_REQUEST = "setiap-saat"


class FormerVersion(Part):
    """An earlier file of a download, still reachable."""

    file: Line = Field(alias="berkas", description="nama berkas di samping catatan ini")
    version: Line = Field(alias="versi", description="nama atau nomor versi")
    date: Moment = Field(alias="tanggal", description="hari versi itu terbit")


class Download(Item):
    """Unduhan: one file with its facts; type and size are read from the file itself."""

    kind: ClassVar[Kind] = Kind.DOWNLOAD
    file: Line = Field(
        alias="berkas", description="nama berkas di samping catatan ini, misalnya `pedoman-pka.pdf`"
    )
    version: Line | None = Field(None, alias="versi", description="nama atau nomor versi")
    former_versions: tuple[FormerVersion, ...] = Field(
        (), alias="versi_lama", description="versi sebelumnya yang tetap dapat diunduh"
    )
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")] = Field(
        "id", alias="bahasa", description="kode dua huruf bahasa berkas, `id` bila kosong"
    )
    information_class: InformationClass | None = Field(
        None,
        alias="klasifikasi",
        description="klasifikasi informasi publik: berkala, serta-merta, atau setiap-saat",
    )
    replaced_by: SiteAddress | None = Field(
        None,
        alias="diganti_oleh",
        description="alamat unduhan penggantinya, misalnya `/units/diklat/unduhan/pedoman-2027/`",
    )

    @property
    def files(self) -> Mapping[str, str]:
        """Address of every file of this download by its path: the present one first, then earlier ones."""
        names = (self.file, *(former.file for former in self.former_versions))
        return {f"{self.place.folder}/{name}": f"{self.address}{name}" for name in names}


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


class PersonInCharge(Part):
    """The account that keeps a unit's folder. Never published."""

    account: Line = Field(alias="akun", description="akun di server atau forge")
    mail: Mail | None = Field(None, alias="surel", description="surel untuk pengingat")
    deputy: Line | None = Field(None, alias="wakil", description="akun wakil PIC")


class Unit(Record):
    """Unit: one folder, one profile. `slug` is the folder's name."""

    _slug: str = PrivateAttr("")

    name: Title = Field(alias="nama", description="nama unit")
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
    duties: tuple[Prose, ...] = Field((), alias="tugas", description="daftar tugas")
    contact: Contact = Field(Contact(), alias="kontak", description="kontak unit")
    pic: PersonInCharge | None = Field(
        None, alias="pic", description="penanggung jawab isi; tidak pernah diterbitkan"
    )
    closed: Moment | None = Field(
        None,
        alias="ditutup",
        description="hari unit ditutup; sejak itu halamannya menjadi halaman perpisahan",
    )
    moved_to: Name | None = Field(
        None, alias="pindah_ke", description="nama folder unit yang meneruskan tugasnya"
    )

    def named(self, slug: str, path: str, lines: Mapping[KeyPath, int]) -> Self:
        self._slug = slug
        return self.located(path, lines)

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


class SiteLink(Part):
    """A link of the menu or the footer."""

    title: Name = Field(alias="judul", description="teks tautan")
    address: Line = Field(
        alias="alamat", description="alamat di situs ini seperti `/profil/`, atau `https://…`"
    )
    summary: Line = Field("", alias="ringkasan", description="keterangan satu baris di panel menu")


class MenuItem(Part):
    """An entry of the main menu: a link, a panel of links, or the panel of all units."""

    title: Name = Field(alias="judul", description="teks menu")
    address: Line | None = Field(None, alias="alamat", description="alamat bila tanpa panel")
    links: tuple[SiteLink, ...] = Field((), alias="isi", description="isi panel")
    units: Flag = Field(False, alias="semua_unit", description="`true` mengisi panel dengan semua unit")


class FooterPart(Part):
    """A column of the footer."""

    title: Name = Field(alias="judul", description="judul kolom")
    links: tuple[SiteLink, ...] = Field((), alias="isi", description="isi kolom")
    units: Flag = Field(
        False,
        alias="semua_unit",
        description="`true` mengisi kolom dengan lima unit pertama dan tautan Semua unit",
    )


class SiteNotice(Part):
    """A notice for all pages between two days, both included."""

    text: Line = Field(alias="teks", description="satu kalimat")
    address: Line | None = Field(None, alias="alamat", description="alamat rincian")
    start: Moment = Field(alias="mulai", description="hari pertama tampil")
    end: Moment = Field(alias="selesai", description="hari terakhir tampil")


class SecurityContact(Part):
    """What /.well-known/security.txt says (RFC 9116)."""

    contact: Line = Field(alias="kontak", description="`mailto:…` atau `https://…`")
    expires: Moment = Field(
        alias="berlaku_sampai", description="hari terakhir keterangan ini berlaku; perbarui tiap tahun"
    )


class SiteSettings(Record):
    """`content/situs.yml`: the texts and addresses of the whole site."""

    name: Title = Field(alias="nama", description="nama situs")
    full_name: Title = Field(alias="nama_panjang", description="nama lembaga selengkapnya")
    short_name: Name = Field(alias="singkatan", description="nama pada tanda pengenal di kepala halaman")
    place: Name = Field(alias="tempat", description="baris kedua tanda pengenal")
    owner: Line = Field(
        alias="pemilik", description="lembaga induk, tampil di pita atas sebagai `Situs resmi …`"
    )
    former_names: tuple[FormerName, ...] = Field((), alias="nama_lama", description="nama lembaga sebelumnya")
    base_url: Secure = Field(alias="alamat", description="alamat situs di web, diakhiri garis miring")
    sentence: Line = Field(alias="kalimat", description="kalimat besar di beranda")
    lead: Prose = Field(alias="pengantar", description="kalimat pengantar di bawahnya")
    description: Prose = Field(alias="ringkasan", description="keterangan situs untuk mesin pencari")
    contact: Contact = Field(alias="kontak", description="kontak lembaga")
    strip: tuple[SiteLink, ...] = Field((), alias="pita", description="tautan kecil di pita resmi")
    menu: tuple[MenuItem, ...] = Field(alias="menu", description="menu utama")
    shortcuts: tuple[SiteLink, ...] = Field(
        (), alias="pintasan", description="tautan `Sering dicari` di beranda"
    )
    manuals: tuple[SiteLink, ...] = Field((), alias="panduan", description="tautan panduan di beranda")
    footer: tuple[FooterPart, ...] = Field((), alias="kaki", description="kolom kaki halaman")
    complaint: SiteLink = Field(alias="pengaduan", description="saluran pengaduan")
    notices: tuple[SiteNotice, ...] = Field(
        (), alias="pemberitahuan", description="pemberitahuan di semua halaman"
    )
    security: SecurityContact | None = Field(None, alias="keamanan", description="isi security.txt")
    markdown: Engine = Field(
        Engine.COMMONMARK, alias="markdown", description="`commonmark` (bawaan) atau `python-markdown`"
    )


ITEM_MODELS: dict[Kind, type[Item]] = {
    Kind.NEWS: NewsItem,
    Kind.ANNOUNCEMENT: Announcement,
    Kind.EVENT: Event,
    Kind.DOWNLOAD: Download,
    Kind.PAGE: Page,
}
