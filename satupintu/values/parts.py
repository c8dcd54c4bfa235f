"""The pieces that pages are put together from."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar

from markupsafe import Markup
from msgspec import Struct

from satupintu.dates import When


class Link(Struct, frozen=True):
    """A title with the address it leads to; `address` may also be absolute (https:, mailto:, tel:).

    `count` is shown behind facets and archives; None elsewhere. `language` is that of the page it leads to
    and `title_language` that of its title, "" where they are the language of the page at hand.
    """

    title: str
    address: str
    summary: str = ""
    count: int | None = None
    language: str = ""
    title_language: str = ""


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


class ContactLine(Struct, frozen=True):
    """One line of a contact: `label` ("Telepon"; "" for the address), `text`, a link (tel:, mailto:) or "".

    `language` is that of the text where it is not the page's.
    """

    label: str
    text: str
    address: str = ""
    language: str = ""


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


class RelatedPage(Struct, frozen=True):
    """A page about the same; the macro `related` of `_parts.html` shows up to four, at the foot of another.

    `note` says what it is ("Pengumuman", "Laporan kegiatan", "Agenda, telah berakhir"); "" on English pages.
    """

    title: str
    address: str
    note: str = ""


class ReviewNote(Struct, frozen=True):
    """When somebody last read a page through, and in which post."""

    day: When
    by: str


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


class FileLink(Struct, frozen=True):
    """A published file: type and size are read from the file itself.

    `type` is the label ("PDF"), `size` in words ("1,4 MB"), `pages` the number of a PDF's pages.
    """

    title: str
    address: str
    type: str
    size: str
    pages: int | None = None


class PictureSource(Struct, frozen=True):
    """One format of a picture: its media type, and (address, width in pixels) of each size, narrowest first."""

    type: str
    files: tuple[tuple[str, int], ...]


class Picture(Struct, frozen=True):
    """A published picture. The macro `picture` of `_parts.html` shows it.

    `address` is for browsers that know no `srcset`; `width` and `height` are of the largest size, in pixels;
    `alt` "" is decorative; `sizes` as in HTML; `eager` for the one that is likely the largest thing seen first;
    `original` leads to the full size where its author wants that published.
    """

    sources: tuple[PictureSource, ...]
    address: str
    width: int
    height: int
    alt: str
    sizes: str
    eager: bool = False
    credit: str = ""
    title: str = ""
    original: FileLink | None = None

    @property
    def widest(self) -> str:
        """The address of the largest size in the last format, which the most programs read."""
        return self.sources[-1].files[-1][0] if self.sources else self.address


class Portrait(Struct, frozen=True):
    """A person's portrait, 4:5. The macro `portrait` of `_parts.html` shows it.

    `width` and `height` in CSS pixels; `files` are (address, density) from 1x up, empty where there is no
    picture: then a tile with the `initials` stands in its place. `alt` is "" where the name stands beside it.
    """

    initials: str
    width: int
    height: int
    files: tuple[tuple[str, int], ...] = ()
    alt: str = ""


class DateBlock(Struct, frozen=True):
    """The big figures of an event: `figures` "24–28", `caption` "Sel–Sab" or "Nov"; `single` for one day."""

    figures: str
    caption: str
    single: bool = False


class Row(Struct, frozen=True):
    """One item in a list, of any kind; fields that do not apply are empty.

    `kind` is the folder word (berita, pengumuman, agenda, unduhan, halaman); `date` is
    the day of publication, of events the start; `unit` links the unit where several are joined; `expired` says "Telah berakhir", `cancelled` "Dibatalkan";
    `block`, `hours`, `place` belong to events, `file` to downloads, `picture` to a lead story.
    """

    kind: str
    title: str
    address: str
    date: When
    summary: str = ""
    unit: Link | None = None
    important: bool = False
    expired: bool = False
    cancelled: bool = False
    sample: bool = False
    block: DateBlock | None = None
    hours: str = ""
    place: str = ""
    file: FileLink | None = None
    picture: Picture | None = None


class RowGroup(Struct, frozen=True):
    """Rows under a heading of their own (a month, a kind); `title` "" for an unheaded list.

    `address` leads to all of them where these are only the first; otherwise it is "", and `note` tells their number.
    """

    title: str
    anchor: str
    rows: tuple[Row, ...]
    note: str = ""
    address: str = ""


class Pager(Struct, frozen=True):
    """Neighbours of a list page: "Lebih baru" and "Lebih lama"; None at the ends.

    `pages` are all pages newest first, titles being their numbers. `words` are the two of a list that is not
    in the order of time.
    """

    newer: str | None
    older: str | None
    pages: tuple[Link, ...]
    words: tuple[str, str] = ("Lebih baru", "Lebih lama")


class Fact(Struct, frozen=True):
    """One line of a facts list: term, text, and the address its text links to or ""."""

    term: str
    text: str
    address: str = ""


class Day(Struct, frozen=True):
    """One cell of the month table; `events` counts what happens, `address` leads to its first item."""

    number: int
    iso: str
    events: int = 0
    address: str = ""
    label: str = ""


class MonthTable(Struct, frozen=True):
    """A month as weeks of seven cells, Monday first; None outside the month."""

    title: str
    weeks: tuple[tuple[Day | None, ...], ...]


class UnitEntry(Struct, frozen=True):
    """A unit among others, with the units below it."""

    name: str
    short_name: str
    address: str
    summary: str
    children: tuple[UnitEntry, ...] = ()


class TrainingRow(Struct, frozen=True):
    """One line of the training schedule."""

    title: str
    address: str
    dates: str
    place: str
    unit: str
    registration_closes: str
    quota: str
    fee: str
    cancelled: bool = False


class ReleasePages(Struct, frozen=True):
    """The pages that a release added, changed or removed: how many, the first of them, and how many more.

    Of each that is named: the address, and whether there is such a page today.
    """

    title: str
    count: int
    named: tuple[tuple[str, bool], ...]
    more: int


class ReleaseEntry(Struct, frozen=True):
    """One publication of the site; `commit` and `digest` are hexadecimal."""

    number: int
    date: When
    summary: str
    approved_by: str
    pages: tuple[ReleasePages, ...]
    commit: str
    digest: str
