"""What a row of checks means, what the record keeps of it, and what a day's build may count on."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from satupintu.dates import Zone
from satupintu.guard.record import EMPTY, KEPT, LinkRecord, Look, Observation, RecordDamaged, read
from satupintu.guard.standing import Guard, runs
from satupintu.guard.states import EFFECTS, REASONS, Finding, State
from satupintu.guard.words import WORDS

ADDRESS = "https://layanan.uji.example/"
MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=Zone.WIB.offset)


def record(*findings: Finding, start: datetime = MORNING) -> LinkRecord:
    """One check a day."""
    found = EMPTY
    for day, finding in enumerate(findings):
        found = found.adding({ADDRESS: Observation(start + timedelta(days=day), finding)})
    return found


def states(*findings: Finding) -> list[State]:
    return [result.state for result in record(*findings).addresses[ADDRESS].results]


def test_every_finding_has_an_effect_and_a_reason_and_every_state_its_words() -> None:
    assert EFFECTS.keys() == REASONS.keys() == set(Finding)
    assert WORDS.keys() == set(State)
    assert [state for state, words in WORDS.items() if not words.meanwhile] == [State.ACTIVE]


def test_one_failure_is_trouble_and_two_are_dead() -> None:
    assert states(Finding.GOOD, Finding.TIMEOUT, Finding.NO_NAME, Finding.GOOD) == [
        State.ACTIVE,
        State.TROUBLE,
        State.DEAD,
        State.ACTIVE,
    ]


def test_two_failures_with_a_good_check_between_them_are_not_dead() -> None:
    assert states(Finding.TIMEOUT, Finding.GOOD, Finding.TIMEOUT)[-1] is State.TROUBLE


def test_a_slow_page_is_never_dead() -> None:
    assert set(states(*[Finding.SLOW] * 5)) == {State.TROUBLE}


def test_a_hijacked_page_is_suspect_at_once_and_until_two_good_checks() -> None:
    assert states(Finding.GOOD, Finding.GAMBLING, Finding.GOOD, Finding.GOOD) == [
        State.ACTIVE,
        State.SUSPECT,
        State.SUSPECT,
        State.ACTIVE,
    ]


@pytest.mark.parametrize("finding", [Finding.REFUSED, Finding.TIMEOUT, Finding.SLOW])
def test_what_is_not_a_good_check_does_not_clear_a_suspect(finding: Finding) -> None:
    assert states(Finding.GAMBLING, Finding.GOOD, finding, Finding.GOOD)[-1] is State.SUSPECT


def test_the_last_ninety_checks_are_kept() -> None:
    found = record(*[Finding.GOOD] * (KEPT + 5)).addresses[ADDRESS].results
    assert len(found) == KEPT
    assert found[0].time == MORNING + timedelta(days=5)


def test_how_a_page_looked_when_it_was_well_is_remembered_over_trouble() -> None:
    good = EMPTY.adding({ADDRESS: Observation(MORNING, Finding.GOOD, Look(fingerprint="0" * 16))})
    later = good.adding({ADDRESS: Observation(MORNING + timedelta(days=1), Finding.GAMBLING, Look())})
    assert later.addresses[ADDRESS].well == Look(fingerprint="0" * 16)


some_checks = some.lists(
    some.tuples(some.integers(0, 200), some.sampled_from(Finding)), min_size=1, max_size=12
)


@given(some_checks, some_checks)
def test_two_records_joined_are_the_same_whoever_comes_first(
    one: list[tuple[int, Finding]], other: list[tuple[int, Finding]]
) -> None:
    first, second = (
        EMPTY.adding({ADDRESS: Observation(MORNING + timedelta(hours=hour), finding)})
        for hour, finding in (one[0], other[0])
    )
    for hour, finding in one[1:]:
        first = first.adding({ADDRESS: Observation(MORNING + timedelta(hours=hour), finding)})
    for hour, finding in other[1:]:
        second = second.adding({ADDRESS: Observation(MORNING + timedelta(hours=hour), finding)})
    joined = first.joined(second).addresses[ADDRESS].results
    assert joined == second.joined(first).addresses[ADDRESS].results
    wanted = {(MORNING + timedelta(hours=hour), finding) for hour, finding in (*one, *other)}
    assert {(result.time, result.finding) for result in joined} == wanted


@given(some_checks)
def test_a_record_is_read_back_as_it_was_written(checks: list[tuple[int, Finding]]) -> None:
    found = EMPTY
    for hour, finding in checks:
        found = found.adding({ADDRESS: Observation(MORNING + timedelta(hours=hour), finding, status=200)})
    assert read(found.dumped().encode()) == found
    assert read(EMPTY.dumped().encode()) == EMPTY


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"[" * 5000,
        b'{"version": 2, "addresses": {}}',
        b'{"version": 1, "addresses": {"https://a.example/": {"results": []}}}',
        b'{"version": 1, "addresses": {"https://a.example/": {"results": [{"time": "2026-03-02", "finding": "baik", "state": "aktif"}]}}}',
        b'{"version": 1, "addresses": {"https://a.example/": {"results": [{"time": "2026-03-02T06:00:00+07:00", "finding": "x", "state": "aktif"}]}}}',
        b'{"version": 1, "addresses": {"https://a.example/": {"results": [{"time": "9999-12-31T23:59:59Z", "finding": "baik", "state": "aktif"}]}}}',
        b'{"version": 1, "addresses": {"https://a.example/": {"results": [{"time": "0001-01-01T00:00:00+09:00", "finding": "baik", "state": "aktif"}]}}}',
        b'{"version": 1, "kunci": 1}',
        b"<<<<<<< HEAD\n",
    ],
)
def test_a_damaged_record_is_told_and_not_guessed(content: bytes) -> None:
    with pytest.raises(RecordDamaged):
        read(content)


def on(day: date, found: LinkRecord, limit: int = 3) -> Guard:
    return Guard(day, limit, found)


def test_a_check_counts_until_its_limit_and_not_a_day_longer() -> None:
    found = record(Finding.GOOD)
    assert on(date(2026, 3, 5), found).standing(ADDRESS).state is State.ACTIVE
    old = on(date(2026, 3, 6), found).standing(ADDRESS)
    assert (old.state, old.checked, old.withheld) == (State.UNCHECKED, None, False)


def test_a_build_for_an_earlier_day_does_not_know_later_checks() -> None:
    found = record(Finding.GOOD, Finding.GAMBLING)
    assert on(date(2026, 3, 2), found).standing(ADDRESS).state is State.ACTIVE
    assert on(date(2026, 3, 1), found).standing(ADDRESS).state is State.UNCHECKED


def test_an_address_nobody_has_checked_is_not_active() -> None:
    assert on(date(2026, 3, 2), EMPTY).standing(ADDRESS).state is State.UNCHECKED
    assert on(date(2026, 3, 2), EMPTY).standing(None).results == ()


def test_the_addresses_withheld_are_the_dead_and_the_suspect() -> None:
    day = date(2026, 3, 3)
    assert on(day, record(Finding.TIMEOUT, Finding.TIMEOUT)).standing(ADDRESS).withheld
    assert on(day, record(Finding.GOOD, Finding.FOREIGN)).standing(ADDRESS).withheld
    assert not on(day, record(Finding.GOOD, Finding.TIMEOUT)).standing(ADDRESS).withheld


def test_a_suspect_address_is_withheld_also_when_nobody_checks_any_more() -> None:
    standing = on(date(2027, 1, 1), record(Finding.GAMBLING)).standing(ADDRESS)
    assert (standing.state, standing.withheld) == (State.UNCHECKED, True)


def test_checks_of_one_state_in_a_row_are_told_as_one() -> None:
    results = record(Finding.GOOD, Finding.GOOD, Finding.SLOW, Finding.GOOD).addresses[ADDRESS].results
    assert runs(results) == [(State.ACTIVE, 2), (State.TROUBLE, 1), (State.ACTIVE, 1)]
