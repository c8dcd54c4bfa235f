"""Changing single keys of a YAML record without touching anything else in it: comments, order and style stay.

Where a value begins and ends is told by the parser itself (its marks), so nothing is guessed from the look of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import yaml
from msgspec import Struct

from satupintu.frontmatter import BREAKS

PLAIN = re.compile(r"[^\W_](?:[\w .,/()'’@+&–-]*[\w.)])?")
"""Texts that mean themselves without quotes, whatever their letters."""
NOTHING = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
"""Words that other readers of YAML take for something else."""


class _Entry(Struct, frozen=True):
    """One top-level key: where it starts, where its value stands, and where the whole ends (after its line)."""

    key: str
    start: int
    value: slice
    end: int
    style: str
    first_item: int | None


def scalar(text: str) -> str:
    """A text as YAML reads it back, in quotes only where it needs them."""
    if PLAIN.fullmatch(text) and text.lower() not in NOTHING:
        return text
    return "'" + text.replace("'", "''") + "'"


def written(values: Mapping[str, str], indent: str = "") -> str:
    """A flat mapping, one key a line."""
    return "".join(f"{indent}{key}: {scalar(value)}\n" for key, value in values.items())


def edited(text: str, changes: Mapping[str, str], order: Sequence[str]) -> str:
    """The record with some keys set, and those with "" taken away. `order` says where a new key goes.

    `text` is a readable record in block style.
    """
    for key, value in changes.items():
        entry = next((found for found in _entries(text) if found.key == key), None)
        if entry is None:
            text = _inserted(text, key, written({key: value}), order) if value else text
        elif value:
            text = _replaced(text, entry, scalar(value))
        else:
            text = text[: entry.start] + text[entry.end :]
    return text


def with_item(text: str, key: str, item: Mapping[str, str], order: Sequence[str]) -> str | None:
    """The record with a mapping put before the first item of a list; None where the list stands in brackets."""
    entry = next((found for found in _entries(text) if found.key == key), None)
    if entry is None:
        return _inserted(text, key, f"{key}:\n{_item(item, '  ')}", order)
    if entry.first_item is None:
        if text[entry.value].strip() not in ("", "[]", "~", "null"):
            return None
        return text[: entry.start] + f"{key}:\n{_item(item, '  ')}" + text[entry.end :]
    line = text.rindex("\n", 0, entry.first_item) + 1
    indent = text[line : entry.first_item].partition("-")[0]
    return text[:line] + _item(item, indent) + text[line:]


def _item(item: Mapping[str, str], indent: str) -> str:
    rows = written(item, f"{indent}  ")
    return f"{indent}- {rows[len(indent) + 2 :]}"


def _replaced(text: str, entry: _Entry, value: str) -> str:
    before, after = text[: entry.value.start], text[entry.value.stop :]
    space = " " if before.endswith(":") else ""
    line_end = "\n" if entry.style in ("|", ">") else ""
    return before + space + value + line_end + after


def _inserted(text: str, key: str, lines: str, order: Sequence[str]) -> str:
    """New lines behind the nearest key that comes before theirs in the usual order."""
    before = order[: order.index(key)]
    places = [entry for entry in _entries(text) if entry.key in before]
    if not places:
        first = next(_entries(text)).start
        return text[:first] + lines + text[first:]
    place = max(places, key=lambda entry: before.index(entry.key)).end
    line_end = "" if text[:place].endswith("\n") else "\n"
    return text[:place] + line_end + lines + text[place:]


def _begins(event: yaml.Event) -> int:
    """Where an event starts in the text; all of a parsed text know."""
    return event.start_mark.index if event.start_mark else 0


def _ends(event: yaml.Event) -> int:
    return event.end_mark.index if event.end_mark else 0


def _entries(text: str) -> Iterator[_Entry]:
    """The top-level keys of a block mapping, in the order of the text."""
    same_length = text.translate(BREAKS)
    events = iter(yaml.parse(same_length, Loader=yaml.CSafeLoader))
    for event in events:
        if isinstance(event, yaml.MappingStartEvent):
            break
    for event in events:
        if not isinstance(event, yaml.ScalarEvent):
            return
        yield _entry(event, events, same_length)


def _entry(key: yaml.ScalarEvent, events: Iterator[yaml.Event], text: str) -> _Entry:
    """Reads the value's events; what ends it is its last scalar or bracket: a block has no end of its own."""
    depth, start, last, first_item, style = 0, -1, _ends(key) + 1, None, ""
    for event in events:
        begins, ends = _begins(event), _ends(event)
        if start < 0:
            start, style = begins, getattr(event, "style", None) or ""
        if isinstance(event, yaml.ScalarEvent):
            last = max(last, ends)
        elif isinstance(event, (yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            if depth == 1 and first_item is None and not event.flow_style:
                first_item = begins
            depth += 1
        else:
            depth -= 1
            if text[begins:ends] in ("]", "}"):
                last = max(last, ends)
        if depth == 0:
            break
    end = last if text[last - 1 : last] == "\n" else text.find("\n", last) + 1 or len(text)
    return _Entry(key.value, _begins(key), slice(start, last), end, style, first_item)
