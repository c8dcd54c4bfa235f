"""Rules about content/peran.yml, the PICs of the units, and the list that forges read of both."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from itertools import combinations

from satupintu import code_owners
from satupintu.checks.examined import Examined
from satupintu.dates import long_date
from satupintu.frontmatter import KeyPath
from satupintu.loader import ROLES
from satupintu.models import Deputy, Holder, Roles
from satupintu.models.roles import Holders, accounts_on
from satupintu.problems import Problem, Severity
from satupintu.site import Site

RULE = "peran"


def accounts_are_in_order(examined: Examined) -> Iterator[Problem]:
    """Every account is one, of somebody who is there, and on every day it is plain who stands in for whom."""
    site = examined.portal.site
    for unit in site.units.values():
        if unit.pic and unit.pic.deputy == unit.pic.account:
            told = f"`wakil` sama dengan `akun` (`{unit.pic.account}`); tulis akun orang lain, atau hapus"
            yield unit.problem(("pic", "wakil"), RULE, told)
    if site.roles is None:
        return
    for role, holders in {"humas": site.roles.humas, "pengembang": site.roles.developers}.items():
        yield from _terms(site.roles, role, holders)
    yield from _people(site, site.roles)
    yield from _spellings(site, site.roles)
    if not any(accounts_on(site.roles.humas, site.today)):
        told = f"pada {long_date(site.today)} tidak ada akun Humas, jadi tidak ada yang dapat menyetujui usulan; perpanjang `selesai`, atau tambahkan akun"
        yield site.roles.problem("humas", RULE, told, severity=Severity.WARNING)


def _terms(roles: Roles, role: str, holders: Holders) -> Iterator[Problem]:
    """Days in order, and nobody twice on the same day."""
    for index, holder in enumerate(holders):
        where = (role, index)
        if not _ordered(holder):
            yield roles.problem((*where, "selesai"), RULE, "`selesai` lebih awal daripada `mulai`; betulkan")
        for place, deputy in enumerate(holder.deputies):
            yield from _deputy(roles, (*where, "wakil", place), holder, deputy)
        for (_, earlier), (place, later) in combinations(enumerate(holder.deputies), 2):
            if _meet(earlier, later):
                told = f"`{earlier.account}` dan `{later.account}` mewakili `{holder.account}` pada hari yang sama; satu hari satu wakil"
                yield roles.problem((*where, "wakil", place), RULE, told)
    for (_, first), (index, second) in combinations(enumerate(holders), 2):
        if first.account == second.account and _meet(first, second):
            told = f"akun `{second.account}` tertulis dua kali untuk hari yang sama; hapus salah satunya"
            yield roles.problem((role, index, "akun"), RULE, told)


def _deputy(roles: Roles, where: KeyPath, holder: Holder, deputy: Deputy) -> Iterator[Problem]:
    if deputy.account == holder.account:
        told = f"`{holder.account}` tidak dapat mewakili dirinya sendiri; tulis akun orang lain"
        yield roles.problem((*where, "akun"), RULE, told)
    if not _ordered(deputy):
        yield roles.problem((*where, "selesai"), RULE, "`selesai` lebih awal daripada `mulai`; betulkan")
    elif not (holder.serves_on(deputy.start.office_day) and holder.serves_on(deputy.end.office_day)):
        told = f"wakil hanya pada hari-hari `{holder.account}` memegang peran itu; sesuaikan tanggalnya"
        yield roles.problem((*where, "mulai"), RULE, told)


def _ordered(term: Holder | Deputy) -> bool:
    return term.start is None or term.end is None or term.start.office_day <= term.end.office_day


def _meet(one: Holder | Deputy, other: Holder | Deputy) -> bool:
    """Whether two terms share a day."""
    latest = max((term.start.office_day for term in (one, other) if term.start), default=None)
    first_end = min((term.end.office_day for term in (one, other) if term.end), default=None)
    return latest is None or first_end is None or latest <= first_end


def _people(site: Site, roles: Roles) -> Iterator[Problem]:
    """Every employee's account is somebody of the directory who still works here."""
    persons = {person.slug: person for person in site.person_records}
    for account, slug in roles.people.items():
        where = ("pegawai", account)
        if slug not in persons:
            if site.is_unreadable(f"pegawai/{slug}/"):
                continue
            near = difflib.get_close_matches(slug, persons, n=1)
            hint = f"maksudnya `{near[0]}`?" if near else "tulis nama berkasnya di `pegawai/`, tanpa `.yml`"
            yield roles.problem(where, RULE, f"pegawai `{slug}` tidak ada; {hint}")
        elif persons[slug].has_left(site.today):
            told = f"`{slug}` tidak bekerja di sini lagi; hapus baris akunnya"
            yield roles.problem(where, RULE, told, severity=Severity.WARNING)


def _spellings(site: Site, roles: Roles) -> Iterator[Problem]:
    """Forges take two accounts that differ in the case of a letter for one."""
    first: dict[str, str] = {}
    for where, account in _named(roles).items():
        known = first.setdefault(account.lower(), account)
        if known != account:
            told = f"akun `{account}` juga ditulis `{known}`; tulis sama di semua tempat"
            yield roles.problem(where, RULE, told)
    for unit in site.units.values():
        for key, account in zip(("akun", "wakil"), unit.pic.accounts if unit.pic else (), strict=False):
            known = first.setdefault(account.lower(), account)
            if known != account:
                told = f"akun `{account}` juga ditulis `{known}`; tulis sama di semua tempat"
                yield unit.problem(("pic", key), RULE, told)


def _named(roles: Roles) -> Mapping[KeyPath, str]:
    """Every account of the file, by where it stands."""
    found: dict[KeyPath, str] = {}
    for role, holders in (("humas", roles.humas), ("pengembang", roles.developers)):
        for index, holder in enumerate(holders):
            found[role, index, "akun"] = holder.account
            for place, deputy in enumerate(holder.deputies):
                found[role, index, "wakil", place, "akun"] = deputy.account
    return found | {("pegawai", account): account for account in roles.people}


def code_owners_are_current(examined: Examined) -> Iterator[Problem]:
    """Where there is a CODEOWNERS, it names who keeps what today."""
    site = examined.portal.site
    file = site.root / code_owners.PATH
    whole = not site.unreadable and (site.roles or not (site.root / ROLES).is_file())
    if not whole or not file.is_file():
        return
    keepers = {slug: unit.pic.accounts if unit.pic else () for slug, unit in site.units.items()}
    if file.read_text(encoding="utf-8", errors="replace") != code_owners.text(keepers, site.roles):
        told = f"daftar ini tidak sesuai lagi dengan `unit.yml` dan `{ROLES}`; jalankan `{code_owners.COMMAND}`, atau minta pengembang menjalankannya"
        yield Problem(code_owners.PATH, 1, RULE, told, Severity.WARNING)
