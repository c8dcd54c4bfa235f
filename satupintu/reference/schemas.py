"""JSON Schemas of the content files, for editors and other tools (`docs/schema/`).

The portal itself reads every scalar as text (`satupintu.frontmatter`). Tools that read YAML by its
standard see `penting: true` as a boolean, `kuota: 40` as a number and `singkatan: no` perhaps as
false, so the schemas accept both readings. A key without a value counts as absent, as in the portal.
"""

from __future__ import annotations

import json
from typing import Any, get_args

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from satupintu.models import SiteAddress
from satupintu.reference.kinds import RECORD_KINDS, RecordKind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCALAR = ["string", "number", "boolean"]
"""Whatever YAML makes of a text that looks like a number or a truth value."""
FLAG = "^(?:[Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]a|YA|[Tt]idak|TIDAK)$"
NOTHING: JsonSchemaValue = {"type": "null"}
_SITE_ADDRESS = get_args(SiteAddress)[1].func


def schema_files() -> dict[str, str]:
    """The text of every schema file, by its path."""
    return {f"docs/schema/{kind.name}.json": as_text(record_schema(kind)) for kind in RECORD_KINDS}


def as_text(schema: JsonSchemaValue) -> str:
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def record_schema(kind: RecordKind) -> JsonSchemaValue:
    """The schema of one kind of file: of its front matter, where it is Markdown."""
    made = kind.model.model_json_schema(by_alias=True, mode="validation", schema_generator=_ContentSchema)
    parts = {name: _mapping(part) for name, part in sorted(made.pop("$defs", {}).items())}
    return {
        "$schema": DIALECT,
        "title": kind.title,
        "description": kind.sentence,
        **_mapping(made),
        **({"$defs": parts} if parts else {}),
    }


class _ContentSchema(GenerateJsonSchema):
    """Pydantic's schemas, widened by what YAML tools make of a scalar."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        made = {**super().str_schema(schema), "type": SCALAR}
        if pattern := made.get("pattern"):
            made["pattern"] = pattern.removesuffix("$") + r"\s*$"  # the portal strips a text before it looks
        return made

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return {"anyOf": [super().int_schema(schema), {"type": "string", "pattern": "^[0-9]+$"}]}

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        return {"anyOf": [super().bool_schema(schema), {"type": "string", "pattern": FLAG}]}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        if schema["function"]["function"] is _SITE_ADDRESS:
            return {"type": "string", "pattern": "^/"}
        return super().function_before_schema(schema)


def _mapping(made: JsonSchemaValue) -> JsonSchemaValue:
    """A mapping's schema without the English docstring; keys that may be left out may also stand empty."""
    if "properties" not in made:
        return {key: value for key, value in made.items() if key not in ("title", "description")}
    required = made.get("required", [])
    return {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "properties": {key: _key(key, inner, key in required) for key, inner in made["properties"].items()},
    }


def _key(key: str, made: JsonSchemaValue, required: bool) -> JsonSchemaValue:
    told: dict[str, Any] = {
        "title": key.replace("_", " ").capitalize(),
        "description": made.get("description", ""),
    }
    if made.get("default") not in (None, "", [], {}) and not isinstance(made["default"], dict):
        told["default"] = made["default"]
    inner = {name: value for name, value in made.items() if name not in ("title", "description", "default")}
    if required:
        return {**told, **inner}
    choices = inner["anyOf"] if set(inner) == {"anyOf"} else [inner]
    return {**told, "anyOf": [*(choice for choice in choices if choice != NOTHING), NOTHING]}
