"""What changes in the keys of content files, told in words, and how a file reads where no page shows its text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from satupintu import frontmatter, self_edit
from satupintu.dates import When, clock_text, long_date
from satupintu.files import ending
from satupintu.frontmatter import Block, Value
from satupintu.law.path_names import TEXTS, in_content
from satupintu.law.proposal import Change, Contents, Version
from satupintu.review.report import KeyChange, WordChange
from satupintu.review.words import word_change

REVIEWED = "ditinjau"
MAX_VALUE = 300
"""Letters of a value that are shown."""
TITLES, SUMMARY = ("judul", "nama"), "ringkasan"
PARTED = re.compile(r"\n[ \t]*\n")


def key_changes(path: str, before: Block, after: Block) -> Iterator[KeyChange]:
    """The keys of a file whose values differ, in the order of the later file, those that are gone last."""
    old, new = dict(_told(before.values)), dict(_told(after.values))
    for key in dict.fromkeys([*new, *old]):
        if old.get(key) != new.get(key):
            yield KeyChange(path, key, old.get(key, ""), new.get(key, ""))


def file_key_changes(path: str, before: bytes, after: bytes) -> list[KeyChange]:
    """The same of a file's bytes; nothing where one of them cannot be read."""
    try:
        blocks = [_parts(content, path)[0] for content in (before, after)]
    except frontmatter.Unreadable:
        return []
    return list(key_changes(path, *blocks))


def title(content: bytes, path: str) -> str:
    """What a file calls itself; its path where it does not, or cannot be read."""
    try:
        values = _parts(content, path)[0].values
    except frontmatter.Unreadable:
        return path
    told = (values.get(key) for key in TITLES)
    return next((value for value in told if isinstance(value, str) and value.strip()), path)


def paragraphs(content: bytes, path: str) -> list[str]:
    """What a file says, for one that is read as a whole: summary and text of Markdown, the keys of a record.

    Of a file that is not in order, all of it; nothing where it is not even text.
    """
    try:
        block, text = _parts(content, path)
    except frontmatter.Unreadable:
        return _all(content, path)
    if ending(path) != "md":
        return [f"{key}: {value}" for key, value in _told(block.values)]
    summary = block.values.get(SUMMARY)
    return [*([summary] if isinstance(summary, str) else []), *_split(text)]


def text_change(path: str, before: bytes, after: bytes) -> WordChange | None:
    """How the text below the keys differs, as it is written; None where it does not.

    Where the keys of one side cannot be read, all of both files is compared.
    """
    try:
        sides = [_split(_parts(content, path)[1]) for content in (before, after)]
    except frontmatter.Unreadable:
        sides = [_all(content, path) for content in (before, after)]
    return word_change(*sides)


def _all(content: bytes, path: str) -> list[str]:
    try:
        return _split(frontmatter.decoded(content, path))
    except frontmatter.Unreadable:
        return []


def _split(text: str) -> list[str]:
    return [part for part in (" ".join(part.split()) for part in PARTED.split(text)) if part]


def is_only_reviewed(change: Change, read: Contents) -> bool:
    """Whether nothing of a file changes but when it was last reviewed, and by whom."""
    if not is_text(change) or change.after is None or len(change.before) != 1:
        return False
    try:
        sides = [_parts(read(version.blob), change.path) for version in (change.before[0], change.after)]
    except frontmatter.Unreadable:
        return False
    (before, old_text), (after, new_text) = sides
    return old_text == new_text and set(self_edit.changed_keys(before, after)) == {REVIEWED}


def is_text(change: Change) -> bool:
    """Whether a change is about a Markdown file or a record, small enough to be read on both sides."""
    versions: Sequence[Version] = [*change.before, *([change.after] if change.after else [])]
    small = all(version.size <= frontmatter.MAX_FILE_BYTES for version in versions)
    return in_content(change.path) and ending(change.path) in TEXTS and small


def _parts(content: bytes, path: str) -> tuple[Block, str]:
    """The keys of a file, and the text below them. Raises Unreadable."""
    text = frontmatter.decoded(content, path)
    if ending(path) == "md":
        document = frontmatter.parse_document(text, path)
        return document.block, document.body
    return frontmatter.parse_mapping(text, path), ""


def _told(value: Value, name: str = "") -> Iterator[tuple[str, str]]:
    """Each value by the words for its key: `Kontak › surel`, `Langkah 2 › judul`."""
    if isinstance(value, dict):
        for key, inner in value.items():
            word = key.replace("_", " ")
            yield from _told(inner, f"{name} › {word}" if name else word.capitalize())
    elif isinstance(value, list):
        texts = [text for text in value if isinstance(text, str)]
        if texts:
            yield name, _cut(", ".join(map(_in_words, texts)))
        for number, inner in enumerate(value, 1):
            if not isinstance(inner, str):
                yield from _told(inner, f"{name} {number}")
    elif value is not None:
        yield name, _cut(_in_words(value.strip()))


def _in_words(text: str) -> str:
    """A day as people write it; other values as they are."""
    try:
        when = When.parse(text)
    except ValueError:
        return text
    day = long_date(when.day)
    return f"{day}, pukul {clock_text(when.clock)} {when.zone}" if when.clock else day


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MAX_VALUE else f"{line[:MAX_VALUE]}…"
