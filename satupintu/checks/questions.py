"""Rules about pages of questions and answers."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.frontmatter import Unreadable
from satupintu.models import Page, PageKind
from satupintu.problems import Problem
from satupintu.questions import questions


def questions_have_answers(examined: Examined) -> Iterator[Problem]:
    """A page that says it answers questions asks some, and answers each."""
    for item in examined.texts:
        if not isinstance(item, Page) or item.page_kind is not PageKind.QUESTIONS:
            continue
        try:
            text, first_line = examined.portal.bodies.source(item)
            found = questions(examined.portal.bodies.converted(item).html)
        except Unreadable:
            continue  # told where texts are checked
        if not found:
            yield item.problem(
                "jenis",
                "tanya-jawab",
                "halaman ini berjenis `tanya-jawab` tetapi tidak memuat pertanyaan; tulis pertanyaan sebagai judul bagian yang diakhiri tanda tanya, misalnya `## Bagaimana cara mendaftar?`, atau hapus `jenis`",
            )
        for question in found:
            if not question.answer:
                yield Problem(
                    item.path,
                    _line_of(text, question.text, first_line),
                    "tanya-jawab",
                    f"pertanyaan `{question.text}` belum ada jawabannya; tulis jawabannya di bawah pertanyaan itu",
                )


def _line_of(text: str, heading: str, first_line: int) -> int:
    """The line of a heading in its file; the first line of the text where it is written in another way."""
    for number, line in enumerate(text.splitlines()):
        if line.startswith("#") and line.strip("# \t") == heading:
            return first_line + number
    return first_line
