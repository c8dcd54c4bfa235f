"""Pages of the last output that are taken over as they are (docs/keputusan/0025-halaman-yang-tidak-berubah.md)."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from satupintu.finished import Finished
from satupintu.hrefs import output_path
from satupintu.unchanged import NO_RECORD, KnownPage, PageKeys, PageRecord, packed, unpacked
from satupintu.values import PageValues

ENDING = ".halaman"
"""Of the record beside a finished folder."""
MODE = 0o644
"""Of every file a build writes (`cli.py` sets the mask)."""


def record_file(folder: Path) -> Path:
    """Where the record of a finished folder lies."""
    return folder.with_name(folder.name + ENDING)


def read_record(folder: Path | None) -> PageRecord:
    """What is known of the pages in a folder; nothing where there is no folder or no sound record."""
    with suppress(OSError):
        return unpacked(record_file(folder).read_bytes()) if folder else NO_RECORD
    return NO_RECORD


class KeptPages:
    """Takes pages over from the last output, and notes those of the new one."""

    def __init__(self, last: Path | None, finished: Finished, ground: Callable[[], str]) -> None:
        """`last` is the folder of the last output, None where nothing is to be taken from it."""
        self._last = last
        self._known = read_record(last)
        self._finished = finished
        self._ground = ground
        self._began = ground()
        self._keys = PageKeys(self._began)
        self._made: dict[str, str] = {}
        """The keys of the pages of this build, by path."""

    def take(self, address: str, values: PageValues, target: str) -> bool:
        """Put the page of the last output at a place, if it is the one that these values give."""
        path, key = output_path(address), self._keys.key(address, values)
        self._made[path] = key
        known = self._known.pages.get(path)
        if known is None or known.key != key:
            return False
        source = f"{self._last}/{path}"
        content = _plain_file(source)
        if content is None or hashlib.sha256(content).hexdigest() != known.digest:
            return False
        _put(source, content, target)
        if self._gone:
            self._finished.see(path, content)
        else:
            self._finished.keep(path, known)
        return True

    @cached_property
    def _gone(self) -> bool:
        """Whether something that pages may link was in the last output and is not in this one."""
        return bool(self._known.files - self._finished.to_be_there)

    def keep_record(self, folder: Path) -> None:
        """Note what is known of a finished folder; where that cannot be done, the next build makes all pages anew."""
        if self._ground() != self._began:  # a template saved meanwhile: nobody knows which pages have seen it
            return
        finished = self._finished
        pages = {
            path: KnownPage(
                key, finished.digests[path], finished.documents.get(path, ""), finished.parts_of(path)
            )
            for path, key in self._made.items()
        }
        file = record_file(folder)
        aside = file.with_name(file.name + ".baru")
        try:
            aside.write_bytes(packed(PageRecord(pages=pages, files=frozenset(finished.digests))))
            aside.replace(file)
        except OSError:
            with suppress(OSError):
                aside.unlink(missing_ok=True)


def _plain_file(path: str) -> bytes | None:
    """The bytes of a file as builds leave them; None where something else lies there."""
    try:
        with open(os.open(path, os.O_RDONLY | os.O_NOFOLLOW), "rb") as file:  # noqa: PTH123
            mode = os.fstat(file.fileno()).st_mode
            return file.read() if stat.S_ISREG(mode) and stat.S_IMODE(mode) == MODE else None
    except OSError:
        return None


def _put(source: str, content: bytes, target: str) -> None:
    """A second name of a file, or its bytes where the file system has none to give. Raises OSError."""
    try:
        os.link(source, target)
    except FileExistsError:
        raise
    except OSError:
        with open(target, "xb") as file:  # noqa: PTH123
            file.write(content)
