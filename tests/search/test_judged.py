"""The judged questions over the real content: what `docs/kinerja.md` promises, and no less."""

from collections.abc import Callable

import pytest

from bench.search import compared, judged, mean_reciprocal_rank, questions, table, worst
from satupintu.portal import Portal
from satupintu.search.index import SearchIndex
from tests.search.judging import hold_to_the_aims, ours, real_index, real_portal
from tests.tables_plugin import SEARCH


@pytest.fixture(scope="module")
def portal() -> Portal:
    return real_portal()


@pytest.fixture(scope="module")
def index(portal: Portal) -> SearchIndex:
    return real_index(portal)


def test_there_are_enough_questions_and_none_twice() -> None:
    queries = [question.query for question in questions()]
    assert len(queries) == len(set(queries)) >= 150


def test_pages_that_answer_are_among_the_documents(portal: Portal) -> None:
    known = {f"/{document.address}" for document in portal.documents}
    assert set().union(*(question.pages for question in questions())) <= known


def test_questions_are_answered_among_the_first_and_far_better_than_by_plainer_ways(
    portal: Portal, index: SearchIndex, record_property: Callable[[str, object], None]
) -> None:
    rows = compared(index, portal.documents)
    answers, *plainer = rows.values()
    record_property(SEARCH, [*table(rows), "", *worst(answers)])
    hold_to_the_aims(answers)
    assert max(map(mean_reciprocal_rank, plainer)) < mean_reciprocal_rank(answers)


@pytest.mark.parametrize("half", [0, 1])
def test_each_half_of_the_questions_is_answered_as_well(index: SearchIndex, half: int) -> None:
    hold_to_the_aims(judged(ours(index), questions()[half::2]))
