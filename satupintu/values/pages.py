"""One class for each template: the fields it receives."""

from __future__ import annotations

from typing import ClassVar

from markupsafe import Markup
from msgspec import Struct

from satupintu.dates import When
from satupintu.values.box_parts import (
    CheckHistory,
    Facet,
    FilterQuestion,
    NeedHelp,
    ServiceEntry,
    ServiceGroup,
    StepSection,
)
from satupintu.values.frame_parts import Frame, PageHead
from satupintu.values.index_parts import Letter, Shelf, TermEntry, WordEntry
from satupintu.values.parts import (
    ContactLine,
    Fact,
    FileLink,
    Link,
    MonthTable,
    Pager,
    Picture,
    Portrait,
    RelatedPage,
    ReleaseEntry,
    Row,
    RowGroup,
    TrainingRow,
    UnitEntry,
)
from satupintu.values.people_parts import ChartNode, DutyEntry, Finder, PersonEntry, PostLine


class PageValues(Struct, frozen=True, kw_only=True):
    """Common to all pages."""

    template: ClassVar[str]
    frame: Frame
    page: PageHead


class HomeValues(PageValues, frozen=True, kw_only=True):
    """The main site's home: one sentence, quick links, then what is new from all units in fair share.

    `box_foot` leads to all services; `manuals_address` is the page that lists all manuals.
    """

    template: ClassVar[str] = "home"
    lead: str
    services: tuple[ServiceEntry, ...]
    box_foot: Link
    shortcuts: tuple[Link, ...]
    news: tuple[Row, ...]
    announcements: tuple[Row, ...]
    events: tuple[Row, ...]
    downloads: tuple[Row, ...]
    apps: tuple[ServiceEntry, ...]
    manuals: tuple[Link, ...]
    manuals_address: str
    units: tuple[UnitEntry, ...]


class EnglishValues(PageValues, frozen=True, kw_only=True):
    """The English entry page: what the office is, what there is in English, its services, and where the rest is.

    `lead_language` is that of the lead where it is not English; `box` leads to all services and `onward` to the
    Indonesian home and the contact.
    """

    template: ClassVar[str] = "english"
    lead: str
    lead_language: str
    pages: tuple[Link, ...]
    services: tuple[Link, ...]
    box: Link
    units: tuple[Link, ...]
    onward: tuple[Link, ...]


class UnitsValues(PageValues, frozen=True, kw_only=True):
    """All units of the office; `board` leads to how well they look after what they publish."""

    template: ClassVar[str] = "units"
    units: tuple[UnitEntry, ...]
    board: Link | None


class UnitValues(PageValues, frozen=True, kw_only=True):
    """One unit's home; `former_names` in words, such as "Sampai tahun 2018 bernama …".

    `box_foot` leads to all services, or to all of the unit's where it has more than its home shows. `freshness`
    says of each kind when it was last brought up to date, `board` is the page that says more ("" without one).
    """

    template: ClassVar[str] = "unit"
    lead: str
    services: tuple[ServiceEntry, ...]
    box_foot: Link
    duties: tuple[str, ...]
    former_names: tuple[str, ...]
    news: tuple[Row, ...]
    announcements: tuple[Row, ...]
    events: tuple[Row, ...]
    downloads: tuple[Row, ...]
    pages: tuple[Link, ...]
    children: tuple[UnitEntry, ...]
    contact: tuple[ContactLine, ...]
    freshness: tuple[Fact, ...]
    board: str


class ListValues(PageValues, frozen=True, kw_only=True):
    """A list of items: newest page, a numbered further page, a year's archive, a tag.

    `units` are the same list of each unit (facet), `archives` the years; `empty` says in its summary
    what is missing and leads on; `subscribe` links the feed of this list ("" where there is none).
    """

    template: ClassVar[str] = "list"
    intro: str
    count: str
    groups: tuple[RowGroup, ...]
    pager: Pager | None
    units: tuple[Link, ...]
    archives: tuple[Link, ...]
    empty: Link
    subscribe: str


class AgendaValues(PageValues, frozen=True, kw_only=True):
    """Events by month with a month table beside them: the agenda, one month of it, a past year.

    `months` links other months, `archives` past years, `earlier` and `later` the neighbours.
    """

    template: ClassVar[str] = "agenda"
    intro: str
    groups: tuple[RowGroup, ...]
    table: MonthTable | None
    earlier: Link | None
    later: Link | None
    months: tuple[Link, ...]
    units: tuple[Link, ...]
    archives: tuple[Link, ...]
    empty: Link
    calendar: str
    training: str


class TrainingValues(PageValues, frozen=True, kw_only=True):
    """The training schedule: a printable table a year, newest year first, as (year, rows)."""

    template: ClassVar[str] = "training"
    intro: str
    years: tuple[tuple[int, tuple[TrainingRow, ...]], ...]
    empty: Link


class ArticleValues(PageValues, frozen=True, kw_only=True):
    """A text with its facts; the four classes below name the kinds. Their templates extend `article`.

    `kind` is the folder word. `status` is the sentence shown above the text when validity is over,
    the event is cancelled and the like; "" otherwise. `name_note` says what the office or unit was
    called then. `related` links activity report and event both ways, and then to pages about the same.
    """

    kind: str
    date: When
    summary: str
    body: tuple[Markup | Picture, ...]
    important: bool
    status: str
    name_note: str
    facts: tuple[Fact, ...]
    attachments: tuple[FileLink, ...]
    picture: Picture | None
    tags: tuple[Link, ...]
    related: tuple[RelatedPage, ...]
    calendar: str


