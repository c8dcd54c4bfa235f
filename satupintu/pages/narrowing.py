"""The filter of a list of services, which works by the stylesheet alone.

Every answer is a numbered mark: a radio button has it as its id (`p3`), and each service bears the marks of its
values as classes. The stylesheet has one rule for each number, whatever the values are called, so that all pages
keep one stylesheet (0015). The same marks and the words of the query serve the script of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from satupintu.models import Offer
from satupintu.pages.choices import Filter
from satupintu.pages.frame import contact_lines
from satupintu.portal import Portal
from satupintu.values import (
    ContactLine,
    FilterOption,
    FilterQuestion,
    ServiceEntry,
    ServiceGroup,
    ServicesValues,
)

FEWEST = 4
"""Services that make a filter worth its room."""
MOST_MARKS = 40
"""Rules in `50-komponen.css`; questions whose answers have no number left are left to their links."""


class Narrowing(Struct, frozen=True):
    """The questions of a list, and the marks of each service by the address of its page."""

    questions: tuple[FilterQuestion, ...]
    marks: Mapping[str, str]


def narrowed(
    portal: Portal, values: ServicesValues, services: Sequence[Offer], asked: Sequence[Filter]
) -> ServicesValues:
    """A page of the box with a filter of its list, where that is worth it."""
    found = narrowing(asked, services) if len(services) >= FEWEST else Narrowing((), {})
    if not found.questions:
        return values
    words = {service.address: " ".join(service.keywords) for service in services}
    return replace(
        values,
        questions=found.questions,
        groups=tuple(
            replace(group, services=tuple(_marked(group, found.marks, words))) for group in values.groups
        ),
        telephone=_telephone(portal),
    )


def _marked(
    group: ServiceGroup, marks: Mapping[str, str], words: Mapping[str, str]
) -> Iterator[ServiceEntry]:
    """Each entry with its marks and words."""
    for entry in group.services:
        yield replace(entry, marks=marks.get(entry.address, ""), words=words.get(entry.address, ""))


def narrowing(asked: Sequence[Filter], services: Sequence[Offer]) -> Narrowing:
    """Questions that more than one answer divides, as far as the numbers go."""
    questions: list[FilterQuestion] = []
    marks: dict[str, list[str]] = {service.address: [] for service in services}
    used = 0
    for each in asked:
        options = [(choice, found) for choice in each.choices if (found := each.chosen(services, choice))]
        if len(options) < 2 or used + len(options) > MOST_MARKS:
            continue
        numbered = [(f"p{number}", *option) for number, option in enumerate(options, used + 1)]
        used += len(options)
        for mark, _choice, found in numbered:
            for service in found:
                marks[service.address].append(mark)
        answers = tuple(
            FilterOption(choice.label, choice.value, mark, len(found)) for mark, choice, found in numbered
        )
        questions.append(FilterQuestion(each.title, each.facet, answers))
    return Narrowing(tuple(questions), {address: " ".join(own) for address, own in marks.items()})


def _telephone(portal: Portal) -> ContactLine | None:
    """Where people answer whom no filter helped."""
    lines = contact_lines(portal.site.settings.contact)
    return next((line for line in lines if line.address.startswith("tel:")), None)
