"""`docs/aturan.md`: every rule with its reasons; those of `satupintu.checks.CHECKS` are taken from there."""

from __future__ import annotations

from itertools import groupby

from satupintu.checks import CHECKS
from satupintu.problems import Severity
from satupintu.reference.explained_rule import (
    FINISHED,
    KEYS,
    PROPOSED,
    READING,
    SITE,
    STYLE,
    TEXT,
    ExplainedRule,
)
from satupintu.reference.rules import RULES

PATH = "docs/aturan.md"
TEXT_RULES, TITLE_RULES = "markdown", "gaya"
"""The names in CHECKS under which all rules of the Markdown text, and of titles, are looked at."""


def rules_page() -> str:
    """The whole text of `docs/aturan.md`."""
    groups = (
        f"\n## {title}\n{INTRODUCTIONS[title]}" + "".join(map(_told, rules))
        for title, rules in groupby(RULES, key=lambda rule: rule.group)
    )
    return OPENING.lstrip("\n") + "".join(groups)


def _told(rule: ExplainedRule) -> str:
    mark = " (peringatan)" if rule.severity is Severity.WARNING else ""
    reasons = "".join(f"- {reason}\n" for reason in reasons_of(rule))
    return f"""
### `{rule.name}`{mark}

{reasons}
```
{rule.example}
```

{rule.remedy}
"""


def reasons_of(rule: ExplainedRule) -> list[str]:
    """The reasons in the table of checks under that name, and the rule's own."""
    return [check.reason for check in CHECKS if check.name == rule.name] + [rule.reason] * bool(rule.reason)


INTRODUCTIONS = {
    READING: "",
    KEYS: "",
    SITE: "",
    PROPOSED: "\nAturan ini diperiksa `./portal check --changes`, menurut daftar akun di `main`.\n",
    TEXT: "\n" + " ".join(check.reason for check in CHECKS if check.name == TEXT_RULES) + "\n",
    STYLE: "\nPeringatan tentang tulisan berbahasa Indonesia, sebelum yang memeriksa harus menulisnya. "
    + " ".join(check.reason for check in CHECKS if check.name == TITLE_RULES)
    + "\n",
    FINISHED: "",
}

OPENING = """
<!-- Dibuat oleh tools/write_reference.py dari satupintu/checks/ dan satupintu/reference/rules.py; jangan disunting dengan tangan. -->

# Aturan

`./portal check` dan `./portal build` memeriksa semua aturan di halaman ini. Setiap pesan berbentuk `berkas:baris: yang salah; yang harus ditulis`. Kesalahan menghentikan pembangunan situs, dan hasil yang lama tetap utuh; peringatan tidak menghentikan apa pun.

`./portal check --json` menyebut nama aturannya (`rule`); nama itulah judul di bawah ini. Pesan di tiap aturan adalah contoh; satu aturan dapat mempunyai beberapa pesan.
"""
