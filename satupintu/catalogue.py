"""The services as they are on one day, and the questions pages ask of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from satupintu.models import Service

FOLDER = "services_catalog"
SERVICES = f"{FOLDER}/layanan"
CATEGORIES = f"{FOLDER}/kategori.yml"
VOCABULARY = f"{FOLDER}/kosakata-judi.yml"


@dataclass(frozen=True)
class Catalogue:
    """Every record of the box by slug, in the order of their names."""

    today: date
    records: Mapping[str, Service] = field(default_factory=dict)

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """What the public may see on the day."""
        return tuple(service for service in self.records.values() if service.is_visible(self.today))

    def of_unit(self, slug: str) -> tuple[Service, ...]:
        return tuple(service for service in self.services if service.unit == slug)
