"""What is wrong with YAML that cannot be read, told to someone who does not know YAML.

Pure: from the parser's own complaint and the text to a row and an Indonesian sentence with the remedy.
"""

from __future__ import annotations

import re

import yaml

COLON = re.compile(r":(?=\s|$)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Characters nobody types and XML forbids; they come with text pasted from elsewhere."""
INDENTED_WITH_TAB = re.compile(r"^ *\t")
GLUED_KEY = re.compile(r"^\s*([A-Za-z_]+):(?=\S)")
"""A key whose value follows the colon at once, or after a space that only looks like one."""
PASTED_SPACE = re.compile(r"^\s*[A-Za-z_]+:[^\S ]")
"""A key and, behind its colon, a space that is none to YAML: word processors and web pages have them."""
GLUED_ENTRY = re.compile(r"^\s*-[^\s-]")

TOLD_AT_BEGINNING = ("while scanning a quoted scalar", "while scanning a simple key", "while parsing a flow")
"""Faults that YAML notices lines later, where the next thing begins or the file ends."""
LIST_FAULT = "daftar keliru; tiap butir diawali `- ` dengan indentasi yang sama"
UNSEEN = "ada karakter kendali yang tidak terlihat; ketik ulang baris ini"
EXPLANATIONS = (
    ("while scanning a quoted scalar", "tanda kutip pembuka tidak ditutup; tambahkan tanda kutip penutup"),
    ("found unexpected end of stream", "tanda kutip pembuka tidak ditutup; tambahkan tanda kutip penutup"),
    (
        "did not find expected key",
        "susunan baris ini keliru; nilai yang diawali tanda kutip atau kurung harus diapit seluruhnya, misalnya `judul: '[Penting] Rapat'`, dan kunci tidak boleh menjorok",
    ),
    (
        "did not find expected '-' indicator",
        LIST_FAULT,
    ),
    (
        "did not find expected ',' or",
        "tanda kurung `[` atau `{` tidak ditutup; tutup, atau apit nilainya dengan tanda kutip",
    ),
    (
        "block sequence entries are not allowed",
        "butir daftar `- ` harus mulai di baris baru sesudah nama kuncinya",
    ),
    ("special characters are not allowed", UNSEEN),
    ("control characters are not allowed", UNSEEN),
    ("escape", "tanda `\\` di antara tanda kutip ganda tidak diterima; pakai tanda kutip tunggal"),
    ("undefined alias", "tanda `*` di awal nilai tidak diterima; apit nilainya dengan tanda kutip"),
    ("while scanning an alias", "tanda `*` di awal nilai tidak diterima; apit nilainya dengan tanda kutip"),
    ("while scanning an anchor", "tanda `&` di awal nilai tidak diterima; apit nilainya dengan tanda kutip"),
    ("tag", "tanda `!` di awal nilai tidak diterima; apit nilainya dengan tanda kutip"),
)

TAB = "baris ini diawali tab; hapus tabnya, dan pakai spasi bila baris ini memang harus menjorok"
NO_COLON = "titik dua sesudah nama kunci tidak ada; tulis `kunci: nilai`"
OR_JOINED = ", atau sambung dengan baris di atasnya bila ini lanjutannya"


def explained(fault: yaml.YAMLError, text: str) -> tuple[int, str]:
    """The row to look at, from 0, and what is wrong there."""
    told = str(fault)
    rows = text.removesuffix("\n").split("\n")
    line, column = _position(fault, told, rows)
    if INDENTED_WITH_TAB.match(rows[line]):
        return line, TAB
    if "mapping values are not allowed" in told:
        return _misplaced_colon(rows, line)
    if "cannot start any token" in told:
        return line, _misplaced_sign(rows[line][column : column + 1])
    if "could not find expected ':'" in told:
        return line, _missing_colon(rows, line)
    if "did not find expected key" in told and rows[line].lstrip().startswith("- "):
        return line, LIST_FAULT
    return line, next(
        (ours for theirs, ours in EXPLANATIONS if theirs in told),
        "baris ini tidak dapat dibaca sebagai `kunci: nilai`; periksa titik dua, tanda kutip, dan indentasi",
    )


def _position(fault: yaml.YAMLError, told: str, rows: list[str]) -> tuple[int, int]:
    """Row and column, from 0, at which the author should look."""
    mark = getattr(fault, "problem_mark", None)
    if mark is None or any(begun in told for begun in TOLD_AT_BEGINNING):
        mark = getattr(fault, "context_mark", None) or mark
    if mark is None:
        unseen = (row for row, text in enumerate(rows) if CONTROL.search(text))
        return next(unseen, 0), 0
    return min(int(mark.line), len(rows) - 1), int(mark.column)


def _misplaced_colon(rows: list[str], line: int) -> tuple[int, str]:
    """Why YAML meets a colon where it expects none: the row to mend, and how."""
    if len(COLON.findall(rows[line])) > 1:
        return (
            line,
            'ada titik dua di dalam nilai; apit seluruh nilainya dengan tanda kutip, misalnya `judul: "Rapat: hasil"`',
        )
    if rows[line][:1].isspace() or line == 0:
        return (
            line,
            "baris ini menjorok keliru; samakan awal barisnya dengan kunci di atasnya, atau apit nilai yang memuat titik dua dengan tanda kutip",
        )
    above = next((row for row in range(line - 1, 0, -1) if rows[row].strip()), 0)
    return above, _missing_colon(rows, above)


def _missing_colon(rows: list[str], line: int) -> str:
    """Why a row is not read as a key and its value, and what to write."""
    row = rows[line]
    if PASTED_SPACE.match(row):
        return "sesudah titik dua ada spasi khusus, biasanya dari teks yang ditempel; hapus, lalu ketik satu spasi biasa"
    if glued := GLUED_KEY.match(row):
        return f"spasi sesudah titik dua tidak ada; tulis `{glued[1]}: …`"
    if GLUED_ENTRY.match(row):
        return "spasi sesudah tanda hubung tidak ada; tulis tiap butir daftar dengan `- ` di depannya"
    return NO_COLON + OR_JOINED if line else NO_COLON


def _misplaced_sign(sign: str) -> str:
    if sign == "\t":
        return TAB
    return f"nilai tidak boleh diawali tanda `{sign}`; apit seluruh nilainya dengan tanda kutip"
