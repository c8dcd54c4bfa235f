"""Files of the last output that are taken over as they are (docs/keputusan/0025-halaman-yang-tidak-berubah.md)."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from satupintu.commands.file_digests import CONTENT, is_settled, state_of
from satupintu.commands.old_folder import OldFolder
from satupintu.files import files_below
from satupintu.finished import Finished
from satupintu.hrefs import address_of, output_path
from satupintu.places import SEARCH_BUNDLE
from satupintu.portal import Page, Portal
from satupintu.releases.manifest import RECEIPT
from satupintu.unchanged import NO_RECORD, Keys, KnownFile, Origin, Record, read_record, record_lines
from satupintu.values import PageValues
from satupintu.writing import Place

ENDING = ".halaman"
"""Of the record beside a finished folder."""
PIECE = 1 << 20
"""Bytes asked for at once of a file that has grown meanwhile."""
ONE_NAME = -1
"""Stands for the number of a file that has no other name: file systems without second names may use a number twice."""
MODE = stat.S_IFREG | 0o644
"""Of every file a build writes (`cli.py` sets the mask)."""


def record_file(folder: Path) -> Path:
    """Where the record of a finished folder lies."""
    return folder.with_name(folder.name + ENDING)


def known_of(folder: Path | None) -> Record:
    """What is known of a finished folder; nothing where there is none or no sound record."""
    with suppress(OSError):
        return read_record(record_file(folder).read_bytes()) if folder else NO_RECORD
    return NO_RECORD


class LastOutput:
    """The folder of the last output, None where nothing is to be taken from it, and what is known of it."""

    def __init__(self, folder: Path | None) -> None:
        self.folder = folder
        self.record = known_of(folder)

    def is_intact(self) -> bool:
        """Whether it holds its files as they were written, and nothing else."""
        files = self.record.files
        above = {str(parent) for path in files for parent in PurePosixPath(path).parents if parent.name}
        there = OldFolder.read(self.folder) if self.folder else None
        if there is None or there.files.keys() != files.keys() or there.folders != above:
            return False
        return all(self.found(known) for known in files.values())

    def found(self, known: KnownFile) -> os.stat_result | None:
        """What the system notes of a file, if that is as it was written: nobody has touched it since, or its bytes are
        the same."""
        if known.state:
            with suppress(OSError):
                facts = os.lstat(f"{self.folder}/{known.path}")
                if state_of(facts) == known.state and facts.st_mode == MODE:
                    return facts
        file = self.read(known)
        return file and file.facts

    def read(self, known: KnownFile) -> PlainFile | None:
        """A file with its bytes; None where they are not as they were written."""
        file = _plain_file(f"{self.folder}/{known.path}")
        return file if file and hashlib.sha256(file.content).digest() == known.digest else None


class KeptFiles:
    """Takes files over from the last output or writes them, has each looked over, and notes what is known of them.

    A `satupintu.writing.Writer`.
    """

    def __init__(
        self,
        last: LastOutput,
        finished: Finished,
        ground: Callable[[], str],
        old: OldFolder | None = None,
        due: Callable[[], Iterable[Page]] | None = None,
    ) -> None:
        """`old` is what lies already in the folder that is written to. `due` lists the pages that may be others than in
        the last output; where it is there, all other pages are the same, and so are all files that are no pages.
        """
        self._last = last
        self._old = old or OldFolder.empty()
        self._due = due
        self._known = last.record.files
        self._finished = finished
        self._ground = ground
        self._began = ground()
        self._keys = Keys(self._began)
        self._made: dict[str, bytes] = {}
        """The keys of the files of this build, by path."""
        self._states: dict[str, bytes] = {}
        """What the system noted of each file when it was found or written; of one that was written or given a further
        name since, what only another content changes."""
        self._carried: dict[str, KnownFile] = {}
        """The files that are as they were in the last output, whatever they are made from."""

    def due(self, portal: Portal, place: Place) -> Iterable[Page]:
        """The pages to be made; those of the last output that are known to be the same are at their places then.

        Raises OSError.
        """
        if self._due is None:
            return portal.pages
        pages = {output_path(page.address): page for page in self._due()}
        others = self._finished.to_be_there - pages.keys() - self._made.keys()
        for path, known in self._known.items():
            if path in others and (facts := self._last.found(known)):
                self._carry(known, facts, place)
                others.remove(path)
        return (*pages.values(), *(portal.by_address[address_of(path)] for path in sorted(others)))

    def keep_files(self, place: Place) -> bool:
        """Put all files of the last output that are no pages at their places, if they are known to be the same, and
        all there. Raises OSError."""
        if self._due is None:
            return False
        pages = self._finished.to_be_there
        found: list[tuple[KnownFile, os.stat_result]] = []
        for path, known in self._known.items():
            if path in pages or path == RECEIPT or path.startswith(SEARCH_BUNDLE):
                continue
            facts = self._last.found(known)
            if facts is None:
                return False
            found.append((known, facts))
        for known, facts in found:
            self._carry(known, facts, place)
        return True

    def _carry(self, known: KnownFile, facts: os.stat_result, place: Place) -> None:
        self._made[known.path] = known.key
        self._carried[known.path] = known
        self._link(known.path, facts, known.path, place)
        self._finished.keep(known)

    def take(self, address: str, values: PageValues, place: Place) -> bool:
        """Put the page of the last output at its place, if it is the one that these values give. Raises OSError."""
        path, key = output_path(address), self._keys.of_page(address, values)
        known = self._of_key(path, key)
        self._made[path] = known.key if known else key
        if known is None:
            return False
        file = self._last.read(known) if self._gone else None
        facts = (file and file.facts) if self._gone else self._last.found(known)
        if facts is None:
            return False
        self._link(path, facts, address, place)
        if file:
            self._finished.see(path, file.content)
        else:
            self._finished.keep(known)
        return True

    def put(self, address: str, content: bytes, place: Place) -> None:
        """Write a page or another file, unless the last output has the same. Raises OSError."""
        path = output_path(address)
        if path in self._made or path.endswith(".html"):
            self._write(path, content, place(address))
            self._finished.see(path, content)
            return
        key = self._made[path] = self._keys.of_file(hashlib.sha256(content).hexdigest())
        known = self._of_key(path, key)
        facts = self._last.found(known) if known else None
        if facts:
            self._link(path, facts, address, place)
        else:
            self._write(path, content, place(address))
        if known:
            self._finished.keep(known)
        else:
            self._finished.see(path, content)

    def _of_key(self, path: str, key: bytes) -> KnownFile | None:
        known = self._known.get(path)
        return known if known and known.key == key else None

    def _link(self, path: str, facts: os.stat_result, address: str, place: Place) -> None:
        """A second name of a file of the last output, or a copy where the file system has no second names to give."""
        self._states[path] = state_of(facts)
        if self._old.has(path, facts.st_ino if facts.st_nlink > 1 else ONE_NAME):
            return
        self._old.clear(path)
        target = place(address)
        try:
            os.link(f"{self._last.folder}/{path}", target)
            self._states[path] = state_of(facts)[:CONTENT]
        except FileExistsError:
            raise
        except OSError:
            self._write(path, Path(f"{self._last.folder}/{path}").read_bytes(), target)

    def _write(self, path: str, content: bytes, target: str) -> None:
        """Write a file that is not there: one that is might have another name in the last output. Raises OSError."""
        self._old.clear(path)
        with open(target, "xb") as file:  # noqa: PTH123
            file.write(content)
            file.flush()
            self._states[path] = state_of(os.fstat(file.fileno()))[:CONTENT]

    @cached_property
    def _gone(self) -> bool:
        """Whether something that pages may link was in the last output and is not in this one.

        Asked when all but the pages is written.
        """
        gone = self._known.keys() - self._finished.to_be_there
        return any(not path.startswith(SEARCH_BUNDLE) and path != RECEIPT for path in gone)

    def keep_record(self, folder: Path, origin: Origin) -> None:
        """Note what is known of a finished folder; where that cannot be done, the next build makes all pages anew."""
        if self._ground() != self._began:  # a template saved meanwhile: nobody knows which pages have seen it
            return
        file = record_file(folder)
        aside = file.with_name(file.name + ".baru")
        try:
            with aside.open("wb") as record:
                record.writelines(record_lines(origin, self._files(folder)))
            aside.replace(file)
        except OSError:
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def _files(self, folder: Path) -> Iterator[KnownFile]:
        finished, now = self._finished, time.time_ns()
        for path, digest in finished.digests.items():
            state, known = self._state(folder, path, now), self._carried.get(path)
            if known and known.state == state:
                yield known
                continue
            document, parts = finished.documents.get(path, b""), finished.parts_of(path)
            yield KnownFile(path, digest, self._made.get(path, b""), document, parts, state)
        for path in (RECEIPT, *(f"{SEARCH_BUNDLE}{name}" for name in files_below(folder / SEARCH_BUNDLE))):
            if (folder / path).is_file():  # the second look has not seen them
                yield KnownFile(path, hashlib.sha256((folder / path).read_bytes()).digest())

    def _state(self, folder: Path, path: str, now: int) -> bytes:
        """What the system notes of a file in a finished folder; b"" where that does not tell whether it was changed
        since it was looked at."""
        state = self._states.get(path, b"")
        if len(state) == CONTENT:
            noted, state = state, state_of(os.lstat(f"{folder}/{path}"))
            state = state if state.startswith(noted) else b""
        return state if state and is_settled(state, now) else b""


class PlainFile(NamedTuple):
    """A file as builds leave them: what the system notes of it, and its bytes."""

    facts: os.stat_result
    content: bytes


def _plain_file(path: str) -> PlainFile | None:
    """A file as builds leave them; None where something else lies there."""
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
        try:
            facts = os.fstat(handle)
            if facts.st_mode != MODE:
                return None
            content = os.read(handle, facts.st_size + 1)
            while len(content) != facts.st_size and (more := os.read(handle, PIECE)):
                content += more
            return PlainFile(facts, content)
        finally:
            os.close(handle)
    except OSError:
        return None
