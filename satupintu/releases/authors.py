"""Whose work a release holds: units by their folders, and no person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

MAIN_SITE = "Situs utama"
BOX = "Satu Kotak"
PROGRAM = "Pengembang"
OWNERS = {"content": MAIN_SITE, "services_catalog": BOX}
"""Who keeps what lies outside the folders of units, by the first part of its path."""


def units_of(paths: Iterable[str], names: Mapping[str, str]) -> tuple[str, ...]:
    """The units whose files these are: units by name, in order, then the others. `names` are those of units by slug."""
    units: set[str] = set()
    others: set[str] = set()
    for path in paths:
        first, _mark, rest = path.partition("/")
        slug, _mark, inside = rest.partition("/")
        if first == "units" and inside:
            units.add(names.get(slug, slug))
        else:
            others.add(OWNERS.get(first, PROGRAM))
    return (*sorted(units), *(name for name in (MAIN_SITE, BOX, PROGRAM) if name in others))
