"""YAML front matter and YAML records: the only such parser.

YAML is read more strictly than the standard allows, so that nothing a unit types changes meaning:
every scalar is text (`no`, `0221234567` and `2026-11-22` stay what they are; the models decide
types), and duplicate keys, anchors, aliases, tags and deep nesting are refused.
"""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TypeAlias

import yaml
from msgspec import Struct, field

from satupintu import yaml_faults
from satupintu.problems import Problem
from satupintu.yaml_faults import CONTROL, UNSEEN

MAX_FILE_BYTES = 512 * 1024
MAX_BLOCK_CHARACTERS = 64 * 1024
MAX_DEPTH = 6

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
KeyPath: TypeAlias = tuple[str | int, ...]

FENCE = re.compile(r"---[ \t]*$", re.MULTILINE)
CLOSING = re.compile(r"\n---[ \t]*$", re.MULTILINE)
"""A fence behind the first line; a search that begins with a letter is the quicker one."""
DASHES = re.compile(r"^[-\u2010-\u2015\u2212]+[ \t]*$", re.MULTILINE)
"""A line that was meant as a fence: word processors make one long dash of several."""
GLUED_SIGN = re.compile(r"(?<=[ \t])#[^\s#]")
"""The beginning of what is a comment to YAML, but not to whoever wrote `Seminar #3`."""
CONTROL_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127])
"""Those control characters that are one byte in UTF-8."""
CONTROL_LEADS = (b"\xc2", b"\xef")
"""What the others begin with."""
SYMLINK = "tautan sistem berkas (symlink) tidak diterima; salin berkas aslinya ke sini"
ENCODING = "huruf tidak terbaca; simpan berkas ini dengan pengodean UTF-8 (di Notepad: Simpan sebagai, Pengodean: UTF-8)"
BREAKS = {0x85: " ", 0x2028: " ", 0x2029: " "}
"""Line breaks to YAML, but not to editors: pasted ones would shift every line number."""


class Block(Struct, frozen=True):
    """A parsed mapping, with the line of every key and list entry in its file."""

    values: dict[str, Value]
    lines: dict[KeyPath, int]


class Document(Struct, frozen=True):
    """A Markdown file: its front matter, its text, and the line the text starts on."""

    block: Block
    body: str
    body_line: int


@cache
def shared_path(path: KeyPath) -> KeyPath:
    """The one object for a path of keys: ten thousand files have the same few, and hold them as long as a run lasts."""
    return path


class Unreadable(Exception):
    """The file cannot be read as what it should be; carries the problems to show."""

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(map(str, problems)))


def read_text(file: Path | str, path: str) -> str:
    """The file's text with Unix line ends. Raises Unreadable for its size or encoding.

    A Path for each of ten thousand files would take longer than to read them, and Python keeps its parts for ever.
    """
    try:
        handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError as fault:
        if fault.errno == errno.ELOOP:
            raise Unreadable(Problem(path, 1, "tautan-berkas", SYMLINK)) from None
        raise
    try:
        size = os.fstat(handle).st_size
        if size > MAX_FILE_BYTES:
            told = f"berkas terlalu besar ({size // 1024} kB); paling besar 512 kB, pecah menjadi beberapa halaman"
            raise Unreadable(Problem(path, 1, "ukuran", told))
        raw = os.read(handle, size)
    finally:
        os.close(handle)
    return decoded(raw, path)


def decoded(raw: bytes, path: str) -> str:
    """The text of a file's bytes, with Unix line ends. Raises Unreadable for its encoding."""
    try:
        text = raw.decode("utf-8-sig")
        unread = raw.find(b"\0")  # a sign of UTF-16
    except UnicodeDecodeError as fault:
        unread = fault.start
    if unread >= 0:
        line = raw.count(b"\n", 0, unread) + 1
        raise Unreadable(Problem(path, line, "pengodean", ENCODING))
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _may_have_controls(raw) and (control := CONTROL.search(text)):
        line = text.count("\n", 0, control.start()) + 1
        raise Unreadable(Problem(path, line, "pengodean", UNSEEN))
    return text


def _may_have_controls(raw: bytes) -> bool:
    """A look at the bytes, which takes a fifth of the time of one at the letters, and mostly says no."""
    return len(raw) != len(raw.translate(None, CONTROL_BYTES)) or any(lead in raw for lead in CONTROL_LEADS)


def read_document(file: Path | str, path: str) -> Document:
    """A Markdown file with front matter. Raises Unreadable."""
    return parse_document(read_text(file, path), path)


