"""Values of rows, texts and lists in every state, for the gallery of parts."""

from __future__ import annotations

from msgspec.structs import replace

from satupintu.dates import When
from satupintu.places import Kind
from satupintu.values import (
    ContactLine,
    DateBlock,
    Day,
    Fact,
    FileLink,
    Link,
    MonthTable,
    Pager,
    RelatedPage,
    Row,
    StepEntry,
    StepSection,
    UnitEntry,
)

GALLERY = "galeri/"
"""The address of the gallery."""
LONG_WORD = "mempertanggungjawabkanketidaksesuaiannya"
"""40 letters, as long as Indonesian words get with all their affixes."""
LONG_TITLE = f"Pengumuman {LONG_WORD} pelaksanaan pendidikan untuk pejabat pengawas pada seluruh kabupaten"
"""120 characters, the most a title may have."""
DAY = When.parse("2026-11-24")
UNIT = Link("Diklat", "")
FILE = FileLink("Pedoman pelatihan", "", "PDF", "1,4 MB", 12)
EVENT = Row(
    Kind.EVENT.value,
    "Rapat koordinasi pelatihan",
    "",
    DAY,
    unit=UNIT,
    block=DateBlock("24", "Nov", single=True),
    hours="08.00–10.00 WIB",
    place="Aula Utama",
)
NEWS = Row(
    Kind.NEWS.value, "Pelatihan ditutup", "", DAY, summary="Ringkasan dua puluh kata untuk berita.", unit=UNIT
)
ANNOUNCEMENT = Row(Kind.ANNOUNCEMENT.value, "Pendaftaran pelatihan dibuka", "", DAY, unit=UNIT)
DOWNLOAD = Row(Kind.DOWNLOAD.value, "Pedoman pelatihan", "", DAY, unit=UNIT, file=FILE)


