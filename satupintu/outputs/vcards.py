"""vCards (RFC 2426, version 3.0): what the page of a person shows of how to reach them, for an address book.

Version 3.0, since address books of phones and offices all read it. It asks for the parts of a name; as an
Indonesian name has none, the whole of it stands in the first, and titles in the places made for them. There is
no photograph: a copy in an address book would outlast the consent. Lines are folded and texts escaped as in
iCalendar, by the same library.
"""

from __future__ import annotations

from collections.abc import Iterator

from icalendar.parser import Contentline, Parameters
from icalendar.prop import vN, vOrg, vText

from satupintu.models import Person
from satupintu.names import plain_name
from satupintu.outputs.file import OutputFile, permanent_id
from satupintu.pages.people import card_address, entry, telephone, unit_of
from satupintu.portal import Portal
from satupintu.wording import telephone_number

MAIL = Parameters(type=["INTERNET", "WORK"])
TELEPHONE = Parameters(type=["VOICE", "WORK"])
NOTHING = Parameters()
SAMPLE = "Data contoh untuk peragaan."


def files(portal: Portal) -> Iterator[OutputFile]:
    """One for everybody who works here."""
    for person in portal.site.directory.staff:
        lines = (Contentline.from_parts(*line).to_ical() for line in _lines(portal, person))
        yield OutputFile(card_address(person), b"".join(line + b"\r\n" for line in lines))


Line = tuple[str, Parameters, vText | vN | vOrg]


def _lines(portal: Portal, person: Person) -> Iterator[Line]:
    settings, unit = portal.site.settings, unit_of(portal, person.unit)
    yield _text("BEGIN", "VCARD")
    yield _text("VERSION", "3.0")
    yield _text("FN", person.name)
    yield "N", NOTHING, vN(_name(person.name))
    yield "ORG", NOTHING, vOrg((settings.full_name, *((unit.name,) if unit else ())))
    if posts := entry(portal, person).posts:
        yield _text("TITLE", "; ".join(posts))
    if person.mail:
        yield _text("EMAIL", person.mail, MAIL)
    if number := telephone_number(telephone(portal, person)):
        yield _text("TEL", number, TELEPHONE)
    notes = [f"Pesawat {person.extension}."] if person.extension else []
    if note := " ".join([*notes, *([SAMPLE] if person.sample else [])]):
        yield _text("NOTE", note)
    yield _text("URL", portal.hrefs.absolute(person.address))
    yield _text("UID", permanent_id(person.address.rstrip("/")).urn)
    yield _text("REV", person.updated.day.isoformat())
    yield _text("END", "VCARD")


def _text(name: str, text: str, parameters: Parameters = NOTHING) -> Line:
    return name, parameters, vText(text)


def _name(name: str) -> tuple[str, str, str, str, str]:
    """The name itself, and the titles before and behind it: `Siti Aminah;;;Dr.;S.Sos., M.Si.`."""
    plain = plain_name(name)
    before, _plain, behind = name.partition(plain)
    return plain, "", "", before.strip(), behind.strip(" ,")
