"""Real servers on 127.0.0.1 that show every case the link guard must know, TLS included.

One HTTPS server answers for many names and picks its certificate by the name asked for (SNI). `CASES` says what each
name does and what must be found; `given` leads the names to 127.0.0.1, as `--resolve` does.
"""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import trustme

from satupintu.guard.states import Finding, State

DOMAIN = "layanan-uji.example"
FOREIGN = "promo.tempat-lain.example"
MOVED = "baru.tujuan-tepercaya.example"
LOCAL = "127.0.0.1"
SLOW_SECONDS, TIMEOUT_SECONDS = 2.0, 5.0
"""What the tests call slow and give up after; the servers below wait for longer than the one or the other."""
MEGABYTE = 1_000_000

PAGE = """<!doctype html><html lang="id"><title>Layanan uji</title><h1>Layanan uji</h1>
<p>Ini adalah halaman layanan untuk peserta pelatihan dan instansi. Anda dapat mendaftar di halaman ini, lalu menunggu
surat dari unit kami. Untuk pertanyaan, hubungi loket pada jam layanan.</p></html>"""
WARNING = """<!doctype html><html lang="id"><title>Waspada judi daring</title><h1>Bahaya judi online bagi pegawai</h1>
<p>Pimpinan mengingatkan agar pegawai tidak ikut taruhan dan judi online dalam bentuk apa pun. Laporkan situs judi
kepada tim kami. Pemberantasan judi online adalah tugas kita untuk melindungi keluarga.</p></html>"""
GAMBLING = """<!doctype html><html lang="id"><title>SLOT GACOR Maxwin Hari Ini</title><h1>Situs Slot Gacor Resmi</h1>
<p>Daftar slot dengan bonus new member, RTP live tertinggi, dan withdraw cepat. Main Mahjong Ways gampang menang.</p></html>"""
HIDDEN = PAGE.replace(
    "</html>",
    '<div hidden><a href="https://slot-gacor.tempat-lain.example/">slot gacor</a> <a href="#">situs slot</a> <a href="#">rtp live</a></div></html>',
)
DEFACED = "<!doctype html><title>Oops</title><body bgcolor=black><h1>Hacked by anonymous crew</h1><p>we are here</p>"
TURNED = """<!doctype html><html lang="en"><title>Best place to play</title><h1>Play now</h1>
<p>Welcome bonus for every player, jackpot every hour, togel and poker tables open all night, join with one click today.</p></html>"""
LOGIN = '<!doctype html><title>Masuk</title><form><input name="nama"><input type="password" name="sandi"><button>Masuk</button></form>'
APPLICATION = '<!doctype html><title>Aplikasi</title><div id="root"></div><script src="/app.js"></script>'

Answer = Callable[["Handler"], None]


def page(html: str, status: int = 200, **headers: str) -> Answer:
    def answer(handler: Handler) -> None:
        handler.send(status, html.encode(), {"Content-Type": "text/html; charset=utf-8", **_headers(headers)})

    return answer


def redirect(target: str, onward: Answer, status: int = 302) -> Answer:
    """Send `/` on to a target; everything else is answered by `onward`."""

    def answer(handler: Handler) -> None:
        if handler.path == "/":
            place = target.format(port=handler.server.server_address[1])
            handler.send(status, b"", {"Location": place})
        else:
            onward(handler)

    return answer


def _headers(names: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in names.items()}


def waits(seconds: float, then: Answer) -> Answer:
    def answer(handler: Handler) -> None:
        time.sleep(seconds)
        then(handler)

    return answer


