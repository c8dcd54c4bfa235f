"""What a page tells the search in the browser besides its text; pages without a mark are not found.

Found is what is in the stream of documents (`search/documents.py`), which every engine gets: pages with content of
their own in Indonesian, and no lists, redirects, farewells, pages for print or other sites.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from satupintu.dates import short_date
from satupintu.places import LISTED, Kind
from satupintu.portal import Portal
from satupintu.search.documents import Document
from satupintu.search.glossary import Glossary
from satupintu.search.kinds import APP, MEANINGS, PERSON, POST, SERVICE
from satupintu.values import SearchMark

FIRST, PLAIN, SECOND, OVER, MEANING = 1, 2, 3, 4, 5
LEVELS = {SERVICE: FIRST, APP: FIRST, Kind.MANUAL.value: FIRST}
LEVELS |= dict.fromkeys((Kind.NEWS.value, PERSON, POST), SECOND)
LEVELS[MEANINGS] = MEANING
"""Of equal matches what people come for is found before news and people; what is over comes late. What words mean
is told with all the words of the office: its page comes after those that are about what was asked for.

The level is part of the names of a page's metadata, so that `pencarian.js` can weigh its title, summary and other
words by it without loading anything of the page.
"""
WEIGHTS = {FIRST: "1.5", PLAIN: "", SECOND: "0.8", OVER: "0.5", MEANING: "0.05"}
"""How much words of the text count, by level; "" is 1."""
MOST_TOGETHER = 2_000
"""A site with more pages than that keeps the past apart, in an index that is loaded only when it is needed: every search
loads the list of all pages of an index, and takes the longer the more of them have the words."""
PASSING = frozenset((Kind.NEWS.value, Kind.ANNOUNCEMENT.value, Kind.EVENT.value))
"""Kinds that tell of a day, and are past when the year after its year has ended."""
DATED = frozenset(kind.value for kind in LISTED)
"""Kinds whose day is shown and narrows a search; that of others only tells when they were last changed."""
UNDATED = "0"
"""Comes last where results are in the order of time."""


CODE = re.compile(r"\b(?=\w*\d)(?=\w*[^\W\d])\w+")
"""A word of letters and digits (`PKP2A`). The engine in the browser finds it by its beginning too (`PKP`), which is
another thing; so names with such a word weigh little there."""


def search_marks(portal: Portal) -> dict[str, SearchMark]:
    """The mark of each page that the search finds, by its address."""
    if not portal.site.settings.search:
        return {}
    glossary = portal.site.glossary
    oldest = oldest_year(portal) if len(portal.documents) > MOST_TOGETHER else 0
    return {
        document.address: _mark(document, glossary, past=bool(oldest) and _is_past(document, oldest))
        for document in portal.documents
    }


def oldest_year(portal: Portal) -> int:
    """The year before that of the build: what tells of an earlier one is past."""
    return portal.site.today.year - 1


def _is_past(document: Document, oldest: int) -> bool:
    """What is over, and what tells of a day before the oldest year."""
    day = document.day if document.kind in PASSING else None
    return not document.current or bool(day and day.year < oldest)


def _mark(document: Document, glossary: Glossary, *, past: bool) -> SearchMark:
    """A document in the words of the browser's engine."""
    day = document.day if document.kind in DATED else None
    level = LEVELS.get(document.kind, PLAIN) if document.current else OVER
    others = document.other_words(glossary)
    return SearchMark(
        document.title,
        document.summary,
        document.kind,
        document.unit,
        order=document.day.isoformat() if document.day else UNDATED,
        year=f"{day:%Y}" if day else "",
        day=short_date(day) if day else "",
        keywords=_joined((*document.keywords, *document.tags)),
        words=_joined(word for word in others if not CODE.search(word)),
        codes=_joined(word for word in others if CODE.search(word)),
        level=level,
        weight=WEIGHTS[level],
        past=past,
    )


def _joined(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(words))
