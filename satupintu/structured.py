"""What a page is about, for machines: schema.org terms as one JSON-LD block.

Pure functions from what the office wrote to dictionaries. The office and its units are described once, on
their homes; everywhere else they are named with the same `@id`. Days carry the zone they were written in.
Search engines' rules for each type: developers.google.com/search/docs/appearance/structured-data.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from markupsafe import Markup
from msgspec.json import Encoder

from satupintu.dates import When
from satupintu.fees import is_free, price_of
from satupintu.files import ending, size_text
from satupintu.glossary_terms import Terms
from satupintu.hrefs import Hrefs
from satupintu.models import (
    Announcement,
    Contact,
    Download,
    Event,
    FormerName,
    NewsItem,
    Person,
    Service,
    Text,
    Unit,
)
from satupintu.places import GLOSSARY, SEARCH
from satupintu.questions import Question
from satupintu.site import Site
from satupintu.values import Link, Picture, Portrait
from satupintu.wording import cut, telephone_number

Node = dict[str, Any]

CONTEXT = "https://schema.org"
OFFICE, SITE, UNIT, PERSON, TERMS = "#lembaga", "#situs", "#unit", "#orang", "#glosarium"
"""The part of an `@id` behind the address of a home."""
LONGEST_HEADLINE = 110
"""Characters of a headline (Google, "Article")."""
LANGUAGE = "id"
COUNTRY = "ID"
MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "csv": "text/csv",
    "txt": "text/plain",
    "zip": "application/zip",
}
"""Of the files that can be published (files.DOCUMENTS)."""
IN_SCRIPT = str.maketrans({letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"})
"""Nothing of a text may end the script element or be read as HTML."""
SIGNS = tuple(map(chr, IN_SCRIPT))
JSON = Encoder(enc_hook=str)
"""A text may be of a class of its own: Markup."""


def script(nodes: Iterable[Node]) -> Markup:
    """The inside of `<script type="application/ld+json">`; empty where there is nothing to say."""
    found = list(nodes)
    if not found:
        return Markup("")
    document = {"@context": CONTEXT, **(found[0] if len(found) == 1 else {"@graph": found})}
    text = JSON.encode(document).decode()
    if any(sign in text for sign in SIGNS):
        text = text.translate(IN_SCRIPT)
    return Markup(text)  # noqa: S704 (no character that HTML knows is left)


def _present(node: Node) -> Node:
    """A node without the properties that have no value."""
    return {name: value for name, value in node.items() if value not in (None, "", [], ())}


# ------------------------------------------------------------------------------ who


def office(site: Site, hrefs: Hrefs, logo: str) -> Node:
    """The office itself, on the home page."""
    settings = site.settings
    names = [settings.name, settings.short_name, *_names(settings.former_names)]
    return _present(
        {
            "@type": "GovernmentOrganization",
            "@id": hrefs.absolute(OFFICE),
            "name": settings.full_name,
            "alternateName": list(dict.fromkeys(names)),
            "url": hrefs.absolute(""),
            "logo": hrefs.absolute(logo) if logo else None,
            **_contact(settings.contact),
            "parentOrganization": {"@type": "GovernmentOrganization", "name": settings.owner},
        }
    )


def unit_office(site: Site, hrefs: Hrefs, unit: Unit) -> Node:
    """A unit, on its home; below its parent unit, else below the office."""
    parent = site.units.get(unit.parent or "")
    above = parent if parent and not site.is_closed(parent) else None
    return _present(
        {
            "@type": "GovernmentOrganization",
            "@id": owner_id(hrefs, unit),
            "name": unit.name,
            "alternateName": list(
                dict.fromkeys([*([unit.short_name] if unit.short_name else []), *_names(unit.former_names)])
            ),
            "url": hrefs.absolute(unit.address),
            "description": unit.summary,
            **_contact(unit.contact),
            "parentOrganization": owner(site, hrefs, above),
        }
    )


def owner_id(hrefs: Hrefs, unit: Unit | None) -> str:
    return hrefs.absolute(f"{unit.address}{UNIT}" if unit else OFFICE)


def owner(site: Site, hrefs: Hrefs, unit: Unit | None) -> Node:
    """A unit, or the office, by its name and `@id`."""
    return {
        "@type": "GovernmentOrganization",
        "@id": owner_id(hrefs, unit),
        "name": unit.name if unit else site.settings.name,
        "url": hrefs.absolute(unit.address if unit else ""),
    }


def person(
    site: Site, hrefs: Hrefs, record: Person, unit: Unit | None, titles: Iterable[str], portrait: Portrait
) -> Node:
    """Somebody who works here, by what their page shows; `titles` are those of the posts of today."""
    return _present(
        {
            "@type": "Person",
            "@id": hrefs.absolute(f"{record.address}{PERSON}"),
            "name": record.name,
            "url": hrefs.absolute(record.address),
            "jobTitle": list(titles),
            "worksFor": owner(site, hrefs, unit),
            "email": record.mail,
            "knowsAbout": list(record.expertise),
            "image": hrefs.absolute(portrait.files[-1][0]) if portrait.files else None,
        }
    )


def website(site: Site, hrefs: Hrefs) -> Node:
    """The site, on its home page, with the way to search it."""
    settings = site.settings
    target = {"@type": "EntryPoint", "urlTemplate": f"{hrefs.absolute(SEARCH)}?q={{search_term_string}}"}
    action = {"@type": "SearchAction", "target": target, "query-input": "required name=search_term_string"}
    node: Node = {
        "@type": "WebSite",
        "@id": hrefs.absolute(SITE),
        "name": settings.name,
        "alternateName": settings.short_name,
        "url": hrefs.absolute(""),
        "inLanguage": LANGUAGE,
        "publisher": {"@id": hrefs.absolute(OFFICE)},
    }
    return {**node, "potentialAction": action} if settings.search else node


def _names(names: Iterable[FormerName]) -> list[str]:
    return [name.name for name in names]


def _contact(contact: Contact) -> Node:
    address = {
        "@type": "PostalAddress",
        "streetAddress": " ".join((contact.address or "").split()),
        "addressCountry": COUNTRY,
    }
    return {
        "address": address if contact.address else None,
        "telephone": telephone_number(contact.telephone),
        "faxNumber": telephone_number(contact.fax),
        "email": contact.mail,
    }


# ------------------------------------------------------------------------------ where


def breadcrumb(hrefs: Hrefs, trail: Iterable[Link], title: str) -> Node:
    """The way from home to the page, which is last and needs no address of its own."""
    steps = [
        {"@type": "ListItem", "position": number, "name": link.title, "item": hrefs.absolute(link.address)}
        for number, link in enumerate(trail, 1)
    ]
    steps.append({"@type": "ListItem", "position": len(steps) + 1, "name": title})
    return {"@type": "BreadcrumbList", "itemListElement": steps}


# ------------------------------------------------------------------------------ what


def article(
    site: Site, hrefs: Hrefs, item: NewsItem | Announcement, unit: Unit | None, picture: Picture | None
) -> Node:
    """News, or an announcement: an Article with the day it expires (SpecialAnnouncement is for epidemics)."""
    notice = item if isinstance(item, Announcement) else None
    return _present(
        {
            "@type": "Article" if notice else "NewsArticle",
            "headline": cut(item.title, LONGEST_HEADLINE),
            "datePublished": item.date.timestamp,
            "dateModified": item.updated.timestamp,
            "image": _picture(hrefs, picture),
            "identifier": notice.number if notice else None,
            "expires": _expiry(notice.valid_until) if notice else None,
            "author": owner(site, hrefs, unit),
            "publisher": owner(site, hrefs, None) if unit else None,
            "mainEntityOfPage": hrefs.absolute(item.address),
            "inLanguage": LANGUAGE,
            "isAccessibleForFree": True,
        }
    )


def _expiry(until: When | None) -> str:
    """The last moment of validity: a day is valid to its end."""
    if until is None:
        return ""
    return until.timestamp if until.clock else until.timestamp.replace("T00:00:00", "T23:59:59")


def event(site: Site, hrefs: Hrefs, item: Event, unit: Unit | None, picture: Picture | None) -> Node:
    """Something that happens; whole days without a time, else local time with its offset."""
    organizer = (
        {"@type": "Organization", "name": item.organizer} if item.organizer else owner(site, hrefs, unit)
    )
    fee = item.registration.fee if item.registration else None
    return _present(
        {
            "@type": "Event",
            "name": item.title,
            "description": " ".join(item.summary.split()),
            "url": hrefs.absolute(item.address),
            "startDate": item.start.iso,
            "endDate": item.last.iso,
            "eventStatus": f"{CONTEXT}/{'EventCancelled' if item.cancelled else 'EventScheduled'}",
            "eventAttendanceMode": f"{CONTEXT}/{_attendance(item)}EventAttendanceMode",
            "location": _location(item),
            "image": _picture(hrefs, picture),
            "organizer": organizer,
            "offers": _offer(hrefs, item, fee) if fee else None,
            "isAccessibleForFree": True if fee and is_free(fee) else None,
            "inLanguage": LANGUAGE,
        }
    )


def _attendance(item: Event) -> str:
    return "Mixed" if item.location and item.url else "Offline" if item.location else "Online"


def _location(item: Event) -> Node | list[Node]:
    places: list[Node] = []
    if item.location:
        places.append({"@type": "Place", "name": item.location, "address": item.location})
    if item.url:
        places.append({"@type": "VirtualLocation", "url": item.url})
    return places[0] if len(places) == 1 else places


def _offer(hrefs: Hrefs, item: Event, fee: str) -> Node | None:
    """The fee where it is one amount, or none to pay; a fee that needs words stays on the page."""
    price = price_of(fee)
    if price is None:
        return None
    closes = item.registration.closes if item.registration else None
    return _present(
        {
            "@type": "Offer",
            "price": price,
            "priceCurrency": "IDR",
            "url": hrefs.absolute(item.address),
            "validFrom": item.date.timestamp,
            "validThrough": _expiry(closes),
        }
    )


def document(site: Site, hrefs: Hrefs, item: Download, unit: Unit | None, size: int) -> Node:
    """A download with its file; `size` in bytes."""
    address = next(iter(item.files.values()))
    return _present(
        {
            "@type": "DigitalDocument",
            "name": item.title,
            "url": hrefs.absolute(item.address),
            "datePublished": item.date.timestamp,
            "dateModified": item.updated.timestamp,
            "version": item.version,
            "inLanguage": item.language,
            "publisher": owner(site, hrefs, unit),
            "encoding": _present(
                {
                    "@type": "MediaObject",
                    "contentUrl": hrefs.absolute(address),
                    "encodingFormat": MEDIA_TYPES.get(ending(address)),
                    "contentSize": size_text(size),
                }
            ),
            "isAccessibleForFree": True,
        }
    )


def service(site: Site, hrefs: Hrefs, record: Service, unit: Unit, url: str, audience: Iterable[str]) -> Node:
    """A service of the box. `url` is where it runs, "" where that is not known or it has ended.

    Who provides it is the unit, unless the record names another office; the unit then only tells of it.
    """
    own = owner(site, hrefs, unit)
    other = {"@type": "GovernmentOrganization", "name": record.provider} if record.provider else None
    channel = {"@type": "ServiceChannel", "serviceUrl": url, "name": record.name} if url else None
    return _present(
        {
            "@type": "GovernmentService",
            "name": record.name,
            "alternateName": record.name_en,
            "description": record.summary,
            "url": hrefs.absolute(record.address),
            "provider": other or own,
            "audience": [{"@type": "Audience", "audienceType": words} for words in audience],
            "availableChannel": channel,
        }
    )


def faq(questions: Iterable[Question]) -> Node:
    """Questions and answers of a page that says it has them."""
    return {
        "@type": "FAQPage",
        "mainEntity": [
            {
                "@type": "Question",
                "name": question.text,
                "acceptedAnswer": {"@type": "Answer", "text": question.answer},
            }
            for question in questions
        ],
    }


def term_set(hrefs: Hrefs, title: str, description: str, terms: Terms) -> Node:
    """The glossary: each term with its other names and where its meaning is read.

    The meanings themselves stand on the page; said twice they would double it.
    """
    found = (entry.term for entry in terms.entries if entry.preferred)
    return {
        "@type": "DefinedTermSet",
        "@id": hrefs.absolute(f"{GLOSSARY}{TERMS}"),
        "name": title,
        "description": description,
        "url": hrefs.absolute(GLOSSARY),
        "inLanguage": LANGUAGE,
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "name": term.word, "url": hrefs.absolute(terms.address(term))}
            for term in found
        ],
    }


def text_nodes(
    site: Site,
    hrefs: Hrefs,
    item: Text,
    unit: Unit | None,
    picture: Picture | None,
    questions: tuple[Question, ...],
) -> tuple[Node, ...]:
    """What an item with a text is."""
    match item:
        case NewsItem() | Announcement():
            return (article(site, hrefs, item, unit, picture),)
        case Event():
            return (event(site, hrefs, item, unit, picture),)
    return (faq(questions),) if questions else ()


def _picture(hrefs: Hrefs, picture: Picture | None) -> str | None:
    return hrefs.absolute(picture.widest) if picture else None
