"""What the checks say of a proposal, as far as it is new or stops the build."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from satupintu.law.judge import kind_fault
from satupintu.law.path_names import danger, in_content, printable
from satupintu.law.proposal import Change
from satupintu.problems import Problem, Severity, in_order
from satupintu.review.built import Built
from satupintu.review.report import Finding


def shapes(net: Sequence[Change]) -> Iterator[Problem]:
    """Files that cannot be built at all; where an account is named, the law tells them."""
    for change in net:
        path = printable(change.path)
        if change.after is None:
            continue
        fault = danger(change.path) or (in_content(change.path) and kind_fault(change.path, change.after))
        if fault:
            yield Problem(path, 1, "bentuk", fault)


def new_problems(before: Built, after: Built) -> list[Problem]:
    """All errors, and the warnings that were not there before."""
    known = {(problem.path, problem.rule, problem.message) for problem in before.problems}
    return [
        problem
        for problem in after.problems
        if problem.severity is Severity.ERROR or (problem.path, problem.rule, problem.message) not in known
    ]


def findings(problems: Iterable[Problem], changed: Collection[str]) -> tuple[Finding, ...]:
    """Problems in their order, those in files that differ first: what is wrong elsewhere mostly follows from them."""
    return tuple(
        Finding(each.path, each.line, each.rule, each.severity.value, each.message)
        for each in sorted(in_order(problems), key=lambda problem: problem.path not in changed)
    )
