"""The site as the checks see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from satupintu.checks.known_words import Abbreviations, Telephones
from satupintu.models import Text
from satupintu.portal import Portal
from satupintu.problems import Problem

if TYPE_CHECKING:
    from satupintu.checks.style import Gambling


class Examined(Struct, frozen=True, dict=True):
    """The site as the checks see it; what several checks need is worked out once.

    `only` are the paths of the texts that are looked at; None: all.
    """

    portal: Portal
    only: Set[str] | None = None

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts to look at."""
        site = self.portal.site
        items = site.items if self.only is None else [site.by_path[path] for path in sorted(self.only)]
        return tuple(item for item in items if isinstance(item, Text))

    @cached_property
    def gambling(self) -> Gambling | None:
        """The words of gambling; None where Humas keeps no vocabulary."""
        from satupintu.checks.style import Gambling

        vocabulary = self.portal.site.vocabulary
        return Gambling(vocabulary) if vocabulary else None

    @cached_property
    def abbreviations(self) -> Abbreviations:
        glossary = self.portal.site.glossary_record
        return Abbreviations(glossary.groups if glossary else ())

    @cached_property
    def telephones(self) -> Telephones:
        site = self.portal.site
        return Telephones(
            (site.settings.contact, *(unit.contact for unit in site.units.values() if unit.contact))
        )

    @cached_property
    def anchors(self) -> dict[str, frozenset[str]]:
        """The parts (`#…`) of each text's page, by address. Filled while texts are read."""
        return {}

    @cached_property
    def parts(self) -> dict[str, set[tuple[str, str]]]:
        """The parts (address, `#…`) that each text links, by path. Filled while texts are read."""
        return defaultdict(set)

    @cached_property
    def link_problems(self) -> tuple[Problem, ...]:
        from satupintu.checks.texts import text_problems

        return tuple(text_problems(self))
