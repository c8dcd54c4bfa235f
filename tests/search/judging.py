"""What both engines are held to by the judged questions, over the real content."""

from collections.abc import Sequence

from bench.search import Judged, mean_reciprocal_rank, ours, real_portal, recall
from satupintu.portal import Portal
from satupintu.search.index import SearchIndex, opened
from satupintu.store import Store

RECALL, RANK = 0.93, 0.90
"""The aims of the project for recall@5 and MRR."""

__all__ = ["hold_to_the_aims", "ours", "real_index", "real_portal"]


def real_index(portal: Portal) -> SearchIndex:
    """The index of the command line, made anew."""
    return opened(portal.documents, portal.site.glossary, Store(None))


def hold_to_the_aims(answers: Sequence[Judged]) -> None:
    """Fails where fewer questions than aimed at are answered early, or one finds nothing."""
    assert recall(answers) >= RECALL
    assert mean_reciprocal_rank(answers) >= RANK
    assert [answer.question.query for answer in answers if not answer.found] == []
