"""`portal build`: check, build aside, look over the result, switch in one step."""

from __future__ import annotations

import hashlib
import json
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from satupintu import VERSION
from satupintu.cache import Cache
from satupintu.commands.examine import examined_portal
from satupintu.commands.inputs import THEME, Inputs, read_inputs
from satupintu.commands.kept_files import KeptFiles, LastOutput
from satupintu.commands.old_folder import NOTHING_OLD, OldFolder
from satupintu.commands.output import Output
from satupintu.commands.progress import Progress
from satupintu.commands.report import FAULTY, FEW_WARNINGS, OK, Impossible, report, say, tell
from satupintu.commands.search_bundle import bundle_key, keep_bundle, made_from, write_bundle
from satupintu.finished import Finished
from satupintu.guard.record import EMPTY, LinkRecord, RecordDamaged
from satupintu.portal import CACHE_FILE, Portal
from satupintu.problems import Problem, SiteInvalid, errors, in_order
from satupintu.releases.manifest import RECEIPT
from satupintu.unchanged import Origin, ground
from satupintu.values import PageValues

Settings = dict[str, Any]
"""Those of Pelican."""
Put = Callable[[str, bytes, str], None]
"""Given the address and the content of each file, puts it at a place."""
Taken = Callable[[str, PageValues, str], bool]
"""Asked of each page before it is rendered: whether it has been put at a place already."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What the command line asks for, and what the preview asks for besides.

    `drafts`: they are shown too. `search`: a search bundle that tells of other pages is made anew; where it is not,
    the one of the last output stays.
    """

    output: Path
    day: date
    settings: Path
    full: bool = False
    from_disk: bool = False
    verbose: bool = False
    links: Path | None = None
    canaries: Path | None = None
    drafts: bool = False
    search: bool = True


@dataclass(frozen=True, slots=True)
class BuildResult:
    """What came of a build: its warnings as lines, sentences about what was left out, the pages of the output, and
    whether it is another than before."""

    told: tuple[str, ...]
    notes: tuple[str, ...]
    pages: int
    changed: bool = True


def build(root: Path, options: BuildOptions) -> int:
    """Build the site of one day. Exit code 1 with the old output untouched where anything is wrong.

    Raises Impossible where the output cannot be written.
    """
    progress = Progress(verbose=options.verbose)
    try:
        done = attempt(root, options, progress)
    except SiteInvalid as refused:
        say(f"Situs tidak dibangun: {len(errors(refused.problems))} kesalahan. Hasil yang lama tetap utuh.")
        return report(refused.problems, most=FEW_WARNINGS) or FAULTY
    tidy(options.output)
    for note in done.notes:
        say(note)
    tell(done.told, FEW_WARNINGS)
    begins = "Selesai" if done.changed else "Tidak ada yang berubah"
    progress.done(f"{begins}: {done.pages:,} halaman di {options.output}".replace(",", "."))
    return OK


def attempt(root: Path, options: BuildOptions, progress: Progress) -> BuildResult:
    """Build the site of one day, or leave the output as it is where that is what the build would make.

    What it replaced is left for `tidy`, which nobody needs to wait for. Raises SiteInvalid where anything is wrong,
    Impossible where the output cannot be written; the old output is whole then.
    """
    cache = Cache(None if options.full else root / CACHE_FILE)
    try:
        output = Output(options.output)
        with output.locked():
            output.tidy()
            links = found_links(root, options.links)
            last = LastOutput(None if options.full else output.last)
            inputs = partial(inputs_of, root, options, links.digest)
            began = None if options.full else inputs()
            if began and last.record.origin.inputs == began.all:
                with progress.step("Membandingkan dengan hasil terakhir"):
                    unchanged = last.is_intact()
                if unchanged:
                    return _left_as_it_is(last)
            portal, problems = examined_portal(
                root,
                options.day,
                cache=cache,
                from_disk=options.from_disk,
                links=links.record,
                canaries=options.canaries,
                drafts=options.drafts,
                progress=progress,
            )
            cache.flush()
            if portal is None or errors(problems):
                raise SiteInvalid(problems)
            told = tuple(map(str, in_order(problems)))
            fault = portal.site.history.fault
            notes = (f"Peringatan: papan pemutakhiran ditinggalkan: {fault}.",) if fault else ()
            before = Before(inputs, began, links.digest, told, notes)
            with output.aside(anew=options.full) as (folder, old):
                finished = write_site(portal, options, folder, progress, last, before, old)
                output.switch(folder)
            portal.prune()
    except OSError as fault:
        raise Impossible(
            f"Situs tidak dibangun: {fault.strerror or fault} ({fault.filename or options.output}). Hasil yang lama tetap utuh."
        ) from fault
    finally:
        cache.close()
    return BuildResult(told, notes, finished.pages)


