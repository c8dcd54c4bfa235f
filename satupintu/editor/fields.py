"""From a model to the fields of Decap CMS: the keys, hints and choices of the checks, in the editor's words.

The words of widgets and options are those of https://decapcms.org/docs/widgets/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from annotated_types import MaxLen
from pydantic import StringConstraints
from pydantic.fields import FieldInfo

from satupintu.dates import When
from satupintu.models import Part
from satupintu.wording import capital

Field = dict[str, Any]
"""One field of a collection, as the configuration writes it."""

UPLOADS = {"gambar": "image", "berkas": "file"}
"""Keys whose value is a file that may be uploaded, with its widget."""
HOURS = ("mulai", "selesai")
"""Moments with which an hour is usual: typed, since a picker would add midnight to a whole day."""
DAY = "YYYY-MM-DD"
DAY_AND_HOUR = r"^\d{4}-\d{2}-\d{2}( \d{2}:\d{2})?$"
LONG_TEXT = 301
"""From this length on a text gets more than one line: shorter ones are single lines in the models."""


def fields(model: type[Part], hidden: Mapping[str, Any]) -> list[Field]:
    """The fields of a model in the order of its keys.

    `hidden` are keys that are not shown: those with a value are written into new records, those with None
    are left as they are in existing ones.
    """
    return [
        *_hidden(hidden),
        *(field for field in _fields_of(model) if field["name"] not in hidden),
    ]


def label(key: str) -> str:
    """The key in words: `berlaku_sampai` is “Berlaku sampai”."""
    return capital(key.replace("_", " "))


def _hidden(hidden: Mapping[str, Any]) -> Iterator[Field]:
    for key, value in hidden.items():
        if value is not None:
            yield {"name": key, "label": label(key), "widget": "hidden", "default": value}


@cache
def _fields_of(model: type[Part]) -> tuple[Field, ...]:
    """The fields of a record, made once for all units."""
    return tuple(_fields(model, required=True))


def _fields(model: type[Part], *, required: bool) -> Iterator[Field]:
    """`required` tells whether the model itself has to be there: the parts of an optional one are all optional."""
    hints = get_type_hints(model, include_extras=True)
    for name, info in model.model_fields.items():
        key = info.alias or name
        yield {
            "name": key,
            "label": label(key),
            "hint": (info.description or "").replace("`", ""),
            "required": required and info.is_required(),
            **_widget(key, hints[name], info, required=required and info.is_required()),
        }


def _widget(key: str, hint: Any, info: FieldInfo, *, required: bool) -> Field:
    kind, constraints = _plain(hint)
    if get_origin(kind) is tuple:
        return _list(key, get_args(kind)[0], required=required)
    if not isinstance(kind, type):
        return {"widget": "string"}
    if issubclass(kind, Enum):
        return {"widget": "select", "options": _options(kind), **_default(info)}
    if issubclass(kind, Part):
        return {
            "widget": "object",
            "collapsed": not required,
            "fields": list(_fields(kind, required=required)),
        }
    if kind is bool:
        return {"widget": "boolean", **({"default": True} if info.default is True else {})}
    if kind is int:
        return {"widget": "number", "value_type": "int"}
    if kind is When:
        return _moment(key)
    if key in UPLOADS:
        return {"widget": UPLOADS[key], "choose_url": False}
    return _text(constraints)


def _plain(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without `| None` and without what is annotated, and the annotations."""
    if get_origin(hint) is Annotated:
        inner, *constraints = get_args(hint)
        kind, more = _plain(inner)
        return kind, (*more, *constraints)
    if get_origin(hint) is tuple:
        return hint, ()
    given = [choice for choice in get_args(hint) if choice is not type(None)]
    return _plain(given[0]) if given else (hint, ())


def _list(key: str, entry: Any, *, required: bool) -> Field:
    kind, constraints = _plain(entry)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"widget": "select", "multiple": True, "options": _options(kind)}
    if isinstance(kind, type) and issubclass(kind, Part):
        inner = list(_fields(kind, required=True))
        return {"widget": "list", "collapsed": not required, "fields": inner}
    inner_widget = _moment(key) if kind is When else _text(constraints)
    return {"widget": "list", "field": {"name": "butir", "label": "Butir", **inner_widget}}


def _moment(key: str) -> Field:
    if key in HOURS:
        message = "Tulis hari seperti 2026-11-22, atau hari dan jam seperti 2026-11-22 08:00"
        return {"widget": "string", "pattern": [DAY_AND_HOUR, message]}
    return {"widget": "datetime", "format": DAY, "date_format": DAY, "time_format": False}


def _text(constraints: tuple[Any, ...]) -> Field:
    longest = next((length for each in constraints if (length := _longest(each))), 0)
    return {"widget": "text" if longest >= LONG_TEXT else "string"}


def _longest(constraint: Any) -> int:
    if isinstance(constraint, StringConstraints | MaxLen):
        return constraint.max_length or 0
    return 0


def _options(kind: type[Enum]) -> list[dict[str, str]]:
    return [
        {"label": label(re.sub("-", " ", str(choice.value))), "value": str(choice.value)} for choice in kind
    ]


def _default(info: FieldInfo) -> Field:
    return {"default": str(info.default.value)} if isinstance(info.default, Enum) else {}
