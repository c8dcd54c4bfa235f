"""The tables at the end of a run, from one process and from several: a real pytest in a temporary folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = """
import pytest

@pytest.mark.parametrize("column", ["360 light", "360 dark"])
def test_cell(record_property, column):
    record_property("axe", ("home", column, 0))

def test_failing_cell(record_property):
    record_property("axe", ("agenda", "360 dark", 2))
    raise AssertionError

def test_weight(record_property):
    record_property("weight", ["Jenis halaman  kB", "beranda      40,6"])
"""
TABLE = ["        360 dark  360 light", "agenda         2          –", "home           0          0"]


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_what_tests_recorded_is_printed_as_tables(tmp_path: Path, workers: tuple[str, ...]) -> None:
    (tmp_path / "conftest.py").write_text('pytest_plugins = ("tests.tables_plugin",)\n')
    (tmp_path / "test_sample.py").write_text(TESTS)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "pytest", "-p", "no:cacheprovider", *workers, "test_sample.py"],
        cwd=tmp_path,
        env=kept,
        capture_output=True,
        text=True,
        check=False,
    )
    lines = ended.stdout.splitlines()
    start = next(place for place, line in enumerate(lines) if " AXE: PELANGGARAN " in line)
    assert lines[start + 1 : start + 4] == TABLE
    start = next(place for place, line in enumerate(lines) if " BOBOT HALAMAN " in line)
    assert lines[start + 1 : start + 3] == ["Jenis halaman  kB", "beranda      40,6"]
