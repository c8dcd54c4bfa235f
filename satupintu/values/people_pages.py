"""One class for each template about people: the directory, a person, a post, the organisation."""

from __future__ import annotations

from typing import ClassVar

from satupintu.values.index_parts import Letter
from satupintu.values.pages import PageValues
from satupintu.values.parts import ContactLine, Fact, Link, Pager, Portrait
from satupintu.values.people_parts import (
    ChartNode,
    DutyGroup,
    Finder,
    PersonEntry,
    PersonGroup,
    PostLine,
    Publication,
)


class StructureValues(PageValues, frozen=True, kw_only=True):
    """The organisation on a day; `drawn` where it can be drawn with lines on wide screens.

    `earlier` are the days of change, and `left_out` says until when only the greater ones are among them ("" for all).
    On the page of such a day, `current` leads to the structure of today, and `pager` to the days before and after.
    """

    template: ClassVar[str] = "structure"
    intro: str
    chart: tuple[ChartNode, ...]
    drawn: bool
    current: Link | None
    earlier: tuple[Link, ...]
    left_out: str
    pager: Pager | None
    empty: Link


class StaffValues(PageValues, frozen=True, kw_only=True):
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


class StaffChoicesValues(PageValues, frozen=True, kw_only=True):
    """Every way to shorten the list of people, as (title, anchor, links): units and fields of expertise, with how many people each has."""

    template: ClassVar[str] = "staff_choices"
    intro: str
    sections: tuple[tuple[str, str, tuple[Link, ...]], ...]


class DutiesValues(PageValues, frozen=True, kw_only=True):
    """Whom to ask for what: the duties of all posts A–Z; one page of them. Its fields are as those of `staff`."""

    template: ClassVar[str] = "duties"
    intro: str
    count: str
    finder: Finder
    letters: tuple[Letter, ...]
    groups: tuple[DutyGroup, ...]
    pager: Pager | None


class PersonValues(PageValues, frozen=True, kw_only=True):
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


class PostValues(PageValues, frozen=True, kw_only=True):
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
