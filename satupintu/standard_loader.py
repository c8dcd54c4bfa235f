"""Where the service standards live: `services_catalog/standar/`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from satupintu.catalogue import STANDARDS
from satupintu.folders import Findings, entries, read_record
from satupintu.models import Standard
from satupintu.name_faults import record_slug_fault
from satupintu.places import suggested_name

ENDING = ".yml"


def load_standards(root: Path, found: Findings) -> Mapping[str, Standard]:
    """Every readable standard by slug."""
    names = (entry.name for entry in entries(root, STANDARDS, found))
    standards = (standard for name in names if (standard := _standard(root, name, found)))
    return {standard.slug: standard for standard in standards}


def _standard(root: Path, name: str, found: Findings) -> Standard | None:
    path = f"{STANDARDS}/{name}"
    slug = name.removesuffix(ENDING)
    if slug == name or not (root / path).is_file():
        told = f"standar pelayanan adalah berkas berakhiran `{ENDING}`"
        better = f"{suggested_name(slug.partition('.')[0])}{ENDING}"
        found.refuse(
            path, f"{told}; ganti namanya menjadi `{better}`, atau hapus dari folder ini", "nama-berkas"
        )
    elif fault := record_slug_fault(slug, ENDING):
        found.refuse(path, fault, "nama-berkas")
    else:
        standard = read_record(root, path, Standard, found)
        if standard is None:
            found.unreadable.append(path)
        return standard.named(slug) if standard else None
    return None
