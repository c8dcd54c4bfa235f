"""Gives every other plugin the checked site, also when Pelican is run by itself.

`./portal build` passes the portal it has checked. `pelican content -s pelicanconf.py` does not:
then the site is loaded and checked here, and nothing is written while it has errors.
"""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from plugins._generator import PortalGenerator
from satupintu.commands.examine import Reading, examined_portal
from satupintu.commands.report import report
from satupintu.dates import today
from satupintu.problems import errors
from satupintu.writing import PlainWriter


class SiteData(PortalGenerator):
    """Puts the portal into the context shared by all generators, before any of them writes."""

    def generate_context(self) -> None:
        self.context.setdefault("PORTAL_WRITER", PlainWriter())
        if "PORTAL" in self.context:
            return
        root = Path(self.settings["PATH"]).parent
        found = examined_portal(root, today(), Reading(theme=Path(self.theme)))
        if found.portal is None or errors(found.problems):
            raise SystemExit(report(found.problems))
        self.context["PORTAL"] = found.portal


def get_generators(_pelican: Pelican) -> type[SiteData]:
    return SiteData


def register() -> None:
    signals.get_generators.connect(get_generators)