def parse_document(text: str, path: str) -> Document:
    """Split front matter from body and parse the first. Raises Unreadable."""
    head, body, body_line = split(text, path)
    return Document(parse_mapping(head, path, first_line=2), body, body_line)


def read_record(file: Path | str, path: str) -> Block:
    """A YAML record. Raises Unreadable."""
    return parse_mapping(read_text(file, path), path)


NO_OPENING = "baris pertama harus `---`, lalu kunci seperti `judul:` dan `tanggal:`, lalu `---` lagi"
NO_CLOSING = "penutup `---` sesudah kunci-kunci di awal berkas tidak ada; tambahkan satu baris `---`"


def split(text: str, path: str) -> tuple[str, str, int]:
    """Front matter, body, and the body's first line. Raises Unreadable where a `---` is missing."""
    opening = FENCE.match(text)
    if not opening:
        meant = DASHES.match(text)
        raise _no_fence(path, 1, meant[0].rstrip() if meant else "", NO_OPENING)
    closing = CLOSING.search(text, opening.end())
    if not closing:
        meant = DASHES.search(text, opening.end())
        line = text.count("\n", 0, meant.start()) + 1 if meant else 1
        raise _no_fence(path, line, meant[0].rstrip() if meant else "", NO_CLOSING)
    head = text[opening.end() + 1 : closing.start() + 1]
    body = text[closing.end() + 1 :]
    return head, body, text.count("\n", 0, closing.end()) + 2


def _no_fence(path: str, line: int, meant: str, told: str) -> Unreadable:
    """The refusal of a file without `---`; `meant` is what stands in its place, or ""."""
    if meant:
        told = f"baris ini harus tepat tiga tanda hubung, `---`; tertulis `{meant[:20]}`"
    return Unreadable(Problem(path, line, "pembuka", told))


def parse_mapping(text: str, path: str, first_line: int = 1) -> Block:
    """Parse one YAML mapping. Raises Unreadable with every problem found."""
    if len(text) > MAX_BLOCK_CHARACTERS:
        raise Unreadable(
            Problem(path, first_line, "ukuran", "bagian kunci terlalu panjang; paling panjang 64 kB")
        )
    if plain := plain_mapping(text, first_line):
        return plain
    builder = _Builder(path, first_line)
    text = text.translate(BREAKS)
    try:
        return builder.build(text)
    except yaml.YAMLError as fault:
        row, told = yaml_faults.explained(fault, text)
        raise Unreadable(*builder.problems, Problem(path, row + first_line, "yaml", told)) from None


_INSIDE = r"[\w ,.()/'\"&%+=;!?*@–—“”’…-]*+"
_SCALAR = rf"(?:[A-Za-z0-9/]|\.\./){_INSIDE}(?::[\w/]{_INSIDE})*+(?<! )"
"""A value that is itself to YAML: no sign that means something stands where it would."""
_ROW = rf"(  )?(?:([a-z_]{{1,40}}):(?: ({_SCALAR}))?|- ({_SCALAR}))\n"
_PLAIN_ROW = re.compile(_ROW)
_PLAIN_ROWS = re.compile(rf"(?:{_ROW})+")


def plain_mapping(text: str, first_line: int) -> Block | None:
    """What nearly all front matter is, in a sixth of the time: rows `key: value`, and rows of one list or mapping
    under a key. None where anything else stands there, which the full parser then reads or refuses.
    """
    if _PLAIN_ROWS.fullmatch(text) is None:
        return None
    values: dict[str, Value] = {}
    lines: dict[KeyPath, int] = {}
    above, is_open = "", False
    for line, (indent, key, value, entry) in enumerate(_PLAIN_ROW.findall(text), first_line):
        written = value or entry
        found = None if written in ("", "null") else written
        inside: Value = values
        here: KeyPath = (key,)
        if not indent:
            above, is_open = key, not value
        elif is_open:
            if values[above] is None:
                values[above] = [] if entry else {}
            inside = values[above]
            here = (above, key or len(inside or ()))
        else:
            return None  # the value above goes on
        if entry and isinstance(inside, list):
            inside.append(found)
        elif key and isinstance(inside, dict) and key not in inside:
            inside[key] = found
        else:
            return None
        lines[shared_path(here)] = line
    return Block(values, lines)


