"""Pictures that carry words: what stands on a poster must stand on its page as text too (WCAG 2.2, 1.4.5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from satupintu.links import line_of
from satupintu.markdown import Converted, TargetKind
from satupintu.markdown_faults import Source
from satupintu.markdown_finish import plain
from satupintu.models import Text
from satupintu.problems import Problem, Severity

RULE = "poster"
MIN_WORDS = 40
"""So many words besides the summary say what a poster usually says: what, when, where, for whom, how."""
SPEAKS_OF_WORDS = re.compile(
    r"\b(poster|flyer|flayer|brosur|pamflet|undangan|infografis|infografik|leaflet|selebaran|spanduk|banner)\b",
    re.IGNORECASE,
)
TAG_END = re.compile(r"</(?:p|li|h[2-6]|t[dh]|dd|dt|caption|pre)>|<br>")


def poster_problems(item: Text, text: str, first_line: int, converted: Converted) -> Iterator[Problem]:
    """What is missing on the page of an item for whoever cannot read its pictures."""
    if not _may_show_words(item, converted):
        return
    words = word_count(item, converted.html)
    if words >= MIN_WORDS:
        return
    if item.has_words:
        yield item.problem(
            "gambar_berteks",
            RULE,
            f"gambar ini memuat tulisan, tetapi isi halaman baru {words} kata; tulis isi gambar itu sebagai teks, paling sedikit {MIN_WORDS} kata",
        )
    else:
        yield from _suspected(item, text, first_line, converted, words)


def _may_show_words(item: Text, converted: Converted) -> bool:
    """Whether there is anything to ask: most texts have no picture, and counting their words costs time."""
    if item.has_words is not None:
        return item.has_words
    return bool(item.picture) or any(target.kind is TargetKind.PICTURE for target in converted.targets)


def _suspected(item: Text, text: str, first_line: int, converted: Converted, words: int) -> Iterator[Problem]:
    """Warnings for pictures whose name or words speak of a poster."""
    if item.picture and (found := _speaks_of_words(item.picture, item.alt)):
        yield item.problem("gambar", RULE, _warning(found, words), Severity.WARNING)
    for target in converted.targets:
        if target.kind is TargetKind.PICTURE and (found := _speaks_of_words(target.target, target.alt)):
            line = line_of(Source(text), target.target, first_line)
            yield Problem(item.path, line, RULE, _warning(found, words), Severity.WARNING)


def _speaks_of_words(address: str, alt: str | None) -> str:
    name = re.sub(r"[-_.0-9]+", " ", address.rpartition("/")[2])
    found = SPEAKS_OF_WORDS.search(f"{name} {alt or ''}")
    return found[0].lower() if found else ""


def _warning(word: str, words: int) -> str:
    return (
        f"gambar ini tampaknya memuat tulisan (`{word}`), tetapi isi halaman baru {words} kata; tulis isi gambar itu"
        f" sebagai teks (paling sedikit {MIN_WORDS} kata), atau tulis `gambar_berteks: tidak` bila tidak memuat tulisan"
    )


def word_count(item: Text, html: str) -> int:
    """Words of a text besides its summary, where that is repeated in it."""
    text = plain(TAG_END.sub(" ", html))
    return len(text.replace(" ".join(item.summary.split()), " ").split())
