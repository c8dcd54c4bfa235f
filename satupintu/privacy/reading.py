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
MARKS = re.compile(r"[*`~\\](?:(?<=[0-9].)[*`~\\]*|[*`~\\]*(?=[0-9]))")
"""What Markdown puts between digits without anybody seeing it."""
TAG = re.compile(r"<!--|-->|</?[A-Za-z][^<>]*>")
INLINE_NAMES = tuple(
    "a abbr b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time"
    " tspan tt u var wbr".split()
)
"""Elements of HTML and SVG that do not part what stands in them from what stands beside them."""
INLINE = re.compile(rf"</?(?:{'|'.join(INLINE_NAMES)})(?![\w:.-])[^<>]*>", re.IGNORECASE)
BOUNDARY = "\x1f"
"""Stands for a tag that parts: no number goes across it."""


def suspicious(content: bytes) -> bool:
    """Whether a text may hold a number worth reading it for; quick, as it is asked of every page.

    What may stand between digits is taken out, and every digit, of any script, becomes a `0` (`SHAPES`): then
    whatever a recogniser finds is ten digits in a row, a NIK, NIP or NPWP fifteen. What a disguise keeps apart there
    (tags, characters by name, number or escape) is looked for by itself.
    """
    shape = content.translate(SHAPES, BETWEEN)
    return (
        (TEN in shape and (FIFTEEN in shape or _may_be_mobile(content) or _may_be_account(content, shape)))
        or (b"<" in shape and TAGS_BETWEEN.search(shape) is not None)
        or _is_there(b"&", ENTITY, content)
        or _is_there(b"&", NAMED_BETWEEN, shape)
        or _is_there(b"%", PERCENT_DIGIT, content)
        or _is_there(b"\\", UNICODE_DIGIT, content)
    )


def _is_there(sign: bytes, disguise: re.Pattern[bytes], text: bytes) -> bool:
    """Whether a disguise is in a text. It begins with a sign that most texts have late or not at all, and one byte is
    found ten times as quickly as an expression."""
    start = text.find(sign)
    return start >= 0 and disguise.search(text, start) is not None


def _may_be_mobile(content: bytes) -> bool:
    """Whether ten digits in a row begin with 08 or 628; a digit of another script counts as an `8`."""
    return MOBILE.search(content.translate(FOREIGN_AS_EIGHT, BETWEEN)) is not None


def _may_be_account(content: bytes, shape: bytes) -> bool:
    """Whether the word stands in a text; without the letters of any word that has it, in `shape`, it need not be read."""
    return b"ek" in shape and ACCOUNT_WORD.search(content.lower()) is not None


BETWEEN = (
    b"\x00\t\n\r ._()/+*`~\\-"
    + bytes(range(0x80, 0xC0))
    + b"\xc2\xc3\xcc\xcd\xd2\xd6\xd7\xd8\xdc\xdd\xde\xe2\xe3\xf3"
)
"""Separators, marks, and the bytes of characters beyond ASCII that read as one of them or as nothing, like a thin
space, a dash or a mark over the letter before; but for those that begin as digits of another script do."""
FOREIGN = b"\xd9\xdb\xdf\xe0\xe1\xea\xef\xf0"
"""Bytes that begin a digit of another script in UTF-8 (Unicode, category Nd)."""
FOREIGN_AS_EIGHT = bytes(ord("8") if byte in FOREIGN else byte for byte in range(256))
SHAPES = bytes(ord("0") if byte in b"0123456789" + FOREIGN else byte for byte in bytes(range(256)).lower())
"""Every digit as a zero, every letter small."""
TEN, FIFTEEN = b"0" * 10, b"0" * 15
"""A mobile number or an account has at least so many digits, a NIK, NIP or NPWP at least so many."""
MOBILE = re.compile(rb"8(?<=[028]8)[1-9][0-9]{7}")
ACCOUNT_WORD = re.compile(rb"ek(?:ening|(?<=rek)(?![a-z]))")
"""In small letters."""
BEGINNINGS = tuple(
    name
    for name in INLINE_NAMES
    if not any(name.startswith(other) for other in INLINE_NAMES if other != name)
)
"""How the names of such elements begin: whatever may come behind a name, the shorter one stands for all that begin with it."""
INLINE_TAG = rb"(?:%s)[^<>]*+>" % "|".join(BEGINNINGS).encode()
"""In a shape, where neither slash nor space is left, and behind its `<`: a tag of an element that may not part."""
TAGS_BETWEEN = re.compile(
    rb"0<(?:(?<=0{5}<)@(?:<@)*+0|@(?:<@)*+(?:0(?:<@)*+){5})".replace(
        b"@", INLINE_TAG
    )  # one of the sides has five
)
"""In a shape, ten digits or more with such tags between them."""
ENTITY = re.compile(rb"&#(?!3[49];)")
NAMED_BETWEEN = re.compile(rb"&(?<=[0>]&)[a-z0]{2,31};?[0<&]")
"""In a shape, a character by its name (`&nbsp;`), a digit or a tag on either side."""
PERCENT_DIGIT = re.compile(
    rb"%(?:3[0-9]|(?:(?<=[0-9]%)|(?<=[0-9][ .()/_+-]%))[0-9A-Fa-f]{2}(?:[ .()/_+-]?%[0-9A-Fa-f]{2}){0,8}[ .()/_+-]?[0-9])"
)
UNICODE_DIGIT = re.compile(
    rb"\\u(?:003[0-9]|[fF][fF]1|(?<=[0-9]\\u)[0-9a-fA-F]{4}(?:\\u[0-9a-fA-F]{4}){0,8}[0-9])"
)


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
    return TAG.sub(BOUNDARY, INLINE.sub("", text))


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
