"""The languages of the site, and the interface's texts in them.

Texts stand in the code and the templates in Indonesian, which is also the key under which the catalogue
(`locale/<language>/LC_MESSAGES/satupintu.po`) has them in another language.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from io import BytesIO
from pathlib import Path

from msgspec import Struct, field

LOCALES = Path(__file__).parent / "locale"


class Language(StrEnum):
    """A language pages are written in; the value is its code (BCP 47)."""

    INDONESIAN = "id"
    ENGLISH = "en"

    @property
    def prefix(self) -> str:
        """How the addresses of its pages begin."""
        return PREFIXES[self]


PREFIXES = {Language.INDONESIAN: "", Language.ENGLISH: "en/"}
"""Every page is asked for its language: what an enumeration works out by itself takes a microsecond each time."""
ENGLISH = PREFIXES[Language.ENGLISH]


def language_of(address: str) -> Language:
    """The language of the page at an address of the site."""
    return Language.ENGLISH if address.startswith(ENGLISH) else Language.INDONESIAN


def original_address(address: str) -> str:
    """The address of the Indonesian page of which the page at this address is a version."""
    return address.removeprefix(ENGLISH)


class Wording(Struct, frozen=True):
    """The interface's texts in one language: `words("Telepon")`, `words("Unit %(name)s", name=…)`.

    A text the catalogue does not have stays Indonesian. `digest` changes with the catalogue: for cache keys.
    """

    language: Language = Language.INDONESIAN
    texts: Mapping[str, str] = field(default_factory=dict)
    digest: str = ""

    def __call__(self, text: str, **values: object) -> str:
        found = self.texts.get(text, text)
        return found % values if values else found

    @property
    def key(self) -> str:
        """What is made with these texts, and with no others, may be kept under."""
        return f"{self.language}-{self.digest}" if self.digest else self.language.value


@cache
def wording(language: Language) -> Wording:
    """The texts of a language, from its catalogue; Indonesian needs none."""
    if language is Language.INDONESIAN:
        return Wording()
    from babel.messages.pofile import read_po

    content = catalogue_file(language).read_bytes()
    catalogue = read_po(BytesIO(content), locale=language.value)
    texts = {
        message.id: message.string
        for message in catalogue
        if isinstance(message.id, str) and isinstance(message.string, str) and message.string
    }
    return Wording(language, texts, hashlib.sha256(content).hexdigest()[:16])


def catalogue_file(language: Language) -> Path:
    return LOCALES / language.value / "LC_MESSAGES" / "satupintu.po"
