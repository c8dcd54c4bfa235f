"""Gives every other plugin the checked site, also when Pelican is run by itself.

`./portal build` passes the portal it has checked. `pelican content -s pelicanconf.py` does not:
then the site is loaded and checked here, and nothing is written while it has errors.
"""

from __future__ import annotations

from pathlib import Path

from pelican import Pelican, signals

from plugins._generator import PortalGenerator
from satupintu.commands.examine import examined_portal
from satupintu.commands.report import report
from satupintu.dates import today
from satupintu.problems import errors


class SiteData(PortalGenerator):
    """Puts the portal into the context shared by all generators, before any of them writes."""

    def generate_context(self) -> None:
        self.context.setdefault("PORTAL_PUT", _put)
        self.context.setdefault("PORTAL_TAKEN", lambda _address, _values, _target: False)
        if "PORTAL" in self.context:
            return
        portal, problems = examined_portal(
            Path(self.settings["PATH"]).parent, today(), theme=Path(self.theme)
        )
        if portal is None or errors(problems):
            raise SystemExit(report(problems))
        self.context["PORTAL"] = portal


def _put(_address: str, content: bytes, target: str) -> None:
    Path(target).write_bytes(content)


def get_generators(_pelican: Pelican) -> type[SiteData]:
    return SiteData


def register() -> None:
    signals.get_generators.connect(get_generators)
