"""The verdict on a proposal: every violation, each in one sentence that names the file, its keeper and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from satupintu.files import MAX_FILE_BYTES, ending, size_text
from satupintu.frontmatter import MAX_FILE_BYTES as MAX_TEXT_BYTES
from satupintu.frontmatter import SYMLINK as SYMLINK_TOLD
from satupintu.law.approval import approval_problems, is_contact_only
from satupintu.law.contents import content_problems
from satupintu.law.path_names import TEXTS, Spellings, in_content, name_fault, printable
from satupintu.law.proposal import EXECUTABLE, REGULAR, SUBMODULE, SYMLINK, Change, Contents, Proposal
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
        told = f"akun `{account}` tidak terdaftar sebagai PIC, wakil PIC, pegawai, Humas, atau pengembang pada hari ini; minta {territory.ask_humas} mendaftarkannya"
        return Verdict((Problem(ROLES, 1, "folder", told),), paths, False)
    problems = list(_violations(proposal, territory))
    if approvers is not None and not problems:
        problems += approval_problems(proposal.net, territory, approvers)
    light = bool(proposal.net) and all(is_contact_only(change, territory) for change in proposal.net)
    return Verdict(tuple(in_order(problems)), paths, light and not problems)


def _violations(proposal: Proposal, territory: Territory) -> Iterator[Problem]:
    for fault in proposal.faults:
        told = f"{fault.value}; bila ragu, tanyakan kepada {territory.ask_developers}"
        yield Problem(HISTORY, 1, "riwayat", told)
    gone = {change.path for change in proposal.net if change.after is None}
    spellings = Spellings.of([*(path for path in proposal.base if path not in gone), *sorted(proposal.head)])
    blamed: set[str] = set()
    for change in proposal.net:
        found = [*_form(change, territory, spellings), *_place(change, territory, spellings)]
        found = found or list(content_problems(change, territory))
        blamed.update(change.path for _ in found[:1])
        yield from found
    for change in proposal.steps:
        if change.path not in blamed:
            found = [
                *_form(change, territory, spellings, undone=True),
                *_place(change, territory, spellings, undone=True),
            ]
            blamed.update(change.path for _ in found[:1])
            yield from found


def _place(
    change: Change, territory: Territory, spellings: Spellings, *, undone: bool = False
) -> Iterator[Problem]:
    """Whether the path is the account's to change; not asked where it is no usable path."""
    if change.after and name_fault(change.path, spellings):
        return
    if claim := territory.claim(change):
        yield Problem(printable(change.path), 1, "folder", claim.told(undone=undone))


def _form(
    change: Change, territory: Territory, spellings: Spellings, *, undone: bool = False
) -> Iterator[Problem]:
    """Whether a path may be called so and be what it is, whoever proposes it."""
    fault = _form_fault(change, spellings) if change.after else ""
    if fault:
        if undone:
            fault += ", dan karena tetap tercatat dalam riwayat, buat usulan baru dari `main`"
        told = f"{fault}; bila ragu, tanyakan kepada {territory.ask_developers}"
        yield Problem(printable(change.path), 1, "bentuk", told)


def _form_fault(change: Change, spellings: Spellings) -> str:
    path, version = change.path, change.after
    if version is None:
        return ""
    if fault := name_fault(path, spellings):
        return fault
    if version.mode == SYMLINK:
        return SYMLINK_TOLD
    if version.mode == SUBMODULE:
        return "submodul git tidak diterima; salin berkas yang diperlukan ke folder ini"
    if version.mode == EXECUTABLE and in_content(path):
        return "berkas ini bertanda program yang dapat dijalankan; unggah ulang sebagai berkas biasa"
    if version.mode not in (REGULAR, EXECUTABLE):
        return f"jenis berkas ini (`{version.mode}`) tidak diterima; unggah ulang sebagai berkas biasa"
    limit = MAX_TEXT_BYTES if in_content(path) and ending(path) in TEXTS else MAX_FILE_BYTES
    if version.size > limit:
        return f"berkas terlalu besar ({size_text(version.size)}); paling besar {size_text(limit)}"
    return ""
