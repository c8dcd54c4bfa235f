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

from satupintu.files import files_below
from satupintu.hrefs import ABSOLUTE, NOT_FOUND, output_path
from satupintu.portal import Portal
from satupintu.problems import Problem

TAG = re.compile(r"<(?:a|link|img|source|script|style|iframe)\b[^>]*>")
"""Tags that lead somewhere or load something; what merely reads like one in a text is escaped."""
ADDRESS = re.compile(r'\s(?:href|src)="([^"]*)"')
FOREIGN = re.compile(r'\s(?:src|href)="(?:https?:)?//')
NAMED_ONLY = re.compile(r'\srel="(?:canonical|alternate)"')
"""Links in the head that name an address without loading it."""
STYLED = re.compile(r"<[a-z][^<>]*\sstyle=")
ANCHOR = re.compile(r'\sid="([^"]*)"')
REQUIRED = (
    '<meta http-equiv="Content-Security-Policy"',
    '<html lang="',
    "<main",
    "<h1",
    "<header",
    "<footer",
)
ELSEWHERE = "://"
"""Stands for any file that is not of this site."""
SEARCH_BUNDLE = "pagefind/"


@dataclass(slots=True)
class Finished:
    """What one walk over the output has seen: digests by path, problems, and parts still to look up."""

    portal: Portal
    folder: Path
    digests: dict[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    parts: set[tuple[str, str, str]] = field(default_factory=set)
    targets: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)

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
    names = files_below(folder)
    known = frozenset(names)
    for name in names:
        content = (folder / name).read_bytes()
        seen.digests[name] = hashlib.sha256(content).hexdigest()
        if name.endswith(".html"):
            html = content.decode()
            address = name.removesuffix("index.html")
            tags = set(TAG.findall(html))
            seen.problems += (_problem(seen, address, fault) for fault in _faults(html, tags, address))
            seen.problems += (
                _problem(seen, address, fault) for fault in _dead_links(seen, name, html, tags, known)
            )
    seen.problems += _missing_parts(seen)
    return seen


def _faults(html: str, tags: set[str], address: str) -> Iterator[str]:
    """What every page must have, and what none may."""
    for mark in REQUIRED:
        if mark not in html:
            yield f"halaman `/{address}` tidak punya `{mark}`; betulkan templatnya"
    for tag in tags:
        if not tag.startswith("<a ") and (what := _forbidden(tag)):
            yield f"halaman `/{address}` memuat {what}: `{tag[:60]}`; betulkan templatnya"
    if "style=" in html and (styled := STYLED.search(html)):
        yield f"halaman `/{address}` memuat gaya di dalam halaman: `{styled[0][:60]}`; betulkan templatnya"


def _forbidden(tag: str) -> str:
    if tag.startswith("<style"):
        return "gaya di dalam halaman"
    if tag.startswith("<script") and " src=" not in tag and "application/ld+json" not in tag:
        return "skrip di dalam halaman"
    if FOREIGN.search(tag) and not NAMED_ONLY.search(tag):
        return "sumber dari situs lain"
    return ""


def _dead_links(seen: Finished, name: str, html: str, tags: set[str], known: frozenset[str]) -> Iterator[str]:
    address = name.removesuffix("index.html")
    prefix = seen.portal.hrefs.prefix(address)
    targets = seen.targets.setdefault(prefix, {})
    for link in set(ADDRESS.findall("".join(tags))):
        found = targets.get(link)
        if found is None:
            found = _target(link, address, prefix)
            if prefix and link.startswith(prefix):  # leads to the same file from every page of this depth
                targets[link] = found
        path, part = found[0] or name, found[1]
        if path not in known and path != ELSEWHERE:
            yield f"tautan `{link}` di halaman `/{address}` tidak membuka apa pun"
        elif part and (path != name or f' id="{part}"' not in html):
            seen.parts.add((path, part, address))


def _target(link: str, address: str, prefix: str) -> tuple[str, str]:
    """The output file a link leads to ("" for the page itself) and the part of it."""
    if ABSOLUTE.match(link) and not link.startswith("#"):
        return ELSEWHERE, ""
    target, _mark, part = unescape(link).partition("#")
    return _path(target, address, prefix) if target else "", unquote(part)


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
