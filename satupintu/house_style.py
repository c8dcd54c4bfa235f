"""How the office writes: dates, money, links, capitals, tables and sentences that a reviewer would send back.

Warnings only, for Indonesian texts. A rule looks closer only where a text holds what it cannot do without, since every
text of every build is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from satupintu.dates import month_name
from satupintu.sieve import Sieve

if TYPE_CHECKING:
    from satupintu.markdown_faults import Source

DATE, MONEY, LINK, CAPITALS, HEADER, SENTENCE, PASTED, MARKS = (
    "tanggal-tulis",
    "uang",
    "kata-tautan",
    "huruf-besar",
    "kepala-tabel",
    "kalimat",
    "tempelan",
    "tanda",
)
"""The names of the rules."""
MAX_TOLD = 10
"""Remarks of one rule on one text."""
MAX_WORDS = 45
"""Of a sentence; no reader holds on to more."""
LEAST_LETTERS = 5 * MAX_WORDS
"""A stretch of fewer letters hardly has so many words."""

Remark = tuple[int, str]
"""Where in a text something stands, and what is said of it."""

ENGLISH_MONTHS = {
    name: number
    for number, name in enumerate(
        "January February March - May June July August - October - December".split(), 1
    )
    if name != "-"
}
"""Months whose English name is another one."""
MONTHS = {**ENGLISH_MONTHS, "Pebruari": 2, "Nopember": 11}
"""With the two of an older spelling."""
_MONTH = "|".join(MONTHS)
_MAY_BE_DATE = Sieve(f"[/-]20|{_MONTH}")
_NAMED = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({_MONTH})\b(?: (\d{{4}})\b)?")
_NAMED_FIRST = re.compile(rf"\b({_MONTH}) (\d{{1,2}})(?:st|nd|rd|th)?\b(?:, (\d{{4}})\b)?")
_NUMBERS = re.compile(r"(?<![\w/.-])(\d{1,2})([/-])(\d{1,2})\2(\d{4})(?![\w/-])")
_NUMBERED = re.compile(r"(?:[Nn]omor|[Nn]o\.|SK|[Ss]urat)[ :]{0,2}$")
"""Before what looks like a day and is the number of a letter."""
_MONEY = re.compile(
    r"\bRp\.? ?(?P<dash>\d[\d.]*),[-–]{1,2}|\bRp ?(?P<comma>\d{1,3}(?:,\d{3})+)(?![\d.])|\bRp\. ?(?P<dot>\d[\d.]*\d|\d)|\bIDR ?(?P<code>\d[\d.,]*\d)"
)
_MAY_BE_MONEY = Sieve("Rp|IDR")
_LINK = re.compile(r"(?<!!)\[([^\[\]\n]{1,40})\]\(")
_LINK_OR_PICTURE = re.compile(r"\[([^\[\]\n]{1,40})\]\(")
MEANINGLESS = frozenset(
    (
        "klik, klik di sini, klik disini, klik link ini, klik tautan ini, di sini, disini, sini, link, link ini, tautan ini, "
        "selengkapnya, baca selengkapnya, lihat selengkapnya, baca di sini, lihat di sini, daftar di sini, unduh di sini, "
        "download di sini, click here"
    ).split(", ")
)
"""Words of links that tell nobody where they lead."""
_LAST_WORDS = "|".join(sorted({words.split()[-1] for words in MEANINGLESS})).replace("i", "[iİ]")
"""With the one letter that is two when it is made small, of which the second is no letter."""
_ENDS_MEANINGLESS = Sieve(rf"(?i)(?:{_LAST_WORDS})[^0-9A-Za-z\[\]\n]{{0,40}}\]\(")
_CAPITALS = re.compile(r"(?<![A-Z])[A-Z]{2,}+(?:[ ,/–-]{1,2}+[A-Z]{2,}+)++")
LONG_WORD = 5
"""Letters from which on a word in capitals is hardly an abbreviation."""
_ONLY_CAPITALS = bytes(ord("A") if 65 <= letter <= 90 else ord(" ") for letter in range(256))
_LONG_CAPITALS = b"A" * LONG_WORD
"""In a text of which `_ONLY_CAPITALS` has left the capitals: found far sooner than by an expression."""
_BLANK_HEADER = re.compile(
    r"^[ >]{0,6}+(?:[ \t]*+\|)++[ \t]*+\n[ >]{0,6}+\|?+[ \t]*+:?-+:?[ \t]*+(?:\|[ \t]*+:?-*+:?[ \t]*+)*+$",
    re.MULTILINE,
)
_MAY_HAVE_BLANK_HEADER = Sieve(r"\| *(?:\||\n *\| *\n *\|)")
_HIDDEN = re.compile(r"`[^`\n]*`|\]\([^()\s]*\)|<?https?://\S+")
"""Code and addresses, which are not read as words."""
_STOPS = re.compile(r"\n\n|\n[-*|#]|\n\d")
_ENDS = re.compile(r"[.!?…:;](?=[\s\"”*_)]|$)|\n[ \t]*(?:\n|(?=[-*+>#|]|\d{1,3}[.)]))")
"""Where a sentence ends, or something else begins: a paragraph, a point of a list, a row."""
BULLETS = "•·●▪■◦‣∙\uf0a7\uf0b7\uf0d8"
"""What word processors put before the points of a list; the last three are letters of their symbol fonts."""
_POINTS = re.compile(rf"(?:^[ \t>]{{0,6}}+(?:[{BULLETS}][ \t\xa0]|o\t)[^\n]*(?:\n|\Z))+", re.MULTILINE)
_ROWS = re.compile(r"(?:^(?![ >]*(?:[-*+|#]|\d+[.)]))[^\t\n]*\S\t+\S[^\n]*(?:\n|\Z)){2,}", re.MULTILINE)
"""Lines with tabs in them, as cells come from a document or a sheet."""

_REVERSED = re.compile(r"\(([^()\n]{1,80})\)\[ {7,}")
_APART = re.compile(r"\[([^\[\]\n^][^\[\]\n]{0,79})\] +\((?: {7,}|(?:\.\./|/)[^()\s]*\))")
"""Links with their parts in the wrong order, or apart; the address is blank."""
_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|webp|svg|heic)|(?:foto|gambar|picture|image|img|dsc|photo)[ _-]*(?:\d[\d _-]*)?|whatsapp image.*",
    re.IGNORECASE,
)
SIGNS = (")[", "] (", "]  (", "|")
"""Without any of these there is no such link and no table."""
_TIGHT = re.compile(r"^(#{2,6})([^\W_][^\n]{0,60})", re.MULTILINE)
_BARS = re.compile(r"(?:^[ ]{0,3}\|[^\n]*\|[ \t]*(?:\n|\Z)){2,}", re.MULTILINE)
_DASHES = re.compile(r"[ \t|:]*-[ \t|:-]*")


def remarks(source: Source) -> Iterator[tuple[str, int, str]]:
    """The rule, the line of the text (from 1), and the message, for each thing a reviewer would send back."""
    text = source.text
    for rule, (may_apply, look) in STYLE_RULES.items():
        if may_apply(text):
            prose = _visible(source.prose)
            for place, message in islice(look(prose), MAX_TOLD):
                yield rule, prose.count("\n", 0, place) + 1, message


def line_remarks(text: str) -> Iterator[tuple[str, str]]:
    """The same of a single line, such as a title or a summary: rule and message."""
    for rule in (DATE, MONEY, CAPITALS):
        may_apply, look = STYLE_RULES[rule]
        if may_apply(text):
            yield from ((rule, message) for _place, message in islice(look(text), 1))


def alt_remark(words: str) -> str:
    """What is said of words for a picture that name its file or only that it is one; "" of all others."""
    if not _FILE_NAME.fullmatch(words.strip()):
        return ""
    return f"teks pengganti `{words.strip()}` tidak menyebut yang terlihat; tulis misalnya `Peserta berdiskusi di aula`"


def _visible(prose: str) -> str:
    """A text with its letters where they are, and code and addresses blank."""
    return _HIDDEN.sub(lambda match: _blank(match[0]), prose)


def _blank(text: str) -> str:
    """Spaces for a text; of the target of a link the brackets stay."""
    return f"]({' ' * (len(text) - 3)})" if text.startswith("](") else " " * len(text)


def _dates(text: str) -> Iterator[Remark]:
    for match in _NAMED.finditer(text):
        day, month, year = match.groups()
        yield match.start(), _date_told(match[0], day, MONTHS[month], year)
    for match in _NAMED_FIRST.finditer(text):
        month, day, year = match.groups()
        if not _NAMED.search(text, max(0, match.start() - 5), match.end()):
            yield match.start(), _date_told(match[0], day, MONTHS[month], year)
    for match in _NUMBERS.finditer(text):
        day, month_number, year = match[1], int(match[3]), match[4]
        before = text[max(0, match.start() - 12) : match.start()]
        if 1 <= int(day) <= 31 and 1 <= month_number <= 12 and not _NUMBERED.search(before):
            yield match.start(), _date_told(match[0], day, month_number, year)


def _date_told(written: str, day: str, month: int, year: str | None) -> str:
    better = " ".join(filter(None, (str(int(day)), month_name(month), year)))
    return f"tulis tanggal dengan nama bulan Indonesia: `{better}`, bukan `{written}`"


def _amounts(text: str) -> Iterator[Remark]:
    for match in _MONEY.finditer(text):
        digits = re.sub(r"[.,]", "", next(filter(None, match.groups())))
        better = f"Rp{int(digits):,}".replace(",", ".")
        yield (
            match.start(),
            f"tulis uang tanpa titik sesudah `Rp` dan tanpa `,-`: `{better}`, bukan `{match[0]}`",
        )


def _may_have_link(text: str) -> bool:
    return _ENDS_MEANINGLESS.holds(text) and any(
        _words(match) in MEANINGLESS for match in _LINK_OR_PICTURE.findall(text)
    )


def _words(link: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", link.lower()))


def _links(text: str) -> Iterator[Remark]:
    for match in _LINK.finditer(text):
        if _words(match[1]) in MEANINGLESS:
            yield (
                match.start(),
                f"tautan `{match[1].strip()}` tidak menyebut tujuannya; tulis nama halaman atau berkas yang dibuka",
            )


def _capitals(text: str) -> Iterator[Remark]:
    for match in _CAPITALS.finditer(text):
        words = re.findall("[A-Z]+", match[0])
        long = sum(len(word) >= LONG_WORD for word in words)
        if long * 2 >= len(words) and long >= (2 if _is_whole_line(text, match) else 3):
            shown = match[0] if len(match[0]) <= 60 else f"{match[0][:60]}…"
            yield (
                match.start(),
                f"jangan menulis dengan huruf besar semua: `{shown}`; pakai huruf besar di awal saja",
            )


def _is_whole_line(text: str, match: re.Match[str]) -> bool:
    """Whether nothing else is written on the line: a title, a heading."""
    start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
    around = text[start : match.start()] + text[match.end() : end if end >= 0 else len(text)]
    return re.search(r"\w", around) is None


def _headers(text: str) -> Iterator[Remark]:
    for match in _BLANK_HEADER.finditer(text):
        yield match.start(), "tabel ini tanpa kepala kolom; isi baris pertamanya dengan nama setiap kolom"


def _may_be_long(text: str) -> bool:
    return any(
        len(stretch) > LEAST_LETTERS and max(map(len, _STOPS.split(stretch))) > LEAST_LETTERS
        for stretch in text.split(".")
    )


def _sentences(text: str) -> Iterator[Remark]:
    start = 0
    for end in (*(match.end() for match in _ENDS.finditer(text)), len(text)):
        sentence = text[start:end]
        words = len(re.findall(r"\w[^\s|]*", sentence)) if "|" not in sentence else 0
        if words > MAX_WORDS:
            place = start + len(sentence) - len(sentence.lstrip())
            yield (
                place,
                f"kalimat ini {words} kata; pecah menjadi kalimat-kalimat paling panjang {MAX_WORDS} kata",
            )
        start = end


def _may_be_pasted(text: str) -> bool:
    return "\t" in text or any(bullet in text for bullet in BULLETS)


def _pasted(text: str) -> Iterator[Remark]:
    for match in _POINTS.finditer(text):
        bullet = match[0].lstrip(" \t>")[0]
        yield (
            match.start(),
            f"butir dengan tanda `{bullet}` akan bersambung menjadi satu paragraf; awali setiap butir dengan `- `",
        )
    for match in _ROWS.finditer(text):
        yield (
            match.start(),
            "baris yang dipisah tab akan bersambung menjadi satu paragraf; tulis sebagai tabel, dengan `|` di antara kolomnya",
        )


def _may_have_marks(text: str) -> bool:
    return any(sign in text for sign in SIGNS) or _TIGHT.search(text) is not None


def _marks(text: str) -> Iterator[Remark]:
    """Marks that readers would see as they are written."""
    for pattern in (_REVERSED, _APART):
        for match in pattern.finditer(text):
            yield (
                match.start(),
                f"tautan ini tampil sebagai tulisan biasa; tulis `[{match[1].strip()}](alamat)`, tanpa spasi di antara `]` dan `(`",
            )
    for match in _TIGHT.finditer(text):
        words = match[2].strip()
        yield (
            match.start(),
            f"judul bagian ini tampil sebagai tulisan biasa; beri spasi: `{match[1]} {words}`",
        )
    for match in _BARS.finditer(text):
        if not _DASHES.fullmatch(match[0].splitlines()[1]):
            columns = match[0].splitlines()[0].strip().strip("|").count("|") + 1
            row = f"|{' --- |' * min(columns, 6)}"
            yield (
                match.start(),
                f"tabel ini tampil sebagai tulisan biasa; tambahkan baris `{row}` sesudah baris pertamanya",
            )


def _may_be_capitals(text: str) -> bool:
    shape = text.encode(errors="replace").translate(_ONLY_CAPITALS)
    return _LONG_CAPITALS in shape and _CAPITALS.search(text) is not None


STYLE_RULES: dict[str, tuple[Callable[[str], bool], Callable[[str], Iterator[Remark]]]] = {
    DATE: (_MAY_BE_DATE.holds, _dates),
    MONEY: (_MAY_BE_MONEY.holds, _amounts),
    LINK: (_may_have_link, _links),
    CAPITALS: (_may_be_capitals, _capitals),
    HEADER: (_MAY_HAVE_BLANK_HEADER.holds, _headers),
    SENTENCE: (_may_be_long, _sentences),
    PASTED: (_may_be_pasted, _pasted),
    MARKS: (_may_have_marks, _marks),
}
"""Each rule: whether a text may break it at all, and where it does."""
