"""The box: all services, those of a unit or of one filter value, and a page for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import TypeVar
from urllib.parse import urlsplit

from satupintu import structured
from satupintu.dates import When, long_date
from satupintu.models import App, Audience, Condition, Need, Offer, Service, ServiceKind, Unit
from satupintu.pages.frame import contact_lines
from satupintu.pages.heads import Subject, head
from satupintu.pages.narrowing import narrowed
from satupintu.pages.need_help import need_help
from satupintu.pages.portions import PORTION, Portion, portion_pages, portions, shortened
from satupintu.pages.standards import has_standards, of_service
from satupintu.pages.states import STATUSES, checked_text, found_text, history, meanings, status_of
from satupintu.places import APPS, BOX, STANDARDS_PAGE
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.standards import Held
from satupintu.values import (
    CheckHistory,
    Facet,
    Fact,
    Link,
    ServiceEntry,
    ServiceGroup,
    ServicesValues,
    ServiceValues,
)
from satupintu.wording import capital

CHOICES = f"{BOX}pilih/"
STATUS = "status"
STATES = f"{CHOICES}{STATUS}/"
NEEDS = f"{CHOICES}kebutuhan/"
LIST = f"{BOX}daftar/"
TITLE = "Satu Kotak"
APPS_TITLE = "Aplikasi kerja pegawai"
NEEDS_TITLE = "Layanan menurut kebutuhan"
LIST_TITLE = "Daftar layanan A–Z"
HOME_SERVICES = 8
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
CONDITIONS = {
    Condition.AVAILABLE: "Tersedia",
    Condition.MAINTENANCE: "Pemeliharaan",
    Condition.ENDED: "Dihentikan",
}
EMPTY = Link("Lihat semua unit", "units/", "Belum ada layanan.")
AnyOffer = TypeVar("AnyOffer", bound=Offer)


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter, with a page of its own; `label` names it beside its question."""

    facet: str
    value: str
    label: str
    title: str
    intro: str

    @property
    def address(self) -> str:
        return f"{CHOICES}{self.facet}/{self.value}/"


@dataclass(frozen=True, slots=True)
class Filter:
    """One question services are chosen by: its word in addresses, its title, its values in order.

    `values` tells which values a service has, or an application: no need and no audience but the staff asks for these.
    """

    facet: str
    title: str
    choices: tuple[Choice, ...]
    values: Callable[[Offer], Iterable[str]]

    def chosen(self, offers: Sequence[AnyOffer], choice: Choice) -> tuple[AnyOffer, ...]:
        return tuple(offer for offer in offers if choice.value in self.values(offer))


def pages(portal: Portal) -> Iterator[Page]:
    services = portal.site.catalogue.services
    yield Page(BOX, TITLE, partial(_box, portal), section="Daftar")
    yield Page(STATES, "Keadaan layanan", partial(_states, portal))
    for filter in filters(portal):
        for choice in filter.choices:
            apps = filter.chosen(portal.site.catalogue.apps, choice)
            if (found := filter.chosen(services, choice)) or apps:
                parts = portions(choice.address, found)
                yield from portion_pages(choice.title, parts, partial(_choice, portal, choice, apps))
    for unit in portal.site.open_units:
        if has_offers(portal, unit):
            parts = portions(unit_address(unit), portal.site.catalogue.of_unit(unit.slug))
            yield from portion_pages("Layanan", parts, partial(_of_unit, portal, unit), section=unit.name)
    for service in services:
        yield Page(
            service.address,
            service.name,
            partial(_service, portal, service),
            _updated(service, portal.site.service_standards.held(service)),
            source=service.path,
            section="Layanan",
        )


def has_offers(portal: Portal, unit: Unit) -> bool:
    """Whether a unit has anything to show in a box of its own."""
    catalogue = portal.site.catalogue
    return bool(catalogue.of_unit(unit.slug) or catalogue.apps_of_unit(unit.slug))


def unit_address(unit: Unit) -> str:
    return f"{unit.address}{BOX}"


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
        Filter("jenis", "Jenis", tuple(kinds), lambda offer: (_kind(offer),)),
        Filter(STATUS, "Keadaan", tuple(statuses), lambda offer: (status_of(portal.site, offer),)),
    )


def _asked(portal: Portal) -> tuple[Filter, ...]:
    """What the filter of a list asks: the questions that have pages, without needs."""
    named = {each.facet: each for each in filters(portal)}
    return named["khalayak"], named["unit"], named["jenis"], named[STATUS]


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
        audience=_audience(service),
        kind=_kind(service).value,
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


def apps_group(portal: Portal, apps: Sequence[App]) -> tuple[ServiceGroup, ...]:
    """The staff's applications under a heading of their own; none where there are none."""
    return (ServiceGroup(APPS_TITLE, "aplikasi", entries(portal, apps), APPS),) if apps else ()


def _kind(offer: Offer) -> ServiceKind:
    return offer.kind if isinstance(offer, Service) else ServiceKind.APPLICATION


def _audience(service: Offer) -> str:
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


