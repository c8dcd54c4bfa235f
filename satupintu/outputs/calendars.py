"""iCalendar files (RFC 5545): the events of the whole site and of each unit.

UID, SEQUENCE and DTSTAMP come from the record alone, so that a calendar does not change between two
builds of the same content. A UID survives a renamed unit and a new site address.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Timezone
from icalendar import Event as CalendarEvent

from satupintu.dates import When, Zone
from satupintu.models import Event, Unit
from satupintu.outputs.file import OutputFile, permanent_id
from satupintu.pages.heads import calendar_address
from satupintu.pages.rows import place_text
from satupintu.portal import Portal

KEPT_DAYS = 366
"""Events stay in the calendar for a year after they are over."""


def files(portal: Portal) -> Iterator[OutputFile]:
    first = portal.site.today - timedelta(days=KEPT_DAYS)
    kept = [event for event in portal.site.events() if event.last.office_day >= first]
    written = {event.path: bytes(_event(portal, event).to_ical()) for event in kept}
    owners: tuple[Unit | None, ...] = (None, *portal.site.open_units)
    for unit in owners:
        slug = unit.slug if unit else None
        events = [event for event in portal.site.events(slug) if event.path in written]
        content = _calendar(portal, unit, events, b"".join(written[event.path] for event in events))
        yield from OutputFile(calendar_address(slug), content).and_former(portal)


def _calendar(portal: Portal, unit: Unit | None, events: Sequence[Event], written: bytes) -> bytes:
    """A calendar around its events, which are written once for all calendars they stand in."""
    name = f"Agenda {unit.name if unit else portal.site.settings.name}"
    calendar = Calendar()
    calendar.add("prodid", "-//Portal Satu Pintu//ID")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", Zone.WIB.iana)
    zones = {moment.zone for event in events for moment in (event.start, event.last) if moment.clock}
    for zone in sorted(zones):
        calendar.add_component(Timezone.from_ical(_zone(zone)))
    opening, end, _rest = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
    return opening + written + end + b"\r\n"


def _event(portal: Portal, event: Event) -> CalendarEvent:
    found = CalendarEvent()
    unit = portal.site.unit_of(event)
    found.add("uid", str(permanent_id(event.id)))
    found.add("sequence", event.sequence)
    found.add("dtstamp", event.updated.instant)
    found.add("last-modified", event.updated.instant)
    found.add("dtstart", _begin(event.start))
    if event.start.clock is None or event.last.instant > event.start.instant:
        found.add("dtend", _end(event))
    found.add("summary", event.title)
    found.add("description", event.summary)
    found.add("location", event.location or event.url or place_text(event))
    found.add("url", portal.hrefs.absolute(event.address))
    found.add("categories", [event.event_kind.value, unit.label if unit else portal.site.settings.short_name])
    found.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    return found


def _begin(moment: When) -> date | datetime:
    """A day, or local time in its zone."""
    if moment.clock is None:
        return moment.day
    return datetime.combine(moment.day, moment.clock, _tzinfo(moment.zone))


def _end(event: Event) -> date | datetime:
    """DTEND is the first moment after the event: the next day for whole days (RFC 5545, 3.8.2.2)."""
    if event.start.clock is None:
        return event.last.day + timedelta(days=1)
    return _begin(event.last)


def _tzinfo(zone: Zone) -> ZoneInfo:
    return ZoneInfo(zone.iana)


def _zone(zone: Zone) -> str:
    """A VTIMEZONE: Indonesia has had no daylight saving since 1988, so one rule is enough."""
    hours = int(zone.offset.utcoffset(None).total_seconds()) // 3600
    return "\r\n".join(
        (
            "BEGIN:VTIMEZONE",
            f"TZID:{zone.iana}",
            "BEGIN:STANDARD",
            "DTSTART:19880101T000000",
            f"TZOFFSETFROM:+{hours:02}00",
            f"TZOFFSETTO:+{hours:02}00",
            f"TZNAME:{zone}",
            "END:STANDARD",
            "END:VTIMEZONE",
            "",
        )
    )
