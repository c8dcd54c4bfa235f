"""A field of Whoosh that takes terms with their weights as they are: no analysis, no positions, no texts.

Loaded with the engine only. Whoosh pickles its schema, so the class has its fixed place here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from whoosh.fields import FieldType
from whoosh.formats import Existence


class WeightedTerms(FieldType):  # type: ignore[misc]  # Whoosh has no types
    """The value of a document is a mapping of its terms to how much each counts."""

    def __init__(self) -> None:
        super().__init__(Existence(), analyzer=None, scorable=True)

    def index(self, value: Mapping[str, float], **_: object) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Each term once, with frequency, weight and nothing else to keep."""
        for term, weight in value.items():
            yield term.encode(), 1, weight, b""
