"""The freshness board under the most it must show: narrow, without script, within its budget."""

from collections.abc import Iterator

import pytest

from satupintu.budgets import breaches
from satupintu.pages.freshness import ROWS
from satupintu.weight import OutputFolder, weigh
from tests.build.project import Finished
from tests.build.serve import served
from tests.theme.conftest import OpenPage
from tests.theme.test_stress import fits

BOARDS = ("pemutakhiran/", "units/unit-0/pemutakhiran/", "units/unit-0/", "units/unit-0/halaman/segera-1/")


@pytest.fixture(scope="module")
def stale_address(stale: Finished) -> Iterator[str]:
    with served(stale.folder) as found:
        yield found


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("place", BOARDS)
def test_a_board_does_not_scroll_sideways(stale_address: str, tab: OpenPage, place: str, width: int) -> None:
    fits(tab(width, script=False), stale_address + place)


def test_a_board_shows_what_has_waited_longest_and_says_that_there_is_more(stale: Finished) -> None:
    for place, overdue in (("pemutakhiran/", 160), ("units/unit-0/pemutakhiran/", 102)):
        words = stale.words(place)
        assert f"{overdue} isi, {max(ROWS.values())} yang paling lama tampil di sini" in words
    assert "40 isi, 20 yang paling lama tampil di sini" in stale.words("units/unit-0/pemutakhiran/")


def test_boards_and_homes_stay_within_their_budgets(stale: Finished) -> None:
    output = OutputFolder(stale.folder)
    assert [str(breach) for breach in breaches(output, weigh(output))] == []
