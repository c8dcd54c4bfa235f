"""Finished sites on a local server, and browsers as visitors have them."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.build.project import Finished
from tests.build.serve import served

OpenPage = Callable[..., Page]


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
