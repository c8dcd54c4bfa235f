"""Real visits to real servers: every case is seen as what it is, twice in a row."""

import os
import socket
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import chain
from pathlib import Path
from typing import Any

import pytest

from satupintu.commands.visits import Bounds, public_addresses, visit_all
from satupintu.frontmatter import read_record as read_block
from satupintu.guard.judge import Judge, Sighting
from satupintu.guard.record import EMPTY, LinkRecord
from satupintu.guard.states import Finding, State
from satupintu.models import Vocabulary
from satupintu.schema import parse
from tests.guard.servers import (
    DOMAIN,
    MOVED,
    SLOW_SECONDS,
    TIMEOUT_SECONDS,
    Servers,
    cases,
    servers,
)
from tests.make_site import REPOSITORY

AGENT = "PortalSatuPintu-PenjagaTautan/1 (+https://uji.example/)"
WORDS = "services_catalog/kosakata-judi.yml"
FIRST = datetime(2026, 3, 1, 23, 0, tzinfo=UTC)
SILENT = ("diam", "menetes")
"""Those that never answer; only they are to run into the limit."""
PATIENCE_SECONDS = 100.0
"""The limit of the others: a busy machine makes no server slow or silent."""


def real_vocabulary() -> Vocabulary:
    """The vocabulary that Humas keeps."""
    found, problems = parse(Vocabulary, read_block(REPOSITORY / WORDS, WORDS), WORDS)
    assert found is not None, problems
    return found


@dataclass(frozen=True)
class Rounds:
    """The record after each of two rounds, the servers, and how long the rounds took in seconds."""

    records: tuple[LinkRecord, LinkRecord]
    servers: Servers
    seconds: float


def visited(addresses: Sequence[str], **options: Any) -> list[Sighting]:
    """What `visit_all` gives, in a thread of its own: a browser of another test may hold the loop of this one."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(visit_all, addresses, **options).result()


def one_round(running: Servers, addresses: list[str], record: LinkRecord, moment: datetime) -> LinkRecord:
    own = (MOVED.partition(".")[2],)
    patient = Judge(real_vocabulary(), own, PATIENCE_SECONDS)
    strict = Judge(real_vocabulary(), own, SLOW_SECONDS)
    silent = {running.address(name) for name in SILENT}
    answering = [address for address in addresses if address not in silent]
    found = {}
    for sighting in chain.from_iterable(
        visited(
            part,
            agent=AGENT,
            resolve=public_addresses(running.given),
            bounds=Bounds(seconds, 6),
            moment=moment,
        )
        for part, seconds in ((sorted(silent), TIMEOUT_SECONDS), (answering, PATIENCE_SECONDS))
    ):
        entry = record.addresses.get(sighting.address)
        judge = strict if sighting.address == running.address("lambat") else patient
        found[sighting.address] = judge.observation(sighting, entry.well if entry else None)
    return record.adding(found)


@pytest.fixture(scope="module")
def rounds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rounds]:
    with servers(tmp_path_factory.mktemp("penjaga")) as running:
        before = os.environ.get("SSL_CERT_FILE")
        os.environ["SSL_CERT_FILE"] = str(running.authority)
        try:
            addresses = [
                *(running.address(name) for name in running.cases),
                f"https://hilang.{DOMAIN.replace('example', 'invalid')}/",
                f"https://baik.{DOMAIN}:{closed_port()}/",
            ]
            begun = time.monotonic()
            first = one_round(running, addresses, EMPTY, FIRST)
            second = one_round(running, addresses, first, FIRST + timedelta(days=1))
            yield Rounds((first, second), running, time.monotonic() - begun)
        finally:
            if before is None:
                del os.environ["SSL_CERT_FILE"]
            else:
                os.environ["SSL_CERT_FILE"] = before


def closed_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@pytest.mark.parametrize("name", cases())
def test_every_case_is_seen_as_what_it_is_twice_in_a_row(name: str, rounds: Rounds) -> None:
    case = rounds.servers.cases[name]
    results = [record.addresses[rounds.servers.address(name)].last for record in rounds.records]
    assert [result.finding for result in results] == [case.finding, case.later or case.finding]
    assert tuple(result.state for result in results) == case.states


@pytest.mark.parametrize(
    ("start", "finding"),
    [("https://hilang.", Finding.NO_NAME), (f"https://baik.{DOMAIN}", Finding.NO_CONNECTION)],
)
def test_a_name_or_server_that_is_not_there_is_trouble_and_then_dead(
    start: str, finding: Finding, rounds: Rounds
) -> None:
    known = {rounds.servers.address(name) for name in rounds.servers.cases}
    address = next(
        found for found in rounds.records[0].addresses if found.startswith(start) and found not in known
    )
    results = [record.addresses[address].last for record in rounds.records]
    assert [(result.finding, result.state) for result in results] == [
        (finding, State.TROUBLE),
        (finding, State.DEAD),
    ]


def test_the_end_of_a_certificate_is_read_also_while_it_is_good(rounds: Rounds) -> None:
    look = rounds.records[0].addresses[rounds.servers.address("segera-berakhir")].look
    ends = (datetime.now(UTC) + timedelta(days=10, hours=1)).date()
    assert look.certificate_until in (ends, ends - timedelta(days=1))
    assert rounds.records[0].addresses[rounds.servers.address("kedaluwarsa")].look.certificate_until is None


def test_the_words_that_raised_suspicion_are_kept_for_the_owner(rounds: Rounds) -> None:
    words = rounds.records[0].addresses[rounds.servers.address("judi")].look.words
    assert {"slot gacor", "maxwin", "rtp live"} <= set(words)


def test_each_address_is_asked_for_once_a_round_with_an_honest_name(rounds: Rounds) -> None:
    asked = [seen for seen in rounds.servers.server.asked if seen[0] == f"robot.{DOMAIN}"]
    assert asked == [(f"robot.{DOMAIN}", "/", AGENT)] * 2


def test_nothing_behind_a_redirect_into_this_machine_is_asked(rounds: Rounds) -> None:
    assert [seen for seen in rounds.servers.server.asked if "dalam" in seen[1]] == []
    assert {seen[0] for seen in rounds.servers.server.asked} <= set(rounds.servers.given)


def test_a_server_that_never_ends_ends_with_its_time(rounds: Rounds) -> None:
    """Four servers wait for ever; at six at once, two rounds take a few times the limit of one."""
    assert rounds.seconds < 20 * TIMEOUT_SECONDS


def test_the_record_of_all_cases_is_read_back_as_it_was_written(rounds: Rounds) -> None:
    from satupintu.guard.record import read

    text = rounds.records[1].dumped()
    assert read(text.encode()) == rounds.records[1]
    assert read(text.encode()).dumped() == text


def test_a_name_with_one_private_address_among_public_ones_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def mixed(host: str, port: int, **_kind: object) -> list[tuple[object, ...]]:
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("10.0.0.7", port))]

    monkeypatch.setattr(socket, "getaddrinfo", mixed)
    with pytest.raises(PermissionError):
        public_addresses({})("dua.uji.example", 443)


def test_the_day_of_a_check_is_that_of_the_office(rounds: Rounds, tmp_path: Path) -> None:
    """23.00 in UTC is the next morning in WIB."""
    result = rounds.records[0].addresses[rounds.servers.address("baik")].last
    assert result.time.date() == date(2026, 3, 2)
    assert result.time.isoformat() == "2026-03-02T06:00:00+07:00"
