"""What the rules of the site say of people and posts as they would be after an import."""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.cache import Cache
from satupintu.checks import CHECKS
from satupintu.checks.examined import Examined
from satupintu.portal import Portal
from satupintu.problems import Problem, errors
from satupintu.site import Site
from satupintu.theme import Assets

RULES = frozenset({"pegawai", "jabatan"})
"""The rules that an import can break."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The real rules on a site that lies nowhere yet."""

    assets: Assets

    def problems(self, site: Site) -> list[Problem]:
        """Every error of the rules on people and posts."""
        examined = Examined(Portal.open(site, self.assets, Cache(None)))
        return errors(problem for rule in CHECKS if rule.name in RULES for problem in rule.check(examined))
