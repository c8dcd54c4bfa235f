"""What a text says that the office's own records know better: abbreviations of the glossary, numbers of contacts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_uppercase, digits

from satupintu.markdown_faults import Source
from satupintu.models import Contact, GlossaryGroup
from satupintu.places import GLOSSARY
from satupintu.sieve import Sieve

ABBREVIATION, TELEPHONE = "singkatan", "telepon"
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]+(?![\w-])")
_DIGITS = r"(?:\+62[ -]?|\(?0)[2-79][0-9]{1,2}\)?[ -]?[0-9]{3,4}[ -]?[0-9]{3,4}"
_NUMBER = re.compile(rf"(?<![\w/.-]){_DIGITS}(?![\w/-])")
"""A number of the fixed network as it is written in texts; mobile ones are looked for as personal numbers."""
_MAY_HAVE_NUMBER = Sieve(_DIGITS)

_ONLY_CAPITALS = bytes(byte if chr(byte) in f"{ascii_uppercase}{digits}" else ord(" ") for byte in range(256))
"""To make such a shape of a text and to look in it takes half the time of looking through the text itself."""

Remark = tuple[int, str]
"""Where in a text something stands, and what is said of it."""


class Abbreviations:
    """Abbreviations whose long form the glossary tells, but for those that everybody knows."""

    def __init__(self, groups: Iterable[GlossaryGroup]) -> None:
        self._long_forms: Mapping[str, tuple[str, ...]] = {
            name: forms
            for group in groups
            if not group.common and (forms := tuple(other for other in group.names if _is_long(other)))
            for name in group.names
            if _CAPITALS.fullmatch(name)
        }
        self._may_be_used = Sieve.of_words(self._long_forms)

    def unexplained(self, source: Source, around: str) -> Iterator[Remark]:
        """The first use of each abbreviation that nothing explains: its long form stands neither in the text nor in
        what is `around` it, and no link leads to the glossary."""
        if not self._may_be_used.holds(source.text):
            return
        words = source.text.encode().translate(_ONLY_CAPITALS).decode().split()
        used = self._long_forms.keys() & set(words)
        if not used:
            return
        told = f"{around}\n{source.text}".casefold()
        left = {
            name
            for name in used
            if f"[{name}](/{GLOSSARY}" not in source.text
            and not any(form.casefold() in told for form in self._long_forms[name])
        }
        for match in _CAPITALS.finditer(source.prose) if left else ():
            if match[0] in left:
                left.discard(match[0])
                better = f"{self._long_forms[match[0]][0]} ({match[0]})"
                yield (
                    match.start(),
                    f"singkatan `{match[0]}` belum diuraikan; pada pemakaian pertama tulis `{better}`",
                )


class Telephones:
    """The numbers of the fixed network that contacts of the office hold."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        written = (number for each in contacts for number in (each.telephone, each.fax) if number)
        self._known = {_digits(found) for number in written for found in _NUMBER.findall(number)}

    def unknown(self, source: Source) -> Iterator[Remark]:
        """Numbers that are no contact: most of them have become old where they were written down a second time."""
        if _MAY_HAVE_NUMBER.holds(source.text):
            for match in _NUMBER.finditer(source.prose):
                if _digits(match[0]) not in self._known:
                    yield (
                        match.start(),
                        f"nomor telepon `{match[0]}` tidak ada di `kontak` unit mana pun; betulkan, atau perbarui `kontak`;"
                        " biarkan bila milik lembaga lain",
                    )


def _is_long(name: str) -> bool:
    return " " in name and not _CAPITALS.fullmatch(name)


def _digits(number: str) -> str:
    """`+62 22 7790044` and `(022) 7790044` are one number."""
    return re.sub(r"\D", "", number.replace("+62", "0"))
