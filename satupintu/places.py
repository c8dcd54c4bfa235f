"""Where a file lies decides what it is, whose it is, and the address of its page (docs/kontrak.md)."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from satupintu.language import Language


class Kind(StrEnum):
    """A kind of item; the value is the folder word, which addresses and feeds use too."""

    NEWS = "berita"
    ANNOUNCEMENT = "pengumuman"
    EVENT = "agenda"
    DOWNLOAD = "unduhan"
    PAGE = "halaman"
    MANUAL = "panduan"

    @property
    def plural(self) -> str:
        """The English word of the data files."""
        return PLURALS[self]

    @property
    def heading(self) -> str:
        """The heading of its lists."""
        return self.value.capitalize()


PLURALS = {
    Kind.NEWS: "news",
    Kind.ANNOUNCEMENT: "announcements",
    Kind.EVENT: "events",
    Kind.DOWNLOAD: "downloads",
    Kind.PAGE: "pages",
    Kind.MANUAL: "manuals",
}
LISTED = (Kind.NEWS, Kind.ANNOUNCEMENT, Kind.EVENT, Kind.DOWNLOAD)
MAIN_ONLY = frozenset({Kind.MANUAL})
"""Kinds that only the main site has."""
ENDINGS = {kind: ".yml" if kind is Kind.DOWNLOAD else ".md" for kind in Kind}

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
MEDIA_NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*\.[a-z0-9]+")
MAX_SLUG = 100
MAX_FILE_NAME = 150
"""Letters of the name of a file that is published as it is: its renditions add theirs, and a release takes at most 200."""
DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)))
)
"""Names that Windows keeps for itself, whatever stands behind the first dot: a clone with one cannot be checked out there."""
WRITTEN_ENDINGS = re.compile(r"(?:\.(?:md|markdown|ya?ml|txt))+\Z", re.IGNORECASE)
"""The endings of texts and records, also as editors write them (`.yml.txt`)."""
MANY_DIGITS = re.compile(r"\d(?:[ ._/-]{0,3}\d){9,}")
WITHOUT_OWNER = ("/pegawai", "/jabatan", "/layanan", "/aplikasi", "/standar")
"""Folders of records by whose own name alone others speak of them."""

RESERVED_SLUGS = frozenset("hal arsip bulan pilih label feeds media".split())
"""Words of list addresses; no item and no unit may be called so."""
RESERVED_EVENT_SLUGS = frozenset({"pelatihan"})
ADDRESS_WORDS = frozenset(
    """units berita pengumuman agenda unduhan layanan aplikasi panduan pegawai jabatan struktur cari
    glosarium pemutakhiran riwayat en peta-situs api admin embed galeri theme pagefind""".split()
)
"""First words of the contract's table of addresses; no page of the main site may be called so."""


MAIN_SITE = "utama"
"""What one writes for the main site where a command asks for a unit."""
BOX = "layanan/"
"""The address of the box; each unit has its own below its home."""
STANDARDS_PAGE = f"{BOX}standar/"
"""The page of all service standards; `standar` is no name of a service."""
SEARCH_BUNDLE = "pagefind/"
"""The folder of what the search in the browser reads."""
SEARCH = "cari/"
"""The address of the search."""
TITLE_INDEX = f"{SEARCH}az/"
"""The address of the index from A to Z."""
GLOSSARY = "glosarium/"
"""The address of the glossary."""
FRESHNESS = "pemutakhiran/"
"""The address of the freshness board; each unit has its own below its home."""
APPS = "aplikasi/"
"""The address of the staff's applications."""


class Place(Struct, frozen=True):
    """The place of one content file: `unit` is None on the main site, and so is `first`, the first slug it had.

    A version in another language (`profil.en.md`) has the slug of the page it stands beside.
    """

    path: str
    kind: Kind
    unit: str | None
    slug: str
    language: Language = Language.INDONESIAN
    first: str | None = None

    @property
    def identity(self) -> str:
        """What stays the same when the unit is renamed: the path without ending, under the unit's first slug."""
        owner = f"units/{self.first}" if self.first else "content"
        version = "" if self.language is Language.INDONESIAN else f".{self.language}"
        return f"{owner}/{self.kind}/{self.slug}{version}"

    @property
    def original(self) -> Place:
        """The place of the Indonesian page of which this is a version."""
        path = f"{self.folder}/{self.slug}{ENDINGS[self.kind]}"
        return Place(path, self.kind, self.unit, self.slug, first=self.first)

    @property
    def folder(self) -> str:
        return self.path.rpartition("/")[0]

    @property
    def address(self) -> str:
        """`units/diklat/berita/x/`; pages of the main site leave the folder word out; `en/…` in English."""
        start = self.language.prefix
        if self.unit:
            return f"{start}units/{self.unit}/{self.kind}/{self.slug}/"
        return f"{start}{self.slug}/" if self.kind is Kind.PAGE else f"{start}{self.kind}/{self.slug}/"


def file_address(path: str) -> str:
    """The address of a published file of a `media/` folder: its path, without `content/`."""
    return path.removeprefix("content/")


def unit_prefix(unit: str | None) -> str:
    return f"units/{unit}/" if unit else ""


def list_address(kind: Kind, unit: str | None = None) -> str:
    return f"{unit_prefix(unit)}{kind}/"


def is_device(name: str) -> bool:
    """Whether a file or folder of this name cannot be there on Windows."""
    return name.partition(".")[0].rstrip(" ").lower() in DEVICES


def suggested_name(name: str) -> str:
    """A file name that would be accepted, made from one that is not."""
    stem, dot, ending = name.rpartition(".")
    words = re.sub(r"[^a-z0-9]+", "-", (stem or ending).lower()).strip("-") or "berkas"
    return f"{words}.{ending.lower()}" if dot and stem else words


def suggested_slug(stem: str) -> str:
    """The name that would be accepted for a record called so; `stem` is without ending, and dots in it are no endings.

    What may be a personal number is not repeated: between hyphens nobody would recognise it to mask it.
    """
    words = re.sub(r"[^a-z0-9]+", "-", MANY_DIGITS.sub(" ", stem).lower()).strip("-") or "berkas"
    if len(words) > MAX_SLUG:
        words = words[:MAX_SLUG].rpartition("-")[0] or words[:MAX_SLUG]
    return words


def addresses_meant(path: str) -> tuple[str, ...]:
    """The addresses by which others may name what cannot lie at a path: as it is called now, and as it should be.

    Those of a page and of a file. What they lead to will be there once the name is mended.
    """
    folder, _, name = path.rpartition("/")
    if folder == f"content/{Kind.PAGE}":
        above = ""
    elif folder.endswith(WITHOUT_OWNER):
        above = folder.rpartition("/")[2] + "/"
    else:
        above = file_address(f"{folder}/")
    stem = WRITTEN_ENDINGS.sub("", name)
    pages = (f"{above}{slug}/" for slug in (stem, suggested_slug(stem)))
    files = (file_address(f"{folder}/{each}") for each in (name, suggested_name(name)))
    return (*pages, *files)


@lru_cache(maxsize=1024)
def label_slug(text: str) -> str:
    """The address word of a tag."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
