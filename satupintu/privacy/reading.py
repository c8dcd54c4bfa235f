"""A text as people read it, whatever disguise its digits come in; and which texts need no reading at all."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from html import unescape
from urllib.parse import unquote

FOLDED_LINES = frozenset({"ics", "vcf"})
"""Formats whose long lines go on after a line break and a space (RFC 5545, 3.1; RFC 6350, 3.2)."""
FOLD = re.compile(r"\r?\n[ \t]")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
PERCENT = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
MARKED = "*`~\\"
MARKS = re.compile(r"[*`~\\]+(?=[0-9])|(?<=[0-9])[*`~\\]+")
"""What Markdown puts between digits without anybody seeing it."""
TAG = re.compile(r"<!--|-->|</?([A-Za-z][\w:.-]*)[^<>]*>")
INLINE_NAMES = tuple(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time"
    " tspan tt u var wbr".split()
)
"""Elements of HTML and SVG that do not part what stands in them from what stands beside them."""
INLINE = frozenset(INLINE_NAMES)
BOUNDARY = "\x1f"
"""Stands for a tag that parts: no number goes across it."""


def suspicious(content: bytes) -> bool:
    """Whether a text may hold a number worth reading it for; quick, as it is asked of every page.

    What may stand between digits is taken out, a digit of another script becomes an `8`, and then every digit
    a `0`: then a NIK, NIP or NPWP is fifteen digits in a row, and a mobile number is ten and begins with 08 or 628.
    """
    joined = content.translate(FOREIGN_AS_EIGHT, BETWEEN)
    shape = joined.translate(SHAPES)
    return (
        (TEN in shape and (FIFTEEN in shape or MOBILE.search(joined) is not None))
        or ((b"ekening" in shape or b"rek" in shape) and ACCOUNT_WORD.search(content) is not None)
        or (TAGS_BETWEEN.search(shape) is not None and DIGIT_TAG_DIGIT.search(content) is not None)
        or ENTITY.search(content) is not None
        or PERCENT_DIGIT.search(content) is not None
        or (b"\\" in content and UNICODE_DIGIT.search(content) is not None)
    )


BETWEEN = b" \n\r._()/+*`~\\-" + bytes(range(0x80, 0xC0)) + b"\xc2\xc3\xe2"
"""Separators and marks; the bytes behind the first of a letter beyond ASCII, and what begins é, –, or a thin space."""
FOREIGN_AS_EIGHT = bytes(
    ord("8") if first in b"\xd9\xdb\xdf\xe0\xe1\xea\xef\xf0" else first for first in range(256)
)
"""Bytes that begin a digit of another script in UTF-8 (Unicode, category Nd)."""
SHAPES = bytes(ord("0") if byte in b"0123456789" else byte for byte in bytes(range(256)).lower())
"""Every digit as a zero, every letter small."""
TEN, FIFTEEN = b"0" * 10, b"0" * 15
"""A mobile number has at least so many digits, a NIK, NIP or NPWP at least so many."""
MOBILE = re.compile(rb"8(?<=[028]8)[1-9][0-9]{7}")
ACCOUNT_WORD = re.compile(rb"ekening|rek(?![a-z])", re.IGNORECASE)
TAGS_BETWEEN = re.compile(rb"0<[^<>]*>(?:<[^<>]*>)*0")
"""In a shape, whatever may be the next: tags with a digit on either side."""
DIGIT_TAG_DIGIT = re.compile(
    rb"<(?:(?<=[0-9]<)|(?<=[0-9][ .-]<))(?:/?(?:%s)\b[^<>]*><?)+(?<=>)[ .-]?[0-9]"
    % "|".join(INLINE_NAMES).encode()
)
ENTITY = re.compile(rb"&#(?!3[49];)")
PERCENT_DIGIT = re.compile(rb"%(?:3[0-9]|(?<=[0-9]%)(?:20|2[DE]|2[de]|C2%A0|c2%a0)[0-9])")
UNICODE_DIGIT = re.compile(rb"\\u(?:003[0-9]|ff1)")


def views(content: bytes, kind: str = "") -> Iterator[str]:
    """The text as it is written, and, where it has tags, as it is read; line breaks stay where they are.

    `kind` is the ending of its name.
    """
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = content.decode("utf-16", "replace")
    else:
        text = content.decode("utf-8", "replace")
    if kind in FOLDED_LINES:
        text = FOLD.sub("", text)
    yield plain(text)
    if "<" in text:
        yield plain(without_tags(text))


def without_tags(text: str) -> str:
    """The text without its tags; those that part what stands beside them leave a boundary."""
    return TAG.sub(lambda tag: "" if (tag[1] or "").lower() in INLINE else BOUNDARY, text)


def plain(text: str) -> str:
    """Escapes undone, digits of every script as 0–9, and nothing unseen between them."""
    if "&" in text:
        text = unescape(text)
    if "\\u" in text:
        text = ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), text)
    if "%" in text:
        text = PERCENT.sub(lambda escape: unquote(escape[0]), text)
    if not text.isascii():
        text = NOT_ASCII.sub(lambda letter: _plain(letter[0]), text)
    if any(mark in text for mark in MARKED):  # four quick looks, where the expression would try every letter
        text = MARKS.sub("", text)
    return text


@cache
def _plain(letter: str) -> str:
    """A character beyond ASCII as it reads among digits."""
    number = unicodedata.decimal(letter, None)
    if number is not None:
        return str(number)
    match unicodedata.category(letter):
        case "Cf" | "Mn" | "Me":  # soft hyphens, joiners, marks, variation selectors
            return ""
        case "Zs":
            return " "
        case "Pd":
            return "-"
    return DOTS.get(letter, letter)


DOTS = {
    "\u00b7": ".",
    "\u2022": ".",
    "\u2024": ".",
    "\u2027": ".",
    "\u30fb": ".",
    "\uff0e": ".",
    "\u2212": "-",
}
