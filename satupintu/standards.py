"""Service standards: what one must hold, whether it adds up, and which services still owe theirs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from msgspec import Struct

from satupintu.durations import DAYS, Duration, TimeUnit
from satupintu.frontmatter import Value, read_record
from satupintu.models import Service, Standard, StandardVersion, Unit

TABLE = Path(__file__).parent / "data" / "standard-components.yml"


class Component(Struct, frozen=True):
    """One component: its key in a record, the model's field, its name, its place from 1, and its group."""

    key: str
    field: str
    title: str
    number: int
    group: str


class Rules(Struct, frozen=True):
    """What the law asks of a standard, as of a day: `working_day` in minutes."""

    sources: tuple[str, ...]
    checked: str
    working_day: int
    components: tuple[Component, ...]

    @property
    def groups(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(component.group for component in self.components))

    def of_group(self, group: str) -> tuple[Component, ...]:
        return tuple(component for component in self.components if component.group == group)


@cache
def rules() -> Rules:
    """The table of components, read once a run. A fault in it is a fault of the program."""
    table = read_record(TABLE, TABLE.name).values
    fields = {field.alias: name for name, field in StandardVersion.model_fields.items()}
    named = [
        (_text(component, "kunci"), _text(component, "judul"), _text(group, "judul"))
        for group in _rows(table["kelompok"])
        for component in _rows(group["komponen"])
    ]
    sources, day = table["sumber"], table["hari_kerja"]
    assert isinstance(sources, list) and isinstance(day, dict)  # noqa: S101 (our own file)
    return Rules(
        tuple(map(str, sources)),
        _text(table, "diperiksa"),
        int(_text(day, "menit")),
        tuple(
            Component(key, fields[key], title, number, group)
            for number, (key, title, group) in enumerate(named, start=1)
        ),
    )


def _rows(value: Value) -> list[dict[str, Value]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _text(row: Mapping[str, Value], key: str) -> str:
    return str(row[key])


def missing(version: StandardVersion) -> tuple[Component, ...]:
    """The components a version does not hold yet."""
    return tuple(component for component in rules().components if getattr(version, component.field) is None)


def counted_times(version: StandardVersion) -> tuple[Duration, ...]:
    """The times of the steps that the office answers for."""
    times = (step.time for step in version.procedure or ())
    return tuple(time for time in times if time.unit is not TimeUnit.APPLICANT)


def mixed_days(version: StandardVersion) -> bool:
    """Whether working days and calendar days stand in one standard: their sum would mean nothing."""
    total = (version.duration.at_most,) if version.duration else ()
    return {time.unit for time in (*counted_times(version), *total)} >= set(DAYS)


def minutes_over(version: StandardVersion) -> int:
    """By how many minutes the steps together exceed the promised time; 0 where they do not.

    Only meaningful where days are not mixed. A working day counts as many minutes as the table says.
    """
    if version.duration is None:
        return 0
    day = rules().working_day
    steps = sum(time.minutes(day) for time in counted_times(version))
    return max(0, steps - version.duration.at_most.minutes(day))


def summed(times: Sequence[Duration]) -> str:
    """Times put together, unit by unit: `3 hari kerja dan 90 menit`."""
    totals = {unit: sum(time.number for time in times if time.unit is unit) for unit in reversed(TimeUnit)}
    return " dan ".join(f"{number} {unit}" for unit, number in totals.items() if number)


class Debt(Struct, frozen=True):
    """A service whose standard is not complete, and until when its unit may bring it."""

    service: Service
    missing: tuple[Component, ...]
    due: date


class Held(Struct, frozen=True):
    """A service with the standard it has on a day."""

    service: Service
    standard: Standard
    version: StandardVersion


class Standards(Struct, frozen=True):
    """The standards of the services that are shown on a day, in the order of the services."""

    today: date
    services: tuple[Service, ...]
    records: Mapping[str, Standard]
    units: Mapping[str, Unit]

    def held(self, service: Service) -> Held | None:
        """The complete standard a service has on the day."""
        standard = self.records.get(service.standard or "")
        version = standard.in_force(self.today) if standard else None
        if standard is None or version is None or missing(version):
            return None
        return Held(service, standard, version)

    def all_held(self) -> Iterator[Held]:
        yield from (held for service in self.services if (held := self.held(service)))

    def debt(self, service: Service) -> Debt | None:
        """What a service still owes on the day: nothing, or components with the day its unit was given."""
        due = self.units[service.unit].standards_due
        if due is None or self.held(service) or not (service.public_service or service.standard):
            return None
        standard = self.records.get(service.standard or "")
        version = standard.in_force(self.today) if standard else None
        return Debt(service, missing(version) if version else rules().components, due.office_day)

    def debts(self) -> Iterator[Debt]:
        yield from (debt for service in self.services if (debt := self.debt(service)))
