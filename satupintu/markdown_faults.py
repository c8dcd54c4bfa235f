"""What is wrong with a Markdown text, at which of its lines, and what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from satupintu.markdown_finish import Heading
from satupintu.problems import Problem, Severity
from satupintu.sanitize import Forbidden
from satupintu.sieve import Sieve

MAX_BYTES = 256 * 1024
MAX_DEPTH = 30
"""Quotes and lists inside each other; deeper ones make Markdown engines slow (quadratic)."""

MAX_COLUMNS = MAX_DEPTH * 4
"""Indentation of a list item: docs/dialek.md has four columns a level."""

MAX_BRACKETS = 100
"""Brackets in a row; more are no link but an attack on an engine."""

MAX_CELLS = 100_000
"""Cells of all tables: a short row is filled up to its table's width, and 256 KiB could become gigabytes."""

MAX_REPORTED = 20
"""Faults of one kind in one text; the others show when these are mended."""


class Fault(Struct, frozen=True):
    """One thing to mend: the rule, the line of the text (from 1; None if it cannot be told), the message."""

    rule: str
    line: int | None
    message: str
    severity: Severity = Severity.ERROR

    def problem(self, path: str, first_line: int = 1) -> Problem:
        """The same as a Problem of a file whose text begins at `first_line`."""
        line = first_line if self.line is None else first_line + self.line - 1
        return Problem(path, line, self.rule, self.message, self.severity)


