"""What a PDF holds: the text of its pages and every other text in it.

PDFium reads the text of pages, pypdf everything else. Of most objects only the strings are wanted: they are taken
from the source of the file, as making objects of a tagged report of 200 pages would take ten times as long. A crafted
file can keep both busy for hours: the functions here are called in a process with limits (`document_worker.py`).
"""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from pypdf import PdfReader

LIBRARIES = ("pypdf", "pypdfium2")
BROKEN = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
)
"""What pypdf may raise on broken files besides its own; PDFium's is a RuntimeError."""
MAX_DEPTH = 8
Source = tuple[int, bytes]
TOKEN = re.compile(rb"\\.|[()]|<[0-9A-Fa-f\s]+>", re.DOTALL)
"""What begins, ends or is a string, and what only looks like it (ISO 32000-1, 7.3.4)."""
ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|.))", re.DOTALL)
ESCAPES = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}
ENCODINGS = {b"\xfe\xff": "utf-16-be", b"\xff\xfe": "utf-16-le", b"\xef\xbb\xbf": "utf-8"}


class PdfLocked(Exception):
    """A PDF that a password or a cipher keeps shut."""


class PdfBroken(Exception):
    """A file that is no PDF, or one that cannot be read."""


class FirstPages(Struct, frozen=True):
    """What a PDF says of itself: how many pages it has, its title, and the text of the first of them."""

    pages: int
    title: str
    texts: tuple[str, ...]


class Pdf(Struct, frozen=True):
    """Every text of a PDF.

    `texts` are those of its pages, in their order; `strings` every other one: properties, notes, links, fields,
    bookmarks, words for pictures; `markup` XML texts: properties (XMP) and forms (XFA). `files` are attached ones,
    by name and content.
    """

    authors: tuple[str, ...]
    texts: tuple[str, ...]
    strings: tuple[str, ...]
    markup: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]


def first_pages(data: bytes, count: int) -> FirstPages:
    """The beginning of a PDF. Raises PdfLocked and PdfBroken."""
    with _opened(data) as reader:
        title = str((reader.metadata and reader.metadata.title) or "").strip()
        return FirstPages(len(reader.pages), title, tuple(_page_texts(data, count)))


def read_pdf(data: bytes) -> Pdf:
    """Everything in a PDF. Raises PdfLocked and PdfBroken."""
    with _opened(data) as reader:
        sources = tuple(_sources(reader, data))
        return Pdf(
            tuple(_authors(reader)),
            tuple(_page_texts(data)),
            tuple(_decoded(string) for _number, source in sources for string in _strings(source)),
            tuple(_markup(reader, sources)),
            tuple(_files(reader, sources)),
        )


@contextmanager
def _opened(data: bytes) -> Iterator[PdfReader]:
    """pypdf's reader of a file; what it and PDFium raise becomes one of two."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise PdfLocked
        yield reader
    except DependencyError as fault:  # only for ciphers
        raise PdfLocked from fault
    except (PyPdfError, *BROKEN) as fault:
        raise PdfBroken from fault


def _page_texts(data: bytes, count: int | None = None) -> Iterator[str]:
    """The text of each page, or of the first ones."""
    from pypdfium2 import PdfDocument

    with closing(PdfDocument(data)) as document:
        for index in range(len(document))[:count]:
            with closing(document[index]) as page, closing(page.get_textpage()) as text:
                yield text.get_text_range()


def _authors(reader: PdfReader) -> Iterator[str]:
    from pypdf.errors import PyPdfError

    with suppress(PyPdfError):  # properties that are no XML are still read as markup
        if reader.metadata:
            yield str(reader.metadata.get("/Author") or "").strip()
        if reader.xmp_metadata:
            yield from (str(author).strip() for author in reader.xmp_metadata.dc_creator or ())


# ------------------------------------------------------------------------------ strings


def _sources(reader: PdfReader, data: bytes) -> Iterator[Source]:
    """Each object without its stream, by its number; those of an object stream (7.5.7) together, by its own."""
    from pypdf.errors import PyPdfError

    for table in reader.xref.values():
        for number, start in table.items():
            end = data.find(b"endobj", start)
            yield number, data[start : end if end >= 0 else len(data)].partition(b"stream")[0]
    for number in dict.fromkeys(stream for stream, _index in reader.xref_objStm.values()):
        with suppress(PyPdfError, *BROKEN):  # what nobody can unpack, nobody can read
            yield number, _object(reader, number).get_data()


def _strings(source: bytes) -> Iterator[bytes]:
    """Literal strings with their escapes, and hexadecimal ones as what they stand for."""
    depth, start = 0, 0
    for match in TOKEN.finditer(source):
        token = match[0]
        if token == b"(":
            start = match.end() if depth == 0 else start
            depth += 1
        elif token == b")" and depth > 0:
            depth -= 1
            if depth == 0:
                yield ESCAPE.sub(_unescaped, source[start : match.start()])
        elif depth == 0 and token.startswith(b"<"):
            digits = b"".join(token[1:-1].split()).decode()
            yield bytes.fromhex(digits + "0" * (len(digits) % 2))


def _unescaped(escape: re.Match[bytes]) -> bytes:
    if escape[1]:
        return bytes((int(escape[1], 8) & 0xFF,))
    return ESCAPES.get(escape[2], escape[2])


def _decoded(string: bytes) -> str:
    """A string in the encoding it declares (7.9.2.2); where it declares none, digits are those of ASCII."""
    for mark, encoding in ENCODINGS.items():
        if string.startswith(mark):
            return string[len(mark) :].decode(encoding, "replace")
    return string.decode("latin-1")


# ------------------------------------------------------------------------------ streams


def _markup(reader: PdfReader, sources: Sequence[Source]) -> Iterator[str]:
    """Properties of the file and of pictures in it (XMP), and what a form made of XML holds (XFA)."""
    from pypdf.errors import PyPdfError
    from pypdf.generic import DictionaryObject, StreamObject

    nothing = DictionaryObject()
    parts = [_object(reader, number) for number, source in sources if b"/Metadata" in source]
    form = reader.root_object.get("/AcroForm", nothing).get_object()
    xml = form.get("/XFA", nothing).get_object()
    parts += (part.get_object() for part in (xml if isinstance(xml, list) else [xml]))
    for part in parts:
        if isinstance(part, StreamObject) and part.get("/Type", "/Metadata") == "/Metadata":
            with suppress(PyPdfError, *BROKEN):
                yield part.get_data().decode("utf-8", "replace")


def _files(reader: PdfReader, sources: Sequence[Source]) -> Iterator[tuple[str, bytes]]:
    """Name and content of each attached file: of the document's own and of those pinned to a page."""
    within = defaultdict(list)
    for number, (stream, _index) in reader.xref_objStm.items():
        within[stream].append(number)
    for holder, source in sources:
        for number in within.get(holder, [holder]) if b"/EF" in source else ():
            for file in _file_specifications(_object(reader, number)):
                streams = file["/EF"].get_object()
                content = (streams.get("/UF") or streams["/F"]).get_object().get_data()
                yield str(file.get("/UF") or file.get("/F") or ""), content


def _file_specifications(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Those (7.11.3) in one object, without following what it refers to."""
    if depth > MAX_DEPTH:
        return
    if isinstance(value, dict) and "/EF" in value:
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _file_specifications(each, depth + 1)


def _object(reader: PdfReader, number: int) -> Any:
    from pypdf.generic import IndirectObject

    return reader.get_object(IndirectObject(number, 0, reader))
