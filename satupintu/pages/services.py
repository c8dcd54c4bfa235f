"""The box: all services, those of a unit, those of one answer, and how they all are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from msgspec.structs import replace

from satupintu.models import App, Unit
from satupintu.pages.choices import NEEDS, STATES, STATUS, Choice, asked, filters, need_address
from satupintu.pages.heads import head
from satupintu.pages.narrowing import narrowed
from satupintu.pages.need_help import need_help
from satupintu.pages.offers import apps_group, entries
from satupintu.pages.portions import PORTION, Portion, portion_pages, portions, shortened
from satupintu.pages.states import STATUSES, meanings, status_of
from satupintu.places import BOX
from satupintu.portal import Page, Portal
from satupintu.values import (
    Link,
    ServiceGroup,
    ServicesValues,
)

LIST = f"{BOX}daftar/"
TITLE = "Satu Kotak"
NEEDS_TITLE = "Layanan menurut kebutuhan"
LIST_TITLE = "Daftar layanan A–Z"
EMPTY = Link("Lihat semua unit", "units/", "Belum ada layanan.")


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


def has_offers(portal: Portal, unit: Unit) -> bool:
    """Whether a unit has anything to show in a box of its own."""
    catalogue = portal.site.catalogue
    return bool(catalogue.of_unit(unit.slug) or catalogue.apps_of_unit(unit.slug))


def unit_address(unit: Unit) -> str:
    return f"{unit.address}{BOX}"


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
    return values if _is_long(portal) else narrowed(portal, values, offers, asked(portal))


def _is_long(portal: Portal) -> bool:
    """Whether the box holds more than one page can: then its parts have the filter, and not the whole."""
    return len(portal.site.catalogue.services) > PORTION


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
        return narrowed(portal, helped, (*part.services, *apps), asked(portal))
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
