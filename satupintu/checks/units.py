"""Rules about units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from satupintu.checks.examined import Examined
from satupintu.models import Unit
from satupintu.places import SLUG, suggested_slug
from satupintu.problems import Problem


def parents_exist(examined: Examined) -> Iterator[Problem]:
    """A parent unit or successor is a unit that exists, and no unit stands above itself."""
    units = examined.portal.site.units
    for unit in units.values():
        for key, slug in (("induk", unit.parent), ("pindah_ke", unit.moved_to)):
            if slug and slug not in units:
                if not examined.portal.site.is_unreadable(f"units/{slug}/"):
                    yield unit.problem(key, "unit", f"unit `{slug}` tidak ada; pilihan: {', '.join(units)}")
            elif slug == unit.slug:
                yield unit.problem(
                    key,
                    "unit",
                    f"`{key}` menunjuk unit ini sendiri; isi dengan unit lain atau hapus barisnya",
                )
        if _stands_above_itself(unit, units):
            yield unit.problem(
                "induk", "unit", "susunan `induk` berputar; salah satu unit harus tanpa `induk`"
            )


def _stands_above_itself(unit: Unit, units: Mapping[str, Unit]) -> bool:
    seen: set[str] = set()
    parent = unit.parent
    while parent and parent in units and parent not in seen:
        if parent == unit.slug:
            return unit.parent != unit.slug
        seen.add(parent)
        parent = units[parent].parent
    return False


def closed_units_are_complete(examined: Examined) -> Iterator[Problem]:
    """A closed unit says when it closed; a successor without that day has no meaning."""
    for unit in examined.portal.site.units.values():
        if unit.moved_to and not unit.closed:
            yield unit.problem(
                "pindah_ke",
                "unit",
                "`pindah_ke` hanya untuk unit yang ditutup; tambahkan `ditutup: <tanggal>`",
            )


def former_slugs_are_free(examined: Examined) -> Iterator[Problem]:
    """A former slug is a possible folder name that no other unit has."""
    units = examined.portal.site.units
    taken: dict[str, Unit] = {}
    for unit in units.values():
        for index, slug in enumerate(unit.former_slugs):
            where = ("slug_lama", index)
            if not SLUG.fullmatch(slug):
                yield unit.problem(
                    where, "unit", f"`{slug}` bukan nama folder; tulis seperti `{suggested_slug(slug)}`"
                )
            elif slug in units:
                yield unit.problem(
                    where,
                    "unit",
                    f"nama folder lama `{slug}` dipakai unit `units/{slug}`; hapus dari daftar ini",
                )
            elif slug in taken:
                yield unit.problem(
                    where,
                    "unit",
                    f"nama folder lama `{slug}` juga disebut {taken[slug].path}; hapus dari salah satunya",
                )
            taken[slug] = unit
