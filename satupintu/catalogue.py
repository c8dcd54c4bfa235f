"""The services as they are on one day, and the questions pages ask of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct, field

from satupintu.models import App, Offer, Service

FOLDER = "services_catalog"
SERVICES = f"{FOLDER}/layanan"
STANDARDS = f"{FOLDER}/standar"
APPS = f"{FOLDER}/aplikasi"
CATEGORIES = f"{FOLDER}/kategori.yml"
VOCABULARY = f"{FOLDER}/kosakata-judi.yml"


class Catalogue(Struct, frozen=True, dict=True):
    """Every record of the box by slug, in the order of their names."""

    today: date
    records: Mapping[str, Service] = field(default_factory=dict)
    app_records: Mapping[str, App] = field(default_factory=dict)

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """What the public may see on the day."""
        return tuple(service for service in self.records.values() if service.is_visible(self.today))

    @cached_property
    def apps(self) -> tuple[App, ...]:
        """What the staff work with on the day."""
        return tuple(app for app in self.app_records.values() if app.is_visible(self.today))

    def apps_of_unit(self, slug: str) -> tuple[App, ...]:
        return tuple(app for app in self.apps if app.unit == slug)

    def offers_of_manual(self, address: str) -> tuple[Offer, ...]:
        """The services and applications that name a manual as theirs."""
        offers: tuple[Offer, ...] = (*self.services, *self.apps)
        return tuple(offer for offer in offers if offer.manual == f"/{address}")

    def of_unit(self, slug: str) -> tuple[Service, ...]:
        return tuple(service for service in self.services if service.unit == slug)
