"""The box: all services, those of a unit or of one filter value, and a page for each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from satupintu.dates import long_date
from satupintu.models import Audience, Condition, Service, ServiceKind, Unit
from satupintu.pages.frame import contact_lines
from satupintu.pages.heads import Subject, head
from satupintu.places import BOX
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import Facet, Fact, Link, ServiceEntry, ServiceGroup, ServicesValues, ServiceValues
from satupintu.wording import capital

CHOICES = f"{BOX}pilih/"
STATES = f"{CHOICES}status/"
TITLE = "Satu Kotak"
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

    `values` tells which values a service has.
    """

    facet: str
    title: str
    choices: tuple[Choice, ...]
    values: Callable[[Service], Iterable[str]]

    def chosen(self, services: Sequence[Service], choice: Choice) -> tuple[Service, ...]:
        return tuple(service for service in services if choice.value in self.values(service))


def pages(portal: Portal) -> Iterator[Page]:
    services = portal.site.catalogue.services
    yield Page(BOX, TITLE, partial(_box, portal), section="Daftar")
    yield Page(STATES, "Keadaan layanan", partial(_states, portal))
    for filter in filters(portal):
        for choice in filter.choices:
            if found := filter.chosen(services, choice):
                yield Page(choice.address, choice.title, partial(_choice, portal, choice, found))
    for unit in portal.site.open_units:
        if portal.site.catalogue.of_unit(unit.slug):
            yield Page(unit_address(unit), "Layanan", partial(_of_unit, portal, unit), section=unit.name)
    for service in services:
        yield Page(
            service.address,
            service.name,
            partial(_service, portal, service),
            service.updated,
            source=service.path,
            section="Layanan",
        )


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
    return (
        Filter("kebutuhan", "Kebutuhan", tuple(needs), lambda service: service.needs),
        Filter("khalayak", "Untuk siapa", tuple(audiences), lambda service: service.audiences),
        Filter("unit", "Unit", tuple(units), lambda service: (service.unit,)),
        Filter("jenis", "Jenis", tuple(kinds), lambda service: (service.kind,)),
    )


def entries(portal: Portal, services: Iterable[Service]) -> tuple[ServiceEntry, ...]:
    return tuple(entry(portal, service) for service in services)


def entry(portal: Portal, service: Service) -> ServiceEntry:
    """A service as it is on the day of the build."""
    state = service.state_on(portal.site.today)
    unit = portal.site.units[service.unit]
    ended = state.condition is Condition.ENDED
    url = "" if ended else service.service_url or ""
    successor = portal.site.records.get(state.replaced_by or "")
    return ServiceEntry(
        name=service.name,
        address=service.address,
        summary=service.summary,
        url=url,
        domain=urlsplit(url).hostname or "",
        audience=_audience(service),
        kind=service.kind.value,
        unit=Link(unit.label, unit.address),
        state=_state_text(service, state.condition),
        ended=ended,
        meanwhile=state.meanwhile or "",
        replacement=Link(successor.name, successor.address) if successor else None,
        sample=service.sample,
    )


def _audience(service: Service) -> str:
    return capital(", ".join(AUDIENCES[audience] for audience in service.audiences))


def _state_text(service: Service, condition: Condition) -> str:
    if condition is Condition.AVAILABLE:
        return ""
    end = service.state.end if condition is Condition.MAINTENANCE else None
    return f"{CONDITIONS[condition]} sampai {long_date(end.day)}" if end else CONDITIONS[condition]


def home_services(portal: Portal) -> tuple[ServiceEntry, ...]:
    """The first services of each unit in turn, so that none of them fills the box alone."""
    catalogue = portal.site.catalogue
    by_unit = [list(catalogue.of_unit(unit.slug)) for unit in portal.site.open_units]
    turns = (found[turn] for turn in range(HOME_SERVICES) for found in by_unit if turn < len(found))
    chosen = {service.slug for service, _place in zip(turns, range(HOME_SERVICES), strict=False)}
    return entries(portal, (service for service in catalogue.services if service.slug in chosen))


def _box(portal: Portal) -> ServicesValues:
    catalogue = portal.site.catalogue
    groups = tuple(
        ServiceGroup(unit.name, unit.slug, entries(portal, found), unit.address)
        for unit in portal.site.open_units
        if (found := catalogue.of_unit(unit.slug))
    )
    intro = "Semua layanan daring setiap unit, di satu tempat: untuk apa, bagi siapa, dan ke mana."
    return _values(portal, BOX, TITLE, intro, groups, len(catalogue.services))


def _states(portal: Portal) -> ServicesValues:
    services = portal.site.catalogue.services
    by_condition = {
        condition: [
            service for service in services if service.state_on(portal.site.today).condition is condition
        ]
        for condition in reversed(Condition)
    }
    groups = tuple(
        ServiceGroup(CONDITIONS[condition], condition.value, entries(portal, found))
        for condition, found in by_condition.items()
        if found
    )
    intro = "Keadaan setiap layanan seperti diberitahukan pengelolanya, yang tidak tersedia lebih dahulu."
    return _values(portal, STATES, "Keadaan layanan", intro, groups, len(services), trail=True)


def _choice(portal: Portal, choice: Choice, found: Sequence[Service]) -> ServicesValues:
    groups = (ServiceGroup("", "", entries(portal, found)),)
    return _values(portal, choice.address, choice.title, choice.intro, groups, len(found), trail=True)


def _of_unit(portal: Portal, unit: Unit) -> ServicesValues:
    found = portal.site.catalogue.of_unit(unit.slug)
    groups = (ServiceGroup("", "", entries(portal, found)),)
    intro = f"Layanan daring {unit.name}: untuk apa, bagi siapa, dan ke mana."
    return _values(portal, unit_address(unit), "Layanan", intro, groups, len(found), unit=unit)


def _values(
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
        page=head(portal, address, title, intro, unit=unit, trail=(Link(TITLE, BOX),) if trail else ()),
        intro=intro,
        count=f"{number} layanan" if number == total else f"{number} dari {total} layanan",
        groups=groups,
        facets=() if unit else portal.facets,
        whole=BOX if address != BOX else "",
        empty=EMPTY,
    )


def facets(portal: Portal) -> tuple[Facet, ...]:
    """Links to every choice that has services."""
    services = portal.site.catalogue.services
    found = []
    for filter in filters(portal):
        counts = ((choice, len(filter.chosen(services, choice))) for choice in filter.choices)
        links = tuple(Link(choice.label, choice.address, count=count) for choice, count in counts if count)
        if links:
            found.append(Facet(filter.title, links))
    states = Facet("Keadaan", (Link("Keadaan semua layanan", STATES),))
    return (*found, states)


def _service(portal: Portal, service: Service) -> ServiceValues:
    unit = portal.site.units[service.unit]
    return ServiceValues(
        frame=portal.frame,
        page=head(
            portal,
            service.address,
            service.name,
            service.summary,
            trail=(Link(TITLE, BOX),),
            updated=service.updated,
            sample=service.sample,
            subject=Subject(CardKind.PAGE),
        ),
        service=entry(portal, service),
        facts=tuple(_facts(portal, service, unit)),
        contact=contact_lines(unit.contact),
        related=tuple(
            Link(other.name, other.address)
            for other in portal.site.catalogue.of_unit(service.unit)
            if other is not service
        ),
    )


def _facts(portal: Portal, service: Service, unit: Unit) -> Iterator[Fact]:
    yield Fact("Unit", unit.name, unit.address)
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
