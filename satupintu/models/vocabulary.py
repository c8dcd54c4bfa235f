"""Words by which the link guard knows a hijacked page: `services_catalog/kosakata-judi.yml`, kept by Humas."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from satupintu.models.base import Part, Record
from satupintu.models.fields import Line, Name, Whole

MIN_LETTERS = 4


def plain_words(text: str) -> str:
    """A text as words in small letters with single spaces: what words are looked for in."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).casefold()))


def _phrase(text: str) -> str:
    if len(plain_words(text)) < MIN_LETTERS:
        raise PydanticCustomError(
            "portal", f"ada juga di halaman biasa; tulis frasa dengan paling sedikit {MIN_LETTERS} huruf"
        )
    return text


def _once(values: tuple[str, ...]) -> tuple[str, ...]:
    seen: set[str] = set()
    for value in values:
        if plain_words(value) in seen:
            raise PydanticCustomError("portal", f"memuat `{value}` dua kali; hapus salah satu")
        seen.add(plain_words(value))
    return values


def _some(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if not values:
        raise PydanticCustomError("portal", "perlu paling sedikit satu butir")
    return values


Phrase = Annotated[Line, AfterValidator(_phrase)]
Phrases = Annotated[tuple[Phrase, ...], AfterValidator(_once)]


class WordGroup(Part):
    """Words of one weight."""

    name: Name = Field(alias="nama", description="nama kelompok, untuk laporan")
    weight: Whole = Field(alias="bobot", ge=1, le=100, description="bobot setiap kata yang ditemukan")
    words: Annotated[Phrases, AfterValidator(_some)] = Field(
        alias="kata", description="daftar kata atau frasa; huruf besar dan tanda baca tidak dibedakan"
    )


class Vocabulary(Record):
    """What raises suspicion, from which sum of weights on, and what does not count."""

    threshold: Whole = Field(
        alias="ambang",
        ge=2,
        le=1000,
        description="jumlah bobot kata yang berbeda, sejak itu halaman diduga dibajak; satu kata saja tidak boleh cukup kecuali memang diinginkan",
    )
    changed_threshold: Whole = Field(
        alias="ambang_berubah",
        ge=1,
        le=1000,
        description="ambang yang lebih rendah untuk halaman yang tadinya berbahasa Indonesia dan berubah seluruhnya",
    )
    groups: Annotated[tuple[WordGroup, ...], AfterValidator(_some)] = Field(
        alias="kelompok", description="kelompok kata"
    )
    exceptions: Phrases = Field(
        (), alias="pengecualian", description="frasa yang tidak dihitung, misalnya `berantas judi online`"
    )
