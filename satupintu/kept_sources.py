"""What the last build read: the blocks of its items, and what others see of each text.

Nearly every edit is one of a text below its front matter, and nothing but its own page shows a text. Where that is
so, all other pages and files of the last output are what a build of everything would make of them again. This says
when it is so (docs/keputusan/0036-teks-yang-disunting.md). Pure.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import DecodeError, Struct, ValidationError, msgpack, structs

from satupintu.cache import program_digest
from satupintu.problems import Problem

TEXT = ".md"
"""How files of texts end."""
FORMAT = b"satu-pintu-isi-3"


class KeptSource(Struct, frozen=True, array_like=True):
    """The file of an item: the SHA-256 of its bytes, and its block as `satupintu.blocks` keeps it.

    Of a text also the files that it names (how, and the path), the parts (address, `#…`) it links, and the problems that
    were found in it; `alone` says that nothing but its own page is made from it; `title` is the document title of that
    page, "" where it has none.
    """

    digest: str
    block: bytes
    files: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    alone: bool = False
    title: str = ""


class KeptSources(Struct, frozen=True):
    """What one build read: digests of its inputs as `commands.inputs` has them, and its items by path.

    `numbers` are digests of personal numbers that may be published, `problems` those besides the texts', `pages` the
    addresses of all pages.
    """

    inputs: str = ""
    around: str = ""
    past: str = ""
    numbers: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    pages: frozenset[str] = frozenset()
    sources: dict[str, KeptSource] = {}

    def blocks(self, now: Mapping[str, str]) -> dict[str, bytes]:
        """The blocks of files that have not changed, by path; `now` are the digests of today."""
        return {path: kept.block for path, kept in self.sources.items() if now.get(path) == kept.digest}

    def with_sources(self, sources: Iterable[tuple[str, KeptSource]], number: int) -> ToKeep:
        """The same with other sources, `number` of them."""
        return ToKeep(structs.replace(self, sources={}), sources, number)


class ToKeep(Struct, frozen=True):
    """What a build has read, as it is written: the sources by path come one after another, so that they and their
    bytes are never all there at once."""

    rest: KeptSources
    sources: Iterable[tuple[str, KeptSource]]
    number: int


NOTHING_KEPT = KeptSources()
REST, SOURCES, WRITER = (
    msgpack.Decoder(KeptSources),
    msgpack.Decoder(dict[str, KeptSource]),
    msgpack.Encoder(),
)
LENGTH = struct.Struct(">I")
MAP = b"\xdf"
"""Begins a mapping in MessagePack; its length follows (`map 32`)."""


def written(kept: ToKeep) -> Iterator[bytes]:
    """As `read` takes it, in pieces: format and program, how long all but the sources is, that, and the sources."""
    rest = WRITER.encode(kept.rest)
    yield _heading() + LENGTH.pack(len(rest)) + rest + MAP + LENGTH.pack(kept.number)
    for path, source in kept.sources:
        yield WRITER.encode(path) + WRITER.encode(source)


def read(content: bytes) -> KeptSources:
    """What was kept; nothing where that is foreign or of another version."""
    heading = _heading()
    if not content.startswith(heading):
        return NOTHING_KEPT
    start, held = len(heading) + LENGTH.size, memoryview(content)
    try:
        end = start + LENGTH.unpack(held[len(heading) : start])[0]
        return structs.replace(REST.decode(held[start:end]), sources=SOURCES.decode(held[end:]))
    except (struct.error, DecodeError, ValidationError):
        return NOTHING_KEPT


def _heading() -> bytes:
    return FORMAT + program_digest("kept_sources", "blocks", "frontmatter").encode()


class Edit(Struct, frozen=True):
    """What has changed since a build: the texts at these paths, below their front matter; and whether commits have
    come on top."""

    paths: frozenset[str]
    past: bool

    def problems(self, kept: KeptSources, found: Iterable[Problem]) -> Iterator[Problem]:
        """Those of the whole site, with `found` in the texts that were edited."""
        others = (source.problems for path, source in kept.sources.items() if path not in self.paths)
        return chain(kept.problems, chain.from_iterable(others), found)

    def foreign_parts(self, kept: KeptSources) -> Iterator[tuple[str, str]]:
        """The parts that other texts link (address, `#…`)."""
        for path, source in kept.sources.items():
            if source.parts and path not in self.paths:
                yield from source.parts


def edit_since(
    kept: KeptSources, inputs: str, *, around: str, past: str, sources: Mapping[str, str]
) -> Edit | None:
    """What has changed since the build of an output; None where it may be more than texts of items.

    `inputs` are those of the output; `around`, `past` and `sources` are of now (`commands.inputs.Inputs`).
    """
    if not inputs or kept.inputs != inputs or kept.around != around:
        return None
    if not all(path in kept.sources for path in sources if path.endswith(TEXT)):
        return None
    changed = {path for path, source in kept.sources.items() if sources.get(path) != source.digest}
    if not all(kept.sources[path].alone for path in changed):
        return None
    return Edit(frozenset(changed), kept.past != past)
