"""Service standards, one record a file in `services_catalog/standar/`, with the versions before this one.

What a standard must hold, in which order and by which rule, is data: `satupintu/data/standard-components.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Self

from pydantic import AfterValidator, BeforeValidator, Field, GetJsonSchemaHandler, PrivateAttr
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from satupintu.durations import Span
from satupintu.frontmatter import KeyPath
from satupintu.models.base import Part, Record
from satupintu.models.fields import Flag, Line, Moment, Whole

FREE = "Tidak dipungut biaya"


def _some(values: tuple[Any, ...]) -> tuple[Any, ...]:
    if not values:
        raise PydanticCustomError("portal", "perlu paling sedikit satu butir")
    return values


class ProcedureStep(Part):
    """One step of the procedure: who does what, how long it takes, what comes of it."""

    actor: Line = Field(alias="pelaku", description="siapa yang mengerjakan: pemohon, petugas loket, asesor")
    activity: Line = Field(alias="kegiatan", description="apa yang dikerjakan, satu kalimat")
    time: Span = Field(alias="waktu", description="lamanya; `menurut pemohon` tidak ikut dihitung")
    output: Line = Field(alias="hasil", description="apa yang dihasilkan langkah ini")


class TimeLimit(Part):
    """How long the whole service takes at most."""

    at_most: Span = Field(alias="paling_lama", description="lama seluruhnya")
    note: Line | None = Field(None, alias="keterangan", description="sejak kapan dihitung, dan kecualinya")


class Rate(Part):
    """One line of a tariff."""

    subject: Line = Field(alias="uraian", description="untuk apa")
    amount: Whole = Field(alias="jumlah", ge=0, le=999_999_999, description="rupiah, tanpa titik")
    unit: Line | None = Field(None, alias="satuan", description="satuannya, misalnya `per peserta`")


class Fees(Part):
    """A tariff with the rule that allows it; without rates the service is free of charge."""

    rates: tuple[Rate, ...] = Field((), alias="tarif", description="daftar tarif")
    legal_basis: Line | None = Field(
        None, alias="dasar", description="peraturan yang menetapkan tarif itu (PNBP); wajib bila ada tarif"
    )
    payment: Line | None = Field(
        None, alias="pembayaran", description="cara membayar dan ke mana, misalnya kode billing ke kas negara"
    )


def _fees(value: Any) -> Any:
    if isinstance(value, Fees):
        return value
    if isinstance(value, dict) and value.get("tarif"):
        return value
    if isinstance(value, str) and " ".join(value.split()).rstrip(".").casefold() == FREE.casefold():
        return Fees.model_validate({})
    raise PydanticCustomError(
        "portal", f"harus `{FREE}`, atau isian bertingkat dengan daftar `tarif` dan `dasar` hukumnya"
    )


class _OrFree:
    """In a record the words stand in place of the mapping."""

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        mapping = handler(schema)
        if handler.mode == "serialization":
            return mapping
        return {"anyOf": [{"type": "string", "pattern": f"^{FREE}[.]?\\s*$"}, mapping]}


FeesOrFree = Annotated[Fees, BeforeValidator(_fees), _OrFree]
Lines = Annotated[tuple[Line, ...], AfterValidator(_some)]
"""One sentence for each point of a component."""


class Pledge(Part):
    """The promise of the office (maklumat pelayanan), and the post that signs it."""

    text: Line = Field(alias="isi", description="janji penyelenggara, satu kalimat")
    signer: Line = Field(alias="penandatangan", description="jabatan yang menandatangani, bukan nama orang")


class StandardVersion(Part):
    """A service standard as one decree has it. A component is None until it is written."""

    decree: Line = Field(alias="nomor_sk", description="nomor keputusan yang menetapkan standar ini")
    determined: Moment = Field(alias="ditetapkan", description="tanggal keputusan; menjadi alamat versi ini")
    valid_from: Moment = Field(alias="berlaku_mulai", description="hari pertama standar ini berlaku")
    requirements: Lines | None = Field(
        None, alias="persyaratan", description="syarat, satu butir satu syarat"
    )
    procedure: Annotated[tuple[ProcedureStep, ...], AfterValidator(_some)] | None = Field(
        None, alias="prosedur", description="langkah-langkah, berurutan"
    )
    duration: TimeLimit | None = Field(None, alias="jangka_waktu", description="lama penyelesaian")
    fees: FeesOrFree | None = Field(
        None, alias="biaya", description=f"`{FREE}`, atau tarif dengan dasar hukumnya"
    )
    products: Lines | None = Field(None, alias="produk", description="apa yang diterima pemohon")
    complaints: Lines | None = Field(None, alias="pengaduan", description="ke mana mengadu dan kapan dijawab")
    legal_basis: Lines | None = Field(None, alias="dasar_hukum", description="peraturan yang mendasari")
    facilities: Lines | None = Field(None, alias="sarana", description="ruang, alat, dan fasilitas")
    competence: Lines | None = Field(
        None, alias="kompetensi_pelaksana", description="pendidikan, keahlian, dan pengalaman petugas"
    )
    supervision: Lines | None = Field(
        None, alias="pengawasan_internal", description="siapa mengawasi, bagaimana"
    )
    staff: Lines | None = Field(
        None, alias="jumlah_pelaksana", description="berapa petugas, menurut tugasnya"
    )
    guarantee: Lines | None = Field(
        None, alias="jaminan_pelayanan", description="kepastian bahwa layanan sesuai standar"
    )
    safety: Lines | None = Field(
        None, alias="jaminan_keamanan", description="keamanan, keselamatan, dan kerahasiaan"
    )
    evaluation: Lines | None = Field(
        None, alias="evaluasi_kinerja", description="kapan dan dengan apa kinerja dinilai"
    )
    pledge: Pledge | None = Field(None, alias="maklumat", description="maklumat pelayanan")


class Standard(StandardVersion, Record):
    """The standard of one service. `slug` is the file's name; the keys of the version at the top are the newest."""

    _slug: str = PrivateAttr("")

    former: tuple[StandardVersion, ...] = Field(
        (), alias="versi_lama", description="versi-versi sebelumnya, dengan kunci yang sama"
    )
    updated: Moment = Field(alias="diperbarui", description="hari catatan ini terakhir diperbarui")
    sample: Flag = Field(False, alias="contoh", description="`true` untuk data peragaan")

    def named(self, slug: str) -> Self:
        self._slug = slug
        return self

    @cached_property
    def slug(self) -> str:
        return self._slug

    def versions(self) -> Iterator[tuple[KeyPath, StandardVersion]]:
        """Every version with the place of its keys in the file, the newest first."""
        yield (), self
        yield from ((("versi_lama", index), version) for index, version in enumerate(self.former))

    def in_force(self, day: date) -> StandardVersion | None:
        """The version that holds on a day: the last whose first day has come."""
        begun = [version for _key, version in self.versions() if version.valid_from.office_day <= day]
        return max(begun, key=_age, default=None)

    def superseded(self, day: date) -> tuple[StandardVersion, ...]:
        """The versions that held before, the youngest first."""
        current = self.in_force(day)
        if current is None:
            return ()
        found = (version for _key, version in self.versions() if _age(version) < _age(current))
        return tuple(sorted(found, key=_age, reverse=True))


def _age(version: StandardVersion) -> tuple[date, date]:
    return version.valid_from.office_day, version.determined.office_day
