"""Both sides of a proposal, built by the portal's own program for one day: what it is for, and what it would make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from satupintu.cache import Cache
from satupintu.commands.build import found_links
from satupintu.commands.checkout import write_content
from satupintu.commands.examine import CANARIES, Reading, examined_portal
from satupintu.commands.file_digests import FileDigests
from satupintu.commands.kept_files import LastOutput
from satupintu.commands.progress import Progress
from satupintu.commands.report import say
from satupintu.commands.site_writing import Before, BuildOptions, inputs_of, write_site
from satupintu.law.proposal import Contents, Tree
from satupintu.portal import CACHE_FILE
from satupintu.problems import SiteInvalid, errors, in_order
from satupintu.review.built import Built

SETTINGS = "pelicanconf.py"


@dataclass(frozen=True, slots=True)
class Builder:
    """Builds sides in a folder that is thrown away, with the program, theme and settings of the portal's folder."""

    root: Path
    work: Path
    day: date
    cache: Cache

    @classmethod
    def at(cls, root: Path, work: Path, day: date) -> Builder:
        return cls(root, work, day, Cache(root / CACHE_FILE))

    def build(self, name: str, tree: Tree, read: Contents, last: Path | None = None) -> Built:
        """Build the content of a tree; pages equal to those in the folder `last` are taken from there.

        Raises Impossible where the settings cannot be used, OSError where there is no room.
        """
        place, folder = self.work / name, self.work / f"{name}-jadi"
        write_content(self.root, place, tree, read)
        links = found_links(self.root, None)
        reading = Reading(
            theme=self.root / "theme",
            cache=self.cache,
            from_disk=True,
            links=links.record,
            canaries=self.root / CANARIES,
        )
        examination = examined_portal(place, self.day, reading)
        portal, problems = examination.portal, examination.problems
        self.cache.flush()
        if portal is None or errors(problems):
            return Built(portal, tuple(in_order(problems)), None)
        folder.mkdir()
        options = BuildOptions(folder, self.day, self.root / SETTINGS, from_disk=True)
        try:
            inputs = partial(inputs_of, place, options, links.digest)
            before = Before(inputs, None, links.digest, FileDigests(place))
            write_site(portal, options, folder, Progress(), LastOutput(last), before)
        except SiteInvalid as fault:
            return Built(portal, tuple(in_order([*problems, *fault.problems])), None)
        self.cache.flush()
        return Built(portal, tuple(in_order(problems)), folder)


def both_sides(builder: Builder, base: Tree, head: Tree, read: Contents) -> tuple[Built, Built]:
    """The base, and what it will be with the proposal. Raises as `Builder.build` does."""
    say("Membangun situs sebelum usulan …")
    before = builder.build("sebelum", base, read)
    say("Membangun situs dengan usulan …")
    return before, builder.build("sesudah", head, read, before.folder)
