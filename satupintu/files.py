"""Published files: what they really are, read from their bytes, never from their names alone."""

from __future__ import annotations

import codecs
import hashlib
import io
import os
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from msgspec import Struct, structs

from satupintu import document_worker, pdf
from satupintu.cache import Cache, library_version, program_digest
from satupintu.language import Language, wording
from satupintu.left_behind import is_left_behind
from satupintu.signatures import looks_like
from satupintu.worker import TooComplicated

PICTURES = frozenset({"png", "jpg", "jpeg", "webp"})
DRAWINGS = frozenset({"svg"})
DOCUMENTS = frozenset({"pdf", "docx", "xlsx", "pptx", "odt", "ods", "csv", "txt", "zip"})
MAX_FILE_BYTES = 50 * 1024 * 1024
FIRST_PAGES = 3
"""Of a PDF, in which there must be text: a cover may be a picture."""

LABELS = {"jpeg": "JPG"}
ZIP_MEMBERS = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "pptx": "ppt/presentation.xml"}
OPEN_DOCUMENT = {
    "odt": b"application/vnd.oasis.opendocument.text",
    "ods": b"application/vnd.oasis.opendocument.spreadsheet",
}
PDF_FAULTS = {
    document_worker.LOCKED: "PDF ini dikunci kata sandi; simpan ulang tanpa kata sandi",
    document_worker.BROKEN: "PDF ini rusak dan tidak dapat dibaca; simpan ulang dari aplikasi asalnya",
    "complicated": "PDF ini terlalu rumit untuk diperiksa; cetak ulang sebagai PDF dari aplikasi asalnya, atau pecah",
}
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)
"""What zipfile, and Pillow, may raise on broken files."""
TEXTS = frozenset({"csv", "txt"})
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
TEXT_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1f]|^%PDF-")


class FileFacts(Struct, frozen=True):
    """What one file is. `fault` says in Indonesian why it cannot be published, or is empty.

    `size` in bytes; `digest` SHA-256 in hexadecimal; `width`/`height` in pixels for pictures, held upright;
    `pages`, `titled` and `has_text` for PDF files (None elsewhere).
    """

    size: int
    digest: str
    fault: str = ""
    width: int | None = None
    height: int | None = None
    pages: int | None = None
    titled: bool | None = None
    has_text: bool | None = None


def ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def type_label(name: str) -> str:
    """`PDF`, `DOCX`, … as pages show it."""
    return LABELS.get(ending(name), ending(name).upper())


def size_text(size: int, language: Language = Language.INDONESIAN) -> str:
    """`1,4 MB`, `86 kB`, `512 bita`: decimal units, comma as Indonesian writes it; `1.4 MB` in English."""
    if size < 1000:
        words = wording(language)
        return words("%(number)s bita", number=size)
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))} kB"
    text = f"{size / 1_000_000:.1f} MB"
    return text if language is Language.ENGLISH else text.replace(".", ",")


