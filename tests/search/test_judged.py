"""The judged questions over the real content: the ranking may not get worse unseen."""

from bench.search import judged, mean_reciprocal_rank, questions, real_index, recall
from satupintu.search.documents import documents
from tests.make_site import REPOSITORY, MadeSite

RECALL_FLOOR = 0.96
RANK_FLOOR = 0.86
"""A little below what was reached when they were set."""


def test_there_are_enough_questions_and_none_twice() -> None:
    queries = [question.query for question in questions()]
    assert len(queries) == len(set(queries)) >= 150


def test_pages_that_answer_are_among_the_documents() -> None:
    portal = MadeSite(REPOSITORY).portal()
    known = {f"/{document.address}" for document in documents(portal)}
    assert set().union(*(question.pages for question in questions())) <= known


def test_questions_are_answered_among_the_first() -> None:
    answers = judged(real_index())
    assert recall(answers) >= RECALL_FLOOR
    assert mean_reciprocal_rank(answers) >= RANK_FLOOR
    assert not [answer.question.query for answer in answers if not answer.found]
