"""`portal links`: visit the addresses of the box, judge what is seen, and keep it in the link record."""

from __future__ import annotations

import json as json_format
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol
from urllib.parse import urlsplit

from satupintu.catalogue import VOCABULARY
from satupintu.commands.link_record import (
    fetch_branch,
    in_branch,
    in_file,
    push_branch,
    write_branch,
    write_file,
)
from satupintu.commands.progress import Progress
from satupintu.commands.report import FAULTY, OK, Impossible, report, say
from satupintu.commands.visits import Bounds, public_addresses, visit_all
from satupintu.dates import Zone, long_date, today
from satupintu.guard.hosts import domain_of, is_reserved
from satupintu.guard.judge import SLOW_SECONDS, WARNING_DAYS, Judge
from satupintu.guard.record import EMPTY, Entry, LinkRecord, Observation, RecordDamaged
from satupintu.guard.standing import WITHHELD
from satupintu.guard.states import REASONS, Finding, State
from satupintu.guard.words import WORDS
from satupintu.loader import load_site
from satupintu.models import App, Condition
from satupintu.problems import Problem, Severity
from satupintu.site import Site

NOBODY = frozenset({Finding.NO_NAME, Finding.NO_CONNECTION, Finding.TIMEOUT})


class Addressed(Protocol):
    """Whatever has an address outside: a service, an application."""

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def owner(self) -> str: ...
    @property
    def service_url(self) -> str | None: ...
    def problem(self, key: str, rule: str, message: str, severity: Severity = ...) -> Problem: ...


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """What the command line asks for. `given` are names with the IP address to use for them."""

    file: Path | None = None
    push: bool = False
    remote: str = "origin"
    strict: bool = False
    json: bool = False
    bounds: Bounds = field(default_factory=Bounds)
    slow_seconds: float = SLOW_SECONDS
    given: Mapping[str, str] = field(default_factory=dict)
    moment: datetime | None = None


def links(root: Path, options: LinkOptions) -> int:
    """Check every address once, write the record, print what was found.

    Exit code 0 where the checks ran: how a service is, is no fault of the content; with `strict` 1 where one is
    dead or suspect. Raises Impossible without a network or a place for the record; nothing is written then.
    """
    site, problems = load_site(root, options.moment.date() if options.moment else today())
    if site is None:
        return report(problems, json=options.json)
    if site.vocabulary is None:
        found = [problem for problem in problems if problem.path == VOCABULARY]
        told = (
            "daftar kata untuk mengenali situs yang dibajak tidak ada; buat berkas ini (lihat docs/format.md)"
        )
        return report(found or [Problem(VOCABULARY, 1, "tautan-layanan", told)], json=options.json)
    checked, skipped = _chosen(site, options.given)
    if not checked:
        if options.json:
            print("[]")
        say(f"Tidak ada alamat layanan untuk diperiksa; {len(skipped)} alamat contoh dilewati.")
        return OK
    before = _before(root, options)
    judge = Judge(site.vocabulary, site.settings.links.trusted, options.slow_seconds)
    observations = _observed(site, checked, judge, before, options)
    record = _written(root, options, lambda newest: newest.adding(observations))
    rows = [Row(record.addresses[url], owner, url) for url, owner in checked.items()]
    if options.json:
        print(json_format.dumps([row.as_data() for row in rows], ensure_ascii=False, indent=1))
    else:
        print("\n".join(table(rows)))
        report([problem for row in rows for problem in row.problems()])
        say(f"Selesai diperiksa: {_counts(rows)}; {len(skipped)} alamat contoh dilewati.")
    bad = any(row.entry.last.state in WITHHELD for row in rows)
    return FAULTY if options.strict and bad else OK


def addressed(site: Site) -> Iterator[Addressed]:
    """Everything in the box that may have an outside address today. An address of the office's own network has no
    answer for visitors from outside: nothing found there would be true for those who are inside."""
    for service in (*site.catalogue.services, *site.catalogue.apps):
        inside = isinstance(service, App) and service.shows_internal_address
        if not inside and service.state_on(site.today).condition is not Condition.ENDED:
            yield service


def _chosen(site: Site, given: Mapping[str, str]) -> tuple[dict[str, Addressed], list[str]]:
    """The addresses to check with what they belong to, and those that are only examples."""
    found = {owner.service_url: owner for owner in addressed(site) if owner.service_url}
    skipped = [url for url in found if is_reserved(_host(url)) and _host(url) not in given]
    return {url: owner for url, owner in found.items() if url not in skipped}, skipped


def _before(root: Path, options: LinkOptions) -> LinkRecord:
    """What pages are compared with; before a push, what the remote has. Raises Impossible where a file is damaged."""
    if options.push:
        fetch_branch(root, options.remote)
    if options.file is None:
        return in_branch(root, options.remote)[0]
    try:
        return in_file(options.file)[0] if options.file.exists() else EMPTY
    except RecordDamaged as fault:
        raise Impossible(
            f"Berkas `{options.file}` tidak dapat dipakai: {fault}. Kembalikan atau hapus."
        ) from fault


