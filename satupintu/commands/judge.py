"""`portal check --changes`: a proposal judged by the law for folders, nothing written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from satupintu.commands.proposals import Range, read_proposal
from satupintu.commands.report import Impossible, report, say
from satupintu.law.judge import Verdict, verdict
from satupintu.law.registry import RegistryFault


@dataclass(frozen=True, slots=True)
class JudgeOptions:
    """What to judge: in which repository, by whom, approved by whom (None: not asked yet), on which day."""

    repository: Path
    changes: Range
    account: str
    approvers: tuple[str, ...] | None
    day: date
    json: bool = False


def judge(options: JudgeOptions) -> int:
    """List every violation; exit 1 where there is one. Raises Impossible."""
    with read_proposal(options.repository, options.changes) as (proposal, read):
        try:
            found = verdict(proposal, read, options.account, options.day, options.approvers)
        except RegistryFault as fault:
            raise unjudged(options.changes, fault) from fault
    code = report(found.problems, json=options.json)
    if not options.json:
        say(_summary(found, options.account, options.approvers))
    return code


def unjudged(changes: Range, fault: RegistryFault) -> Impossible:
    """What is said where the base does not say who decides."""
    told = "; ".join(map(str, fault.problems))
    return Impossible(
        f"Usulan tidak diperiksa: `{changes.base}` tidak menyebut siapa yang berwenang: {told}."
    )


def _summary(found: Verdict, account: str, approvers: Sequence[str] | None) -> str:
    if found.problems:
        return f"Usulan ditolak: {len(found.problems)} pelanggaran."
    approved = f", disetujui {', '.join(approvers)}" if approvers else ""
    lane = " (jalur cepat: hanya data kontak)" if found.contact_only else ""
    return f"Usulan sesuai aturan folder: {len(found.paths)} berkas dari {account}{approved}{lane}."
