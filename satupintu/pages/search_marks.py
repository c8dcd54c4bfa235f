"""What a page tells the search in the browser besides its text; pages without a mark are not found.

Found is what is in the stream of documents (`search/documents.py`), which every engine gets: pages with content of
their own in Indonesian, and no lists, redirects, farewells, pages for print or other sites.
"""

from __future__ import annotations

from satupintu.dates import short_date
from satupintu.places import LISTED
from satupintu.portal import Portal
from satupintu.search.documents import Document
from satupintu.search.glossary import Glossary
from satupintu.search.kinds import APP, SERVICE, UNIT
from satupintu.values import SearchMark

CAME_FOR = frozenset({SERVICE, APP, UNIT})
FIRST, LATER = "2", "0.5"
"""How much words count on pages that people come for, and on those that are over; "" is 1."""
DATED = frozenset(kind.value for kind in LISTED)
"""Kinds whose day is shown and narrows a search; that of others only tells when they were last changed."""
UNDATED = "0"
"""Comes last where results are in the order of time; Pagefind leaves out pages that say nothing of it."""


def search_marks(portal: Portal) -> dict[str, SearchMark]:
    """The mark of each page that the search finds, by its address."""
    if not portal.site.settings.search:
        return {}
    glossary = portal.site.glossary
    return {document.address: _mark(document, glossary) for document in portal.documents}


def _mark(document: Document, glossary: Glossary) -> SearchMark:
    """A document in the words of the browser's engine."""
    day = document.day if document.kind in DATED else None
    return SearchMark(
        document.title,
        document.summary,
        document.kind,
        document.unit,
        order=document.day.isoformat() if document.day else UNDATED,
        year=f"{day:%Y}" if day else "",
        day=short_date(day) if day else "",
        words=", ".join(dict.fromkeys((*document.keywords, *document.other_words(glossary)))),
        weight=_weight(document),
    )


def _weight(document: Document) -> str:
    if not document.current:
        return LATER
    return FIRST if document.kind in CAME_FOR else ""
