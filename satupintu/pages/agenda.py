"""The agenda: what is coming, month by month, past years, and the training schedule."""

from __future__ import annotations

import calendar
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TypeAlias

from msgspec import Struct, structs

from satupintu.dates import date_range, full_date, long_date, month_title
from satupintu.models import Event, EventKind, Unit
from satupintu.pages.heads import Subject, calendar_address, feed, head
from satupintu.pages.heads import calendar as calendar_link
from satupintu.pages.lists import INTROS, unit_facet
from satupintu.pages.rows import place_text, rows, weekday_block
from satupintu.places import Kind, list_address
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import AgendaValues, Day, Link, MonthTable, Row, RowGroup, TrainingRow, TrainingValues

UPCOMING = 40
"""The agenda shows at most so many coming events; the months show all."""
TRAINING = "agenda/pelatihan/"
AGENDA = Subject(CardKind.EVENT)

Month: TypeAlias = tuple[int, int]
"""Year and month."""


class Diary(Struct, frozen=True):
    """The events of one owner: all units together (unit None), or one unit.

    `months` holds the events by every month they touch, `years` those in which events begin, latest first;
    `near`, `units` and `archives` are the links that stand on all its pages.
    """

    unit: Unit | None
    address: str
    months: dict[Month, list[Event]]
    years: tuple[int, ...]
    near: tuple[Link, ...] = ()
    units: tuple[Link, ...] = ()
    archives: tuple[Link, ...] = ()

    @property
    def owner(self) -> str:
        return self.unit.name if self.unit else "seluruh unit"


def pages(portal: Portal) -> Iterator[Page]:
    owners: tuple[Unit | None, ...] = (None, *portal.site.open_units)
    for unit in owners:
        diary = _diary(portal, unit)
        section = unit.name if unit else "Daftar"
        yield Page(diary.address, "Agenda", partial(_agenda, portal, diary), section=section)
        for month in diary.months:
            title = f"Agenda {month_title(*month)}"
            yield Page(_month_address(diary, month), title, partial(_month, portal, diary, month))
        for year in diary.years:
            yield Page(
                _year_address(diary, year), f"Agenda tahun {year}", partial(_year, portal, diary, year)
            )
    yield Page(TRAINING, "Jadwal pelatihan", partial(_training, portal), section="Daftar")


def _diary(portal: Portal, unit: Unit | None) -> Diary:
    slug = unit.slug if unit else None
    events = portal.site.events(slug)
    years = sorted({event.start.day.year for event in events}, reverse=True)
    diary = Diary(unit, list_address(Kind.EVENT, slug), _by_month(events), tuple(years))
    return structs.replace(
        diary,
        near=_near_months(portal.site.today, diary),
        units=() if unit else unit_facet(portal, Kind.EVENT),
        archives=tuple(Link(str(year), _year_address(diary, year)) for year in years),
    )


def _by_month(events: Iterable[Event]) -> dict[Month, list[Event]]:
    """Events by every month they touch, months in order."""
    found: dict[Month, list[Event]] = defaultdict(list)
    for event in events:
        year, month = event.start.day.year, event.start.day.month
        while (year, month) <= (event.last.day.year, event.last.day.month):
            found[year, month].append(event)
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return dict(sorted(found.items()))


def _month_address(diary: Diary, month: Month) -> str:
    return f"{diary.address}bulan/{month[0]}-{month[1]:02}/"


def _year_address(diary: Diary, year: int) -> str:
    return f"{diary.address}arsip/{year}/"


def _agenda(portal: Portal, diary: Diary) -> AgendaValues:
    site = portal.site
    coming = site.upcoming_events(diary.unit.slug if diary.unit else None)
    intro = f"{INTROS[Kind.EVENT]} {diary.owner}."
    common = _common(portal, diary, diary.address, "Agenda", intro)
    if not coming:
        return common
    begins = coming[0].start.day
    first = max((begins.year, begins.month), (site.today.year, site.today.month))
    groups = _month_groups(portal, diary, coming, UPCOMING)
    return structs.replace(common, groups=groups, table=_table(first, diary.months.get(first, [])))


