"""Folders for a while, of which nothing is left however the work in them ends."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A new empty folder that nobody else may look into. Raises OSError where there can be none.

    Its name is chosen before it is made: whoever stops the work between the making and the first line that knows of
    the folder, as a key on the keyboard may with those of `tempfile`, leaves none behind.
    """
    folder = Path(tempfile.gettempdir(), f"satupintu-{secrets.token_hex(8)}")
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
