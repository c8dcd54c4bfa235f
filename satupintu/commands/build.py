"""`portal build`: check, build aside, look over the result, switch in one step."""

from __future__ import annotations

import gc
import hashlib
import json
import logging
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from satupintu import VERSION
from satupintu.cache import Cache
from satupintu.commands.examine import examined_portal
from satupintu.commands.output import RECEIPT, Output
from satupintu.commands.progress import Progress
from satupintu.commands.report import OK, Impossible, report, say
from satupintu.commands.revision import commit_of
from satupintu.finished import Finished, look_over
from satupintu.portal import CACHE_FILE, Portal
from satupintu.problems import Problem, SiteInvalid, errors

SOURCES = ("content", "units", "services_catalog")


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line asks for."""

    output: Path
    day: date
    settings: Path
    full: bool = False
    from_disk: bool = False
    verbose: bool = False


def build(root: Path, options: BuildOptions) -> int:
    """Build the site of one day. Exit code 1 with the old output untouched where anything is wrong.

    Raises Impossible where the output cannot be written.
    """
    output = Output(options.output)
    progress = Progress(verbose=options.verbose)
    cache = Cache(None if options.full else root / CACHE_FILE)
    gc.disable()  # a build makes many small objects that live to its end
    try:
        with output.locked():
            with progress.step("Memeriksa isi"):
                portal, problems = examined_portal(
                    root, options.day, cache=cache, from_disk=options.from_disk
                )
            cache.flush()
            if portal is None or errors(problems):
                say(f"Situs tidak dibangun: {len(errors(problems))} kesalahan. Hasil yang lama tetap utuh.")
                return report(problems)
            with output.aside() as folder:
                finished = _written(root, portal, options, folder, progress)
                output.switch(folder)
            report(problems)
    except OSError as fault:
        raise Impossible(
            f"Situs tidak dibangun: {fault.strerror or fault} ({fault.filename or options.output}). Hasil yang lama tetap utuh."
        ) from fault
    finally:
        cache.close()
    progress.done(f"Selesai: {finished.pages:,} halaman di {options.output}".replace(",", "."))
    return OK


def _written(root: Path, portal: Portal, options: BuildOptions, folder: Path, progress: Progress) -> Finished:
    """Every page and file written into a folder and looked over. Raises SiteInvalid."""
    with progress.step("Menulis halaman", total=len(portal.pages)) as advance:
        run_pelican(portal, options.settings, folder, advance)
    with progress.step("Memeriksa hasil"):
        finished = look_over(portal, folder)
        if finished.problems:
            raise SiteInvalid(finished.problems)
        write_receipt(root, options.day, finished, folder)
    return finished


def run_pelican(portal: Portal, settings_file: Path, folder: Path, written: Any) -> None:
    """Run Pelican over the checked portal. What it would log and pass over raises SiteInvalid."""
    from pelican import Pelican
    from pelican.log import console
    from pelican.settings import read_settings

    if not settings_file.is_file():
        raise Impossible(f"berkas pengaturan `{settings_file}` tidak ada.")
    console.quiet = True
    overheard = _Overheard()
    logger = logging.getLogger()
    logger.addHandler(overheard)
    try:
        override = {"OUTPUT_PATH": str(folder), "PORTAL": portal, "PORTAL_WRITTEN": written}
        Pelican(read_settings(str(settings_file), override=override)).run()
    finally:
        logger.removeHandler(overheard)
    if overheard.messages:
        raise SiteInvalid(
            Problem(settings_file.name, 1, "pelican", f"Pelican melaporkan: {text}")
            for text in overheard.messages
        )


class _Overheard(logging.Handler):
    """Collects warnings and errors that Pelican logs before it goes on without a page."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(" ".join(record.getMessage().split()))


def write_receipt(root: Path, day: date, finished: Finished, folder: Path) -> None:
    """`terbitan.json`: the only file with build facts."""
    receipt = {
        "commit": commit_of(root),
        "date": day.isoformat(),
        "pages": finished.pages,
        "digest": finished.digest,
        "inputs": {"content": _digest(root, SOURCES), "theme": _digest(root, ("theme",)), "program": VERSION},
    }
    (folder / RECEIPT).write_text(json.dumps(receipt, indent=1) + "\n", encoding="utf-8")


def _digest(root: Path, folders: tuple[str, ...]) -> str:
    """One digest over all files below some folders, by path."""
    total = hashlib.sha256()
    for folder in folders:
        for file in sorted(path for path in (root / folder).rglob("*") if path.is_file()):
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            total.update(f"{file.relative_to(root).as_posix()}\0{content}\n".encode())
    return total.hexdigest()
