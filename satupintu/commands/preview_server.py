"""The web server of the preview: a folder of finished pages on this machine, and word to browsers when it changes."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition
from typing import BinaryIO

from satupintu.hrefs import NOT_FOUND
from satupintu.preview import ASSETS, EVENTS, State, asset, waiting_page, with_preview

ADDRESS = "127.0.0.1"
"""Nobody else's machine may see drafts."""
HEARTBEAT_SECONDS = 15
"""A browser that has gone is noticed when something is sent to it."""
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".xml": "application/xml",
    ".ics": "text/calendar; charset=utf-8",
    ".vcf": "text/vcard; charset=utf-8",
    ".svg": "image/svg+xml",
    ".avif": "image/avif",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    ".wasm": "application/wasm",
}
"""Types by ending where the system may not know them, or knows other ones."""


class Shown:
    """The state that browsers are shown; threads wait here for the next one."""

    def __init__(self, first: State) -> None:
        self.state = first
        self._changed = Condition()

    def show(self, state: State) -> None:
        with self._changed:
            self.state = state
            self._changed.notify_all()

    def after(self, token: str, seconds: float) -> State:
        """The state once it is another than that of `token`, or after so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.state.token != token, seconds)
            return self.state


class Server(ThreadingHTTPServer):
    """Serves the folder below `outputs` that is called after the port. Raises OSError where the port is taken."""

    def __init__(self, port: int, outputs: Path, shown: Shown) -> None:
        super().__init__((ADDRESS, port), Handler)
        self.output = outputs / str(self.server_port)
        self.shown = shown
        self.hosts = {f"{name}:{self.server_port}" for name in (ADDRESS, "localhost")}

    def handle_error(self, *_request: object) -> None:
        """Browsers break connections off; that is nothing to tell."""


class Handler(SimpleHTTPRequestHandler):
    """Answers one browser."""

    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self._is_foreign():
            self.send_error(HTTPStatus.FORBIDDEN)
        elif self.path == EVENTS:
            self._tell_changes()
        else:
            super().do_GET()

    def do_HEAD(self) -> None:
        if self._is_foreign():
            self.send_error(HTTPStatus.FORBIDDEN)
        else:
            super().do_HEAD()

    def _is_foreign(self) -> bool:
        """Whether a page of another name leads here: it could read drafts."""
        return self.headers.get("Host", "") not in self.server.hosts

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Files as they are, pages with bar and script, the page of the site for what is not there."""
        self.directory = os.fspath(self.server.output.resolve())  # a connection outlives a build
        state = self.server.shown.state
        address = self.path.partition("?")[0]
        if address in ASSETS:
            return self._send(HTTPStatus.OK, ASSETS[address], asset(address))
        if not state.ready:
            return self._send(HTTPStatus.SERVICE_UNAVAILABLE, TYPES[".html"], waiting_page(state))
        place = Path(self.translate_path(self.path))
        if place.is_dir():
            if not address.endswith("/"):
                return super().send_head()  # sends the browser on
            place /= "index.html"
        status = HTTPStatus.OK
        if not place.is_file() or address.endswith(f"{place.name}/"):
            status, place = HTTPStatus.NOT_FOUND, Path(self.directory) / NOT_FOUND
        content, kind = place.read_bytes(), self.guess_type(place)
        return self._send(status, kind, with_preview(content, state) if kind == TYPES[".html"] else content)

    def _tell_changes(self) -> None:
        """The token of every state, as a stream of events, until the browser leaves."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        token = ""
        with suppress(OSError):
            while True:
                state = self.server.shown.after(token, HEARTBEAT_SECONDS)
                self.wfile.write(b":\n\n" if state.token == token else f"data: {state.token}\n\n".encode())
                token = state.token

    def guess_type(self, path: str | os.PathLike[str]) -> str:
        return TYPES.get(Path(path).suffix) or super().guess_type(path)

    def log_message(self, *_arguments: object) -> None:
        """What browsers ask for is no news."""

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> io.BytesIO:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        return io.BytesIO(content)
