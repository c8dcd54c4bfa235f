"""One kind of content file, as the documentation presents it."""

from __future__ import annotations

from msgspec import Struct

from satupintu.models import Record


class RecordKind(Struct, frozen=True):
    """One kind: `name` is the English word of its schema; the rest is shown to people, in Indonesian."""

    name: str
    model: type[Record]
    title: str
    sentence: str
    place: str
    example_path: str
    example: str
