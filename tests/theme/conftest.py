"""Finished sites on a local server, and browsers as visitors have them.

A browser of its own (`page`, `visitor`) costs four times what a page costs in a window that is open already. So a test
that only looks at pages takes `tab`; one that routes requests, adds scripts, or asks what a first visit loads or keeps
takes a browser of its own.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from satupintu.commands.tools import find
from tests.build.project import Finished, built, once
from tests.build.serve import served
from tests.freshness.office import Office
from tests.make_site import BASE, Files, make_project
from tests.theme import stress
from tests.tools_plugin import LONGEST_WAIT, VISITOR, leave

OpenPage = Callable[..., Page]
MEDIA = {"media": "null", "color_scheme": "light", "forced_colors": "none", "reduced_motion": "no-preference"}
"""What a tab can be told anew for each test, as it stands when a test says nothing."""


def made_site(factory: pytest.TempPathFactory, name: str, files: Files) -> Finished:
    """A made site, built once in a session."""
    folder = once(factory, name, lambda folder: built(make_project(folder / "situs", files).root))
    return Finished(folder / "situs" / "output")


@pytest.fixture(scope="session")
def crowded(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The most the theme must carry."""
    return made_site(tmp_path_factory, "ramai", stress.crowded())


@pytest.fixture(scope="session")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """One unit and nothing else."""
    return made_site(tmp_path_factory, "sunyi", stress.bare())


@pytest.fixture(scope="session")
def teeming(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """Three hundred services."""
    return made_site(tmp_path_factory, "kotak-penuh", stress.teeming())


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """A small site with its gallery."""
    settings = f"{BASE['content/situs.yml']}galeri: true\n"
    return made_site(tmp_path_factory, "galeri", {**BASE, "content/situs.yml": settings})


@pytest.fixture(scope="session")
def stale(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """A site whose content has been left alone: more of it is due and overdue than a board can show."""

    def make(folder: Path) -> None:
        office = Office.at(make_project(folder / "situs", stress.neglected()))
        office.commit("2024-06-10")
        office.commit("2025-12-10", stress.soon_due())
        built(office.root)

    return Finished(once(tmp_path_factory, "terbengkalai", make) / "situs" / "output")


@pytest.fixture(scope="session")
def real_address(real: Finished) -> Iterator[str]:
    """The real site on a local server."""
    with served(real.folder) as found:
        yield found


@pytest.fixture(scope="session")
def sample_address(site: Finished) -> Iterator[str]:
    """The sample site on a local server."""
    with served(site.folder) as found:
        yield found


@pytest.fixture
def address(real_address: str) -> str:
    return real_address


@pytest.fixture
def visitor(browser: Browser) -> Iterator[OpenPage]:
    """Makes an empty page in a browser of its own: `visitor(360, color_scheme="dark", …)`."""
    contexts = []

    def page(width: int = 1280, height: int = 800, **options: object) -> Page:
        context = browser.new_context(**VISITOR, viewport=ViewportSize(width=width, height=height), **options)  # type: ignore[arg-type]
        context.set_default_timeout(LONGEST_WAIT)
        contexts.append(context)
        return context.new_page()

    yield page
    for context in contexts:
        leave(context)


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Iterator[dict[bool, Page]]:
    """The pages that `tab` gives, with and without JavaScript."""
    pages: dict[bool, Page] = {}
    yield pages
    for page in pages.values():
        page.context.close()


@pytest.fixture
def tab(browser: Browser, tabs: dict[bool, Page]) -> OpenPage:
    """A window that stays open for the tests after this one: `tab(360, color_scheme="dark", script=False)`.

    It comes with the pointer outside, without cookies and with the size and media asked for; go to a page first. Leave
    nothing behind that outlives a page: no routes, no scripts of `add_init_script`, no listeners.
    """

    def page(width: int = 1280, height: int = 800, *, script: bool = True, **media: str) -> Page:
        assert media.keys() <= MEDIA.keys()
        found = tabs.get(script)
        if found is None or found.is_closed():
            found = tabs[script] = browser.new_context(**VISITOR, java_script_enabled=script).new_page()
            found.set_default_timeout(LONGEST_WAIT)
        found.context.clear_cookies()
        found.mouse.move(-1, -1)
        found.set_viewport_size(ViewportSize(width=width, height=height))
        found.emulate_media(**MEDIA | media)  # type: ignore[arg-type]
        return found

    return page


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe. It is put into the page by the browser's own protocol, so the page's policy stays on."""
    program = find("axe")
    assert program is not None
    return program.read_text(encoding="utf-8")
