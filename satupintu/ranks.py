"""Ranks and levels of the civil service: which pairs of rank and grade there are.

The table is data with its source and the day it was looked over: `data/pangkat.yml`.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

from satupintu import frontmatter
from satupintu.models import PostKind

TABLE = Path(__file__).parent / "data" / "pangkat.yml"


class RankTable(Struct, frozen=True):
    """`grades` gives the rank (pangkat) of each grade (golongan/ruang) of PNS; the rest are lists in order."""

    source: str
    looked_over: str
    grades: Mapping[str, str]
    contract_grades: tuple[str, ...]
    structural_levels: tuple[str, ...]
    functional_levels: tuple[str, ...]
    echelons: tuple[str, ...]

    def levels(self, kind: PostKind) -> tuple[str, ...]:
        """The levels of a kind of post, in order; none where it has no levels."""
        return {
            PostKind.STRUCTURAL: self.structural_levels,
            PostKind.FUNCTIONAL: self.functional_levels,
            PostKind.EXECUTIVE: (),
        }[kind]


@cache
def rank_table() -> RankTable:
    values = cast(dict[str, Any], frontmatter.read_record(TABLE, TABLE.name).values)
    return RankTable(
        source=values["sumber"],
        looked_over=values["diperiksa"],
        grades=values["pns"],
        contract_grades=tuple(values["pppk"]),
        structural_levels=tuple(values["struktural"]),
        functional_levels=tuple(values["fungsional"]),
        echelons=tuple(values["eselon"]),
    )


def rank_fault(rank: str | None, grade: str | None) -> str:
    """What is wrong with a pair of rank and grade of a PNS, and what to write; "" where it is one of the table."""
    grades = rank_table().grades
    if rank is None and grade is None:
        return ""
    if grade is None:
        return "tulis juga `golongan`, misalnya `golongan: III/d`"
    if grade not in grades:
        return f"golongan `{grade}` tidak ada; pilihan: {', '.join(grades)}"
    if rank == grades[grade]:
        return ""
    if rank is None:
        return f"tulis juga pangkatnya: `pangkat: {grades[grade]}`"
    known = {name: each for each, name in grades.items()}
    if rank in known:
        return (
            f"pangkat `{rank}` adalah golongan {known[rank]}, sedangkan golongan {grade} adalah {grades[grade]}; "
            "betulkan salah satunya"
        )
    near = difflib.get_close_matches(rank, known, n=1)
    meant = f"maksudnya `{near[0]}`?" if near else f"golongan {grade} adalah `{grades[grade]}`"
    return f"pangkat `{rank}` tidak ada; {meant}"


def contract_grade_fault(rank: str | None, grade: str | None) -> str:
    """The same for PPPK, who have a grade (golongan) of their own and no rank."""
    grades = rank_table().contract_grades
    if rank is not None:
        return "PPPK tidak berpangkat; hapus baris `pangkat`"
    if grade is not None and grade not in grades:
        return f"golongan PPPK `{grade}` tidak ada; pilihan: {grades[0]} sampai {grades[-1]}"
    return ""
