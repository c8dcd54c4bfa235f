"""Walking through folders of content, and what was found there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence, Set
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from satupintu import frontmatter, schema
from satupintu.blocks import Blocks
from satupintu.left_behind import is_left_behind
from satupintu.models import Item, Person, Post, Record
from satupintu.name_faults import RECORD, record_fault
from satupintu.places import addresses_meant, is_device, suggested_name
from satupintu.problems import Problem

KEPT_CHARACTERS = 4_000_000
"""So many characters of texts are kept from reading a site until they are checked."""
Read = TypeVar("Read", bound=Record)


class Findings(Struct):
    """What one walk through the folders has found so far."""

    items: list[Item] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    files: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    texts: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The text of an item and the line it starts on, by path: those for which there was room."""
    blocks: Blocks = field(default_factory=Blocks)
    """What is known of the files of items."""
    room: int = KEPT_CHARACTERS

    def keep(self, path: str, text: str, line: int) -> None:
        """A text that has been read with its front matter need not be read again, as long as there is room."""
        if len(text) <= self.room:
            self.room -= len(text)
            self.texts[path] = text, line

    def refuse_name(self, path: str, message: str) -> None:
        """What lies there may not be called so; that others name it is no fault of theirs."""
        self.refuse(path, message, "nama-berkas")
        self.unreadable += addresses_meant(path)

    def refuse(self, path: str, message: str, rule: str = "berkas", line: int = 1) -> None:
        self.problems.append(Problem(path, line, rule, message))


def read_record(root: Path, path: str, model: type[Read], found: Findings) -> Read | None:
    """A YAML file as a record that knows where it was read; None, with its problems found, where it cannot be."""
    try:
        block = frontmatter.read_record(root / path, path)
    except frontmatter.Unreadable as fault:
        found.problems += fault.problems
        return None
    record, problems = schema.parse(model, block, path)
    found.problems += problems
    return record.located(path, block.lines) if record else None


def records(
    root: Path,
    folder: str,
    model: type[Read],
    found: Findings,
    *,
    reserved: Set[str] = frozenset(),
    other: str = "baru",
) -> Iterator[tuple[str, Read]]:
    """Every readable record of a folder with its slug, in name order. What cannot be one, or not be read, is no fault of
    those that name it.

    `other` is what makes another name of one that is in `reserved`.
    """
    for entry in entries(root, folder, found):
        path, slug = f"{folder}/{entry.name}", entry.name.removesuffix(RECORD)
        if fault := record_fault(entry, reserved, other):
            found.refuse_name(path, fault)
        elif record := read_record(root, path, model, found):
            yield slug, record
        else:
            found.unreadable.append(f"{folder.rpartition('/')[2]}/{slug}/")


def entries(root: Path, folder: str, found: Findings) -> Sequence[os.DirEntry[str]]:
    """What lies in a folder, in name order; links and hidden files are refused, what machines leave behind is passed over."""
    return list(_accepted(root, folder, found))


def _accepted(root: Path, folder: str, found: Findings) -> Iterator[os.DirEntry[str]]:
    if not (root / folder).is_dir():
        return
    with os.scandir(root / folder) as listing:
        entries = sorted(listing, key=attrgetter("name"))
    for entry in entries:
        if is_left_behind(entry.name):
            continue
        if not entry.name.isprintable():
            shown = "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in entry.name)
            found.refuse(
                f"{folder}/{shown}",
                f"nama ini memuat karakter yang tidak terlihat; ganti namanya menjadi `{suggested_name(entry.name)}`",
                "nama-berkas",
            )
            found.unreadable += addresses_meant(f"{folder}/{entry.name}")
        elif entry.name.startswith("."):
            if entry.name != ".gitkeep":
                found.refuse(
                    f"{folder}/{entry.name}",
                    "berkas tersembunyi tidak diterima di folder isi; hapus berkas ini",
                )
        elif entry.is_symlink():
            found.refuse(
                f"{folder}/{entry.name}",
                frontmatter.SYMLINK,
                "tautan-berkas",
            )
        elif is_device(entry.name):
            stem, dot, rest = entry.name.partition(".")
            found.refuse(
                f"{folder}/{entry.name}",
                f"nama ini tidak dapat dipakai di komputer Windows; ganti namanya menjadi `{stem}-baru{dot}{rest}`",
                "nama-berkas",
            )
        elif not entry.is_dir() and not entry.is_file():
            found.refuse(f"{folder}/{entry.name}", "ini bukan berkas biasa; hapus")
        else:
            yield entry
