"""How long content may stand without being brought up to date or reviewed."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from satupintu.frontmatter import read_record
from satupintu.models import FreshnessRecord, InformationClass, Periods

TABLE = Path(__file__).parent.parent / "data" / "masa-pemutakhiran.yml"


class DefaultPeriods(Struct, frozen=True):
    """What holds where Humas says nothing: months by class of public information, and the class of each kind.

    `sources` are the rules the classes come from, `checked` the day on which they were looked up.
    """

    sources: tuple[str, ...]
    checked: str
    months: Mapping[str, int]
    classes: Mapping[str, str]


@cache
def defaults() -> DefaultPeriods:
    """The table, read once a run. A fault in it is a fault of the program."""
    table = read_record(TABLE, TABLE.name).values
    sources, months, classes = table["sumber"], table["kelas"], table["jenis"]
    assert isinstance(sources, list)  # noqa: S101 (our own file)
    assert isinstance(months, dict) and isinstance(classes, dict)  # noqa: S101
    return DefaultPeriods(
        tuple(map(str, sources)),
        str(table["diperiksa"]),
        {name: int(str(number)) for name, number in months.items()},
        {kind: str(name) for kind, name in classes.items()},
    )


def months_of(
    kind: str, record: FreshnessRecord | None, information_class: InformationClass | None = None
) -> int:
    """The period of a kind (a folder word), or of something of that kind that names its class itself."""
    own = _own(record.periods).get(kind) if record else None
    if own is not None:
        return own
    table = defaults()
    return table.months[information_class.value if information_class else table.classes[kind]]


def _own(periods: Periods) -> dict[str, int | None]:
    return {field.alias or name: getattr(periods, name) for name, field in Periods.model_fields.items()}


def months_later(day: date, months: int) -> date:
    """The same day some months on; the last of a shorter month: 31 August and six months is 28 February."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))
