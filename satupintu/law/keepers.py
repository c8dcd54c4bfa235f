"""Whose files a proposal touches, whoever makes it: those who must know of it, and how many must agree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from satupintu import code_owners
from satupintu.law.approval import is_contact_only, needs_two
from satupintu.law.path_names import either, in_content
from satupintu.law.proposal import Change
from satupintu.law.registry import OFFER
from satupintu.law.territory import STANDARD, Territory

HUMAS, DEVELOPERS = "Humas", "Pengembang"


class Keeper(Struct, frozen=True):
    """Who keeps some files: a unit, Humas or the developers, with the accounts of the day and the paths."""

    name: str
    accounts: tuple[str, ...]
    paths: tuple[str, ...]


def keepers(net: Sequence[Change], territory: Territory) -> tuple[Keeper, ...]:
    """Everybody whose files a proposal touches: units in the order of their folders, then Humas, then developers."""
    found: dict[str, list[str]] = {}
    for change in net:
        for owner in _owners(change, territory):
            found.setdefault(owner, []).append(change.path)
    last = (HUMAS, DEVELOPERS)
    order = sorted(found, key=lambda owner: (last.index(owner) if owner in last else -1, owner))
    return tuple(_keeper(owner, found[owner], territory) for owner in order)


def approval(net: Sequence[Change], territory: Territory) -> str:
    """Who has to approve a proposal, in one sentence."""
    author = territory.rights.account
    able = [
        f"`{account}`"
        for account in territory.base.humas_on(territory.day)
        if not author or not territory.base.are_one(account, author)
    ]
    humas = f"Humas ({either(able)})" if able else "Humas lain daripada pengusulnya"
    if any(needs_two(change, territory) for change in net):
        return (
            f"Menunggu persetujuan dua orang: {humas}, dan Humas lain atau PIC unit itu selain pengusulnya."
        )
    if net and all(is_contact_only(change, territory) for change in net):
        return f"Jalur cepat, hanya data kontak: menunggu satu persetujuan, dari {humas}."
    return f"Menunggu persetujuan {humas}."


def _owners(change: Change, territory: Territory) -> Iterator[str]:
    """The folders of units, or one of the two others."""
    path, base = change.path, territory.base
    if not in_content(path):
        yield HUMAS if path == code_owners.PATH else DEVELOPERS
        return
    units: frozenset[str] = frozenset()
    if path.startswith("units/"):
        folder = path.split("/")[1]
        units = frozenset({base.today.get(folder, folder)})
    elif OFFER.fullmatch(path):
        units = frozenset(side.offers[path].unit for side in (base, territory.head) if path in side.offers)
    elif match := STANDARD.fullmatch(path):
        units = frozenset().union(*(side.standards.get(match[1], ()) for side in (base, territory.head)))
    known = sorted(units & base.units.keys())
    yield from known or [HUMAS]


def _keeper(owner: str, paths: Sequence[str], territory: Territory) -> Keeper:
    if owner == HUMAS:
        return Keeper(HUMAS, territory.base.humas_on(territory.day), tuple(paths))
    if owner == DEVELOPERS:
        return Keeper(DEVELOPERS, territory.base.developers_on(territory.day), tuple(paths))
    unit = territory.base.units[owner]
    return Keeper(unit.name, unit.accounts, tuple(paths))
