"""That somebody has read something through again."""

from __future__ import annotations

from pydantic import Field

from satupintu.models.base import Part
from satupintu.models.fields import Line, Moment


class Review(Part):
    """When somebody last read an item through, and in which post. No program ever writes one."""

    day: Moment = Field(alias="tanggal", description="hari peninjauan")
    by: Line = Field(alias="oleh", description="jabatan atau bagian yang meninjau, bukan nama orang")
