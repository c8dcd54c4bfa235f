"""One visit to each address, over the network: bounded in time, size, hops and number at once.

A record, or a server that answers for one, must not make this machine open its own network: every name is resolved
here, refused where one of its addresses is not public, and the connection goes to the address that was looked at.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from urllib.parse import urljoin, urlsplit

import httpx

from satupintu.guard.hosts import is_address, is_public
from satupintu.guard.judge import Sighting
from satupintu.guard.page import seen_page
from satupintu.guard.states import Finding

AT_ONCE = 8
TOTAL_SECONDS = 20.0
MAX_HOPS = 8
MAX_BYTES = 1_000_000
MAX_TEXT_BYTES = 2_000_000
"""Of a page, as sent and unpacked; hijacked pages show themselves long before."""
TRIED_ADDRESSES = 2
MAX_PORT = 65_535
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TEXT_TYPES = ("text/", "application/xhtml", "application/xml")
CHALLENGES = ("cf-mitigated", "x-vercel-mitigated", "x-amzn-waf-action")
"""Headers by which services against robots say that they have asked for proof of a human."""
EXPIRED_CERTIFICATE, OTHER_NAME = 10, 62
"""X509_V_ERR_CERT_HAS_EXPIRED, X509_V_ERR_HOSTNAME_MISMATCH (OpenSSL, x509_vfy.h)."""

Resolve = Callable[[str, int], Sequence[str]]
"""The IP addresses of a name, at a port. Raises socket.gaierror, and PermissionError for one that is not public."""


class NoVisit(Exception):
    """A visit ended without a page."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(finding)


@dataclass(frozen=True, slots=True)
class Bounds:
    """How long one address may take, redirects included, and how many are visited at once."""

    seconds: float = TOTAL_SECONDS
    at_once: int = AT_ONCE


def public_addresses(given: Mapping[str, str]) -> Resolve:
    """Names resolved by the machine, only to public addresses; `given` names are taken as they are given."""

    def resolve(host: str, port: int) -> Sequence[str]:
        if host in given:
            return (given[host],)
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(place[0]) for *_rest, place in found))
        if not all(map(is_public, addresses)):
            raise PermissionError(host)
        return sorted(addresses, key=lambda address: ":" in address)[:TRIED_ADDRESSES]

    return resolve


def visit_all(
    addresses: Sequence[str],
    *,
    agent: str,
    resolve: Resolve,
    bounds: Bounds,
    moment: datetime | None = None,
    done: Callable[[Sighting], None] = lambda _sighting: None,
) -> list[Sighting]:
    """What is seen at each address, in the order given; `moment` stands for the time of the clock in tests, and `done`
    is called after each visit."""
    return asyncio.run(_visits(addresses, agent, resolve, bounds, moment, done))


