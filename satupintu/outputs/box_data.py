"""Services and applications as data: as people say they are, and as the link guard found their addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from satupintu.guard.standing import Standing
from satupintu.models import Offer, Service, StandardVersion
from satupintu.outputs.published import Row, dumped
from satupintu.pages.standard_prints import PAPERS, poster_address
from satupintu.pages.standards import version_address
from satupintu.portal import Portal


def service_rows(portal: Portal) -> Iterator[Row]:
    catalogue = portal.site.catalogue
    for service in catalogue.services:
        yield {**_offer_row(portal, service, catalogue.records), **_standard_row(portal, service)}


def app_rows(portal: Portal) -> Iterator[Row]:
    catalogue = portal.site.catalogue
    return (_offer_row(portal, app, catalogue.app_records) for app in catalogue.apps)


def _offer_row(portal: Portal, offer: Offer, records: Mapping[str, Offer]) -> Row:
    absolute = portal.hrefs.absolute
    state = offer.state_on(portal.site.today)
    successor = records.get(state.replaced_by or "")
    return {
        **dumped(offer),
        "id": f"{offer.folder}/{offer.slug}",
        "url": absolute(offer.address),
        "title": offer.name,
        "updated": offer.updated.iso,
        "service_url": portal.site.service_url(offer) or None,
        "manual": absolute(offer.manual.removeprefix("/")) if offer.manual else None,
        "state": {
            "condition": state.condition.value,
            "end": state.end.iso if state.end else None,
            "meanwhile": state.meanwhile,
            "replaced_by": absolute(successor.address) if successor else None,
        },
        "measured": _measured(portal.site.standing(offer)),
    }


def _standard_row(portal: Portal, service: Service) -> Row:
    """The standard in force with its files and former versions, or the day until which it is owed."""
    absolute, standards = portal.hrefs.absolute, portal.site.service_standards
    held, debt = standards.held(service), standards.debt(service)
    due = debt.due.isoformat() if debt else None
    if held is None:
        return {"standard": None, "standard_due": due}
    version = held.version.model_dump(mode="json", include=set(StandardVersion.model_fields))
    former = held.standard.superseded(portal.site.today)
    return {
        "standard": {
            "version": version,
            "updated": held.standard.updated.iso,
            "sample": held.standard.sample,
            "posters": {paper: absolute(poster_address(held, paper)) for paper in PAPERS},
            "former": [absolute(version_address(service, version)) for version in former],
        },
        "standard_due": due,
    }


def _measured(standing: Standing) -> Row:
    """What was found of an address."""
    return {
        "state": standing.state.value,
        "checked": standing.checked.isoformat() if standing.checked else None,
        "withheld": standing.withheld,
    }
