"""How long something takes, as an office promises it: a whole number and its unit."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError


class TimeUnit(StrEnum):
    """A unit of time; `APPLICANT` is time the office does not decide, so it is never counted."""

    MINUTE = "menit"
    HOUR = "jam"
    WORKING_DAY = "hari kerja"
    CALENDAR_DAY = "hari kalender"
    APPLICANT = "menurut pemohon"


DAYS = (TimeUnit.WORKING_DAY, TimeUnit.CALENDAR_DAY)
COUNTED = tuple(unit for unit in TimeUnit if unit is not TimeUnit.APPLICANT)
WRITTEN = re.compile(rf"([1-9][0-9]{{0,3}}) +({'|'.join(COUNTED)})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Duration:
    """A number of units; the number is 0 where the unit is `APPLICANT`."""

    number: int
    unit: TimeUnit

    @classmethod
    def parse(cls, text: str) -> Duration:
        """Read `3 hari kerja`. Raises ValueError for any other form."""
        words = " ".join(text.split())
        if words.lower() == TimeUnit.APPLICANT:
            return cls(0, TimeUnit.APPLICANT)
        match = WRITTEN.fullmatch(words)
        if not match:
            raise ValueError(text)
        return cls(int(match[1]), TimeUnit(match[2].lower()))

    def __str__(self) -> str:
        """As it was written: `3 hari kerja`."""
        return str(self.unit) if self.unit is TimeUnit.APPLICANT else f"{self.number} {self.unit}"

    def minutes(self, working_day: int) -> int:
        """Minutes, a working day having `working_day` of them and a calendar day all of its own."""
        each = {
            TimeUnit.MINUTE: 1,
            TimeUnit.HOUR: 60,
            TimeUnit.WORKING_DAY: working_day,
            TimeUnit.CALENDAR_DAY: 24 * 60,
            TimeUnit.APPLICANT: 0,
        }
        return self.number * each[self.unit]


def _read(value: Any) -> Duration:
    if isinstance(value, Duration):
        return value
    if isinstance(value, str):
        try:
            return Duration.parse(value)
        except ValueError:
            pass
    raise PydanticCustomError(
        "portal",
        "harus bilangan bulat dan satuannya (menit, jam, hari kerja, atau hari kalender), misalnya `3 hari kerja`; "
        "untuk waktu yang tidak ditentukan kantor tulis `menurut pemohon`",
    )


Span = Annotated[
    Duration,
    BeforeValidator(_read),
    PlainSerializer(lambda span: {"number": span.number, "unit": span.unit.value}, return_type=dict),
    WithJsonSchema(
        {"type": "string", "pattern": rf"^({WRITTEN.pattern}|{TimeUnit.APPLICANT})$"}, mode="validation"
    ),
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": False,
            "required": ["number", "unit"],
            "properties": {
                "number": {"type": "integer", "minimum": 0},
                "unit": {"enum": [unit.value for unit in TimeUnit]},
            },
        },
        mode="serialization",
    ),
]
"""A duration in a record."""
