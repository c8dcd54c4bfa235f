"""Load and check a site: what `check`, `build` and Pelican by itself have in common."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from satupintu.blocks import Blocks
from satupintu.cache import Cache
from satupintu.checks import CHECKS, Checked, checked
from satupintu.commands.content_history import content_history
from satupintu.commands.progress import Progress
from satupintu.commands.report import Impossible
from satupintu.guard.record import EMPTY, LinkRecord
from satupintu.loader import load_site
from satupintu.portal import CACHE_FILE, Portal
from satupintu.privacy.scan import CanaryFault, read_canaries
from satupintu.problems import Problem
from satupintu.theme import load_assets

CANARIES = ".penanda"
"""Words of the office that must never be published, one a line; never under version control."""


class Reading(Struct, frozen=True):
    """How a site is read: the theme it is shown in, what is kept of earlier runs, and what is known from outside.

    `drafts` shows it as its authors see it (`Site.with_drafts`). `blocks` are those of files that have not changed,
    `numbers` the personal numbers that may be published, where they are known.
    """

    theme: Path | None = None
    cache: Cache | None = None
    from_disk: bool = False
    links: LinkRecord = EMPTY
    canaries: Path | None = None
    drafts: bool = False
    blocks: Blocks | None = None
    numbers: frozenset[str] | None = None


def read_portal(
    root: Path, today: date, reading: Reading, progress: Progress
) -> tuple[Portal | None, list[Problem]]:
    """The portal of a site on a day, unchecked, with the problems of single files; None where even the settings
    cannot be read.

    Raises Impossible where the list of canaries cannot be used.
    """
    try:
        words = read_canaries(reading.canaries or root / CANARIES)
    except CanaryFault as fault:
        raise Impossible(f"Tidak dijalankan: {fault}.") from fault
    with progress.step("Membaca isi"):
        site, problems = load_site(root, today, reading.links, reading.blocks)
    if site is None:
        return None, problems
    kept = reading.cache or Cache(root / CACHE_FILE)
    shown = site.with_drafts() if reading.drafts else site
    portal = Portal.open(
        structs.replace(shown, history=content_history(root, today, site.freshness_record, kept)),
        load_assets(reading.theme or root / "theme"),
        kept,
        from_disk=reading.from_disk,
        canaries=words,
        numbers=reading.numbers,
    )
    return portal, problems


class Examination(Struct, frozen=True):
    """A portal, the problems of its single files, and what its checks have found; None where even the settings cannot
    be read."""

    portal: Portal | None
    of_files: list[Problem]
    checked: Checked | None = None

    @property
    def problems(self) -> list[Problem]:
        """Every problem."""
        return [*self.of_files, *self.checked.problems] if self.checked else self.of_files


def examined_portal(
    root: Path, today: date, reading: Reading | None = None, progress: Progress | None = None
) -> Examination:
    """The portal of a site on a day, with every problem.

    Raises Impossible where the list of canaries cannot be used.
    """
    progress = progress or Progress(quiet=True)
    portal, problems = read_portal(root, today, reading or Reading(), progress)
    if portal is None:
        return Examination(None, problems)
    with progress.step("Memeriksa isi", total=len(CHECKS)) as advance:
        found = checked(portal, advance)
    return Examination(portal, problems, found)
