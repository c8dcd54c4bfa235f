"""The Markdown text of items, converted once and remembered under its digest."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Self

from msgspec import msgpack

from satupintu import frontmatter
from satupintu.cache import Cache
from satupintu.links import SCHEMES
from satupintu.markdown import Converted, Engine, Target, convert, engine_version
from satupintu.models import Item

CACHED_AS = "markdown"
AS_CONVERTED = msgpack.Decoder(Converted)
OF_PAGES = ("/", ".md")
"""How the addresses of pages end, as visitors and as authors write them; files are called otherwise."""
KEPT_CHARACTERS = 2_000_000
"""So much HTML stays in memory from the check of a text until its page is made; the rest waits in the cache."""


class _Reader:
    """`with bodies.read_for(path):` notes which texts are asked for meanwhile: for the page of the item at this path, or
    for something else ("")."""

    path: str | None = None

    def __call__(self, path: str) -> Self:
        self.path = path
        return self

    def __enter__(self) -> None:
        pass  # the path is known already

    def __exit__(self, *_fault: object) -> None:
        self.path = None


class Bodies:
    """Converts items' texts with the site's engine.

    Of a text that has been checked it holds the digest, the files it may name, and, as long as there is room,
    the HTML until that has been asked for: neither its file nor the cache is read again to show it.
    """

    def __init__(
        self, root: Path, engine: Engine, cache: Cache, texts: dict[str, tuple[str, int]] | None = None
    ) -> None:
        """`texts` are those that have been read already, by path; each is taken out when it is asked for."""
        self._root = root
        self._engine = engine
        self._cache = cache
        self._digests: dict[str, bytes] = {}
        self._texts = texts or {}
        self._kept: dict[str, Converted] = {}
        self._room = KEPT_CHARACTERS
        self._targets: dict[str, tuple[Target, ...]] = {}
        self.read_for = _Reader()
        self._read_elsewhere: set[str] = set()

    def is_alone(self, item: Item) -> bool:
        """Whether the text of an item was asked for by nothing but its own page."""
        return item.path not in self._read_elsewhere

    def _note(self, item: Item) -> None:
        if self.read_for.path is not None and self.read_for.path != item.path:
            self._read_elsewhere.add(item.path)

    def source(self, item: Item) -> tuple[str, int]:
        """The Markdown text of an item and the line it starts on. Raises Unreadable."""
        self._note(item)
        if item.path in self._texts:
            return self._texts.pop(item.path)
        text = frontmatter.read_text(f"{self._root}/{item.path}", item.path)
        _head, body, line = frontmatter.split(text, item.path)
        return body, line

    def converted(self, item: Item) -> Converted:
        """The finished HTML and what was found in it. Raises Unreadable."""
        self._note(item)
        if digest := self._digests.get(item.path):
            key = self._key(item, digest)
            if found := self._handed_over(key) or self._remembered(key):
                return found
        return self.convert(item, self.source(item)[0])

    def file_targets(self, item: Item) -> tuple[Target, ...]:
        """The pictures in an item's text and the links that may lead to files. Raises Unreadable."""
        if item.path not in self._targets:
            self.converted(item)
        return self._targets[item.path]

    def convert(self, item: Item, body: str) -> Converted:
        """The text of an item that has been read already."""
        digest = self._digests[item.path] = hashlib.sha256(body.encode()).digest()
        key = self._key(item, digest)
        converted = self._remembered(key)
        if converted is None:
            converted = convert(body, self._engine, item.place.language)
            if self._cache.lasting or len(converted.html) > self._room:
                self._cache.put_json(CACHED_AS, key, converted)
        if len(converted.html) <= self._room and key not in self._kept:
            self._room -= len(converted.html)
            self._kept[key] = converted
        self._targets[item.path] = tuple(
            target
            for target in converted.targets
            if not target.target.endswith(OF_PAGES) and not target.target.startswith(SCHEMES)
        )
        return converted

    def _key(self, item: Item, digest: bytes) -> str:
        """What the text of an item is kept under, by the SHA-256 of that."""
        return f"{digest.hex()}.{engine_version(self._engine, item.place.language)}"

    def _handed_over(self, key: str) -> Converted | None:
        """What was kept under a key; it is asked for once, and then makes room for another."""
        converted = self._kept.pop(key, None)
        if converted:
            self._room += len(converted.html)
        return converted

    def _remembered(self, key: str) -> Converted | None:
        return self._cache.get(CACHED_AS, key, AS_CONVERTED)
