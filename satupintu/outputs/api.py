"""The headless half: `/api/v1/`, the same content as data, with a JSON Schema for each kind.

Items are dumped from the models the pages are made from (`published.py` says which fields), and the schemas come
from those models; every file is validated against its schema before it is written. A new kind is one line of KINDS.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from operator import itemgetter
from typing import Any

import jsonschema_rs
from msgspec import Struct
from pydantic import BaseModel

from satupintu.json_schemas import json_schema
from satupintu.models import ITEM_MODELS, App, Person, Post, Service, StandardVersion, Unit
from satupintu.outputs.box_data import app_rows, service_rows
from satupintu.outputs.data_schemas import ADDED, BASE, SERVICE_FIELDS, STANDARD_FIELDS, UNIT_FIELDS
from satupintu.outputs.file import OutputFile
from satupintu.outputs.item_data import item_rows
from satupintu.outputs.people_data import PERSON_FIELDS, POST_FIELDS, person_row, post_row, shown_posts
from satupintu.outputs.published import Row, dumped, left_out
from satupintu.pages.heads import calendar_address, feed_address
from satupintu.places import LISTED, Kind
from satupintu.portal import Portal

VERSION = 1
PREFIX = f"api/v{VERSION}/"
JSON = json.JSONEncoder(ensure_ascii=False)
AT_ONCE = 200
"""So many items are held as rows: they take ten times as much memory as the JSON of them."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"


class DataKind(Struct, frozen=True):
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
        schema = kind_schema(kind)
        items = _items(kind, kind.rows(portal), schema)
        index.append(
            {
                "kind": kind.name,
                "count": len(items),
                "url": portal.hrefs.absolute(f"{PREFIX}{kind.name}.json"),
                "schema": portal.hrefs.absolute(f"{PREFIX}schema/{kind.name}.json"),
            }
        )
        yield OutputFile(f"{PREFIX}{kind.name}.json", _data(kind, items))
        yield OutputFile(f"{PREFIX}schema/{kind.name}.json", as_json(schema))
    yield OutputFile(
        f"{PREFIX}index.json",
        as_json({"version": VERSION, "site": portal.site.settings.name, "kinds": index}),
    )


def _items(kind: DataKind, rows: Iterable[Row], schema: dict[str, Any]) -> list[bytes]:
    """The items of a data file, each as JSON, by their ids. Raises jsonschema_rs.ValidationError."""
    validator, found = jsonschema_rs.validator_for(schema), list[tuple[str, bytes]]()
    waiting = iter(rows)
    while some := list(islice(waiting, AT_ONCE)):
        validator.validate(_document(kind, some, len(some)))
        found += ((str(row["id"]), JSON.encode(row).encode()) for row in some)
    found.sort(key=itemgetter(0))
    return [item for _id, item in found]


def _document(kind: DataKind, items: Sequence[Row], count: int) -> dict[str, Any]:
    return {"kind": kind.name, "version": VERSION, "count": count, "items": items}


def _data(kind: DataKind, items: Sequence[bytes]) -> bytes:
    """What `as_json` makes of the document with these items."""
    around = as_json(_document(kind, (), len(items)))
    start, end = around.rsplit(b"[]", 1)
    return b"%b[\n%b\n]%b" % (start, b",\n".join(items), end) if items else around


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
    whole = json_schema(kind.model, "serialization", by_alias=False)
    for part in kind.parts:
        made = json_schema(part, "serialization", by_alias=False)
        whole["$defs"] = whole.get("$defs", {}) | made.pop("$defs", {}) | {part.__name__: made}
    hidden = left_out(kind.model)
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


def _unit_rows(portal: Portal) -> Iterator[Row]:
    absolute = portal.hrefs.absolute
    for unit in portal.site.open_units:
        yield {
            **dumped(unit),
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


def _person_rows(portal: Portal) -> Iterator[Row]:
    for person in portal.site.directory.staff:
        yield {**dumped(person), **person_row(portal, person)}


def _post_rows(portal: Portal) -> Iterator[Row]:
    for node in shown_posts(portal):
        yield {**dumped(node.post), **post_row(portal, node)}


KINDS: tuple[DataKind, ...] = (
    DataKind("units", Unit, UNIT_FIELDS, _unit_rows),
    DataKind("services", Service, SERVICE_FIELDS | STANDARD_FIELDS, service_rows, (StandardVersion,)),
    DataKind("apps", App, SERVICE_FIELDS, app_rows),
    DataKind("people", Person, PERSON_FIELDS, _person_rows),
    DataKind("posts", Post, POST_FIELDS, _post_rows),
    *(DataKind(kind.plural, ITEM_MODELS[kind], ADDED[kind], item_rows(kind)) for kind in Kind),
)
