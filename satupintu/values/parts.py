"""The pieces that pages are put together from."""

from __future__ import annotations

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


class ContactLine(Struct, frozen=True):
    """One line of a contact: `label` ("Telepon"; "" for the address), `text`, a link (tel:, mailto:) or "".

    `language` is that of the text where it is not the page's.
    """

    label: str
    text: str
    address: str = ""
    language: str = ""


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
