"""`/layanan/daftar/`: every service from A to Z, made to be printed and kept at the counter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from string import ascii_uppercase

from satupintu.models import Service
from satupintu.pages.frame import contact_lines
from satupintu.pages.heads import head
from satupintu.pages.offers import entry
from satupintu.pages.portions import Portion, portion_pages, portions
from satupintu.pages.services import EMPTY, LIST, LIST_TITLE, TITLE
from satupintu.places import BOX
from satupintu.portal import Page, Portal
from satupintu.values import ContactLine, Link, ListedService, ServiceLetter, ServiceListValues

OTHERS = "0–9"
"""The heading of names that begin with no letter."""
INTRO = "Setiap layanan menurut abjad: untuk apa, alamatnya, dan siapa yang dihubungi. Siap dicetak."


def pages(portal: Portal) -> Iterator[Page]:
    parts = portions(LIST, portal.site.catalogue.services)
    yield from portion_pages(LIST_TITLE, parts, partial(_list, portal, parts), section="Daftar")


def _list(portal: Portal, parts: Sequence[Portion], part: Portion) -> ServiceListValues:
    own: dict[str, list[ListedService]] = defaultdict(list)
    for service in part.services:
        own[_letter(service)].append(_listed(portal, service))
    begins = {_letter(service): each.address for each in reversed(parts) for service in each.services[::-1]}
    letters = (*ascii_uppercase, OTHERS) if OTHERS in begins else tuple(ascii_uppercase)
    return ServiceListValues(
        frame=portal.frame,
        page=head(portal, part.address, LIST_TITLE, INTRO, trail=(Link(TITLE, BOX),)),
        intro=INTRO,
        count=f"{part.total} layanan",
        letters=tuple(
            ServiceLetter(
                letter, f"{begins[letter]}#{_anchor(letter)}" if letter in begins else "", tuple(own[letter])
            )
            for letter in letters
        ),
        empty=EMPTY,
        pager=part.pager,
    )


def _letter(service: Service) -> str:
    first = service.name[:1].upper()
    return first if first in ascii_uppercase else OTHERS


def _anchor(letter: str) -> str:
    return f"huruf-{'lain' if letter == OTHERS else letter.lower()}"


def _listed(portal: Portal, service: Service) -> ListedService:
    shown, unit = entry(portal, service), portal.site.units[service.unit]
    return ListedService(
        name=shown.name,
        address=shown.address,
        summary=shown.summary,
        url=shown.url,
        unit=unit.label,
        contact=_contact(contact_lines(unit.contact.only(service.contact))),
        state=shown.state,
    )


def _contact(lines: Sequence[ContactLine]) -> ContactLine | None:
    """The line by which one reaches people at once: one with a link, else the first."""
    return next((line for line in lines if line.address), lines[0] if lines else None)
