"""One class for each template: the fields it receives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from satupintu.dates import When
from satupintu.values.parts import (
    ChartNode,
    CheckHistory,
    ContactLine,
    DutyEntry,
    DutyGroup,
    Facet,
    Fact,
    FileLink,
    FilterQuestion,
    Finder,
    Frame,
    Letter,
    Link,
    ManualGroup,
    MonthTable,
    NeedHelp,
    PageHead,
    Pager,
    PersonEntry,
    PersonGroup,
    Picture,
    Portrait,
    PostLine,
    Publication,
    Row,
    RowGroup,
    ServiceEntry,
    ServiceGroup,
    ServiceLetter,
    ServiceStandard,
    StandardDebt,
    StandardEntry,
    StepSection,
    TrainingRow,
    UnitEntry,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageValues:
    """Common to all pages."""

    template: ClassVar[str]
    frame: Frame
    page: PageHead


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeValues(PageValues):
    """The main site's home: one sentence, quick links, then what is new from all units in fair share.

    `manuals_address` is the page that lists all manuals.
    """

    template: ClassVar[str] = "home"
    lead: str
    services: tuple[ServiceEntry, ...]
    services_count: int
    shortcuts: tuple[Link, ...]
    news: tuple[Row, ...]
    announcements: tuple[Row, ...]
    events: tuple[Row, ...]
    downloads: tuple[Row, ...]
    apps: tuple[ServiceEntry, ...]
    manuals: tuple[Link, ...]
    manuals_address: str
    units: tuple[UnitEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishValues(PageValues):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class StructureValues(PageValues):
    """The organisation on a day; `drawn` where it can be drawn with lines on wide screens.

    `current` leads to the structure of today from that of an earlier day; `earlier` are the days of change.
    """

    template: ClassVar[str] = "structure"
    intro: str
    chart: tuple[ChartNode, ...]
    drawn: bool
    current: Link | None
    earlier: tuple[Link, ...]
    empty: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsValues(PageValues):
    """All units of the office."""

    template: ClassVar[str] = "units"
    units: tuple[UnitEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitValues(PageValues):
    """One unit's home; `former_names` in words, such as "Sampai tahun 2018 bernama …".

    `box_foot` leads to all services, or to all of the unit's where it has more than its home shows."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class ListValues(PageValues):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaValues(PageValues):
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


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingValues(PageValues):
    """The training schedule: a printable table a year, newest year first, as (year, rows)."""

    template: ClassVar[str] = "training"
    intro: str
    years: tuple[tuple[int, tuple[TrainingRow, ...]], ...]
    empty: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleValues(PageValues):
    """A text with its facts; the four classes below name the kinds. Their templates extend `article`.

    `kind` is the folder word. `status` is the sentence shown above the text when validity is over,
    the event is cancelled and the like; "" otherwise. `name_note` says what the office or unit was
    called then. `related` links activity report and event both ways.
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
    related: tuple[Link, ...]
    calendar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsItemValues(ArticleValues):
    """A news item, or an activity report when `related` names its event."""

    template: ClassVar[str] = "news_item"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementValues(ArticleValues):
    """An announcement; printed on A4 it is a document one would pin on a wall."""

    template: ClassVar[str] = "announcement"


@dataclass(frozen=True, slots=True, kw_only=True)
class EventValues(ArticleValues):
    """An event; `calendar` is the address of the calendar file that carries it."""

    template: ClassVar[str] = "event"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainPageValues(ArticleValues):
    """A free page of the main site or a unit."""

    template: ClassVar[str] = "page"


@dataclass(frozen=True, slots=True, kw_only=True)
class DownloadValues(PageValues):
    """One download with its facts (type, size, checksum, class) and its earlier versions."""

    template: ClassVar[str] = "download"
    summary: str
    file: FileLink
    facts: tuple[Fact, ...]
    checksum: str
    replaced_by: Link | None
    name_note: str
    earlier: tuple[tuple[FileLink, str], ...]
    tags: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteMapValues(PageValues):
    """Every list and page of the site, as headed groups of links."""

    template: ClassVar[str] = "site_map"
    sections: tuple[tuple[str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchValues(PageValues):
    """The search: what narrows its results, and what leads on without script, as (heading, links).

    `ready` is False where the site is opened from a disk, where nothing can be searched; `box` and `site_map`
    are where one may look after a search that found nothing.
    """

    template: ClassVar[str] = "search"
    intro: str
    ready: bool
    questions: tuple[FilterQuestion, ...]
    sections: tuple[tuple[str, tuple[Link, ...]], ...]
    contact: tuple[ContactLine, ...]
    box: str
    site_map: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundValues(PageValues):
    """The page for addresses that lead nowhere; its links start at the site's root."""

    template: ClassVar[str] = "not_found"
    suggestions: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RedirectValues(PageValues):
    """What stands at a former address; `target` is where the content is now."""

    template: ClassVar[str] = "redirect"
    target: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class FarewellValues(PageValues):
    """What stands at every address of a closed unit: since when, and where its work went."""

    template: ClassVar[str] = "farewell"
    closed: When
    successor: Link | None
    contact: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesValues(PageValues):
    """The box as a page: all services, those of a unit, or those of one filter value.

    `count` is in words ("5 dari 12 layanan"); `facets` lead to one page for each value; `whole` leads back to
    all services ("" on that page); `empty` helps where nothing is left. `checked` shows with each service when its
    address was checked; `meanings` explain the words of states.

    `needs` are why people come. `questions` make a filter of the list, which then offers `facets` below it;
    `telephone` helps whom no filter helped. `help` belongs to a need; `pager` to what is too long for one page.
    """

    template: ClassVar[str] = "services"
    intro: str
    count: str
    groups: tuple[ServiceGroup, ...]
    facets: tuple[Facet, ...]
    whole: str
    empty: Link
    checked: bool = False
    meanings: tuple[Fact, ...] = ()
    needs: tuple[Link, ...] = ()
    ways: tuple[Link, ...] = ()
    questions: tuple[FilterQuestion, ...] = ()
    telephone: ContactLine | None = None
    help: NeedHelp | None = None
    pager: Pager | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EnglishServicesValues(PageValues):
    """The box in English: every service by unit, in English where its record has the words."""

    template: ClassVar[str] = "english_services"
    intro: str
    count: str
    groups: tuple[ServiceGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceListValues(PageValues):
    """Every service from A to Z, to be printed: name, purpose, address and contact.

    `letters` are all of the alphabet, those without services without an address.
    """

    template: ClassVar[str] = "service_list"
    intro: str
    count: str
    letters: tuple[ServiceLetter, ...]
    empty: Link
    pager: Pager | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbedValues(PageValues):
    """A strip of the box for other applications to frame; every address is absolute.

    `stylesheet` is that of the strip alone; `home` is the portal; `whole` leads to all services.
    """

    template: ClassVar[str] = "embed"
    stylesheet: str
    home: str
    services: tuple[Link, ...]
    whole: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class FragmentValues(PageValues):
    """The same as a piece of HTML to be copied into a page of another application."""

    template: ClassVar[str] = "embed_fragment"
    home: str
    services: tuple[Link, ...]
    whole: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceValues(PageValues):
    """One service: what it is for, how to reach it, and whom to ask.

    `contact` are the lines of its unit, shown instead of a link where the address is not known or withheld; `standard_due`
    is the day until which a missing standard is to come. `history` is what was found of its address (None where
    it has none).
    """

    template: ClassVar[str] = "service"
    service: ServiceEntry
    facts: tuple[Fact, ...]
    contact: tuple[ContactLine, ...]
    related: tuple[Link, ...]
    standard: ServiceStandard | None
    standard_due: When | None
    history: CheckHistory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardValues(PageValues):
    """A version of a service standard that no longer holds; `current` leads to what holds now."""

    template: ClassVar[str] = "standard"
    status: str
    current: Link
    standard: ServiceStandard


@dataclass(frozen=True, slots=True, kw_only=True)
class StandardsValues(PageValues):
    """All service standards by unit, what is still owed, and the files that hold them all."""

    template: ClassVar[str] = "standards"
    intro: str
    count: str
    groups: tuple[tuple[Link, tuple[StandardEntry, ...]], ...]
    debts: tuple[StandardDebt, ...]
    files: tuple[FileLink, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AppsValues(PageValues):
    """What the staff work with, in one list; `count` is in words ("3 aplikasi")."""

    template: ClassVar[str] = "apps"
    intro: str
    count: str
    services: tuple[ServiceEntry, ...]
    empty: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class AppValues(PageValues):
    """One application of the staff: who may use it, how to come in, and what to do when it is down.

    `contact` are the lines of its unit; `manual` has the number of its steps as summary. `history` is what was found
    of its address (None where it has none).
    """

    template: ClassVar[str] = "app"
    service: ServiceEntry
    users: tuple[str, ...]
    entry: str
    outage: tuple[str, ...]
    facts: tuple[Fact, ...]
    manual: Link | None
    leaflet: FileLink | None
    contact: tuple[ContactLine, ...]
    related: tuple[Link, ...]
    history: CheckHistory | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualsValues(PageValues):
    """All manuals; `others` are documents that services name as theirs, with the service as summary."""

    template: ClassVar[str] = "manuals"
    intro: str
    groups: tuple[ManualGroup, ...]
    others: tuple[Link, ...]
    empty: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class ManualValues(ArticleValues):
    """A manual: its steps, then its text; `leaflet` has the same steps to print."""

    template: ClassVar[str] = "manual"
    for_staff: bool
    sections: tuple[StepSection, ...]
    leaflet: FileLink


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffValues(PageValues):
    """People A–Z: all of them, those of a unit or of one expertise; one page of fifty.

    `count` is in words; `structure` and `duties` lead to the chart and to whom to ask for what ("" on lists of some);
    `chart` are its leading posts, `drawn` where they can be drawn with lines on wide screens;
    `letters` jump, `choices` are the lists of each unit, `onward` leads elsewhere; `mixed` says that only some of the people are demonstration data.
    """

    template: ClassVar[str] = "staff"
    intro: str
    count: str
    structure: str
    chart: tuple[ChartNode, ...]
    drawn: bool
    duties: str
    finder: Finder | None
    letters: tuple[Letter, ...]
    groups: tuple[PersonGroup, ...]
    pager: Pager | None
    choices: tuple[Link, ...]
    onward: tuple[Link, ...]
    mixed: bool
    empty: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffChoicesValues(PageValues):
    """Every way to shorten the list of people, as (title, anchor, links): units and fields of expertise, with how many people each has."""

    template: ClassVar[str] = "staff_choices"
    intro: str
    sections: tuple[tuple[str, str, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesValues(PageValues):
    """Whom to ask for what: the duties of all posts A–Z; one page of them. Its fields are as those of `staff`."""

    template: ClassVar[str] = "duties"
    intro: str
    count: str
    finder: Finder
    letters: tuple[Letter, ...]
    groups: tuple[DutyGroup, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonValues(PageValues):
    """Somebody who works here, or once did.

    `gone` is the sentence about somebody who has left ("" otherwise): then only the posts they held are told.
    `posts` are those of today, `earlier` those that are over; `card` is the address of the vCard, "" for none.
    """

    template: ClassVar[str] = "person"
    gone: str
    posts: tuple[PostLine, ...]
    unit: Link | None
    portrait: Portrait | None
    contact: tuple[ContactLine, ...]
    card: str
    about: str
    facts: tuple[Fact, ...]
    expertise: tuple[Link, ...]
    trainings: tuple[str, ...]
    publications: tuple[Publication, ...]
    earlier: tuple[PostLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PostValues(PageValues):
    """A post: who holds it today, what it is for, what is above and below it, and who held it before.

    `state` is the sentence about a post that is no more, or has no holder of its own ("" otherwise);
    `holders` are as in lists, each with the days; `below` are posts with who holds them in the summary.
    """

    template: ClassVar[str] = "post"
    state: str
    holders: tuple[tuple[PersonEntry, str], ...]
    duties: tuple[str, ...]
    facts: tuple[Fact, ...]
    below: tuple[Link, ...]
    succession: tuple[PostLine, ...]
    contact: tuple[ContactLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GalleryValues(PageValues):
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
    finder: Finder
    files: tuple[tuple[str, tuple[tuple[FileLink, str], ...]], ...]
    facts: tuple[tuple[str, tuple[Fact, ...]], ...]
    contacts: tuple[tuple[str, tuple[ContactLine, ...]], ...]
    links: tuple[tuple[str, tuple[Link, ...]], ...]
    units: tuple[tuple[str, tuple[UnitEntry, ...]], ...]
    charts: tuple[tuple[str, tuple[ChartNode, ...], bool], ...]
    services: tuple[tuple[str, tuple[ServiceEntry, ...]], ...]
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


PAGE_VALUES: tuple[type[PageValues], ...] = (
    HomeValues,
    EnglishValues,
    UnitsValues,
    UnitValues,
    StructureValues,
    ListValues,
    AgendaValues,
    TrainingValues,
    NewsItemValues,
    AnnouncementValues,
    EventValues,
    PlainPageValues,
    DownloadValues,
    SiteMapValues,
    SearchValues,
    NotFoundValues,
    RedirectValues,
    FarewellValues,
    ServicesValues,
    EnglishServicesValues,
    ServiceListValues,
    EmbedValues,
    FragmentValues,
    ServiceValues,
    StandardValues,
    StandardsValues,
    AppsValues,
    AppValues,
    ManualsValues,
    ManualValues,
    StaffValues,
    StaffChoicesValues,
    DutiesValues,
    PersonValues,
    PostValues,
    GalleryValues,
)
