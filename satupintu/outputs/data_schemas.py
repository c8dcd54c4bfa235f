"""JSON Schemas of the fields that data files have besides those of the models."""

from __future__ import annotations

from typing import Any

from satupintu.guard.states import State
from satupintu.models import Condition
from satupintu.places import Kind

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
OPTIONAL_ADDRESS = {"type": ["string", "null"], "format": "uri"}


def _former_file() -> dict[str, Any]:
    dated = {**FILE["properties"], "version": TEXT, "date": TEXT}
    return {**FILE, "required": sorted(dated), "properties": dated}


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
