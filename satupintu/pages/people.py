"""Everybody who works here, or once did: a page for each, and people as lists show them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from msgspec.structs import replace

from satupintu import structured
from satupintu.dates import date_range, long_date
from satupintu.directory import Tenure, photo_path
from satupintu.models import Contact, Person, Unit
from satupintu.pages.frame import contact_lines
from satupintu.pages.heads import Subject, head
from satupintu.pages.pictures import portrait
from satupintu.places import label_slug
from satupintu.portal import Page, Portal
from satupintu.social import CardKind
from satupintu.values import (
    ContactLine,
    Fact,
    Link,
    PersonEntry,
    PersonValues,
    Portrait,
    PostLine,
    Publication,
)
from satupintu.wording import telephone_number

PEOPLE = "pegawai/"
CHOICES = f"{PEOPLE}pilih/"
TRAIL = (Link("Pegawai", PEOPLE),)
ONE_DAY = timedelta(days=1)


def pages(portal: Portal) -> Iterator[Page]:
    today = portal.site.today
    for person in portal.site.directory.known:
        yield Page(
            person.address,
            person.name,
            partial(_person, portal, person),
            person.updated,
            indexed=person.serves_on(today),
            source=person.path,
        )


def card_address(person: Person) -> str:
    """The vCard of somebody; it carries the name of the person's page, as whoever saves it sees."""
    return f"{person.address}{person.slug}.vcf"


def expertise_address(expertise: str) -> str:
    return f"{CHOICES}keahlian/{label_slug(expertise)}/"


def office(portal: Portal, slug: str | None) -> Link:
    """Where somebody works: the unit, or the office itself."""
    unit = portal.site.units[slug] if slug else None
    return Link(unit.label, unit.address) if unit else Link(portal.site.settings.short_name, "")


def unit_of(portal: Portal, slug: str | None) -> Unit | None:
    return portal.site.units[slug] if slug else None


def office_contact(portal: Portal, slug: str | None) -> Contact:
    """How the unit is reached; the office itself where the unit has no contact."""
    unit = unit_of(portal, slug)
    found = unit.contact if unit else portal.site.settings.contact
    return found if found.telephone or found.mail else portal.site.settings.contact


def entry(portal: Portal, person: Person) -> PersonEntry:
    """Somebody as lists show them, made once for all of them."""
    found = portal.people_entries.get(person.slug)
    if found is None:
        found = portal.people_entries[person.slug] = PersonEntry(
            name=person.name,
            address=person.address,
            posts=tuple(tenure.title for tenure in portal.site.directory.posts_of(person)),
            unit=office(portal, person.unit),
            mail=person.mail or "",
            extension=person.extension or "",
            portrait=portrait(portal, photo_path(person), person.name),
            sample=person.sample,
        )
    return found


def days(tenure: Tenure, *, holds: bool) -> str:
    """The days of a tenure in words. What is to end is not told before it has ended."""
    if holds or tenure.last is None:
        return f"sejak {long_date(tenure.first)}"
    return date_range(tenure.first, tenure.last)


def post_line(portal: Portal, tenure: Tenure) -> PostLine:
    holds = tenure.holds_on(portal.site.today)
    return PostLine(
        tenure.title, tenure.post.address, days(tenure, holds=holds), tenure.appointment.decree or ""
    )


def telephone(portal: Portal, person: Person) -> str:
    """The number of the office somebody is reached at."""
    return office_contact(portal, person.unit).telephone or portal.site.settings.contact.telephone or ""


def description(portal: Portal, address: str, sentence: str) -> str:
    """What a page is about, beginning with the title that no other page has."""
    return f"{portal.document_title(address) or ''}: {sentence}"


def _person(portal: Portal, person: Person) -> PersonValues:
    return _staff(portal, person) if person.serves_on(portal.site.today) else _former(portal, person)


def _staff(portal: Portal, person: Person) -> PersonValues:
    directory, today = portal.site.directory, portal.site.today
    found = entry(portal, person)
    place = ", ".join((*found.posts, found.unit.title))
    about = description(portal, person.address, f"{place}. Kontak kantor, keahlian, dan riwayat jabatan.")
    node = structured.person(
        portal.site, portal.hrefs, person, unit_of(portal, person.unit), found.posts, found.portrait
    )
    return PersonValues(
        frame=portal.frame,
        page=head(
            portal,
            person.address,
            person.name,
            about,
            trail=TRAIL,
            updated=person.updated,
            sample=person.sample,
            subject=Subject(CardKind.PAGE, (node,)),
        ),
        gone="",
        posts=tuple(post_line(portal, tenure) for tenure in directory.posts_of(person)),
        unit=found.unit,
        portrait=_told(found.portrait, person),
        contact=tuple(_contact(portal, person)),
        card=card_address(person),
        about=person.about or "",
        facts=tuple(_facts(portal, person)),
        expertise=tuple(Link(each, expertise_address(each)) for each in person.expertise),
        trainings=person.trainings,
        publications=tuple(
            Publication(each.title, each.year, each.url or "") for each in person.publications
        ),
        earlier=tuple(
            post_line(portal, tenure) for tenure in directory.career(person) if not tenure.holds_on(today)
        ),
    )


def _former(portal: Portal, person: Person) -> PersonValues:
    """Of somebody who has left only the posts they held are told: those are the office's history."""
    if person.until is None:
        raise ValueError(f"{person.path}: has not left")
    gone = f"Tidak lagi bertugas di sini sejak {long_date(person.until.office_day + ONE_DAY)}."
    return PersonValues(
        frame=portal.frame,
        page=head(
            portal,
            person.address,
            person.name,
            description(portal, person.address, gone),
            trail=TRAIL,
            updated=person.updated,
            sample=person.sample,
            indexed=False,
        ),
        gone=gone,
        posts=(),
        unit=None,
        portrait=None,
        contact=(),
        card="",
        about="",
        facts=(),
        expertise=(),
        trainings=(),
        publications=(),
        earlier=tuple(post_line(portal, tenure) for tenure in portal.site.directory.career(person)),
    )


def _told(found: Portrait, person: Person) -> Portrait:
    """On the page of its own the photograph has its words."""
    return replace(found, alt=person.photo_words or "") if found.files else found


def _contact(portal: Portal, person: Person) -> Iterator[ContactLine]:
    """The person's mail at the office, and the unit's telephone with the extension."""
    if person.mail:
        yield ContactLine("Surel", person.mail, f"mailto:{person.mail}")
    if number := telephone(portal, person):
        more = f", pesawat {person.extension}" if person.extension else ""
        part = f";ext={person.extension}" if person.extension else ""
        yield ContactLine("Telepon", f"{number}{more}", f"tel:{telephone_number(number)}{part}")
    elif person.extension:
        yield ContactLine("Pesawat", person.extension)
    if hours := office_contact(portal, person.unit).hours:
        yield ContactLine("Jam layanan", hours)


def _facts(portal: Portal, person: Person) -> Iterator[Fact]:
    settings = portal.site.settings.directory
    if settings.ranks and person.grade:
        text = f"{person.rank} ({person.grade})" if person.rank else f"Golongan {person.grade}"
        yield Fact("Pangkat" if person.rank else "Golongan", text)
    if settings.masked_numbers and person.masked_number:
        yield Fact("NIP", person.masked_number)


def unit_contact(portal: Portal, slug: str | None) -> tuple[ContactLine, ...]:
    return contact_lines(office_contact(portal, slug))
