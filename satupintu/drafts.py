"""Drafts as their authors see them in the preview."""

from __future__ import annotations

from satupintu.models import Item, Status

DRAFT_MARK = "Draf: "
"""What titles of drafts begin with where they are shown."""


def shown_draft(item: Item) -> Item:
    """A draft as if it were published, told by its title; any other item as it is."""
    if item.status is not Status.DRAFT:
        return item
    return item.model_copy(update={"title": f"{DRAFT_MARK}{item.title}", "status": Status.PUBLISHED})
