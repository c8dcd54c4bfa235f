"""The headless half: `/api/v1/`, the same content as data, with a JSON Schema for each kind.

Items are dumped from the models the pages are made from, and the schemas come from those models;
every file is validated against its schema before it is written. A new kind is one line of KINDS.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import jsonschema_rs
from pydantic import BaseModel

from satupintu.files import type_label
from satupintu.models import (
    ITEM_MODELS,
    Condition,
    Download,
    Event,
    Item,
    NewsItem,
    Page,
    Person,
    Post,
    Service,
    Text,
    Unit,
)
from satupintu.outputs.file import OutputFile
from satupintu.outputs.people_data import PERSON_FIELDS, POST_FIELDS, person_row, post_row, shown_posts
from satupintu.pages.heads import calendar_address, feed_address
from satupintu.pages.pictures import main_source, published_file
from satupintu.pictures import plan
from satupintu.places import LISTED, Kind
from satupintu.portal import Portal

VERSION = 1
PREFIX = f"api/v{VERSION}/"
DIALECT = "https://json-schema.org/draft/2020-12/schema"

PRIVATE = {
    Unit: {"pic", "order", "closed", "moved_to"},
    Item: {"status", "reviewed"},
    Text: {"has_words"},
    Service: {"since", "until"},
    Person: {"masked_number", "photo_consent", "since", "until"},
    Post: {"order", "since", "until"},
}
"""Fields that are never published."""
RESOLVED = {
    Text: {"picture", "alt", "credit", "decorative", "keep_original", "attachments"},
    NewsItem: {"event"},
    Download: {"file", "former_versions", "replaced_by"},
    Service: {"manual", "state"},
    Person: {"name", "rank", "grade", "photo", "photo_words"},
    Post: {"name", "superior", "appointments"},
}
"""Fields that are published in another form: files and pages by their addresses, ranks where the site shows them."""

TEXT: dict[str, Any] = {"type": "string"}
ADDRESS: dict[str, Any] = {"type": "string", "format": "uri"}
FILE: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["title", "url", "type", "size", "sha256"],
    "properties": {
        "title": TEXT,
        "url": ADDRESS,
        "type": TEXT,
        "size": {"type": "integer", "minimum": 1},
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
    },
}
PICTURE: dict[str, Any] = {
    "type": ["object", "null"],
    "additionalProperties": False,
    "required": ["url", "width", "height", "alt", "credit"],
    "properties": {
        "url": {**ADDRESS, "description": "the largest published size, WebP, without metadata"},
        "width": {"type": "integer"},
        "height": {"type": "integer"},
        "alt": TEXT,
        "credit": TEXT,
    },
}
TRANSLATION: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["language", "url", "title", "summary", "updated"],
    "properties": {
        "language": {"type": "string", "pattern": "^[a-z]{2}$"},
        "url": ADDRESS,
        "title": TEXT,
        "summary": TEXT,
        "updated": TEXT,
    },
}
BASE: dict[str, Any] = {
    "id": {"type": "string", "description": "stable: survives a renamed unit"},
    "url": {**ADDRESS, "description": "the page"},
    "unit": {"type": ["string", "null"], "description": "slug of the unit; null on the main site"},
    "title": TEXT,
    "updated": {
        "type": "string",
        "description": "day, or time with zone (ISO 8601), the content was last changed",
    },
}

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class DataKind:
    """One kind of data: its model, the fields added to it, and its items as rows."""

    name: str
    model: type[BaseModel]
    added: dict[str, Any]
    rows: Callable[[Portal], Iterable[Row]]


def files(portal: Portal) -> Iterator[OutputFile]:
    """The index, then data and schema of each kind. Raises jsonschema_rs.ValidationError on a fault of ours."""
    index = []
    for kind in KINDS:
        items = sorted(kind.rows(portal), key=lambda row: str(row["id"]))
        document = {"kind": kind.name, "version": VERSION, "count": len(items), "items": items}
        schema = kind_schema(kind)
        jsonschema_rs.validate(schema, document)
        index.append(
            {
                "kind": kind.name,
                "count": len(items),
                "url": portal.hrefs.absolute(f"{PREFIX}{kind.name}.json"),
                "schema": portal.hrefs.absolute(f"{PREFIX}schema/{kind.name}.json"),
            }
        )
        yield OutputFile(f"{PREFIX}{kind.name}.json", as_json(document))
        yield OutputFile(f"{PREFIX}schema/{kind.name}.json", as_json(schema))
    yield OutputFile(
        f"{PREFIX}index.json",
        as_json({"version": VERSION, "site": portal.site.settings.name, "kinds": index}),
    )


def as_json(document: dict[str, Any]) -> bytes:
    """JSON with one entry, and one item of a list, on each line: quick to write and good to compare."""
    entries = (f"{json.dumps(key)}: {_lines(value)}" for key, value in document.items())
    return ("{\n" + ",\n".join(entries) + "\n}\n").encode()


def _lines(value: Any) -> str:
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(json.dumps(item, ensure_ascii=False) for item in value) + "\n]"
    return json.dumps(value, ensure_ascii=False)


def kind_schema(kind: DataKind) -> dict[str, Any]:
    """The schema of one data file, made from the model of its kind."""
    whole = kind.model.model_json_schema(by_alias=False, mode="serialization")
    hidden = _left_out(kind.model)
    fields = {name: described for name, described in whole["properties"].items() if name not in hidden}
    properties = {**fields, **BASE, **kind.added}
    item = {
        "type": "object",
        "additionalProperties": False,
        "required": sorted(properties),
        "properties": properties,
    }
    return {
        "$schema": DIALECT,
        "title": kind.name,
        "type": "object",
        "additionalProperties": False,
        "required": ["kind", "version", "count", "items"],
        "properties": {
            "kind": {"const": kind.name},
            "version": {"const": VERSION},
            "count": {"type": "integer"},
            "items": {"type": "array", "items": item},
        },
        "$defs": whole.get("$defs", {}),
    }


def _left_out(model: type[BaseModel]) -> set[str]:
    tables = (PRIVATE, RESOLVED)
    return {
        name for table in tables for base, names in table.items() if issubclass(model, base) for name in names
    }


def _dumped(model: BaseModel) -> Row:
    return model.model_dump(mode="json", by_alias=False, exclude=_left_out(type(model)))


def _unit_rows(portal: Portal) -> Iterator[Row]:
    absolute = portal.hrefs.absolute
    for unit in portal.site.open_units:
        yield {
            **_dumped(unit),
            "id": f"units/{unit.permanent_slug}",
            "url": absolute(unit.address),
            "unit": unit.slug,
            "title": unit.name,
            "updated": _unit_updated(portal, unit),
            "feeds": {kind.value: absolute(feed_address(kind, unit.slug)) for kind in LISTED},
            "calendar": absolute(calendar_address(unit.slug)),
        }


def _unit_updated(portal: Portal, unit: Unit) -> str:
    """The latest day among the unit's visible items; "" before it has any."""
    items = (item for kind in Kind for item in portal.site.listed(kind, unit.slug))
    return max((item.updated.iso for item in items), default="")


