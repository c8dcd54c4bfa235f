"""From what was seen of an address to what it means. Pure, so that every case can be shown in a test."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlsplit

from satupintu.guard.hosts import domain_of, is_below
from satupintu.guard.page import SeenPage, has_changed, seen_page, suspicion
from satupintu.guard.record import Look, Observation
from satupintu.guard.states import Finding
from satupintu.models.vocabulary import Vocabulary

SLOW_SECONDS = 8.0
"""An answer that takes longer is told as trouble."""
LOGIN = re.compile(
    r"(?:^|[/._?&=-])(?:login|log-in|signin|sign-in|masuk|sso|auth|oauth2?|openid|saml2?|cas|accounts?|session/new)(?:$|[/._?&=-])",
    re.IGNORECASE,
)
FAILED_STATUS = 500
MISSING_STATUS = frozenset({404, 410})
NEEDS_LOGIN = 401
LONGEST_HOST = 253
"""Letters of a name of the domain name system (RFC 1035); servers send their readers to longer ones too."""
WARNING_DAYS = 14
"""From so many days before its end a certificate is told to its owner."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the network answered. `failure` says why no page came, and then nothing else need be known.

    `final` is the last address in the row of redirects, `seconds` the time until the whole page was there.
    """

    address: str
    time: datetime
    failure: Finding | None = None
    final: str = ""
    status: int | None = None
    seconds: float = 0.0
    certificate_until: date | None = None
    html: str = ""
    challenged: bool = False


@dataclass(frozen=True, slots=True)
class Judge:
    """What sightings are judged by: the vocabulary, and the domains that one may be sent on to."""

    vocabulary: Vocabulary
    trusted: tuple[str, ...] = ()
    slow_seconds: float = SLOW_SECONDS

    def observation(self, seen: Sighting, well: Look | None) -> Observation:
        """What a sighting means, beside how the address looked when it was last well (None: never)."""
        page = seen_page(seen.html, seen.final or seen.address)
        score, words = suspicion(page.words, self.vocabulary)
        look = Look(
            host=(urlsplit(seen.final or seen.address).hostname or "")[:LONGEST_HOST],
            certificate_until=seen.certificate_until,
            fingerprint=page.fingerprint,
            indonesian=page.indonesian,
            words=words,
        )
        hijacked = score >= self.vocabulary.threshold or (
            score >= self.vocabulary.changed_threshold and _turned(well, look)
        )
        finding = Finding.GAMBLING if hijacked else self._finding(seen, page)
        milliseconds = round(seen.seconds * 1000) if seen.status else None
        return Observation(seen.time, finding, look, seen.status, milliseconds)

    def _finding(self, seen: Sighting, page: SeenPage) -> Finding:
        if seen.failure is Finding.PRIVATE:
            return Finding.PRIVATE
        if self.is_foreign(seen.address, seen.final or seen.address):
            return Finding.FOREIGN
        if seen.failure:
            return seen.failure
        if (answered := _status_finding(seen)) is not None:
            return answered
        if not seen.final.startswith("https://"):
            return Finding.INSECURE
        moved = seen.final != seen.address
        if moved and (page.password or is_login(seen.final)):
            return Finding.LOGIN
        if page.empty:
            return Finding.EMPTY
        if seen.seconds > self.slow_seconds:
            return Finding.SLOW
        elsewhere = _host(seen.address) != _host(seen.final) and not _same_site(seen.address, seen.final)
        return Finding.MOVED if elsewhere else Finding.GOOD

    def is_foreign(self, address: str, final: str) -> bool:
        """Whether an address sends on to a domain that is neither its own nor trusted."""
        return not _same_site(address, final) and not is_below(_host(final), self.trusted)


def is_login(address: str) -> bool:
    """Whether the words of an address are those of a page where one signs in."""
    parts = urlsplit(address)
    return bool(LOGIN.search(parts.path)) or _host(address).split(".")[0] in (
        "sso",
        "login",
        "auth",
        "cas",
        "accounts",
    )


def _turned(well: Look | None, now: Look) -> bool:
    """Whether a page that was Indonesian is now another text that is not."""
    return (
        well is not None
        and well.indonesian
        and not now.indonesian
        and has_changed(well.fingerprint, now.fingerprint)
    )


def _status_finding(seen: Sighting) -> Finding | None:
    """What the status of the answer says by itself; None where the page decides."""
    status = seen.status or 0
    if seen.challenged:
        return Finding.REFUSED
    if status >= FAILED_STATUS:
        return Finding.SERVER_ERROR
    if status in MISSING_STATUS:
        return Finding.NOT_FOUND
    if status == NEEDS_LOGIN:
        return Finding.LOGIN
    return Finding.REFUSED if status >= 300 else None


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").lower()


def _same_site(one: str, other: str) -> bool:
    return domain_of(_host(one)) == domain_of(_host(other))
