"""Who keeps what, as one commit says: the accounts of `content/peran.yml` and of each `unit.yml`, and the catalogue.

Units and records are read leniently: whoever cannot be read keeps nothing, and Humas mends it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from satupintu import frontmatter, schema
from satupintu.catalogue import APPS, SERVICES
from satupintu.dates import When
from satupintu.frontmatter import Block
from satupintu.law.proposal import Contents, Tree
from satupintu.loader import ROLES
from satupintu.models import Roles
from satupintu.models.roles import accounts_on
from satupintu.problems import Problem

PROFILE = re.compile(r"units/([^/]+)/unit\.yml")
PERSON = re.compile(r"(?:content|units/[^/]+)/pegawai/([^/]+)\.yml")
OFFER = re.compile(rf"(?:{SERVICES}|{APPS})/[^/]+\.yml")


class RegistryFault(Exception):
    """The base does not say who may decide; carries the problems of its file."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


@dataclass(frozen=True, slots=True)
class KeptUnit:
    """A unit as the law sees it: its name, the accounts of its PIC and deputy, and its former folders."""

    slug: str
    name: str
    accounts: tuple[str, ...] = ()
    former_slugs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Offered:
    """A record of the catalogue: the unit that keeps it today, and the standard it names."""

    unit: str
    standard: str


@dataclass(frozen=True, slots=True)
class Rights:
    """What one account may change on a day; `record` is the path of the own record of an employee."""

    account: str
    units: frozenset[str] = frozenset()
    record: str = ""
    humas: bool = False
    developer: bool = False

    @property
    def any(self) -> bool:
        return bool(self.units or self.record or self.humas or self.developer)


class Registry:
    """Who keeps what in one commit. Everything is read once, when it is asked for."""

    def __init__(self, tree: Tree, read: Contents) -> None:
        self.tree = tree
        self._read = read

    @cached_property
    def roles(self) -> Roles:
        """Humas, developers and employees. Raises RegistryFault."""
        if ROLES not in self.tree:
            told = "berkas ini tidak ada di `main`, jadi tidak diketahui siapa Humas; buat dahulu (lihat docs/humas.md)"
            raise RegistryFault(Problem(ROLES, 1, "folder", told))
        try:
            block = self.block(ROLES)
        except frontmatter.Unreadable as fault:
            raise RegistryFault(*fault.problems) from None
        roles, problems = schema.parse(Roles, block, ROLES)
        if roles is None:
            raise RegistryFault(*problems)
        return roles

    @cached_property
    def units(self) -> Mapping[str, KeptUnit]:
        """Every unit by its folder."""
        found = (match[1] for path in self.tree if (match := PROFILE.fullmatch(path)))
        return {slug: _kept(slug, self.values(f"units/{slug}/unit.yml")) for slug in found}

    @cached_property
    def today(self) -> Mapping[str, str]:
        """The folder of today for each former folder of a unit."""
        return {former: unit.slug for unit in self.units.values() for former in unit.former_slugs}

    @cached_property
    def offers(self) -> Mapping[str, Offered]:
        """Every service and application by its path."""
        paths = (path for path in self.tree if OFFER.fullmatch(path))
        return {path: self.offered(self.values(path)) for path in paths}

    @cached_property
    def standards(self) -> Mapping[str, frozenset[str]]:
        """The units whose services name a standard, by its slug."""
        found: dict[str, frozenset[str]] = {}
        for offer in self.offers.values():
            if offer.standard:
                found[offer.standard] = found.get(offer.standard, frozenset()) | {offer.unit}
        return found

    def offered(self, values: Mapping[str, frontmatter.Value]) -> Offered:
        """Whose a record is; a former folder's name stands for the unit of today."""
        unit = _text(values.get("unit"))
        return Offered(self.today.get(unit, unit), _text(values.get("standar")))

    def block(self, path: str) -> Block:
        """The keys of a record. Raises Unreadable."""
        return frontmatter.parse_mapping(frontmatter.decoded(self._read(self.tree[path].blob), path), path)

    def values(self, path: str) -> Mapping[str, frontmatter.Value]:
        """The keys of a record; none where it cannot be read."""
        if self.tree[path].size > frontmatter.MAX_FILE_BYTES:
            return {}
        try:
            return self.block(path).values
        except frontmatter.Unreadable:
            return {}

    def humas_on(self, day: date) -> tuple[str, ...]:
        """The accounts that may approve on a day."""
        return tuple(dict.fromkeys(accounts_on(self.roles.humas, day)))

    def developers_on(self, day: date) -> tuple[str, ...]:
        return tuple(dict.fromkeys(accounts_on(self.roles.developers, day)))

    def rights(self, account: str, day: date) -> Rights:
        """What an account may change on a day."""
        units = (unit.slug for unit in self.units.values() if account in unit.accounts)
        return Rights(
            account,
            frozenset(units),
            self._own_record(account, day),
            account in self.humas_on(day),
            account in self.developers_on(day),
        )

    def are_one(self, account: str, other: str) -> bool:
        """Whether two accounts are one, or those of one person."""
        person = self.roles.people.get(account)
        return account == other or (person is not None and person == self.roles.people.get(other))

    def _own_record(self, account: str, day: date) -> str:
        """The path of the record of an employee who works here on the day; empty where there is none."""
        person = self.roles.people.get(account)
        for path in self.tree:
            match = PERSON.fullmatch(path)
            if match and match[1] == person and not _ended(self.values(path).get("sampai"), day):
                return path
        return ""


def _kept(slug: str, values: Mapping[str, frontmatter.Value]) -> KeptUnit:
    pic = values.get("pic")
    accounts = [_text(pic.get(key)) for key in ("akun", "wakil")] if isinstance(pic, dict) else []
    former = values.get("slug_lama")
    return KeptUnit(
        slug,
        _text(values.get("nama")) or slug,
        tuple(account for account in accounts if account),
        tuple(_texts(former)),
    )


def _text(value: frontmatter.Value) -> str:
    return value.strip() if isinstance(value, str) else ""


def _texts(value: frontmatter.Value) -> Iterator[str]:
    yield from filter(None, map(_text, value if isinstance(value, list) else ()))


def _ended(value: frontmatter.Value, day: date) -> bool:
    """Whether a last day is over; one that cannot be read counts as over."""
    if not _text(value):
        return value is not None
    try:
        return When.parse(_text(value)).office_day < day
    except ValueError:
        return True
