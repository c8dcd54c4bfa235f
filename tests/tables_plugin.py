"""Tables that tests fill and the run prints at its end, from one process or from many.

A test writes `record_property("axe", (row, column, value))`, or finished lines under a name of `LISTED`; properties
travel with the report of a test, so that those of xdist's workers arrive here too.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import pytest

AXE, WEIGHT, SEARCH = "axe", "weight", "search"
LISTED = {WEIGHT: "BOBOT HALAMAN", SEARCH: "PENCARIAN: PERTANYAAN YANG DINILAI"}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    found = list(properties(terminalreporter))
    cells: dict[str, dict[str, str]] = defaultdict(dict)
    for row, column, value in (value for name, value in found if name == AXE):
        cells[row][column] = str(value)
    if cells:
        terminalreporter.section("AXE: PELANGGARAN")
        for line in grid(cells):
            terminalreporter.line(line)
    for name, lines in ((name, value) for name, value in found if name in LISTED):
        terminalreporter.section(LISTED[name])
        for line in lines:
            terminalreporter.line(line)


def properties(terminalreporter: pytest.TerminalReporter) -> Iterator[tuple[str, Any]]:
    """What passed and failed tests recorded while they ran."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.stats.get(outcome, []):
            if getattr(report, "when", "") == "call":
                yield from report.user_properties


def grid(cells: dict[str, dict[str, str]]) -> list[str]:
    """Rows and columns with their names; a cell that no test filled shows a dash."""
    columns = sorted({column for row in cells.values() for column in row})
    width = max(len(row) for row in cells)
    lines = ["  ".join([" " * width, *columns])]
    for row, values in sorted(cells.items()):
        filled = (values.get(column, "–").rjust(len(column)) for column in columns)
        lines.append("  ".join([row.ljust(width), *filled]))
    return lines
