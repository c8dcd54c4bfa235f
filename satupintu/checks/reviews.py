"""Rules about `ditinjau`: a post goes on when the person has left."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.models import Item, Offer
from satupintu.names import sorting_key
from satupintu.problems import Problem


def reviews_are_by_posts(examined: Examined) -> Iterator[Problem]:
    """Who has read something through is told by post, never by name."""
    site = examined.portal.site
    names = {sorting_key(person.name) for person in site.person_records}
    records: tuple[Item | Offer, ...] = (*site.items, *site.offers)
    for record in records:
        if record.reviewed and sorting_key(record.reviewed.by) in names:
            yield record.problem(
                ("ditinjau", "oleh"),
                "ditinjau",
                "`oleh` menyebut nama orang; tulis jabatan atau bagiannya, misalnya `Kepala Bidang Diklat`",
            )
