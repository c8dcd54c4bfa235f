"""What is made of measured runs."""

import pytest

from bench.cost import Cost, Output
from bench.sites import page_sizes
from bench.summary import FULL, HUGO, PORTAL, STOCK, Run, Subject, earlier, summaries, table, worse


def run(number: int, site: str, cpu: float, *, items: int = 100, work: str = FULL, pages: int = 200) -> Run:
    return Run(Subject(items, 3, site, work), number, Cost(cpu, cpu * 2, 80), Output(pages, 9000))


def test_ratios_are_those_of_one_round_and_not_of_medians() -> None:
    """A round that was disturbed is disturbed for all that ran in it."""
    runs = [
        run(1, PORTAL, 1),
        run(1, STOCK, 2),
        run(2, PORTAL, 10),
        run(2, STOCK, 20),
        run(3, PORTAL, 3),
        run(3, STOCK, 5),
    ]
    ours = summaries(runs)[0]
    assert (ours["of_stock"], ours["cpu_seconds"], ours["cpu_least"]) == (0.5, 3, 1)
    assert "of_hugo" not in ours


def test_every_work_is_compared_with_a_full_build_of_the_peer() -> None:
    runs = [run(1, HUGO, 4, pages=400), run(1, PORTAL, 1, work="one edit")]
    edit = summaries(runs)[1]
    assert (edit["of_hugo"], edit["of_hugo_page"]) == (0.25, 0.5)


def test_growth_is_told_for_each_page_against_the_smallest_site() -> None:
    found = summaries([run(1, PORTAL, 1), run(1, PORTAL, 20, items=1000, pages=2000)])
    assert [one["growth_per_page"] for one in found] == [1, 2]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, []),
        ({"cpu_seconds": 99}, []),
        ({"of_stock": 0.58}, ["100 items, 3 units, full: of_stock 0.58, was 0.5"]),
        ({"of_stock": 0.54}, []),
        ({"peak_mib": 100}, ["100 items, 3 units, full: peak_mib 100, was 80"]),
        ({"work": "other", "peak_mib": 100}, []),
        ({"site": STOCK, "peak_mib": 100}, []),
    ],
)
def test_what_is_worse_is_told_beyond_the_tolerance(change: dict[str, object], told: list[str]) -> None:
    before = summaries([run(1, PORTAL, 1), run(1, STOCK, 2)])
    assert list(worse([{**before[0], **change}], before, 0.1)) == told


def test_lines_of_an_earlier_run_are_read_and_others_refused() -> None:
    assert earlier(['{"what": "run"}', '{"what": "median", "items": 3}']) == [{"what": "median", "items": 3}]
    with pytest.raises(ValueError, match="Expecting"):
        earlier(["| items |"])


def test_the_table_has_a_column_for_each_figure() -> None:
    lines = table(summaries([run(1, PORTAL, 1), run(1, HUGO, 2)]), {HUGO: "0.168.0"}).splitlines()
    assert len({line.count("|") for line in lines}) == 1
    assert lines[2].startswith("| 100 | 3 | portal | full | 200 | 9000 | 1 |")
    assert lines[3].startswith("| 100 | 3 | hugo 0.168.0 | full |")


def test_page_sizes_make_as_many_pages_as_are_wanted() -> None:
    size, of_tags = page_sizes([100, 40, 60], [30, 10], 25)
    made = sum(-(-length // size) for length in (100, 40, 60)) + sum(
        -(-length // of_tags) for length in (30, 10)
    )
    assert abs(made - 25) <= 1
