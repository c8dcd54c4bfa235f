"""A checked portal, written into a folder: pages and files, the second look at them, receipt and records."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct

from satupintu import VERSION, unchanged
from satupintu.commands.file_digests import FileDigests
from satupintu.commands.inputs import THEME, Inputs, read_inputs
from satupintu.commands.kept_files import KeptFiles, LastOutput
from satupintu.commands.old_folder import OldFolder
from satupintu.commands.pelican_run import Settings, pelican_settings, run_pelican
from satupintu.commands.progress import Progress
from satupintu.commands.search_bundle import bundle_key, keep_bundle, made_from, write_bundle
from satupintu.finished import Finished
from satupintu.memory import give_back
from satupintu.portal import Page, Portal
from satupintu.problems import SiteInvalid
from satupintu.releases.manifest import RECEIPT
from satupintu.unchanged import Origin
from satupintu.values import PageValues
from satupintu.writing import Place, Writer


class BuildOptions(Struct, frozen=True):
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


def inputs_of(
    root: Path, options: BuildOptions, links: str | None, digests: FileDigests | None = None
) -> Inputs:
    """What this build follows from, as it lies there now; `links` is the digest of the link record."""
    return read_inputs(
        root,
        day=options.day,
        settings=options.settings,
        from_disk=options.from_disk,
        canaries=options.canaries,
        links=links,
        drafts=options.drafts,
        digests=digests,
    )


class Before(Struct, frozen=True):
    """What is known before the pages are written: how inputs are read and the digest of all of them at the beginning
    (None for an output that no further build follows), the digest of the link record, the digests of files that were
    read, and the problems and notes that will be told.

    `due` lists the pages that may be others than in the last output (`KeptFiles`). `settled` is called with the inputs once they
    are known to have stayed as they were.
    """

    inputs: Callable[[], Inputs]
    began: str | None
    links: str | None
    digests: FileDigests
    told: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    due: Callable[[], Iterable[Page]] | None = None
    settled: Callable[[Inputs], None] | None = None


def write_site(
    portal: Portal,
    options: BuildOptions,
    folder: Path,
    progress: Progress,
    last: LastOutput,
    before: Before,
    old: OldFolder | None = None,
) -> Finished:
    """Every page and file written into a folder, or taken from the last one, and looked over. Raises SiteInvalid.

    `old` is what lies in that folder.
    """
    old = old or OldFolder.empty()
    finished = Finished(portal)
    settings = pelican_settings(options.settings, folder)
    ground = partial(_ground, portal, options.settings, settings, before.digests)
    kept = KeptFiles(last, finished, ground, old, before.due)
    with progress.step("Menulis halaman", total=len(portal.addresses)) as advance:
        writer = _Told(kept, portal.addresses, advance)
        run_pelican(portal, options.settings, settings, writer)
    portal.close()
    give_back()
    with progress.step("Memeriksa hasil"):
        old.sweep()
        finished.conclude(folder, old.names(folder))
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
    settled = ended.all == before.began and _is_usual(portal.site.root, settings)
    searched = search is None or options.search or made_from(folder) == search
    kept.keep_record(folder, Origin(ended.all if settled else "", before.told, before.notes, searched))
    if settled and before.settled:
        before.settled(ended)
    return finished


class _Told:
    """A writer that tells of each page it has put at its place."""

    def __init__(self, writer: Writer, pages: Container[str], done: Callable[[str], None]) -> None:
        self._writer = writer
        self._pages = pages
        self._done = done

    def due(self, portal: Portal, place: Place) -> Iterable[Page]:
        pages = list(self._writer.due(portal, place))
        for _page in range(len(portal.addresses) - len(pages)):
            self._done("")
        return pages

    def take(self, address: str, values: PageValues, place: Place) -> bool:
        found = self._writer.take(address, values, place)
        if found:
            self._done(address)
        return found

    def put(self, address: str, content: bytes, place: Place) -> None:
        self._writer.put(address, content, place)
        if address in self._pages:
            self._done(address)

    def keep_files(self, place: Place) -> bool:
        return self._writer.keep_files(place)


def _is_usual(root: Path, settings: Settings) -> bool:
    """Whether the settings name nothing that is not counted among the inputs: another theme, other plugins."""
    theme = (root / THEME[0]).resolve()
    own = all(isinstance(name, str) and name.startswith("plugins.") for name in settings["PLUGINS"])
    return own and not settings["THEME_TEMPLATES_OVERRIDES"] and Path(settings["THEME"]).resolve() == theme


def _ground(portal: Portal, settings_file: Path, settings: Settings, digests: FileDigests) -> str:
    """What every page of this build follows from besides its values; the settings may import their neighbours."""
    templates = [Path(folder) for folder in settings["THEME_TEMPLATES_OVERRIDES"]]
    neighbours = sorted({settings_file, *settings_file.parent.glob("*.py")})
    templates.append(Path(settings["THEME"]) / "templates")
    return unchanged.ground(portal, templates, neighbours, digests.of)


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
