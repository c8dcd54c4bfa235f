"""JSON Schemas of the models, made once for a program: making them costs as much as rendering three hundred pages.

They follow from the program alone, and are kept as Python keeps compiled modules: beside the sources, known by names,
sizes and times of all of them.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel

from satupintu.compiled_files import keep, kept

PROGRAM = Path(__file__).parent
Mode = Literal["validation", "serialization"]
Schema = dict[str, Any]


def json_schema(model: type[BaseModel], mode: Mode, *, by_alias: bool) -> Schema:
    """What pydantic's `model_json_schema` gives."""
    name = f"{model.__module__}.{model.__qualname__}.{mode}.{'aliases' if by_alias else 'names'}"
    file = PROGRAM / "__pycache__" / f"{name}.{sys.implementation.cache_tag}.schema"
    key = program_key()
    content = kept(file)
    if content is not None and content.startswith(key):
        schema: Schema = json.loads(content[len(key) :])
        return schema
    schema = model.model_json_schema(by_alias=by_alias, mode=mode)
    keep(file, key + json.dumps(schema).encode())
    return schema


@cache
def program_key() -> bytes:
    """By which a program is known again: its modules as they lie there, and the library that makes the schemas."""
    lines = [f"pydantic {version('pydantic')}", *sorted(_modules(str(PROGRAM)))]
    return hashlib.sha256("\n".join(lines).encode()).digest()


def _modules(folder: str) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _modules(entry.path)
            elif entry.name.endswith(".py"):
                found = entry.stat()
                yield f"{entry.path} {found.st_size} {found.st_mtime_ns}"
