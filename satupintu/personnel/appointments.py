"""Posts that rows name → appointments that the posts do not have yet."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from satupintu import frontmatter, schema
from satupintu.models import Capacity, ColumnMap, Post
from satupintu.personnel.drafts import UPDATED
from satupintu.personnel.headings import normalised
from satupintu.personnel.privacy import shown
from satupintu.personnel.record_text import edited, with_item
from satupintu.personnel.rows import Entry, PostClaim, Refusal
from satupintu.personnel.values import post_title
from satupintu.schema import aliases

KEYS = tuple(aliases(Post))


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """Somebody (by slug) takes up a post."""

    row: int
    person: str
    post: Post
    values: Mapping[str, str]


@dataclass(frozen=True)
class PostFinder:
    """Finds the post a title means: by the map, else by its name, first in the person's own unit."""

    columns: ColumnMap
    posts: Mapping[str, Post]

    @cached_property
    def by_name(self) -> Mapping[str, list[Post]]:
        found: dict[str, list[Post]] = defaultdict(list)
        for post in self.posts.values():
            found[normalised(post.name)].append(post)
        return found

    @cached_property
    def mapped(self) -> Mapping[str, str]:
        return {normalised(written): slug for written, slug in self.columns.posts.items()}

    def find(self, title: str, unit: str | None) -> Post | None:
        """None also where several posts could be meant."""
        if slug := self.mapped.get(normalised(title)):
            return self.posts[slug]
        named = self.by_name.get(normalised(title), [])
        own = [post for post in named if post.unit == unit]
        return own[0] if len(own) == 1 else named[0] if len(named) == 1 else None


def new_appointments(
    entries: Sequence[tuple[Entry, str]], finder: PostFinder, today: date
) -> tuple[list[NewAppointment], Counter[str]]:
    """What the posts do not have yet, for entries with the slugs of their people, and titles without a post."""
    found: list[NewAppointment] = []
    unknown: Counter[str] = Counter()
    for entry, slug in entries:
        if entry.claim is None:
            continue
        capacity, title = post_title(entry.claim.title)
        post = finder.find(title, entry.unit)
        if post is None:
            unknown[shown(entry.claim.title)] += 1
        elif not _is_known(post, slug, capacity, entry.claim, today):
            found.append(NewAppointment(entry.row, slug, post, _values(slug, capacity, entry.claim)))
    return found, unknown


def _is_known(post: Post, slug: str, capacity: Capacity, claim: PostClaim, today: date) -> bool:
    """Whether the post says already that this person holds it so today, or since that very day."""
    return any(
        each.person == slug
        and each.capacity is capacity
        and (each.holds_on(today) or each.start.office_day.isoformat() == claim.start)
        for each in post.appointments
    )


def _values(slug: str, capacity: Capacity, claim: PostClaim) -> Mapping[str, str]:
    values = {
        "pegawai": slug,
        "sebagai": "" if capacity is Capacity.DEFINITIVE else capacity.value,
        "mulai": claim.start,
        "sk": claim.decree,
    }
    return {key: value for key, value in values.items() if value}


def changed_post(
    root: Path, post: Post, added: Sequence[NewAppointment], day: str
) -> tuple[str, Post] | Refusal:
    """The record of a post with new appointments before the others, as text and as it will be read."""
    text: str | None = frontmatter.read_text(root / post.path, post.path)
    for each in added:
        text = with_item(text, "pejabat", each.values, KEYS) if text is not None else None
    if text is None:
        told = f"jabatan di {post.path} tidak dicatat: tulis `pejabat` di sana sebagai daftar, satu butir satu baris"
        return Refusal(added[-1].row, told)
    text = edited(text, {UPDATED: day}, KEYS)
    block = frontmatter.parse_mapping(text, post.path)
    record, problems = schema.parse(Post, block, post.path)
    if record is None:
        return Refusal(added[-1].row, f"jabatan di {post.path} tidak dicatat: {problems[0].message}")
    return text, record.located(post.path, block.lines).named(post.slug, post.unit)
