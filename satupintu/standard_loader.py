"""Where the service standards live: `services_catalog/standar/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from satupintu.catalogue import STANDARDS
from satupintu.folders import Findings, records
from satupintu.models import Standard


def load_standards(root: Path, found: Findings) -> Mapping[str, Standard]:
    """Every readable standard by slug."""
    return {slug: standard.named(slug) for slug, standard in records(root, STANDARDS, Standard, found)}