def _box(portal: Portal) -> ServicesValues:
    catalogue = portal.site.catalogue
    groups = tuple(
        ServiceGroup(unit.name, unit.slug, entries(portal, found), unit.address)
        for unit in portal.site.open_units
        if (found := catalogue.of_unit(unit.slug))
    )
    intro = "Semua layanan daring setiap unit, di satu tempat: untuk apa, bagi siapa, dan ke mana."
    apps = apps_group(portal, catalogue.apps)
    values = box_values(portal, BOX, TITLE, intro, (*groups, *apps), len(catalogue.services))
    ways = (Link(NEEDS_TITLE, NEEDS), Link(f"{LIST_TITLE}, siap dicetak", LIST))
    values = replace(
        values,
        groups=(*shortened(groups, lambda group: f"{group.address}{BOX}"), *apps),
        needs=tuple(
            Link(need.title, need_address(need))
            for need in portal.site.needs
            if any(need.slug in service.needs for service in catalogue.services)
        ),
        ways=ways if portal.site.needs else ways[1:],
    )
    offers = (*catalogue.services, *catalogue.apps)
    return values if _is_long(portal) else narrowed(portal, values, offers, _asked(portal))


def _is_long(portal: Portal) -> bool:
    """Whether the box holds more than one page can: then its parts have the filter, and not the whole."""
    return len(portal.site.catalogue.services) > PORTION


def need_address(need: Need) -> str:
    return f"{NEEDS}{need.slug}/"


def _states(portal: Portal) -> ServicesValues:
    catalogue = portal.site.catalogue
    offers = (*catalogue.services, *catalogue.apps)
    by_status = {
        status: [offer for offer in offers if status_of(portal.site, offer) == status] for status in STATUSES
    }
    groups = tuple(
        ServiceGroup(STATUSES[status].word, status, entries(portal, found), f"{STATES}{status}/")
        for status, found in by_status.items()
        if found
    )
    intro = "Keadaan setiap layanan dan aplikasi: yang diberitahukan pengelolanya, lalu yang ditemukan pada pemeriksaan alamat. Yang perlu perhatian lebih dahulu."
    number = len(catalogue.services)
    values = box_values(portal, STATES, "Keadaan layanan", intro, groups, number, trail=True)
    shown = shortened(groups, lambda group: group.address or BOX)
    return replace(values, groups=shown, checked=True, meanings=meanings(STATUSES))


def _choice(portal: Portal, choice: Choice, apps: Sequence[App], part: Portion) -> ServicesValues:
    services = (ServiceGroup("", "", entries(portal, part.services)),) if part.services else ()
    groups = (*services, *apps_group(portal, apps))
    values = box_values(portal, part.address, choice.title, choice.intro, groups, part.total, trail=True)
    need = next((need for need in portal.site.needs if choice.address == need_address(need)), None)
    helped = replace(
        values,
        pager=part.pager,
        help=need_help(portal, need) if need else None,
        checked=choice.facet == STATUS,
    )
    if part.whole and _is_long(portal):
        return narrowed(portal, helped, (*part.services, *apps), _asked(portal))
    return helped


def _of_unit(portal: Portal, unit: Unit, part: Portion) -> ServicesValues:
    services = (ServiceGroup("", "", entries(portal, part.services)),) if part.services else ()
    apps = apps_group(portal, portal.site.catalogue.apps_of_unit(unit.slug))
    intro = f"Layanan daring {unit.name}: untuk apa, bagi siapa, dan ke mana."
    groups = (*services, *apps)
    values = box_values(portal, part.address, "Layanan", intro, groups, part.total, unit=unit)
    return replace(values, pager=part.pager)


def box_values(
    portal: Portal,
    address: str,
    title: str,
    intro: str,
    groups: tuple[ServiceGroup, ...],
    number: int,
    *,
    unit: Unit | None = None,
    trail: bool = False,
) -> ServicesValues:
    total = len(portal.site.catalogue.services)
    return ServicesValues(
        frame=portal.frame,
        page=head(
            portal,
            address,
            title,
            intro,
            unit=unit,
            trail=(Link(TITLE, BOX),) if trail else (),
            translatable=address == BOX,
        ),
        intro=intro,
        count=_count(number, total, groups),
        groups=groups,
        facets=() if unit else portal.facets,
        whole=BOX if address != BOX else "",
        empty=EMPTY,
    )


def _count(number: int, total: int, groups: Iterable[ServiceGroup]) -> str:
    """`3 dari 12 layanan dan 3 aplikasi`: services, then the applications among what is shown."""
    apps = sum(entry.staff for group in groups for entry in group.services)
    told = f"{number} layanan" if number == total else f"{number} dari {total} layanan"
    return " dan ".join((*([told] if number or not apps else []), *([f"{apps} aplikasi"] if apps else [])))


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
        related=tuple(
            Link(other.name, other.address)
            for other in portal.site.catalogue.of_unit(service.unit)
            if other is not service
        ),
        standard=of_service(portal, held) if held else None,
        standard_due=When(debt.due) if debt else None,
        history=address_history(portal, service),
    )


def _updated(service: Service, held: Held | None) -> When:
    """The later day of the record and of its standard."""
    return max(service.updated, held.standard.updated, key=_instant) if held else service.updated


def _instant(moment: When) -> datetime:
    return moment.instant


def address_history(portal: Portal, service: Offer) -> CheckHistory | None:
    """What was found of the address of a service or application that has one the guard visits."""
    ended = service.state_on(portal.site.today).condition is Condition.ENDED
    inside = isinstance(service, App) and service.shows_internal_address
    checked = service.service_url and not ended and not inside
    return history(portal.site.standing(service)) if checked else None


def _facts(portal: Portal, service: Service, unit: Unit) -> Iterator[Fact]:
    yield Fact("Unit", unit.name, unit.address)
    if service.provider:
        yield Fact("Penyelenggara", service.provider)
    yield Fact("Untuk siapa", _audience(service))
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
