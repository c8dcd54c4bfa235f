"""Whom to ask for what: the duties of all posts A–Z, each with who sees to it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from satupintu.models.people import CONTACTS
from satupintu.pages.alphabet import grouped, initial, letters, page_address, page_count, pager
from satupintu.pages.heads import head
from satupintu.pages.people import TRAIL, entry, office, unit_contact
from satupintu.pages.posts import VACANT
from satupintu.pages.staff import unit_links
from satupintu.portal import Page, Portal
from satupintu.values import DutiesValues, DutyEntry, DutyGroup, Finder, Link
from satupintu.wording import thousands

TITLE = "Siapa yang saya hubungi?"
INTRO = "Cari urusan Anda menurut abjad. Di bawahnya tertulis siapa yang mengurusnya dan cara menghubunginya."
NAMED = 3
"""How many holders of a post are named; the rest are on its page."""

Duty = tuple[str, str]
"""A duty and the slug of its post."""


def pages(portal: Portal) -> Iterator[Page]:
    found = _duties(portal)
    for number in range(1, page_count(found) + 1) if found else ():
        yield Page(
            page_address(CONTACTS, number),
            _title(number),
            partial(_values, portal, found, number),
            section="Daftar" if number == 1 else "",
        )


def _duties(portal: Portal) -> list[Duty]:
    nodes = portal.site.directory.nodes.values()
    return sorted(
        ((duty, node.post.slug) for node in nodes for duty in node.post.duties),
        key=lambda found: (found[0].casefold(), found),
    )


def _title(number: int) -> str:
    return TITLE if number == 1 else f"{TITLE} Halaman {number}"


def _values(portal: Portal, found: list[Duty], number: int) -> DutiesValues:
    initials = [initial(duty) for duty, _post in found]
    groups = [
        (anchor, tuple(_entry(portal, duty) for duty in duties))
        for anchor, duties in grouped(initials, found, number)
    ]
    count = page_count(found)
    nodes = portal.site.directory.nodes
    start = Link(TITLE, CONTACTS)
    units = tuple(link.title for link in unit_links(portal))
    return DutiesValues(
        frame=portal.frame,
        page=head(
            portal,
            page_address(CONTACTS, number),
            _title(number),
            INTRO if number == 1 else f"Halaman {number}: {INTRO}",
            trail=TRAIL if number == 1 else (*TRAIL, start),
            sample=any(nodes[post].post.sample for _duty, post in found),
        ),
        intro=INTRO,
        count=f"{thousands(len(found))} urusan",
        finder=Finder(CONTACTS, count, len(found), "urusan", "Urusan", units),
        letters=letters(CONTACTS, initials),
        groups=tuple(DutyGroup(anchor, duties) for anchor, duties in groups),
        pager=pager(CONTACTS, number, count),
    )


def _entry(portal: Portal, found: Duty) -> DutyEntry:
    duty, slug = found
    node = portal.site.directory.nodes[slug]
    people = [entry(portal, tenure.person) for tenure in node.tenures]
    vacancies = portal.site.settings.directory.vacancies
    lines = () if people else unit_contact(portal, node.post.unit)
    return DutyEntry(
        duty=duty,
        post=Link(node.tenures[0].title if people else node.post.name, node.post.address),
        unit=office(portal, node.post.unit),
        holders=tuple(people[:NAMED]),
        more=max(0, len(people) - NAMED),
        state=VACANT if vacancies and not people else "",
        contact=tuple(line for line in lines if line.address),
    )
