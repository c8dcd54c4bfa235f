"""Writing many files of the content, all or none."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

STAGING = ".cache"
"""Below the root, on the same disk, and no part of the content."""


def replace_files(root: Path, files: Mapping[str, str | None]) -> None:
    """Give each file its new text, or take it away (None).

    Everything is written aside first and then moved into place; whatever goes wrong on the way (a full disk, a
    stop from the keyboard) puts all former files back before it is raised again.
    """
    aside = root / STAGING / f"impor-{secrets.token_hex(6)}"
    try:
        _make_folders(aside / "baru", files)
        for path, text in files.items():
            if text is not None:
                (aside / "baru" / path).write_bytes(_with_line_ends_of(root / path, text))
        _switch(root, aside, files)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _switch(root: Path, aside: Path, files: Mapping[str, str | None]) -> None:
    _make_folders(aside / "lama", files)
    _make_folders(root, files)
    for path in files:
        if (root / path).exists():
            shutil.copy2(root / path, aside / "lama" / path)
    with ExitStack() as undo:
        for path, text in files.items():
            present, former, new = root / path, aside / "lama" / path, aside / "baru" / path
            undo.callback(_put_back, present, former, new)
            if text is None:
                present.unlink()
            else:
                new.replace(present)
        undo.pop_all()


def _put_back(present: Path, former: Path, new: Path) -> None:
    """As it was before, whether the work stopped before the new file was moved into place or after."""
    if former.exists():
        former.replace(present)
    elif not new.exists():  # the new file was moved into place, and there was none before
        present.unlink(missing_ok=True)


def _make_folders(start: Path, files: Iterable[str]) -> None:
    for folder in {str(PurePosixPath(path).parent) for path in files}:
        (start / folder).mkdir(parents=True, exist_ok=True)


def _with_line_ends_of(former: Path, text: str) -> bytes:
    """A file edited on Windows keeps its line ends, so that only what changed shows as changed."""
    windows = former.is_file() and b"\r\n" in former.read_bytes()
    return (text.replace("\n", "\r\n") if windows else text).encode()
