"""Personal numbers in plain text: NIK, NIP, NPWP, mobile numbers, accounts. Pure functions, no settings.

A number is looked for among the digits people write together (`Digits`), in the groupings people use. What
cannot be told from other numbers safely is not looked for: the old NIP of nine digits has no part that could
be checked. Kinds and their rules: docs/keputusan/0019-data-pribadi.md.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from operator import add

from msgspec import Struct

from satupintu.privacy.tables import number_table


class Kind(StrEnum):
    """What a number is, in the words of `bukan_data_pribadi`."""

    NIK = "nik"
    NIP = "nip"
    NPWP = "npwp"
    MOBILE = "ponsel"
    ACCOUNT = "rekening"
    CANARY = "penanda"


class Found(Struct, frozen=True):
    """One number: `digits` alone, and where it begins in the text it was found in. Never shown whole."""

    kind: Kind
    digits: str
    start: int

    @property
    def masked(self) -> str:
        return masked(self.digits)

    @property
    def digest(self) -> str:
        """By which the same number is known again without being kept."""
        return digest(self.digits)


def masked(digits: str) -> str:
    """The first and last two of some digits: enough to find a number at a line, too little to use it."""
    return f"{digits[:2]}{'•' * (len(digits) - 4)}{digits[-2:]}"


def digest(digits: str) -> str:
    return hashlib.sha256(digits.encode()).hexdigest()[:24]


UUID = re.compile(
    r"(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}(?![0-9a-f])"
)
"""RFC 9562, 4: feeds, calendars and cards name their entries by them, and digits in one are no number."""
UNREAD = "\x1f" * 36
MAYBE_UUID = re.compile(r"-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-")
RUN = re.compile(r"[0-9](?<![0-9][0-9])(?:[ \n._()/-]{0,3}[0-9]){9,}")
"""Ten digits or more that stand together, with what people write between them."""
GROUP = re.compile(r"[0-9]+")
MIN_HASH = 24
TOKEN = re.compile(r"[0-9A-Za-z]*")
NIK_WORDS = re.compile(r"\b(?:nik|ktp|kk|kartu keluarga|kependudukan)\b[^0-9]{0,24}$", re.IGNORECASE)
NPWP_WORD = re.compile(r"\bnpwp\b[^0-9]{0,24}$", re.IGNORECASE)
ACCOUNT_WORDS = re.compile(
    r"(?<!kode )(?<!kode_)\b(?:rek\.|rek|norek|rekening)(?![a-z])[^0-9]{0,40}$", re.IGNORECASE
)
OTHER_WORDS = re.compile(
    r"\b(?:isbn|issn|doi|nidn|nidk|nuptk|npsn|virtual account|va|kode barang|resi)\b[^0-9]{0,12}$",
    re.IGNORECASE,
)
"""Words right before a number that say what else it is."""
MOBILE_WORDS = re.compile(r"(?:hp|wa|tel|telp|telepon|phone|ponsel|whatsapp)$", re.IGNORECASE)
JOINT = re.compile(r"[ ._-]|[)][ -]?| [(]| - ")
"""What people write between the groups of a telephone number."""
ZERO_COMMA = re.compile(r"(?<![0-9])0,$")
ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
NIK_SHAPES = frozenset(
    {
        (16,),
        (4, 4, 4, 4),
        (6, 6, 4),
        (6, 10),
        (12, 4),
        (8, 8),
        (2, 2, 2, 6, 4),
        (6, 2, 2, 2, 4),
        (2, 2, 2, 2, 2, 2, 4),
        (1,) * 16,
    }
)
"""How people group the digits of a NIK. Others count only beside the word."""
NIP_CUTS = frozenset({4, 6, 8, 12, 14, 15})
"""Where a NIP is written apart: year, month, day; year, month; sex; serial."""
NIP_SHAPES = frozenset({(4, 4, 4, 4, 2), (3,) * 6, (6, 6, 6), (9, 9), (1,) * 18})
NIP_WORD = re.compile(r"\bnip\b[^0-9]{0,24}$", re.IGNORECASE)
NPWP_SHAPES = frozenset({(2, 3, 3, 1, 3, 3)})
MAYBE_NIP = re.compile(r"(?=(?:19|20)[0-9]{2}[01][0-9][0-3][0-9](?:19|20)[0-9]{4}[12][0-9]{3})")
MAYBE_NIK = re.compile(r"(?=[1-9][0-9][0-37][0-9][0-6][0-9][0-7][0-9][01][0-9]{7})")
MAYBE_MOBILE = re.compile(r"(?=(?:0|62)8[1-9][0-9]{7})")
ANY = re.compile(r"(?=[0-9])")
"""Where in a row of digits a number may begin: what is not worth a closer look is passed over quickly."""


class Digits(Struct, frozen=True, dict=True):
    """A run of digits in a text: its groups, what stands between them, and where each begins."""

    text: str
    groups: tuple[str, ...]
    starts: tuple[int, ...]
    between: tuple[str, ...]

    def before(self, index: int, length: int = 60) -> str:
        """The text before the first group; "" for the others, as no word stands inside a run."""
        return self.text[max(0, self.starts[0] - length) : self.starts[0]] if index == 0 else ""

    @cached_property
    def joined(self) -> str:
        return "".join(self.groups)

    @cached_property
    def _places(self) -> dict[int, int]:
        """The group that begins after so many digits of the run."""
        return {end: index for index, end in enumerate(accumulate(map(len, self.groups), initial=0))}

    def beginnings(self, maybe: re.Pattern[str]) -> Iterator[int]:
        """The groups at which something may begin."""
        for match in maybe.finditer(self.joined):
            index = self._places.get(match.start())
            if index is not None:
                yield index

    def windows(self, total: int, maybe: re.Pattern[str] = ANY) -> Iterator[tuple[int, int, str]]:
        """First and last group, and the digits, of neighbours that have `total` digits together."""
        places, joined = self._places, self.joined
        for match in maybe.finditer(joined):
            start = match.start()
            first, behind = places.get(start), places.get(start + total)
            if first is not None and behind is not None:
                yield first, behind - 1, joined[start : start + total]

    def shape(self, first: int, last: int) -> tuple[int, ...]:
        return tuple(map(len, self.groups[first : last + 1]))

    def separators(self, first: int, last: int) -> frozenset[str]:
        return frozenset(self.between[first:last])

    def is_fraction(self, index: int) -> bool:
        """Whether a group is the part of a decimal number behind its point or, after a zero, its comma."""
        if ZERO_COMMA.search(self.before(index, 4)):
            return True
        return index > 0 and self.between[index - 1] == "." and len(self.groups[index - 1]) <= 3

    def is_hash(self, index: int) -> bool:
        """Whether a group is a piece of a long hexadecimal number: letters touch the first and the last alone."""
        if 0 < index < len(self.groups) - 1:
            return False
        start = self.starts[index]
        tail = TOKEN.match(self.text, start)
        head = re.search(r"[0-9A-Za-z]*$", self.text[max(0, start - 128) : start])
        token = (head[0] if head else "") + (tail[0] if tail else "")
        return len(token) >= MIN_HASH and not token.isdigit() and not re.search(r"[g-zG-Z]", token)


def find(text: str) -> Iterator[Found]:
    """Every personal number of a text, by the strictest kind that fits; the same place is told once."""
    if MAYBE_UUID.search(text):  # quick to see, where the whole expression would try every letter
        text = UUID.sub(UNREAD, text)
    for match in RUN.finditer(text):
        groups, between = tuple(GROUP.findall(match[0])), tuple(GROUP.split(match[0])[1:-1])
        lengths = map(add, map(len, groups), map(len, between))
        digits = Digits(text, groups, tuple(accumulate(lengths, initial=match.start())), between)
        taken: set[int] = set()
        for kind, recognise in RECOGNISERS:
            for first, last, number in recognise(digits):
                if taken.isdisjoint(range(first, last + 1)):
                    taken.update(range(first, last + 1))
                    yield Found(kind, number, digits.starts[first])


# ------------------------------------------------------------------------------------------ NIP


def nips(digits: Digits) -> Iterator[tuple[int, int, str]]:
    """18 digits written together or apart at the parts of a NIP, or in any grouping beside the word."""
    for first, last, number in digits.windows(18, MAYBE_NIP):
        start, end = digits.starts[first], digits.starts[last] + len(digits.groups[last])
        if not is_nip(number) or digits.is_hash(first) or digits.is_fraction(first):
            continue
        if NIP_WORD.search(digits.before(first)) or (
            _is_written_as_nip(digits.shape(first, last)) and not ISO_DATE.search(digits.text[start:end])
        ):
            yield first, last, number


def _is_written_as_nip(shape: tuple[int, ...]) -> bool:
    return shape in NIP_SHAPES or NIP_CUTS.issuperset(accumulate(shape[:-1]))


def is_nip(number: str) -> bool:
    """YYYYMMDD YYYYMM S NNN: birth, month of appointment, sex, serial (Perka BKN 22/2007).

    Contract staff (PPPK) have the same 18 digits with two others in place of the month.
    """
    table = number_table()
    birth, appointed, month = int(number[:4]), int(number[8:12]), int(number[12:14])
    return (
        table.earliest_birth <= birth
        and _is_date(birth, int(number[4:6]), int(number[6:8]))
        and table.youngest <= appointed - birth <= table.oldest
        and (1 <= month <= 12 or appointed >= table.contract_since)
        and number[14] in "12"
        and number[15:] != "000"
    )


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


# ------------------------------------------------------------------------------------------ NIK


def niks(digits: Digits) -> Iterator[tuple[int, int, str]]:
    """16 digits written together or in the groups of a NIK, or in any grouping beside the word."""
    for first, last, number in digits.windows(16, MAYBE_NIK):
        if _is_in_a_row(digits, first, last) or not is_nik(number) or digits.is_hash(first):
            continue
        before = digits.before(first)
        if NIK_WORDS.search(before) or (
            _is_written_as_nik(digits, first, last) and not OTHER_WORDS.search(before)
        ):
            yield first, last, number


def _is_in_a_row(digits: Digits, first: int, last: int) -> bool:
    """Whether a group of the same length stands right before: quick to see, and the same as `_goes_on`."""
    return (
        last > first > 0
        and len(digits.groups[first - 1]) == len(digits.groups[first])
        and digits.between[first - 1] == digits.between[first]
    )


def is_nik(number: str) -> bool:
    """Region, birth date with 40 added to a woman's day, serial (UU 23/2006 art. 13; PP 40/2019).

    The number of a family card (KK) is built alike, with the day of its issue.
    """
    day, month, year = int(number[6:8]), int(number[8:10]), int(number[10:12])
    return (
        number[:2] in number_table().provinces
        and (1 <= int(number[2:4]) <= 39 or 71 <= int(number[2:4]) <= 79)  # kabupaten, kota
        and 1 <= int(number[4:6]) <= 69  # kecamatan
        and _is_date(2000 + year, month, day - 40 if day > 40 else day)
        and number[12:] != "0000"
    )


def _is_written_as_nik(digits: Digits, first: int, last: int) -> bool:
    shape, between = digits.shape(first, last), digits.separators(first, last)
    if shape not in NIK_SHAPES or len(between) > 1 or digits.is_fraction(first):
        return False
    if first == last:
        return True
    separator = next(iter(between))
    return separator in (" ", ".", "-", "_") and not (
        _goes_on(digits, first - 1, separator, shape[0])
        or _goes_on(digits, last + 1, separator, shape[-1], -1)
    )


def _goes_on(digits: Digits, index: int, separator: str, length: int, step: int = 0) -> bool:
    """Whether the group beside a number looks like one of its own: then this is a row of figures."""
    if not 0 <= index < len(digits.groups):
        return False
    return digits.between[index + step] == separator and len(digits.groups[index]) == length


# ------------------------------------------------------------------------------------------ NPWP


def npwps(digits: Digits) -> Iterator[tuple[int, int, str]]:
    """XX.XXX.XXX.X-XXX.XXX, or 15 or 16 digits beside the word (PMK 112/PMK.03/2022: NIK, or 0 and the old 15)."""
    named = NPWP_WORD.search(digits.before(0)) is not None
    if not named and not {".", "-"}.issubset(digits.between):
        return
    for first, last, number in digits.windows(15):
        if (named and first == 0) or (
            last - first == 5
            and digits.shape(first, last) in NPWP_SHAPES
            and digits.separators(first, last) == {".", "-"}
        ):
            yield first, last, number
    for first, last, number in digits.windows(16):
        if named and first == 0 and number.startswith("0"):
            yield first, last, number


# ------------------------------------------------------------------------------------------ mobile


def mobiles(digits: Digits) -> Iterator[tuple[int, int, str]]:
    """08…, +62 8… or 628…, with ten to thirteen digits after the 0, as `0…`."""
    free = 0
    for index in digits.beginnings(MAYBE_MOBILE):
        last = _mobile_end(digits, index) if index >= free else None
        if last is not None:
            yield index, last, national("".join(digits.groups[index : last + 1]))
            free = last + 1


def national(digits: str) -> str:
    """A mobile number as it is dialled here: with 0 in place of 62."""
    return f"0{digits[2:]}" if digits.startswith("62") else digits


def _mobile_end(digits: Digits, first: int) -> int | None:
    """The last group of the mobile number that begins at a group; None where none does."""
    if not _begins_mobile(digits, first):
        return None
    number, last, single = digits.groups[first], first, len(digits.groups[first]) == 1
    while len(national(number)) < 10 or last > first:
        if last + 1 == len(digits.groups) or not JOINT.fullmatch(digits.between[last]):
            break
        following = digits.groups[last + 1]
        if len(national(number + following)) > 13 or (len(following) == 1) != single:
            break
        if last > first + 1 and digits.between[last] != digits.between[last - 1]:
            break  # the code may be set off in its own way: (0812) 345-6789
        number, last = number + following, last + 1
    number = national(number)
    return last if 10 <= len(number) <= 13 and number[1:4] in number_table().mobile else None


def _begins_mobile(digits: Digits, first: int) -> bool:
    group = digits.groups[first]
    if not group.startswith(("08", "62")) and digits.groups[first : first + 2] != ("0", "8"):
        return False
    before = digits.before(first)
    if digits.is_fraction(first) or OTHER_WORDS.search(before) or digits.is_hash(first):
        return False
    if before[-1:].isalpha() and not MOBILE_WORDS.search(before):
        return False
    if group == "0":  # each digit by itself
        return True
    if group.startswith("08"):
        return len(group) >= 3
    if not group.startswith("62"):
        return False
    if before.endswith("+") or MOBILE_WORDS.search(before.rstrip(" :.")):
        return True
    whole = len(group) >= 11 or digits.between[first : first + 1] == ("-",)  # figures have no hyphens
    return whole and re.match("628[0-9]{2}", group) is not None


# ------------------------------------------------------------------------------------------ accounts


def accounts(digits: Digits) -> Iterator[tuple[int, int, str]]:
    """10 to 16 digits beside the word "rekening": nothing in the number itself gives it away."""
    if not ACCOUNT_WORDS.search(digits.before(0)):
        return
    last = 0
    while last + 1 < len(digits.groups) and digits.between[last] in ("-", " "):
        last += 1
    moment = digits.shape(0, last) == (4, 2, 2, 2) and "1900" < digits.groups[0] < "2100"
    if moment and _is_date(*map(int, digits.groups[:3])):
        return  # a day and its hour
    number = "".join(digits.groups[: last + 1])
    if 10 <= len(number) <= 16:
        yield 0, last, number


RECOGNISERS = (
    (Kind.NIP, nips),
    (Kind.NPWP, npwps),
    (Kind.NIK, niks),
    (Kind.MOBILE, mobiles),
    (Kind.ACCOUNT, accounts),
)


def office_numbers(texts: Sequence[str]) -> frozenset[str]:
    """The mobile numbers in what an office declares as its own."""
    return frozenset(found.digits for text in texts for found in find(text) if found.kind is Kind.MOBILE)