def _month_groups(
    portal: Portal, diary: Diary, events: Sequence[Event], most: int | None = None
) -> tuple[RowGroup, ...]:
    """The first events, at most `most`, under the month in which they start; a month cut short leads to its page."""
    whole, shown = _by_start(events), _by_start(events[:most])
    return tuple(
        RowGroup(
            month_title(*month),
            f"bulan-{month[0]}-{month[1]:02}",
            _rows(portal, diary, found),
            f"{len(found)} kegiatan",
            _month_address(diary, month) if len(found) < len(whole[month]) else "",
        )
        for month, found in sorted(shown.items())
    )


def _by_start(events: Iterable[Event]) -> dict[Month, list[Event]]:
    found: dict[Month, list[Event]] = defaultdict(list)
    for event in events:
        found[event.start.day.year, event.start.day.month].append(event)
    return found


def _rows(portal: Portal, diary: Diary, events: Sequence[Event]) -> tuple[Row, ...]:
    found = rows(portal, events, with_unit=diary.unit is None)
    return tuple(
        structs.replace(listed, block=weekday_block(event))
        for listed, event in zip(found, events, strict=True)
    )


def _month(portal: Portal, diary: Diary, month: Month) -> AgendaValues:
    order = list(diary.months)
    place = order.index(month)
    events = diary.months[month]
    title = month_title(*month)
    intro = f"Kegiatan {diary.owner} pada bulan {title}."
    return structs.replace(
        _common(portal, diary, _month_address(diary, month), f"Agenda {title}", intro),
        groups=(RowGroup(title, "daftar", _rows(portal, diary, events), f"{len(events)} kegiatan"),),
        table=_table(month, events),
        earlier=_neighbour(diary, order[place - 1]) if place else None,
        later=_neighbour(diary, order[place + 1]) if place + 1 < len(order) else None,
    )


def _neighbour(diary: Diary, month: Month) -> Link:
    return Link(month_title(*month), _month_address(diary, month))


def _year(portal: Portal, diary: Diary, year: int) -> AgendaValues:
    events = portal.site.events(diary.unit.slug if diary.unit else None)
    chosen = [event for event in events if event.start.day.year == year]
    intro = f"Kegiatan {diary.owner} sepanjang tahun {year}."
    common = _common(portal, diary, _year_address(diary, year), f"Agenda tahun {year}", intro)
    return structs.replace(common, groups=_month_groups(portal, diary, chosen))


def _common(portal: Portal, diary: Diary, address: str, title: str, intro: str) -> AgendaValues:
    unit = diary.unit
    trail = () if address == diary.address else (Link("Agenda", diary.address),)
    alternates = (feed(portal, Kind.EVENT, unit), calendar_link(portal, unit))
    return AgendaValues(
        frame=portal.frame,
        page=head(
            portal, address, title, intro, unit=unit, trail=trail, alternates=alternates, subject=AGENDA
        ),
        intro=intro,
        groups=(),
        table=None,
        earlier=None,
        later=None,
        months=diary.near,
        units=diary.units,
        archives=diary.archives,
        empty=_empty(diary),
        calendar=calendar_address(unit.slug if unit else None),
        training=TRAINING if unit is None else "",
    )


def _empty(diary: Diary) -> Link:
    if diary.years:
        address = _year_address(diary, diary.years[0])
        return Link("Lihat agenda yang sudah lewat", address, "Belum ada agenda mendatang.")
    return Link("Lihat semua unit", "units/", "Belum ada agenda.")


def _near_months(today: date, diary: Diary) -> tuple[Link, ...]:
    """Months with events from this one on, and the two before, at most twelve."""
    order = list(diary.months)
    coming = next(
        (index for index, month in enumerate(order) if month >= (today.year, today.month)), len(order)
    )
    chosen = order[max(0, coming - 2) :][:12]
    return tuple(
        Link(month_title(*month), _month_address(diary, month), count=len(diary.months[month]))
        for month in chosen
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
            subject=AGENDA,
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
