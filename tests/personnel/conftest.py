"""The office of these tests."""

from pathlib import Path

import pytest

from tests.core.photographs import gradient, saved
from tests.make_site import MakeSite
from tests.personnel.office import FILES, Office


@pytest.fixture
def office(make_site: MakeSite, tmp_path: Path) -> Office:
    outside = tmp_path / "kepegawaian"
    outside.mkdir()
    made = make_site({**FILES, "units/diklat/media/siti.png": saved(gradient(), "PNG")})
    return Office(made, outside)
