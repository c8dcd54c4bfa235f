"""Which file of a `<picture>` the reference phone loads: 360 px wide, two device pixels to one of CSS.

The rules are those of the HTML standard (4.8.4, "Images"): the first `<source>` whose type and media fit, then
the smallest candidate that is sharp enough. Lengths may be px, em, rem, vw, or a `calc()` sum of them; what is
written otherwise counts as the whole width, which never makes a page look lighter than it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

PHONE_WIDTH = 360
"""CSS pixels of the reference phone."""
PHONE_DENSITY = 2.0
"""Device pixels for one CSS pixel."""
ROOT_SIZE = 16.0
"""CSS pixels of 1rem, as browsers have it."""
TYPES = frozenset({"", "image/avif", "image/webp", "image/jpeg", "image/png", "image/svg+xml", "image/gif"})

LENGTH = re.compile(r"([-+]?[0-9.]+)(px|r?em|vw)")
SUM = re.compile(r"(?:calc\()?\s*([-+]?[0-9.]+(?:px|r?em|vw)(?:\s[-+]\s[0-9.]+(?:px|r?em|vw))*)\s*\)?")
CONDITION = re.compile(r"\((min|max)-width:\s*([0-9.]+(?:px|r?em))\)")
DARK = "(prefers-color-scheme: dark)"

Attributes = Mapping[str, str | None]


def chosen(sources: Iterable[Attributes], image: Attributes) -> str:
    """The address the phone loads; "" where the picture names none."""
    for source in sources:
        if (source.get("type") or "") in TYPES and fits(source.get("media") or ""):
            found = candidate(source.get("srcset") or "", source.get("sizes") or "")
            if found:
                return found
    return candidate(image.get("srcset") or "", image.get("sizes") or "") or image.get("src") or ""


def candidate(srcset: str, sizes: str) -> str:
    """The smallest candidate that fills its slot, else the largest; "" for an empty `srcset`."""
    slot = slot_width(sizes)
    found = sorted(_density(entry.split(), slot) for entry in srcset.split(",") if entry.strip())
    sharp = [address for density, address in found if density >= PHONE_DENSITY]
    return sharp[0] if sharp else found[-1][1] if found else ""


def slot_width(sizes: str) -> float:
    """The width in CSS pixels that `sizes` gives the picture on the phone."""
    for entry in re.split(r",(?![^(]*\))", sizes):
        condition, length = _split(entry.strip())
        if fits(condition):
            whole = SUM.fullmatch(length)
            return pixels(whole[1]) if whole else PHONE_WIDTH
    return PHONE_WIDTH


def fits(condition: str) -> bool:
    """Whether a media condition holds on the phone, in its light scheme; one we cannot read holds."""
    for bound, length in CONDITION.findall(condition):
        if (pixels(length) > PHONE_WIDTH) if bound == "min" else (pixels(length) < PHONE_WIDTH):
            return False
    return DARK not in condition


def pixels(length: str) -> float:
    """A length, or a sum of lengths with blanks around its signs, in CSS pixels."""
    units = {"px": 1.0, "em": ROOT_SIZE, "rem": ROOT_SIZE, "vw": PHONE_WIDTH / 100}
    written = re.sub(r"\s", "", length)
    return sum(float(number) * units[unit] for number, unit in LENGTH.findall(written))


def _split(entry: str) -> tuple[str, str]:
    """One entry of `sizes` as condition and length."""
    if not entry.startswith("("):
        return "", entry
    condition, _bracket, length = entry.rpartition(") ")
    return f"{condition})", length.strip()


def _density(words: list[str], slot: float) -> tuple[float, str]:
    """A candidate as (device pixels for one CSS pixel, address)."""
    descriptor = words[1] if len(words) > 1 else "1x"
    number = float(descriptor[:-1])
    return (number / slot if descriptor.endswith("w") else number), words[0]