def tidy(folder: Path) -> None:
    """Remove the outputs before the last one."""
    output = Output(folder)
    with output.locked():
        output.tidy()


def inputs_of(root: Path, options: BuildOptions, links: str | None) -> Inputs:
    """What this build follows from, as it lies there now; `links` is the digest of the link record."""
    return read_inputs(
        root,
        day=options.day,
        settings=options.settings,
        from_disk=options.from_disk,
        canaries=options.canaries,
        links=links,
        drafts=options.drafts,
    )


def _left_as_it_is(last: LastOutput) -> BuildResult:
    """What the build of the same inputs said."""
    pages = sum(1 for path in last.record.files if path.endswith(".html"))
    origin = last.record.origin
    return BuildResult(origin.told, origin.notes, pages, changed=False)


@dataclass(frozen=True, slots=True)
class Before:
    """What is known before the pages are written: how inputs are read and how they were at the beginning (None where
    nobody looked), the digest of the link record, and the problems and notes that will be told."""

    inputs: Callable[[], Inputs]
    began: Inputs | None
    links: str | None
    told: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundLinks:
    """The link record a build counts on, and the digest of its bytes (None without one)."""

    record: LinkRecord
    digest: str | None


def found_links(root: Path, file: Path | None) -> FoundLinks:
    """The record of a file, else of its branch, else an empty one: the build itself never goes online.

    Raises SiteInvalid where a file that was named is no record, Impossible where it is not there. What is wrong with
    the branch is only told: all addresses then count as not checked.
    """
    if file is None and not (root / ".git").exists():
        return FoundLinks(EMPTY, None)
    from satupintu.commands.link_record import in_branch, in_file  # git is slow to import

    if file is None:
        record, content, faults = in_branch(root)
        for fault in faults:
            say(f"Peringatan: {fault}.")
        return FoundLinks(record, hashlib.sha256(content).hexdigest() if content else None)
    try:
        record, content = in_file(file)
    except RecordDamaged as damage:
        told = (
            f"ini bukan catatan tautan yang utuh: {damage}; buat lagi dengan `./portal links --links BERKAS`"
        )
        raise SiteInvalid([Problem(file.as_posix(), 1, "catatan-tautan", told)]) from damage
    except OSError as fault:
        raise Impossible(
            f"Situs tidak dibangun: catatan tautan `{file}` tidak dapat dibaca: {fault.strerror or fault}."
        ) from fault
    return FoundLinks(record, hashlib.sha256(content).hexdigest())


def write_site(
    portal: Portal,
    options: BuildOptions,
    folder: Path,
    progress: Progress,
    last: LastOutput,
    before: Before,
    old: OldFolder = NOTHING_OLD,
) -> Finished:
    """Every page and file written into a folder, or taken from the last one, and looked over. Raises SiteInvalid.

    `old` is what lies in that folder.
    """
    finished = Finished(portal)
    settings = _settings(options.settings, folder)
    kept = KeptFiles(last, finished, partial(_ground, portal, options.settings, settings), old)
    with progress.step("Menulis halaman", total=len(portal.pages)) as advance:

        def put(address: str, content: bytes, target: str) -> None:
            kept.put(address, content, target)
            if address in portal.by_address:
                advance(address)

        def taken(address: str, values: PageValues, target: str) -> bool:
            found = kept.take(address, values, target)
            if found:
                advance(address)
            return found

        run_pelican(portal, options.settings, settings, put, taken)
    with progress.step("Memeriksa hasil"):
        old.sweep()
        finished.conclude(folder)
        if finished.problems:
            raise SiteInvalid(finished.problems)
        search = bundle_key(finished.documents) if finished.documents and not options.from_disk else None
        ended = before.inputs()
        write_receipt(options, finished, folder, ended, links=before.links, search=search)
    if search:
        with progress.step("Menyusun pencarian"):
            if options.search:
                write_bundle(
                    folder, finished.documents, portal.bundles, finished.bundle_problems, last.folder
                )
            else:
                keep_bundle(folder, last.folder)
    settled = (
        ended == before.began
        and _is_usual(portal.site.root, settings)
        and (search is None or options.search or made_from(folder) == search)
    )
    kept.keep_record(folder, Origin(ended.all if settled else "", before.told, before.notes))
    return finished


