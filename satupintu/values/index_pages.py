"""One class for each template of what is in the order of the alphabet: the glossary and the index of titles."""

from __future__ import annotations

from typing import ClassVar

from satupintu.values.index_parts import Letter, TermSection
from satupintu.values.pages import PageValues
from satupintu.values.parts import Link, Pager


class GlossaryValues(PageValues, frozen=True, kw_only=True):
    """What words mean. A long glossary has a page for each letter; its first page then only leads to them.

    `count` is in words, "" on the page of a letter; `onward` leads elsewhere.
    """

    template: ClassVar[str] = "glossary"
    intro: str
    count: str
    letters: tuple[Letter, ...]
    sections: tuple[TermSection, ...]
    pager: Pager | None
    onward: tuple[Link, ...]


class TitleIndexValues(PageValues, frozen=True, kw_only=True):
    """Titles from A to Z: the entry, whose `letter` is "", or a page of one letter.

    A row has its kind and unit as summary. `pages` are the pages of a letter that has several, each by the words
    it begins with; `onward` leads elsewhere.
    """

    template: ClassVar[str] = "title_index"
    intro: str
    count: str
    letters: tuple[Letter, ...]
    letter: str
    rows: tuple[Link, ...]
    pages: tuple[Link, ...]
    pager: Pager | None
    onward: tuple[Link, ...]