def row_lists() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Lists of one, of several, of long and of marked rows, of every kind."""
    marked = replace(ANNOUNCEMENT, important=True, expired=True, cancelled=True, sample=True)
    return (
        ("satu berita", (NEWS,)),
        ("berita tanpa unit", (replace(NEWS, unit=None), replace(NEWS, unit=None))),
        ("pengumuman", (ANNOUNCEMENT, replace(ANNOUNCEMENT, important=True))),
        ("semua tanda", (marked, replace(EVENT, cancelled=True, sample=True))),
        ("judul panjang", tuple(replace(row, title=LONG_TITLE) for row in (ANNOUNCEMENT, EVENT, DOWNLOAD))),
        (
            "agenda",
            (
                EVENT,
                replace(EVENT, block=DateBlock("24–28", "Sel–Sab"), hours="", place="Daring"),
                replace(EVENT, block=DateBlock("30", "Nov–4 Des"), place="Ruang rapat lantai dua dan daring"),
            ),
        ),
        (
            "unduhan",
            tuple(
                replace(DOWNLOAD, file=replace(FILE, type=kind, size=size))
                for kind, size in (
                    ("PDF", "1,4 MB"),
                    ("DOCX", "86 kB"),
                    ("XLSX", "112 kB"),
                    ("CSV", "512 bita"),
                )
            ),
        ),
    )


def leads() -> tuple[tuple[str, Row], ...]:
    """Lead stories without a picture."""
    return (
        ("tanpa gambar", NEWS),
        (
            "panjang",
            replace(
                NEWS, title=LONG_TITLE, summary=f"Ringkasan dengan kata {LONG_WORD} di tengah.", sample=True
            ),
        ),
    )


def file_lists() -> tuple[tuple[str, tuple[tuple[FileLink, str], ...]], ...]:
    """Files with and without pages, a note and a long name."""
    return (
        ("satu", ((FILE, ""),)),
        ("dengan catatan", ((replace(FILE, pages=None), "Berlaku sampai 31 Desember 2026"),)),
        ("nama panjang", ((replace(FILE, title=LONG_TITLE, type="DOCX", pages=None), ""), (FILE, ""))),
    )


def fact_lists() -> tuple[tuple[str, tuple[Fact, ...]], ...]:
    """One fact, and several of every length."""
    return (
        ("satu", (Fact("Nomor", "1187/PKP.III/2026"),)),
        (
            "beberapa",
            (
                Fact("Terbit", "20 November 2026"),
                Fact("Biaya", "Rp14.750.000"),
                Fact("Unit", "Pelatihan dan Pengembangan", "units/"),
                Fact("Keterangan yang istilahnya panjang", f"Teks dengan {LONG_WORD}"),
            ),
        ),
    )


def contacts() -> tuple[tuple[str, tuple[ContactLine, ...]], ...]:
    """Contacts of one line and of all."""
    mail = ContactLine(
        "Surel", "pelatihan.dan.pengembangan@puslatbang.example", "mailto:pelatihan@puslatbang.example"
    )
    return (
        ("surel saja", (mail,)),
        (
            "lengkap",
            (
                ContactLine("", "Gedung B lantai 2, Jalan Kiara Payung Km 4,7"),
                ContactLine("Telepon", "(022) 7790044", "tel:+62227790044"),
                mail,
                ContactLine("Jam layanan", "Senin–Jumat, pukul 07.30–16.00 WIB"),
            ),
        ),
    )


def link_lists() -> tuple[tuple[str, tuple[Link, ...]], ...]:
    """Links alone, with counts, and long ones."""
    years = tuple(Link(str(year), "", count=year - 2000) for year in range(2027, 2019, -1))
    return (
        ("satu", (Link("Halaman tentang portal", "units/"),)),
        ("dengan jumlah", years),
        ("panjang", (Link(LONG_TITLE, "units/", LONG_TITLE), Link("Pendek", "units/", "Keterangan"))),
    )


def related_lists() -> tuple[tuple[str, tuple[RelatedPage, ...]], ...]:
    """One page without a note, and four with long titles."""
    short = RelatedPage("Alur pendaftaran", "units/", "Halaman")
    long = RelatedPage(LONG_TITLE, "units/", "Agenda, telah berakhir")
    return (
        ("satu", (RelatedPage("Page in English", "units/"),)),
        ("empat", (replace(short, note="Laporan kegiatan"), long, short, short)),
    )


def unit_lists() -> tuple[tuple[str, tuple[UnitEntry, ...]], ...]:
    """Units alone, one below another, and many."""
    leaf = UnitEntry("Subbagian Tata Usaha", "TU", "", "Surat, arsip, dan kepegawaian.")
    branch = replace(leaf, name="Bidang Pelatihan", children=(leaf, replace(leaf, children=(leaf,))))
    return (
        ("satu", (leaf,)),
        ("bertingkat", (branch, replace(leaf, name=LONG_TITLE, summary=LONG_TITLE))),
        ("banyak", (leaf,) * 12),
    )


def pagers() -> tuple[tuple[str, Pager], ...]:
    """Pagers of the first, the last, and a page in the middle."""
    numbers = tuple(Link(str(number), "units/") for number in range(1, 13))
    return (
        ("halaman pertama", Pager(None, "units/", (Link("1", GALLERY), Link("2", "units/")))),
        ("halaman terakhir", Pager("units/", None, (Link("1", "units/"), Link("2", GALLERY)))),
        ("banyak halaman", Pager("units/", "units/", (*numbers[:5], Link("6", GALLERY), *numbers[6:]))),
    )


def months() -> tuple[tuple[str, MonthTable], ...]:
    """A month with and without events."""
    days = [Day(number, f"2026-11-{number:02}") for number in range(1, 31)]
    busy = [
        replace(day, events=1, address="units/", label=f"{day.number} November, ada kegiatan")
        if day.number in (10, 11, 12, 24, 30)
        else day
        for day in days
    ]
    return ("kosong", _month("November 2026", days)), ("dengan kegiatan", _month("Bulan November 2026", busy))


def _month(title: str, days: list[Day]) -> MonthTable:
    """November 2026, which begins on a Sunday."""
    cells = [None] * 6 + days + [None] * 6
    return MonthTable(title, tuple(tuple(cells[start : start + 7]) for start in range(0, 42, 7)))


def step_lists() -> tuple[tuple[str, tuple[StepSection, ...]], ...]:
    """Steps with and without what is optional, and with long texts."""
    full = StepEntry("Pindai surat", "Sekretaris", "Letakkan surat di pemindai.", "Berkas surat di komputer.")
    plain = StepEntry("Simpan", "", "Periksa nomor, lalu simpan.")
    long = StepEntry(LONG_TITLE, LONG_TITLE, f"Kalimat dengan {LONG_WORD} di tengah. " * 3, LONG_TITLE)
    return (
        ("satu", (StepSection("", "langkah-satu", (plain,)),)),
        (
            "dua bagian",
            (
                StepSection("Mencatat surat", "langkah-dua", (full, plain)),
                StepSection("Meneruskan surat", "langkah-tiga", (plain, full)),
            ),
        ),
        ("panjang", (StepSection(LONG_TITLE, "langkah-panjang", (long, full)),)),
    )