def drips(handler: Handler) -> None:
    """Headers that never end, a letter at a time: each read succeeds, the whole never does."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Lama: ")
    for _turn in range(400):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.05)


def endless(handler: Handler) -> None:
    """A page that begins well and never stops."""
    handler.wfile.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n" + PAGE.encode()
    )
    for _turn in range(200):
        handler.wfile.write(b"<p>lagi dan lagi</p>" * 5000)


def bomb(handler: Handler) -> None:
    """A page that unpacks to a hundred times what the guard reads."""
    handler.send(200, packed_bomb(), {"Content-Type": "text/html", "Content-Encoding": "gzip"})


@cache
def packed_bomb() -> bytes:
    return gzip.compress(PAGE.encode() + b" " * (200 * MEGABYTE), compresslevel=1)


def noise(handler: Handler) -> None:
    handler.wfile.write(b"\x00\x01\x02 ini bukan jawaban\r\n\r\n")


def turning(first: Answer, then: Answer) -> Answer:
    """One answer on the first visit, another on all later ones."""
    visits: list[None] = []

    def answer(handler: Handler) -> None:
        visits.append(None)
        (first if len(visits) == 1 else then)(handler)

    return answer


@dataclass(frozen=True)
class Case:
    """What a name does, what is found on each visit, and the state after each; `ends` in days from today."""

    answer: Answer
    finding: Finding
    states: tuple[State, State]
    ends: int = 365
    certificate: str = "own"
    later: Finding | None = None


UP = (State.ACTIVE, State.ACTIVE)
TROUBLE = (State.TROUBLE, State.TROUBLE)
FAILING = (State.TROUBLE, State.DEAD)
SUSPECT = (State.SUSPECT, State.SUSPECT)
UNKNOWN = (State.UNCHECKABLE, State.UNCHECKABLE)


def cases() -> dict[str, Case]:
    """Every case by the first label of its name. Made anew for each server, since some answers count visits."""
    good = page(PAGE)
    return {
        "baik": Case(good, Finding.GOOD, UP),
        "aplikasi": Case(page(APPLICATION), Finding.GOOD, UP),
        "peringatan": Case(page(WARNING), Finding.GOOD, UP),
        "dokumen": Case(page("%PDF-1.7", Content_Type="application/pdf"), Finding.GOOD, UP),
        "berlabuh": Case(redirect("/beranda", good, 301), Finding.GOOD, UP),
        "saudara": Case(redirect(f"https://baik.{DOMAIN}:{{port}}/beranda", good), Finding.GOOD, UP),
        "pindah": Case(redirect(f"https://{MOVED}:{{port}}/", good), Finding.MOVED, UP),
        "masuk": Case(redirect("/auth/login?lanjut=%2F", page(LOGIN)), Finding.LOGIN, UP),
        "sandi": Case(redirect("/beranda", page(LOGIN)), Finding.LOGIN, UP),
        "izin": Case(page("<h1>401</h1>", 401, WWW_Authenticate="Basic"), Finding.LOGIN, UP),
        "robot": Case(page("<h1>403 Forbidden</h1>", 403), Finding.REFUSED, UNKNOWN),
        "terlalu-sering": Case(page("<h1>429</h1>", 429), Finding.REFUSED, UNKNOWN),
        "tantangan": Case(
            page("<h1>Just a moment</h1>", 503, CF_Mitigated="challenge"), Finding.REFUSED, UNKNOWN
        ),
        "brotli": Case(page(PAGE, Content_Encoding="br"), Finding.UNREADABLE, UNKNOWN),
        "entah": Case(redirect("https://[entah/", good), Finding.UNREADABLE, UNKNOWN),
        "panjang": Case(redirect(f"https://{'a' * 400}.{DOMAIN}/", good), Finding.NO_NAME, FAILING),
        "panjang-bagian": Case(redirect(f"https://{'a.' * 200}{DOMAIN}/", good), Finding.NO_NAME, FAILING),
        "pelabuhan": Case(redirect(f"https://baik.{DOMAIN}:99999999/", good), Finding.UNREADABLE, UNKNOWN),
        "kelak": Case(
            page(f'<meta http-equiv="refresh" content="{"9" * 5000}; url=/">{PAGE}'), Finding.GOOD, UP
        ),
        "entah-segera": Case(
            page(f'<meta http-equiv="refresh" content="0; url=//[entah/">{PAGE}'), Finding.GOOD, UP
        ),
        "tiada": Case(page("<h1>404</h1>", 404), Finding.NOT_FOUND, FAILING),
        "rusak": Case(page("<h1>500</h1>", 500), Finding.SERVER_ERROR, FAILING),
        "diam": Case(waits(TIMEOUT_SECONDS * 2, good), Finding.TIMEOUT, FAILING),
        "menetes": Case(drips, Finding.TIMEOUT, FAILING),
        "bising": Case(noise, Finding.NO_CONNECTION, FAILING),
        "putar": Case(redirect("/", good), Finding.LOOP, FAILING),
        "sendiri": Case(redirect("https://localhost:{port}/dalam", good), Finding.PRIVATE, FAILING),
        "angka": Case(redirect("https://127.0.0.1:{port}/dalam", good), Finding.PRIVATE, FAILING),
        "bungkus": Case(redirect("https://[::ffff:127.0.0.1]:{port}/", good), Finding.PRIVATE, FAILING),
        "desimal": Case(redirect("http://2130706433:{port}/", good), Finding.PRIVATE, FAILING),
        "awan": Case(redirect("http://169.254.169.254/latest/", good), Finding.PRIVATE, FAILING),
        "lambat": Case(waits(SLOW_SECONDS + 0.7, good), Finding.SLOW, TROUBLE),
        "kosong": Case(page("<!doctype html><title></title><body></body>"), Finding.EMPTY, TROUBLE),
        "kedaluwarsa": Case(good, Finding.EXPIRED, TROUBLE, ends=-3),
        "nama-lain": Case(good, Finding.OTHER_NAME, TROUBLE, certificate="other"),
        "tak-dikenal": Case(good, Finding.UNTRUSTED, TROUBLE, certificate="stranger"),
        "segera-berakhir": Case(good, Finding.GOOD, UP, ends=10),
        "tanpa-akhir": Case(endless, Finding.GOOD, UP),
        "bom": Case(bomb, Finding.GOOD, UP),
        "asing": Case(redirect(f"https://{FOREIGN}:{{port}}/", good), Finding.FOREIGN, SUSPECT),
        "asing-tiada": Case(
            redirect(f"https://{FOREIGN}:{{port}}/", page(PAGE, 404)), Finding.FOREIGN, SUSPECT
        ),
        "segarkan": Case(
            page(f'<meta http-equiv="refresh" content="0; url=https://{FOREIGN}">{PAGE}'),
            Finding.FOREIGN,
            SUSPECT,
        ),
        "judi": Case(page(GAMBLING), Finding.GAMBLING, SUSPECT),
        "judi-tersembunyi": Case(page(HIDDEN), Finding.GAMBLING, SUSPECT),
        "judi-404": Case(page(GAMBLING, 404), Finding.GAMBLING, SUSPECT),
        "coret": Case(page(DEFACED), Finding.GAMBLING, SUSPECT),
        "berubah": Case(
            turning(good, page(TURNED)), Finding.GOOD, (State.ACTIVE, State.SUSPECT), later=Finding.GAMBLING
        ),
        "selalu-inggris": Case(page(TURNED), Finding.GOOD, UP),
    }


class Handler(BaseHTTPRequestHandler):
    """Answers as the case of the asked name does, and remembers who asked."""

    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        host = (self.headers.get("Host") or "").partition(":")[0]
        self.server.asked.append((host, self.path, self.headers.get("User-Agent") or ""))
        self.close_connection = True
        with suppress(OSError):
            self.server.answer(host)(self)

    def send(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(content)), "Connection": "close"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Nothing: the tests say what went wrong."""


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, found: dict[str, Case], context: ssl.SSLContext | None) -> None:
        super().__init__((LOCAL, 0), Handler)
        self.cases, self.context = found, context
        self.asked: list[tuple[str, str, str]] = []

    def get_request(self) -> Any:
        connection, place = super().get_request()
        if self.context:  # the handshake takes place in the thread of the request, with its first read
            connection = self.context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, place

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Nothing: clients that turn away are part of the tests."""

    def answer(self, host: str) -> Answer:
        case = self.cases.get(host.partition(".")[0])
        return case.answer if case else page(PAGE)


@dataclass(frozen=True)
class Servers:
    """A running server, and how to reach it; `authority` is the file with the CA the visitors trust."""

    port: int
    server: Server
    cases: dict[str, Case]
    authority: Path
    given: dict[str, str] = field(default_factory=dict)

    def address(self, name: str) -> str:
        return f"https://{name}.{DOMAIN}:{self.port}/"


@contextmanager
def servers(folder: Path) -> Iterator[Servers]:
    """Start the server; it ends with the block."""
    found = cases()
    authority, stranger = trustme.CA(), trustme.CA()
    file = folder / "ca.pem"
    authority.cert_pem.write_to_path(str(file))
    hosts = {f"{name}.{DOMAIN}": case for name, case in found.items()}
    contexts = {host: _context(host, case, authority, stranger) for host, case in hosts.items()}
    usual = Case(page(PAGE), Finding.GOOD, UP)
    for host in (FOREIGN, MOVED):
        contexts[host] = _context(host, usual, authority, stranger)
    first = _context("localhost", usual, authority, stranger)

    def choose(connection: ssl.SSLObject, name: str | None, _context: ssl.SSLContext) -> None:
        connection.context = contexts.get(name or "", first)

    first.sni_callback = choose
    packed_bomb()
    server = Server(found, first)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        given = dict.fromkeys((*hosts, FOREIGN, MOVED), LOCAL)
        yield Servers(server.server_address[1], server, found, file, given)
    finally:
        server.shutdown()
        server.server_close()


def _context(host: str, case: Case, authority: trustme.CA, stranger: trustme.CA) -> ssl.SSLContext:
    ends = datetime.now(UTC) + timedelta(days=case.ends, hours=1)
    issuer = stranger if case.certificate == "stranger" else authority
    name = f"lain.{DOMAIN}" if case.certificate == "other" else host
    certificate = issuer.issue_cert(name, not_before=ends - timedelta(days=400), not_after=ends)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
