"""Load and check a site: what `check`, `build` and Pelican by itself have in common."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from satupintu.cache import Cache
from satupintu.checks import CHECKS, run_checks
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


def examined_portal(
    root: Path,
    today: date,
    *,
    theme: Path | None = None,
    cache: Cache | None = None,
    from_disk: bool = False,
    links: LinkRecord = EMPTY,
    canaries: Path | None = None,
    drafts: bool = False,
    progress: Progress | None = None,
) -> tuple[Portal | None, list[Problem]]:
    """The portal of a site on a day, with every problem; None where even the settings cannot be read.

    With `drafts` it is the site as its authors see it (`Site.with_drafts`).

    Raises Impossible where the list of canaries cannot be used.
    """
    try:
        words = read_canaries(canaries or root / CANARIES)
    except CanaryFault as fault:
        raise Impossible(f"Tidak dijalankan: {fault}.") from fault
    progress = progress or Progress(quiet=True)
    with progress.step("Membaca isi"):
        site, problems = load_site(root, today, links)
    if site is None:
        return None, problems
    kept = cache or Cache(root / CACHE_FILE)
    shown = site.with_drafts() if drafts else site
    portal = Portal.open(
        replace(shown, history=content_history(root, today, site.freshness_record, kept)),
        load_assets(theme or root / "theme"),
        kept,
        from_disk=from_disk,
        canaries=words,
    )
    with progress.step("Memeriksa isi", total=len(CHECKS)) as advance:
        problems += run_checks(portal, advance)
    return portal, problems
