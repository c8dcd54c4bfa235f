"""The verdict on a proposal: every violation, each in one sentence that names the file, its keeper and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from satupintu.dates import long_date
from satupintu.files import MAX_FILE_BYTES, ending, size_text
from satupintu.frontmatter import MAX_FILE_BYTES as MAX_TEXT_BYTES
from satupintu.frontmatter import SYMLINK as SYMLINK_TOLD
from satupintu.law.approval import approval_problems, is_contact_only
from satupintu.law.contents import content_problems
from satupintu.law.path_names import (
    TEXTS,
    Spellings,
    danger,
    in_content,
    misleading,
    printable,
    unpublishable,
)
from satupintu.law.proposal import (
    EXECUTABLE,
    REGULAR,
    SUBMODULE,
    SYMLINK,
    Change,
    Contents,
    Proposal,
    Unreviewable,
    Version,
)
from satupintu.law.registry import Registry
from satupintu.law.territory import Territory
from satupintu.loader import ROLES
from satupintu.problems import Problem, in_order

HISTORY = "."
"""What a problem of the whole history names as its path: the root."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """All violations in order, the paths of the net change, and whether it is contact data alone."""

    problems: tuple[Problem, ...]
    paths: tuple[str, ...]
    contact_only: bool


def verdict(
    proposal: Proposal, read: Contents, account: str, day: date, approvers: Sequence[str] | None = None
) -> Verdict:
    """Judge what an account proposes, by the registry of the base as it holds on a day.

    `approvers` are the accounts that approve; None where nobody is asked to yet. Raises RegistryFault where the
    base does not say who Humas is.
    """
    base = Registry(proposal.base, read)
    rights = base.rights(account, day)
    territory = Territory(base, Registry(proposal.head, read), rights, day, read)
    paths = tuple(printable(change.path) for change in proposal.net)
    if not rights.any:
        told = f"akun `{account}` tidak terdaftar sebagai PIC, wakil PIC, pegawai, Humas, atau pengembang pada {long_date(day)}; minta {territory.ask_humas} mendaftarkannya"
        return Verdict((Problem(ROLES, 1, "folder", told),), paths, False)
    problems = list(_violations(proposal, territory))
    if approvers is not None and not problems:
        problems += approval_problems(proposal.net, territory, approvers)
    light = bool(proposal.net) and all(is_contact_only(change, territory) for change in proposal.net)
    return Verdict(tuple(in_order(problems)), paths, light and not problems)


def _violations(proposal: Proposal, territory: Territory) -> Iterator[Problem]:
    for fault in proposal.faults:
        yield Problem(HISTORY, 1, "riwayat", _doubted(fault.value, territory))
    gone = {change.path for change in proposal.net if change.after is None}
    spellings = Spellings.of([*(path for path in proposal.base if path not in gone), *sorted(proposal.head)])
    blamed: set[str] = set()
    for change in proposal.net:
        problems = list(_net(change, territory, spellings))
        blamed.update(problem.path for problem in problems)
        yield from problems
    if Unreviewable.ORPHAN in proposal.faults:
        return  # every file of another history would be told once more
    for change in proposal.steps:
        path = printable(change.path)
        if path not in blamed:
            problems = list(_undone(change, territory))
            blamed.update(problem.path for problem in problems)
            yield from problems


def _net(change: Change, territory: Territory, spellings: Spellings) -> Iterator[Problem]:
    """A path of the net change: its name, its keeper, what kind of file it is, and what it says."""
    path, version = printable(change.path), change.after
    if version and (fault := danger(change.path) or misleading(change.path, spellings)):
        yield Problem(path, 1, "bentuk", _doubted(fault, territory))
        return
    claim = territory.claim(change)
    if claim:
        yield Problem(path, 1, "folder", claim.told(new=not change.before))
    fault = (kind_fault(change.path, version) or unpublishable(change.path)) if version else ""
    if fault:
        yield Problem(path, 1, "bentuk", _doubted(fault, territory))
    elif not claim:
        yield from content_problems(change, territory)


def _undone(change: Change, territory: Territory) -> Iterator[Problem]:
    """A path that a single commit changes and the net does not, or not in this way: it stays in the history."""
    path, version = printable(change.path), change.after
    fault = (danger(change.path) or kind_fault(change.path, version)) if version else ""
    if fault:
        told = f"{fault}, dan karena tetap tercatat, buat usulan baru dari `main`"
        yield Problem(path, 1, "bentuk", _doubted(told, territory))
    elif claim := territory.claim(change):
        yield Problem(path, 1, "folder", claim.told(undone=True))


def kind_fault(path: str, version: Version) -> str:
    """Why a path may not hold what it holds, whoever proposes it."""
    text = in_content(path) and ending(path) in TEXTS
    if version.mode == SYMLINK:
        return SYMLINK_TOLD
    if version.mode == SUBMODULE:
        return "submodul git tidak diterima; salin berkas yang diperlukan ke folder ini"
    if version.mode == EXECUTABLE and in_content(path):
        return "berkas ini bertanda program yang dapat dijalankan; unggah ulang sebagai berkas biasa"
    if version.mode not in (REGULAR, EXECUTABLE):
        return f"jenis berkas ini (`{version.mode}`) tidak diterima; unggah ulang sebagai berkas biasa"
    if text and version.size > MAX_TEXT_BYTES:
        return f"berkas terlalu besar ({version.size // 1024} kB); paling besar {MAX_TEXT_BYTES // 1024} kB"
    if version.size > MAX_FILE_BYTES:
        return f"berkas terlalu besar ({size_text(version.size)}); paling besar {size_text(MAX_FILE_BYTES)}"
    return ""


def _doubted(told: str, territory: Territory) -> str:
    return f"{told}; bila ragu, tanyakan kepada {territory.ask_developers}"
