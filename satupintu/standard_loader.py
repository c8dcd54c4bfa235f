"""Where the service standards live: `services_catalog/standar/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from satupintu.catalogue import STANDARDS
from satupintu.folders import Findings, entries, read_record
from satupintu.models import Standard
from satupintu.name_faults import RECORD, record_fault

NOTHING_RESERVED: frozenset[str] = frozenset()


def load_standards(root: Path, found: Findings) -> Mapping[str, Standard]:
    """Every readable standard by slug."""
    standards: dict[str, Standard] = {}
    for entry in entries(root, STANDARDS, found):
        path, slug = f"{STANDARDS}/{entry.name}", entry.name.removesuffix(RECORD)
        if fault := record_fault(entry, NOTHING_RESERVED, ""):
            found.refuse_name(path, fault)
        elif standard := read_record(root, path, Standard, found):
            standards[slug] = standard.named(slug)
        else:
            found.unreadable.append(f"standar/{slug}/")
    return standards
