"""What stands in the lists that visitors and machines use: menu, box, applications, agenda, feeds, search, site map."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.etree import ElementTree

from selectolax.lexbor import LexborHTMLParser

from satupintu.review.finished_page import INDEX, resolved
from satupintu.review.report import Entry, Listing

ATOM = "{http://www.w3.org/2005/Atom}"
SITE_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"

Listed = Mapping[str, Mapping[str, str]]
"""The title of each entry by its address, by the name of the list."""


def listed(folder: Path, titles: Mapping[str, str], found: Iterable[str], base_url: str) -> Listed:
    """What stands in the lists of a finished site.

    `titles` are those of its pages by address, `found` the addresses that its search finds.
    """
    return {
        "Menu": dict(_menu(folder)),
        "Satu Kotak": dict(_rows(folder, "services", base_url)),
        "Aplikasi kerja": dict(_rows(folder, "apps", base_url)),
        "Agenda": dict(_rows(folder, "events", base_url)),
        "Umpan": dict(_feeds(folder, base_url)),
        "Pencarian": {f"/{address}": titles.get(address, address) for address in found},
        "Peta situs": dict(_site_map(folder, titles, base_url)),
    }


def listings(before: Listed, after: Listed) -> tuple[Listing, ...]:
    """The lists in which something appears or disappears."""
    found = []
    for name, entries in after.items():
        appeared = _entries(entries, before[name])
        vanished = _entries(before[name], entries)
        if appeared or vanished:
            found.append(Listing(name, appeared, vanished))
    return tuple(found)


def _entries(these: Mapping[str, str], others: Mapping[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(these[address], address) for address in sorted(these.keys() - others.keys()))


def _menu(folder: Path) -> Iterator[tuple[str, str]]:
    tree = LexborHTMLParser((folder / INDEX).read_bytes())
    for link in tree.css("header nav a[href]"):
        title = link.css_first("b") or link
        yield resolved(link.attributes.get("href") or "", INDEX), " ".join(title.text().split())


def _rows(folder: Path, kind: str, base_url: str) -> Iterator[tuple[str, str]]:
    file = folder / "api/v1" / f"{kind}.json"
    for row in json.loads(file.read_bytes())["items"] if file.is_file() else ():
        yield _inside(row["url"], base_url), row["title"]


def _feeds(folder: Path, base_url: str) -> Iterator[tuple[str, str]]:
    """Every entry of every feed, by the address of its page."""
    for file in sorted(folder.rglob("*.atom.xml")):
        for entry in _written_by_us(file).iter(f"{ATOM}entry"):
            link = entry.find(f"{ATOM}link")
            address = link.get("href", "") if link is not None else ""
            yield _inside(address, base_url), entry.findtext(f"{ATOM}title", "")


def _site_map(folder: Path, titles: Mapping[str, str], base_url: str) -> Iterator[tuple[str, str]]:
    file = folder / "sitemap.xml"
    if file.is_file():
        for place in _written_by_us(file).iter(f"{SITE_MAP}loc"):
            address = _inside(place.text or "", base_url)
            yield address, titles.get(address.removeprefix("/"), address)


def _written_by_us(file: Path) -> ElementTree.Element:
    return ElementTree.fromstring(file.read_bytes())  # noqa: S314 (the build has just written it, without document type)


def _inside(address: str, base_url: str) -> str:
    return f"/{address.removeprefix(base_url)}" if address.startswith(base_url) else address
