"""The facts by which personal numbers are recognised: `data/nomor.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

TABLE = Path(__file__).parents[1] / "data" / "nomor.yml"


class NumberTable(Struct, frozen=True):
    """`provinces` are the codes a NIK begins with, `mobile` what follows the 0 or 62 of a mobile number.

    Years and ages (years) bound the dates of a NIP; from `contract_since` on its 13th and 14th digit need
    not be a month.
    """

    provinces: frozenset[str]
    mobile: frozenset[str]
    earliest_birth: int
    youngest: int
    oldest: int
    contract_since: int


@cache
def number_table() -> NumberTable:
    from satupintu import frontmatter  # which tells its problems, which are masked with this table

    values = cast(dict[str, Any], frontmatter.read_record(TABLE, TABLE.name).values)
    bounds = values["nip"]
    return NumberTable(
        frozenset(values["provinsi"]),
        frozenset(values["ponsel"]),
        int(bounds["lahir_paling_awal"]),
        int(bounds["usia_paling_muda"]),
        int(bounds["usia_paling_tua"]),
        int(bounds["pppk_sejak"]),
    )
