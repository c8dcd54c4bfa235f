"""Finished sites on a local server, and browsers as visitors have them."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.build.project import Finished, built, once
from tests.build.serve import served
from tests.make_site import BASE, Files, make_project
from tests.theme import stress

OpenPage = Callable[..., Page]


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
        context = browser.new_context(
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            viewport={"width": width, "height": height},
            **options,  # type: ignore[arg-type]
        )
        contexts.append(context)
        return context.new_page()

    yield page
    for context in contexts:
        context.close()
