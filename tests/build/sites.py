"""Finished sites that several tests read. Each is built once a session by the real command."""

from pathlib import Path

import pytest

from tests.build import sample
from tests.build.project import Finished, built, copy_project, once
from tests.make_site import make_project


@pytest.fixture(scope="session")
def real_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own content, as it was when the session began. Only read it."""
    return once(tmp_path_factory, "nyata", lambda folder: copy_project(folder / "situs")) / "situs"


@pytest.fixture(scope="session")
def real(tmp_path_factory: pytest.TempPathFactory, real_project: Path) -> Finished:
    """The real content, built for 22 November 2026."""
    folder = once(tmp_path_factory, "nyata-hasil", lambda target: built(real_project, target / "output"))
    return Finished(folder / "output")


@pytest.fixture(scope="session")
def real_from_disk(tmp_path_factory: pytest.TempPathFactory, real_project: Path) -> Finished:
    """The same with links that open without a server."""
    folder = once(
        tmp_path_factory,
        "nyata-cakram",
        lambda target: built(real_project, target / "output", "2026-11-22", "--from-disk"),
    )
    return Finished(folder / "output")


@pytest.fixture(scope="session")
def sample_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of the sample site. Only read it."""
    return (
        once(tmp_path_factory, "contoh", lambda folder: make_project(folder / "situs", sample.FILES))
        / "situs"
    )


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, sample_root: Path) -> Finished:
    """The sample site, built for 22 November 2026."""
    folder = once(tmp_path_factory, "contoh-hasil", lambda target: built(sample_root, target / "output"))
    return Finished(folder / "output")