class NewsItemValues(ArticleValues, frozen=True, kw_only=True):
    """A news item, or an activity report when `related` names its event."""

    template: ClassVar[str] = "news_item"


class AnnouncementValues(ArticleValues, frozen=True, kw_only=True):
    """An announcement; printed on A4 it is a document one would pin on a wall."""

    template: ClassVar[str] = "announcement"


class EventValues(ArticleValues, frozen=True, kw_only=True):
    """An event; `calendar` is the address of the calendar file that carries it."""

    template: ClassVar[str] = "event"


class PlainPageValues(ArticleValues, frozen=True, kw_only=True):
    """A free page of the main site or a unit."""

    template: ClassVar[str] = "page"


class DownloadValues(PageValues, frozen=True, kw_only=True):
    """One download with its facts (type, size, checksum, class) and its earlier versions."""

    template: ClassVar[str] = "download"
    summary: str
    file: FileLink
    facts: tuple[Fact, ...]
    checksum: str
    replaced_by: Link | None
    name_note: str
    earlier: tuple[tuple[FileLink, str], ...]
    related: tuple[RelatedPage, ...]
    tags: tuple[Link, ...]


class SiteMapValues(PageValues, frozen=True, kw_only=True):
    """Every list and page of the site, as headed groups of links."""

    template: ClassVar[str] = "site_map"
    sections: tuple[tuple[str, tuple[Link, ...]], ...]


class HistoryValues(PageValues, frozen=True, kw_only=True):
    """The publications of the site, newest first, and their data by year. A build has none of both: each
    publication writes them into the finished page.
    """

    template: ClassVar[str] = "history"
    releases: tuple[ReleaseEntry, ...]
    data: tuple[Link, ...]


class SearchValues(PageValues, frozen=True, kw_only=True):
    """The search: what narrows its results, and what leads on without script.

    `columns` are (heading, links), `letters` lead into the index from A to Z, `archives` are lists by kind and
    year, `units` each unit with its own lists. `ready` is False where the site is opened from a disk, where nothing
    can be searched; `ignored` are the words that no search asks for, `word_list` is the address of those it may put
    in the place of misspelt ones; `past_before` is the year before which news are kept apart, "" where all is searched
    together; `box` and `site_map` are where one may look after a search that found nothing.
    """

    template: ClassVar[str] = "search"
    intro: str
    ready: bool
    ignored: str
    word_list: str
    past_before: str
    questions: tuple[FilterQuestion, ...]
    columns: tuple[tuple[str, tuple[Link, ...]], ...]
    letters: tuple[Letter, ...]
    archives: tuple[Shelf, ...]
    units: tuple[Shelf, ...]
    contact: tuple[ContactLine, ...]
    box: str
    site_map: str


class NotFoundValues(PageValues, frozen=True, kw_only=True):
    """The page for addresses that lead nowhere; its links start at the site's root."""

    template: ClassVar[str] = "not_found"
    suggestions: tuple[Link, ...]


class RedirectValues(PageValues, frozen=True, kw_only=True):
    """What stands at a former address; `target` is where the content is now."""

    template: ClassVar[str] = "redirect"
    target: Link


class FarewellValues(PageValues, frozen=True, kw_only=True):
    """What stands at every address of a closed unit: since when, and where its work went."""

    template: ClassVar[str] = "farewell"
    closed: When
    successor: Link | None
    contact: tuple[ContactLine, ...]


class GalleryValues(PageValues, frozen=True, kw_only=True):
    """Every part of the theme in every state, each under its name in words; only for those who work on it.

    `band` is the head of a page of a unit with a long name; `prose` a text with everything authors may write.
    """

    template: ClassVar[str] = "gallery"
    intro: str
    rows: tuple[tuple[str, tuple[Row, ...]], ...]
    leads: tuple[tuple[str, Row], ...]
    pictures: tuple[tuple[str, Picture], ...]
    portraits: tuple[tuple[str, Portrait], ...]
    people: tuple[tuple[str, tuple[PersonEntry, ...]], ...]
    asked: tuple[tuple[str, tuple[DutyEntry, ...]], ...]
    held: tuple[tuple[str, tuple[PostLine, ...]], ...]
    alphabet: tuple[Letter, ...]
    terms: tuple[tuple[str, tuple[TermEntry, ...]], ...]
    words: tuple[tuple[str, tuple[WordEntry, ...]], ...]
    shelves: tuple[tuple[str, tuple[Shelf, ...]], ...]
    finder: Finder
    files: tuple[tuple[str, tuple[tuple[FileLink, str], ...]], ...]
    facts: tuple[tuple[str, tuple[Fact, ...]], ...]
    contacts: tuple[tuple[str, tuple[ContactLine, ...]], ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...]
    related: tuple[tuple[str, tuple[RelatedPage, ...]], ...]
    units: tuple[tuple[str, tuple[UnitEntry, ...]], ...]
    charts: tuple[tuple[str, tuple[ChartNode, ...], bool], ...]
    services: tuple[tuple[str, tuple[ServiceEntry, ...]], ...]
    box_foot: Link
    histories: tuple[tuple[str, CheckHistory], ...]
    facets: tuple[Facet, ...]
    questions: tuple[FilterQuestion, ...]
    telephone: ContactLine
    groups: tuple[tuple[str, ServiceGroup], ...]
    needs: tuple[tuple[str, NeedHelp], ...]
    pagers: tuple[tuple[str, Pager], ...]
    months: tuple[tuple[str, MonthTable], ...]
    steps: tuple[tuple[str, tuple[StepSection, ...]], ...]
    empties: tuple[tuple[str, Link], ...]
    band: PageHead
    prose: Markup