def _is_usual(root: Path, settings: Settings) -> bool:
    """Whether the settings name nothing that is not counted among the inputs: another theme, other plugins."""
    theme = (root / THEME[0]).resolve()
    own = all(isinstance(name, str) and name.startswith("plugins.") for name in settings["PLUGINS"])
    return own and not settings["THEME_TEMPLATES_OVERRIDES"] and Path(settings["THEME"]).resolve() == theme


def _ground(portal: Portal, settings_file: Path, settings: Settings) -> str:
    """What every page of this build follows from besides its values; the settings may import their neighbours."""
    templates = [Path(folder) for folder in settings["THEME_TEMPLATES_OVERRIDES"]]
    neighbours = sorted({settings_file, *settings_file.parent.glob("*.py")})
    return ground(portal, [*templates, Path(settings["THEME"]) / "templates"], neighbours)


def run_pelican(portal: Portal, settings_file: Path, settings: Settings, put: Put, taken: Taken) -> None:
    """Run Pelican over the checked portal. What it would log and pass over raises SiteInvalid."""
    from jinja2 import TemplateError
    from pelican import Pelican
    from pelican.generators import PelicanTemplateNotFound
    from pelican.log import console

    console.quiet = True
    overheard = _Overheard()
    logger = logging.getLogger()
    logger.addHandler(overheard)
    try:
        own = {"PORTAL": portal, "PORTAL_PUT": put, "PORTAL_TAKEN": taken}
        Pelican({**settings, **own}).run()
    except (TemplateError, PelicanTemplateNotFound) as fault:
        raise SiteInvalid([_template_problem(portal.site.root, fault)]) from fault
    finally:
        logger.removeHandler(overheard)
    if overheard.messages:
        raise SiteInvalid(
            Problem(settings_file.name, 1, "pelican", f"Pelican melaporkan: {text}")
            for text in overheard.messages
        )


def _settings(file: Path, folder: Path) -> Settings:
    """Pelican's settings. Raises Impossible where the file, which is a program, fails."""
    from pelican.settings import read_settings

    if not file.is_file():
        raise Impossible(f"berkas pengaturan `{file}` tidak ada.")
    try:
        settings: Settings = read_settings(str(file), override={"OUTPUT_PATH": str(folder)})
        return settings
    except (SyntaxError, ImportError, NameError, AttributeError, TypeError, ValueError) as fault:
        raise Impossible(f"berkas pengaturan `{file.name}` tidak dapat dipakai: {fault}") from fault


def _template_problem(root: Path, fault: Exception) -> Problem:
    """A faulty template with the line in it that failed."""
    frames = traceback.extract_tb(fault.__traceback__)
    place = next((frame for frame in reversed(frames) if frame.filename.endswith(".html")), None)
    if place is None:
        return Problem("theme", 1, "templat", f"templat tidak dapat dipakai: {fault}")
    path = Path(place.filename)
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return Problem(name, place.lineno or 1, "templat", f"templat tidak dapat dipakai: {fault}")


class _Overheard(logging.Handler):
    """Collects warnings and errors that Pelican logs before it goes on without a page."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(" ".join(record.getMessage().split()))


def write_receipt(
    options: BuildOptions,
    finished: Finished,
    folder: Path,
    inputs: Inputs,
    *,
    links: str | None = None,
    search: str | None = None,
) -> None:
    """`terbitan.json`: the only file with build facts. `links` is the digest of the link record, None without one.

    `search` is the digest of what the search bundle is made from, None without one: bundles of the same differ in
    bytes and answer alike.
    """
    receipt = {
        "commit": inputs.commit,
        "date": options.day.isoformat(),
        "pages": finished.pages,
        "digest": finished.digest,
        "inputs": {
            "content": inputs.content,
            "theme": inputs.theme,
            "links": links,
            "search": search,
            "from_disk": options.from_disk,
            "program": VERSION,
        },
    }
    (folder / RECEIPT).write_text(json.dumps(receipt, indent=1) + "\n", encoding="utf-8")
