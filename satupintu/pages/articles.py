"""Pages of one text each: news items, announcements, events, free pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from html import escape
from typing import Any

from markupsafe import Markup

from satupintu import structured
from satupintu.calls import Call
from satupintu.dates import long_date, span_text, when_text
from satupintu.language import Language, language_of, wording
from satupintu.markdown import Converted, Target, split_at_pictures, with_links
from satupintu.models import (
    Announcement,
    Event,
    FormerName,
    Item,
    Manual,
    NewsItem,
    PageKind,
    Registration,
    Text,
    Unit,
)
from satupintu.models import Page as PageItem
from satupintu.pages.frame import contact_lines, said
from satupintu.pages.freshness import last_review
from satupintu.pages.heads import Subject, calendar_address, feed, head
from satupintu.pages.pictures import main_picture, published_link, text_picture
from satupintu.pages.related import related_pages
from satupintu.pages.rows import place_text
from satupintu.places import LISTED, label_slug, list_address, unit_prefix
from satupintu.portal import Page, Portal
from satupintu.questions import Question, questions
from satupintu.site import Site
from satupintu.social import CardKind
from satupintu.values import (
    AnnouncementValues,
    ArticleValues,
    EventValues,
    Fact,
    FileLink,
    Link,
    ManualValues,
    NewsItemValues,
    Picture,
    PlainPageValues,
    RelatedPage,
)
from satupintu.wording import thousands

VALUES: dict[type[Text], type[ArticleValues]] = {
    NewsItem: NewsItemValues,
    Announcement: AnnouncementValues,
    Event: EventValues,
    PageItem: PlainPageValues,
    Manual: ManualValues,
}
FIRST_SCREEN = 600
"""Characters of HTML before which a picture in a text may be the largest thing seen first."""
LINK = re.compile(r'(?P<start><a href="(?P<address>[^"]*)")(?P<rest>[^<>]*>(?:[^<]|<(?!/a>))*)</a>')


def pages(portal: Portal) -> Iterator[Page]:
    for item in portal.site.visible:
        if isinstance(item, Text) and not isinstance(item, Manual):
            yield page_of(portal, item)


def page_of(portal: Portal, item: Text) -> Page:
    """The page of a text that is no manual."""
    return Page(item.address, item.title, Call(article_values, portal, item), item.updated, source=item.path)


def article_values(portal: Portal, item: Text, **own: Any) -> ArticleValues:
    """The values of an item's page; `own` are fields that only its kind has."""
    unit = portal.site.unit_of(item)
    listed = item.kind in LISTED
    shown = main_picture(portal, item)
    original = portal.site.original_of(item) or item
    return VALUES[type(item)](
        frame=portal.frame_in(item.place.language),
        page=head(
            portal,
            item.address,
            item.title,
            item.summary,
            unit=unit,
            trail=()
            if isinstance(item, PageItem)
            else (Link(item.kind.heading, list_address(item.kind, item.unit)),),
            updated=item.updated,
            reviewed=last_review(portal, item),
            sample=item.sample or original.sample,
            translatable=isinstance(item, PageItem),
            alternates=(feed(portal, item.kind, unit),) if listed else (),
            subject=_subject(portal, item, unit, shown),
        ),
        kind=item.kind.value,
        date=item.date,
        summary=item.summary,
        body=body(portal, item),
        important=isinstance(item, Announcement) and item.important,
        status=_status(portal.site, item),
        name_note=name_note(portal.site, item),
        facts=tuple(_facts(portal, item, unit)),
        attachments=tuple(_attachments(portal, item)),
        picture=shown,
        tags=tag_links(item) if original is item else (),
        related=related_pages(portal, item.address, _belonging(portal, item)),
        calendar=calendar_address(item.unit) if isinstance(item, Event) else "",
        **own,
    )


def _subject(portal: Portal, item: Text, unit: Unit | None, shown: Picture | None) -> Subject:
    asked: tuple[Question, ...] = ()
    if isinstance(item, PageItem) and item.page_kind is PageKind.QUESTIONS:
        asked = questions(portal.site.unsaid_html(portal.bodies.converted(item).html))
    return Subject(
        CardKind(item.kind) if item.kind in LISTED else CardKind.PAGE,
        structured.text_nodes(portal.site, portal.hrefs, item, unit, shown, asked),
        item.date if isinstance(item, NewsItem | Announcement) else None,
        shown,
    )


