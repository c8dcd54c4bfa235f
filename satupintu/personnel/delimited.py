"""CSV as programs write it: any common encoding, separator and line end."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator, Mapping
from itertools import islice

from satupintu.personnel.faults import FileRefused
from satupintu.personnel.headings import SEARCHED_ROWS, find_headings

SEPARATORS = (";", ",", "\t", "|")
Record = tuple[int, list[str]]
"""The line a record begins on, from 1, and its cells."""


def read_records(raw: bytes, wanted: Mapping[str, str]) -> Iterator[Record]:
    """Every record of a CSV file. Raises FileRefused, also in the middle, where quotes do not close."""
    text = decoded(raw)
    separator = max(SEPARATORS, key=lambda separator: _found(text, separator, wanted))
    return _records(text, separator)


def decoded(raw: bytes) -> str:
    """UTF-8 and UTF-16 with or without mark, else Windows-1252. Raises FileRefused."""
    encoding = _encoding(raw)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        raise FileRefused(
            "Huruf di berkas ini tidak terbaca; simpan sebagai CSV UTF-8, lalu ulangi."
        ) from None
    if "\0" in text:
        raise FileRefused("Berkas ini bukan CSV; simpan sebagai CSV UTF-8 atau .xlsx, lalu ulangi.")
    return text


def _encoding(raw: bytes) -> str:
    if raw.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    beginning = raw[:400]
    for encoding, zeros in (("utf-16-le", beginning[1::2]), ("utf-16-be", beginning[::2])):
        if zeros and zeros.count(0) > len(zeros) // 2:
            return encoding
    try:
        codecs.getincrementaldecoder("utf-8")("strict").decode(raw, final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _found(text: str, separator: str, wanted: Mapping[str, str]) -> int:
    """How many wanted columns the first lines show when read with this separator."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        headings = find_headings(list(islice(reader, SEARCHED_ROWS)), wanted)
    except csv.Error:
        return 0
    return len(headings.places) if headings else 0


def _records(text: str, separator: str) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            raise FileRefused(
                f"Tanda kutip di sekitar baris {line} tidak berpasangan, atau selnya terlalu panjang; betulkan "
                "barisnya, atau simpan sebagai .xlsx."
            ) from None
        if cells is None:
            return
        yield line, cells
        line = reader.line_num + 1
