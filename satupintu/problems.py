"""What is wrong in the content, where, and what to write instead."""

from __future__ import annotations

import json
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from satupintu.privacy.redaction import redacted


class Severity(StrEnum):
    """Errors stop a build; warnings do not."""

    ERROR = "error"
    WARNING = "warning"


PRIVATE = "privasi"
"""The rule about personal data."""


class Problem(Struct, frozen=True):
    """One thing wrong: file (from the project's root), line (from 1), rule, and an Indonesian message.

    It is told without any number that may be personal (`privacy.redaction`). `of_line`: that personal data stand in
    its line is told with it.
    """

    path: str
    line: int
    rule: str
    message: str
    severity: Severity = Severity.ERROR
    of_line: bool = False

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else "peringatan: "
        return f"{redacted(self.path)}:{self.line}: {mark}{redacted(self.message)}"


class SiteInvalid(Exception):
    """The content has errors and the work at hand needs content without any."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = in_order(problems)
        super().__init__("\n".join(map(str, self.problems)))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Errors before warnings, then by path and line; the same problem once, and of one line once that it must go."""
    unique = set(problems)
    lines = {(problem.path, problem.line) for problem in unique if problem.of_line}
    told = (p for p in unique if p.of_line or p.rule != PRIVATE or (p.path, p.line) not in lines)
    return sorted(told, key=lambda p: (p.severity is Severity.WARNING, p.path, p.line, p.rule, p.message))


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def as_json(problems: Iterable[Problem]) -> str:
    """The array the contract promises for `--json`."""
    rows = [
        {
            "path": redacted(problem.path),
            "line": problem.line,
            "rule": problem.rule,
            "severity": problem.severity.value,
            "message": redacted(problem.message),
        }
        for problem in in_order(problems)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)
