"""Which pages need not be made again: what a page follows from, and what is known of those of an output.

The decision is docs/keputusan/0025-halaman-yang-tidak-berubah.md. Pure but for reading files; what is taken over, and
how, is `satupintu.commands.kept_pages`.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Any

from markupsafe import Markup
from msgspec import DecodeError, Struct, ValidationError, msgpack

from satupintu.files import files_below
from satupintu.portal import Portal
from satupintu.values import Frame, PageValues

FORMAT = 1
"""Of a record; one of another counts as empty."""
PROGRAM = Path(__file__).resolve().parent
PARTS_OF_PROGRAM = (PROGRAM, PROGRAM.parent / "plugins")
LIBRARIES = ("babel", "jinja2", "markupsafe", "msgspec", "pelican")
"""What takes part in making a page from its values."""
COMPILED = "__pycache__/"
HTML = 1
"""The mark of HTML among the values, which is not what the same letters are as text."""
DIGEST_BYTES = hashlib.sha256().digest_size


class KnownPage(Struct, frozen=True):
    """A page of an output: its key, the SHA-256 of its bytes, and what was found in it when it was looked over.

    `document` is the digest of what the search takes ("" where it takes nothing), `parts` are the output files and
    the parts of them (`#…`) that it links.
    """

    key: str
    digest: str
    document: str = ""
    parts: tuple[tuple[str, str], ...] = ()


class PageRecord(Struct, frozen=True):
    """What is known of one output: its pages, and the paths of all its files that a page may link."""

    format: int = FORMAT
    pages: dict[str, KnownPage] = {}
    files: frozenset[str] = frozenset()


NO_RECORD = PageRecord()


def packed(record: PageRecord) -> bytes:
    """A record as a file holds it: the digest of what follows, then the record."""
    content = msgpack.encode(record)
    return hashlib.sha256(content).digest() + content


def unpacked(content: bytes) -> PageRecord:
    """The record in a file; an empty one where the file is damaged, foreign or of another version."""
    digest, rest = content[:DIGEST_BYTES], content[DIGEST_BYTES:]
    if hashlib.sha256(rest).digest() != digest:
        return NO_RECORD
    try:
        record = msgpack.decode(rest, type=PageRecord)
    except (DecodeError, ValidationError):
        return NO_RECORD
    return record if record.format == FORMAT else NO_RECORD


def ground(portal: Portal, templates: Iterable[Path], settings: Iterable[Path]) -> str:
    """The digest of all that every page follows from besides its values.

    `templates` are the folders they lie in, `settings` the files with those of Pelican.
    """
    total = hashlib.sha256()
    privacy = portal.privacy
    told = (
        sys.version,
        *(f"{library} {version(library)}" for library in LIBRARIES),
        portal.hrefs,
        sorted(privacy.known),
        privacy.canaries.words,
    )
    total.update(repr(told).encode())
    for folder in (*PARTS_OF_PROGRAM, *templates):
        for name in files_below(folder):
            if COMPILED not in name:
                total.update(f"{name}\0{_digest(f'{folder}/{name}')}\n".encode())
        total.update(b"\0")
    for file in settings:
        total.update(f"{file.name}\0{_digest(str(file))}\n".encode())
    return total.hexdigest()


def _digest(path: str) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 (a Path for each of hundreds costs as much as the reading)
        return hashlib.sha256(file.read()).hexdigest()


class PageKeys:
    """Keys of pages over one ground: equal keys, equal pages."""

    def __init__(self, ground: str) -> None:
        self._ground = bytes.fromhex(ground)
        self._encoder = msgpack.Encoder(enc_hook=_marked)
        self._frames: dict[int, tuple[Frame, bytes]] = {}
        """Digests of frames by the frame itself, which is held so that no other gets its number."""

    def key(self, address: str, values: PageValues) -> str:
        own = [getattr(values, name) for name in values.__struct_fields__ if name != "frame"]
        told = hashlib.sha256(self._ground + self._frame(values.frame))
        told.update(self._encoder.encode((address, values.template, own)))
        return told.hexdigest()

    def _frame(self, frame: Frame) -> bytes:
        held = self._frames.get(id(frame))
        if held is None:
            digest = hashlib.sha256(self._encoder.encode(frame)).digest()
            held = self._frames[id(frame)] = frame, digest
        return held[1]


def _marked(value: Any) -> msgpack.Ext:
    """HTML, marked as such. Raises TypeError for a value that has no one form in bytes."""
    if isinstance(value, Markup):
        return msgpack.Ext(HTML, str(value).encode())
    raise TypeError(f"{type(value).__name__} in the values of a page")
