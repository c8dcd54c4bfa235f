"""The Markdown text of items, converted once and remembered under its digest."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from satupintu import frontmatter
from satupintu.cache import Cache
from satupintu.markdown import Converted, Engine, convert, engine_version
from satupintu.models import Item

CACHED_AS = "markdown"
AS_JSON = TypeAdapter(Converted)


class Bodies:
    """Converts items' texts with the site's engine; holds none of them in memory."""

    def __init__(self, root: Path, engine: Engine, cache: Cache) -> None:
        self._root = root
        self._engine = engine
        self._version = engine_version(engine)
        self._cache = cache

    def source(self, item: Item) -> tuple[str, int]:
        """The Markdown text of an item and the line it starts on. Raises Unreadable."""
        text = frontmatter.read_text(self._root / item.path, item.path)
        _head, body, line = frontmatter.split(text, item.path)
        return body, line

    def converted(self, item: Item) -> Converted:
        """The finished HTML and what was found in it. Raises Unreadable."""
        return self.convert(self.source(item)[0])

    def convert(self, body: str) -> Converted:
        key = f"{hashlib.sha256(body.encode()).hexdigest()}.{self._version}"
        remembered = self._cache.get_json(CACHED_AS, key)
        if remembered is not None:
            with suppress(ValidationError):
                return AS_JSON.validate_python(remembered)
        converted = convert(body, self._engine)
        self._cache.put_json(CACHED_AS, key, AS_JSON.dump_python(converted))
        return converted
