"""What is in the files of Pagefind, as data: the packed ones are gzip around a signature and CBOR (RFC 8949)."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

from satupintu.privacy.bundle import GZIP, SIGNATURE

UNSIGNED, NEGATIVE, TEXT, ARRAY = 0, 1, 3, 4


def content_of_bundle(folder: Path) -> dict[str, Any]:
    """What those files say that differ between two runs over the same pages (0022): values and pages of each filter,
    the pages and words of the whole, and how many pages there are; without their names and order, which tell nothing."""
    entry = json.loads((folder / "pagefind-entry.json").read_text(encoding="utf-8"))
    filters = dict(_unpacked(path) for path in folder.glob("filter/*.pf_filter"))
    metas = [_unpacked(path) for path in folder.glob("*.pf_meta")]
    for language in entry["languages"].values():
        del language["hash"]
    return {
        "filters": {name: {value: sorted(pages) for value, pages in rows} for name, rows in filters.items()},
        "metas": [[part for part in meta if not _names_filters(part)] for meta in metas],
        "filters named": [
            sorted(name for name, _file in part) for meta in metas for part in meta if _names_filters(part)
        ],
        "entry": entry,
    }


def _names_filters(part: Any) -> bool:
    """Pairs of the name of a filter and that of its file."""
    return bool(part) and all(
        isinstance(row, list) and len(row) == 2 and all(isinstance(one, str) for one in row) for row in part
    )


def _unpacked(path: Path) -> Any:
    content = zlib.decompress(path.read_bytes(), GZIP).removeprefix(SIGNATURE)
    value, end = _value(content, 0)
    assert end == len(content), path
    return value


def _value(content: bytes, at: int) -> tuple[Any, int]:
    """The value that begins at a byte, and where the next one does."""
    kind, length = content[at] >> 5, content[at] & 31
    at += 1
    if 24 <= length <= 27:
        size = 1 << (length - 24)
        length, at = int.from_bytes(content[at : at + size], "big"), at + size
    if kind == UNSIGNED:
        return length, at
    if kind == NEGATIVE:
        return -1 - length, at
    if kind == TEXT:
        return content[at : at + length].decode(), at + length
    assert kind == ARRAY, kind
    found = []
    for _each in range(length):
        value, at = _value(content, at)
        found.append(value)
    return found, at
