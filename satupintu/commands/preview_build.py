"""Builds of the preview, each in a child process of its own: whatever goes wrong there, the preview goes on.

Children are forked from a process that has imported the program already (`multiprocessing`, "forkserver"), so that
a build does not wait for its start; where the system cannot do that they start anew.
"""

from __future__ import annotations

import gc
import pkgutil
import signal
import sys
from contextlib import suppress
from multiprocessing import forkserver, get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerContext, SpawnContext
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event
from typing import Self

from msgspec import Struct

from satupintu.commands.build import attempt, tidy
from satupintu.commands.progress import Progress
from satupintu.commands.report import Impossible
from satupintu.commands.site_writing import BuildOptions
from satupintu.problems import SiteInvalid

HOST = (
    "pelican.settings",
    "pelican.generators",
    "plugins.site_data",
    "plugins.site_files",
    "plugins.site_pages",
)
LOOK_SECONDS = 0.2
"""How often it is asked whether to go on waiting for a build."""
BROKEN_OFF = "Pembangunan berhenti karena kesalahan program (kode {code}); rinciannya ada di terminal."


class Outcome(Struct, frozen=True):
    """What a build told: lines of problems. `pages` is None where it was refused."""

    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    pages: int | None = None
    changed: bool = False


class Builder:
    """Runs one build after the other; leaving it ends the one that runs."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._context = _context()
        self._child: BaseProcess | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        if self._child:
            self._child.terminate()
            self._child.join()

    def build(self, options: BuildOptions, stop: Event) -> Outcome | None:
        """The outcome of a build; None where `stop` was set before it came. The child still tidies up then."""
        if self._child:
            self._child.join()
        receiving, sending = self._context.Pipe(duplex=False)
        child = self._child = self._context.Process(target=_build, args=(sending, self._root, options))
        child.start()
        sending.close()  # the child has its own end: when that closes, nothing more will come
        with receiving:
            while not stop.is_set():
                if wait([receiving], LOOK_SECONDS):
                    return _received(receiving, child)
        return None


def _received(receiving: Connection, child: BaseProcess) -> Outcome:
    try:
        found: Outcome = receiving.recv()
    except EOFError:
        child.join()
        return Outcome(errors=(BROKEN_OFF.format(code=child.exitcode),))
    return found


def _build(sending: Connection, root: Path, options: BuildOptions) -> None:
    """What a child does. A key that stops the preview reaches it too, and is none of its business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # which clears away what the build has begun
    gc.disable()
    try:
        built = attempt(root, options, Progress(quiet=True))
        outcome = Outcome(warnings=built.told, pages=built.pages, changed=built.changed)
    except SiteInvalid as refused:
        outcome = Outcome(errors=tuple(map(str, refused.problems)))
    except Impossible as reason:
        outcome = Outcome(errors=(str(reason),))
    sending.send(outcome)
    with suppress(Impossible):
        tidy(options.output)


def _context() -> ForkServerContext | SpawnContext:
    if "forkserver" not in get_all_start_methods():
        return get_context("spawn")
    context = get_context("forkserver")
    context.set_forkserver_preload(_program())
    heeded = signal.signal(
        signal.SIGINT, signal.SIG_IGN
    )  # what it starts goes on without heeding the keyboard
    try:
        forkserver.ensure_running()
    except OSError:  # no socket can be made, as where the name of the temporary folder is long
        return get_context("spawn")
    finally:
        signal.signal(signal.SIGINT, heeded)
    return context


def _program() -> list[str]:
    """Every module of the program."""
    import satupintu

    found = pkgutil.walk_packages(satupintu.__path__, "satupintu.")
    return [*HOST, *(module.name for module in found if not module.name.endswith("__main__"))]
