"""Rules about the glossary."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.frontmatter import KeyPath
from satupintu.models import GlossaryRecord
from satupintu.problems import Problem
from satupintu.search.glossary import as_compared

RULE = "glosarium"

Written = tuple[KeyPath, str]
"""A word, and the key it stands at."""


def words_stand_in_one_group(examined: Examined) -> Iterator[Problem]:
    """Every word stands once in the groups of the glossary, and once in its families of words."""
    record = examined.portal.site.glossary_record
    if record is not None:
        yield from _repeated(record, _words_of_groups(record))
        yield from _repeated(record, _words_of_families(record))


def groups_hold_several_words(examined: Examined) -> Iterator[Problem]:
    """A group of one word helps nobody to find what it means."""
    record = examined.portal.site.glossary_record
    for number, group in enumerate(record.groups if record else ()):
        if record and len(group.words) == 1:
            yield record.problem(
                ("kelompok", number, "kata"),
                RULE,
                f"kelompok `{group.term}` hanya berisi satu kata; tambahkan singkatan atau nama lainnya di `kata`, "
                "atau kata yang dipakai orang untuk mencarinya di `dicari`",
            )


def _words_of_groups(record: GlossaryRecord) -> Iterator[Written]:
    for number, group in enumerate(record.groups):
        for key, words in (("kata", group.names), ("dicari", group.sought)):
            yield from ((("kelompok", number, key, place), word) for place, word in enumerate(words))


def _words_of_families(record: GlossaryRecord) -> Iterator[Written]:
    for number, family in enumerate(record.families):
        yield from ((("seasal", number, "kata", place), word) for place, word in enumerate(family.words))


def _repeated(record: GlossaryRecord, written: Iterator[Written]) -> Iterator[Problem]:
    """Words that stand in a list for the second time; neither case nor signs tell two apart."""
    seen: dict[str, int] = {}
    for key, word in written:
        compared = as_compared(word)
        if not compared:
            message = f"kata `{word}` tidak memuat huruf atau angka; hapus, atau tulis katanya"
            yield record.problem(key, RULE, message)
        elif compared in seen:
            message = f"kata `{word}` sudah ada di baris {seen[compared]}; hapus salah satu, atau gabungkan kedua kelompok"
            yield record.problem(key, RULE, message)
        seen.setdefault(compared, record.line(*key))
