"""Which pages the site has, and what each of them shows. One module for each family of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from satupintu.pages import (
    agenda,
    articles,
    downloads,
    english,
    gallery,
    lists,
    main,
    services,
    structure,
    units,
)
from satupintu.portal import Page, Portal

SOURCES: tuple[Callable[[Portal], Iterator[Page]], ...] = (
    main.pages,
    english.pages,
    units.pages,
    services.pages,
    structure.pages,
    articles.pages,
    downloads.pages,
    lists.pages,
    agenda.pages,
    gallery.pages,
)


def present_pages(portal: Portal) -> Iterator[Page]:
    """Every page with content of its own; redirects and farewells (`moved`) are made from these."""
    for source in SOURCES:
        yield from source(portal)
