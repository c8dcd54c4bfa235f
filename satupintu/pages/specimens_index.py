"""The same of what is in the order of the alphabet: the glossary, and lists of lists."""

from __future__ import annotations

from msgspec.structs import replace

from satupintu.pages.specimens import LONG_TITLE, LONG_WORD
from satupintu.values import (
    Link,
    Shelf,
    TermEntry,
    WordEntry,
)


def term_lists() -> tuple[tuple[str, tuple[TermEntry, ...]], ...]:
    """A term alone, with all it may have, and with long texts."""
    plain = TermEntry("arsip", "", "Rekaman kegiatan yang disimpan sebagai bukti.")
    full = TermEntry("BMN", "", plain.meaning, "barang milik negara", ("BM",), ("aset negara", "inventaris"))
    long = replace(full, word=LONG_TITLE, meaning=f"Kalimat dengan {LONG_WORD} di tengah. " * 3)
    return (
        ("satu", (plain,)),
        ("beberapa", (full, plain, full)),
        ("panjang", (replace(long, others=(LONG_TITLE,)),)),
    )


def word_lists() -> tuple[tuple[str, tuple[WordEntry, ...]], ...]:
    """Words that lead to a term, alone, many, and long."""
    other = WordEntry("barang milik negara", Link("BMN", "units/"))
    return (
        ("satu", (other,)),
        ("banyak", (other,) * 7),
        ("istilah", (replace(other, word=""),) * 3),
        ("panjang", (replace(other, word=LONG_TITLE), other)),
    )


def shelf_lists() -> tuple[tuple[str, tuple[Shelf, ...]], ...]:
    """Lists of lists, alone and many."""
    years = tuple(Link(str(year), "units/") for year in range(2027, 2019, -1))
    shelf = Shelf("Berita", "units/", years[:2])
    return (
        ("satu", (shelf,)),
        (
            "banyak",
            (shelf, replace(shelf, links=years), replace(shelf, title=LONG_TITLE, links=()), shelf, shelf),
        ),
    )
