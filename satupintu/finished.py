"""A second look at what was written: finished pages lead somewhere, and nothing foreign is in them."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from satupintu.editor.files import PROGRAM_DIGEST
from satupintu.files import files_below
from satupintu.hrefs import ABSOLUTE, NOT_FOUND, output_path
from satupintu.page_parts import MAIN, OPTIONAL, Outline, PageParts
from satupintu.portal import Portal
from satupintu.privacy.watch import Watch
from satupintu.problems import Problem
from satupintu.releases.manifest import build_digest
from satupintu.unchanged import KnownFile

TAG = re.compile(rb"<(?:a|link|img|source|script|style|iframe)\b[^>]*>")
"""Tags that lead somewhere or load something; what merely reads like one in a text is escaped."""
ADDRESS = re.compile(rb'\s(?:href|src)="([^"]*)"')
SRCSET = re.compile(rb'\ssrcset="([^"]*)"')
FOREIGN = re.compile(rb'\s(?:(?:src|href)="|srcset="(?:[^"]*[\s,])?)(?:https?:)?//')
NAMED_ONLY = re.compile(rb'\srel="(?:canonical|alternate)"')
"""Links in the head that name an address without loading it."""
AWAY = re.compile(rb'<(?:a|link rel="canonical") href="(?:https?|mailto|tel):[^"]*">')
"""Tags that only name an address elsewhere, as any page may; most pages have some that no other has."""
PLAIN = re.compile(r"(?:[a-z0-9_-][a-z0-9._-]*/)*(?:[a-z0-9_-](?:[a-z0-9._-]*[a-z0-9_-])?)?")
"""An address of the site in which there is nothing to resolve: most links are one, behind the way to the root."""
STYLED = re.compile(rb"<[a-z][^<>]*\sstyle=")
ANCHOR = re.compile(rb'\sid="([^"]*)"')
MOST_SETTLED = 2000
"""So many tags of a depth are remembered: neighbours share theirs, and those of far pages are looked at again."""
ELSEWHERE = "://"
"""Stands for any file that is not of this site."""
FOUND, MAIN_END = b" data-pagefind-body", b"</main>"
"""Mark and end of what the search takes from a page."""


class Finished:
    """What was seen of an output: a digest of each file, and what is wrong.

    Pages are looked at as they are written (`see`); `conclude` then reads from the disk what was not,
    and looks up where links lead.
    """

    def __init__(self, portal: Portal) -> None:
        self.problems: list[Problem] = []
        self._portal = portal
        self.digests: dict[str, bytes] = {}
        """The SHA-256 of each file, by path."""
        self.documents: dict[str, bytes] = {}
        """A digest of what the search takes from each page it is to find, by path."""
        self._page_parts = PageParts()
        self._settled: dict[str, set[bytes]] = defaultdict(set)
        """Tags that are in order on every page of a depth."""
        self._known = set(map(output_path, portal.addresses))
        self._unknown: list[tuple[str, bytes, str]] = []
        self._parts: dict[str, set[tuple[str, str]]] = defaultdict(set)
        """The files and parts of them that each page links, by the path of the page."""
        self._watch = Watch(portal.privacy, self._source)

    @property
    def pages(self) -> int:
        return sum(1 for path in self.digests if path.endswith(".html"))

    @property
    def digest(self) -> str:
        """One digest over every file except the search bundle, by path."""
        return build_digest({path: digest.hex() for path, digest in self.digests.items()})

    @property
    def to_be_there(self) -> Set[str]:
        """The paths of all pages, and of the files seen so far."""
        return self._known

    def parts_of(self, path: str) -> tuple[tuple[str, str], ...]:
        """The files and parts of them that a page links."""
        return tuple(sorted(self._parts.get(path, ())))

    def keep(self, file: KnownFile) -> None:
        """Count a file as seen that was found to be in order when it was written."""
        self.digests[file.path] = file.digest
        self._known.add(file.path)
        if file.document:
            self.documents[file.path] = file.document
        if file.parts:
            self._parts[file.path].update(file.parts)

    def see(self, path: str, content: bytes) -> None:
        """Look at one file of the output."""
        digest = hashlib.sha256(content)
        self.digests[path] = digest.digest()
        self._known.add(path)
        unseen = self._see_page(path, content) if path.endswith(".html") else content
        if (
            named := digest.hexdigest()
        ) != PROGRAM_DIGEST:  # other people's, pinned: its numbers are nobody's
            self._watch.see(path, unseen, named)

    def _see_page(self, path: str, page: bytes) -> bytes:
        """Look at a page, and return what of it was not looked at on another."""
        address = path.removesuffix("index.html")
        prefix = self._portal.hrefs.prefix(address)
        outline = self._page_parts.outline(page, prefix)
        self._note_document(path, page, outline.places[MAIN])
        settled, forbidden = self._settled[prefix], dict[bytes, str]()
        if len(settled) > MOST_SETTLED:
            settled.clear()
        for tag in self._doubtful({*TAG.findall(outline.unseen)} - settled, prefix):
            alike = self._follow(path, prefix, outline, tag)
            if what := _forbidden(tag):
                forbidden[tag] = what
            elif alike:
                settled.add(tag)
        self.problems += (self._problem(address, fault) for fault in _faults(address, outline, forbidden))
        return outline.unseen

    def conclude(self, folder: Path, names: Sequence[str] | None = None) -> None:
        """Look at what lies in the output folder besides the files seen, and at links that led nowhere yet.

        `names` are the paths of all files there, where they are known.
        """
        names = files_below(folder) if names is None else names
        for name in names:
            if name not in self.digests:
                self.see(name, (folder / name).read_bytes())
        present = frozenset(names)
        self.problems += (
            self._problem(name.removesuffix("index.html"), f"berkas `{name}` hilang setelah ditulis")
            for name in sorted(self.digests.keys() - present)
        )
        self.problems += (
            self._problem(address, f"tautan `{link.decode()}` di halaman `/{address}` tidak membuka apa pun")
            for path, link, address in self._unknown
            if path not in present
        )
        self._settled.clear()
        self.problems += self._missing_parts(folder)
        self.problems += self._watch.problems()

    def bundle_problems(self, archive: bytes) -> list[Problem]:
        """What the search bundle would publish besides the files seen. Raises BundleUnreadable."""
        return list(self._watch.bundle_problems(archive))

    def _note_document(self, path: str, content: bytes, start: int) -> None:
        if start >= 0 and content.find(FOUND, start, content.find(b">", start)) >= 0:
            document = content[start : content.rfind(MAIN_END)]  # the end is near
            self.documents[path] = hashlib.sha256(document).digest()

    def _doubtful(self, tags: Set[bytes], prefix: str) -> Iterator[bytes]:
        """The tags of a page but for those of which a glance tells that they lead to another page, or away."""
        start, pages = f'<a href="{prefix}'.encode(), self._portal.addresses
        end = len(start)
        for tag in tags:
            to_page = tag.startswith(start) and tag[end : tag.find(b'"', end)].decode() in pages
            if not to_page and not AWAY.fullmatch(tag):
                yield tag

    def _follow(self, path: str, prefix: str, outline: Outline, tag: bytes) -> bool:
        """Note where a tag of a page leads; whether that is to the same files from every page of this depth."""
        address = path.removesuffix("index.html")
        alike = bool(prefix)
        for link in _addresses(tag):
            target, part = _target(link.decode(), address, prefix)
            target = target or path
            if target not in self._known and target != ELSEWHERE:
                self._unknown.append((target, link, address))
                alike = False
            elif part and (target != path or not outline.has(part)):
                self._parts[path].add((target, part))
            alike = alike and not part and link.startswith(prefix.encode())
        return alike

    def _missing_parts(self, folder: Path) -> Iterator[Problem]:
        """Links to `#part` of a page that has no such part."""
        anchors: dict[str, frozenset[str]] = {}
        linked = ((*part, source) for source, parts in self._parts.items() for part in parts)
        for path, part, source in sorted(linked):
            if path not in self.digests:
                continue
            if path not in anchors:
                found = ANCHOR.findall((folder / path).read_bytes())
                anchors[path] = frozenset(anchor.decode() for anchor in found)
            if part not in anchors[path]:
                page, address = path.removesuffix("index.html"), source.removesuffix("index.html")
                yield self._problem(
                    address, f"bagian `#{part}` tidak ada di `/{page}` (tautan di `/{address}`)"
                )

    def _problem(self, address: str, message: str) -> Problem:
        return Problem(self._source(address) or "theme", 1, "hasil", message)

    def _source(self, address: str) -> str:
        """The file a page comes from; "" for lists and files."""
        page = self._portal.by_address.get(address)
        return page.source if page else ""


def _addresses(tag: bytes) -> set[bytes]:
    """Where a tag leads: its `href` and `src`, and every file a `srcset` offers (HTML 4.8.4.2.1)."""
    offered = b",".join(SRCSET.findall(tag)).split(b",") if b"srcset=" in tag else ()
    return {*ADDRESS.findall(tag), *(words[0] for each in offered if (words := each.split()))}


def _faults(address: str, outline: Outline, forbidden: Mapping[bytes, str]) -> Iterator[str]:
    """What every page must have, and what none may; `forbidden` tags with what is wrong in them."""
    for mark, place in outline.places.items():
        if place < 0 and mark not in OPTIONAL:
            yield f"halaman `/{address}` tidak punya `{mark.decode()}`; betulkan templatnya"
    for tag, what in forbidden.items():
        yield f"halaman `/{address}` memuat {what}: `{_start(tag)}`; betulkan templatnya"
    if b"style=" in outline.unseen and (styled := STYLED.search(outline.unseen)):
        yield f"halaman `/{address}` memuat gaya di dalam halaman: `{_start(styled[0])}`; betulkan templatnya"


def _start(tag: bytes) -> str:
    return tag.decode()[:60]


def _forbidden(tag: bytes) -> str:
    """What a tag brings that no page may; a link may lead anywhere."""
    if tag.startswith(b"<a "):
        return ""
    if tag.startswith(b"<style"):
        return "gaya di dalam halaman"
    if tag.startswith(b"<script") and b" src=" not in tag and b"application/ld+json" not in tag:
        return "skrip di dalam halaman"
    if FOREIGN.search(tag) and not NAMED_ONLY.search(tag):
        return "sumber dari situs lain"
    return ""


def _target(link: str, address: str, prefix: str) -> tuple[str, str]:
    """The output file a link leads to ("" for the page itself) and the part of it."""
    if ABSOLUTE.match(link) and not link.startswith("#"):
        return ELSEWHERE, ""
    if prefix and address != NOT_FOUND and link.startswith(prefix) and PLAIN.fullmatch(link, len(prefix)):
        return output_path(link[len(prefix) :]), ""
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