def _service_rows(portal: Portal) -> Iterator[Row]:
    absolute, site = portal.hrefs.absolute, portal.site
    for service in site.catalogue.services:
        state = service.state_on(site.today)
        successor = site.catalogue.records.get(state.replaced_by or "")
        yield {
            **_dumped(service),
            "id": f"layanan/{service.slug}",
            "url": absolute(service.address),
            "title": service.name,
            "updated": service.updated.iso,
            "service_url": None if state.condition is Condition.ENDED else service.service_url,
            "manual": absolute(service.manual.removeprefix("/")) if service.manual else None,
            "state": {
                "condition": state.condition.value,
                "end": state.end.iso if state.end else None,
                "meanwhile": state.meanwhile,
                "replaced_by": absolute(successor.address) if successor else None,
            },
        }


def _person_rows(portal: Portal) -> Iterator[Row]:
    for person in portal.site.directory.staff:
        yield {**_dumped(person), **person_row(portal, person)}


def _post_rows(portal: Portal) -> Iterator[Row]:
    for node in shown_posts(portal):
        yield {**_dumped(node.post), **post_row(portal, node)}


def _item_rows(kind: Kind) -> Callable[[Portal], Iterator[Row]]:
    def rows(portal: Portal) -> Iterator[Row]:
        items = portal.site.own(kind) if kind is Kind.PAGE else portal.site.listed(kind)
        pages = (
            (page for unit in portal.site.open_units for page in portal.site.pages(unit.slug))
            if kind is Kind.PAGE
            else ()
        )
        for item in (*items, *pages):
            yield {**_dumped(item), **_item_base(portal, item), **dict(_added(portal, item))}

    return rows


def _item_base(portal: Portal, item: Item) -> Row:
    return {
        "id": item.id,
        "url": portal.hrefs.absolute(item.address),
        "unit": item.unit,
        "title": item.title,
        "updated": item.updated.iso,
    }


