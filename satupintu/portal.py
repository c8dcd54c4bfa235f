"""One build's view of the site: the site, its texts and files, the frame, and every page of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field

from satupintu.bodies import Bodies
from satupintu.cache import Cache
from satupintu.dates import When
from satupintu.files import FileFacts, inspect, size_text, type_label
from satupintu.glossary_terms import Terms, terms_of
from satupintu.hrefs import Hrefs
from satupintu.language import Language, language_of, original_address
from satupintu.links import Resolver
from satupintu.models import NewsItem, Unit
from satupintu.pictures.plan import SourcePicture
from satupintu.pictures.workshop import Workshop
from satupintu.places import SEARCH
from satupintu.privacy.inside import Canaries
from satupintu.privacy.scan import PrivacyScan
from satupintu.site import Site
from satupintu.social import Cards
from satupintu.store import Store
from satupintu.theme import Assets, digest_address
from satupintu.typeset import Press
from satupintu.values import Facet, FileLink, Frame, Link, PageValues, PersonEntry, Row, SearchMark, UnitBand

if TYPE_CHECKING:
    from satupintu.freshness.board import Board
    from satupintu.search.documents import Document
    from satupintu.search.related import Related

CACHE_FILE = ".cache/portal.sqlite"
PICTURE_CACHE = ".cache/gambar"
PRINT_CACHE = ".cache/cetak"
SEARCH_CACHE = ".cache/cari"
RELATED_CACHE = ".cache/terkait"
BUNDLE_DAYS = 3
"""A bundle is made of the whole site, as lists of related pages are, and hardly ever comes back once a page has
changed."""
NO_CANARIES = Canaries()
OF_PAGES = (
    "rows",
    "documents",
    "document_at",
    "repeated_sentences",
    "related",
    "search_marks",
)
"""What is worked out for pages and files and takes more memory than a few of them."""


class Page(Struct, frozen=True):
    """One page: its address, what lists say of it, and how its values are made when it is due.

    `source` is the file it comes from ("" for lists); `section` is the heading under which the
    page "Peta situs" names it ("" leaves it out).
    """

    address: str
    title: str
    make: Callable[[], PageValues]
    updated: When | None = None
    indexed: bool = True
    source: str = ""
    section: str = ""

    @property
    def language(self) -> Language:
        return language_of(self.address)


class PagesBefore(Struct, frozen=True):
    """What is known of the pages of an earlier output, where those of a portal are the same: their addresses, and the
    document titles of some of them by address."""

    addresses: Set[str]
    titles: Mapping[str, str]


class FileShelf:
    """Facts of published files, read once a run."""

    def __init__(self, root: Path, cache: Cache) -> None:
        self._root = root
        self._cache = cache
        self._facts: dict[str, FileFacts] = {}

    def facts(self, path: str) -> FileFacts:
        if path not in self._facts:
            self._facts[path] = inspect(self._root / path, self._cache)
        return self._facts[path]

    def picture(self, path: str) -> SourcePicture:
        """A picture that the checks have accepted."""
        facts = self.facts(path)
        return SourcePicture(path, facts.digest, facts.width or 1, facts.height or 1)

    def link(self, path: str, title: str, address: str, language: Language = Language.INDONESIAN) -> FileLink:
        facts = self.facts(path)
        return FileLink(title, address, type_label(path), size_text(facts.size, language), facts.pages)


class Portal(Struct, frozen=True, dict=True):
    """Everything pages are made from."""

    site: Site
    bodies: Bodies
    shelf: FileShelf
    hrefs: Hrefs
    assets: Assets
    cards: Cards
    workshop: Workshop
    press: Press
    privacy: PrivacyScan
    bundles: Store = field(default_factory=lambda: Store(None))
    """Search bundles by the digest of what they were made from."""
    kinships: Store = field(default_factory=lambda: Store(None))
    """Lists of related pages by the digest of what they were made from."""
    before: PagesBefore | None = None
    """Spares listing all pages, where it is there; what is said of them is the same."""

    @classmethod
    def open(
        cls,
        site: Site,
        assets: Assets,
        cache: Cache,
        *,
        from_disk: bool = False,
        canaries: Canaries = NO_CANARIES,
        numbers: frozenset[str] | None = None,
    ) -> Portal:
        """`numbers` are the personal numbers that may be published, where they are known already."""

        def store(folder: str) -> Store:
            return Store(site.root / folder if cache.lasting else None)

        return cls(
            site,
            Bodies(site.root, site.settings.markdown, cache, site.texts),
            FileShelf(site.root, cache),
            Hrefs(site.settings.base_url.rstrip("/") + "/", from_disk),
            assets,
            Cards(site.settings, assets, cache),
            Workshop(site.root, store(PICTURE_CACHE)),
            Press(assets.layouts, assets.colours, site.settings.full_name, store(PRINT_CACHE)),
            PrivacyScan(site, cache, canaries, numbers),
            store(SEARCH_CACHE),
            store(RELATED_CACHE),
        )

    def prune(self) -> None:
        """Let go of pictures and documents in the cache that have long not been asked for."""
        self.workshop.store.prune()
        self.press.store.prune()
        self.bundles.prune(days=BUNDLE_DAYS)
        self.kinships.prune(days=BUNDLE_DAYS)

    def close(self) -> None:
        """Let go of what pages and files were made from, once they are written; it is made again for who asks."""
        for name in OF_PAGES:
            vars(self).pop(name, None)

    @cached_property
    def frame(self) -> Frame:
        return self.frame_in(Language.INDONESIAN)

    def frame_in(self, language: Language) -> Frame:
        """What surrounds the pages of a language."""
        if language not in self._frames:
            from satupintu.pages.frame import frame

            self._frames[language] = frame(self, language)
        return self._frames[language]

    def band_in(self, language: Language, unit: Unit) -> UnitBand:
        """The band of a unit on its pages in a language."""
        key = language, unit.slug
        if key not in self._bands:
            from satupintu.pages.heads import unit_band

            self._bands[key] = unit_band(self, unit, language)
        return self._bands[key]

    def way_to(self, language: Language, unit: Unit | None) -> tuple[Link, ...]:
        """How the breadcrumb of every page of a unit, or of the main site, begins in a language."""
        key = language, unit.slug if unit else ""
        if key not in self._ways:
            from satupintu.pages.heads import way_to

            self._ways[key] = way_to(self, unit, language)
        return self._ways[key]

    @cached_property
    def _ways(self) -> dict[tuple[Language, str], tuple[Link, ...]]:
        return {}

    @cached_property
    def _frames(self) -> dict[Language, Frame]:
        return {}

    @cached_property
    def _bands(self) -> dict[tuple[Language, str], UnitBand]:
        return {}

    def document_title(self, address: str) -> str | None:
        """The title of a present page that no other page has; None where none lies at the address."""
        known = self.before.titles.get(address) if self.before else None
        return known or self.document_titles.get(address)

    @cached_property
    def document_titles(self) -> Mapping[str, str]:
        """The title of each present page by its address: no two are the same."""
        from satupintu.pages.titles import document_titles

        return document_titles(self)

    @cached_property
    def repeated_sentences(self) -> frozenset[str]:
        """Summaries that stand over more than one page."""
        from satupintu.pages.titles import repeated_sentences

        return repeated_sentences(self)

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Rows that have been made, without their unit, by path."""
        return {}

    @cached_property
    def posters(self) -> dict[str, bytes]:
        """Posters that have been asked of the press, by address: checks, pages and files all need them."""
        return {}

    @cached_property
    def people_entries(self) -> dict[str, PersonEntry]:
        """People as lists show them, by slug, as far as they have been made."""
        return {}

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """How services are chosen: the same on all pages of the box."""
        from satupintu.pages.choices import facets

        return facets(self)

    @cached_property
    def present(self) -> tuple[Page, ...]:
        """Every page with content of its own."""
        from satupintu.pages import present_pages

        return tuple(present_pages(self))

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every page of the site; two may claim one address until the checks have refused that."""
        from satupintu.pages import moved

        return (*self.present, *moved.pages(self))

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """Everything that can be found on the day: the one source of every engine."""
        from satupintu.search.documents import documents

        return tuple(documents(self))

    @cached_property
    def word_list(self) -> bytes:
        """The words that the search in the browser may complete, or put in the place of misspelt ones."""
        from satupintu.search.vocabulary import frequencies, word_list

        return word_list(frequencies(self.documents, self.site.glossary)).encode()

    @property
    def word_list_address(self) -> str:
        return digest_address("kata.txt", self.word_list, SEARCH.rstrip("/"))

    @cached_property
    def document_at(self) -> Mapping[str, Document]:
        """Those documents by their address."""
        return {document.address: document for document in self.documents}

    @cached_property
    def board(self) -> Board | None:
        """What is looked after, and in which state; None where nothing is known of the past."""
        from satupintu.freshness.board import board

        return board(self.site)

    @cached_property
    def related(self) -> Related:
        """The pages related to each, by its address."""
        from satupintu.search.related import related

        return related(self.documents, self.kinships)

    @cached_property
    def search_marks(self) -> Mapping[str, SearchMark]:
        """What each page that can be found tells the search, by its address."""
        from satupintu.pages.search_marks import search_marks

        return search_marks(self)

    @cached_property
    def terms(self) -> Terms:
        """The glossary as its readers see it."""
        return terms_of(self.site.glossary_record)

    @cached_property
    def leaflets(self) -> dict[str, bytes]:
        """Leaflets that have been set, by the path of their manual."""
        return {}

    def formerly(self, address: str) -> Iterator[str]:
        """The addresses at which something of a renamed unit used to lie."""
        start, inside = language_of(address).prefix, original_address(address)
        for unit in self.site.renamed_units:
            if inside.startswith(unit.address):
                yield from (
                    f"{start}units/{slug}/{inside.removeprefix(unit.address)}" for slug in unit.former_slugs
                )

    @cached_property
    def by_address(self) -> Mapping[str, Page]:
        return {page.address: page for page in self.pages}

    @cached_property
    def addresses(self) -> Set[str]:
        """The addresses of all pages."""
        return self.before.addresses if self.before else self.by_address.keys()

    @cached_property
    def reports(self) -> Mapping[str, tuple[NewsItem, ...]]:
        """Visible activity reports by the address of their event."""
        found: dict[str, list[NewsItem]] = defaultdict(list)
        for item in self.site.news():
            if item.event:
                found[self.resolver.resolve(item.event, item).address].append(item)
        return {address: tuple(items) for address, items in found.items()}

    @cached_property
    def resolver(self) -> Resolver:
        return Resolver(self.site, lambda address: address in self.addresses)
