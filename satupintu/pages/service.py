"""The page of one service: what it is for, its standard, its state, and whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from satupintu import structured
from satupintu.dates import When
from satupintu.models import Service, Unit
from satupintu.pages.choices import AUDIENCES, KINDS
from satupintu.pages.frame import contact_lines
from satupintu.pages.freshness import last_review
from satupintu.pages.heads import Subject, head
from satupintu.pages.offers import address_history, audience_text, entry
from satupintu.pages.related import related_pages
from satupintu.pages.services import TITLE
from satupintu.pages.standards import of_service
from satupintu.places import BOX
from satupintu.portal import Page, Portal
from satupintu.search.kinds import KINDS as KIND_NAMES
from satupintu.search.kinds import SERVICE
from satupintu.social import CardKind
from satupintu.standards import Held
from satupintu.values import Fact, Link, RelatedPage, ServiceValues


def pages(portal: Portal) -> Iterator[Page]:
    for service in portal.site.catalogue.services:
        yield Page(
            service.address,
            service.name,
            partial(_service, portal, service),
            _updated(service, portal.site.service_standards.held(service)),
            source=service.path,
            section="Layanan",
        )


def _service(portal: Portal, service: Service) -> ServiceValues:
    unit, shown = portal.site.units[service.unit], entry(portal, service)
    held = portal.site.service_standards.held(service)
    debt = portal.site.service_standards.debt(service)
    return ServiceValues(
        frame=portal.frame,
        page=head(
            portal,
            service.address,
            service.name,
            service.summary,
            trail=(Link(TITLE, BOX),),
            updated=_updated(service, held),
            reviewed=last_review(portal, service),
            sample=service.sample,
            subject=Subject(
                CardKind.PAGE,
                (
                    structured.service(
                        portal.site,
                        portal.hrefs,
                        service,
                        unit,
                        shown.url,
                        (AUDIENCES[audience] for audience in service.audiences),
                    ),
                ),
            ),
        ),
        service=shown,
        facts=tuple(_facts(portal, service, unit)),
        contact=contact_lines(unit.contact.only(service.contact))
        or contact_lines(portal.site.settings.contact),
        related=related_pages(portal, service.address, last=_siblings(portal, service)),
        standard=of_service(portal, held) if held else None,
        standard_due=When(debt.due) if debt else None,
        history=address_history(portal, service),
    )


def _siblings(portal: Portal, service: Service) -> Iterator[RelatedPage]:
    """The other services of its unit."""
    for other in portal.site.catalogue.of_unit(service.unit):
        if other is not service:
            yield RelatedPage(other.name, other.address, KIND_NAMES[SERVICE])


def _updated(service: Service, held: Held | None) -> When:
    """The later day of the record and of its standard."""
    return max(service.updated, held.standard.updated, key=_instant) if held else service.updated


def _instant(moment: When) -> datetime:
    return moment.instant


def _facts(portal: Portal, service: Service, unit: Unit) -> Iterator[Fact]:
    yield Fact("Unit", unit.name, unit.address)
    if service.provider:
        yield Fact("Penyelenggara", service.provider)
    yield Fact("Untuk siapa", audience_text(service))
    yield Fact("Jenis", KINDS[service.kind])
    if service.account:
        yield Fact("Akun", service.account)
    if service.hours:
        yield Fact("Jam layanan", service.hours)
    if owner := portal.site.directory.nodes.get(service.owner):
        yield Fact("Penanggung jawab", owner.post.name, owner.post.address)
    if service.manual:
        address = service.manual.removeprefix("/")
        yield Fact("Panduan", portal.by_address[address].title, address)
