"""Where renditions are made: once for each picture, on as many processors as there are."""

from __future__ import annotations

import os
import warnings
from collections import defaultdict
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from satupintu.pictures.plan import Rendition
from satupintu.store import Store

MAX_WORKERS = 8
"""Each holds one decoded picture, up to 200 MB (`source.MAX_PIXELS`); usual photographs are a tenth of it."""


class Workshop:
    """Gives the bytes of renditions: from the store, or made from the sources below `root`."""

    def __init__(self, root: Path, store: Store) -> None:
        self._root = root
        self.store = store

    def content(self, rendition: Rendition) -> bytes:
        """The bytes of one rendition. Raises OSError where the source is gone."""
        kept = self.store.get(rendition.key)
        if kept is not None:
            return kept
        with warnings.catch_warnings(action="ignore"):  # the same remarks as when the file was looked over
            return self._made([rendition])

    def prepare(self, renditions: Iterable[Rendition]) -> None:
        """Make those that are not there yet, several pictures at a time."""
        missing: dict[str, list[Rendition]] = defaultdict(list)
        for rendition in renditions:
            if not self.store.has(rendition.key):
                missing[rendition.source.path].append(rendition)
        if missing:
            with warnings.catch_warnings(action="ignore"), ThreadPoolExecutor(_workers()) as pool:
                for _content in pool.map(self._made, missing.values()):
                    pass

    def _made(self, renditions: Sequence[Rendition]) -> bytes:
        """Make and keep renditions of one picture; the bytes of the last."""
        from satupintu.pictures.encode import encoded  # decodes: imported only where something is new

        content = b""
        data = (self._root / renditions[0].source.path).read_bytes()
        for rendition, content in encoded(data, renditions):
            self.store.put(rendition.key, content)
        return content


def _workers() -> int:
    return min(MAX_WORKERS, os.cpu_count() or 1)
