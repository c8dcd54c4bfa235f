"""Operational applications: what the office's own staff work with, one record a file in `services_catalog/aplikasi/`."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from satupintu.models.fields import Flag, Line, Prose, some
from satupintu.models.services import Offer


class App(Offer):
    """An application of the office for its own staff, never for the public."""

    folder: ClassVar[str] = "aplikasi"

    users: Annotated[tuple[Line, ...], AfterValidator(some)] = Field(
        alias="pengguna", description="daftar siapa yang boleh memakainya, dan untuk apa"
    )
    entry: Prose = Field(alias="cara_masuk", description="bagaimana pegawai sampai ke aplikasi ini")
    office_only: Flag = Field(
        True,
        alias="lewat_jaringan_kantor",
        description="`tidak` bila dapat dibuka dari luar jaringan kantor; tanpa ini dianggap `ya`",
    )
    shows_internal_address: Flag = Field(
        False,
        alias="alamat_internal_ditampilkan",
        description="`ya` bila alamat jaringan kantor memang boleh dibaca siapa pun di situs; tanpa ini alamat seperti itu ditolak",
    )
    outage: Annotated[tuple[Line, ...], AfterValidator(some)] = Field(
        alias="saat_gangguan",
        description="daftar apa yang dilakukan pegawai ketika aplikasi tidak dapat dibuka",
    )