def _observed(
    site: Site, checked: Mapping[str, Addressed], judge: Judge, before: LinkRecord, options: LinkOptions
) -> dict[str, Observation]:
    """What one visit to each address means. Raises Impossible where this machine has no network."""
    with Progress(lines=False).step("Memeriksa alamat", total=len(checked)) as advance:
        seen = visit_all(
            list(checked),
            agent=f"PortalSatuPintu-PenjagaTautan/1 (+{site.settings.base_url})",
            resolve=public_addresses(options.given),
            bounds=options.bounds,
            moment=options.moment,
            done=advance,
        )
    domains = {domain_of(_host(url)) for url in checked}
    if len(domains) > 1 and all(sighting.failure in NOBODY for sighting in seen):
        raise Impossible(
            "Tidak satu alamat pun dapat dihubungi: periksa sambungan internet komputer ini. Tidak ada yang dicatat."
        )
    found = {}
    for sighting in seen:
        entry = before.addresses.get(sighting.address)
        found[sighting.address] = judge.observation(sighting, entry.well if entry else None)
    return found


def _written(root: Path, options: LinkOptions, change: Callable[[LinkRecord], LinkRecord]) -> LinkRecord:
    """The record after the change, in the place that was asked for."""
    if options.file:
        return write_file(options.file, change)
    write = push_branch if options.push else write_branch
    return write(root, change, options.remote)


@dataclass(frozen=True, slots=True)
class Row:
    """One checked address with what it belongs to."""

    entry: Entry
    owner: Addressed
    url: str

    def as_data(self) -> dict[str, object]:
        last, look = self.entry.last, self.entry.look
        return {
            "slug": self.owner.slug,
            "unit": self.owner.unit,
            "owner": self.owner.owner,
            "url": self.url,
            "state": last.state.value,
            "finding": last.finding.value,
            "checked": last.time.isoformat(),
            "status": last.status,
            "milliseconds": last.milliseconds,
            "host": look.host,
            "certificate_until": look.certificate_until.isoformat() if look.certificate_until else None,
            "words": list(look.words),
            "warnings": [problem.message for problem in self.problems()],
        }

    def problems(self) -> Iterator[Problem]:
        """What its owner should know, at the line of the address."""
        last, look = self.entry.last, self.entry.look
        if last.state is not State.ACTIVE:
            told = f"{self.owner.name} {WORDS[last.state].word.lower()}: {_sentence(self.entry)}"
            yield self._warning(f"{told} Pemilik: {self.owner.owner} ({self.owner.unit})")
        if last.finding is Finding.MOVED:
            yield self._warning(
                f"{self.owner.name} pindah ke `{look.host}`; perbarui `alamat` bila itu alamat barunya"
            )
        ends = look.certificate_until
        if ends and ends - last.time.date() <= timedelta(days=WARNING_DAYS):
            days = (ends - last.time.date()).days
            yield self._warning(
                f"sertifikat {self.owner.name} berakhir {long_date(ends)} ({days} hari lagi); "
                f"{self.owner.owner} ({self.owner.unit}) perlu memperpanjangnya"
            )

    def _warning(self, message: str) -> Problem:
        return self.owner.problem("alamat", "tautan-layanan", message, Severity.WARNING)


def _sentence(entry: Entry) -> str:
    """The reason of a state with what only its owner should read: the words found, the host led to."""
    reason = REASONS[entry.last.finding]
    if entry.last.finding is Finding.FOREIGN:
        return f"{reason} Host: {entry.look.host}."
    if entry.last.finding is Finding.GAMBLING:
        return f"{reason} Kata: {', '.join(entry.look.words)}."
    return f"{reason} Kode {entry.last.status}." if entry.last.status else reason


def table(rows: Sequence[Row]) -> list[str]:
    """One line for each address: state, when, how fast, what."""
    cells = [("Layanan", "Keadaan", "Diperiksa", "Jawaban", "Temuan")]
    for row in rows:
        last = row.entry.last
        seconds = (
            f"{last.milliseconds / 1000:.1f} dtk".replace(".", ",") if last.milliseconds is not None else "-"
        )
        at = f"{last.time.astimezone(Zone.WIB.offset):%Y-%m-%d %H.%M}"
        cells.append((row.owner.slug, WORDS[last.state].word, at, seconds, last.finding.value))
    widths = [max(len(line[place]) for line in cells) for place in range(len(cells[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def _counts(rows: Iterable[Row]) -> str:
    states = [row.entry.last.state for row in rows]
    return ", ".join(
        f"{states.count(state)} {WORDS[state].word.lower()}" for state in State if state in states
    )


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