class Source:
    """The author's text, for finding the line of something seen in the HTML; fenced code is passed over."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def prose(self) -> str:
        """The text with its lines where they are, and those of fenced code empty."""
        return _FENCE.sub(lambda match: "\n" * match[0].count("\n"), self.text)

    def line(self, snippet: str) -> int | None:
        """The first line that has the snippet, in any case of letters."""
        place = self._lower_prose.find(snippet.lower())
        return None if place < 0 else self.prose.count("\n", 0, place) + 1

    def line_of_heading(self, heading: Heading) -> int | None:
        """The first heading of that level with these words; of that level only, if the words carry marks."""
        of_level = self._headings.get("#" * heading.level, [])
        of_words = (match for match in of_level if match[2].strip("# \t") == heading.text)
        match = next(of_words, of_level[0] if of_level else None)
        if match is not None:
            return self.prose.count("\n", 0, match.start()) + 1
        return self.line(heading.text) if heading.text else None

    @cached_property
    def _lower_prose(self) -> str:
        return self.prose.lower()

    @cached_property
    def _headings(self) -> dict[str, list[re.Match[str]]]:
        by_marks: dict[str, list[re.Match[str]]] = {}
        for match in _HEADING.finditer(self.prose):
            by_marks.setdefault(match[1], []).append(match)
        return by_marks


_FENCE = re.compile(
    r"^ {0,3}(?P<fence>`{3,}+(?=[^`\n]*\n)|~{3,}+)[^\n]*+\n(?:.*?^ {0,3}(?P=fence)[`~]*+[ \t]*+$|.*)",
    re.MULTILINE | re.DOTALL,
)
_HEADING = re.compile(r"^[ >]{0,6}(#{1,6})(?!#)([^\n]*)", re.MULTILINE)


# ------------------------------------------------------------------------------ before converting

_MARKER = r"[ \t]*+(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))"
# These begin with the line feed and not with `^`: a literal start is searched four times as fast.
_DEEP_MARKERS = re.compile(rf"\n(?:{_MARKER}){{{MAX_DEPTH + 1}}}")
_DEEP_INDENT = re.compile(rf"\n(?=[ >]{{{MAX_COLUMNS}}})[ >]++(?:[-*+]|\d{{1,9}}[.)])")
_BRACKETS = re.compile(rf"(?:!?[\[\](][ \t]?){{{MAX_BRACKETS}}}")
_DIGIT = r"[^\x00-/:-\x7f]"
"""Or any other letter that is not ASCII: the digits of all scripts would take 2 MiB."""
_MAY_BE_DEEP = Sieve(rf"\t|\n(?:[ \t]*(?:>|[-*+]|{_DIGIT}+[.)])){{{MAX_DEPTH + 1}}}|\n[ >]{{{MAX_COLUMNS}}}")
_THREE_BRACKETS = Sieve(r"[\[\](][ \t]?!?[\[\](][ \t]?!?[\[\](]")


def refusals(source: Source) -> Iterator[Fault]:
    """Why a text is not given to an engine at all; each reason looks at the text once."""
    text = source.text
    if len(text) * 4 > MAX_BYTES and (size := len(text.encode())) > MAX_BYTES:
        yield Fault(
            "ukuran",
            1,
            f"isi terlalu besar ({size // 1024} KiB); paling besar {MAX_BYTES // 1024} KiB,"
            " pecah menjadi beberapa halaman",
        )
        return
    if (line := _deep_line(source)) is not None:
        yield too_deep(line)
    if (line := _bracketed_line(text)) is not None:
        yield Fault(
            "kurung",
            line,
            f"{MAX_BRACKETS} tanda kurung atau lebih berurutan; hapus, atau tulis di antara tanda ```",
        )
    if "|" in text and _cells(text) > MAX_CELLS:
        message = "tabel terlalu besar; buang kolom atau baris kosong, atau lampirkan sebagai berkas"
        yield Fault("tabel", _line_of_widest_table(text), message)


def _deep_line(source: Source) -> int | None:
    """The first line nested too deep. What stands before a marker counts in columns, a tab as four."""
    lines = "\n" + source.text
    if not _MAY_BE_DEEP.holds(lines):
        return None
    if (match := _DEEP_MARKERS.search(lines)) is not None:
        return lines.count("\n", 0, match.start()) + 1
    if _DEEP_INDENT.search(lines.expandtabs(4) if "\t" in lines else lines) is None:
        return None
    prose = "\n" + source.prose.expandtabs(4)  # without code, which may stand as far in as it likes
    match = _DEEP_INDENT.search(prose)
    return None if match is None else prose.count("\n", 0, match.start()) + 1


def _bracketed_line(text: str) -> int | None:
    if not _THREE_BRACKETS.holds(text):
        return None
    match = _BRACKETS.search(text)
    return None if match is None else text.count("\n", 0, match.start()) + 1


_TABLE_RULE = re.compile(r"\n[ \t>]*+([-:|][-:| \t\v\f]*+)(?=\n|$)")
_BLANK_LINE = re.compile(r"\n[ \t]*+\n")


def _cells(text: str) -> int:
    """At most how many cells the tables can have: a table ends at a blank line, its rule gives its width."""
    if (text.count("|") + 1) * (
        text.count("\n") + 1
    ) <= MAX_CELLS:  # were it all one table, and each bar in its rule
        return 0
    if _TABLE_RULE.search(text) is None:
        return 0
    blocks = ("\n" + block for block in _BLANK_LINE.split(text))
    return sum(_columns(block) * block.count("\n") for block in blocks if "|" in block)


def _columns(block: str) -> int:
    return max(
        (match[1].count("|") + 1 for match in _TABLE_RULE.finditer(block) if "|" in match[1]), default=0
    )


def _line_of_widest_table(text: str) -> int:
    rules = _TABLE_RULE.finditer(text)
    widest = max(rules, key=lambda match: match[1].count("|"))
    return text.count("\n", 0, widest.start()) + 1


def too_deep(line: int | None) -> Fault:
    """The fault of quotes, lists or elements inside each other beyond the limit."""
    return Fault(
        "kedalaman",
        line,
        f"kutipan, daftar, atau elemen bertumpuk lebih dari {MAX_DEPTH} tingkat; kurangi tingkatnya",
    )


def too_complicated() -> Fault:
    """The fault of a text that takes an engine more time or memory than one file may."""
    return Fault(
        "rumit",
        None,
        "isi terlalu rumit untuk diolah; sederhanakan tabel dan tanda kurungnya, atau pecah isinya",
    )


# ------------------------------------------------------------------------------ after converting


def forbidden_faults(source: Source, things: Iterable[Forbidden]) -> Iterator[Fault]:
    """Nothing the cleaner drops goes without a word."""
    for thing in things:
        message = f"{thing.description} tidak boleh ada di isi; {thing.remedy}"
        yield Fault("html", source.line(thing.snippet), message)


def heading_faults(source: Source, headings: Iterable[Heading]) -> Iterator[Fault]:
    """Headings start at level 2 and go down one level at a time (WCAG 1.3.1; axe heading-order)."""
    above = 1
    for heading in headings:
        marks = "#" * heading.level
        line = None
        if heading.level == 1:
            line = source.line_of_heading(heading)
            yield Fault("judul", line, "judul `#` dipakai untuk judul halaman; di isi tulis `##`")
        elif heading.level > above + 1:
            line = source.line_of_heading(heading)
            yield Fault("judul", line, f"judul `{marks}` meloncati satu tingkat; tulis `{'#' * (above + 1)}`")
        if not heading.text:
            line = line or source.line_of_heading(heading)
            yield Fault("judul", line, f"judul `{marks}` kosong; isi atau hapus")
        above = max(heading.level, 2)


def picture_fault(source: Source, target: str) -> Fault:
    """A picture that a screen reader cannot tell (WCAG 1.1.1)."""
    return Fault(
        "alt",
        source.line(f"]({target}") or source.line(target),
        f"gambar `{target}` tanpa teks pengganti; tulis `![apa yang terlihat]({target})`,"
        f" atau `![hiasan]({target})` bila hanya hiasan",
    )


def link_fault(source: Source, target: str) -> Fault:
    """A link without words (WCAG 2.4.4)."""
    return Fault(
        "tautan",
        source.line(f"[]({target}") or source.line(target),
        f"tautan ke `{target}` tanpa teks; tulis `[nama tujuan]({target})`",
    )


_NOTE = re.compile(r"^ {0,3}\[\^([^\[\]\s]+)\]:", re.MULTILINE)
_REFERENCE = re.compile(r"\[\^([^\[\]\s]+)\](?!:)")


def footnote_faults(source: Source) -> Iterator[Fault]:
    """A note nobody refers to would not be shown; a reference without a note would stand as it was typed."""
    notes = {match[1].lower(): match.start() for match in _NOTE.finditer(source.prose)}
    without_code = _CODE.sub(_blank, source.prose)
    references = {match[1].lower(): match.start() for match in _REFERENCE.finditer(without_code)}
    for name in sorted(notes.keys() ^ references.keys()):
        if name in notes:
            message = f"catatan kaki `[^{name}]` tidak dirujuk; tulis `[^{name}]` di teks, atau hapus"
        else:
            message = f"rujukan `[^{name}]` tidak punya catatan; tulis `[^{name}]: isi catatan` di bawah teks"
        place = notes.get(name, references.get(name, 0))
        yield Fault("catatan-kaki", source.prose.count("\n", 0, place) + 1, message)


_CODE = re.compile(r"`[^`\n]*`")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])
