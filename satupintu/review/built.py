"""One side of a proposal after building it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from satupintu.hrefs import output_path
from satupintu.portal import Portal
from satupintu.problems import Problem
from satupintu.review.comparison import Side

HTML = ".html"
"""Pieces for other applications have other endings, and no heading."""


@dataclass(frozen=True, slots=True)
class Built:
    """One side: its portal (None where not even the settings can be read), every problem, and where the site lies.

    `folder` is None where it could not be built.
    """

    portal: Portal | None
    problems: tuple[Problem, ...]
    folder: Path | None

    @property
    def side(self) -> Side | None:
        """The finished site as the comparison reads it; None where there is none."""
        if self.portal is None or self.folder is None:
            return None
        site = self.portal.site
        homes = {unit.address: unit.path for unit in site.open_units}
        pages = [page for page in self.portal.pages if output_path(page.address).endswith(HTML)]
        return Side(
            self.folder,
            {page.address: page.title for page in pages},
            {page.address: page.source or homes.get(page.address, "") for page in pages},
            site.settings.base_url.rstrip("/") + "/",
        )

    @property
    def withheld(self) -> frozenset[str]:
        """Foreign addresses to which nobody is led."""
        if self.portal is None:
            return frozenset()
        site = self.portal.site
        return frozenset(address for address in site.links.addresses if site.guard.standing(address).withheld)
