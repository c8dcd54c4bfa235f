"""One kind of content file, as the documentation presents it."""

from __future__ import annotations

from dataclasses import dataclass

from satupintu.models import Record


@dataclass(frozen=True, slots=True)
class RecordKind:
    """One kind: `name` is the English word of its schema; the rest is shown to people, in Indonesian."""

    name: str
    model: type[Record]
    title: str
    sentence: str
    place: str
    example_path: str
    example: str
