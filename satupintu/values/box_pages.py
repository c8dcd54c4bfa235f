"""One class for each template of the box: services, standards, applications, manuals, pieces for others."""

from __future__ import annotations

from typing import ClassVar

from satupintu.dates import When
from satupintu.values.box_parts import (
    CheckHistory,
    Facet,
    FilterQuestion,
    ManualGroup,
    NeedHelp,
    ServiceEntry,
    ServiceGroup,
    ServiceLetter,
    ServiceStandard,
    StandardDebt,
    StandardEntry,
    StepSection,
)
from satupintu.values.pages import ArticleValues, PageValues
from satupintu.values.parts import ContactLine, Fact, FileLink, Link, Pager, RelatedPage


class ServicesValues(PageValues, frozen=True, kw_only=True):
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


class EnglishServicesValues(PageValues, frozen=True, kw_only=True):
    """The box in English: every service by unit, in English where its record has the words."""

    template: ClassVar[str] = "english_services"
    intro: str
    count: str
    groups: tuple[ServiceGroup, ...]


class ServiceListValues(PageValues, frozen=True, kw_only=True):
    """Every service from A to Z, to be printed: name, purpose, address and contact.

    `letters` are all of the alphabet, those without services without an address.
    """

    template: ClassVar[str] = "service_list"
    intro: str
    count: str
    letters: tuple[ServiceLetter, ...]
    empty: Link
    pager: Pager | None


class EmbedValues(PageValues, frozen=True, kw_only=True):
    """A strip of the box for other applications to frame; every address is absolute.

    `stylesheet` is that of the strip alone; `home` is the portal; `whole` leads to all services.
    """

    template: ClassVar[str] = "embed"
    stylesheet: str
    home: str
    services: tuple[Link, ...]
    whole: Link


class FragmentValues(PageValues, frozen=True, kw_only=True):
    """The same as a piece of HTML to be copied into a page of another application."""

    template: ClassVar[str] = "embed_fragment"
    home: str
    services: tuple[Link, ...]
    whole: Link


class ServiceValues(PageValues, frozen=True, kw_only=True):
    """One service: what it is for, how to reach it, and whom to ask.

    `contact` are the lines of its unit, shown instead of a link where the address is not known or withheld; `standard_due`
    is the day until which a missing standard is to come. `history` is what was found of its address (None where
    it has none). `related` are pages about the same, then the other services of its unit.
    """

    template: ClassVar[str] = "service"
    service: ServiceEntry
    facts: tuple[Fact, ...]
    contact: tuple[ContactLine, ...]
    related: tuple[RelatedPage, ...]
    standard: ServiceStandard | None
    standard_due: When | None
    history: CheckHistory | None = None


class StandardValues(PageValues, frozen=True, kw_only=True):
    """A version of a service standard that no longer holds; `current` leads to what holds now."""

    template: ClassVar[str] = "standard"
    status: str
    current: Link
    standard: ServiceStandard


class StandardsValues(PageValues, frozen=True, kw_only=True):
    """All service standards by unit, what is still owed, and the files that hold them all."""

    template: ClassVar[str] = "standards"
    intro: str
    count: str
    groups: tuple[tuple[Link, tuple[StandardEntry, ...]], ...]
    debts: tuple[StandardDebt, ...]
    files: tuple[FileLink, ...]
    sources: tuple[str, ...]


class AppsValues(PageValues, frozen=True, kw_only=True):
    """What the staff work with, in one list; `count` is in words ("3 aplikasi")."""

    template: ClassVar[str] = "apps"
    intro: str
    count: str
    services: tuple[ServiceEntry, ...]
    empty: Link


class AppValues(PageValues, frozen=True, kw_only=True):
    """One application of the staff: who may use it, how to come in, and what to do when it is down.

    `contact` are the lines of its unit, `others` the other applications; `manual` has the number of its steps as summary. `history` is what was found
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
    related: tuple[RelatedPage, ...]
    others: tuple[Link, ...]
    history: CheckHistory | None = None


class ManualsValues(PageValues, frozen=True, kw_only=True):
    """All manuals; `others` are documents that services name as theirs, with the service as summary."""

    template: ClassVar[str] = "manuals"
    intro: str
    groups: tuple[ManualGroup, ...]
    others: tuple[Link, ...]
    empty: Link


class ManualValues(ArticleValues, frozen=True, kw_only=True):
    """A manual: its steps, then its text; `leaflet` has the same steps to print."""

    template: ClassVar[str] = "manual"
    for_staff: bool
    sections: tuple[StepSection, ...]
    leaflet: FileLink
