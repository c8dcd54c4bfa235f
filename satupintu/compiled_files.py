"""Files of what was compiled of the program, each after its own digest.

They are never trusted to be there: what cannot be read or written, or is damaged, is compiled anew.
"""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from pathlib import Path

DIGEST = hashlib.sha256
SIZE = DIGEST().digest_size


def kept(file: Path) -> bytes | None:
    """The content that was kept in a file; None where there is none or the file is damaged."""
    try:
        content = file.read_bytes()
    except OSError:
        return None
    return content[SIZE:] if DIGEST(content[SIZE:]).digest() == content[:SIZE] else None


def keep(file: Path, content: bytes) -> None:
    """Keep some content after its own digest, in a folder made for it; where that cannot be, nothing is kept."""
    if sys.dont_write_bytecode:
        return
    aside = file.with_suffix(f".{os.getpid()}")
    try:
        file.parent.mkdir(exist_ok=True)
        aside.write_bytes(DIGEST(content).digest() + content)
        aside.replace(file)
    except OSError:
        with suppress(OSError):
            aside.unlink()
