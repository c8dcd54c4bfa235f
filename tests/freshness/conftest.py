from collections.abc import Callable

import pytest

from tests.freshness.office import Office
from tests.make_site import Files, MakeSite

MakeOffice = Callable[..., Office]


@pytest.fixture
def make_office(make_site: MakeSite) -> MakeOffice:
    """Makes a project under git without any commit."""

    def make(files: Files | None = None) -> Office:
        return Office.at(make_site(files or {}))

    return make