async def _visits(
    addresses: Sequence[str],
    agent: str,
    resolve: Resolve,
    bounds: Bounds,
    moment: datetime | None,
    done: Callable[[Sighting], None],
) -> list[Sighting]:
    limits = httpx.Limits(max_keepalive_connections=0)
    transport = httpx.AsyncHTTPTransport(verify=httpx.create_ssl_context(), limits=limits, trust_env=False)
    async with transport:
        visitor = _Visitor(transport, resolve, bounds, agent)
        places = asyncio.Semaphore(bounds.at_once)

        async def visited(address: str) -> Sighting:
            async with places:
                sighting = await visitor.sighting(address, moment or datetime.now(UTC))
            done(sighting)
            return sighting

        return list(await asyncio.gather(*map(visited, addresses)))


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer of a server."""

    status: int
    headers: httpx.Headers
    html: str
    certificate_until: date | None


@dataclass(frozen=True, slots=True)
class _Visitor:
    transport: httpx.AsyncHTTPTransport
    resolve: Resolve
    bounds: Bounds
    agent: str
    locks: dict[str, asyncio.Lock] = field(default_factory=lambda: defaultdict(asyncio.Lock))
    """One visit at a time to a host."""

    async def sighting(self, address: str, moment: datetime) -> Sighting:
        """Follow an address to its page. Waiting for another visit to the same host does not count as slow."""
        current, used = address, 0.0
        certificate: date | None = None
        for _hop in range(MAX_HOPS):
            try:
                async with self.locks[urlsplit(current).hostname or ""]:
                    begun = time.monotonic()
                    async with asyncio.timeout(max(0.0, self.bounds.seconds - used)):
                        answer = await self._answer(current)
                    used += time.monotonic() - begun
                onward = _onward(current, answer)
            except TimeoutError:
                return Sighting(address, moment, Finding.TIMEOUT, current)
            except NoVisit as fault:
                return Sighting(address, moment, fault.finding, current)
            certificate = certificate or answer.certificate_until
            if not onward:
                return Sighting(
                    address,
                    moment,
                    final=current,
                    status=answer.status,
                    seconds=used,
                    certificate_until=certificate,
                    html=answer.html,
                    challenged=any(name in answer.headers for name in CHALLENGES),
                )
            current = onward
        return Sighting(address, moment, Finding.LOOP, current)

    async def _answer(self, address: str) -> _Answer:
        """Ask one server. Raises NoVisit where it gives no page."""
        url = _url(address)
        fault: NoVisit | None = None
        for place in await self._places(url):
            request = httpx.Request(
                "GET",
                url.copy_with(host=place),
                headers={
                    "Host": url.netloc.decode("ascii"),
                    "User-Agent": self.agent,
                    "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
                    "Accept-Language": "id,en;q=0.5",
                    "Accept-Encoding": "gzip",
                    "Connection": "close",
                },
                extensions={"sni_hostname": url.raw_host.decode("ascii")},
            )
            try:
                response = await self.transport.handle_async_request(request)
            except httpx.ConnectError as wrong:
                fault = NoVisit(_connection_finding(wrong))
                continue
            except (httpx.TransportError, ssl.SSLError) as wrong:
                raise NoVisit(Finding.NO_CONNECTION) from wrong
            try:
                return await _read(response)
            except (httpx.TransportError, ssl.SSLError) as wrong:
                raise NoVisit(Finding.NO_CONNECTION) from wrong
            finally:
                await response.aclose()
        raise fault or NoVisit(Finding.NO_NAME)

    async def _places(self, url: httpx.URL) -> Sequence[str]:
        """The IP addresses a host may be reached at. Raises NoVisit."""
        port = url.port or (443 if url.scheme == "https" else 80)
        if is_address(url.host) and not is_public(url.host):
            raise NoVisit(Finding.PRIVATE)
        try:
            return await asyncio.to_thread(self.resolve, url.host, port)
        except PermissionError as wrong:
            raise NoVisit(Finding.PRIVATE) from wrong
        except (socket.gaierror, UnicodeError) as wrong:
            raise NoVisit(Finding.NO_NAME) from wrong


def _url(address: str) -> httpx.URL:
    """An address as the library has it. Raises NoVisit for what is none."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL as wrong:
        raise NoVisit(Finding.UNREADABLE) from wrong
    if url.scheme not in ("http", "https") or not url.host or (url.port or 0) > MAX_PORT:
        raise NoVisit(Finding.UNREADABLE)
    return url


def _onward(address: str, answer: _Answer) -> str:
    """Where an answer sends its reader; "" where it is the page itself. Pages may send on as servers do.

    Raises NoVisit where a server names what is no address.
    """
    if answer.status in REDIRECTS and (location := answer.headers.get("location")):
        try:
            return str(urljoin(address, location))
        except ValueError as wrong:
            raise NoVisit(Finding.UNREADABLE) from wrong
    return seen_page(answer.html, address).refresh if answer.html else ""


async def _read(response: httpx.Response) -> _Answer:
    """The beginning of a page as text; "" for what is no text. Raises NoVisit for what cannot be unpacked."""
    certificate_until = _certificate_end(response)
    content = b""
    async for chunk in response.aiter_raw():
        content += chunk
        if len(content) >= MAX_BYTES:
            break
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding in ("gzip", "x-gzip", "deflate"):
        try:
            content = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(content, MAX_TEXT_BYTES)
        except zlib.error as wrong:
            raise NoVisit(Finding.UNREADABLE) from wrong
    elif encoding not in ("identity", ""):
        raise NoVisit(Finding.UNREADABLE)
    kind = response.headers.get("content-type", "text/html").lower()
    html = _text(content, kind) if kind.startswith(TEXT_TYPES) else OTHER
    return _Answer(response.status_code, response.headers, html, certificate_until)


OTHER = "<img>"
"""What a file that is no page, such as a PDF, is read as: there is something to see."""


def _text(content: bytes, kind: str) -> str:
    """Bytes read in the encoding that their content type names, where Python knows it; in UTF-8 else."""
    name = kind.partition("charset=")[2].split(";")[0].strip(" \"'")
    try:
        return content.decode(name or "utf-8", "replace")
    except (LookupError, ValueError):
        return content.decode("utf-8", "replace")


def _certificate_end(response: httpx.Response) -> date | None:
    stream = response.extensions.get("network_stream")
    tls = stream.get_extra_info("ssl_object") if stream else None
    certificate = tls.getpeercert() if tls else None
    if not certificate:
        return None
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(certificate["notAfter"]), UTC).date()


def _connection_finding(fault: BaseException) -> Finding:
    """Why no connection came about: the libraries keep the error of the system as the cause of theirs."""
    cause: BaseException | None = fault
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return {EXPIRED_CERTIFICATE: Finding.EXPIRED, OTHER_NAME: Finding.OTHER_NAME}.get(
                cause.verify_code, Finding.UNTRUSTED
            )
        cause = cause.__cause__ or cause.__context__
    return Finding.NO_CONNECTION
