"""A second look at what was written: finished pages lead somewhere, and nothing foreign is in them."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from satupintu.hrefs import ABSOLUTE, NOT_FOUND, output_path
from satupintu.portal import Portal
from satupintu.problems import Problem

LINK = re.compile(r'\s(?:href|src)="([^"]*)"')
LOADED = re.compile(
    r'<(?:script|img|source|iframe|link rel="(?:stylesheet|preload|icon|manifest)")[^>]*?\s(?:src|href)="(?:https?:)?//'
)
ANCHOR = re.compile(r'\sid="([^"]*)"')
FORBIDDEN = (
    (re.compile(r"<style\b|\sstyle=", re.IGNORECASE), "gaya di dalam halaman"),
    (
        re.compile(r"<script(?![^>]*\ssrc=)(?![^>]*application/ld\+json)", re.IGNORECASE),
        "skrip di dalam halaman",
    ),
    (LOADED, "sumber dari situs lain"),
)
REQUIRED = (
    '<meta http-equiv="Content-Security-Policy"',
    '<html lang="',
    "<main",
    "<h1",
    "<header",
    "<footer",
)
SEARCH_BUNDLE = "pagefind/"


@dataclass(slots=True)
class Finished:
    """What one walk over the output has seen: digests by path, problems, and parts still to look up."""

    portal: Portal
    folder: Path
    digests: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    parts: set[tuple[str, str, str]] = field(default_factory=set)

    @property
    def pages(self) -> int:
        return sum(1 for path in self.digests if path.endswith(".html"))

    @property
    def digest(self) -> str:
        """One digest over every file except the search bundle, by path."""
        lines = (
            f"{path}\0{digest}\n"
            for path, digest in sorted(self.digests.items())
            if not path.startswith(SEARCH_BUNDLE)
        )
        return hashlib.sha256("".join(lines).encode()).hexdigest()


def look_over(portal: Portal, folder: Path) -> Finished:
    """Read every file of the output once."""
    seen = Finished(portal, folder)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    names = frozenset(path.relative_to(folder).as_posix() for path in files)
    for file in files:
        content = file.read_bytes()
        name = file.relative_to(folder).as_posix()
        seen.digests[name] = hashlib.sha256(content).hexdigest()
        if name.endswith(".html"):
            seen.problems += _page_problems(seen, name, content.decode(), names)
    seen.problems += _missing_parts(seen)
    return seen


def _page_problems(seen: Finished, name: str, html: str, names: frozenset[str]) -> Iterator[Problem]:
    address = name.removesuffix("index.html")
    for mark in REQUIRED:
        if mark not in html:
            yield _problem(seen, address, f"halaman `/{address}` tidak punya `{mark}`; betulkan templatnya")
    for pattern, what in FORBIDDEN:
        if match := pattern.search(html):
            yield _problem(
                seen,
                address,
                f"halaman `/{address}` memuat {what}: `{match[0].strip()[:60]}`; betulkan templatnya",
            )
    prefix = seen.portal.hrefs.prefix(address)
    for link in set(LINK.findall(html)):
        target, _mark, part = unescape(link).partition("#")
        if ABSOLUTE.match(link) and not link.startswith("#"):
            continue
        path = name if not target else _path(target, address, prefix)
        if path not in names:
            yield _problem(seen, address, f"tautan `{link}` di halaman `/{address}` tidak membuka apa pun")
        elif part:
            seen.parts.add((path, unquote(part), address))


def _path(target: str, address: str, prefix: str) -> str:
    """The output file a link leads to."""
    if address == NOT_FOUND or (prefix and target.startswith(prefix)):
        found = target.removeprefix(prefix)
    else:
        found = posixpath.join(posixpath.dirname(address), target)
    found = unquote(found)
    normal = posixpath.normpath(found) if found else ""
    if normal == ".":
        normal = ""
    return output_path(f"{normal}/" if normal and found.endswith(("/", ".")) else normal)


def _missing_parts(seen: Finished) -> Iterator[Problem]:
    """Links to `#part` of a page that has no such part."""
    anchors: dict[str, frozenset[str]] = {}
    for path, part, address in sorted(seen.parts):
        if path not in anchors:
            anchors[path] = frozenset(ANCHOR.findall((seen.folder / path).read_text(encoding="utf-8")))
        if part not in anchors[path]:
            yield _problem(
                seen,
                address,
                f"bagian `#{part}` tidak ada di `/{path.removesuffix('index.html')}` (tautan di `/{address}`)",
            )


def _problem(seen: Finished, address: str, message: str) -> Problem:
    page = seen.portal.by_address.get(address)
    return Problem(page.source if page and page.source else "theme", 1, "hasil", message)
