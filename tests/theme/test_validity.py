"""HTML and CSS are valid: the Nu checker has nothing to say but what is allowed with a reason."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from satupintu.commands.tools import find
from tests.build.project import Finished
from tests.build.serve import served
from tests.theme.addresses import REAL
from tests.theme.allowed_messages import ALLOWED, ALLOWED_IN_STYLES, Allowed
from tests.theme.conftest import OpenPage

nu = pytest.mark.needs("java", "vnu")
CHECK_SECONDS = 250


def check(*arguments: object) -> list[dict[str, Any]]:
    """Every message of one run of the checker."""
    java, jar = find("java"), find("vnu")
    assert java is not None and jar is not None
    ended = subprocess.run(
        [
            str(java),
            "-Xss1m",
            "-jar",
            str(jar),
            "--format",
            "json",
            "--exit-zero-always",
            *map(str, arguments),
        ],
        capture_output=True,
        encoding="utf-8",
        timeout=CHECK_SECONDS,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return list(json.loads(ended.stderr)["messages"])


def covers(allowed: Allowed, message: dict[str, Any]) -> bool:
    return allowed.covers(message["message"], message.get("extract", ""))


def told(message: dict[str, Any]) -> str:
    page = message.get("url", "").partition("/situs/")[2] or message.get("url", "")
    return f"{page}:{message.get('lastLine', 1)}: {message['message']} | {message.get('extract', '')}"


@pytest.fixture(scope="module")
def messages(
    real: Finished, site: Finished, stale: Finished, tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Any]]:
    """What the checker says of every page of the real site and the sample site, and of boards, in one run."""
    folder = tmp_path_factory.mktemp("nu") / "situs"
    for name, finished in (("nyata", real), ("contoh", site)):
        shutil.copytree(finished.folder, folder / name, ignore=shutil.ignore_patterns("api", "feeds"))
    for name, place in (("papan", "pemutakhiran/"), ("papan-unit", "units/unit-0/pemutakhiran/")):
        shutil.copyfile(stale.file(place), folder / f"{name}.html")
    return check("--skip-non-html", folder)


@nu
def test_the_html_of_every_page_is_valid(messages: list[dict[str, Any]]) -> None:
    wrong = [
        told(message) for message in messages if not any(covers(allowed, message) for allowed in ALLOWED)
    ]
    assert wrong == []


@nu
def test_every_allowed_message_is_still_said(messages: list[dict[str, Any]]) -> None:
    unneeded = [
        allowed.message for allowed in ALLOWED if not any(covers(allowed, message) for message in messages)
    ]
    assert unneeded == []


@nu
def test_the_stylesheet_is_valid(real: Finished) -> None:
    stylesheets = [*sorted((real.folder / "theme").glob("*.css")), *(real.folder / "embed").glob("*.css")]
    assert stylesheets
    messages = check("--css", *stylesheets)
    for allowed in ALLOWED_IN_STYLES:
        assert any(covers(allowed, message) for message in messages), "an allowance nothing needs"
    wrong = [
        told(message)
        for message in messages
        if not any(covers(allowed, message) for allowed in ALLOWED_IN_STYLES)
    ]
    assert wrong == []


@nu
def test_the_checker_does_find_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        '<!doctype html><html lang="id"><meta charset="utf-8"><title>A</title><p id="b"><p id="b">'
    )
    (tmp_path / "a.css").write_text("p { colour: red }")
    assert any("Duplicate ID" in message["message"] for message in check(tmp_path / "a.html"))
    assert any("colour" in message["message"] for message in check("--css", tmp_path / "a.css"))


@contextmanager
def overheard(page: Page) -> Iterator[list[str]]:
    """What the browser says of a page while the block runs, and what it could not load."""
    said: list[str] = []
    listeners: dict[str, Callable[[Any], None]] = {
        "console": lambda message: said.append(f"{message.type}: {message.text}"),
        "pageerror": lambda error: said.append(str(error)),
        "requestfailed": lambda request: said.append(f"{request.url}: {request.failure}"),
    }
    page.goto("about:blank")  # what the page before was still loading is not told as a fault of this one
    for event, listener in listeners.items():
        page.on(event, listener)  # type: ignore[call-overload]
    yield said
    for event, listener in listeners.items():
        page.remove_listener(event, listener)


@pytest.mark.parametrize("kind", REAL)
def test_the_browser_blocks_nothing_and_complains_of_nothing(address: str, tab: OpenPage, kind: str) -> None:
    page = tab()
    with overheard(page) as said:
        page.goto(address + REAL[kind], wait_until="load")
    assert [line for line in said if line.startswith(("error", "warning", "http"))] == []


def test_a_fault_of_a_page_is_overheard(tab: OpenPage, address: str, tmp_path: Path) -> None:
    page = tab()
    (tmp_path / "index.html").write_text(
        "<!doctype html><html><meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"
        '<title>A</title><img src="hilang.png"><script>0</script>'
    )
    with served(tmp_path) as found, overheard(page) as said:
        page.goto(found, wait_until="load")
    assert {line.partition(":")[0] for line in said} == {"error"}
    assert len(said) == 2, "the picture that is missing and the script that is forbidden"
