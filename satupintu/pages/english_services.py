"""The box in English, `/en/layanan/`: every service of every unit; what a record lacks in English stays Indonesian."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec.structs import replace

from satupintu.dates import long_date
from satupintu.guard.states import State
from satupintu.language import Language, Wording, wording
from satupintu.models import Audience, Condition, Service, Unit
from satupintu.pages.frame import said, unit_link
from satupintu.pages.heads import head
from satupintu.pages.offers import entry
from satupintu.pages.portions import shortened
from satupintu.pages.services import unit_address
from satupintu.places import BOX
from satupintu.portal import Page, Portal
from satupintu.values import EnglishServicesValues, Link, ServiceEntry, ServiceGroup
from satupintu.wording import capital

ADDRESS = f"{Language.ENGLISH.prefix}{BOX}"
THERE = Language.INDONESIAN.value
"""The language of what the page leads to."""


def pages(portal: Portal) -> Iterator[Page]:
    """Nothing on a site without English versions."""
    if portal.site.english and portal.site.catalogue.services:
        yield Page(ADDRESS, _title(wording(Language.ENGLISH)), partial(_services, portal))


def _title(words: Wording) -> str:
    return words("Satu Kotak: semua layanan")


def _services(portal: Portal) -> EnglishServicesValues:
    site, words = portal.site, wording(Language.ENGLISH)
    found = [(unit, site.catalogue.of_unit(unit.slug)) for unit in site.open_units]
    wholes = {unit.slug: unit_address(unit) for unit in site.open_units}
    groups = tuple(_group(portal, unit, services, words) for unit, services in found if services)
    intro = words("Semua layanan daring kami menurut unit: untuk apa, bagi siapa, dan ke mana.")
    return EnglishServicesValues(
        frame=portal.frame_in(Language.ENGLISH),
        page=head(portal, ADDRESS, _title(words), intro, translatable=True),
        intro=intro,
        count=words("%(number)s layanan", number=len(site.catalogue.services)),
        groups=shortened(groups, lambda group: wholes[group.anchor], words),
    )


def _group(portal: Portal, unit: Unit, services: tuple[Service, ...], words: Wording) -> ServiceGroup:
    link = unit_link(portal.site, unit, Language.ENGLISH)
    return ServiceGroup(
        title=link.title,
        anchor=unit.slug,
        services=tuple(_entry(portal, unit, service, words) for service in services),
        address=link.address,
        language=link.language,
        title_language=link.title_language,
    )


def _entry(portal: Portal, unit: Unit, service: Service, words: Wording) -> ServiceEntry:
    """The row of the Indonesian box with the words its record has in English."""
    shown, audiences = entry(portal, service), _audiences(words)
    name, name_language = said(Language.ENGLISH, service.name, service.name_en)
    summary, summary_language = said(Language.ENGLISH, service.summary, service.summary_en)
    successor = shown.replacement
    return replace(
        shown,
        name=name,
        name_language=name_language,
        summary=summary,
        summary_language=summary_language,
        audience=capital(", ".join(audiences[audience] for audience in service.audiences)),
        unit=Link(unit.name_en or unit.name, unit_link(portal.site, unit, Language.ENGLISH).address),
        state=_state(portal, service, words),
        replacement=replace(successor, language=THERE, title_language=THERE) if successor else None,
        language=THERE,
    )


def _audiences(words: Wording) -> Mapping[Audience, str]:
    return {
        Audience.PUBLIC: words("masyarakat"),
        Audience.TRAINEES: words("peserta pelatihan"),
        Audience.AGENCIES: words("instansi"),
        Audience.CIVIL_SERVANTS: words("ASN"),
    }


def _state(portal: Portal, service: Service, words: Wording) -> str:
    state = service.state_on(portal.site.today)
    if state.condition is Condition.MAINTENANCE and state.end:
        return words("Pemeliharaan sampai %(day)s", day=long_date(state.end.day, Language.ENGLISH))
    if state.condition is Condition.ENDED:
        return words("Dihentikan")
    standing = portal.site.standing(service)
    if not service.service_url:
        return ""
    unsure = State.SUSPECT if standing.withheld else standing.state
    return _measured(words).get(standing.state) or _measured(words).get(unsure, "")


def _measured(words: Wording) -> Mapping[State, str]:
    """What was found of an address, where that is worth a mark (`pages.states.SERIOUS`)."""
    return {
        State.TROUBLE: words("Gangguan"),
        State.DEAD: words("Mati"),
        State.SUSPECT: words("Diduga dibajak"),
    }
