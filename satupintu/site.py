"""The whole site as it is on one day: every unit and item, and the questions pages ask of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from msgspec import Struct, field, structs

from satupintu.catalogue import Catalogue
from satupintu.directory import Directory
from satupintu.drafts import shown_draft
from satupintu.freshness.history import ContentHistory
from satupintu.guard.record import EMPTY, LinkRecord
from satupintu.guard.standing import UNKNOWN, Guard, Standing
from satupintu.guard.unsaid import unsaid, unsaid_html
from satupintu.guard.withholding import Withholding
from satupintu.language import Language, original_address
from satupintu.models import (
    Announcement,
    App,
    Condition,
    Download,
    Event,
    FreshnessRecord,
    GlossaryRecord,
    Item,
    Manual,
    Need,
    NewsItem,
    Offer,
    Page,
    Person,
    Post,
    Roles,
    Service,
    SiteSettings,
    Standard,
    Status,
    Unit,
    Vocabulary,
)
from satupintu.places import BOX, Kind, label_slug
from satupintu.standards import Standards

if TYPE_CHECKING:
    from satupintu.search.glossary import Glossary

UNKNOWN_PAST = ContentHistory(fault="riwayat isi belum dibaca")


class Site(Struct, frozen=True, dict=True):
    """What was read from `root`, seen on the day `today`.

    `items` holds everything, drafts and scheduled items included; what the public may see comes
    from `visible` and the methods built on it. `files` are the paths of all files that can be
    published (media and downloads), from the root. `unreadable` are the addresses of items and
    units whose files are there but have problems of their own. `records` are all services by slug, in the
    order of their names, `needs` what they answer, `standards` their standards by slug; `app_records` are the
    staff's applications, likewise. `texts` are those of items, with the lines they start on, by path: as many
    as were kept when the items were read, until somebody takes them. `links` is what was found of outside
    addresses, and `vocabulary` what those who check them look for (None where it is not there).
    `glossary_record` is what people call things (None where Humas keeps none).
    `person_records` and `post_records` are all there are, also of closed units. `roles` says who may change and
    approve what (None where nobody has written it down); no output may show it. `history` is what git knows of the
    files, `freshness_record` how long they may stand (None where Humas says nothing of its own).
    """

    root: Path
    today: date
    settings: SiteSettings
    units: Mapping[str, Unit]
    items: tuple[Item, ...]
    files: frozenset[str]
    unreadable: tuple[str, ...] = ()
    records: Mapping[str, Service] = field(default_factory=dict)
    needs: tuple[Need, ...] = ()
    app_records: Mapping[str, App] = field(default_factory=dict)
    standards: Mapping[str, Standard] = field(default_factory=dict)
    texts: dict[str, tuple[str, int]] = field(default_factory=dict)
    links: LinkRecord = EMPTY
    vocabulary: Vocabulary | None = None
    glossary_record: GlossaryRecord | None = None
    person_records: tuple[Person, ...] = ()
    post_records: tuple[Post, ...] = ()
    roles: Roles | None = None
    freshness_record: FreshnessRecord | None = None
    history: ContentHistory = UNKNOWN_PAST

    @cached_property
    def catalogue(self) -> Catalogue:
        """The services of the day; those of closed units end with them."""
        open_slugs = {unit.slug for unit in self.open_units}
        records = {slug: record for slug, record in self.records.items() if record.unit in open_slugs}
        apps = {slug: app for slug, app in self.app_records.items() if app.unit in open_slugs}
        return Catalogue(self.today, records, apps)

    @cached_property
    def glossary(self) -> Glossary:
        """What else things are called: the glossary of Humas, and the names that units and the office had."""
        from satupintu.search.glossary import Glossary, merged

        record = self.glossary_record
        groups = [group.words for group in record.groups] if record else []
        families = [family.words for family in record.families] if record else []
        owners = [(self.settings.name, self.settings.former_names)]
        owners += [(unit.name, unit.former_names) for unit in self.open_units]
        names = [(present, *(former.name for former in earlier)) for present, earlier in owners]
        return Glossary(merged([*groups, *families, *names]))

    @property
    def offers(self) -> tuple[Offer, ...]:
        """All services and applications, shown on the day or not."""
        return (*self.records.values(), *self.app_records.values())

    @cached_property
    def service_standards(self) -> Standards:
        """The standards of the day."""
        return Standards(self.today, self.catalogue.services, self.standards, self.units)

    @cached_property
    def guard(self) -> Guard:
        """What is known of outside addresses on the day."""
        return Guard(self.today, self.settings.links.max_age, self.links)

    def standing(self, service: Offer) -> Standing:
        """What was found of the address of a service or application."""
        return self._standings.get(service.service_url or "", UNKNOWN)

    @cached_property
    def _standings(self) -> Mapping[str, Standing]:
        return {address: self.guard.standing(address) for address in self.links.addresses}

    def service_url(self, service: Offer) -> str:
        """Where a service runs; "" where that is not known, where it has ended, and where nobody may be led.

        The only way from a record's address into an output.
        """
        ended = service.state_on(self.today).condition is Condition.ENDED
        return "" if ended or self.standing(service).withheld else service.service_url or ""

    @cached_property
    def withholding(self) -> Withholding:
        """Where nobody may be led, and what texts may not name."""
        shown = (*self.catalogue.services, *self.catalogue.apps)
        return Withholding(self.offers, shown, self._standings)

    def unsaid(self) -> Site:
        """The site whose texts do not name suspect addresses either; itself where there are none."""
        names = self.withholding.suspect_names
        if names is None:
            return self
        return structs.replace(
            self,
            settings=unsaid(self.settings, names),
            units={slug: unsaid(unit, names) for slug, unit in self.units.items()},
            items=tuple(unsaid(item, names) for item in self.items),
            records={slug: unsaid(record, names) for slug, record in self.records.items()},
            app_records={slug: unsaid(record, names) for slug, record in self.app_records.items()},
            standards={slug: unsaid(standard, names) for slug, standard in self.standards.items()},
            needs=tuple(unsaid(need, names) for need in self.needs),
            glossary_record=unsaid(self.glossary_record, names) if self.glossary_record else None,
        )

    def with_drafts(self) -> Site:
        """The site as its authors see it: drafts are published, and their titles say what they are."""
        return structs.replace(self, items=tuple(map(shown_draft, self.items)))

    def unsaid_html(self, html: str) -> str:
        """The HTML of a text without the names of suspect addresses."""
        names = self.withholding.suspect_names
        return unsaid_html(html, names) if names else html

    def led(self, address: str) -> str:
        """An outside address as it may be linked: one that is withheld gives way to the page that says why."""
        return self.withholding.led(address)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        return {person.slug: person for person in self.person_records}

    @cached_property
    def posts(self) -> Mapping[str, Post]:
        return {post.slug: post for post in self.post_records}

    @cached_property
    def directory(self) -> Directory:
        """The people and posts of the day; those of closed units end with them."""
        closed = {unit.slug for unit in self.closed_units}
        people = {slug: person for slug, person in self.people.items() if person.unit not in closed}
        posts = {slug: post for slug, post in self.posts.items() if post.unit not in closed}
        gone = {slug: post for slug, post in self.posts.items() if post.unit in closed}
        return Directory(self.today, people, posts, gone)

    @cached_property
    def by_path(self) -> Mapping[str, Item]:
        return {item.path: item for item in self.items}

    @cached_property
    def by_address(self) -> Mapping[str, Item]:
        return {item.address: item for item in self.items}

    def is_unreadable(self, address: str) -> bool:
        """Something lies there that will be a page once its file is mended."""
        return bool(self.unreadable) and address.startswith(self.unreadable)

    def original_of(self, item: Item) -> Item | None:
        """The Indonesian page beside which a version in another language stands; None where it is not there."""
        return self.by_address.get(original_address(item.address))

    def newer_original(self, item: Item) -> Item | None:
        """The Indonesian page, where its content was changed on a later day than that of its version."""
        original = self.original_of(item) if item.place.language is not Language.INDONESIAN else None
        return original if original and original.updated.office_day > item.updated.office_day else None

    @cached_property
    def english(self) -> Mapping[str, Item]:
        """The visible English versions, by the address of the Indonesian page."""
        versions = (item for item in self.visible if item.place.language is Language.ENGLISH)
        return {original_address(item.address): item for item in versions}

    def address_in(self, address: str, language: Language) -> str:
        """Where a page is in a language: the address of its version, else (also for files) its own."""
        if language is Language.INDONESIAN or not self.english:
            return address
        if address in self._translated_lists:
            return language.prefix + address
        version = self.english.get(address)
        return version.address if version else address

    @cached_property
    def _translated_lists(self) -> frozenset[str]:
        """The pages put together from records that stand in English too: the home and the box."""
        if not self.english:
            return frozenset()
        return frozenset({"", BOX} if self.catalogue.services else {""})

    def versions(self, address: str) -> tuple[str, ...]:
        """The addresses of a page in each language it has, Indonesian first; none where it has but one."""
        original = original_address(address)
        if original not in self.english and original not in self._translated_lists:
            return ()
        return original, self.address_in(original, Language.ENGLISH)

    @cached_property
    def owner_of_file(self) -> Mapping[str, Download]:
        """The download record that names a file, by the file's path."""
        return {path: item for item in self.items if isinstance(item, Download) for path in item.files}

    @cached_property
    def open_units(self) -> tuple[Unit, ...]:
        """Units that are not closed, in menu order."""
        return tuple(unit for unit in self.units.values() if not self.is_closed(unit))

    @cached_property
    def closed_units(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units.values() if self.is_closed(unit))

    @cached_property
    def renamed_units(self) -> tuple[Unit, ...]:
        return tuple(unit for unit in self.units.values() if unit.former_slugs)

    def is_closed(self, unit: Unit) -> bool:
        return unit.closed is not None and unit.closed.office_day <= self.today

    def unit_of(self, item: Item) -> Unit | None:
        return self.units[item.unit] if item.unit else None

    def is_visible(self, item: Item) -> bool:
        """Published, its day has come, and its unit is open (contract, "When")."""
        if item.status is Status.DRAFT or item.date.office_day > self.today:
            return False
        if item.place.language is not Language.INDONESIAN:
            original = self.original_of(item)
            return original is not None and self.is_visible(original)
        unit = self.unit_of(item)
        return unit is None or not self.is_closed(unit)

    def is_current(self, item: Announcement) -> bool:
        """Within its days of validity, both included."""
        begun = item.valid_from is None or item.valid_from.office_day <= self.today
        return begun and not self.is_expired(item)

    def is_expired(self, item: Item) -> bool:
        until = item.valid_until if isinstance(item, Announcement) else None
        return until is not None and until.office_day < self.today

    def is_over(self, event: Event) -> bool:
        return event.last.office_day < self.today

    @cached_property
    def visible(self) -> tuple[Item, ...]:
        """All visible items in all languages, newest first; equal days by address."""
        shown = [item for item in self.items if self.is_visible(item)]
        shown.sort(key=lambda item: item.address)
        shown.sort(key=lambda item: item.date.instant, reverse=True)
        return tuple(shown)

    @cached_property
    def _listed(self) -> tuple[Item, ...]:
        """What lists are made of: they are Indonesian."""
        return tuple(item for item in self.visible if item.place.language is Language.INDONESIAN)

    @cached_property
    def _shelves(self) -> Mapping[tuple[Kind, str | None], tuple[Item, ...]]:
        shelves: dict[tuple[Kind, str | None], list[Item]] = defaultdict(list)
        for item in self._listed:
            shelves[item.kind, item.unit].append(item)
        return {key: tuple(items) for key, items in shelves.items()}

    @cached_property
    def _joined(self) -> Mapping[Kind, tuple[Item, ...]]:
        joined: dict[Kind, list[Item]] = defaultdict(list)
        for item in self._listed:
            joined[item.kind].append(item)
        return {kind: tuple(items) for kind, items in joined.items()}

    def listed(self, kind: Kind, unit: str | None = None) -> tuple[Item, ...]:
        """Visible items of a kind, newest first: of one unit, or of the main site and all units."""
        return self._shelves.get((kind, unit), ()) if unit else self._joined.get(kind, ())

    def own(self, kind: Kind) -> tuple[Item, ...]:
        """Visible items of a kind that belong to the main site itself."""
        return self._shelves.get((kind, None), ())

    def news(self, unit: str | None = None) -> tuple[NewsItem, ...]:
        return cast(tuple[NewsItem, ...], self.listed(Kind.NEWS, unit))

    def announcements(self, unit: str | None = None) -> tuple[Announcement, ...]:
        return cast(tuple[Announcement, ...], self.listed(Kind.ANNOUNCEMENT, unit))

    def current_announcements(self, unit: str | None = None) -> tuple[Announcement, ...]:
        return tuple(item for item in self.announcements(unit) if self.is_current(item))

    def events(self, unit: str | None = None) -> tuple[Event, ...]:
        """Visible events in the order in which they happen."""
        if unit not in self._events:
            found = cast(tuple[Event, ...], self.listed(Kind.EVENT, unit))
            self._events[unit] = tuple(sorted(found, key=_when_it_happens))
        return self._events[unit]

    @cached_property
    def _events(self) -> dict[str | None, tuple[Event, ...]]:
        return {}

    def upcoming_events(self, unit: str | None = None) -> tuple[Event, ...]:
        return tuple(event for event in self.events(unit) if not self.is_over(event))

    def downloads(self, unit: str | None = None) -> tuple[Download, ...]:
        return cast(tuple[Download, ...], self.listed(Kind.DOWNLOAD, unit))

    def manuals(self) -> tuple[Manual, ...]:
        """Visible manuals by title."""
        found = cast(tuple[Manual, ...], self.own(Kind.MANUAL))
        return tuple(sorted(found, key=lambda manual: (manual.title, manual.address)))

    def pages(self, unit: str | None) -> tuple[Page, ...]:
        """The free pages of a unit, or of the main site itself, by title."""
        found = self.listed(Kind.PAGE, unit) if unit else self.own(Kind.PAGE)
        return cast(tuple[Page, ...], tuple(sorted(found, key=lambda page: (page.title, page.address))))

    def tags(self, unit: str | None = None) -> Mapping[str, tuple[str, tuple[Item, ...]]]:
        """By label slug: the label as first written, and the visible items that bear it."""
        return self._tags.get(unit, {})

    @cached_property
    def _tags(self) -> Mapping[str | None, Mapping[str, tuple[str, tuple[Item, ...]]]]:
        titles: dict[str, str] = {}
        found: dict[str | None, dict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
        for item in self._listed:
            for tag in item.tags:
                slug = label_slug(tag)
                titles[slug] = min(titles.get(slug, tag), tag)
                for owner in {None, item.unit}:
                    found[owner][slug].append(item)
        return {
            owner: {slug: (titles[slug], tuple(items)) for slug, items in sorted(labels.items())}
            for owner, labels in found.items()
        }

    def children(self, slug: str | None) -> tuple[Unit, ...]:
        """Open units directly below a unit; below None, those without an open parent."""
        return tuple(unit for unit in self.open_units if self._open_parent(unit) == slug)

    def _open_parent(self, unit: Unit) -> str | None:
        parent = self.units.get(unit.parent or "")
        return parent.slug if parent and not self.is_closed(parent) else None


def _when_it_happens(event: Event) -> tuple[datetime, datetime, str]:
    return event.start.instant, event.last.instant, event.address
