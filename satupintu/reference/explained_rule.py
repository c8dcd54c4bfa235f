"""What `docs/aturan.md` says of one rule, and under which headings rules stand there (Indonesian)."""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.problems import Severity


@dataclass(frozen=True, slots=True)
class ExplainedRule:
    """One rule as people meet it: `name` as `--json` gives it, an example of its message, the remedy.

    `reason` is empty where `satupintu.checks.CHECKS` gives it.
    """

    name: str
    group: str
    example: str
    remedy: str
    reason: str = ""
    severity: Severity = Severity.ERROR


READING, KEYS, SITE, TEXT, STYLE, PROPOSED, FINISHED = (
    "Berkas yang tidak terbaca",
    "Kunci dan nilai",
    "Situs sebagai keseluruhan",
    "Isi Markdown",
    "Cara menulis",
    "Usulan perubahan",
    "Sesudah halaman jadi",
)
ANNOUNCEMENT = "units/diklat/pengumuman/jadwal.md"