def names_below(folder: Path) -> Iterator[str]:
    """Every name below a folder that is no folder itself, from that folder, in no order: links and sockets too."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}"


def files_below(folder: Path) -> list[str]:
    """The path of every file below a folder, from that folder, in order; links are not followed."""
    found: list[str] = []
    waiting = [("", str(folder))] if folder.is_dir() else []
    while waiting:
        prefix, place = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((f"{prefix}{entry.name}/", entry.path))
                elif entry.is_file(follow_symlinks=False):
                    found.append(f"{prefix}{entry.name}")
    return sorted(found)


def sources_below(folder: Path) -> list[str]:
    """The same as `files_below` of a folder that people write in: what was left behind there does not count."""
    return [path for path in files_below(folder) if not is_left_behind(path.rpartition("/")[2])]


@cache
def _facts_version() -> str:
    """Everything besides a file that decides what its facts are: for cache keys."""
    libraries = "; ".join(f"{package} {library_version(package)}" for package in ("pillow", *pdf.LIBRARIES))
    return libraries + program_digest(
        "files", "signatures", "drawings", "pictures/source", *document_worker.PROGRAM
    )


def inspect(file: Path, cache: Cache) -> FileFacts:
    """The facts of a file, remembered under its digest and ending."""
    size = file.stat().st_size
    if fault := size_fault(size):
        return FileFacts(size, "", fault)
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    key = f"{digest}.{ending(file.name)}.{_facts_version()}"
    remembered = cache.get_json("facts", key)
    if isinstance(remembered, dict):
        with suppress(TypeError):  # kept by another version
            return FileFacts(**remembered)
    facts = _examined(data, digest, ending(file.name))
    cache.put_json("facts", key, structs.asdict(facts))
    return facts


def size_fault(size: int) -> str:
    """Why a file of so many bytes cannot be published; empty where it can."""
    if size == 0:
        return "berkas ini kosong; unggah ulang berkas yang benar"
    if size > MAX_FILE_BYTES:
        return f"berkas terlalu besar ({size_text(size)}); paling besar {size_text(MAX_FILE_BYTES)}"
    return ""


def fault_of(data: bytes, name: str) -> str:
    """Why bytes under a name of this ending cannot be published; empty where they can."""
    return size_fault(len(data)) or _examined(data, "", ending(name)).fault


def _examined(data: bytes, digest: str, kind: str) -> FileFacts:
    if kind in PICTURES | DRAWINGS:
        return _picture_facts(data, digest, kind)
    if kind == "pdf":
        return _pdf_facts(data, digest)
    if kind in TEXTS:
        return FileFacts(len(data), digest, _text_fault(data, kind))
    fault = "" if EXAMINERS[kind](data, kind) else _mislabelled(kind, data)
    return FileFacts(len(data), digest, fault)


def _mislabelled(kind: str, data: bytes) -> str:
    """That the bytes are not of the kind the name says, and of which they are if that can be told."""
    label, real = LABELS.get(kind, kind.upper()), looks_like(data, _zip_names(data))
    if real == label:
        return (
            f"{label} ini rusak atau dikunci kata sandi; simpan ulang dari aplikasi asalnya, lalu unggah lagi"
        )
    if real:
        return f"isi berkas bukan {label} seperti akhiran namanya, melainkan {real}; buka, lalu simpan ulang sebagai {label}"
    return f"isi berkas bukan {label} seperti akhiran namanya; simpan ulang dengan jenis yang benar atau ganti akhirannya"


def _picture_facts(data: bytes, digest: str, kind: str) -> FileFacts:
    from satupintu.drawings import drawing_size
    from satupintu.pictures.source import NotAPicture, PictureRefused, upright_size

    try:
        size = drawing_size(data) if kind in DRAWINGS else upright_size(data, kind)
        return FileFacts(len(data), digest, "", *size)
    except NotAPicture:
        return FileFacts(len(data), digest, _mislabelled(kind, data))
    except PictureRefused as refused:
        return FileFacts(len(data), digest, str(refused))


def _pdf_facts(data: bytes, digest: str) -> FileFacts:
    if not data.startswith(b"%PDF-"):
        return FileFacts(len(data), digest, _mislabelled("pdf", data))
    try:
        facts = document_worker.pdf_facts(data, FIRST_PAGES)
    except TooComplicated:
        facts = {"fault": "complicated"}
    if fault := facts["fault"]:
        return FileFacts(len(data), digest, PDF_FAULTS[fault])
    return FileFacts(
        len(data), digest, pages=facts["pages"], titled=bool(facts["title"]), has_text=facts["has_text"]
    )


def _is_office_file(data: bytes, kind: str) -> bool:
    return ZIP_MEMBERS[kind] in _zip_names(data)


def _is_open_document(data: bytes, kind: str) -> bool:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("mimetype") as member:
            return member.read(100).strip() == OPEN_DOCUMENT[kind]
    except BROKEN:
        return False


def _is_archive(data: bytes, _kind: str) -> bool:
    return bool(_zip_names(data))


def _zip_names(data: bytes) -> frozenset[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except BROKEN:
        return frozenset()


def _text_fault(data: bytes, kind: str) -> str:
    if TEXT_CONTROL.search(data) and not data.startswith(UTF_16):
        return _mislabelled(kind, data)
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "huruf di berkas ini tidak terbaca; simpan ulang sebagai teks UTF-8 (di Excel: `CSV UTF-8`)"
    return ""


EXAMINERS: dict[str, Callable[[bytes, str], bool]] = {
    "docx": _is_office_file,
    "xlsx": _is_office_file,
    "pptx": _is_office_file,
    "odt": _is_open_document,
    "ods": _is_open_document,
    "zip": _is_archive,
}
