"""`/glosarium/`: what the words of the office mean, and which word to look under."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from satupintu import structured
from satupintu.alphabet import address_word
from satupintu.glossary_terms import INTRO, TITLE, Entry, TermPage
from satupintu.pages.alphabet import addressed_letters, pager
from satupintu.pages.heads import Subject, head
from satupintu.pages.main import SITE_MAP
from satupintu.places import GLOSSARY, SEARCH, TITLE_INDEX
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import GlossaryValues, Link, TermSection, WordEntry
from satupintu.wording import thousands


def pages(portal: Portal) -> Iterator[Page]:
    terms = portal.terms
    if terms.entries:
        yield Page(GLOSSARY, TITLE, partial(_front, portal), section="Daftar")
    for page in () if terms.whole else terms.pages:
        yield Page(page.address, page.title, partial(_letter, portal, page))


def anchor(letter: str) -> str:
    return f"huruf-{address_word(letter)}"


def _front(portal: Portal) -> GlossaryValues:
    """All of it; the terms alone, each with the way to its meaning, where it has a page for each letter."""
    terms = portal.terms
    preferred = [entry for entry in terms.entries if entry.preferred]
    shown = terms.entries if terms.whole else preferred
    make = _section if terms.whole else _ways
    sections = [
        make(portal, letter, tuple(found)) for letter, found in groupby(shown, key=lambda entry: entry.letter)
    ]
    own = {section.letter: f"#{section.anchor}" for section in sections}
    onward = (Link("Indeks A–Z", TITLE_INDEX), Link("Pencarian", SEARCH), Link("Peta situs", SITE_MAP))
    return GlossaryValues(
        frame=portal.frame,
        page=head(
            portal,
            GLOSSARY,
            TITLE,
            INTRO,
            subject=Subject(CardKind.LIST, (structured.term_set(portal.hrefs, TITLE, INTRO, terms),)),
            translatable=True,
        ),
        intro=INTRO,
        count=f"{thousands(len(preferred))} istilah",
        letters=addressed_letters(own),
        sections=tuple(sections),
        pager=None,
        onward=tuple(link for link in onward if link.address in portal.by_address),
    )


def _letter(portal: Portal, page: TermPage) -> GlossaryValues:
    terms = portal.terms
    first = {each.letter: each.address for each in terms.pages if each.number == 1}
    count = sum(each.letter == page.letter for each in terms.pages)
    return GlossaryValues(
        frame=portal.frame,
        page=head(portal, page.address, page.title, page.intro, trail=(Link(TITLE, GLOSSARY),)),
        intro=page.intro,
        count="",
        letters=addressed_letters(first),
        sections=(_section(portal, page.letter, page.entries),),
        pager=pager(first[page.letter], page.number, count),
        onward=(Link(TITLE, GLOSSARY),),
    )


def _section(portal: Portal, letter: str, entries: Sequence[Entry]) -> TermSection:
    """What the words of a letter mean, and where to look for the meaning of the others."""
    here = portal.terms.whole
    return TermSection(
        letter,
        anchor(letter),
        terms=tuple(entry.term for entry in entries if entry.preferred),
        words=tuple(
            WordEntry(
                entry.word,
                Link(
                    entry.term.word,
                    f"#{entry.term.anchor}" if here else portal.terms.address(entry.term),
                ),
            )
            for entry in entries
            if not entry.preferred
        ),
    )


def _ways(portal: Portal, letter: str, entries: Sequence[Entry]) -> TermSection:
    """The terms of a letter with the way to their meaning; who came for one by its anchor finds it here."""
    words = (
        WordEntry("", Link(entry.word, portal.terms.address(entry.term)), entry.anchor) for entry in entries
    )
    return TermSection(letter, anchor(letter), (), tuple(words))
