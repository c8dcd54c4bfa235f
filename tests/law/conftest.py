"""One repository for all proposals of a module."""

import pytest

from tests.law.histories import Commit, Histories
from tests.law.office import OFFICE


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Histories:
    return Histories.at(tmp_path_factory.mktemp("riwayat") / "portal.git")


@pytest.fixture(scope="module")
def main(made: Histories) -> Commit:
    return made.commit(OFFICE)
