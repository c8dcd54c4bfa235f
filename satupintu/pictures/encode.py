"""From a picture to the bytes of its renditions: upright, in sRGB, without any metadata, within their limits."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from PIL import AvifImagePlugin, Image, ImageCms, WebPImagePlugin

from satupintu.pictures.plan import Cut, Format, Rendition
from satupintu.pictures.source import FORMATS, orientation

SAVERS = AvifImagePlugin, WebPImagePlugin
"""Named here because Pillow would otherwise load every format it knows to find them."""
QUALITIES = {Format.AVIF: (50, 42, 34, 27, 20), Format.WEBP: (75, 65, 55, 45, 35, 25)}
"""Tried in turn until a rendition is within its limit (`design.md`, section 6: AVIF near 50)."""
AVIF_SPEED = 7
"""Of 0 to 10: 6 takes twice the time for 5 % fewer bytes and 0.3 dB."""
DETAIL = (0.75, 0.6, 0.45, 0.35, 0.25, 0.15, 0.1)
"""Then this share of its detail is kept: the announced width stays true, the picture is only softer."""
FULL_QUALITY = 90
FEW_COLOURS = 4_096
"""Drawings with at most so many colours may be smaller without loss."""
ABOVE_MIDDLE = 0.4
"""Where the middle of a portrait's crop lies in what is cut off: faces are in the upper half."""

TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What sets a picture upright, by its EXIF orientation."""
SIXTEEN_BITS = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N"})


def encoded(data: bytes, wanted: Sequence[Rendition]) -> Iterator[tuple[Rendition, bytes]]:
    """The bytes of some renditions of one picture, which has been looked over; it is decoded once."""
    kind = FORMATS[wanted[0].source.ending]
    with Image.open(io.BytesIO(data), formats=[kind]) as source:
        if all(rendition.cut is Cut.SCALED for rendition in wanted):
            side = max(max(rendition.width, rendition.height) for rendition in wanted)
            source.draft(None, (side, side))  # a JPEG twice as large is decoded at half its size
        picture = _bare_pixels(source)
    for rendition in wanted:
        yield rendition, _one(picture, rendition, kind)


def _one(picture: Image.Image, rendition: Rendition, kind: str) -> bytes:
    size = rendition.width, rendition.height
    if rendition.cut is Cut.FULL:
        return _saved(picture, kind, quality=FULL_QUALITY, optimize=True)
    if rendition.cut is Cut.PORTRAIT:
        picture = picture.crop(_portrait_box(picture.size, size))
    if picture.size != size:
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return _within(picture, Format(rendition.ending), rendition.limit)


def _portrait_box(size: tuple[int, int], wanted: tuple[int, int]) -> tuple[int, int, int, int]:
    """The largest part of a picture with the wanted proportions, centred, slightly above the middle."""
    width = min(size[0], max(1, size[1] * wanted[0] // wanted[1]))
    height = min(size[1], max(1, width * wanted[1] // wanted[0]))
    left, top = (size[0] - width) // 2, int((size[1] - height) * ABOVE_MIDDLE)
    return left, top, left + width, top + height


def _within(picture: Image.Image, format: Format, limit: int) -> bytes:
    """The best bytes within the limit: quality is lowered first, then detail."""
    content = b""
    for quality in QUALITIES[format]:
        content = _lossy(picture, format, quality)
        if len(content) <= limit:
            return _or_lossless(picture, format, content)
    for share in DETAIL:
        content = _lossy(_softened(picture, share), format, QUALITIES[format][-1])
        if len(content) <= limit:
            break
    return content


def _softened(picture: Image.Image, share: float) -> Image.Image:
    smaller = (max(1, round(picture.width * share)), max(1, round(picture.height * share)))
    return picture.resize(smaller, Image.Resampling.LANCZOS).resize(picture.size, Image.Resampling.BICUBIC)


def _lossy(picture: Image.Image, format: Format, quality: int) -> bytes:
    if format is Format.AVIF:
        # One thread for each picture: the workshop has as many as there are processors.
        return _saved(picture, "AVIF", quality=quality, speed=AVIF_SPEED, max_threads=1)
    return _saved(picture, "WEBP", quality=quality, method=4)


def _or_lossless(picture: Image.Image, format: Format, lossy: bytes) -> bytes:
    """A drawing of few colours may be smaller, and sharper, without loss."""
    if format is not Format.WEBP or picture.getcolors(FEW_COLOURS) is None:
        return lossy
    lossless = _saved(picture, "WEBP", lossless=True, method=4)
    return min(lossless, lossy, key=len)


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    target = io.BytesIO()
    picture.save(target, kind, **options)
    return target.getvalue()


def _bare_pixels(source: Image.Image) -> Image.Image:
    """The picture as RGB, or RGBA where one sees through it, in sRGB, upright, and nothing besides."""
    source.load()
    turn = TURNS.get(orientation(source))
    picture = source.transpose(turn) if turn is not None else source
    if picture.mode in SIXTEEN_BITS:
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    picture = _in_srgb(picture, source.info.get("icc_profile"))
    picture.info.clear()  # savers would write what they find there
    return picture


def _in_srgb(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if picture.has_transparency_data:
        whole = picture.convert("RGBA")
        alpha = whole.getchannel("A")
        opaque = _with_profile(whole.convert("RGB"), profile)
        if alpha.getextrema() != (255, 255):
            opaque.putalpha(alpha)
        return opaque
    return _with_profile(picture if picture.mode in {"L", "CMYK"} else picture.convert("RGB"), profile)


def _with_profile(picture: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as the profile means them; a profile that is broken or meant for something else is passed over."""
    if profile:
        try:
            meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            found = ImageCms.profileToProfile(
                picture, meant, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            found = None
        if found is not None:
            return found
    return picture.convert("RGB") if picture.mode != "RGB" else picture.copy()
