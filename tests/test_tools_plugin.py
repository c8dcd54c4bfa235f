"""What the suite says about tests whose tool is absent: a real pytest in a temporary folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = 'pytest_plugins = ("tests.tools_plugin",)\n'
ABSENT = {"PORTAL_GITOLITE": "/nonexistent", "PORTAL_BROWSER": "/nonexistent", "PORTAL_NODE": sys.executable}
TESTS = """
import pytest

def test_plain(): pass

@pytest.mark.needs("node")
def test_of_present_tool(): pass

@pytest.mark.needs("gitolite")
@pytest.mark.parametrize("number", [1, 2])
def test_of_absent_tool(number): raise AssertionError

def test_of_page(page): raise AssertionError
"""
LISTING = [
    "1 uji: peramban Chromium atau Chrome tidak ada; pasang dengan: sudo apt-get install chromium",
    "2 uji: gitolite tidak ada; pasang dengan: sudo apt-get install gitolite3",
]


def run_pytest(
    folder: Path, *arguments: str, tests: str = TESTS, ci: str = "false"
) -> subprocess.CompletedProcess[str]:
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "test_sample.py").write_text(tests)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [sys.executable, "-P", "-m", "pytest", "-p", "no:cacheprovider", *arguments, "test_sample.py"],
        cwd=folder,
        env=kept | ABSENT | {"CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_absent_tools_are_listed_with_their_command(tmp_path: Path, workers: tuple[str, ...]) -> None:
    ended = run_pytest(tmp_path, *workers)
    lines = ended.stdout.splitlines()
    assert ended.returncode == 0
    assert " TIDAK DIJALANKAN " in ended.stdout
    assert [line for line in lines if " uji: " in line] == LISTING
    assert "2 passed, 3 not run in " in lines[-1]


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "xdist"])
def test_absent_tools_fail_in_ci(tmp_path: Path, workers: tuple[str, ...]) -> None:
    ended = run_pytest(tmp_path, *workers, ci="true")
    assert ended.returncode == 1
    assert "Dengan CI=true, uji yang tidak dijalankan dihitung gagal." in ended.stdout
    assert "2 passed, 3 not run in " in ended.stdout.splitlines()[-1]


def test_nothing_but_absent_tools_is_no_failure_outside_ci(tmp_path: Path) -> None:
    assert run_pytest(tmp_path, "-k", "absent").returncode == 0
    assert run_pytest(tmp_path, "-k", "absent", ci="true").returncode == 1


def test_nothing_is_listed_when_every_tool_is_there(tmp_path: Path) -> None:
    ended = run_pytest(tmp_path, tests="def test_plain(): pass\n", ci="true")
    assert ended.returncode == 0
    assert "TIDAK DIJALANKAN" not in ended.stdout


def test_unknown_tool_is_a_mistake_of_the_test(tmp_path: Path) -> None:
    tests = 'import pytest\n@pytest.mark.needs("chromuim")\ndef test_one(): pass\n'
    ended = run_pytest(tmp_path, tests=tests)
    assert ended.returncode == pytest.ExitCode.USAGE_ERROR
    assert "needs(chromuim): known are browser, java" in ended.stderr + ended.stdout


def test_page_fixture_shows_a_page(page) -> None:  # type: ignore[no-untyped-def]
    page.set_content("<h1>Satu pintu</h1>")
    assert page.get_by_role("heading").inner_text() == "Satu pintu"
    assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == "Asia/Jakarta"
