"""One YAML mapping → one model, or problems in Indonesian at the lines of their keys."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from functools import cache, partial
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from satupintu.frontmatter import Block, KeyPath, Value
from satupintu.models.fields import ACCOUNT
from satupintu.models.freshness import COMMIT
from satupintu.privacy.keys import private_key
from satupintu.problems import PRIVATE, Problem

Model = TypeVar("Model", bound=BaseModel)
NONE_KEPT: set[str] = set()
MOST_SHARED = 24
"""Python lets objects share the names of 30 attributes; some are told later."""


def parse(model: type[Model], block: Block, path: str) -> tuple[Model | None, list[Problem]]:
    """The model, or None with every problem of the mapping. A key without a value counts as absent."""
    try:
        return _lean(model.model_validate(_filled(block.values))), []
    except ValidationError as fault:
        found = fault.errors(include_url=False)
        meant = {_meant_place(model, error) for error in found if error["type"] == "extra_forbidden"}
        told = (error for error in found if error["type"] != "missing" or tuple(error["loc"]) not in meant)
        return None, [_told(model, error, block, path) for error in told]


def _meant_place(model: type[BaseModel], error: ErrorDetails) -> KeyPath:
    """Where the key that was meant by an unknown one would stand: that it is missing need not be told as well."""
    *above, key = error["loc"]
    return (*above, _meant(str(key), aliases(_model_at(model, tuple(above)))))


def _lean(record: Model) -> Model:
    """The same record in less memory: ten thousand of them are a fifth of what a build takes.

    Attributes that are set one by one lie in an array whose names all objects of a class share (PEP 412), as long as
    they are few; pydantic gives each record a dictionary of its own. Which keys were given is not kept, since nobody
    asks.
    """
    values = record.__dict__
    for name in _parts(type(record)):
        values[name] = _lean_part(values[name])
    lean = object.__new__(type(record)) if len(values) <= MOST_SHARED else record
    tell = partial(object.__setattr__, lean)
    tell("__pydantic_fields_set__", NONE_KEPT)
    if lean is not record:
        tell("__pydantic_extra__", None)  # models refuse unknown keys
        tell("__pydantic_private__", record.__pydantic_private__)
        for name, value in values.items():
            tell(name, value)
    return lean


@cache
def _parts(model: type[BaseModel]) -> tuple[str, ...]:
    """The names of the fields that hold mappings inside a record."""
    return tuple(name for name, field in model.model_fields.items() if _inner_model(field.annotation))


def _lean_part(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_lean_part, value)) if value else value
    return _lean(value) if isinstance(value, BaseModel) else value


def fault_of(model: type[BaseModel], key: str, value: str | Sequence[str]) -> str | None:
    """What is wrong with the value of one key, whatever the others hold; None where nothing is."""
    try:
        model.model_validate({key: value})
    except ValidationError as fault:
        for error in fault.errors(include_url=False):
            if error["loc"][:1] == (key,) and error["type"] != "missing":
                return _message(model, error, tuple(error["loc"]), key)
    return None


def aliases(model: type[BaseModel]) -> dict[str, str]:
    """Field name of each key a record may have, by the Indonesian key."""
    return {field.alias or name: name for name, field in model.model_fields.items()}


def _filled(value: Value) -> Any:
    if isinstance(value, dict):
        return {
            key: inner if isinstance(inner, str) else _filled(inner)
            for key, inner in value.items()
            if inner is not None
        }
    if isinstance(value, list):
        return ["" if inner is None else _filled(inner) for inner in value]
    return value


def _told(model: type[BaseModel], error: ErrorDetails, block: Block, path: str) -> Problem:
    location: KeyPath = tuple(error["loc"])
    if location[-1:] == ("[key]",) and error["type"] != "extra_forbidden":
        location = location[:-1]  # it is the key of a mapping that cannot be used
    key = next((part for part in reversed(location) if isinstance(part, str)), "")
    message, line = _message(model, error, location, key), _line(block, location)
    if error["type"] == "extra_forbidden" and private_key(key):
        return Problem(path, line, PRIVATE, message, of_line=True)
    rule = "kunci" if error["type"] in ("missing", "extra_forbidden") else "nilai"
    return Problem(path, line, rule, message)


def _line(block: Block, location: KeyPath) -> int:
    while location:
        if location in block.lines:
            return block.lines[location]
        location = location[:-1]
    return min(block.lines.values(), default=1)


def _message(model: type[BaseModel], error: ErrorDetails, location: KeyPath, key: str) -> str:
    known = aliases(_model_at(model, location[:-1]))
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return f"kunci `{key}` wajib diisi; tambahkan baris `{key}: …`"
    if kind == "string_pattern_mismatch" and context["pattern"] in SHAPES:
        return f"nilai `{key}` {SHAPES[context['pattern']]}; tertulis {_shown(error['input'])}"
    if kind == "string_pattern_mismatch" and context["pattern"] in UNTOLD_SHAPES:
        return f"nilai `{key}` {UNTOLD_SHAPES[context['pattern']]}"
    if kind == "extra_forbidden" and (private := private_key(key)):
        return f"{private} tidak boleh disimpan di sini; hapus baris ini, lalu beri tahu Humas bila sudah terlanjur dikirim"
    if kind == "extra_forbidden":
        meant = _meant(key, known)
        hint = f"maksudnya `{meant}`?" if meant else f"kunci yang ada: {', '.join(known)}"
        return f"kunci {_shown(key)} tidak dikenal; {hint}"
    if kind == "portal":
        told = f"nilai `{key}` {error['msg']}"
        nested = isinstance(error["input"], (list, tuple, dict))
        hint = f"; maksudnya `{context['meant']}`?" if context.get("meant") else ""
        return told if nested else f"{told}; tertulis {_shown(error['input'])}{hint}"
    if kind == "enum":
        choices = [choice.strip("'") for choice in context["expected"].replace(" or ", ", ").split(", ")]
        near = difflib.get_close_matches(str(error["input"]), choices, n=1)
        hint = f"; maksudnya `{near[0]}`?" if near else ""
        return f"nilai `{key}` harus salah satu dari {', '.join(choices)}; tertulis {_shown(error['input'])}{hint}"
    template = MESSAGES.get(kind, "nilai `{key}` tidak dapat dipakai; tertulis {shown}")
    return template.format(key=key, shown=_shown(error["input"]), **context)


def _meant(key: str, known: Mapping[str, str]) -> str:
    """The key that was probably meant by an unknown one: its English name, the one most alike, or the only one that
    has it as a word; "" where none is."""
    written = key.lower()
    english = [alias for alias, name in known.items() if name == written]
    near = english or difflib.get_close_matches(written, known, n=1, cutoff=0.6)
    holding = [alias for alias in known if written in alias.split("_")]
    return near[0] if near else holding[0] if len(holding) == 1 else ""


MESSAGES = {
    "string_type": "nilai `{key}` harus teks satu baris, bukan daftar atau isian bertingkat",
    "string_too_short": "nilai `{key}` kosong; isi, atau hapus barisnya bila kunci itu tidak wajib",
    "string_too_long": "nilai `{key}` terlalu panjang; paling panjang {max_length} huruf",
    "string_pattern_mismatch": "nilai `{key}` tidak berbentuk seperti seharusnya; tertulis {shown}",
    "tuple_type": "nilai `{key}` harus daftar: tulis tiap butir di baris sendiri, diawali `- `",
    "model_type": "nilai `{key}` harus isian bertingkat: tulis kunci-kuncinya di baris berikut, menjorok dua spasi",
    "model_attributes_type": "nilai `{key}` harus isian bertingkat: tulis kunci-kuncinya di baris berikut, menjorok dua spasi",
    "greater_than_equal": "nilai `{key}` paling kecil {ge}; tertulis {shown}",
    "less_than_equal": "nilai `{key}` paling besar {le}; tertulis {shown}",
}


SHAPES = {
    r"^[^\n]*$": "harus satu baris",
    r"^[^\n/\\]*$": "harus satu baris tanpa garis miring",
    r"^[a-z]{2}$": "harus kode dua huruf kecil, misalnya `id` atau `en`",
    ACCOUNT: "harus nama akun: huruf, angka, titik, garis bawah, atau tanda hubung, tanpa spasi dan tanpa `@`",
    COMMIT: "harus nama commit yang lengkap, 40 angka dan huruf `a`–`f`, seperti yang ditulis `git log`",
}
"""What the patterns of the models ask for."""
UNTOLD_SHAPES = {
    r"^x{14}[0-9]{4}$": "harus empat belas huruf `x` lalu empat angka terakhir; NIP utuh tidak boleh disimpan di sini",
    r"^[0-9]{1,6}$": "harus nomor pesawat kantor, angka saja, misalnya `214`",
}
"""The same where what was written may be a private number: the message does not repeat it."""


def _shown(value: Any) -> str:
    if isinstance(value, list | dict):
        return "daftar" if isinstance(value, list) else "isian bertingkat"
    text = str(value).replace("\n", " ")
    return f"`{text[:60]}…`" if len(text) > 60 else f"`{text}`"


def _model_at(model: type[BaseModel], location: KeyPath) -> type[BaseModel]:
    """The model that describes the mapping at a place inside a record."""
    for part in location:
        if isinstance(part, int):
            continue
        name = aliases(model).get(part)
        inner = _inner_model(model.model_fields[name].annotation) if name else None
        if inner is None:
            return model
        model = inner
    return model


def _inner_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _inner_model(argument))), None)
