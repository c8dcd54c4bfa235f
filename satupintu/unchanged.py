"""Which pages need not be made again: what a page follows from, and what is known of the files of an output.

The decision is docs/keputusan/0025-halaman-yang-tidak-berubah.md. Pure but for reading files; what is taken over, and
how, is `satupintu.commands.kept_files`.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import Any

from markupsafe import Markup
from msgspec import DecodeError, Struct, ValidationError, json, msgpack

from satupintu.cache import library_version
from satupintu.files import sources_below
from satupintu.portal import Portal
from satupintu.values import Frame, PageValues

FORMAT = b"satu-pintu-halaman-3"
"""The first line of a record; one that begins otherwise counts as empty."""
PROGRAM = Path(__file__).resolve().parent
PARTS_OF_PROGRAM = (PROGRAM, PROGRAM.parent / "plugins")
LIBRARIES = ("babel", "jinja2", "markupsafe", "msgspec", "pelican")
"""What takes part in making a page from its values."""
COMPILED = "__pycache__/"
HTML = 1
"""The mark of HTML among the values, which is not what the same letters are as text."""


class KnownFile(Struct, frozen=True, omit_defaults=True):
    """A file of an output: its path and key, the SHA-256 of its bytes, and what was found in it when it was looked over.

    `document` is the digest of what the search takes (b"" where it takes nothing), `parts` are the output files and
    the parts of them (`#…`) that it links. A file that nobody may take over has no key. `state` is what the system
    notes of the file (`commands.file_digests`), b"" where that is not known.
    """

    path: str
    digest: bytes
    key: bytes = b""
    document: bytes = b""
    parts: tuple[tuple[str, str], ...] = ()
    state: bytes = b""


class Origin(Struct, frozen=True):
    """What an output was made from, and what the build that made it told.

    `inputs` is the digest of everything it follows from, "" where that is not known. `searched` is False where its
    search bundle tells of earlier pages, as the preview leaves it.
    """

    inputs: str = ""
    told: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    searched: bool = True


class Record(Struct, frozen=True):
    """What is known of one output: its origin, and its files by their paths."""

    origin: Origin = Origin()
    files: dict[str, KnownFile] = {}


NO_RECORD = Record()
ORIGIN, LINES = json.Decoder(Origin), json.Decoder(KnownFile)


def record_lines(origin: Origin, files: Iterable[KnownFile]) -> Iterator[bytes]:
    """The lines of a record: format, origin, one for each file, and the digest of all lines before."""
    encoder, seal = json.Encoder(), hashlib.sha256()
    for line in chain([FORMAT, encoder.encode(origin)], map(encoder.encode, files)):
        seal.update(line + b"\n")
        yield line + b"\n"
    yield seal.hexdigest().encode()


def read_record(content: bytes) -> Record:
    """The record of such lines; an empty one where they are damaged, foreign or of another version."""
    end = content.rfind(b"\n") + 1
    if not content.startswith(FORMAT + b"\n") or content[end:] != _seal(memoryview(content)[:end]):
        return NO_RECORD
    start = len(FORMAT) + 1
    first = content.find(b"\n", start) + 1
    try:
        origin = ORIGIN.decode(memoryview(content)[start:first])
        found = LINES.decode_lines(memoryview(content)[first:end])
    except (DecodeError, ValidationError):
        return NO_RECORD
    return Record(origin, {file.path: file for file in found})


def _seal(content: memoryview) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()


def ground(
    portal: Portal, templates: Iterable[Path], settings: Iterable[Path], digest: Callable[[str], str]
) -> str:
    """The digest of all that every page follows from besides its values.

    `templates` are the folders they lie in, `settings` the files with those of Pelican; `digest` gives that of the file
    at a path.
    """
    total = hashlib.sha256()
    privacy = portal.privacy
    told = (
        sys.version,
        *(f"{library} {library_version(library)}" for library in LIBRARIES),
        portal.hrefs,
        sorted(privacy.known),
        privacy.canaries.words,
    )
    total.update(repr(told).encode())
    for folder in (*PARTS_OF_PROGRAM, *templates):
        for name in sources_below(folder):
            if COMPILED not in name:
                total.update(f"{name}\0{digest(f'{folder}/{name}')}\n".encode(errors="surrogatepass"))
        total.update(b"\0")
    for file in settings:
        total.update(f"{file.name}\0{digest(str(file))}\n".encode(errors="surrogatepass"))
    return total.hexdigest()


class Keys:
    """Keys over one ground: equal keys, equal pages; and of other files, equal judgement of equal bytes."""

    def __init__(self, ground: str) -> None:
        self._ground = bytes.fromhex(ground)
        self._encoder = msgpack.Encoder(enc_hook=_marked)
        self._frames: dict[int, tuple[Frame, bytes]] = {}
        """Digests of frames by the frame itself, which is held so that no other gets its number."""

    def of_file(self, digest: str) -> bytes:
        """The key of a file that is not a page, by the SHA-256 of its bytes."""
        return hashlib.sha256(self._ground + bytes.fromhex(digest)).digest()

    def of_page(self, address: str, values: PageValues) -> bytes:
        own = _but_frame(type(values))(values)
        told = hashlib.sha256(self._ground + self._frame(values.frame))
        told.update(self._encoder.encode((address, values.template, own)))
        return told.digest()

    def _frame(self, frame: Frame) -> bytes:
        held = self._frames.get(id(frame))
        if held is None:
            digest = hashlib.sha256(self._encoder.encode(frame)).digest()
            held = self._frames[id(frame)] = frame, digest
        return held[1]


@cache
def _but_frame(kind: type[PageValues]) -> attrgetter[Any]:
    """What gives the values of a page of some kind without its frame."""
    return attrgetter(*(name for name in kind.__struct_fields__ if name != "frame"))


def _marked(value: Any) -> msgpack.Ext:
    """HTML, marked as such. Raises TypeError for a value that has no one form in bytes."""
    if isinstance(value, Markup):
        return msgpack.Ext(HTML, value.encode())
    raise TypeError(f"{type(value).__name__} in the values of a page")
