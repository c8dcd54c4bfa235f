"""Who works here and who holds which post on a day: the questions pages ask of people and posts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from pathlib import PurePosixPath

from msgspec import Struct, field

from satupintu.models import Appointment, Capacity, Person, Post, PostKind
from satupintu.names import sorting_key

ONE_DAY = timedelta(days=1)
NAMED = 6
"""More holders of one post than this are counted, not named: the post's page names them."""


class Tenure(Struct, frozen=True):
    """One appointment with its post and person, and its last day: that of the person or of the post ends it too."""

    post: Post
    person: Person
    appointment: Appointment

    @property
    def first(self) -> date:
        return self.appointment.start.office_day

    @property
    def last(self) -> date | None:
        """The last day, None where none is known."""
        known = (self.appointment.end, self.person.until, self.post.until)
        ends = [end.office_day for end in known if end]
        return min(ends, default=None)

    @property
    def capacity(self) -> Capacity:
        return self.appointment.capacity

    @property
    def title(self) -> str:
        """`Plt. Kepala Bidang Latbang`: what somebody is called in this post."""
        return f"{self.capacity.prefix}{self.post.name}"

    def holds_on(self, day: date) -> bool:
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: Tenure) -> bool:
        """Whether there is a day on which both hold."""
        begins_in_time = self.last is None or other.first <= self.last
        return begins_in_time and (other.last is None or self.first <= other.last)


class Node(Struct, frozen=True):
    """A post in the organisation on a day, with who holds it (none: vacant) and the posts below it.

    `recorded` is False where nobody has written down who held it then.
    """

    post: Post
    tenures: tuple[Tenure, ...]
    below: tuple[Node, ...] = ()
    recorded: bool = True

    def __iter__(self) -> Iterator[Node]:
        """This node and all below it, from the top."""
        yield self
        for node in self.below:
            yield from node


