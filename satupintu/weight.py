"""What a finished page weighs on a first visit with a phone, read from the output folder alone.

Counted is what a browser fetches without being asked: the page, its stylesheet with the files that names, its
script, its icon, its pictures as the phone of `srcset.py` chooses them. Bytes are as web servers send them,
texts under gzip 6, without the headers of HTTP.
"""

from __future__ import annotations

import gzip
import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from satupintu.loaded import ELSEWHERE, LoadedPage, Share

GZIP_LEVEL = 6
"""What nginx, Apache and the common hosts use."""
PACKED = frozenset({".html", ".css", ".js", ".svg", ".json", ".webmanifest"})
"""Endings that servers compress; pictures and fonts are compressed already."""
CSS_ADDRESS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)["']?""")


@dataclass(frozen=True, slots=True)
class File:
    """One request: the address from the site's root, and its bytes on the way."""

    address: str
    size: int


@dataclass(frozen=True, slots=True)
class PageWeight:
    """One page. `files` has one entry for each request to this site, the page itself first."""

    address: str
    files: tuple[File, ...]
    nodes: int
    crowded: tuple[Share, ...]
    """Its fullest elements, by the elements in them."""
    long: tuple[Share, ...]
    """Its longest elements, by characters."""
    moved: bool
    pictured: bool
    missing: tuple[str, ...]
    """Files it asks for that are not in the output."""
    foreign: tuple[str, ...]
    inline: tuple[str, ...]
    styles: tuple[str, ...]
    """The digest of each stylesheet."""
    language: str
    header: str
    footer: str

    @property
    def size(self) -> int:
        return sum(file.size for file in self.files)

    @property
    def html(self) -> int:
        return self.files[0].size

    @property
    def requests(self) -> int:
        return len(self.files) + len(self.missing) + len(self.foreign)


class OutputFolder:
    """A finished site on disk; each of its files is read and packed once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sizes: dict[str, int] = {}
        self._named: dict[str, tuple[str, ...]] = {}

    @cached_property
    def pages(self) -> tuple[str, ...]:
        """The files that are pages, in the order of their addresses."""
        return tuple(sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html")))

    def has(self, name: str) -> bool:
        return name in self._sizes or (self.folder / name).is_file()

    def size(self, name: str) -> int:
        """The bytes a server sends for a file."""
        if name not in self._sizes:
            self._sizes[name] = packed(name, (self.folder / name).read_bytes())
        return self._sizes[name]

    def named_by(self, stylesheet: str) -> tuple[str, ...]:
        """The files a stylesheet loads, fonts above all."""
        if stylesheet not in self._named:
            text = (self.folder / stylesheet).read_text(encoding="utf-8")
            found = (name for name in CSS_ADDRESS.findall(text) if not name.startswith(("data:", "#")))
            place = posixpath.dirname(stylesheet)
            self._named[stylesheet] = tuple(
                name if ELSEWHERE.match(name) else posixpath.normpath(posixpath.join(place, name))
                for name in dict.fromkeys(found)
            )
        return self._named[stylesheet]

    def theme_files(self, ending: str) -> Iterator[File]:
        """The files of the theme with one ending, each by itself."""
        for path in sorted((self.folder / "theme").glob(f"*{ending}")):
            name = path.relative_to(self.folder).as_posix()
            yield File(f"/{name}", self.size(name))


def packed(name: str, content: bytes) -> int:
    """The length of a file on its way to the visitor, in bytes."""
    if posixpath.splitext(name)[1] not in PACKED:
        return len(content)
    return len(gzip.compress(content, GZIP_LEVEL, mtime=0))


def weigh(output: OutputFolder) -> list[PageWeight]:
    """Every page of a finished site, in the order of their addresses."""
    return [weigh_page(output, name) for name in output.pages]


def weigh_page(output: OutputFolder, name: str) -> PageWeight:
    """One page, given as the file it lies in."""
    content = (output.folder / name).read_bytes()
    page = LoadedPage(name, content.decode())
    stylesheets = page.stylesheets()
    wanted = dict.fromkeys([*_with_what_they_name(output, stylesheets), *page.others()])
    own = [file for file in wanted if not ELSEWHERE.match(file)]
    address = name.removesuffix("index.html")
    header, footer = page.shared()
    return PageWeight(
        address=address,
        files=(
            File(f"/{address}", packed(name, content)),
            *(File(f"/{file}", output.size(file)) for file in own if output.has(file)),
        ),
        nodes=page.nodes,
        crowded=tuple(page.crowded()),
        long=tuple(page.long()),
        moved=page.moved,
        pictured=page.pictured,
        missing=tuple(file for file in own if not output.has(file)),
        foreign=tuple(file for file in wanted if ELSEWHERE.match(file)),
        inline=tuple(dict.fromkeys(page.inline())),
        styles=tuple(_digest(output, file) for file in stylesheets),
        language=page.language,
        header=header,
        footer=footer,
    )


def _with_what_they_name(output: OutputFolder, stylesheets: list[str]) -> Iterator[str]:
    for stylesheet in stylesheets:
        yield stylesheet
        if output.has(stylesheet):
            yield from output.named_by(stylesheet)


def _digest(output: OutputFolder, file: str) -> str:
    return hashlib.sha256((output.folder / file).read_bytes()).hexdigest() if output.has(file) else file
