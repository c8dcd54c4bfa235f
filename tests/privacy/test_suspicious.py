"""The quick look lets nothing through that a reading would find: whatever parts the digits of a number."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satupintu.privacy.numbers import find
from satupintu.privacy.reading import BETWEEN, FOREIGN, INLINE_NAMES, plain, suspicious, views

NUMBERS = (
    "NIK 3204151203800001",
    "NIP 198001012005011001",
    "NPWP 012345678901000",
    "HP 081234567890",
    "HP 6281234567890",
    "rekening BRI 0123010001",
    "No. Rek. 1234567890123",
)
SEPARATORS = (" ", "-", ".", "_", "/", "(", ")", "\n", " - ", "\u00a0", "\u2009", "\u3000", "\u2011", "\u2013", "\u301c", "\u30fb")  # fmt: skip
UNSEEN = ("\u200b", "\u00ad", "\u200d", "\u0301", "\u0489", "\u05b0", "\u061c", "\ufe0f", "\U000e0100")
MARKS = ("*", "**", "`", "~~", "\\")
NAMED = (
    "&nbsp;",
    "&nbsp",
    "&shy;",
    "&thinsp;",
    "&ensp;",
    "&ndash;",
    "&#160;",
    "&#xAD;",
    "&lpar;",
    "&lowbar;",
)
PERCENT = ("%20", "%2D", "%2e", "%C2%A0", "%20%20", "-%20", "%28", "%e2%80%89")
ESCAPES = ("\\u0020", "\\u00a0", "\\u200b", "\\u2009\\u00ad")
TAGS = ("<b>", "</b>", "</b> <i>", "</b> - <i>", '<span class="a1">', "<wbr>", "<br>\n", "</td> <td>", "<!-- -->", "<B>", "<wbr/>")  # fmt: skip
PARTS = (*SEPARATORS, *UNSEEN, *MARKS, *NAMED, *PERCENT, *ESCAPES, *TAGS)


def is_found(text: str) -> bool:
    """Whether a reading of the text finds a number, asked without the quick look."""
    return any(found for view in views(text.encode()) for found in find(view))


def parted(number: str, parts: list[str]) -> str:
    """A number with something behind each of its digits."""
    between = iter(parts)
    return re.sub(r"(?<=\d)(?=\d)", lambda _gap: next(between, ""), number)


@settings(max_examples=600, deadline=None, derandomize=True)
@given(
    st.sampled_from(NUMBERS),
    st.lists(st.one_of(st.just(""), st.just(""), st.sampled_from(PARTS)), max_size=17),
    st.sampled_from(("", " 2026", " <i>", "&nbsp;")),
)
def test_whatever_a_reading_finds_is_suspicious(number: str, parts: list[str], behind: str) -> None:
    text = f"Data: {parted(number, parts)}{behind}."
    assert not is_found(text) or suspicious(text.encode())


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("number", NUMBERS)
def test_one_disguise_throughout_a_number_hides_nothing(number: str, part: str) -> None:
    text = f"Data: {parted(number, [part] * 17)}."
    assert not is_found(text) or suspicious(text.encode())


@pytest.mark.parametrize("part", [part for part in PARTS if part not in {"</td> <td>", "<br>\n", "<!-- -->"}])
def test_a_number_in_two_halves_is_suspicious(part: str) -> None:
    assert suspicious(f"NIK 32041512{part}03800001".encode())


@pytest.mark.parametrize("name", INLINE_NAMES)
def test_every_tag_that_may_not_part_may_stand_between_digits(name: str) -> None:
    for start in ("", "/"):
        for place in (2, 4, 8, 12, 14):
            text = f'{"3204151203800001"[:place]}<{start}{name} class="x">{"3204151203800001"[place:]}'
            assert suspicious(text.encode())


def test_every_character_that_reads_as_a_digit_or_as_nothing_is_seen_through() -> None:
    """By the first of its bytes: the others are taken out."""
    read = frozenset("0123456789 ._()/-") | {""}
    letters = (chr(code) for code in range(0x80, sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
    leading = {letter.encode()[0] for letter in letters if plain(letter) in read}
    assert leading <= set(BETWEEN + FOREIGN)


@pytest.mark.parametrize(
    "text",
    [
        "Rapat 22 November 2026 pukul 09.00, ruang 12",
        '<a href="/arsip/2026/">2026</a> <span class="jumlah">12</span>',
        '<time datetime="2026-11-22T08:00">22 November 2026</time>',
        "Nomor rekening diberitahukan di loket, tahun 2026",
        "Direktori rekrutmen 2026: 0123.01.0001",
        "?tahun=2026&amp;bulan=11&hal=2",
        "<li>2026</li> <li>2027</li>",
    ],
)
def test_what_pages_are_full_of_is_passed_over(text: str) -> None:
    assert not suspicious(text.encode())
