"""The index of the terminal in the cache: opened without reading the site where no source has changed since.

`.cache/cari/` holds each index under the digest of its documents (`search/index.py`), and under the digest of all
sources, the program and the day a note of which index that is. A day on which nothing begins or ends gets another note
and the same index.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from satupintu.cache import Cache, program_digest
from satupintu.commands.progress import Progress
from satupintu.files import sources_below
from satupintu.loader import load_site
from satupintu.portal import CACHE_FILE, SEARCH_CACHE, Portal
from satupintu.problems import Problem
from satupintu.search.index import SearchIndex, opened, reopened
from satupintu.site import Site
from satupintu.store import Store
from satupintu.theme import load_assets

FOLDERS = ("content", "units", "services_catalog")
TEXTS = (".md", ".yml")
"""Files whose content decides what is found; of all others only the name does."""
LIBRARIES = ("comrak", "markdown", "nh3", "pystemmer", "selectolax", "whoosh-reloaded")
PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class FoundIndex:
    """An index, and what those are called whose pages it finds: units by slug, and the main site."""

    index: SearchIndex
    units: Mapping[str, str]
    main: str


def found_index(root: Path, today: date) -> tuple[FoundIndex | None, list[Problem]]:
    """The index of a site on a day, from the cache as far as that holds.

    None, with the problems, where not even the settings of the site can be read; other problems are passed over.
    """
    store = Store(root / SEARCH_CACHE)
    key = sources_digest(root, today)
    known = _noted(store, key)
    if known is not None:
        return known, []
    progress = Progress(lines=False)
    with progress.step("Membaca isi"):
        site, problems = load_site(root, today)
    if site is None:
        return None, problems
    with progress.step("Menyusun indeks"), opened_portal(site) as portal:
        index = portal_index(portal)
    units = {unit.slug: unit.label for unit in site.units.values()}
    note = {"index": index.key, "units": units, "main": site.settings.short_name}
    if (
        sources_digest(root, today) == key
    ):  # else something was saved meanwhile, and this is the index of neither
        store.put(key, json.dumps(note, ensure_ascii=False).encode())
    store.prune()
    return FoundIndex(index, units, site.settings.short_name), []


@contextmanager
def opened_portal(site: Site) -> Iterator[Portal]:
    """The portal of a site with the cache of its folder."""
    cache = Cache(site.root / CACHE_FILE)
    try:
        yield Portal.open(site, load_assets(site.root / "theme"), cache)
    finally:
        cache.close()


def portal_index(portal: Portal) -> SearchIndex:
    """The index of a portal's documents, from the cache where it is there."""
    return opened(portal.documents, portal.site.glossary, Store(portal.site.root / SEARCH_CACHE))


def sources_digest(root: Path, today: date) -> str:
    """The digest of everything an index follows from, read without understanding any of it."""
    modules = sorted(path.relative_to(PACKAGE).with_suffix("").as_posix() for path in PACKAGE.rglob("*.py"))
    versions = [f"{library} {version(library)}" for library in LIBRARIES]
    total = hashlib.sha256(json.dumps([today.isoformat(), program_digest(*modules), versions]).encode())
    for folder in FOLDERS:
        for name in sources_below(root / folder):
            total.update(f"\0{folder}/{name}\0".encode(errors="surrogatepass"))
            if name.endswith(TEXTS):
                with open(f"{root}/{folder}/{name}", "rb") as file:  # noqa: PTH123 (a Path costs as much as the reading)
                    total.update(hashlib.sha256(file.read()).digest())
    return total.hexdigest()


def _noted(store: Store, key: str) -> FoundIndex | None:
    """The index that a note names, where both are there whole."""
    content = store.get(key)
    if content is None:
        return None
    note = json.loads(content)
    index = reopened(note["index"], store)
    return FoundIndex(index, note["units"], note["main"]) if index else None
