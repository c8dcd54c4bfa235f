"""Items: news, announcements, events, downloads and free pages."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Annotated, ClassVar, Self

from pydantic import (
    AfterValidator,
    Field,
    StringConstraints,
)

from satupintu.dates import When
from satupintu.frontmatter import KeyPath
from satupintu.models.base import Part, Record
from satupintu.models.fields import Flag, Line, Moment, Name, Prose, Secure, SiteAddress, Title, Whole, some
from satupintu.models.reviews import Review
from satupintu.places import Kind, Place


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


class Item(Record):
    """What every news item, announcement, event, download and page has in common."""

    kind: ClassVar[Kind]
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

    def placed(self, place: Place, lines: Mapping[KeyPath, int]) -> Self:
        """This item, told once where it lies."""
        self.tell("place", place)
        return self.located(place.path, lines)

    @cached_property
    def place(self) -> Place:
        """Raises AttributeError for an item that lies nowhere."""
        raise AttributeError("place")

    @cached_property
    def address(self) -> str:
        return self.place.address

    @property
    def unit(self) -> str | None:
        return self.place.unit

    @property
    def slug(self) -> str:
        return self.place.slug

    @property
    def id(self) -> str:
        """Stable over renames of the unit (`Place.identity`)."""
        return self.place.identity

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
        description="apa yang terlihat pada gambar, untuk orang yang tidak melihatnya; wajib bila ada `gambar`, kecuali dengan `gambar_hiasan: ya`",
    )
    credit: Line | None = Field(None, alias="kredit", description="pembuat gambar")
    decorative: Flag = Field(
        False,
        alias="gambar_hiasan",
        description="`ya` bila gambar utama hanya hiasan dan tidak memberi tahu apa pun; `alt` lalu tidak ditulis",
    )
    has_words: Flag | None = Field(
        None,
        alias="gambar_berteks",
        description="`ya` bila gambar memuat tulisan (poster, brosur, undangan): isinya wajib ditulis di halaman; `tidak` bila tidak memuat tulisan",
    )
    keep_original: Flag = Field(
        False,
        alias="gambar_asli",
        description="`ya` menerbitkan juga gambar utama dalam ukuran penuh, dengan tautan unduh; data kamera dan lokasi tetap dihapus",
    )
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


class PageKind(StrEnum):
    """How the text of a page is built."""

    PLAIN = "biasa"
    QUESTIONS = "tanya-jawab"


class Page(Text):
    """Halaman: a free page."""

    kind: ClassVar[Kind] = Kind.PAGE
    page_kind: PageKind = Field(
        PageKind.PLAIN,
        alias="jenis",
        description="`tanya-jawab` bila isinya pertanyaan (judul bagian yang diakhiri tanda tanya) dengan jawaban di bawahnya; mesin pencari diberi tahu; bila kosong `biasa`",
    )


class Step(Part):
    """One step of a manual."""

    section: Title | None = Field(
        None, alias="bagian", description="judul bagian yang dimulai langkah ini, misalnya `Mengajukan cuti`"
    )
    title: Title = Field(alias="judul", description="langkahnya dalam beberapa kata, misalnya `Pindai surat`")
    actor: Line | None = Field(None, alias="pelaku", description="siapa yang melakukannya")
    action: Prose = Field(alias="lakukan", description="apa yang dilakukan, dalam kalimat perintah")
    result: Line | None = Field(None, alias="hasil", description="apa yang terlihat atau ada sesudahnya")
    picture: Line | None = Field(
        None,
        alias="gambar",
        description="gambar langkah, alamat dari tempat panduan ini, misalnya `../media/alur-cuti.svg`",
    )
    alt: Line | None = Field(
        None, alias="alt", description="apa yang terlihat pada gambar; wajib bila ada `gambar`"
    )


class Manual(Text):
    """Panduan: how something is done, step by step. Page and leaflet are made of the same steps."""

    kind: ClassVar[Kind] = Kind.MANUAL
    for_staff: Flag = Field(
        False, alias="khusus_pegawai", description="`true` bila panduan ini hanya untuk pegawai"
    )
    steps: Annotated[tuple[Step, ...], AfterValidator(some)] = Field(
        alias="langkah", description="daftar langkah, berurutan"
    )

    @property
    def leaflet_address(self) -> str:
        return f"{self.address}selebaran.pdf"

    @property
    def sections(self) -> tuple[tuple[str, tuple[Step, ...]], ...]:
        """The steps by section; "" heads those before the first section."""
        found: list[tuple[str, list[Step]]] = []
        for step in self.steps:
            if step.section or not found:
                found.append((step.section or "", []))
            found[-1][1].append(step)
        return tuple((title, tuple(steps)) for title, steps in found)


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


ITEM_MODELS: dict[Kind, type[Item]] = {
    Kind.NEWS: NewsItem,
    Kind.ANNOUNCEMENT: Announcement,
    Kind.EVENT: Event,
    Kind.DOWNLOAD: Download,
    Kind.PAGE: Page,
    Kind.MANUAL: Manual,
}
