"""How services are chosen: the questions, a page for each answer, and the links to those pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from satupintu.models import Audience, Need, Offer, Service, ServiceKind
from satupintu.pages.standards import has_standards
from satupintu.pages.states import STATUSES, status_of
from satupintu.places import BOX, STANDARDS_PAGE
from satupintu.portal import Portal
from satupintu.values import Facet, Link
from satupintu.wording import capital

CHOICES = f"{BOX}pilih/"
STATUS = "status"
STATES = f"{CHOICES}{STATUS}/"
NEEDS = f"{CHOICES}kebutuhan/"
AUDIENCES = {
    Audience.PUBLIC: "masyarakat",
    Audience.TRAINEES: "peserta pelatihan",
    Audience.AGENCIES: "instansi",
    Audience.CIVIL_SERVANTS: "ASN",
}
KINDS = {
    ServiceKind.INFORMATION: "Informasi",
    ServiceKind.APPLICATION: "Aplikasi",
    ServiceKind.FORM: "Formulir",
    ServiceKind.ADVICE: "Konsultasi",
    ServiceKind.COMPLAINT: "Pengaduan",
}


AnyOffer = TypeVar("AnyOffer", bound=Offer)


class Choice(Struct, frozen=True):
    """One value of a filter, with a page of its own; `label` names it beside its question."""

    facet: str
    value: str
    label: str
    title: str
    intro: str

    @property
    def address(self) -> str:
        return f"{CHOICES}{self.facet}/{self.value}/"


class Filter(Struct, frozen=True):
    """One question services are chosen by: its word in addresses, its title, its values in order.

    `values` tells which values a service has, or an application: no need and no audience but the staff asks for these.
    """

    facet: str
    title: str
    choices: tuple[Choice, ...]
    values: Callable[[Offer], Iterable[str]]

    def chosen(self, offers: Sequence[AnyOffer], choice: Choice) -> tuple[AnyOffer, ...]:
        return tuple(offer for offer in offers if choice.value in self.values(offer))


def offer_kind(offer: Offer) -> ServiceKind:
    return offer.kind if isinstance(offer, Service) else ServiceKind.APPLICATION


def filters(portal: Portal) -> tuple[Filter, ...]:
    """The questions, each with every value the catalogue knows."""
    units = (
        Choice("unit", unit.slug, unit.label, f"Layanan {unit.name}", f"Layanan yang dikelola {unit.name}.")
        for unit in portal.site.open_units
    )
    audiences = (
        Choice("khalayak", audience, capital(words), f"Layanan untuk {words}", f"Semua layanan bagi {words}.")
        for audience, words in AUDIENCES.items()
    )
    kinds = (
        Choice("jenis", kind, words, f"Layanan {words.lower()}", f"Semua layanan berjenis {words.lower()}.")
        for kind, words in KINDS.items()
    )
    needs = (
        Choice("kebutuhan", need.slug, need.title, need.title, need.summary) for need in portal.site.needs
    )
    statuses = (
        Choice(
            STATUS,
            status,
            words.word,
            f"Keadaan layanan: {words.word.lower()}",
            f"{words.meaning} {words.meanwhile}".strip(),
        )
        for status, words in STATUSES.items()
    )
    return (
        Filter(
            "kebutuhan",
            "Kebutuhan",
            tuple(needs),
            lambda offer: offer.needs if isinstance(offer, Service) else (),
        ),
        Filter(
            "khalayak",
            "Untuk siapa",
            tuple(audiences),
            lambda offer: offer.audiences if isinstance(offer, Service) else (),
        ),
        Filter("unit", "Unit", tuple(units), lambda offer: (offer.unit,)),
        Filter("jenis", "Jenis", tuple(kinds), lambda offer: (offer_kind(offer),)),
        Filter(STATUS, "Keadaan", tuple(statuses), lambda offer: (status_of(portal.site, offer),)),
    )


def asked(portal: Portal) -> tuple[Filter, ...]:
    """What the filter of a list asks: the questions that have pages, without needs."""
    named = {each.facet: each for each in filters(portal)}
    return named["khalayak"], named["unit"], named["jenis"], named[STATUS]


def need_address(need: Need) -> str:
    return f"{NEEDS}{need.slug}/"


def facets(portal: Portal) -> tuple[Facet, ...]:
    """Links to every choice that has services or applications."""
    offers = (*portal.site.catalogue.services, *portal.site.catalogue.apps)
    found = []
    for filter in filters(portal):
        counts = ((choice, len(filter.chosen(offers, choice))) for choice in filter.choices)
        links = tuple(Link(choice.label, choice.address, count=count) for choice, count in counts if count)
        if filter.facet == STATUS:
            links = (*links, Link("Keadaan semua layanan", STATES))
        if links:
            found.append(Facet(filter.title, links))
    if has_standards(portal):
        found.append(Facet("Standar pelayanan", (Link("Semua standar pelayanan", STANDARDS_PAGE),)))
    return tuple(found)
