"""`/layanan/pilih/kebutuhan/`: why people come, and every service that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from satupintu.pages.choices import NEEDS, need_address
from satupintu.pages.offers import entries
from satupintu.pages.portions import shortened
from satupintu.pages.services import NEEDS_TITLE, box_values
from satupintu.places import BOX
from satupintu.portal import Page, Portal
from satupintu.values import ServiceGroup, ServicesValues


def pages(portal: Portal) -> Iterator[Page]:
    if portal.site.needs:
        yield Page(NEEDS, NEEDS_TITLE, partial(_by_need, portal), section="Daftar")


def _by_need(portal: Portal) -> ServicesValues:
    """Every service below each need it answers; those that answer none come last."""
    services = portal.site.catalogue.services
    found = [
        (need, tuple(service for service in services if need.slug in service.needs))
        for need in portal.site.needs
    ]
    groups = [
        ServiceGroup(need.title, need.slug, entries(portal, chosen), need_address(need), need.summary)
        for need, chosen in found
        if chosen
    ]
    if rest := tuple(service for service in services if not service.needs):
        groups.append(ServiceGroup("Layanan lain", "layanan-lain", entries(portal, rest)))
    intro = "Layanan menurut yang Anda perlukan. Satu layanan dapat menjawab lebih dari satu kebutuhan."
    values = box_values(portal, NEEDS, NEEDS_TITLE, intro, tuple(groups), len(services), trail=True)
    return replace(values, groups=shortened(values.groups, lambda group: group.address or BOX))
