"""What lies inside files besides what pages show: texts, metadata, comments, names of members, authors."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from typing import Any

from msgspec import Struct, field

from satupintu.files import BROKEN, PICTURES, UTF_16, ending
from satupintu.pdf import PdfBroken, PdfLocked, read_pdf
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


class Contents(Struct):
    """What was read in a file: the people its properties name, and whether that was all.

    Each text goes to `take` and is let go: together they may be larger than memory.
    """

    take: Callable[[str], None]
    authors: list[str] = field(default_factory=list)
    complete: bool = True
    size: int = 0

    def take_all(self, texts: Iterable[str]) -> None:
        for text in texts:
            self.take(text)


def contents(data: bytes, name: str, take: Callable[[str], None]) -> Contents:
    """Everything readable in a file of that name. What is broken gives what could be read of it."""
    found = Contents(take)
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
        found.take_all(_picture_texts(data))
    elif kind not in UNREADABLE and (b"\0" not in data[:LOOKED_AT] or data.startswith(UTF_16)):
        found.take_all(views(data, kind))


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
            found.take(plain(archive.comment.decode("utf-8", "replace")))
            for member in archive.infolist():
                found.take(plain(member.filename))
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
        found.take(plain(text))
        found.take(plain(office_text(text)))
        if name in PROPERTIES:
            found.authors += (unescape(author).strip() for author in AUTHORS.findall(text))
    else:
        _read(data, name, found, depth + 1)


def office_text(xml: str) -> str:
    """The text of a part of an office file, with runs joined as they are seen."""
    return TAG.sub(lambda tag: BOUNDARY if tag[2] in PARTING else "", xml)


# ------------------------------------------------------------------------------------------ PDF


def _read_pdf(data: bytes, found: Contents, depth: int) -> None:
    try:
        read = read_pdf(data)
    except (PdfBroken, PdfLocked):
        found.complete = False
        return
    found.authors += read.authors
    found.take_all(plain(text.replace("\0", "")) for text in (*read.texts, *read.strings))
    for markup in read.markup:
        found.take_all(views(markup.encode(), "xml"))
    for name, content in read.files:
        found.take(plain(name))
        _read(content, name, found, depth + 1)
