"""Why a file or folder of content may not be called so, or lie there, and what to do: Indonesian sentences.

Each function gives "" where nothing is wrong, but for those that are asked only where something is.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence, Set
from difflib import get_close_matches

from satupintu.files import DOCUMENTS, DRAWINGS, PICTURES, ending
from satupintu.places import (
    ADDRESS_WORDS,
    ENDINGS,
    MAIN_SITE,
    MAX_SLUG,
    RESERVED_EVENT_SLUGS,
    RESERVED_SLUGS,
    SLUG,
    WRITTEN_ENDINGS,
    Kind,
    suggested_slug,
)

SAVED_AS = {
    **dict.fromkeys(("heic", "heif", "avif", "tif", "tiff"), "JPG"),
    **dict.fromkeys(("bmp", "gif"), "PNG"),
    **{"doc": "DOCX", "rtf": "DOCX", "xls": "XLSX", "ppt": "PPTX"},
}
"""What people have that is not accepted, and the type their programs can save it as."""
WRITTEN_AS_TEXT = re.compile(r"(.+?)\.(?:md|markdown|ya?ml)(?:\.txt)?", re.IGNORECASE)
"""Names of texts and records whose ending an editor wrote in its own way."""
RECORD = ".yml"
NO_FOLDERS = "folder di dalam folder tidak diterima; pindahkan isinya satu tingkat ke atas"
TAKEN_IN = frozenset({"docx", "xlsx", "csv", "txt"})
"""What `./portal intake` makes items of."""


def stray_fault(entry: os.DirEntry[str], folders: Sequence[str]) -> str:
    """What to do with something that has no place directly in the folder of an owner."""
    known = ", ".join(folders)
    if entry.is_file():
        return f"`{entry.name}` tidak dikenal di sini; hapus, atau pindahkan ke salah satu folder: {known}"
    near = get_close_matches(entry.name.lower(), folders, n=1, cutoff=0.75)
    hint = f"maksudnya `{near[0]}`? Folder yang ada: {known}" if near else f"folder yang ada: {known}"
    return f"`{entry.name}` tidak dikenal di sini; {hint}"


def type_fault(name: str, accepted: frozenset[str]) -> str:
    """That a file of this type is not accepted, and as what it can be saved instead."""
    better = SAVED_AS.get(ending(name), "")
    if better.lower() in accepted:
        return f"berkas {ending(name).upper()} tidak diterima; buka, simpan sebagai {better}, lalu unggah hasilnya"
    return f"jenis berkas ini tidak diterima di sini; yang diterima: {', '.join(sorted(accepted))}"


def ending_fault(name: str, kind: Kind) -> str:
    """Why a file of another ending is no item, and where it belongs."""
    told = f"berkas di folder `{kind}` harus berakhiran `{ENDINGS[kind]}`"
    if written := WRITTEN_AS_TEXT.fullmatch(name):
        return f"{told}; ganti namanya menjadi `{suggested_slug(written[1])}{ENDINGS[kind]}`"
    if ending(name) in DOCUMENTS | PICTURES | DRAWINGS:
        or_taken_in = ", atau jadikan isi dengan `./portal intake`" if ending(name) in TAKEN_IN else ""
        return f"{told}; pindahkan berkas ini ke `media/`{or_taken_in}"
    return told


def record_fault(entry: os.DirEntry[str], reserved: Set[str], other: str) -> str:
    """Why something in a folder of records is none; empty where its name is that of one.

    `other` is what makes another name of one that is in `reserved`.
    """
    if not entry.is_file():
        return NO_FOLDERS
    slug = entry.name.removesuffix(RECORD)
    if slug == entry.name:
        told = f"di folder ini hanya boleh ada catatan berakhiran `{RECORD}`"
        stem = WRITTEN_ENDINGS.sub("", entry.name)
        if stem != entry.name or "." not in stem:
            return f"{told}; ganti namanya menjadi `{suggested_slug(stem)}{RECORD}`, atau hapus bila bukan catatan"
        return f"{told}; pindahkan berkas ini ke `media/`, atau hapus"
    if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
        told = f"nama berkas harus huruf kecil, angka, dan tanda hubung, paling panjang {MAX_SLUG} huruf"
        return f"{told}; ganti namanya menjadi `{suggested_slug(slug)}{RECORD}`"
    if slug in reserved:
        return f"nama `{slug}` dipakai untuk alamat tetap situs; ganti nama berkasnya, misalnya `{slug}-{other}{RECORD}`"
    return ""


def unit_slug_fault(slug: str) -> str:
    """Why a unit's folder may not be called so; empty where it may."""
    if not SLUG.fullmatch(slug):
        return f"nama folder unit harus huruf kecil, angka, dan tanda hubung; ganti namanya menjadi `{suggested_slug(slug)}`"
    if len(slug) > MAX_SLUG:
        return f"nama folder unit terlalu panjang; paling panjang {MAX_SLUG} huruf"
    if slug in RESERVED_SLUGS:
        return f"nama `{slug}` dipakai untuk alamat tetap situs; ganti nama foldernya, misalnya `unit-{slug}`"
    if slug == MAIN_SITE:
        return f"`{slug}` berarti situs utama dalam perintah; ganti nama foldernya, misalnya `unit-{slug}`"
    return ""


def slug_fault(slug: str, kind: Kind, *, of_unit: bool) -> str:
    """Why a file may not be called so; empty where it may."""
    if not SLUG.fullmatch(slug):
        if slug.lower().endswith(".en"):
            return _version_fault(slug, kind)
        return f"nama berkas harus huruf kecil, angka, dan tanda hubung; ganti namanya menjadi `{suggested_slug(slug)}{ENDINGS[kind]}`"
    if len(slug) > MAX_SLUG:
        return f"nama berkas terlalu panjang; paling panjang {MAX_SLUG} huruf"
    if slug in reserved(kind, of_unit=of_unit):
        return f"nama `{slug}` dipakai untuk alamat tetap situs; ganti nama berkasnya, misalnya `{slug}-baru{ENDINGS[kind]}`"
    return ""


def reserved(kind: Kind, *, of_unit: bool) -> frozenset[str]:
    """The names that no item of a kind may have, because something else has their address."""
    if kind is Kind.EVENT:
        return RESERVED_SLUGS | RESERVED_EVENT_SLUGS
    return RESERVED_SLUGS | ADDRESS_WORDS if kind is Kind.PAGE and not of_unit else RESERVED_SLUGS


def _version_fault(slug: str, kind: Kind) -> str:
    """Why an English version is not accepted under this name or in this folder."""
    if kind is Kind.PAGE:
        return f"nama versi Inggris harus huruf kecil; ganti namanya menjadi `{slug.lower()}.md`"
    return (
        "versi Inggris (`.en.md`) hanya untuk halaman di folder `halaman/`; "
        f"hapus berkas ini, atau terbitkan sebagai {kind} tersendiri dengan nama tanpa `.en`"
    )
