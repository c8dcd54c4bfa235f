"""The picture that stands beside a link to a page where the link is shared: one for each type of page.

1200 × 630 pixels (Open Graph, ogp.me; the size every large service shows whole). The drawing is the theme's
row of door frames; colours and typeface are those of the theme. The same texts give the same bytes.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
import json
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from satupintu.cache import Cache, library_version, program_digest
from satupintu.models import SiteSettings
from satupintu.places import Kind
from satupintu.theme import FONT, Assets, digest_address

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

SIZE = WIDTH, HEIGHT = 1200, 630
MARGIN = 72
TEXT_WIDTH = 600
"""Texts stand at the left; the door frames begin where they end."""
TITLE_HEIGHT, NAME_HEIGHT = 330, 120
TITLE_SIZES = (84, 76, 68, 60, 52, 46, 40, 36, 32, 28)
NAME_SIZES = (34, 30, 27, 24, 22, 20)
TITLE_WEIGHT, NAME_WEIGHT = 800, 600
LEADING = 1.2
"""Of the size of the type."""
BAR = (96, 8)
"""The soga bar above the title, in pixels."""
DOOR_CENTRE = 936
FRAMES = ((240, 78), (204, 152), (168, 226), (132, 300), (96, 374), (60, 448))
"""Half the width and the top of each frame, the outermost first."""
FRAME_SHARES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)
"""How much of the lighter colour each frame has."""
FRAME_LINE = 3
DOOR = (36, 516)
"""Half the width and the top of the opening."""
COLOURS = ("pita", "pita-teks", "pita-teks-2", "soga-300", "kertas")
"""The tokens that are drawn with."""
EDGES = 10
"""Steps between ground and letter: what makes the edges of letters smooth."""
DRAWN = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("éèÉ‘’“”–—•·…")
"""Characters the theme's typeface has (tools/subset_font.py)."""
CACHED_AS = "card"


class CardKind(StrEnum):
    """A type of page; the value is the word in the name of its picture."""

    HOME = "beranda"
    UNIT = "unit"
    NEWS = Kind.NEWS.value
    ANNOUNCEMENT = Kind.ANNOUNCEMENT.value
    EVENT = Kind.EVENT.value
    DOWNLOAD = Kind.DOWNLOAD.value
    PAGE = Kind.PAGE.value
    LIST = "daftar"


TITLES = {
    CardKind.UNIT: "Unit",
    CardKind.PAGE: "Informasi dan layanan",
    CardKind.LIST: "Daftar isi",
}
"""Words on the picture where they are not simply the kind."""


class Card(Struct, frozen=True):
    """One picture: where it is published, its bytes (PNG), and what it shows in words."""

    address: str
    content: bytes
    alt: str


class Cards:
    """The pictures of one build. A theme without the typeface has none."""

    def __init__(self, settings: SiteSettings, assets: Assets, cache: Cache) -> None:
        self._settings = settings
        self._assets = assets
        self._cache = cache

    @cached_property
    def by_kind(self) -> Mapping[CardKind, Card]:
        if not self._assets.content(FONT) or not self._assets.colours.keys() >= set(COLOURS):
            return {}
        return {kind: self._card(kind) for kind in CardKind}

    def _card(self, kind: CardKind) -> Card:
        title = self._settings.sentence if kind is CardKind.HOME else TITLES.get(kind, kind.capitalize())
        name = self._settings.name
        content = self._remembered(title, name)
        return Card(digest_address(f"kartu-{kind}.png", content), content, f"{title} – {name}")

    def _remembered(self, title: str, name: str) -> bytes:
        """The picture from the cache; what is damaged there is drawn anew."""
        font = self._assets.content(FONT)
        colours = {token: self._assets.colours[token] for token in COLOURS}
        key = _key(title, name, colours, font)
        known = _unpacked(self._cache.get_json(CACHED_AS, key))
        if known is None:
            known = draw(title, name, colours, font)
            self._cache.put_json(CACHED_AS, key, _packed(known))
        return known


def _key(title: str, name: str, colours: Mapping[str, str], font: bytes) -> str:
    parts = (
        title,
        name,
        dict(colours),
        hashlib.sha256(font).hexdigest(),
        *_drawn_by(),
    )
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@cache
def _drawn_by() -> tuple[str, str]:
    return library_version("pillow"), program_digest("social")


def _packed(content: bytes) -> list[str]:
    return [hashlib.sha256(content).hexdigest(), base64.b64encode(content).decode()]


def _unpacked(packed: object) -> bytes | None:
    """What `_packed` was given, or None where the digest and the bytes do not belong together."""
    match packed:
        case [str(digest), str(text)]:
            try:
                content = base64.b64decode(text, validate=True)
            except (binascii.Error, ValueError):
                return None
            return content if hashlib.sha256(content).hexdigest() == digest else None
    return None


# ------------------------------------------------------------------------------ drawing


