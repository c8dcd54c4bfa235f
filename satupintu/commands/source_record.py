"""Where what a build has read is kept: in the cache of the project, a file for each output.

It holds what is not published yet, so it lies beside nothing that a web server might show.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from satupintu.kept_sources import NOTHING_KEPT, KeptSources, read, written

FOLDER = ".cache/isi"


class SourceRecord:
    """What was read for the output at a place."""

    def __init__(self, root: Path, output: Path) -> None:
        place = os.path.relpath(output, root)
        self._file = root / FOLDER / hashlib.sha256(os.fsencode(place)).hexdigest()[:16]

    def load(self) -> KeptSources:
        """What was kept last; nothing where that is not sound."""
        with suppress(OSError):
            return read(self._file.read_bytes())
        return NOTHING_KEPT

    def keep(self, kept: KeptSources) -> None:
        """Keep it in place of what was kept before; where that cannot be done, the next build reads everything."""
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            put_in_place(self._file, [written(kept)])


def put_in_place(file: Path, pieces: Iterable[bytes]) -> None:
    """Write a file in one step, or leave what lies there."""
    aside = file.with_name(file.name + ".baru")
    try:
        with aside.open("wb") as target:
            target.writelines(pieces)
        aside.replace(file)
    except OSError:
        with suppress(OSError):
            aside.unlink(missing_ok=True)
