"""What people call things: `content/glosarium.yml`, kept by Humas."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from satupintu.models.base import Part, Record
from satupintu.models.fields import Flag, Prose, Title, some


def _several(values: tuple[str, ...]) -> tuple[str, ...]:
    if len(values) < 2:
        raise PydanticCustomError("portal", "perlu paling sedikit dua butir: kata yang seasal")
    return values


class GlossaryGroup(Part):
    """Words for one thing; the first is the one that the office prefers.

    `names` are what the thing is called; `sought` lead to it, though they mean something near it.
    """

    names: Annotated[tuple[Title, ...], AfterValidator(some)] = Field(
        alias="kata",
        description="kata, singkatan, atau nama untuk hal yang sama; yang pertama menjadi istilah di glosarium, yang lain “juga disebut”",
    )
    sought: tuple[Title, ...] = Field(
        (),
        alias="dicari",
        description="kata yang dipakai orang untuk mencari hal ini, tetapi bukan namanya; di glosarium hanya menjadi “lihat”",
    )
    common: Flag = Field(
        False,
        alias="lazim",
        description="`ya` bila singkatannya dipahami setiap pembaca, jadi tidak perlu diuraikan di setiap halaman",
    )
    definition: Prose = Field(
        alias="arti", description="artinya dalam satu atau dua kalimat, untuk halaman glosarium"
    )

    @property
    def words(self) -> tuple[str, ...]:
        """Every word for which the search finds the same."""
        return (*self.names, *self.sought)

    @property
    def term(self) -> str:
        return self.names[0]


class WordFamily(Part):
    """Words of one root that the stemmer takes for different ones: pegawai, kepegawaian."""

    words: Annotated[tuple[Title, ...], AfterValidator(_several)] = Field(
        alias="kata", description="kata-kata seasal, misalnya `pegawai` dan `kepegawaian`"
    )


class GlossaryRecord(Record):
    """Synonyms and abbreviations, with what they mean, and words that belong together."""

    groups: Annotated[tuple[GlossaryGroup, ...], AfterValidator(some)] = Field(
        alias="kelompok", description="daftar istilah, tiap butir satu hal"
    )
    families: tuple[WordFamily, ...] = Field(
        (),
        alias="seasal",
        description="kata berimbuhan yang tidak dikenali pencarian sebagai satu kata dasar; tidak tampil di halaman glosarium",
    )
