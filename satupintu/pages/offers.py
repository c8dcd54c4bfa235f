"""Services and applications as the box shows them, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

from satupintu.dates import long_date
from satupintu.models import App, Condition, Offer, Service
from satupintu.pages.choices import AUDIENCES, offer_kind
from satupintu.pages.states import checked_text, found_text, history
from satupintu.places import APPS
from satupintu.portal import Portal
from satupintu.values import CheckHistory, Link, ServiceEntry, ServiceGroup
from satupintu.wording import capital

APPS_TITLE = "Aplikasi kerja pegawai"
HOME_SERVICES = 8
CONDITIONS = {
    Condition.AVAILABLE: "Tersedia",
    Condition.MAINTENANCE: "Pemeliharaan",
    Condition.ENDED: "Dihentikan",
}


def entries(portal: Portal, services: Iterable[Offer]) -> tuple[ServiceEntry, ...]:
    return tuple(entry(portal, service) for service in services)


def entry(portal: Portal, service: Offer) -> ServiceEntry:
    """A service or application as it is on the day of the build."""
    state = service.state_on(portal.site.today)
    unit = portal.site.units[service.unit]
    ended = state.condition is Condition.ENDED
    app = service if isinstance(service, App) else None
    records: Mapping[str, Offer] = portal.site.app_records if app else portal.site.records
    successor = records.get(state.replaced_by or "")
    url = portal.site.service_url(service)
    found, advice = found_text(portal.site, service) if state.condition is Condition.AVAILABLE else ("", "")
    return ServiceEntry(
        name=service.name,
        address=service.address,
        summary=service.summary,
        url=url,
        domain=urlsplit(url).hostname or "",
        audience=audience_text(service),
        icon=(service.icon or offer_kind(service)).value,
        unit=Link(unit.label, unit.address),
        state=_state_text(service, state.condition) or found,
        ended=ended,
        meanwhile=state.meanwhile or advice,
        replacement=Link(successor.name, successor.address) if successor else None,
        sample=service.sample,
        staff=app is not None,
        reach="Lewat jaringan kantor" if app and app.office_only else "",
        checked=checked_text(portal.site.standing(service)),
    )


def address_history(portal: Portal, service: Offer) -> CheckHistory | None:
    """What was found of the address of a service or application that has one the guard visits."""
    ended = service.state_on(portal.site.today).condition is Condition.ENDED
    inside = isinstance(service, App) and service.shows_internal_address
    checked = service.service_url and not ended and not inside
    return history(portal.site.standing(service)) if checked else None


def apps_group(portal: Portal, apps: Sequence[App]) -> tuple[ServiceGroup, ...]:
    """The staff's applications under a heading of their own; none where there are none."""
    return (ServiceGroup(APPS_TITLE, "aplikasi", entries(portal, apps), APPS),) if apps else ()


def audience_text(service: Offer) -> str:
    if not isinstance(service, Service):
        return "Khusus pegawai"
    return capital(", ".join(AUDIENCES[audience] for audience in service.audiences))


def _state_text(service: Offer, condition: Condition) -> str:
    if condition is Condition.AVAILABLE:
        return ""
    end = service.state.end if condition is Condition.MAINTENANCE else None
    return f"{CONDITIONS[condition]} sampai {long_date(end.day)}" if end else CONDITIONS[condition]


def home_services(portal: Portal) -> tuple[ServiceEntry, ...]:
    return entries(portal, home_choice(portal))


def home_choice(portal: Portal) -> tuple[Service, ...]:
    """The first services of each unit in turn, so that none of them fills the box alone."""
    catalogue = portal.site.catalogue
    by_unit = [list(catalogue.of_unit(unit.slug)) for unit in portal.site.open_units]
    turns = (found[turn] for turn in range(HOME_SERVICES) for found in by_unit if turn < len(found))
    chosen = {service.slug for service, _place in zip(turns, range(HOME_SERVICES), strict=False)}
    return tuple(service for service in catalogue.services if service.slug in chosen)
