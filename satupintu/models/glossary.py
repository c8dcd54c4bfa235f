"""What people call things: `content/glosarium.yml`, kept by Humas."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from satupintu.models.base import Part, Record
from satupintu.models.fields import Prose, Title, some


def _several(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(values) < 2:
        raise PydanticCustomError(
            "portal", "perlu paling sedikit dua butir: istilahnya, dan kata lain untuk hal yang sama"
        )
    return values


Words = Annotated[tuple[Title, ...], AfterValidator(_several)]


class GlossaryGroup(Part):
    """Words for one thing; the first is the one that the office prefers."""

    words: Words = Field(
        alias="kata",
        description="kata, singkatan, atau nama untuk hal yang sama; yang pertama istilah yang dianjurkan",
    )
    definition: Prose | None = Field(None, alias="arti", description="artinya dalam satu atau dua kalimat")

    @property
    def term(self) -> str:
        return self.words[0]


class WordFamily(Part):
    """Words of one root that the stemmer takes for different ones: pegawai, kepegawaian."""

    words: Words = Field(alias="kata", description="kata-kata seasal, misalnya `pegawai` dan `kepegawaian`")


class GlossaryRecord(Record):
    """Synonyms and abbreviations, with what they mean, and words that belong together."""

    groups: Annotated[tuple[GlossaryGroup, ...], AfterValidator(some)] = Field(
        alias="kelompok", description="daftar istilah, tiap butir satu hal"
    )
    families: tuple[WordFamily, ...] = Field(
        (),
        alias="seasal",
        description="kata berimbuhan yang tidak dikenali pencarian sebagai satu kata dasar",
    )
