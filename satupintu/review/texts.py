"""What a proposal does to texts, read from its sources: for the report on one whose sides cannot both be built."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from satupintu.law.path_names import printable
from satupintu.law.proposal import Change, Contents
from satupintu.review.comparison import EXCERPT, EXCERPT_OF_GONE
from satupintu.review.report import Status, TextChange
from satupintu.review.sources import is_text, paragraphs, text_change, title
from satupintu.review.words import beginning


def text_changes(net: Sequence[Change], read: Contents) -> Iterator[TextChange]:
    """The files whose texts come, go or differ, in the order of the proposal."""
    for change in filter(is_text, net):
        path = printable(change.path)
        before = read(change.before[0].blob) if change.before else None
        after = read(change.after.blob) if change.after else None
        if before is not None and after is not None:
            words = text_change(path, before, after)
            if words:
                yield TextChange(path, Status.CHANGED, title(after, path), words=words)
        elif after is not None:
            told = beginning(paragraphs(after, path), EXCERPT)
            yield TextChange(path, Status.NEW, title(after, path), told)
        elif before is not None:
            told = beginning(paragraphs(before, path), EXCERPT_OF_GONE)
            yield TextChange(path, Status.REMOVED, title(before, path), told)
