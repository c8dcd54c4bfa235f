"""How problems are told: in order, once, as text and as data."""

import json

from satupintu.problems import Problem, Severity, SiteInvalid, as_json, errors, in_order

FIRST = Problem("a.md", 2, "tautan", "satu")
SECOND = Problem("a.md", 10, "tautan", "dua")
THIRD = Problem("b.md", 1, "tautan", "tiga")
WARNING = Problem("a.md", 1, "pdf", "empat", Severity.WARNING)


def test_errors_come_before_warnings_then_by_path_and_line() -> None:
    assert in_order([WARNING, THIRD, SECOND, FIRST]) == [FIRST, SECOND, THIRD, WARNING]


def test_the_same_problem_is_told_once() -> None:
    assert in_order([FIRST, FIRST]) == [FIRST]


def test_a_problem_is_path_line_and_message() -> None:
    assert str(FIRST) == "a.md:2: satu"
    assert str(WARNING) == "a.md:1: peringatan: empat"


def test_only_errors_stop_a_build() -> None:
    assert errors([WARNING, FIRST]) == [FIRST]


def test_as_json_a_problem_has_five_keys() -> None:
    assert json.loads(as_json([WARNING, FIRST])) == [
        {"path": "a.md", "line": 2, "rule": "tautan", "severity": "error", "message": "satu"},
        {"path": "a.md", "line": 1, "rule": "pdf", "severity": "warning", "message": "empat"},
    ]
    assert as_json([]) == "[]"


def test_an_invalid_site_carries_its_problems_in_order() -> None:
    fault = SiteInvalid([SECOND, FIRST])
    assert fault.problems == [FIRST, SECOND]
    assert str(fault) == "a.md:2: satu\na.md:10: dua"