class _Builder(Struct):
    """Builds plain values from YAML events and notes the line of each key."""

    path: str
    first_line: int
    lines: dict[KeyPath, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows: list[str] = field(default_factory=list)
    """The rows of the text, where some value may be followed by what looks like a comment."""

    def build(self, text: str) -> Block:
        if GLUED_SIGN.search(text):
            self.rows = text.split("\n")
        events = yaml.parse(text, Loader=yaml.CSafeLoader)
        next(events)  # stream start
        event = next(events)
        if isinstance(event, yaml.StreamEndEvent):
            raise Unreadable(
                Problem(self.path, self.first_line, "yaml", "berkas ini belum berisi kunci apa pun")
            )
        root = self._value(next(events), events, ())
        next(events)  # document end
        event = next(events)
        if not isinstance(event, yaml.StreamEndEvent):
            self._refuse(
                self._line(event), "hanya boleh ada satu bagian; hapus baris `---` ini dan semua sesudahnya"
            )
        if not isinstance(root, dict):
            self._refuse(self.first_line, "isi harus berupa pasangan `kunci: nilai`, satu per baris")
        if self.problems or not isinstance(root, dict):
            raise Unreadable(*self.problems)
        return Block(root, self.lines)

    def _refuse(self, line: int, message: str) -> None:
        self.problems.append(Problem(self.path, line, "yaml", message))

    def _line(self, event: yaml.Event) -> int:
        return (event.start_mark.line if event.start_mark else 0) + self.first_line

    def _value(self, event: yaml.Event, events: Iterator[yaml.Event], key: KeyPath) -> Value:
        if isinstance(event, yaml.AliasEvent):
            self._refuse(
                self._line(event),
                "tanda `*` di awal nilai berarti rujukan YAML dan tidak diterima; apit nilainya dengan tanda kutip",
            )
            return None
        if getattr(event, "anchor", None):
            self._refuse(
                self._line(event),
                "tanda `&` di awal nilai berarti jangkar YAML dan tidak diterima; apit nilainya dengan tanda kutip",
            )
        if getattr(event, "tag", None):
            self._refuse(
                self._line(event),
                "tanda `!` di awal nilai berarti jenis YAML dan tidak diterima; apit nilainya dengan tanda kutip",
            )
        if len(key) > MAX_DEPTH:
            raise Unreadable(
                Problem(
                    self.path,
                    self._line(event),
                    "yaml",
                    "isian bertingkat terlalu dalam; paling dalam enam tingkat, dan nilai yang diawali kurung harus diapit tanda kutip",
                )
            )
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(events, key)
        return self._mapping(events, key)

    def _scalar(self, event: yaml.ScalarEvent) -> str | None:
        if CONTROL.search(event.value) or "\r" in event.value:
            self._refuse(self._line(event), UNSEEN)
        if self.rows and event.style not in ("|", ">") and event.end_mark:
            self._refuse_swallowed(event.end_mark.line, event.end_mark.column)
        plain = not event.style  # libyaml gives "" for it, PyYAML's own parser None
        return None if plain and event.value in ("", "~", "null") else str(event.value)

    def _refuse_swallowed(self, row: int, column: int) -> None:
        """Refuse what stands behind a value on its row, glued to the sign of a comment: it would vanish unseen."""
        rest = self.rows[row][column:] if row < len(self.rows) else ""
        behind = rest.strip(" \t")
        if rest[:1] in (" ", "\t") and re.match(r"#[^\s#]", behind):
            self._refuse(
                row + self.first_line,
                f"`{behind[:40]}` tidak terbaca karena tanda `#` memulai keterangan; apit seluruh nilainya dengan tanda kutip",
            )

    def _list(self, events: Iterator[yaml.Event], key: KeyPath) -> list[Value]:
        found: list[Value] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            here = shared_path((*key, len(found)))
            self.lines[here] = self._line(event)
            found.append(self._value(event, events, here))
        return found

    def _mapping(self, events: Iterator[yaml.Event], key: KeyPath) -> dict[str, Value]:
        found: dict[str, Value] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(
                    self._line(event),
                    "kunci harus berupa satu kata; apit nilai yang diawali `{` atau `[` dengan tanda kutip",
                )
                self._value(event, events, (*key, ""))
                self._value(next(events), events, (*key, ""))
                continue
            name = str(event.value)
            here = shared_path((*key, name))
            if name in found:
                first = self.lines[here]
                self._refuse(
                    self._line(event),
                    f"kunci `{name}` tertulis dua kali (juga di baris {first}); hapus salah satunya",
                )
            self.lines[here] = self._line(event)
            found[name] = self._value(next(events), events, here)
        return found
