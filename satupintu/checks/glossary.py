"""Rules about the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from satupintu.checks.examined import Examined
from satupintu.models import GlossaryGroup, GlossaryRecord, WordFamily
from satupintu.problems import Problem
from satupintu.search.glossary import as_compared


def words_stand_in_one_group(examined: Examined) -> Iterator[Problem]:
    """Every word stands once in the groups of the glossary, and once in its families of words."""
    record = examined.portal.site.glossary_record
    if record is not None:
        yield from _repeated(record, "kelompok", record.groups)
        yield from _repeated(record, "seasal", record.families)


def _repeated(
    record: GlossaryRecord, key: str, groups: Sequence[GlossaryGroup | WordFamily]
) -> Iterator[Problem]:
    """Words that stand in a list for the second time; neither case nor signs tell two apart."""
    seen: dict[str, int] = {}
    for number, group in enumerate(groups):
        for place, word in enumerate(group.words):
            line = record.line(key, number, "kata", place)
            compared = as_compared(word)
            if not compared:
                yield record.problem(
                    (key, number, "kata", place),
                    "glosarium",
                    f"kata `{word}` tidak memuat huruf atau angka; hapus, atau tulis katanya",
                )
            elif compared in seen:
                yield record.problem(
                    (key, number, "kata", place),
                    "glosarium",
                    f"kata `{word}` sudah ada di baris {seen[compared]}; hapus salah satu, atau gabungkan kedua kelompok",
                )
            seen.setdefault(compared, line)