def _added(portal: Portal, item: Item) -> Iterator[tuple[str, Any]]:
    absolute, resolve = portal.hrefs.absolute, portal.resolver.resolve
    if isinstance(item, Text):
        yield "picture", _picture(portal, item)
        found = [(attachment.title, resolve(attachment.file, item)) for attachment in item.attachments]
        yield "attachments", [_file(portal, title, place.file, place.address) for title, place in found]
    if isinstance(item, Page):
        yield (
            "translations",
            [_translation(portal, address) for address in portal.site.versions(item.address)[1:]],
        )
    if isinstance(item, NewsItem):
        yield "event", absolute(resolve(item.event, item).address) if item.event else None
    if isinstance(item, Event):
        yield "reports", [absolute(report.address) for report in portal.reports.get(item.address, ())]
    if isinstance(item, Download):
        files = [_file(portal, item.title, path, address) for path, address in item.files.items()]
        yield "file", files[0]
        dates = ((former.version, former.date.iso) for former in item.former_versions)
        yield (
            "former_versions",
            [
                {**file, "version": version, "date": day}
                for file, (version, day) in zip(files[1:], dates, strict=True)
            ],
        )
        yield "replaced_by", absolute(resolve(item.replaced_by, item).address) if item.replaced_by else None


def _translation(portal: Portal, address: str) -> Row:
    item = portal.site.by_address[address]
    return {
        "language": item.place.language.value,
        "url": portal.hrefs.absolute(address),
        "title": item.title,
        "summary": item.summary,
        "updated": item.updated.iso,
    }


def _picture(portal: Portal, item: Text) -> Row | None:
    source = main_source(portal, item)
    if source is None:
        return None
    found = plan.largest(source)
    return {
        "url": portal.hrefs.absolute(found.address),
        "width": found.width,
        "height": found.height,
        "alt": item.alt or "",
        "credit": item.credit or "",
    }


def _file(portal: Portal, title: str, path: str, address: str) -> Row:
    size, digest = published_file(portal, path)
    return {
        "title": title,
        "url": portal.hrefs.absolute(address),
        "type": type_label(path),
        "size": size,
        "sha256": digest,
    }


def _former_file() -> dict[str, Any]:
    dated = {**FILE["properties"], "version": TEXT, "date": TEXT}
    return {**FILE, "required": sorted(dated), "properties": dated}


OPTIONAL_ADDRESS = {"type": ["string", "null"], "format": "uri"}
TEXT_FIELDS = {"picture": PICTURE, "attachments": {"type": "array", "items": FILE}}
ADDED: dict[Kind, dict[str, Any]] = {
    Kind.NEWS: {**TEXT_FIELDS, "event": OPTIONAL_ADDRESS},
    Kind.ANNOUNCEMENT: TEXT_FIELDS,
    Kind.EVENT: {**TEXT_FIELDS, "reports": {"type": "array", "items": ADDRESS}},
    Kind.DOWNLOAD: {
        "file": FILE,
        "former_versions": {"type": "array", "items": _former_file()},
        "replaced_by": OPTIONAL_ADDRESS,
    },
    Kind.PAGE: {**TEXT_FIELDS, "translations": {"type": "array", "items": TRANSLATION}},
}
SERVICE_FIELDS: dict[str, Any] = {
    "manual": OPTIONAL_ADDRESS,
    "state": {
        "type": "object",
        "description": "as people say it is on the day of the build",
        "additionalProperties": False,
        "required": ["condition", "end", "meanwhile", "replaced_by"],
        "properties": {
            "condition": {"enum": [condition.value for condition in Condition]},
            "end": {"type": ["string", "null"]},
            "meanwhile": {"type": ["string", "null"]},
            "replaced_by": OPTIONAL_ADDRESS,
        },
    },
}
UNIT_FIELDS = {
    "feeds": {"type": "object", "additionalProperties": ADDRESS},
    "calendar": ADDRESS,
}

KINDS: tuple[DataKind, ...] = (
    DataKind("units", Unit, UNIT_FIELDS, _unit_rows),
    DataKind("services", Service, SERVICE_FIELDS, _service_rows),
    DataKind("people", Person, PERSON_FIELDS, _person_rows),
    DataKind("posts", Post, POST_FIELDS, _post_rows),
    *(DataKind(kind.plural, ITEM_MODELS[kind], ADDED[kind], _item_rows(kind)) for kind in Kind),
)
