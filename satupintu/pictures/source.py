"""A picture as it came: is it one, how large is it, and may it be decoded."""

from __future__ import annotations

import io
import struct
import warnings

from PIL import ExifTags, Image

MAX_PIXELS = 50_000_000
"""Larger pictures are refused before decoding: 50 megapixels need 200 MB of memory."""
FORMATS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP"}
"""Pillow's name of what a file of an ending must be; it is asked for nothing else."""
SIDEWAYS = frozenset({5, 6, 7, 8})
"""Values of the EXIF orientation under which width and height change places."""
MOVING = frozenset({"PNG", "WEBP"})
"""Formats whose further frames are motion; those of a JPEG are a telephone's depth maps and previews."""
UNREADABLE = (
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
)
"""What Pillow may raise on broken files."""

TOO_LARGE = "gambar terlalu besar{}; perkecil sampai paling lebar 4.000 piksel"
CUT_OFF = "gambar ini rusak atau terpotong; unggah ulang dari berkas aslinya"
ANIMATED = "gambar bergerak tidak diterima; simpan satu bingkainya saja sebagai PNG atau JPG"


class NotAPicture(Exception):
    """The bytes are no picture of the type the ending says."""


class PictureRefused(Exception):
    """The picture cannot be published; the text says in Indonesian why and what to do."""


def upright_size(data: bytes, kind: str) -> tuple[int, int]:
    """Width and height in pixels as people see the picture, once all of it has been decoded.

    `kind` is the ending of its name. Raises NotAPicture and PictureRefused.
    """
    with warnings.catch_warnings(action="ignore"):
        try:
            picture = Image.open(io.BytesIO(data), formats=[FORMATS[kind]])
        except Image.DecompressionBombError:
            raise PictureRefused(TOO_LARGE.format("")) from None
        except UNREADABLE:
            raise NotAPicture from None
        with picture:
            return _decoded_size(picture)


def _decoded_size(picture: Image.Image) -> tuple[int, int]:
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise PictureRefused(TOO_LARGE.format(f" ({width} × {height} piksel)"))
    try:
        if picture.format in MOVING and getattr(picture, "is_animated", False):
            raise PictureRefused(ANIMATED)
        picture.load()
        sideways = orientation(picture) in SIDEWAYS
    except UNREADABLE:
        raise PictureRefused(CUT_OFF) from None
    return (height, width) if sideways else (width, height)


def orientation(picture: Image.Image) -> int:
    """How the camera was held, as EXIF counts it (TIFF 6.0, tag 274); 1 where nothing is said."""
    found = picture.getexif().get(ExifTags.Base.Orientation, 1)
    return found if isinstance(found, int) else 1
