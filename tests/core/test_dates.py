"""Days and hours as the office writes them, whatever the machine's locale and zone."""

import calendar
import locale
from datetime import UTC, date, datetime, time

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from satupintu.dates import (
    When,
    Zone,
    date_range,
    day_name,
    full_date,
    hours,
    long_date,
    month_name,
    month_title,
    short_date,
    span_text,
    today,
    when_text,
)
from satupintu.language import Language

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
DAYS = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()
ANY_DAY = st.dates(date(1900, 1, 1), date(2199, 12, 31))


def when(text: str) -> When:
    return When.parse(text)


# ------------------------------------------------------------------------------------------ reading


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-22", When(date(2026, 11, 22))),
        ("2026-11-22 08:00", When(date(2026, 11, 22), time(8))),
        ("2026-11-22T08:00", When(date(2026, 11, 22), time(8))),
        ("2026-11-22 08:00:59", When(date(2026, 11, 22), time(8))),
        ("2026-11-22 08:00 WITA", When(date(2026, 11, 22), time(8), Zone.WITA)),
        ("2026-11-22 08:00WIT", When(date(2026, 11, 22), time(8), Zone.WIT)),
        ("2026-11-22T08:00:00+07:00", When(date(2026, 11, 22), time(8))),
        ("2026-11-22T08:00+09:00", When(date(2026, 11, 22), time(8), Zone.WIT)),
        ("2024-02-29", When(date(2024, 2, 29))),
    ],
)
def test_the_forms_of_the_contract_are_read(written: str, read: When) -> None:
    assert when(written) == read


@pytest.mark.parametrize(
    "written",
    [
        "", "besok", "22-11-2026", "2026-11", "2026-1-1", "2026/11/22", "2026-02-29", "2026-02-30", "0000-00-00",
        "0001-01-01", "1899-12-31", "3000-01-01", "9999-12-31", "2026-11-22 8:00", "2026-11-22 24:01", "2026-11-22 08.00", "2026-11-22 WITA",
        "2026-11-22 08:00 WIB WIB", "2026-11-22 08:00+05:00", "2026-11-22 08:00Z", "2026-11-22\n", " 2026-11-22",
        "٢٠٢٦-١١-٢٢", "20261122", "2026-W47", "99999-01-01",
    ],
)  # fmt: skip
def test_any_other_form_is_an_error(written: str) -> None:
    with pytest.raises(ValueError):
        when(written)


@given(ANY_DAY, st.times(), st.sampled_from(Zone))
def test_a_moment_written_in_iso_is_read_back(day: date, clock: time, zone: Zone) -> None:
    moment = When(day, clock.replace(second=0, microsecond=0, fold=0), zone)
    assert when(moment.iso) == moment


@given(ANY_DAY)
def test_a_day_written_in_iso_is_read_back(day: date) -> None:
    assert when(When(day).iso) == When(day)


# ------------------------------------------------------------------------------------------ zones


@pytest.mark.parametrize(
    ("written", "utc"), [("2026-11-22 08:00", 1), ("2026-11-22 08:00 WITA", 0), ("2026-11-22 09:00 WIT", 0)]
)
def test_a_zone_is_hours_before_utc(written: str, utc: int) -> None:
    assert when(written).instant == datetime(2026, 11, 22, utc, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-11-22", 22), ("2026-11-22 00:00", 22), ("2026-11-22 23:59", 22), ("2026-11-22 00:59 WITA", 21),
        ("2026-11-22 01:00 WITA", 22), ("2026-11-22 01:59 WIT", 21), ("2026-11-22 02:00 WIT", 22),
    ],
)  # fmt: skip
def test_the_day_of_the_office_is_the_day_in_wib(written: str, day: int) -> None:
    assert when(written).office_day == date(2026, 11, day)


def test_a_timestamp_keeps_the_zone_of_its_author() -> None:
    assert when("2026-11-22 08:00 WITA").timestamp == "2026-11-22T08:00:00+08:00"
    assert when("2026-11-22").timestamp == "2026-11-22T00:00:00+07:00"