class Directory(Struct, frozen=True, dict=True):
    """People and posts by slug, as they are on the day `today`. What begins later is not there yet.

    `gone` are the posts of closed units: nobody holds them, but others stood below them.
    """

    today: date
    people: Mapping[str, Person] = field(default_factory=dict)
    posts: Mapping[str, Post] = field(default_factory=dict)
    gone: Mapping[str, Post] = field(default_factory=dict)

    @cached_property
    def staff(self) -> tuple[Person, ...]:
        """Who works here today, in the order of their names without titles."""
        return tuple(person for person in self.known if person.serves_on(self.today))

    @cached_property
    def known(self) -> tuple[Person, ...]:
        """Everybody who has a page: the staff, and those who have left."""
        begun = (person for person in self.people.values() if person.has_begun(self.today))
        return tuple(sorted(begun, key=lambda person: (sorting_key(person.name), person.slug)))

    @cached_property
    def known_posts(self) -> tuple[Post, ...]:
        """Every post that has a page: those of today, and those that are no more, by name."""
        begun = (
            post for post in self.posts.values() if post.since is None or post.since.office_day <= self.today
        )
        return tuple(sorted(begun, key=lambda post: (post.name.casefold(), post.slug)))

    def of_unit(self, slug: str | None) -> tuple[Person, ...]:
        """The staff in a unit's folder; None: in that of the main site."""
        return tuple(person for person in self.staff if person.unit == slug)

    def succession(self, post: Post) -> tuple[Tenure, ...]:
        """Everybody who has held a post until today, the latest first."""
        return self._by_post.get(post.slug, ())

    def career(self, person: Person) -> tuple[Tenure, ...]:
        """Every post somebody has held until today, the latest first."""
        return self._by_person.get(person.slug, ())

    def holders(self, post: Post, day: date | None = None) -> tuple[Tenure, ...]:
        """Who holds a post on a day, in the order of their names; none where it is vacant."""
        held = [tenure for tenure in self.succession(post) if tenure.holds_on(day or self.today)]
        held.sort(key=lambda tenure: (sorting_key(tenure.person.name), tenure.person.slug))
        return tuple(held)

    def posts_of(self, person: Person, day: date | None = None) -> tuple[Tenure, ...]:
        """What somebody holds on a day, the own post before the acting ones."""
        held = [tenure for tenure in self.career(person) if tenure.holds_on(day or self.today)]
        held.sort(
            key=lambda tenure: (list(Capacity).index(tenure.capacity), tenure.post.order, tenure.post.slug)
        )
        return tuple(held)

    def structure(self, day: date | None = None, *, vacancies: bool = True) -> tuple[Node, ...]:
        """The organisation on a day: the posts without a superior of that day, each with all below it.

        Without `vacancies`, vacant posts are left out unless others stand below them.
        """
        on = day or self.today
        below: dict[str | None, list[Post]] = defaultdict(list)
        posts = {post.slug: post for post in self.posts.values() if post.exists_on(on)}
        for post in posts.values():
            below[self._above(post, posts)].append(post)

        def nodes(superior: str | None) -> tuple[Node, ...]:
            found = sorted(below[superior], key=lambda post: (post.order, post.name.casefold(), post.slug))
            made = (
                Node(post, self.holders(post, on), nodes(post.slug), self._is_recorded(post, on))
                for post in found
            )
            return tuple(node for node in made if vacancies or node.tenures or node.below)

        return nodes(None)

    def _is_recorded(self, post: Post, day: date) -> bool:
        """Whether it is known who held a post on a day: before its first holder only where it began by itself."""
        earliest = min((tenure.first for tenure in self.succession(post)), default=None)
        return post.since is not None or earliest is None or earliest <= day

    def _above(self, post: Post, present: Container[str]) -> str | None:
        """The nearest of a post's superiors that is present; None where none is."""
        superior, passed = post.superior, {post.slug}
        while superior is not None and superior not in present and superior not in passed:
            passed.add(superior)
            known = self.posts.get(superior) or self.gone.get(superior)
            superior = known.superior if known else None
        return superior if superior in present else None

    def superior(self, post: Post) -> Post | None:
        """The post above one today: where that is no more, the next above it."""
        slug = self._above(post, self.nodes)
        return self.posts[slug] if slug else None

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Every post of today with who holds it and the posts below it, by slug."""
        return {node.post.slug: node for top in self.structure() for node in top}

    @cached_property
    def changes(self) -> tuple[date, ...]:
        """The days until today on which the organisation became another one, oldest first.

        It does where a post comes or goes, or is held otherwise than the day before: by others, or in another
        capacity. A new decree for who holds it already is no change.
        """
        return tuple(sorted({day for post in self.posts.values() for day in self._days_of_change(post)}))

    @cached_property
    def leading_changes(self) -> frozenset[date]:
        """Those of them on which a post came or went, or a structural post was held otherwise than before."""
        return frozenset(
            day
            for post in self.posts.values()
            for day in self._days_of_change(post)
            if post.kind is PostKind.STRUCTURAL or not (post.exists_on(day) and post.exists_on(day - ONE_DAY))
        )

    def _days_of_change(self, post: Post) -> Iterator[date]:
        days = {tenure.first for tenure in self.succession(post)}
        days |= {tenure.last + ONE_DAY for tenure in self.succession(post) if tenure.last}
        days |= {post.since.office_day} if post.since else set()
        days |= {post.until.office_day + ONE_DAY} if post.until else set()
        return (
            day
            for day in days
            if day <= self.today and self._seen(post, day) != self._seen(post, day - ONE_DAY)
        )

    def _seen(self, post: Post, day: date) -> frozenset[tuple[str, Capacity]] | int | None:
        """How a post is held on a day as a chart tells it; None where there is no such post."""
        if not post.exists_on(day):
            return None
        held = self.holders(post, day)
        if len(held) > NAMED:
            return len(held)
        return frozenset((tenure.person.slug, tenure.capacity) for tenure in held)

    @cached_property
    def _tenures(self) -> tuple[Tenure, ...]:
        return tuple(
            Tenure(post, person, appointment)
            for post in self.posts.values()
            for appointment in post.appointments
            if (person := self.people.get(appointment.person)) and appointment.start.office_day <= self.today
        )

    @cached_property
    def _by_post(self) -> Mapping[str, tuple[Tenure, ...]]:
        return _latest_first(self._tenures, "post")

    @cached_property
    def _by_person(self) -> Mapping[str, tuple[Tenure, ...]]:
        return _latest_first(self._tenures, "person")


def photo_path(person: Person) -> str:
    """The path of the photograph's file from the root; "" where there is none."""
    if not person.photo:
        return ""
    parts: list[str] = []
    for part in (PurePosixPath(person.path).parent / person.photo).parts:
        if part == "..":
            del parts[-1:]
        else:
            parts.append(part)
    return "/".join(parts)


def tenures(people: Mapping[str, Person], posts: Sequence[Post]) -> Iterator[tuple[int, Tenure]]:
    """Every appointment of some posts, future ones included, with its place in the post's list."""
    for post in posts:
        for index, appointment in enumerate(post.appointments):
            if person := people.get(appointment.person):
                yield index, Tenure(post, person, appointment)


def _latest_first(found: Sequence[Tenure], by: str) -> Mapping[str, tuple[Tenure, ...]]:
    shelves: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in found:
        shelves[(tenure.post if by == "post" else tenure.person).slug].append(tenure)
    for shelf in shelves.values():
        shelf.sort(key=lambda tenure: (tenure.post.slug, tenure.person.slug))
        shelf.sort(key=lambda tenure: tenure.first, reverse=True)
    return {slug: tuple(shelf) for slug, shelf in shelves.items()}
