"""Service standards as pages: all of them with what is owed, and each version that no longer holds."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from satupintu.dates import When, long_date
from satupintu.models import Service, StandardVersion
from satupintu.pages.heads import Subject, head
from satupintu.pages.standard_parts import decree_text, service_standard
from satupintu.pages.standard_prints import collection_links, held_by, poster_links
from satupintu.pages.standard_table import table
from satupintu.places import BOX, STANDARDS_PAGE
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.standards import Debt, Held, rules
from satupintu.values import (
    Link,
    ServiceStandard,
    StandardDebt,
    StandardEntry,
    StandardsValues,
    StandardValues,
)

TITLE = "Standar pelayanan"
BOX_TITLE = "Satu Kotak"


def pages(portal: Portal) -> Iterator[Page]:
    if has_standards(portal):
        yield Page(STANDARDS_PAGE, TITLE, partial(_all, portal), section="Daftar")
    for held in portal.site.service_standards.all_held():
        for version in held.standard.superseded(portal.site.today):
            yield Page(
                version_address(held.service, version),
                _version_title(held, version),
                partial(_superseded, portal, held, version),
                held.standard.updated,
                indexed=False,
                source=held.standard.path,
            )


def has_standards(portal: Portal) -> bool:
    """Whether there is a standard or a debt to show."""
    standards = portal.site.service_standards
    return any(standards.all_held()) or any(standards.debts())


def version_address(service: Service, version: StandardVersion) -> str:
    return f"{service.address}standar/{version.determined.day.isoformat()}/"


def of_service(portal: Portal, held: Held) -> ServiceStandard:
    """The standard in force, with its posters and the versions before it."""
    return replace(
        service_standard(held.standard, held.version),
        files=poster_links(portal, held),
        earlier=tuple(
            Link(
                f"Standar yang ditetapkan {long_date(version.determined.day)}",
                version_address(held.service, version),
            )
            for version in held.standard.superseded(portal.site.today)
        ),
    )


def _all(portal: Portal) -> StandardsValues:
    standards = portal.site.service_standards
    held = tuple(standards.all_held())
    debts = tuple(standards.debts())
    units = ((unit, held_by(portal, unit)) for unit in portal.site.open_units)
    intro = "Janji tertulis setiap layanan: syarat, langkah, waktu, biaya, dan ke mana mengadu."
    return StandardsValues(
        frame=portal.frame,
        page=head(portal, STANDARDS_PAGE, TITLE, intro, trail=(Link(BOX_TITLE, BOX),)),
        intro=intro,
        count=f"{len(held)} layanan punya standar lengkap" + (f", {len(debts)} menyusul" if debts else ""),
        groups=tuple(
            (Link(unit.name, unit.address), tuple(_entry(portal, each) for each in found))
            for unit, found in units
            if found
        ),
        debts=tuple(map(_debt, debts)),
        files=collection_links(portal, table(portal)) if held else (),
        sources=rules().sources,
    )


def _entry(portal: Portal, held: Held) -> StandardEntry:
    service = held.service
    return StandardEntry(
        Link(service.name, service.address, service.summary),
        decree_text(held.version),
        held.standard.sample,
        poster_links(portal, held),
    )


def _debt(debt: Debt) -> StandardDebt:
    whole = len(rules().components)
    names = ", ".join(component.title.lower() for component in debt.missing)
    lacking = f"Belum ada: {names}." if len(debt.missing) < whole else "Standarnya belum ada."
    return StandardDebt(Link(debt.service.name, debt.service.address), lacking, When(debt.due))


def _superseded(portal: Portal, held: Held, version: StandardVersion) -> StandardValues:
    service = held.service
    until = long_date(held.version.valid_from.day)
    return StandardValues(
        frame=portal.frame,
        page=head(
            portal,
            version_address(service, version),
            _version_title(held, version),
            decree_text(version),
            trail=(Link(BOX_TITLE, BOX), Link(service.name, service.address)),
            updated=held.standard.updated,
            sample=held.standard.sample,
            indexed=False,
            subject=Subject(CardKind.PAGE),
        ),
        status=f"Standar ini sudah diganti. Standar yang baru berlaku mulai {until}.",
        current=Link(f"Standar {service.name} yang berlaku", service.address),
        standard=service_standard(held.standard, version),
    )


def _version_title(held: Held, version: StandardVersion) -> str:
    return f"Standar {held.service.name} yang ditetapkan {long_date(version.determined.day)}"
