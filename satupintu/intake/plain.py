"""Pasted text → a title and Markdown: paragraphs and lists as they stand, everything else as plain text."""

from __future__ import annotations

import re

from satupintu.intake.draft import MAX_TITLE

BULLET = re.compile(r"^\s*[•●▪◦‣·–—*-]\s+")
NUMBER = re.compile(r"^\s*\(?(\d{1,3})[.)]\s+")
SPECIAL = re.compile(r"([\\`*\[\]<|]|(?<!\w)_|_(?!\w)|~(?=~)|&(?=#?\w+;))")
START = re.compile(r"^([#>+=-])")
ADDRESS = re.compile(r"(https?://\S+|www\.\S+|\S+@\S+\.\S+)")
SHORT = 150
HEADING = re.compile(r"^#\s+(.+?)\s*#*\s*$")


def from_markdown(text: str) -> tuple[str, str]:
    """The title, which is a first heading of the first level (else ""), and the rest as it stands."""
    lines = text.strip("\n").split("\n")
    found = HEADING.match(lines[0])
    if not found:
        return "", text.strip("\n") + "\n"
    return found[1][:MAX_TITLE], "\n".join(lines[1:]).strip("\n") + "\n"


def from_text(text: str) -> tuple[str, str]:
    """The first line as the title where it can be one, and the rest as Markdown."""
    lines = [" ".join(line.split()) if line.strip() else "" for line in text.replace("\xa0", " ").split("\n")]
    while lines and not lines[0]:
        lines.pop(0)
    title = ""
    if lines and may_be_title(lines[0]):
        title = lines.pop(0)
    blocks: list[str] = []
    before = ""
    for line in lines:
        kind, written = _line(line)
        blocks.append(("\n" if kind != before and before and kind else "") + written)
        before = kind
    return title, re.sub(r"\n{3,}", "\n\n", "\n".join(blocks)).strip("\n") + "\n"


def may_be_title(line: str) -> bool:
    """Whether a first line reads like a title: short, and no sentence."""
    return 0 < len(line) <= SHORT and not line.endswith((".", ":", ";", ","))


def _line(line: str) -> tuple[str, str]:
    """What a line is ("" for an empty one), and how it is written."""
    if not line:
        return "", ""
    if found := NUMBER.match(line):
        return "number", f"{found[1]}. {escaped(line[found.end() :])}"
    if found := BULLET.match(line):
        return "bullet", f"- {escaped(line[found.end() :])}"
    return "text", START.sub(r"\\\1", escaped(line))


def escaped(text: str) -> str:
    """The text with a backslash before what our dialect would take for a mark; addresses stay as they are."""
    parts = ADDRESS.split(text)
    return "".join(part if place % 2 else SPECIAL.sub(r"\\\1", part) for place, part in enumerate(parts))
