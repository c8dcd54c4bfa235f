"""Tests that need an outside program: `@pytest.mark.needs("browser")`.

A test whose tool is absent is left out and listed at the end with the command that installs the tool, never
silently skipped; with CI=true that fails the session. A test with the fixture `browser` or `page` needs no mark.
"""

import os
from collections import Counter
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from satupintu.commands.tools import TOOLS, find

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

BROWSER_FLAGS = (
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--blink-settings=lazyLoadingImageMarginPxUnknown=1250",  # as far ahead as on 4G
)
"""Quiet and the same everywhere: nothing but the page under test may touch the network."""

VISITOR = {"locale": "id-ID", "timezone_id": "Asia/Jakarta"}
"""Options of Playwright for a browser as it is set up in Jakarta."""

LONGEST_WAIT = 120_000
"""Milliseconds a page may take for what is expected of it: a hang is a failure, a busy machine is not."""

NOT_RUN = pytest.StashKey[dict[str, list[str]]]()
"""Identity of each test left out → the names of the tools it lacks."""


def pytest_configure(config: pytest.Config) -> None:
    config.stash[NOT_RUN] = {}
    config.addinivalue_line("markers", "needs(*tools): programs the test needs, of satupintu.commands.tools")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests whose tools are absent."""
    lacking = {item: [name for name in needed_tools(item) if find(name) is None] for item in items}
    items[:] = [item for item in items if not lacking[item]]
    config.stash[NOT_RUN].update({item.nodeid: names for item, names in lacking.items() if names})


def needed_tools(item: pytest.Item) -> list[str]:
    """The tools named by the marks of a test, and the browser where it uses that fixture."""
    names = {name for mark in item.iter_markers("needs") for name in mark.args}
    if unknown := names - TOOLS.keys():
        asked = ", ".join(sorted(unknown))
        raise pytest.UsageError(f"{item.nodeid}: needs({asked}): known are {', '.join(TOOLS)}")
    if "browser" in getattr(item, "fixturenames", ()):
        names.add("browser")
    return sorted(names)


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker of xdist reports what it left out; the controller decides whether that is a failure."""
    not_run = session.config.stash[NOT_RUN]
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["not_run"] = not_run
    elif not_run and session.exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.NO_TESTS_COLLECTED):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED if in_ci() else pytest.ExitCode.OK


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Every worker collects all tests, so the lists agree; a crashed worker brings none."""
    node.config.stash[NOT_RUN].update(getattr(node, "workeroutput", {}).get("not_run", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """List what was not run: how many tests, for want of which tool, and the command that installs it."""
    not_run = config.stash[NOT_RUN]
    if not not_run:
        return
    # pytest counts these in its closing line
    terminalreporter.stats["not run"] = [SimpleNamespace(nodeid=test) for test in not_run]
    failed = in_ci()
    terminalreporter.section("TIDAK DIJALANKAN", red=failed, yellow=not failed)
    for name, count in sorted(Counter(name for names in not_run.values() for name in names).items()):
        tool = TOOLS[name]
        terminalreporter.line(f"{count} uji: {tool.label} tidak ada; pasang dengan: {tool.install_command}")
    if failed:
        terminalreporter.line("Dengan CI=true, uji yang tidak dijalankan dihitung gagal.", red=True)


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in ("true", "1")


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """The installed Chromium; one a worker. While it is open, asyncio.run cannot be used in the process."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=LONGEST_WAIT)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = [*BROWSER_FLAGS, *(["--no-sandbox"] if as_root else [])]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find("browser"), args=flags)
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: "Browser") -> "Iterator[Page]":
    """An empty page with its own cookies and storage, as a visitor in Jakarta has it."""
    context = browser.new_context(**VISITOR)
    context.set_default_timeout(LONGEST_WAIT)
    yield context.new_page()
    leave(context)


def leave(context: "BrowserContext") -> None:
    """Close the pages of a visitor once what routes are still answering has been answered."""
    for page in context.pages:
        page.unroute_all(behavior="wait")
    context.close()
