"""`./portal test`: the whole test suite, with every tool that can be had."""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import click

from satupintu.commands import tools

MOST_WORKERS = 8
"""Each worker may start a browser, so many cores are no reason for as many workers."""

EXIT_CODES = {0: 0, 1: 1, 2: 130, 4: 2, 5: 2}
"""pytest's exit code → ours: failed 1, interrupted 130, wrong usage or no such test 2; anything else is 1."""


def test(root: Path, arguments: tuple[str, ...], *, install: bool) -> int:
    """Run pytest on `root` with `arguments`; with `install`, install missing tools first where we may."""
    if find_spec("pytest") is None:
        click.echo("Pustaka untuk pengujian belum terpasang; jalankan `./portal test`.", err=True)
        return 3
    if install:
        install_tools()
    if problem := tools.install_node_packages(root):
        click.echo(problem, err=True)
    command = [sys.executable, "-P", "-m", "pytest"]
    command += ["-n", "auto", "--maxprocesses", str(MOST_WORKERS), "--dist", "worksteal", *arguments]
    ended = subprocess.run(command, cwd=root, env=test_environment(find_browser()), check=False)
    return EXIT_CODES.get(ended.returncode, 1)


def install_tools() -> None:
    """Install what is missing; where that fails the tests run all the same and list what did not run."""
    absent = [tool for tool in tools.missing() if not (tool.in_node and tools.find("npm"))]
    if not absent:
        return
    click.echo(f"Memasang {', '.join(tool.label for tool in absent)} …", err=True)
    if problem := tools.install(absent):
        click.echo(problem, err=True)


def find_browser() -> Path | None:
    """The browser for the tests; Playwright's own is downloaded when none is installed."""
    if found := tools.find("browser"):
        return found
    click.echo("Chromium atau Chrome tidak ditemukan; mencoba mengunduh Chromium dari Playwright …", err=True)
    return tools.download_browser()


def test_environment(browser: Path | None) -> dict[str, str]:
    """Our variables and the browser, without git's: inside a git hook those point every test at this clone."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    if browser:
        variables[tools.TOOLS["browser"].variable] = str(browser)
    return variables
