"""What was found inside a file, remembered under its digest; no number is kept, only how to know it again."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from msgspec import Struct

from satupintu import document_worker, pdf
from satupintu.cache import Cache, library_version, program_digest
from satupintu.files import DOCUMENTS, TEXTS, ending
from satupintu.privacy.documents import contents
from satupintu.privacy.numbers import Found, Kind, digest, find, masked
from satupintu.privacy.reading import suspicious, views
from satupintu.privacy.tables import TABLE
from satupintu.worker import TooComplicated

MODULES = ("bundle", "documents", "inside", "numbers", "reading", "tables")
LINE_BREAK = re.compile(r"\n")
NO_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Trace:
    """A personal number somewhere: its kind, masked, the digest it is known by, and its line (from 1).

    `digits` are there in the run that found them and are never kept or shown.
    """

    kind: Kind
    masked: str
    digest: str
    line: int = 1
    digits: str = field(default="", repr=False, compare=False)


class Inside(Struct, frozen=True):
    """What one file holds: traces, who its properties say made it, and whether all of it could be read."""

    traces: tuple[Trace, ...] = ()
    authors: tuple[str, ...] = ()
    complete: bool = True


class Canaries(Struct, frozen=True):
    """Words that must never be published, by the line of the private file they stand on, without spaces and case."""

    words: tuple[tuple[int, str], ...] = ()

    def traces(self, text: str) -> Iterable[Trace]:
        """The words of a text, at the line they begin on where they stand on one."""
        if not self.words:
            return
        whole = squashed(text)
        for number, word in self.words:
            if word in whole:
                lines = (line for line, row in enumerate(text.split("\n"), 1) if word in squashed(row))
                yield Trace(Kind.CANARY, f"baris {number}", digest(word), next(lines, 1))


def squashed(text: str) -> str:
    """Letters and digits alone, in small letters."""
    return NO_WORD.sub("", text).casefold()


def text_traces(content: bytes, kind: str, canaries: Canaries) -> tuple[Trace, ...]:
    """The numbers and canaries of a text file, each once, where it stands first."""
    if not canaries.words and not suspicious(content):
        return ()
    found: dict[tuple[Kind, str], Trace] = {}
    for text in views(content, kind):
        for each in (*map(traced(text), find(text)), *canaries.traces(text)):
            found.setdefault((each.kind, each.digest), each)
    return tuple(found.values())


def name_traces(name: str, canaries: Canaries) -> tuple[Trace, ...]:
    """The numbers and canaries of a file's name or address."""
    content = name.encode("utf-8", "surrogateescape")
    return text_traces(content, "", canaries)


def traced(text: str) -> Callable[[Found], Trace]:
    """How a number found in a text is told."""
    breaks: list[int] = []

    def trace(found: Found) -> Trace:
        if not breaks:
            breaks.extend((*(match.start() for match in LINE_BREAK.finditer(text)), len(text)))
        line = bisect_left(breaks, found.start) + 1
        return Trace(found.kind, masked(found.digits), digest(found.digits), line, found.digits)

    return trace


def look_inside(data: bytes, name: str, canaries: Canaries) -> Inside:
    """Everything of a file that is not a text of ours; what takes too long to read counts as not complete."""
    if ending(name) not in DOCUMENTS:
        return looked_inside(data, name, canaries)
    try:
        answer = document_worker.found_inside(data, name, canaries.words)
    except TooComplicated:
        return Inside(complete=False)
    return Inside(
        tuple(map(kept_trace, answer["traces"])), tuple(answer["authors"]), bool(answer["complete"])
    )


def looked_inside(data: bytes, name: str, canaries: Canaries) -> Inside:
    """The same in this process, without a limit of time."""
    traces: dict[tuple[Kind, str], Trace] = {}

    def take(text: str) -> None:
        if not canaries.words and not suspicious(text.encode("utf-8", "surrogatepass")):
            return
        for each in (*map(traced(text), find(text)), *canaries.traces(text)):
            found = each if ending(name) in TEXTS else replace(each, line=1)
            traces.setdefault((each.kind, each.digest), found)

    read = contents(data, name, take)
    return Inside(tuple(traces.values()), tuple(read.authors), read.complete)


def answered(inside: Inside) -> dict[str, Any]:
    """As the process that reads documents answers: with the digits, which the cache never gets."""
    traces = [(*trace_to_keep(trace), trace.digits) for trace in inside.traces]
    return {"traces": traces, "authors": inside.authors, "complete": inside.complete}


def remembered(cache: Cache, content: str, name: str, data: Callable[[], bytes]) -> Inside:
    """The same without canaries, read only where no earlier run has. `content` is the SHA-256 of the file."""
    key = f"{content}.{ending(name)}.{scan_version()}"
    known = cache.get_json("privasi", key)
    with suppress(TypeError, KeyError, ValueError):  # nothing kept, or kept by another version
        traces = tuple(map(kept_trace, known["traces"]))
        return Inside(traces, tuple(known["authors"]), bool(known["complete"]))
    inside = look_inside(data(), name, Canaries())
    value = {
        "traces": list(map(trace_to_keep, inside.traces)),
        "authors": inside.authors,
        "complete": inside.complete,
    }
    cache.put_json("privasi", key, value)
    return inside


def trace_to_keep(trace: Trace) -> tuple[str, str, str, int]:
    """A trace as the cache keeps it: without its digits."""
    return trace.kind.value, trace.masked, trace.digest, trace.line


def kept_trace(kept: Sequence[Any]) -> Trace:
    """A trace that was kept. Raises TypeError or ValueError where it is none."""
    kind, *rest = kept
    return Trace(Kind(kind), *rest)


@cache
def scan_version() -> str:
    """Everything besides a file that decides what is found in it."""
    table = digest(TABLE.read_text(encoding="utf-8"))
    libraries = "; ".join(f"{package} {library_version(package)}" for package in ("pillow", *pdf.LIBRARIES))
    return f"{libraries}; {table}; {program_digest('files', *document_worker.PROGRAM, *(f'privacy/{name}' for name in MODULES))}"