def body(portal: Portal, item: Text) -> tuple[Markup | Picture, ...]:
    """The item's text as HTML with its pictures, links and pictures leading from its own page."""
    return tuple(_body(portal, item))


def _body(portal: Portal, item: Text) -> Iterator[Markup | Picture]:
    converted = portal.bodies.converted(item)
    away = _links_away(portal, item, converted)
    largest, seen = not item.picture, 0
    for piece in split_at_pictures(converted.html):
        if isinstance(piece, Target):
            picture = text_picture(portal, item, piece, eager=largest and seen < FIRST_SCREEN)
            largest = False
            if picture:
                yield picture
        elif piece:
            seen += len(piece)
            html = with_links(piece, partial(_link, portal, item))
            yield Markup(portal.site.unsaid_html(_with_languages(item, html, away)))  # noqa: S704 (nh3 has cleaned it)


def _link(portal: Portal, item: Text, target: str) -> str:
    found = portal.resolver.resolve(target, item)
    same_page = found.address == item.address and found.fragment
    return f"#{found.fragment}" if same_page else portal.hrefs.href(found.full, item.address)


def _links_away(portal: Portal, item: Text, converted: Converted) -> frozenset[str]:
    """The links of a text in another language than Indonesian that lead to Indonesian pages, as HTML."""
    if item.place.language is Language.INDONESIAN:
        return frozenset()
    found = (portal.resolver.resolve(target.target, item) for target in converted.targets)
    return frozenset(
        escape(portal.hrefs.href(place.full, item.address))
        for place in found
        if not (place.external or place.file) and language_of(place.address) is not item.place.language
    )


def _with_languages(item: Text, html: str, away: frozenset[str]) -> str:
    """The links of `away` say which language they lead to."""
    if not away:
        return html
    words = wording(item.place.language)
    hint = escape(words("(dalam bahasa Indonesia)"))

    def marked(match: re.Match[str]) -> str:
        if match["address"] not in away:
            return match[0]
        return f'{match["start"]} hreflang="{Language.INDONESIAN}"{match["rest"]} {hint}</a>'

    return LINK.sub(marked, html)


def tag_links(item: Item) -> tuple[Link, ...]:
    prefix = unit_prefix(item.unit)
    return tuple(Link(tag, f"{prefix}label/{label_slug(tag)}/") for tag in item.tags)


def name_note(site: Site, item: Item) -> str:
    """What the unit or the office was called on the item's day, where that has changed since."""
    unit, words = site.unit_of(item), wording(item.place.language)
    former = _name_then(unit.former_names if unit else site.settings.former_names, item)
    if not former:
        return ""
    if unit is None:
        return words(
            "Saat halaman ini terbit, lembaga ini bernama %(former)s; kini bernama %(name)s.",
            former=former,
            name=site.settings.name,
        )
    return words(
        "Saat halaman ini terbit, unit ini bernama %(former)s; kini bernama %(name)s.",
        former=former,
        name=said(item.place.language, unit.name, unit.name_en)[0],
    )


def _name_then(names: tuple[FormerName, ...], item: Item) -> str:
    """The earliest former name that was still in use on the item's day."""
    dated = sorted(
        (name for name in names if name.until),
        key=lambda name: name.until.day if name.until else item.date.day,
    )
    return next((name.name for name in dated if name.until and item.date.day <= name.until.day), "")


def _status(site: Site, item: Text) -> str:
    if isinstance(item, Event) and item.cancelled:
        return "Kegiatan ini dibatalkan."
    if isinstance(item, Event) and site.is_over(item):
        return f"Kegiatan ini sudah berlangsung pada {span_text(item.start, item.end)}."
    if isinstance(item, Announcement) and item.valid_until and site.is_expired(item):
        return f"Telah berakhir. Masa berlaku pengumuman ini berakhir pada {long_date(item.valid_until.day)}."
    if isinstance(item, Announcement) and item.valid_from and item.valid_from.office_day > site.today:
        return f"Pengumuman ini mulai berlaku pada {long_date(item.valid_from.day)}."
    newer = site.newer_original(item)
    if newer:
        words = wording(item.place.language)
        return words(
            "Terjemahan ini mungkin tidak mutakhir: halaman bahasa Indonesia diperbarui pada %(day)s.",
            day=long_date(newer.updated.day, item.place.language),
        )
    return ""


