"""Where what a build has read is kept: in the cache of the project, for each output apart.

It holds what is not published yet, so it lies beside nothing that a web server might show.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from satupintu.commands.file_digests import FileDigests
from satupintu.kept_sources import NOTHING_KEPT, KeptSources, ToKeep, read, written
from satupintu.store import Store

FOLDER = ".cache/isi"
DIGESTS = hashlib.sha256(b"digests").hexdigest()
"""The key of the digests of files, which are the same for every output."""


class SourceRecord:
    """What was read for the output at a place."""

    def __init__(self, root: Path, output: Path) -> None:
        self._root = root
        self._store = Store(root / FOLDER)
        self._key = hashlib.sha256(os.fsencode(os.path.relpath(output, root))).hexdigest()

    def digests(self) -> FileDigests:
        """The digests of files that were read last; none where that is not sound."""
        return FileDigests.read(self._root, self._store.get(DIGESTS) or b"")

    def keep_digests(self, digests: FileDigests) -> None:
        """Keep them in place of those before, if they are others."""
        if pieces := tuple(digests.written()):
            self._store.put_pieces(DIGESTS, pieces)

    def load(self) -> KeptSources:
        """What was kept last; nothing where that is not sound."""
        content = self._store.get(self._key)
        return NOTHING_KEPT if content is None else read(content)

    def keep(self, kept: ToKeep) -> None:
        """Keep it in place of what was kept before; where that cannot be done, the next build reads everything."""
        self._store.put_pieces(self._key, written(kept))
