"""Which fields of a record are published as data, and which only in another form."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from satupintu.models import App, Download, Item, Manual, NewsItem, Offer, Person, Post, Service, Text, Unit

Row = dict[str, Any]

PRIVATE = {
    Unit: {"pic", "order", "closed", "moved_to"},
    Item: {"status", "reviewed"},
    Text: {"has_words"},
    Offer: {"since", "until", "reviewed"},
    App: {"shows_internal_address"},
    Person: {"masked_number", "photo_consent", "since", "until"},
    Post: {"order", "since", "until"},
}
"""Fields that are never published."""
RESOLVED = {
    Text: {"picture", "alt", "credit", "decorative", "keep_original", "attachments"},
    NewsItem: {"event"},
    Download: {"file", "former_versions", "replaced_by"},
    Manual: {"steps"},
    Offer: {"manual", "state"},
    Service: {"standard"},
    Person: {"name", "rank", "grade", "photo", "photo_words"},
    Post: {"name", "superior", "appointments"},
}
"""Fields that are published in another form: files and pages by their addresses, ranks where the site shows them."""


@cache
def left_out(model: type[BaseModel]) -> set[str]:
    """The names of the fields that are not, or not as they are in the record."""
    tables = (PRIVATE, RESOLVED)
    return {
        name for table in tables for base, names in table.items() if issubclass(model, base) for name in names
    }


def dumped(model: BaseModel) -> Row:
    """The fields of a record as they are published."""
    return model.model_dump(mode="json", by_alias=False, exclude=left_out(type(model)))