def _attachments(portal: Portal, item: Text) -> Iterator[FileLink]:
    for attachment in item.attachments:
        found = portal.resolver.resolve(attachment.file, item)
        yield published_link(portal, found.file, attachment.title, found.address, item.place.language)


def _facts(portal: Portal, item: Text, unit: Unit | None) -> Iterator[Fact]:
    match item:
        case NewsItem():
            yield Fact("Terbit", long_date(item.date.day))
        case Announcement():
            yield from _announcement_facts(item)
        case Event():
            yield from _event_facts(portal, item)
        case Manual():
            yield from _manual_facts(portal, item)
    if unit and not isinstance(item, PageItem):
        yield Fact("Unit", unit.name, unit.address)


def _manual_facts(portal: Portal, item: Manual) -> Iterator[Fact]:
    """For whom it is, how long, and what it is about."""
    if item.for_staff:
        yield Fact("Untuk siapa", "Khusus pegawai")
    yield Fact("Isi", step_count(item))
    for offer in portal.site.catalogue.offers_of_manual(item.address):
        yield Fact(offer.folder.capitalize(), offer.name, offer.address)


def step_count(manual: Manual) -> str:
    """`9 langkah`, `14 langkah dalam 3 bagian`."""
    parts = len(manual.sections)
    return f"{len(manual.steps)} langkah" + (f" dalam {parts} bagian" if parts > 1 else "")


def _announcement_facts(item: Announcement) -> Iterator[Fact]:
    if item.number:
        yield Fact("Nomor", item.number)
    yield Fact("Terbit", long_date(item.date.day))
    if item.valid_from:
        yield Fact("Berlaku mulai", long_date(item.valid_from.day))
    yield Fact("Berlaku sampai", long_date(item.valid_until.day) if item.valid_until else "dicabut")


def _event_facts(portal: Portal, item: Event) -> Iterator[Fact]:
    yield Fact("Jenis", item.event_kind.value.capitalize())
    yield Fact("Waktu", span_text(item.start, item.end))
    yield Fact("Tempat", place_text(item))
    if item.url:
        yield Fact("Tautan kegiatan", item.url.removeprefix("https://"), item.url)
    owner = portal.site.unit_of(item)
    yield Fact("Penyelenggara", item.organizer or (owner.name if owner else portal.site.settings.name))
    if item.participants:
        yield Fact("Peserta", item.participants)
    if item.registration:
        yield from _registration_facts(portal, item, item.registration)


def _registration_facts(portal: Portal, item: Event, registration: Registration) -> Iterator[Fact]:
    if registration.address:
        found = portal.resolver.resolve(registration.address, item)
        text = (
            found.address.removeprefix("https://").rstrip("/")
            if found.external
            else "Buka halaman pendaftaran"
        )
        yield Fact("Pendaftaran", text, found.full)
    if registration.contact:
        yield registration_contact(portal, item, registration.contact)
    if registration.closes:
        yield Fact("Pendaftaran ditutup", when_text(registration.closes))
    if registration.quota:
        yield Fact("Kuota", f"{thousands(registration.quota)} peserta")
    if registration.fee:
        yield Fact("Biaya", registration.fee)


def registration_contact(portal: Portal, item: Event, written: str) -> Fact:
    """A key of the unit's (or the site's) `kontak` shows that contact; any other text stands as it is."""
    unit = portal.site.unit_of(item)
    contact = unit.contact if unit else portal.site.settings.contact
    fields = {field.alias: name for name, field in type(contact).model_fields.items()}
    if written not in fields:
        return Fact("Narahubung", written)
    value = getattr(contact, fields[written]) or ""
    line = next((line for line in contact_lines(contact) if line.text == value), None)
    return Fact("Narahubung", value, line.address if line else "")


def _belonging(portal: Portal, item: Text) -> Iterator[RelatedPage]:
    """An activity report names its event; the event names its reports."""
    if isinstance(item, NewsItem) and item.event:
        event = portal.site.by_address[portal.resolver.resolve(item.event, item).address]
        yield RelatedPage(event.title, event.address, "Agenda")
    if isinstance(item, Event):
        for report in portal.reports.get(item.address, ()):
            yield RelatedPage(report.title, report.address, "Laporan kegiatan")
