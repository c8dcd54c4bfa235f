"""What lies inside files besides what pages show: texts, metadata, comments, names of members, authors."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from satupintu.files import BROKEN, PICTURES, UTF_16, ending
from satupintu.privacy.reading import BOUNDARY, plain, views

ARCHIVES = frozenset({"docx", "xlsx", "pptx", "odt", "ods", "zip"})
OFFICE = ARCHIVES - {"zip"}
PUBLISHED_PICTURES = PICTURES | {"avif"}
UNREADABLE = frozenset({"woff", "woff2", "ico"})
"""Formats of the theme that hold no text."""
LOOKED_AT = 8192
"""Bytes in which a file that is no text shows it by a zero byte."""
MAX_MEMBER_BYTES = 50 * 1024 * 1024
MAX_TOTAL_BYTES = 200 * 1024 * 1024
MAX_PAGE_BYTES = 24 * 1024 * 1024
"""Of what the pages of a PDF draw, unpacked: a thousand dense pages. pypdf reads a megabyte in half a second."""
MAX_DEPTH = 3
TAG = re.compile(r"<(/?)([\w:.-]+)[^<>]*>")
PARTING = frozenset(
    "w:p w:tab w:br w:cr w:tc a:p a:br a:tc c v si is row f text:p text:h text:tab text:line-break text:s"
    " table:table-cell table:table-row".split()
)
"""Elements of office files that part what stands in them from what follows (ECMA-376; OpenDocument 1.3)."""
AUTHORS = re.compile(
    r"<(?:dc:creator|cp:lastModifiedBy|meta:initial-creator)[^<>]*>([^<>]*)</(?:dc|cp|meta):", re.IGNORECASE
)
PROPERTIES = frozenset({"docProps/core.xml", "meta.xml"})


@dataclass(slots=True)
class Contents:
    """What was read in a file: its texts, the people its properties name, and whether that was all."""

    texts: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    complete: bool = True
    size: int = 0


def contents(data: bytes, name: str) -> Contents:
    """Everything readable in a file of that name. What is broken gives what could be read of it."""
    found = Contents()
    _read(data, name, found, depth=0)
    found.authors = list(dict.fromkeys(author for author in found.authors if author))
    return found


def _read(data: bytes, name: str, found: Contents, depth: int) -> None:
    kind = ending(name)
    found.size += len(data)
    if found.size > MAX_TOTAL_BYTES or depth > MAX_DEPTH:
        found.complete = False
    elif kind == "pdf":
        _read_pdf(data, found, depth)
    elif kind in ARCHIVES:
        _read_archive(data, kind, found, depth)
    elif kind in PUBLISHED_PICTURES:
        found.texts += _picture_texts(data)
    elif kind not in UNREADABLE and (b"\0" not in data[:LOOKED_AT] or data.startswith(UTF_16)):
        found.texts += views(data, kind)


# ------------------------------------------------------------------------------------------ pictures


def _picture_texts(data: bytes) -> Iterator[str]:
    """EXIF, XMP, comments and text chunks of a picture, as far as they are text."""
    from PIL import ExifTags, Image

    try:
        with Image.open(io.BytesIO(data)) as picture:
            values: list[Any] = [
                value for key, value in picture.info.items() if key not in ("exif", "icc_profile")
            ]
            exif = picture.getexif()
            blocks = [exif, *(exif.get_ifd(block) for block in ExifTags.IFD)]
            values += [value for block in blocks for value in block.values()]
            values.append(getattr(picture, "text", {}))
    except BROKEN:
        return
    yield from _texts(values)


def _texts(value: Any) -> Iterator[str]:
    match value:
        case bytes():
            for text in {value.decode("utf-8", "replace"), value.decode("utf-16-le", "replace")}:
                yield plain(text.replace("\0", ""))
        case str():
            yield plain(value)
        case dict():
            yield from _texts(list(value.values()))
        case list() | tuple():
            for each in value:
                yield from _texts(each)


# ------------------------------------------------------------------------------------------ archives


def _read_archive(data: bytes, kind: str, found: Contents, depth: int) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found.texts.append(plain(archive.comment.decode("utf-8", "replace")))
            for member in archive.infolist():
                found.texts.append(plain(member.filename))
                if member.file_size > MAX_MEMBER_BYTES or member.flag_bits & 1:
                    found.complete = False
                elif not member.is_dir():
                    _read_member(archive.read(member), member.filename, kind, found, depth)
    except BROKEN:
        return
    except NotImplementedError:  # packed in a way Python does not know
        found.complete = False


def _read_member(data: bytes, name: str, kind: str, found: Contents, depth: int) -> None:
    if kind in OFFICE and ending(name) in ("xml", "rels"):
        text = data.decode("utf-8", "replace")
        found.size += len(data)
        found.texts += (plain(text), plain(office_text(text)))
        if name in PROPERTIES:
            found.authors += (unescape(author).strip() for author in AUTHORS.findall(text))
    else:
        _read(data, name, found, depth + 1)


def office_text(xml: str) -> str:
    """The text of a part of an office file, with runs joined as they are seen."""
    return TAG.sub(lambda tag: BOUNDARY if tag[2] in PARTING else "", xml)


# ------------------------------------------------------------------------------------------ PDF


def _read_pdf(data: bytes, found: Contents, depth: int) -> None:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        _read_pdf_pages(reader, found)
        with suppress(PyPdfError):  # properties that are no XML are still read as a text below
            found.authors += _pdf_authors(reader)
        for value in _pdf_objects(reader):
            found.texts += _pdf_texts(value)
        for name, files in reader.attachments.items():
            found.texts.append(plain(name))
            for content in files:
                _read(content, name, found, depth + 1)
    except (PyPdfError, *BROKEN):
        found.complete = False


def _read_pdf_pages(reader: Any, found: Contents) -> None:
    """The text of each page; one stream may be drawn by many pages, so what is drawn is what is counted."""
    drawn = 0
    for page in reader.pages:
        content = page.get_contents()
        drawn += len(content.get_data()) if content is not None else 0
        if drawn > MAX_PAGE_BYTES:
            found.complete = False
            return
        found.texts.append(plain(page.extract_text() or ""))


def _pdf_authors(reader: Any) -> Iterator[str]:
    if reader.metadata:
        yield str(reader.metadata.get("/Author") or "").strip()
    if reader.xmp_metadata:
        yield from (str(author).strip() for author in reader.xmp_metadata.dc_creator or ())


def _pdf_objects(reader: Any) -> Iterator[Any]:
    """Every object of the file: properties, notes, links, fields, bookmarks, alternative texts."""
    from pypdf.errors import PyPdfError
    from pypdf.generic import IndirectObject

    numbers = {number for table in reader.xref.values() for number in table} | set(reader.xref_objStm)
    yield reader.trailer.get("/Info")
    for number in sorted(numbers):
        try:
            yield reader.get_object(IndirectObject(number, 0, reader))
        except (PyPdfError, *BROKEN):
            continue


def _pdf_texts(value: Any, depth: int = 0) -> Iterator[str]:
    """The strings of one object, without following what it refers to; the properties (XMP) are a stream."""
    from pypdf.generic import StreamObject

    if depth > 8:
        return
    if isinstance(value, StreamObject) and value.get("/Type") == "/Metadata":
        yield from views(value.get_data(), "xml")
    if isinstance(value, dict):
        for each in value.values():
            yield from _pdf_texts(each, depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _pdf_texts(each, depth + 1)
    elif isinstance(value, str | bytes):
        yield from _texts(value)
