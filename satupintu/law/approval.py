"""Who lets a proposal through: Humas, never who made it, and two people for what is said about persons and standards."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from satupintu import frontmatter, self_edit
from satupintu.catalogue import STANDARDS
from satupintu.dates import long_date
from satupintu.law.path_names import either
from satupintu.law.proposal import Change, Version
from satupintu.law.registry import PERSON, PROFILE
from satupintu.law.territory import STANDARD, Territory
from satupintu.loader import ROLES, SETTINGS
from satupintu.problems import Problem

GRAVE = re.compile(rf"(?:content|units/[^/]+)/(?:pegawai|jabatan)/.+|{STANDARDS}/.+")
"""What needs two approvals: records of people and posts, and service standards."""
CONTACT: Mapping[re.Pattern[str], frozenset[str]] = {
    PROFILE: frozenset({"kontak"}),
    re.compile(re.escape(SETTINGS)): frozenset({"kontak"}),
    PERSON: frozenset({"surel", "pesawat", "diperbarui"}),
}
"""By which keys people are reached, in which records: the fast lane."""


def approval_problems(
    net: Sequence[Change], territory: Territory, approvers: Sequence[str]
) -> Iterator[Problem]:
    """Why the approvals given do not suffice. Raises nothing; without approvals none suffice."""
    valid = list(_valid(territory, approvers))
    if not valid:
        for account in dict.fromkeys(approvers):
            told = f"{_reason(territory, account)}; minta persetujuan {_others(territory)}"
            yield Problem(ROLES, 1, "persetujuan", told)
        return
    for change in net:
        if needs_two(change, territory):
            yield from _second_missing(change, territory, valid, approvers)


def needs_two(change: Change, territory: Territory) -> bool:
    """Whether a change is about a person, a post or a standard, and so needs two who approve."""
    return bool(GRAVE.fullmatch(change.path)) and not _is_light(change, territory)


def is_contact_only(change: Change, territory: Territory) -> bool:
    """Whether nothing but contact data of a record changes: one approval is enough, and is logged as such."""
    keys = next((keys for pattern, keys in CONTACT.items() if pattern.fullmatch(change.path)), None)
    if keys is None or change.after is None or len(change.before) != 1:
        return False
    changed = _changed(change.before[0], change.after, territory, change.path)
    return changed is not None and changed <= keys


def _is_light(change: Change, territory: Territory) -> bool:
    """Contact data, and what people say of themselves: who wrote it is the second person."""
    return change.path == territory.rights.record or is_contact_only(change, territory)


def _valid(territory: Territory, approvers: Sequence[str]) -> Iterator[str]:
    """Those of the approvers who are Humas on the day and somebody else than the author."""
    humas = territory.base.humas_on(territory.day)
    author = territory.rights.account
    for account in dict.fromkeys(approvers):
        if account in humas and not territory.base.are_one(account, author):
            yield account


def _second_missing(
    change: Change, territory: Territory, valid: Sequence[str], approvers: Sequence[str]
) -> Iterator[Problem]:
    base, author = territory.base, territory.rights.account
    keepers = {account for unit in _units(change, territory) for account in base.units[unit].accounts}
    accepted = [*valid, *(account for account in dict.fromkeys(approvers) if account in keepers)]
    others = [account for account in accepted if not base.are_one(account, author)]
    if any(not base.are_one(first, second) for first in valid for second in others):
        return
    known = (*valid, author)
    possible = [*sorted(keepers), *base.humas_on(territory.day)]
    ask = _either([new for new in possible if not any(base.are_one(new, other) for other in known)])
    what = "standar pelayanan" if STANDARD.fullmatch(change.path) else "catatan pegawai dan jabatan"
    told = f"{what} disetujui dua orang, dan baru `{valid[0]}` yang menyetujui; minta juga persetujuan {ask}"
    yield Problem(change.path, 1, "persetujuan", told)


def _units(change: Change, territory: Territory) -> frozenset[str]:
    """The units whose PIC may be the second to approve."""
    if match := STANDARD.fullmatch(change.path):
        return territory.base.standards.get(match[1], frozenset()) & territory.base.units.keys()
    return frozenset(change.path.split("/")[1:2]) & territory.base.units.keys()


def _reason(territory: Territory, account: str) -> str:
    base, author = territory.base, territory.rights.account
    if account == author:
        return f"`{account}` mengusulkan perubahan ini, jadi tidak dapat menyetujuinya sendiri"
    if base.are_one(account, author):
        return (
            f"`{account}` dan `{author}` akun orang yang sama, jadi tidak dapat menyetujui usulannya sendiri"
        )
    return f"`{account}` bukan Humas atau wakilnya pada {long_date(territory.day)}"


def _others(territory: Territory) -> str:
    author = territory.rights.account
    humas = territory.base.humas_on(territory.day)
    return _either([account for account in humas if not territory.base.are_one(account, author)])


def _either(accounts: Sequence[str]) -> str:
    return either([f"`{account}`" for account in dict.fromkeys(accounts)]) or "Humas lain"


def _changed(before: Version, after: Version, territory: Territory, path: str) -> frozenset[str] | None:
    """The keys of a record that differ; None where a side cannot be read."""
    try:
        blocks = [
            frontmatter.parse_mapping(frontmatter.decoded(territory.read(version.blob), path), path)
            for version in (before, after)
        ]
    except frontmatter.Unreadable:
        return None
    return frozenset(self_edit.changed_keys(*blocks))
