"""Near duplicates: what is there already that reads like a text about to be published.

Two steps: the index gives the pages that share the words which tell most of the text, and those alone are
compared letter by letter, with their words in alphabetical order: a paragraph that has moved changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satupintu.search.documents import Document
from satupintu.search.glossary import as_compared
from satupintu.search.index import SearchIndex
from satupintu.search.kinds import WRITTEN

ALIKE = 80
"""From so many per cent on two texts count as nearly the same."""
TELLING_TERMS = 12
COMPARED = 20


@dataclass(frozen=True, slots=True)
class Similar:
    """A page that reads like the text; `likeness` in per cent: 100 is the same words."""

    document: Document
    likeness: int


def similar(text: str, documents: Sequence[Document], index: SearchIndex, own: str = "") -> list[Similar]:
    """The pages that read like a text (title, summary and body as one), most alike first.

    `documents` are those the index was made of; the page at the address `own` is the text itself.
    """
    from rapidfuzz import fuzz

    written = {document.address: document for document in documents if document.kind in WRITTEN}
    compared = as_compared(text)
    found = []
    for address in index.nearest(text, TELLING_TERMS, COMPARED):
        document = written.get(address)
        if document and address != own:
            other = as_compared(document.whole_text())
            likeness = fuzz.token_sort_ratio(compared, other, score_cutoff=ALIKE)
            found.append(Similar(document, int(likeness)))
    alike = [each for each in found if each.likeness >= ALIKE]
    return sorted(alike, key=lambda each: (-each.likeness, each.document.address))
