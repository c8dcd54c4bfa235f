"""How heavy a page may be, by its type, and what is said when one is heavier.

A page's type follows from its address (docs/kontrak.md, "Addresses"), the only thing about it that is fixed; English
pages are of the type of what they translate. Two types are seen in the page itself: one that only leads on to another,
and a free page with pictures in its text, which may weigh what an article with pictures may.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from satupintu.loaded import Share
from satupintu.weight import File, OutputFolder, PageWeight

KILOBYTE = 1000
NODES, INDEX_NODES = 900, 2500
HOME_HTML, OTHER_HTML = 14, 10
STRUCTURE_NODES, STRUCTURE_HTML = 6000, 20
"""The organisation is one page by its nature, and one sheet: that of a thousand posts fits."""
GLOSSARY_HTML = 14
"""What words mean is read on one page as long as it fits; no page of a longer glossary weighs more."""
HEAVIEST = 4
"""How many parts a breach names."""

UNIT = r"(?:units/[^/]+/)?"
LISTS = "berita|pengumuman|agenda|unduhan"
FURTHER = r"(?:(?:hal|arsip|bulan)/[^/]+/|pelatihan/)?"


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of one page: kilobytes and requests of a first visit, elements, kilobytes of HTML."""

    kilobytes: float
    requests: int
    nodes: int = NODES
    html: float = OTHER_HTML


@dataclass(frozen=True, slots=True)
class PageType:
    """A type of pages: its name for readers, and the addresses it has."""

    name: str
    addresses: re.Pattern[str]
    budget: Budget


MOVED = PageType("pengalihan", re.compile(""), Budget(45, 6))
PICTURED = PageType("halaman bergambar", re.compile(".*"), Budget(200, 14))
PLAIN = PageType("halaman", re.compile(".*"), Budget(45, 6))
PAGE_TYPES = (
    PageType("beranda", re.compile(""), Budget(110, 10, html=HOME_HTML)),
    PageType("beranda unit", re.compile("units/[^/]+/"), Budget(90, 10)),
    PageType(
        "satu kotak",
        re.compile(rf"{UNIT}layanan/(?:hal/[^/]+/)?|layanan/pilih/.*"),
        Budget(50, 6, nodes=INDEX_NODES),
    ),
    PageType("pencarian", re.compile("cari/"), Budget(40, 6)),
    PageType("glosarium", re.compile("glosarium/"), Budget(45, 6, INDEX_NODES, GLOSSARY_HTML)),
    PageType(
        "daftar",
        re.compile(
            rf"units/|{UNIT}pemutakhiran/|pemutakhiran/situs-utama/|layanan/daftar/(?:hal/[^/]+/)?|peta-situs/|cari/az/.*|glosarium/.+|aplikasi/|panduan/|{UNIT}label/[^/]+/|{UNIT}(?:{LISTS})/{FURTHER}"
        ),
        Budget(45, 6, nodes=INDEX_NODES),
    ),
    PageType(
        "daftar pegawai",
        re.compile(rf"{UNIT}pegawai/(?:(?:pilih/.+/|hubungi/)?(?:hal/[0-9]+/)?|pilih/)"),
        Budget(90, 20, nodes=INDEX_NODES),
    ),
    PageType(
        "struktur", re.compile(r"struktur/(?:[\d-]+/)?"), Budget(45, 6, STRUCTURE_NODES, STRUCTURE_HTML)
    ),
    PageType("pegawai", re.compile("(?:pegawai|jabatan)/[^/]+/"), Budget(50, 7)),
    PageType("berita", re.compile(rf"{UNIT}berita/[^/]+/"), Budget(200, 14)),
    PageType("pengumuman", re.compile(rf"{UNIT}pengumuman/[^/]+/"), Budget(45, 6)),
    PageType("agenda", re.compile(rf"{UNIT}agenda/[^/]+/"), Budget(45, 6)),
    PageType("unduhan", re.compile(rf"{UNIT}unduhan/[^/]+/"), Budget(45, 6)),
    PageType("daftar standar pelayanan", re.compile("layanan/standar/"), Budget(45, 6, nodes=INDEX_NODES)),
    PageType("standar pelayanan lama", re.compile("layanan/[^/]+/standar/[^/]+/"), Budget(45, 6)),
    PageType("aplikasi", re.compile("aplikasi/[^/]+/"), Budget(45, 6)),
    PageType("panduan", re.compile("panduan/[^/]+/"), Budget(60, 8)),
    PLAIN,
)
"""The first whose addresses fit."""

THEME_BUDGETS = {".css": 10, ".js": 4, ".woff2": 14}
"""All files of one ending together, in kilobytes."""
SEARCH_SCRIPTS = {"/theme/pencarian.": 7, "/theme/SearchableMap.": 6}
"""Scripts of the search page alone, in kilobytes; the others together are what any other page may load."""
FIRST_QUERY, LONG_FIRST_QUERY = Budget(155, 14), Budget(175, 20)
"""A first search of one or two words, and one of up to four or with misspelt ones, over the real site: kilobytes with
the page, requests of the search itself. The aim is 200 kB at 1,000 pages; the site has fewer."""
FURTHER_QUERY = Budget(45, 20)
"""A search after the first."""
NOT_PUBLIC = ("admin/", "embed/", "galeri/")
"""Below these lie no public pages."""


