"""Which renditions a picture has, how large they are, and at which addresses: known without decoding.

A rendition lies beside its picture and is named by what it is made from: `media/aula-800.3f9a0c21be.avif`.
The digest is of the source's bytes and of everything that decides what becomes of them, so that browsers
may keep a rendition for ever.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.metadata import version

from satupintu.cache import program_digest
from satupintu.places import file_address

WIDTHS = {480: 25_000, 800: 50_000, 1280: 100_000}
"""Widths in pixels and the most bytes a rendition of that width may have (`design.md`, section 6)."""
MAX_WIDTH = max(WIDTHS)
MAX_HEIGHT = 16_383
"""WebP's limit."""
NEAR = 0.9
"""A standard width this near to the whole picture's is left out: the whole picture serves both."""
FALLBACK_WIDTH = 800
"""About the width that a browser without `srcset` gets."""
TALL = 2
"""Beyond this height for its width, a picture may have more bytes: it has more to show."""
PORTRAIT = (112, 140)
PORTRAIT_BYTES = 5_000
"""A portrait's size in CSS pixels, and the most bytes at any density."""
DENSITIES = (1, 2)
RENDITION_NAME = re.compile(r".+-\d+\.[0-9a-f]{10}\.(?:avif|webp)")
"""How renditions are called; no file of an author may be called so."""


class Format(StrEnum):
    """Formats of renditions, the preferred one first; the value is the ending."""

    AVIF = "avif"
    WEBP = "webp"

    @property
    def media_type(self) -> str:
        return f"image/{self}"


class Cut(StrEnum):
    """What is done to the picture's outline."""

    SCALED = "scaled"
    PORTRAIT = "portrait"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A picture of a `media/` folder: path from the root, SHA-256, size in pixels when held upright."""

    path: str
    digest: str
    width: int
    height: int

    @property
    def ending(self) -> str:
        return self.path.rpartition(".")[2]


@dataclass(frozen=True, slots=True)
class Rendition:
    """One published file of a picture; sizes in pixels, `limit` in bytes (0: none).

    `ending` is that of a Format, or the source's own for the picture in full size.
    """

    source: SourcePicture
    address: str
    width: int
    height: int
    ending: str
    cut: Cut = Cut.SCALED
    limit: int = 0

    @property
    def key(self) -> str:
        """What its bytes are kept under: everything that decides them."""
        return _digest(self.source, self.cut, self.ending, self.width, self.height, self.limit)


def scaled(source: SourcePicture, format: Format) -> tuple[Rendition, ...]:
    """The renditions of one format, narrowest first. None is wider than the picture itself."""
    return tuple(_scaled(source, format, width) for width in _widths(source))


def fallback(source: SourcePicture) -> Rendition:
    """The rendition for whoever takes only one: WebP of about FALLBACK_WIDTH."""
    found = scaled(source, Format.WEBP)
    return next((rendition for rendition in found if rendition.width >= FALLBACK_WIDTH), found[-1])


def largest(source: SourcePicture) -> Rendition:
    """The widest rendition in WebP, which nearly every program reads."""
    return scaled(source, Format.WEBP)[-1]


def full_size(source: SourcePicture) -> Rendition:
    """The picture in its own size and format, at its own name; published only where an author asks for it."""
    address = file_address(source.path)
    return Rendition(source, address, source.width, source.height, source.ending, Cut.FULL)


def portraits(source: SourcePicture) -> tuple[Rendition, ...]:
    """The 4:5 crop for 1x and, if the picture is large enough, for 2x."""
    found = []
    for density in DENSITIES:
        width, height = (side * density for side in PORTRAIT)
        if density == 1 or (source.width >= width and source.height >= height):
            digest = _digest(source, Cut.PORTRAIT, Format.WEBP, width, height, PORTRAIT_BYTES)
            address = f"{_stem(source)}-potret-{width}.{digest[:10]}.{Format.WEBP}"
            found.append(Rendition(source, address, width, height, Format.WEBP, Cut.PORTRAIT, PORTRAIT_BYTES))
    return tuple(found)


def _widths(source: SourcePicture) -> list[int]:
    lowest = max(1, source.width * MAX_HEIGHT // max(source.height, MAX_HEIGHT))
    widest = min(source.width, MAX_WIDTH, lowest)
    return [*(width for width in WIDTHS if width < widest * NEAR), widest]


def _scaled(source: SourcePicture, format: Format, width: int) -> Rendition:
    height = min(MAX_HEIGHT, max(1, round(source.height * width / source.width)))
    limit = next(limit for standard, limit in WIDTHS.items() if width <= standard)
    limit = round(limit * max(1, height / (TALL * width)))
    digest = _digest(source, Cut.SCALED, format, width, height, limit)
    address = f"{_stem(source)}-{width}.{digest[:10]}.{format}"
    return Rendition(source, address, width, height, format, limit=limit)


def _stem(source: SourcePicture) -> str:
    return posixpath.splitext(file_address(source.path))[0]


def _digest(source: SourcePicture, cut: Cut, ending: str, width: int, height: int, limit: int) -> str:
    decides = f"{source.digest} {cut} {ending} {width}x{height} {limit} {pipeline_version()}"
    return hashlib.sha256(decides.encode()).hexdigest()


@cache
def pipeline_version() -> str:
    """Everything besides the picture and the rendition's size that decides its bytes."""
    modules = ("pictures/source", "pictures/plan", "pictures/encode")
    return f"pillow {version('pillow')}; {program_digest(*modules)}"
