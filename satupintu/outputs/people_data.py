"""People and posts as data: who works here today, what posts there are, and who holds them.

Nobody who has left, nothing that is to begin or to end, and of a person only what the page shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from satupintu.directory import Node, Tenure, photo_path
from satupintu.models import Capacity, Person
from satupintu.outputs.data_schemas import ADDRESS, OPTIONAL_TEXT
from satupintu.outputs.published import Row
from satupintu.pages.people import card_address
from satupintu.pictures import plan
from satupintu.portal import Portal

DAY: dict[str, Any] = {"type": "string", "format": "date"}
CAPACITY: dict[str, Any] = {"enum": [capacity.value for capacity in Capacity]}


def _listed(**properties: Any) -> dict[str, Any]:
    item = {
        "type": "object",
        "additionalProperties": False,
        "required": sorted(properties),
        "properties": properties,
    }
    return {"type": "array", "items": item}


PHOTO: dict[str, Any] = {
    "type": ["object", "null"],
    "description": "a portrait 4:5, published with the person's consent",
    "additionalProperties": False,
    "required": ["url", "width", "height", "alt"],
    "properties": {
        "url": ADDRESS,
        "width": {"type": "integer"},
        "height": {"type": "integer"},
        "alt": {"type": "string"},
    },
}
PERSON_FIELDS: dict[str, Any] = {
    "rank": {**OPTIONAL_TEXT, "description": "null where the site does not show ranks"},
    "grade": {**OPTIONAL_TEXT, "description": "null where the site does not show ranks"},
    "photo": PHOTO,
    "card": {**ADDRESS, "description": "the vCard"},
    "posts": _listed(title={"type": "string"}, url=ADDRESS, capacity=CAPACITY, since=DAY),
}
POST_FIELDS: dict[str, Any] = {
    "superior": {"type": ["string", "null"], "format": "uri", "description": "the post above"},
    "holders": _listed(name={"type": "string"}, url=ADDRESS, capacity=CAPACITY, since=DAY),
}


def person_row(portal: Portal, person: Person) -> Row:
    absolute, shows_ranks = portal.hrefs.absolute, portal.site.settings.directory.ranks
    return {
        "id": person.address.rstrip("/"),
        "url": absolute(person.address),
        "unit": person.unit,
        "title": person.name,
        "updated": person.updated.iso,
        "rank": person.rank if shows_ranks else None,
        "grade": person.grade if shows_ranks else None,
        "photo": _photo(portal, person),
        "card": absolute(card_address(person)),
        "posts": [
            {"title": tenure.post.name, "url": absolute(tenure.post.address), **_held(tenure)}
            for tenure in portal.site.directory.posts_of(person)
        ],
    }


def shown_posts(portal: Portal) -> Iterator[Node]:
    """The posts of today; vacant ones only where the site tells of vacancies."""
    vacancies = portal.site.settings.directory.vacancies
    return (node for node in portal.site.directory.nodes.values() if node.tenures or vacancies)


def post_row(portal: Portal, node: Node) -> Row:
    absolute, post = portal.hrefs.absolute, node.post
    superior = portal.site.directory.superior(post)
    return {
        "id": post.address.rstrip("/"),
        "url": absolute(post.address),
        "unit": post.unit,
        "title": post.name,
        "updated": post.updated.iso,
        "superior": absolute(superior.address) if superior else None,
        "holders": [
            {"name": tenure.person.name, "url": absolute(tenure.person.address), **_held(tenure)}
            for tenure in node.tenures
        ],
    }


def _held(tenure: Tenure) -> Row:
    return {"capacity": tenure.capacity.value, "since": tenure.first.isoformat()}


def _photo(portal: Portal, person: Person) -> Row | None:
    path = photo_path(person)
    if not path:
        return None
    found = plan.portraits(portal.shelf.picture(path))[-1]
    return {
        "url": portal.hrefs.absolute(found.address),
        "width": found.width,
        "height": found.height,
        "alt": person.photo_words or "",
    }
