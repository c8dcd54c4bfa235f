"""`portal serve`: the site on this machine, built anew whenever something is saved."""

from __future__ import annotations

import secrets
import signal
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from threading import Event, Thread

from msgspec import structs

from satupintu.commands.preview_build import Builder, Outcome
from satupintu.commands.preview_changes import changes
from satupintu.commands.preview_server import ADDRESS, Server, Shown
from satupintu.commands.progress import in_seconds
from satupintu.commands.report import OK, Impossible, say
from satupintu.commands.site_writing import BuildOptions
from satupintu.commands.system_faults import reason_of
from satupintu.dates import today
from satupintu.places import MAIN_SITE
from satupintu.preview import State
from satupintu.wording import thousands

PREVIEWS = ".cache/pratinjau"
"""Each preview has a folder of its own there, called after its port: drafts never come near `output/`."""
SETTINGS = "pelicanconf.py"
PORTS = range(8000, 8010)
"""The first free one is taken where none is asked for."""
QUIET_LOOKS = 10
"""The search is made anew once there was no change at so many looks: it takes longer than all pages."""
STOPPING = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What the command line asks for: the day (None: today), the port (None: one of PORTS), the unit to begin with."""

    day: date | None = None
    port: int | None = None
    unit: str | None = None
    open: bool = False


def serve(root: Path, options: ServeOptions) -> int:
    """Show the site until a key or a signal ends it. Raises Impossible for an unknown unit and where no port is free."""
    page = _first_page(root, options.unit)
    stop, shown = Event(), Shown(State(_token(0)))
    with _served(root, options.port, shown) as server, Builder(root) as builder:
        for number in STOPPING:
            signal.signal(number, lambda *_: stop.set())
        address = f"http://{ADDRESS}:{server.server_port}/{page}"
        say(f"Pratinjau: {address} (Ctrl-C untuk berhenti)")
        if options.open:
            webbrowser.open(address)
        _follow(Preview(builder, options.day, root / SETTINGS, server.output, shown, stop), root, stop)
    say("Pratinjau berhenti.")
    return OK


def _first_page(root: Path, unit: str | None) -> str:
    if unit is None or unit == MAIN_SITE:
        return ""
    units = sorted(file.parent.name for file in root.glob("units/*/unit.yml"))
    if unit not in units:
        raise Impossible(f"Unit `{unit}` tidak ada; pilihan: {', '.join([*units, MAIN_SITE])}.")
    return f"units/{unit}/"


@contextmanager
def _served(root: Path, port: int | None, shown: Shown) -> Iterator[Server]:
    """The server at work. Raises Impossible."""
    server = _server(root, PORTS if port is None else (port,), shown)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


def _server(root: Path, ports: range | tuple[int, ...], shown: Shown) -> Server:
    reason = ""
    for port in ports:
        try:
            return Server(port, root / PREVIEWS, shown)
        except OSError as fault:
            reason = reason_of(fault)
    raise Impossible(
        f"Pratinjau tidak dijalankan: port {ports[0]} tidak dapat dipakai ({reason}); pilih yang lain dengan `--port`."
    )


def _follow(preview: Preview, root: Path, stop: Event) -> None:
    """Build and show the site, and again after every change, until `stop` is set."""
    due, search_due, quiet = True, False, 0
    for changed in changes(root, stop):
        quiet = 0 if changed else quiet + 1
        if due or changed or preview.is_of_another_day:
            preview.build()
            due, search_due = False, True
        elif search_due and quiet >= QUIET_LOOKS:
            preview.build(search=True)
            search_due = False


class Preview:
    """Builds the site and shows what came of it."""

    def __init__(
        self,
        builder: Builder,
        day: date | None,
        settings: Path,
        output: Path,
        shown: Shown,
        stop: Event,
    ) -> None:
        """`day` is None for the present one."""
        self._options = BuildOptions(output, day or today(), settings, drafts=True)
        self._follows_days = day is None
        self._builder = builder
        self._shown, self._stop = shown, stop
        self._tokens = map(_token, count(1))

    @property
    def is_of_another_day(self) -> bool:
        """Whether midnight has passed."""
        return self._follows_days and self._options.day != today()

    def build(self, *, search: bool = False) -> None:
        """Build and show; nothing where the preview is to stop meanwhile."""
        day = today() if self._follows_days else self._options.day
        self._options = structs.replace(self._options, day=day, search=search)
        began = time.monotonic()
        outcome = self._builder.build(self._options, self._stop)
        if outcome is None:
            return
        before = self._shown.state
        ready = before.ready or outcome.pages is not None
        if (outcome.errors, outcome.warnings, ready) != (before.errors, before.warnings, before.ready) or (
            outcome.changed and not search  # of the same pages
        ):
            self._shown.show(State(next(self._tokens), outcome.errors, outcome.warnings, ready))
            _tell(outcome, time.monotonic() - began, ready=ready)


def _tell(outcome: Outcome, seconds: float, *, ready: bool) -> None:
    for line in (*outcome.errors, *outcome.warnings):
        print(line, flush=True)
    if outcome.pages is None:
        shown = " Halaman terakhir yang benar tetap tampil." if ready else ""
        say(f"Tidak dibangun: {len(outcome.errors)} kesalahan.{shown}")
    else:
        say(f"Dibangun: {thousands(outcome.pages)} halaman ({in_seconds(seconds)})")


def _token(number: int) -> str:
    """What tells the states of all previews apart: a browser may have seen an earlier one on this port."""
    return f"{secrets.token_hex(4)}-{number}"
