"""What surrounds the text of a page: header, footer and band, and the head that browsers and machines read."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from markupsafe import Markup
from msgspec import Struct

from satupintu.dates import When
from satupintu.values.parts import ContactLine, Link, ReviewNote


class MenuEntry(Struct, frozen=True):
    """One entry of the main menu: a plain link, or a group whose panel lists `children`."""

    title: str
    address: str
    children: tuple[Link, ...] = ()
    addresses: tuple[str, ...] = ()
    """Prefixes of the addresses at which this entry counts as the current group."""
    language: str = ""
    title_language: str = ""
    """As those of a Link."""


class FooterColumn(Struct, frozen=True):
    """One column of links in the footer; `title_language` as that of a Link."""

    title: str
    links: tuple[Link, ...]
    title_language: str = ""


class Notice(Struct, frozen=True):
    """The site notice that is due on the day of the build; its languages are told as those of a Link."""

    text: str
    address: str = ""
    language: str = ""
    title_language: str = ""


class Frame(Struct, frozen=True, dict=True):
    """What surrounds every page of a language: equal on all of them apart from link prefixes and aria-current.

    `home` is the address of the home page in this language, `other_language` leads to that of the other;
    `assets` maps the name of a theme file ("satupintu.css") to its address with digest; `locale` is the
    language as Open Graph names it ("id_ID"); `manifest` the web manifest's address ("" where it is not read);
    `search` the address of the search ("" on a site without one).
    """

    site_name: str
    wordmark: str
    wordmark_place: str
    owner: str
    language: str
    locale: str
    home: str
    strip: tuple[Link, ...]
    other_language: Link | None
    menu: tuple[MenuEntry, ...]
    footer: tuple[FooterColumn, ...]
    contact: tuple[ContactLine, ...]
    complaint: Link
    notice: Notice | None
    assets: dict[str, str]
    manifest: str
    search: str = ""
    address: ClassVar[str] = ""
    """The frame belongs to the whole site."""

    def marks(self, address: str) -> tuple[str, ...]:
        """What header and footer mark as current on the page at an address: itself and its groups."""
        groups = (prefix for entry in self.menu for prefix in entry.addresses if address.startswith(prefix))
        return (*((address,) if address in self._linked else ()), *groups)

    @cached_property
    def _linked(self) -> frozenset[str]:
        columns = (link.address for column in self.footer for link in column.links)
        panels = (link.address for entry in self.menu for link in entry.children)
        entries = (entry.address for entry in self.menu)
        return frozenset(
            {
                self.home,
                self.search or self.home,
                *columns,
                *panels,
                *entries,
                *(link.address for link in self.strip),
            }
        )


class UnitBand(Struct, frozen=True):
    """The band under the header of a unit's pages: its name and its local menu (at most 7 links).

    `language` is that of the unit's home and `name_language` that of its name, where they are not the page's.
    """

    name: str
    address: str
    menu: tuple[Link, ...]
    language: str = ""
    name_language: str = ""

    def marks(self, address: str) -> tuple[str, ...]:
        """Which of its links are marked as current on the page at an address."""
        return tuple(link.address for link in self.menu if address.startswith(link.address))


class SharePicture(Struct, frozen=True):
    """The picture shown where a page is shared: absolute address, size in pixels, media type, what it shows."""

    address: str
    width: int
    height: int
    type: str
    alt: str


class Share(Struct, frozen=True):
    """What other services show of a page that is shared (Open Graph, ogp.me).

    `type` is "website" or "article"; `published` and `modified` are moments with their zone, or "".
    """

    type: str
    title: str
    picture: SharePicture | None
    published: str = ""
    modified: str = ""


class SearchMark(Struct, frozen=True):
    """What a page that can be found tells the search besides its text, in attributes of <main>.

    `kind` is a folder word, `unit` a slug ("" for the main site); `order` an ISO day for the order of time, `year`
    and `day` (in words) of what has a day of its own; `keywords` its own and `words` what else the office calls its
    things (`codes`: the names with letters and digits in one word), none of them shown; `level` from 1 for what people come for to 4 for what is over; `weight` how much
    the words of its text count, "" for 1. `past` is what is searched only where that is asked for, or where the rest
    has too little.
    """

    title: str
    summary: str = ""
    kind: str = ""
    unit: str = ""
    order: str = ""
    year: str = ""
    day: str = ""
    keywords: str = ""
    words: str = ""
    codes: str = ""
    level: int = 2
    weight: str = ""
    past: bool = False


class PageHead(Struct, frozen=True):
    """What is true of this page alone.

    `title` is the h1; `document_title` the start of <title>, unlike that of any other page;
    `description` 160 characters at most; `trail` the breadcrumb before the page itself;
    `canonical` the absolute address (of the target, on redirects; "" where the page stands for nothing);
    `share` is None, and `structured` (schema.org as JSON-LD, safe inside a script element) empty, on pages
    that search engines should leave; `report` the mailto: address of "Laporkan kekeliruan";
    `updated` the day its content was last brought up to date (None for lists);
    `sample` marks demonstration data; `indexed` is False for pages search engines should leave;
    `alternates` are the feeds and calendars to name in <head> as (title, address, media type);
    `languages` the absolute addresses of the page in all its languages as (hreflang, address), itself included;
    `translation` leads to it in the other language, `untranslated` says what a free page lacks, and leads on;
    `search` is None on pages that the search does not find; `reviewed` on those nobody has read through again.
    """

    address: str
    title: str
    document_title: str
    description: str
    trail: tuple[Link, ...]
    canonical: str
    report: str
    share: Share | None
    structured: Markup
    unit: UnitBand | None = None
    updated: When | None = None
    sample: bool = False
    indexed: bool = True
    alternates: tuple[tuple[str, str, str], ...] = ()
    languages: tuple[tuple[str, str], ...] = ()
    translation: Link | None = None
    untranslated: Link | None = None
    search: SearchMark | None = None
    reviewed: ReviewNote | None = None
