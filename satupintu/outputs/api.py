"""The headless half: `/api/v1/`, the same content as data, with a JSON Schema for each kind.

Items are dumped from the models the pages are made from, and the schemas come from those models;
every file is validated against its schema before it is written. A new kind is one line of KINDS.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import jsonschema_rs
from pydantic import BaseModel

from satupintu.files import type_label
from satupintu.guard.standing import Standing
from satupintu.guard.states import State
from satupintu.models import (
    ITEM_MODELS,
    App,
    Condition,
    Download,
    Event,
    Item,
    Manual,
    NewsItem,
    Offer,
    Page,
    Person,
    Post,
    Service,
    StandardVersion,
    Step,
    Text,
    Unit,
)
from satupintu.outputs.file import OutputFile
from satupintu.outputs.people_data import PERSON_FIELDS, POST_FIELDS, person_row, post_row, shown_posts
from satupintu.pages.heads import calendar_address, feed_address
from satupintu.pages.pictures import is_drawing, main_source, published_file
from satupintu.pages.standard_prints import PAPERS, poster_address
from satupintu.pages.standards import version_address
from satupintu.pictures import plan
from satupintu.places import LISTED, Kind, file_address
from satupintu.portal import Portal

VERSION = 1
PREFIX = f"api/v{VERSION}/"
JSON = json.JSONEncoder(ensure_ascii=False)
DIALECT = "https://json-schema.org/draft/2020-12/schema"

PRIVATE = {
    Unit: {"pic", "order", "closed", "moved_to"},
    Item: {"status", "reviewed"},
    Text: {"has_words"},
    Offer: {"since", "until"},
    App: {"shows_internal_address"},
    Person: {"masked_number", "photo_consent", "since", "until"},
    Post: {"order", "since", "until"},
}
"""Fields that are never published."""
RESOLVED = {
    Text: {"picture", "alt", "credit", "decorative", "keep_original", "attachments"},
    NewsItem: {"event"},
    Download: {"file", "former_versions", "replaced_by"},
    Manual: {"steps"},
    Offer: {"manual", "state"},
    Service: {"standard"},
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
        "url": {
            **ADDRESS,
            "description": "the largest published size, WebP, without metadata; a drawing as SVG",
        },
        "width": {"type": "integer"},
        "height": {"type": "integer"},
        "alt": TEXT,
        "credit": TEXT,
    },
}
OPTIONAL_TEXT: dict[str, Any] = {"type": ["string", "null"]}
STEP: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["section", "title", "actor", "action", "result", "picture"],
    "properties": {
        "section": {**OPTIONAL_TEXT, "description": "the title of the section this step begins"},
        "title": TEXT,
        "actor": OPTIONAL_TEXT,
        "action": TEXT,
        "result": OPTIONAL_TEXT,
        "picture": PICTURE,
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
    parts: tuple[type[BaseModel], ...] = ()
    """Further models that the added fields refer to by their names."""


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
        return "[\n" + ",\n".join(map(JSON.encode, value)) + "\n]"
    return JSON.encode(value)


def kind_schema(kind: DataKind) -> dict[str, Any]:
    """The schema of one data file, made from the model of its kind."""
    whole = kind.model.model_json_schema(by_alias=False, mode="serialization")
    for part in kind.parts:
        made = part.model_json_schema(by_alias=False, mode="serialization")
        whole["$defs"] = whole.get("$defs", {}) | made.pop("$defs", {}) | {part.__name__: made}
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
    catalogue = portal.site.catalogue
    for service in catalogue.services:
        yield {**_offer_row(portal, service, catalogue.records), **_standard_row(portal, service)}


def _app_rows(portal: Portal) -> Iterator[Row]:
    catalogue = portal.site.catalogue
    return (_offer_row(portal, app, catalogue.app_records) for app in catalogue.apps)


def _offer_row(portal: Portal, offer: Offer, records: Mapping[str, Offer]) -> Row:
    absolute = portal.hrefs.absolute
    state = offer.state_on(portal.site.today)
    successor = records.get(state.replaced_by or "")
    return {
        **_dumped(offer),
        "id": f"{offer.folder}/{offer.slug}",
        "url": absolute(offer.address),
        "title": offer.name,
        "updated": offer.updated.iso,
        "service_url": portal.site.service_url(offer) or None,
        "manual": absolute(offer.manual.removeprefix("/")) if offer.manual else None,
        "state": {
            "condition": state.condition.value,
            "end": state.end.iso if state.end else None,
            "meanwhile": state.meanwhile,
            "replaced_by": absolute(successor.address) if successor else None,
        },
        "measured": _measured(portal.site.standing(offer)),
    }


def _standard_row(portal: Portal, service: Service) -> Row:
    """The standard in force with its files and former versions, or the day until which it is owed."""
    absolute, standards = portal.hrefs.absolute, portal.site.service_standards
    held, debt = standards.held(service), standards.debt(service)
    due = debt.due.isoformat() if debt else None
    if held is None:
        return {"standard": None, "standard_due": due}
    version = held.version.model_dump(mode="json", include=set(StandardVersion.model_fields))
    former = held.standard.superseded(portal.site.today)
    return {
        "standard": {
            "version": version,
            "updated": held.standard.updated.iso,
            "sample": held.standard.sample,
            "posters": {paper: absolute(poster_address(held, paper)) for paper in PAPERS},
            "former": [absolute(version_address(service, version)) for version in former],
        },
        "standard_due": due,
    }


def _measured(standing: Standing) -> Row:
    """What was found of an address."""
    return {
        "state": standing.state.value,
        "checked": standing.checked.isoformat() if standing.checked else None,
        "withheld": standing.withheld,
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
    if isinstance(item, Manual):
        yield "steps", [_step(portal, item, step) for step in item.steps]
        yield "leaflet", absolute(item.leaflet_address)
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


def _step(portal: Portal, item: Manual, step: Step) -> Row:
    picture = portal.resolver.resolve(step.picture, item).file if step.picture else ""
    return {
        **step.model_dump(mode="json", by_alias=False, exclude={"picture", "alt"}),
        "picture": _picture_row(portal, portal.shelf.picture(picture), step.alt or "", "")
        if picture
        else None,
    }


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
    return _picture_row(portal, source, item.alt or "", item.credit or "") if source else None


def _picture_row(portal: Portal, source: plan.SourcePicture, alt: str, credit: str) -> Row:
    if is_drawing(source.path):
        address, width, height = file_address(source.path), source.width, source.height
    else:
        found = plan.largest(source)
        address, width, height = found.address, found.width, found.height
    url = portal.hrefs.absolute(address)
    return {"url": url, "width": width, "height": height, "alt": alt, "credit": credit}


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
    Kind.MANUAL: {
        **TEXT_FIELDS,
        "steps": {"type": "array", "minItems": 1, "items": STEP},
        "leaflet": {**ADDRESS, "description": "the steps as a PDF to print"},
    },
}
MEASURED: dict[str, Any] = {
    "type": "object",
    "description": "what the link guard found of the address; a withheld address is not published",
    "additionalProperties": False,
    "required": ["state", "checked", "withheld"],
    "properties": {
        "state": {"enum": [state.value for state in State]},
        "checked": {"type": ["string", "null"], "description": "time with zone (ISO 8601)"},
        "withheld": {"type": "boolean"},
    },
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
    "measured": MEASURED,
}
STANDARD_FIELDS: dict[str, Any] = {
    "standard_due": {
        "type": ["string", "null"],
        "description": "the day until which the unit may bring a standard that is not complete",
    },
    "standard": {
        "description": "the service standard in force on the day of the build",
        "anyOf": [
            {
                "type": "object",
                "additionalProperties": False,
                "required": ["version", "updated", "sample", "posters", "former"],
                "properties": {
                    "version": {"$ref": "#/$defs/StandardVersion"},
                    "updated": TEXT,
                    "sample": {"type": "boolean"},
                    "posters": {"type": "object", "additionalProperties": ADDRESS},
                    "former": {"type": "array", "items": ADDRESS},
                },
            },
            {"type": "null"},
        ],
    },
}
UNIT_FIELDS = {
    "feeds": {"type": "object", "additionalProperties": ADDRESS},
    "calendar": ADDRESS,
}

KINDS: tuple[DataKind, ...] = (
    DataKind("units", Unit, UNIT_FIELDS, _unit_rows),
    DataKind("services", Service, SERVICE_FIELDS | STANDARD_FIELDS, _service_rows, (StandardVersion,)),
    DataKind("apps", App, SERVICE_FIELDS, _app_rows),
    DataKind("people", Person, PERSON_FIELDS, _person_rows),
    DataKind("posts", Post, POST_FIELDS, _post_rows),
    *(DataKind(kind.plural, ITEM_MODELS[kind], ADDED[kind], _item_rows(kind)) for kind in Kind),
)