def draw(title: str, name: str, colours: Mapping[str, str], font: bytes) -> bytes:
    """The picture as PNG: title above, name of the site below, door frames at the right."""
    from PIL import Image, ImageDraw

    image = Image.new("RGB", SIZE, colours["pita"])
    pencil = ImageDraw.Draw(image)
    _draw_door(pencil, colours)
    bar_width, bar_height = BAR
    pencil.rectangle((MARGIN, MARGIN, MARGIN + bar_width - 1, MARGIN + bar_height - 1), colours["soga-300"])
    top = MARGIN + bar_height + 28
    lines = _fitted(title, _faces(font, TITLE_SIZES, TITLE_WEIGHT), TITLE_HEIGHT)
    lines.draw(pencil, top, colours["pita-teks"])
    lines = _fitted(name, _faces(font, NAME_SIZES, NAME_WEIGHT), NAME_HEIGHT)
    lines.draw(pencil, HEIGHT - MARGIN - lines.height, colours["pita-teks-2"])
    flat = Image.new("P", (1, 1))
    flat.putpalette(_palette(colours))
    target = io.BytesIO()
    image.quantize(palette=flat, dither=Image.Dither.NONE).save(target, "PNG", compress_level=7)
    return target.getvalue()


def _palette(colours: Mapping[str, str]) -> bytes:
    """Every colour of the picture, so that the flat ones stay exactly what they are."""
    ground = colours["pita"]
    letters = (colours["pita-teks"], colours["pita-teks-2"])
    steps = (_blend(ground, letter, step / EDGES) for letter in letters for step in range(1, EDGES + 1))
    lines = (_blend(ground, colours["pita-teks-2"], share) for share in FRAME_SHARES)
    found = (ground, colours["soga-300"], colours["kertas"], *lines, *steps)
    return b"".join(bytes.fromhex(colour[1:]) for colour in dict.fromkeys(found))


def _draw_door(pencil: ImageDraw, colours: Mapping[str, str]) -> None:
    for (half, top), share in zip(FRAMES, FRAME_SHARES, strict=True):
        colour = _blend(colours["pita"], colours["pita-teks-2"], share)
        left, right = DOOR_CENTRE - half, DOOR_CENTRE + half
        pencil.rectangle((left, top, left + FRAME_LINE - 1, HEIGHT), colour)
        pencil.rectangle((right - FRAME_LINE + 1, top, right, HEIGHT), colour)
        pencil.rectangle((left, top, right, top + FRAME_LINE - 1), colour)
    half, top = DOOR
    left, right = DOOR_CENTRE - half, DOOR_CENTRE + half
    pencil.rectangle((left, top, right, HEIGHT), colours["kertas"])
    leaf = ((left, top), (left + half, top + 22), (left + half, HEIGHT), (left, HEIGHT))
    pencil.polygon(leaf, colours["soga-300"])


def _blend(below: str, above: str, share: float) -> str:
    """The flat colour that a share of one over the other would show."""
    pairs = zip(bytes.fromhex(below[1:]), bytes.fromhex(above[1:]), strict=True)
    return "#" + "".join(f"{round(one + (other - one) * share):02x}" for one, other in pairs)


# ------------------------------------------------------------------------------ texts


class Lines(Struct, frozen=True):
    """A text broken into lines of one size."""

    face: FreeTypeFont
    texts: tuple[str, ...]

    @property
    def step(self) -> int:
        """From one line to the next, in pixels."""
        return round(self.face.size * LEADING)

    @property
    def height(self) -> int:
        return self.step * len(self.texts)

    def draw(self, pencil: ImageDraw, top: int, colour: str) -> None:
        for index, text in enumerate(self.texts):
            pencil.text((MARGIN, top + index * self.step), text, colour, self.face)


def _faces(font: bytes, sizes: tuple[int, ...], weight: int) -> Iterator[FreeTypeFont]:
    """The typeface in each size."""
    return (_face(font, size, weight) for size in sizes)


@lru_cache(maxsize=8)
def _face(font: bytes, size: int, weight: int) -> FreeTypeFont:
    """The basic layout is in every Pillow; the other depends on the machine."""
    from PIL import ImageFont

    face = ImageFont.truetype(io.BytesIO(font), size, layout_engine=ImageFont.Layout.BASIC)
    face.set_variation_by_axes([weight])
    return face


def _fitted(text: str, faces: Iterator[FreeTypeFont], height: int) -> Lines:
    """The text in the largest size in which it fits; cut where it is too long even for the smallest."""
    words = _drawable(text).split()
    for face in faces:
        if all(face.getlength(word) <= TEXT_WIDTH for word in words):
            lines = Lines(face, tuple(_wrapped(words, face.getlength)))
            if lines.height <= height:
                return lines
    lines = Lines(face, tuple(_wrapped(words, face.getlength)))
    room = height // lines.step
    kept = lines.texts[:room]
    return Lines(
        face, kept if len(lines.texts) <= room else (*kept[:-1], _shortened(kept[-1], face.getlength))
    )


def _drawable(text: str) -> str:
    """The text in letters the typeface has: others lose their marks, or are left out."""
    return "".join(
        letter
        if letter in DRAWN
        else unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
        for letter in " ".join(text.split())
    )


def _wrapped(words: list[str], length: Callable[[str], float]) -> Iterator[str]:
    """Lines no wider than the room for texts; a word that is wider by itself is broken."""
    line = ""
    for word in words:
        longer = f"{line} {word}" if line else word
        if length(longer) <= TEXT_WIDTH:
            line = longer
            continue
        if line:
            yield line
        line = word
        while length(line) > TEXT_WIDTH:
            end = next(end for end in range(len(line) - 1, 0, -1) if length(line[:end]) <= TEXT_WIDTH)
            yield line[:end]
            line = line[end:]
    if line:
        yield line


def _shortened(line: str, length: Callable[[str], float]) -> str:
    while line and length(f"{line}…") > TEXT_WIDTH:
        line = line[:-1].rstrip()
    return f"{line}…"