@pytest.mark.parametrize("zone", ["UTC", "America/Los_Angeles", "Asia/Tokyo"])
def test_the_zone_of_the_machine_changes_nothing(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import time as clock

    monkeypatch.setenv("TZ", zone)
    clock.tzset()
    try:
        assert when("2026-11-22").timestamp == "2026-11-22T00:00:00+07:00"
        assert abs((today() - datetime.now(Zone.WIB.offset).date()).days) <= 1
    finally:
        monkeypatch.undo()
        clock.tzset()


@pytest.mark.parametrize(("zone", "name"), [("WIB", "Jakarta"), ("WITA", "Makassar"), ("WIT", "Jayapura")])
def test_a_zone_has_its_name_for_calendars(zone: str, name: str) -> None:
    assert Zone(zone).iana == f"Asia/{name}"


# ------------------------------------------------------------------------------------------ words


def test_months_and_days_have_indonesian_names() -> None:
    assert [month_name(month) for month in range(1, 13)] == MONTHS
    assert [day_name(date(2026, 11, 23 + number)) for number in range(7)] == DAYS


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("short", "width"), [(False, "wide"), (True, "abbreviated")])
def test_names_are_those_of_the_cldr(language: Language, short: bool, width: str) -> None:
    cldr = Locale.parse(language.value)
    for number, name in cldr.months["format"][width].items():
        assert month_name(number, short=short, language=language) == name
    for number, name in cldr.days["format"][width].items():
        assert day_name(date(2026, 11, 23 + number), short=short, language=language) == name


@pytest.mark.parametrize("name", ["C", "C.UTF-8", "POSIX"])
def test_the_locale_of_the_machine_changes_nothing(name: str) -> None:
    before = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, name)
        assert full_date.__wrapped__(date(2026, 3, 2)) == "Senin, 2 Maret 2026"
    finally:
        locale.setlocale(locale.LC_ALL, before)


def test_a_day_is_written_long_full_and_short() -> None:
    day = date(2026, 8, 17)
    assert long_date(day) == "17 Agustus 2026"
    assert full_date(day) == "Senin, 17 Agustus 2026"
    assert short_date(day).startswith("17 A")
    assert month_title(2026, 8) == "Agustus 2026"


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2026-03-02", "2026-03-02", "2 Maret 2026"),
        ("2026-03-02", "2026-03-04", "2–4 Maret 2026"),
        ("2026-02-28", "2026-03-02", "28 Februari–2 Maret 2026"),
        ("2026-12-30", "2027-01-02", "30 Desember 2026–2 Januari 2027"),
        ("2026-03-02", "2027-03-02", "2 Maret 2026–2 Maret 2027"),
        ("2026-11-30", "2026-12-01", "30 November–1 Desember 2026"),
        ("2024-02-28", "2024-02-29", "28–29 Februari 2024"),
    ],
)
def test_a_range_names_month_and_year_once_where_they_are_one(start: str, end: str, written: str) -> None:
    assert date_range(date.fromisoformat(start), date.fromisoformat(end)) == written


@given(ANY_DAY, ANY_DAY)
def test_a_range_says_both_its_days_in_indonesian(one: date, other: date) -> None:
    start, end = min(one, other), max(one, other)
    text = date_range(start, end)
    assert text.endswith(long_date(end))
    assert text.startswith(str(start.day))
    assert not set(text.replace("–", " ").split()) & set(calendar.month_name) - set(MONTHS)
    months = {(day.year, day.month) for day in (start, end)}
    assert sum(text.count(name) for name in MONTHS) == len(months)
    assert text.count(str(end.year)) >= len({start.year, end.year}) - 1


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2026-03-02", "", ""),
        ("2026-03-02 09:00", "", "09.00 WIB"),
        ("2026-03-02 09:00", "2026-03-02 11:30", "09.00–11.30 WIB"),
        ("2026-03-02 09:00 WITA", "2026-03-02 11:30 WITA", "09.00–11.30 WITA"),
        ("2026-03-02 09:00", "2026-03-02 09:00", "09.00 WIB"),
        ("2026-03-02 09:00", "2026-03-04", "09.00 WIB"),
    ],
)
def test_hours_are_written_with_a_full_stop_and_their_zone(start: str, end: str, written: str) -> None:
    assert hours(when(start), when(end) if end else None) == written


def test_a_moment_says_its_day_and_hour() -> None:
    assert when_text(when("2026-11-24 09:00")) == "Selasa, 24 November 2026, pukul 09.00 WIB"
    assert when_text(when("2026-11-24")) == "Selasa, 24 November 2026"


def test_a_span_says_days_and_hours() -> None:
    assert span_text(when("2026-03-02"), None) == "Senin, 2 Maret 2026"
    assert span_text(when("2026-03-02"), when("2026-03-04")) == "2–4 Maret 2026"
    assert (
        span_text(when("2026-03-02 09:00"), when("2026-03-02 11:30"))
        == "Senin, 2 Maret 2026, pukul 09.00–11.30 WIB"
    )
