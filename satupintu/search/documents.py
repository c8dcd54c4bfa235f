"""What can be found on a day: one stream of documents for every engine.

Only what the public may see is in it, in Indonesian; nothing of it comes from a finished page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from msgspec import Struct

from satupintu.calls import Call
from satupintu.frontmatter import Unreadable
from satupintu.glossary_terms import TermPage
from satupintu.language import Language
from satupintu.models import (
    Condition,
    Download,
    Event,
    Item,
    Manual,
    Offer,
    Person,
    Post,
    Service,
    Unit,
)
from satupintu.portal import Portal
from satupintu.search.glossary import Glossary
from satupintu.search.kinds import MEANINGS, PERSON, POST, UNIT


class Document(Struct, frozen=True):
    """One page that can be found. `kind` is the word of its folder; `unit` is "" on the main site.

    `day` is that of the event, else that of the item, else of the last change; None for a unit and the glossary. `body` gives the
    plain text, which costs reading it. `current` is False for what is over: an announcement past its days, an
    event that has been or was cancelled, a service that has ended, a download that has a successor.
    """

    address: str
    title: str
    kind: str
    unit: str
    day: date | None
    summary: str
    body: Callable[[], str]
    tags: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    current: bool = True
    former_names: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        """What stands above the text, as one text in which no two parts run together."""
        return " . ".join((self.title, self.summary, *self.tags, *self.keywords))

    @property
    def facts(self) -> tuple[object, ...]:
        """All but the text, as JSON can hold it."""
        day = self.day.isoformat() if self.day else None
        return (
            *(self.address, self.title, self.kind, self.unit, day, self.summary),
            *(self.tags, self.keywords, self.current, self.former_names),
        )

    def whole_text(self) -> str:
        """Title, summary and text as one."""
        return joined(self.title, self.summary, self.body())

    def other_words(self, glossary: Glossary) -> tuple[str, ...]:
        """What else people call the things in the heading; the text has too many of them."""
        return glossary.aliases(self.heading)


def documents(portal: Portal) -> Iterator[Document]:
    """Everything that can be found on the day of the portal, in a lasting order; no address comes twice."""
    site = portal.site
    for item in sorted(site.visible, key=lambda item: item.address):
        if item.place.language is Language.INDONESIAN:
            yield _item(portal, item)
    for offer in (*site.catalogue.services, *site.catalogue.apps):
        yield _offer(portal, offer)
    for person in site.directory.known:
        if person.serves_on(site.today):
            yield _person(portal, person)
    for post in site.directory.known_posts:
        if post.exists_on(site.today):
            yield _post(portal, post)
    for unit in site.open_units:
        yield _unit(portal, unit)
    for page in portal.terms.pages:
        yield _terms(page)


def _item(portal: Portal, item: Item) -> Document:
    when = item.start if isinstance(item, Event) else item.date
    return Document(
        item.address,
        item.title,
        item.kind.value,
        item.unit or "",
        when.office_day,
        item.summary,
        Call(_text, portal, item),
        item.tags,
        item.keywords,
        _is_current(portal, item),
    )


def _is_current(portal: Portal, item: Item) -> bool:
    if portal.site.is_expired(item):
        return False
    if isinstance(item, Event):
        return not portal.site.is_over(item) and not item.cancelled
    return not (isinstance(item, Download) and item.replaced_by)


def _text(portal: Portal, item: Item) -> str:
    """The text of an item without signs; "" where there is none or it cannot be read."""
    if isinstance(item, Download):
        return ""
    try:
        html = portal.site.unsaid_html(portal.bodies.converted(item).html)
    except Unreadable:
        return ""
    steps = item.steps if isinstance(item, Manual) else ()
    told = (f"{step.section or ''} {step.title} {step.action} {step.result or ''}" for step in steps)
    return joined(text_of(html), *told)


def _offer(portal: Portal, offer: Offer) -> Document:
    """A service or an application, without its outside address, which may be withheld."""
    site = portal.site
    state = offer.state_on(site.today)
    own = (offer.provider or "", *offer.audiences) if isinstance(offer, Service) else ()
    needs = offer.needs if isinstance(offer, Service) else ()
    titles = [need.title for need in site.needs if need.slug in needs]
    return Document(
        offer.address,
        offer.name,
        offer.folder,
        offer.unit,
        offer.updated.office_day,
        offer.summary,
        partial(joined, site.units[offer.unit].name, *own, *titles, offer.account or ""),
        keywords=offer.keywords,
        current=state.condition is not Condition.ENDED,
    )


def _person(portal: Portal, person: Person) -> Document:
    """Somebody as their page tells: no rank, no number, no mail."""
    site = portal.site
    posts = [tenure.title for tenure in site.directory.posts_of(person, site.today)]
    unit = site.units[person.unit].name if person.unit else site.settings.short_name
    return Document(
        person.address,
        person.name,
        PERSON,
        person.unit or "",
        person.updated.office_day,
        ", ".join([*posts, unit]),
        partial(joined, person.about or "", *person.trainings, *(text.title for text in person.publications)),
        person.expertise,
    )


def _post(portal: Portal, post: Post) -> Document:
    site = portal.site
    holders = [tenure.person.name for tenure in site.directory.holders(post, site.today)]
    unit = site.units[post.unit].name if post.unit else site.settings.short_name
    return Document(
        post.address,
        post.name,
        POST,
        post.unit or "",
        post.updated.office_day,
        ", ".join([unit, *holders]),
        partial(joined, *post.duties),
    )


def _unit(portal: Portal, unit: Unit) -> Document:
    """A unit; the glossary knows it by the names it had."""
    return Document(
        unit.address,
        unit.name,
        UNIT,
        unit.slug,
        None,
        unit.summary,
        partial(joined, *unit.duties),
        keywords=(unit.label,) if unit.label != unit.name else (),
        former_names=tuple(former.name for former in unit.former_names),
    )


def text_of(html: str) -> str:
    """What a reader reads of HTML."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(html).body
    return body.text(separator=" ") if body else ""


def _terms(page: TermPage) -> Document:
    """A page of the glossary: what its words mean."""
    told = (f"{entry.word}. {entry.term.meaning if entry.preferred else ''}" for entry in page.entries)
    return Document(page.address, page.title, MEANINGS, "", None, page.intro, partial(joined, *told))


def joined(*parts: str) -> str:
    """Texts as one, with single spaces."""
    return " ".join(" ".join(parts).split())