@dataclass(frozen=True, slots=True)
class Breach:
    """A limit that is passed: where, and a sentence that names what weighs most there."""

    page: str
    message: str

    def __str__(self) -> str:
        return f"{self.page}: {self.message}"


def type_of(page: PageWeight) -> PageType:
    """The type of a page."""
    address = page.address.removeprefix("en/")
    found = next(kind for kind in PAGE_TYPES if kind.addresses.fullmatch(address))
    if page.moved:
        return MOVED
    return PICTURED if found is PLAIN and page.pictured else found


def public(pages: Iterable[PageWeight]) -> list[PageWeight]:
    """Without the editor, the pieces for other sites and the gallery of parts."""
    return [page for page in pages if not page.address.startswith(NOT_PUBLIC)]


def breaches(output: OutputFolder, pages: Sequence[PageWeight]) -> list[Breach]:
    """Every limit that the public pages and the theme's files pass."""
    visited = public(pages)
    return [
        *(Breach(f"/{page.address}", message) for page in visited for message in _faults(page)),
        *_unlike(visited),
        *_heavy_files(output),
    ]


def _faults(page: PageWeight) -> Iterator[str]:
    """What is wrong with one page by itself."""
    budget = type_of(page).budget
    heaviest = ", ".join(map(_file, sorted(page.files, key=lambda file: -file.size)[:HEAVIEST]))
    if page.size > budget.kilobytes * KILOBYTE:
        yield f"{kilobytes(page.size)} kB, batasnya {budget.kilobytes:g} kB; terberat: {heaviest}"
    if page.html > budget.html * KILOBYTE:
        yield f"HTML {kilobytes(page.html)} kB, batasnya {budget.html:g} kB; terpanjang: {_shares(page.long, 'huruf')}"
    if page.requests > budget.requests:
        yield f"{page.requests} permintaan, batasnya {budget.requests}; terberat: {heaviest}"
    if page.nodes > budget.nodes:
        yield f"{page.nodes} unsur, batasnya {budget.nodes}; paling padat: {_shares(page.crowded, 'unsur')}"
    for what, found in (
        ("gaya atau skrip di dalam halaman", page.inline),
        ("memuat dari situs lain", page.foreign),
        ("memuat berkas yang tidak ada", page.missing),
    ):
        if found:
            yield f"{what}: {', '.join(found[:HEAVIEST])}"
    if len(page.styles) != 1:
        yield f"{len(page.styles)} lembar gaya, seharusnya satu; terberat: {heaviest}"


def _unlike(pages: Sequence[PageWeight]) -> Iterator[Breach]:
    """Pages whose stylesheet, header or footer is not that of the other pages (of their language)."""
    for what, value in (
        ("lembar gaya", lambda page: ("", page.styles[:1])),
        ("kepala halaman", lambda page: (page.language, page.header)),
        ("kaki halaman", lambda page: (page.language, page.footer)),
    ):
        seen = Counter(value(page) for page in pages)
        usual: dict[str, object] = {}
        for (group, text), _count in seen.most_common():
            usual.setdefault(group, text)
        for page in pages:
            group, text = value(page)
            if text != usual[group]:
                yield Breach(
                    f"/{page.address}",
                    f"{what} tidak sama dengan halaman lain{_difference(text, usual[group])}",
                )


def _difference(text: object, usual: object) -> str:
    """The first place where two parts differ, for whoever mends the template."""
    if not isinstance(text, str) or not isinstance(usual, str):
        return ""
    if not text:
        return ": tidak ada"
    start = next(
        (place for place, pair in enumerate(zip(text, usual, strict=False)) if pair[0] != pair[1]), 0
    )
    return f": `{text[max(0, start - 20) : start + 40]}`"


def common_files(output: OutputFolder, ending: str) -> list[File]:
    """The theme's files of one ending without the scripts that only the search page loads."""
    return [file for file in output.theme_files(ending) if not file.address.startswith(tuple(SEARCH_SCRIPTS))]


def _heavy_files(output: OutputFolder) -> Iterator[Breach]:
    for ending, limit in THEME_BUDGETS.items():
        files = common_files(output, ending)
        whole = sum(file.size for file in files)
        if whole > limit * KILOBYTE:
            heaviest = ", ".join(map(_file, sorted(files, key=lambda file: -file.size)[:HEAVIEST]))
            yield Breach(f"*{ending}", f"{kilobytes(whole)} kB, batasnya {limit} kB; terberat: {heaviest}")

    for file in output.theme_files(".js"):
        for start, limit in SEARCH_SCRIPTS.items():
            if file.address.startswith(start) and file.size > limit * KILOBYTE:
                yield Breach(file.address, f"{kilobytes(file.size)} kB, batasnya {limit} kB; ringkaslah")


def _file(file: File) -> str:
    return f"{file.address} {kilobytes(file.size)} kB"


def _shares(shares: Iterable[Share], unit: str) -> str:
    return ", ".join(f"{share.name} ({share.size} {unit})" for share in shares)


def kilobytes(size: float) -> str:
    """Bytes as kilobytes with one decimal, as Indonesian writes it."""
    return f"{size / KILOBYTE:.1f}".replace(".", ",")
