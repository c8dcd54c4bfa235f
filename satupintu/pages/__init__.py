"""Which pages the site has, and what each of them shows. One module for each family of pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from satupintu.models import Manual, Text
from satupintu.pages import (
    agenda,
    apps,
    articles,
    downloads,
    duties,
    editor,
    embed,
    english,
    english_services,
    forms,
    freshness,
    gallery,
    glossary,
    history,
    lists,
    main,
    manuals,
    needs,
    people,
    posts,
    search,
    service,
    service_list,
    services,
    staff,
    standards,
    structure,
    title_index,
    units,
)
from satupintu.portal import Page, Portal

SOURCES: tuple[Callable[[Portal], Iterator[Page]], ...] = (
    main.pages,
    search.pages,
    glossary.pages,
    title_index.pages,
    english.pages,
    english_services.pages,
    units.pages,
    services.pages,
    service.pages,
    standards.pages,
    apps.pages,
    manuals.pages,
    needs.pages,
    service_list.pages,
    structure.pages,
    staff.pages,
    duties.pages,
    people.pages,
    posts.pages,
    articles.pages,
    downloads.pages,
    lists.pages,
    agenda.pages,
    freshness.pages,
    history.pages,
    gallery.pages,
    embed.pages,
    editor.pages,
    forms.pages,
)


def present_pages(portal: Portal) -> Iterator[Page]:
    """Every page with content of its own; redirects and farewells (`moved`) are made from these."""
    for source in SOURCES:
        yield from source(portal)


def text_pages(portal: Portal, texts: Iterable[Text]) -> Iterator[Page]:
    """Those pages that are made from some texts, without listing all others."""
    for text in texts:
        if portal.site.is_visible(text):
            yield (
                manuals.page_of(portal, text) if isinstance(text, Manual) else articles.page_of(portal, text)
            )
