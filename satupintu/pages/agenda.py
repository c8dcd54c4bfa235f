"""The agenda: what is coming, month by month, past years, and the training schedule."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from typing import TypeAlias

from satupintu.dates import date_range, full_date, long_date, month_title
from satupintu.models import Event, EventKind, Unit
from satupintu.pages.heads import CALENDAR_TYPE, calendar_address, feed, head
from satupintu.pages.lists import INTROS, unit_facet
from satupintu.pages.rows import place_text, row, weekday_block
from satupintu.places import Kind, list_address
from satupintu.portal import Page, Portal
from satupintu.values import AgendaValues, Day, Link, MonthTable, Row, RowGroup, TrainingRow, TrainingValues

UPCOMING = 40
"""The agenda shows at most so many coming events; the months show all."""
TRAINING = "agenda/pelatihan/"

Month: TypeAlias = tuple[int, int]
"""Year and month."""


def pages(portal: Portal) -> Iterator[Page]:
    owners: tuple[Unit | None, ...] = (None, *portal.site.open_units)
    for unit in owners:
        events = portal.site.events(unit.slug if unit else None)
        address = list_address(Kind.EVENT, unit.slug if unit else None)
        months = _by_month(events)
        yield Page(
            address, "Agenda", partial(_agenda, portal, unit, months), section=unit.name if unit else "Daftar"
        )
        for month in months:
            title = f"Agenda {month_title(*month)}"
            yield Page(_month_address(address, month), title, partial(_month, portal, unit, months, month))
        for year in sorted({event.start.day.year for event in events}):
            yield Page(
                f"{address}arsip/{year}/", f"Agenda tahun {year}", partial(_year, portal, unit, months, year)
            )
    yield Page(TRAINING, "Jadwal pelatihan", partial(_training, portal), section="Daftar")


def _by_month(events: Iterable[Event]) -> dict[Month, list[Event]]:
    """Events by every month they touch, months in order."""
    found: dict[Month, list[Event]] = defaultdict(list)
    for event in events:
        year, month = event.start.day.year, event.start.day.month
        while (year, month) <= (event.last.day.year, event.last.day.month):
            found[year, month].append(event)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return dict(sorted(found.items()))


def _month_address(address: str, month: Month) -> str:
    return f"{address}bulan/{month[0]}-{month[1]:02}/"


def _agenda(portal: Portal, unit: Unit | None, months: dict[Month, list[Event]]) -> AgendaValues:
    site, slug = portal.site, unit.slug if unit else None
    coming = site.upcoming_events(slug)[:UPCOMING]
    address = list_address(Kind.EVENT, slug)
    groups = _month_groups(portal, unit, coming)
    first = (
        max((coming[0].start.day.year, coming[0].start.day.month), (site.today.year, site.today.month))
        if coming
        else None
    )
    owner = unit.name if unit else "seluruh unit"
    return replace(
        _common(portal, unit, address, "Agenda", f"{INTROS[Kind.EVENT]} {owner}.", months),
        groups=groups,
        table=_table(first, months.get(first, [])) if first else None,
    )


def _month_groups(portal: Portal, unit: Unit | None, events: Sequence[Event]) -> tuple[RowGroup, ...]:
    """Coming events under the month in which they start; what began earlier stands under its own month."""
    found: dict[Month, list[Event]] = defaultdict(list)
    for event in events:
        found[event.start.day.year, event.start.day.month].append(event)
    return tuple(
        RowGroup(
            month_title(*month),
            f"bulan-{month[0]}-{month[1]:02}",
            _rows(portal, unit, found[month]),
            f"{len(found[month])} kegiatan",
        )
        for month in sorted(found)
    )


def _rows(portal: Portal, unit: Unit | None, events: Iterable[Event]) -> tuple[Row, ...]:
    return tuple(
        replace(row(portal, event, with_unit=unit is None), block=weekday_block(event)) for event in events
    )


def _month(portal: Portal, unit: Unit | None, months: dict[Month, list[Event]], month: Month) -> AgendaValues:
    address = list_address(Kind.EVENT, unit.slug if unit else None)
    order = list(months)
    place = order.index(month)
    listed = _rows(portal, unit, months[month])
    title = month_title(*month)
    owner = unit.name if unit else "seluruh unit"
    common = _common(
        portal,
        unit,
        _month_address(address, month),
        f"Agenda {title}",
        f"Kegiatan {owner} pada bulan {title}.",
        months,
    )
    return replace(
        common,
        groups=(RowGroup(title, "daftar", listed, f"{len(listed)} kegiatan"),),
        table=_table(month, months[month]),
        earlier=_neighbour(address, order[place - 1]) if place else None,
        later=_neighbour(address, order[place + 1]) if place + 1 < len(order) else None,
    )


def _neighbour(address: str, month: Month) -> Link:
    return Link(month_title(*month), _month_address(address, month))


def _year(portal: Portal, unit: Unit | None, months: dict[Month, list[Event]], year: int) -> AgendaValues:
    address = list_address(Kind.EVENT, unit.slug if unit else None)
    events = [
        event for event in portal.site.events(unit.slug if unit else None) if event.start.day.year == year
    ]
    owner = unit.name if unit else "seluruh unit"
    common = _common(
        portal,
        unit,
        f"{address}arsip/{year}/",
        f"Agenda tahun {year}",
        f"Kegiatan {owner} sepanjang tahun {year}.",
        months,
    )
    return replace(common, groups=_month_groups(portal, unit, events))


def _common(
    portal: Portal, unit: Unit | None, address: str, title: str, intro: str, months: dict[Month, list[Event]]
) -> AgendaValues:
    slug = unit.slug if unit else None
    base = list_address(Kind.EVENT, slug)
    years = sorted({event.start.day.year for event in portal.site.events(slug)}, reverse=True)
    calendar_file = calendar_address(slug)
    trail = () if address == base else (Link("Agenda", base),)
    alternates = (
        feed(Kind.EVENT, unit),
        (f"Kalender {unit.label if unit else portal.site.settings.short_name}", calendar_file, CALENDAR_TYPE),
    )
    return AgendaValues(
        frame=portal.frame,
        page=head(portal, address, title, intro, unit=unit, trail=trail, alternates=alternates),
        intro=intro,
        groups=(),
        table=None,
        earlier=None,
        later=None,
        months=_near_months(portal.site.today, base, months),
        units=() if unit else unit_facet(portal, Kind.EVENT),
        archives=tuple(Link(str(year), f"{base}arsip/{year}/") for year in years),
        empty=_empty(base, years),
        calendar=calendar_file,
        training=TRAINING if unit is None else "",
    )


def _empty(base: str, years: Sequence[int]) -> Link:
    if years:
        return Link(
            "Lihat agenda yang sudah lewat", f"{base}arsip/{years[0]}/", "Belum ada agenda mendatang."
        )
    return Link("Lihat semua unit", "units/", "Belum ada agenda.")


def _near_months(today: date, base: str, months: dict[Month, list[Event]]) -> tuple[Link, ...]:
    """Months with events from this one on, and the two before, at most twelve."""
    order = list(months)
    coming = next(
        (index for index, month in enumerate(order) if month >= (today.year, today.month)), len(order)
    )
    chosen = order[max(0, coming - 2) :][:12]
    return tuple(
        Link(month_title(*month), _month_address(base, month), count=len(months[month])) for month in chosen
    )


def _table(month: Month, events: Sequence[Event]) -> MonthTable:
    """The month with a link on each day on which something happens, to the first event of that day."""
    by_day: dict[date, list[Event]] = defaultdict(list)
    for event in events:
        day = event.start.day
        while day <= event.last.day:
            if (day.year, day.month) == month:
                by_day[day].append(event)
            day += timedelta(days=1)
    weeks = calendar.Calendar().monthdatescalendar(*month)
    cells = (
        tuple(_day(day, by_day.get(day, ())) if day.month == month[1] else None for day in week)
        for week in weeks
    )
    return MonthTable(month_title(*month), tuple(cells))


def _day(day: date, events: Sequence[Event]) -> Day:
    if not events:
        return Day(day.day, day.isoformat())
    label = f"{full_date(day)}, ada {len(events)} kegiatan"
    return Day(day.day, day.isoformat(), len(events), events[0].address, label)


def _training(portal: Portal) -> TrainingValues:
    events = [event for event in portal.site.events() if event.event_kind is EventKind.TRAINING]
    years = sorted({event.start.day.year for event in events}, reverse=True)
    intro = "Seluruh pelatihan menurut tahun: waktu, tempat, kuota, biaya, dan batas pendaftaran."
    return TrainingValues(
        frame=portal.frame,
        page=head(
            portal,
            TRAINING,
            "Jadwal pelatihan",
            intro,
            trail=(Link("Agenda", list_address(Kind.EVENT)),),
            sample=any(event.sample for event in events),
        ),
        intro=intro,
        years=tuple(
            (year, tuple(_training_row(portal, event) for event in events if event.start.day.year == year))
            for year in years
        ),
        empty=Link("Lihat agenda", list_address(Kind.EVENT), "Belum ada pelatihan yang dijadwalkan."),
    )


def _training_row(portal: Portal, event: Event) -> TrainingRow:
    unit, registration = portal.site.unit_of(event), event.registration
    return TrainingRow(
        title=event.title,
        address=event.address,
        dates=date_range(event.start.day, event.last.day),
        place=place_text(event),
        unit=unit.label if unit else portal.site.settings.short_name,
        registration_closes=long_date(registration.closes.day)
        if registration and registration.closes
        else "",
        quota=str(registration.quota) if registration and registration.quota else "",
        fee=(registration.fee or "") if registration else "",
        cancelled=event.cancelled,
    )
