"""Drawings (SVG): pictures made of lines and words, published as they are, so nothing else may stand in them.

An SVG file is a document that browsers run. Accepted is what draws; what runs, loads or leads elsewhere is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from satupintu.pictures.source import NotAPicture, PictureRefused

MAX_BYTES = 200_000
MAX_SIDE = 10_000
NAMESPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = frozenset(
    """svg g defs symbol use title desc style path rect circle ellipse line polyline polygon text tspan marker
    linearGradient radialGradient stop clipPath""".split()
)
DECLARATION = re.compile(r"\A\ufeff?<\?xml\s[^>]*\?>")
BEYOND_ELEMENTS = re.compile(r"<!DOCTYPE|<!ENTITY|<\?", re.IGNORECASE)
"""Entities, which can grow without bound, and instructions to load a stylesheet."""
LOADS = re.compile(r"@import|url\(\s*['\"]?(?!#)|\\|expression|javascript:", re.IGNORECASE)
"""Whatever makes a style fetch something, or hides that it does."""

PLAIN = "simpan ulang sebagai SVG biasa (`Plain SVG`), atau sebagai PNG"


def drawing_size(data: bytes) -> tuple[int, int]:
    """Width and height of a drawing in pixels, from its viewBox. Raises NotAPicture and PictureRefused."""
    root = _parsed(data)
    for fault in _faults(root):
        raise PictureRefused(f"gambar SVG ini memuat {fault}; {PLAIN}")
    numbers = root.get("viewBox", "").replace(",", " ").split()
    try:
        width, height = (round(float(number)) for number in numbers[2:])
    except (ValueError, OverflowError):
        width, height = 0, 0
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise PictureRefused(
            "gambar SVG ini tidak menyebut ukurannya; tambahkan `viewBox`, misalnya `0 0 800 400`"
        )
    return width, height


def _parsed(data: bytes) -> ElementTree.Element:
    if len(data) > MAX_BYTES:
        raise PictureRefused(f"gambar SVG ini terlalu besar; paling besar {MAX_BYTES // 1000} kB")
    try:
        text = DECLARATION.sub("", data.decode())
    except UnicodeDecodeError:
        raise NotAPicture from None
    if BEYOND_ELEMENTS.search(text):
        raise PictureRefused(f"gambar SVG ini memuat deklarasi di luar gambar; {PLAIN}")
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 (no document type, hence no entities)
    except ElementTree.ParseError:
        raise NotAPicture from None
    if root.tag != f"{NAMESPACE}svg":
        raise NotAPicture
    return root


def _faults(root: ElementTree.Element) -> Iterator[str]:
    for element in root.iter():
        name = str(element.tag).removeprefix(NAMESPACE)
        if name not in ELEMENTS:
            yield f"`{name.rpartition('}')[2]}`, yang bukan garis atau tulisan"
        if name == "style" and LOADS.search("".join(element.itertext())):
            yield "gaya yang mengambil berkas lain"
        for key, value in element.attrib.items():
            attribute = key.rpartition("}")[2].lower()
            if attribute.startswith("on"):
                yield f"skrip (`{attribute}`)"
            elif attribute == "href" and not value.startswith("#"):
                yield "tautan ke berkas lain"
            elif LOADS.search(value):
                yield f"`{attribute}` yang mengambil berkas lain"
