"""load_site(root): where the records of the site and its units live."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from satupintu import frontmatter, name_faults, schema
from satupintu.blocks import Blocks
from satupintu.catalogue import VOCABULARY
from satupintu.catalogue_loader import load_catalogue
from satupintu.files import DOCUMENTS, DRAWINGS, PICTURES, ending
from satupintu.folders import Findings, entries, read_record
from satupintu.guard.record import EMPTY, LinkRecord
from satupintu.language import Language
from satupintu.models import (
    ITEM_MODELS,
    FreshnessRecord,
    GlossaryRecord,
    Roles,
    SiteSettings,
    Unit,
    Vocabulary,
)
from satupintu.people_loader import FOLDERS, addresses_below, load_people, load_posts
from satupintu.pictures.plan import RENDITION_NAME
from satupintu.places import (
    ENDINGS,
    MAIN_ONLY,
    MAX_FILE_NAME,
    MEDIA_NAME,
    Kind,
    Place,
    file_address,
    suggested_name,
)
from satupintu.problems import Problem
from satupintu.site import Site
from satupintu.standard_loader import load_standards

SETTINGS = "content/situs.yml"
GLOSSARY = "content/glosarium.yml"
ROLES = "content/peran.yml"
FRESHNESS = "content/pemutakhiran.yml"
SITE_DATA = frozenset({"situs.yml", "glosarium.yml", "peran.yml", "pemutakhiran.yml"})
"""YAML files that lie directly under `content/`."""


def load_site(
    root: Path, today: date, links: LinkRecord = EMPTY, blocks: Blocks | None = None
) -> tuple[Site | None, list[Problem]]:
    """Everything under `content/`, `units/` and `services_catalog/`, and all problems of single files.

    `links` is what was found of the addresses of services, `blocks` what is known of the files of items. The site is
    None only where `content/situs.yml` cannot be read: nothing can be said without it.
    """
    found = Findings(blocks=blocks or Blocks())
    settings = _settings(root, found)
    units = _units(root, found)
    _load_owner(root, "content", None, found)
    for unit in units.values():
        _load_owner(root, f"units/{unit.slug}", unit, found)
    if settings is None:
        return None, found.problems
    catalogue = load_catalogue(root, units, found)
    standards = load_standards(root, found)
    site = Site(
        root,
        today,
        settings,
        units,
        tuple(found.items),
        frozenset(found.files),
        tuple(found.unreadable),
        records=catalogue.services,
        needs=catalogue.needs,
        app_records=catalogue.apps,
        standards=standards,
        texts=found.texts,
        links=links,
        vocabulary=_vocabulary(root, found),
        glossary_record=_glossary(root, found),
        roles=_roles(root, found),
        freshness_record=_freshness(root, found),
        person_records=tuple(found.people),
        post_records=tuple(found.posts),
    )
    return site.unsaid(), found.problems


def load_settings(root: Path) -> tuple[SiteSettings | None, list[Problem]]:
    """The settings alone, with their problems."""
    found = Findings()
    return _settings(root, found), found.problems


def _settings(root: Path, found: Findings) -> SiteSettings | None:
    if not (root / SETTINGS).is_file():
        found.refuse(
            SETTINGS, "berkas pengaturan situs tidak ada; buat `content/situs.yml` (lihat docs/format.md)"
        )
        return None
    return read_record(root, SETTINGS, SiteSettings, found)


def _vocabulary(root: Path, found: Findings) -> Vocabulary | None:
    return read_record(root, VOCABULARY, Vocabulary, found) if (root / VOCABULARY).is_file() else None


def _glossary(root: Path, found: Findings) -> GlossaryRecord | None:
    return read_record(root, GLOSSARY, GlossaryRecord, found) if (root / GLOSSARY).is_file() else None


def _roles(root: Path, found: Findings) -> Roles | None:
    return read_record(root, ROLES, Roles, found) if (root / ROLES).is_file() else None


def _freshness(root: Path, found: Findings) -> FreshnessRecord | None:
    return read_record(root, FRESHNESS, FreshnessRecord, found) if (root / FRESHNESS).is_file() else None


def _units(root: Path, found: Findings) -> dict[str, Unit]:
    """Every readable unit by slug, in menu order."""
    units: list[Unit] = []
    for entry in entries(root, "units", found):
        path = f"units/{entry.name}"
        if not entry.is_dir(follow_symlinks=False):
            found.refuse(
                path, "di dalam `units/` hanya boleh ada folder unit; pindahkan berkas ini ke folder unitnya"
            )
        elif fault := name_faults.unit_slug_fault(entry.name):
            found.refuse_name(path, fault)
            found.unreadable += addresses_below(root, path)
        elif unit := _unit(root, entry.name, found):
            units.append(unit)
        else:
            found.unreadable += [f"units/{entry.name}/", *addresses_below(root, path)]
    units.sort(key=lambda unit: (unit.order, unit.name, unit.slug))
    return {unit.slug: unit for unit in units}


def _unit(root: Path, slug: str, found: Findings) -> Unit | None:
    path = f"units/{slug}/unit.yml"
    if not (root / path).is_file():
        found.refuse(
            path,
            f"folder `units/{slug}` belum punya `unit.yml`; buat berkas itu dengan `nama` dan `ringkasan`",
        )
        return None
    unit = read_record(root, path, Unit, found)
    return unit.named(slug) if unit else None


def _load_owner(root: Path, folder: str, unit: Unit | None, found: Findings) -> None:
    """The folders of one owner: a unit, or (unit None) the main site."""
    allowed = {kind.value for kind in Kind if unit is None or kind not in MAIN_ONLY} | {"media"}
    for entry in entries(root, folder, found):
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False) and entry.name in FOLDERS:
            continue
        if entry.is_dir(follow_symlinks=False) and entry.name in allowed:
            _load_folder(root, path, unit, found)
        elif entry.name not in (SITE_DATA if unit is None else {"unit.yml"}):
            found.refuse(path, name_faults.stray_fault(entry, sorted(allowed | FOLDERS)))
    found.people += load_people(root, folder, unit, found)
    found.posts += load_posts(root, folder, unit, found)


def _load_folder(root: Path, folder: str, unit: Unit | None, found: Findings) -> None:
    name = folder.rpartition("/")[2]
    for entry in entries(root, folder, found):
        path = f"{folder}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            found.refuse(path, name_faults.NO_FOLDERS)
        elif name == "media":
            _load_file(path, entry.name, PICTURES | DRAWINGS | DOCUMENTS, found)
        elif name == Kind.DOWNLOAD and not name_faults.WRITTEN_AS_TEXT.fullmatch(entry.name):
            _load_file(path, entry.name, DOCUMENTS, found)
        else:
            _load_item(root, path, Kind(name), unit, found)


def _load_file(path: str, name: str, accepted: frozenset[str], found: Findings) -> None:
    if ending(name) not in accepted:
        found.refuse(path, name_faults.type_fault(name, accepted), "jenis-berkas")
    elif not MEDIA_NAME.fullmatch(name):
        found.refuse_name(
            path,
            f"nama berkas harus huruf kecil, angka, dan tanda hubung; ganti namanya menjadi `{suggested_name(name)}`",
        )
    elif len(name) > MAX_FILE_NAME:
        found.refuse(
            path, f"nama berkas terlalu panjang; paling panjang {MAX_FILE_NAME} huruf", "nama-berkas"
        )
    elif RENDITION_NAME.fullmatch(name):
        found.refuse_name(
            path,
            f"nama seperti ini dipakai portal untuk ukuran gambar; ganti namanya menjadi `{suggested_name(name)}`",
        )
    else:
        found.files.add(path)
        return
    found.unreadable.append(file_address(path))  # also where its type is refused


def _load_item(root: Path, path: str, kind: Kind, unit: Unit | None, found: Findings) -> None:
    name = path.rpartition("/")[2]
    slug = name.removesuffix(ENDINGS[kind])
    if slug == name:
        found.refuse_name(path, name_faults.ending_fault(name, kind))
        return
    slug, language = _language(slug, kind)
    if fault := name_faults.slug_fault(slug, kind, of_unit=unit is not None):
        found.refuse_name(path, fault)
        return
    place = Place(
        path, kind, unit.slug if unit else None, slug, language, unit.permanent_slug if unit else None
    )
    try:
        block = _read_block(root, path, kind, found)
    except frontmatter.Unreadable as unreadable:
        found.problems += unreadable.problems
        found.unreadable.append(place.address)
        return
    item, problems = schema.parse(ITEM_MODELS[kind], block, path)
    found.problems += problems
    if item is None:
        found.unreadable.append(place.address)
    else:
        found.items.append(item.placed(place, block.lines))


def _language(slug: str, kind: Kind) -> tuple[str, Language]:
    """The slug without the `.en` of an English version, and the language; only free pages have versions."""
    original = slug.removesuffix(f".{Language.ENGLISH}")
    if kind is Kind.PAGE and original != slug:
        return original, Language.ENGLISH
    return slug, Language.INDONESIAN


def _read_block(root: Path, path: str, kind: Kind, found: Findings) -> frontmatter.Block:
    if known := found.blocks.get(path):
        return known
    if kind is Kind.DOWNLOAD:
        block = frontmatter.read_record(f"{root}/{path}", path)
        found.blocks.note(path, block)
        return block
    document = frontmatter.read_document(f"{root}/{path}", path)
    found.keep(path, document.body, document.body_line)
    found.blocks.note(path, document.block, document.body_line)
    return document.block
