"""What a form without any account asks for: the keys of a kind, with the limits of the model that checks the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from satupintu.editor.fields import DAY_AND_HOUR, HOURS, LONG_TEXT, label
from satupintu.json_schemas import json_schema
from satupintu.models import ITEM_MODELS
from satupintu.places import Kind
from satupintu.values import FormField

KINDS = (Kind.ANNOUNCEMENT, Kind.NEWS, Kind.EVENT, Kind.DOWNLOAD, Kind.PAGE)
LEFT_OUT = frozenset({"alamat_lama", "contoh", "ditinjau"})
"""Nobody fills these in on the way: former addresses and samples are Humas's, a review is of what is out already."""
INSTEAD = {"tempat": "tautan"}
"""What may be said in place of a key that is asked for: an event on the web has no place."""
ENTRIES = "butir"
"""The widget of a list whose entries have keys of their own."""
DAY = r"^\d{4}-\d{2}-\d{2}$"
HOW = {
    "hari": "tulis seperti 2026-11-22",
    "jam": "tulis seperti 2026-11-22 atau 2026-11-22 08:00",
    "daftar": "satu baris satu butir",
}
"""What is said of how a widget is filled in."""

Schema = Mapping[str, Any]


def form_fields(kind: Kind) -> tuple[FormField, ...]:
    """The fields of a kind, those that must be filled in first."""
    from satupintu.scaffolds import SCAFFOLDS  # which build on the reference, and that on pages

    schema = json_schema(ITEM_MODELS[kind], "validation", by_alias=True)
    asked = {*schema["required"], *SCAFFOLDS[kind.value].besides}
    found = list(_fields(schema, schema["$defs"], asked))
    return tuple(sorted(found, key=lambda field: not field.required))


def _fields(part: Schema, parts: Schema, asked: set[str], inside: str = "") -> Iterator[FormField]:
    """`inside` is the key that holds these, "" at the top."""
    for key, written in part["properties"].items():
        if key in LEFT_OUT:
            continue
        given = _resolved(written, parts)
        if given.get("type") == "object":
            yield from _fields(given, parts, set(), key)
        elif given.get("type") == "array" and _resolved(given["items"], parts).get("type") == "object":
            entry = _resolved(given["items"], parts)
            yield FormField(
                name=key,
                title=label(key),
                hint=_hint(written),
                widget=ENTRIES,
                required=key in asked,
                parts=tuple(_fields(entry, parts, set(entry["required"]))),
            )
        else:
            yield _field(key, written, given, key in asked, inside)


def _resolved(written: Schema, parts: Schema) -> Schema:
    """A type without "or nothing", and what a reference leads to."""
    for choice in written.get("anyOf", ()):
        if choice.get("type") != "null":
            return _resolved(choice, parts)
    if reference := written.get("$ref"):
        found: Schema = parts[reference.rpartition("/")[2]]
        return found
    return written


def _field(key: str, written: Schema, given: Schema, required: bool, inside: str) -> FormField:
    name = f"{inside}.{key}" if inside else key
    item = given.get("items", given)
    pattern = str(item.get("pattern", ""))
    widget = _widget(key, given, pattern)
    title = f"{label(inside)}: {key.replace('_', ' ')}" if inside else label(key)
    return FormField(
        name=name,
        title=title,
        hint="; ".join(filter(None, (_hint(written), HOW.get(widget)))),
        widget=widget,
        required=required,
        instead=INSTEAD.get(key, "") if required else "",
        options=tuple(str(word) for word in given.get("enum", ())),
        chosen=str(written["default"]) if given.get("enum") and written.get("default") else "",
        pattern=_pattern(key, pattern),
        longest=int(item.get("maxLength", 0)),
        least=str(given.get("minimum", "")),
        most=str(given.get("maximum", "")),
    )


def _hint(written: Schema) -> str:
    return str(written.get("description", "")).replace("`", "")


def _widget(key: str, given: Schema, pattern: str) -> str:
    """`pilihan`, `tanda`, `angka`, `daftar`, `hari`, `jam`, `panjang` or `baris`."""
    if "enum" in given:
        return "pilihan"
    plain = {"boolean": "tanda", "integer": "angka", "array": "daftar"}.get(given.get("type", ""))
    if plain:
        return plain
    if _is_moment(pattern):
        return "jam" if key in HOURS else "hari"
    return "panjang" if given.get("maxLength", 0) >= LONG_TEXT else "baris"


def _is_moment(pattern: str) -> bool:
    return pattern.startswith(DAY.removesuffix("$"))


def _pattern(key: str, pattern: str) -> str:
    """What a value must look like; days are written as the form writes them, without a zone."""
    if _is_moment(pattern):
        return DAY_AND_HOUR if key in HOURS else DAY
    return pattern
