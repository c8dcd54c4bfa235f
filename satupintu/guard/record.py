"""The link record, `tautan.json`: what the last checks of each address found.

Pure: texts in, texts out. An address that is changed in its service starts anew, since nobody has checked it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal, Self

from msgspec import Struct
from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    ValidationError,
)

from satupintu.dates import Zone
from satupintu.guard.states import Finding, State, next_state

KEPT = 90
"""How many checks of an address are remembered: a quarter of nightly ones."""
MAX_BYTES = 32_000_000
FILE = "tautan.json"
YEARS = range(2000, 3000)
"""Times of other years are no checks, and those at the ends of the calendar have no time in WIB."""


class RecordDamaged(Exception):
    """A text is no link record; tells in Indonesian where it is wrong."""


def _in_wib(moment: datetime) -> datetime:
    if moment.year not in YEARS:
        raise ValueError(moment)
    return moment.astimezone(Zone.WIB.offset).replace(microsecond=0)


Instant = Annotated[
    AwareDatetime,
    AfterValidator(_in_wib),
    PlainSerializer(lambda moment: moment.isoformat(), return_type=str),
]
Short = Annotated[str, StringConstraints(max_length=300)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Look(_Frozen):
    """What a page looked like: the host that answered in the end, how long its certificate holds, its content.

    `fingerprint` is 16 hexadecimal digits, alike for alike texts ("" without a text); `words` are those of the
    vocabulary that were found.
    """

    host: Short = ""
    certificate_until: date | None = None
    fingerprint: Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{16})?$")] = ""
    indonesian: bool = False
    words: tuple[Short, ...] = ()


UNSEEN = Look()


class Result(_Frozen):
    """One check in the history of an address."""

    time: Instant
    finding: Finding
    state: State
    status: int | None = None
    milliseconds: int | None = None


class Entry(_Frozen):
    """One address: its checks, oldest first; how it looked last, and when it was last well."""

    results: Annotated[tuple[Result, ...], Field(min_length=1, max_length=KEPT)]
    look: Look = UNSEEN
    well: Look | None = None

    @property
    def last(self) -> Result:
        return self.results[-1]


class Observation(Struct, frozen=True):
    """What one check of one address found, before it is seen in the row of checks."""

    time: datetime
    finding: Finding
    look: Look = UNSEEN
    status: int | None = None
    milliseconds: int | None = None


class LinkRecord(_Frozen):
    """Every checked address by its text."""

    version: Literal[1] = 1
    addresses: dict[str, Entry] = {}

    @property
    def last(self) -> datetime | None:
        """When something was last checked."""
        return max((entry.last.time for entry in self.addresses.values()), default=None)

    def adding(self, observations: Mapping[str, Observation]) -> Self:
        """The record with one more check of each address."""
        added = {
            address: _entry(self.addresses.get(address), observation)
            for address, observation in observations.items()
        }
        return self.model_copy(update={"addresses": {**self.addresses, **added}})

    def joined(self, other: LinkRecord) -> Self:
        """Both histories together; of what each has, nothing is lost but what is older than the last `KEPT`."""
        addresses = {
            address: _joined(self.addresses.get(address), other.addresses.get(address))
            for address in {**self.addresses, **other.addresses}
        }
        return self.model_copy(update={"addresses": addresses})

    def only(self, addresses: Iterable[str]) -> Self:
        """The record of some addresses alone."""
        wanted = frozenset(addresses)
        kept = {address: entry for address, entry in self.addresses.items() if address in wanted}
        return self.model_copy(update={"addresses": kept})

    def dumped(self) -> str:
        """The text of `tautan.json`: the same record is the same text, one check on a line."""
        rows = (
            f"{json.dumps(address)}: {_dumped(entry)}" for address, entry in sorted(self.addresses.items())
        )
        return f'{{"version": {self.version}, "addresses": {{\n' + ",\n".join(rows) + "\n}}\n"


EMPTY = LinkRecord()


def read(content: bytes) -> LinkRecord:
    """A record from the bytes of its file. Raises RecordDamaged."""
    if len(content) > MAX_BYTES:
        raise RecordDamaged(f"lebih besar dari {MAX_BYTES // 1_000_000} MB")
    try:
        record = LinkRecord.model_validate_json(content)
    except ValidationError as fault:
        first = fault.errors(include_url=False)[0]
        place = " → ".join(f"`{part}`" for part in first["loc"])
        raise RecordDamaged(f"isinya tidak seperti catatan tautan versi 1, di {place or 'awalnya'}") from None
    return record.model_copy(
        update={"addresses": {address: _ordered(entry) for address, entry in record.addresses.items()}}
    )


def _dumped(entry: Entry) -> str:
    rows = ",\n  ".join(_line(result) for result in entry.results)
    well = f', "well": {_line(entry.well)}' if entry.well else ""
    return f'{{"look": {_line(entry.look)}{well}, "results": [\n  {rows}]}}'


def _line(part: BaseModel) -> str:
    values: dict[str, Any] = part.model_dump(mode="json", exclude_defaults=True)
    return json.dumps(values, ensure_ascii=False)


def _entry(before: Entry | None, seen: Observation) -> Entry:
    result = Result(
        time=seen.time,
        finding=seen.finding,
        state=next_state(None, None, seen.finding),
        status=seen.status,
        milliseconds=seen.milliseconds,
    )
    well = seen.look if result.state is State.ACTIVE else None
    return _joined(before, Entry(results=(result,), look=seen.look, well=well))


def _joined(one: Entry | None, other: Entry | None) -> Entry:
    if one is None or other is None:
        found = one or other
        assert found is not None, "an address of a record has an entry"  # noqa: S101
        return found
    older, newer = sorted((one, other), key=lambda entry: entry.last.time)
    unique = {(result.time, result.finding): result for result in (*older.results, *newer.results)}
    return _ordered(
        Entry.model_construct(results=tuple(unique.values()), look=newer.look, well=newer.well or older.well)
    )


def _ordered(entry: Entry) -> Entry:
    """The newest checks in order of time, each state as it follows from the checks before it."""
    results: list[Result] = []
    for result in sorted(entry.results, key=lambda result: (result.time, result.finding)):
        if results:
            state = next_state(results[-1].state, results[-1].finding, result.finding)
            result = result.model_copy(update={"state": state})
        results.append(result)
    return entry.model_copy(update={"results": tuple(results[-KEPT:])})
