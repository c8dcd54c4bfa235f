"""The text of a file that somebody is writing: it need be neither finished nor in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from satupintu import frontmatter
from satupintu.frontmatter import Unreadable, Value
from satupintu.language import Language
from satupintu.markdown import Engine, convert
from satupintu.problems import Problem
from satupintu.search.documents import joined, text_of

TITLES = ("judul", "nama")
STEPS, TOLD = "langkah", ("bagian", "judul", "lakukan", "hasil")
"""The steps of a manual, and what of them is read."""


def draft_text(file: Path, path: str, engine: Engine) -> str:
    """Title, summary and text of a Markdown file or a YAML record as one. Raises Unreadable."""
    if file.suffix == ".md":
        document = frontmatter.read_document(file, path)
        values, body = document.block.values, document.body
    elif file.suffix == ".yml":
        values, body = frontmatter.read_record(file, path).values, ""
    else:
        raise Unreadable(
            Problem(
                path,
                1,
                "jenis-berkas",
                "jenis berkas ini tidak dapat dibandingkan; beri berkas `.md` (berita, pengumuman, agenda, halaman) atau catatan `.yml`",
            )
        )
    text = joined(*_above(values), text_of(convert(body, engine, Language.INDONESIAN).html))
    if not text:
        raise Unreadable(
            Problem(
                path, 1, "kunci", "belum ada yang dapat dibandingkan; isi `judul`, `ringkasan`, atau teksnya"
            )
        )
    return text


def _above(values: Mapping[str, Value]) -> Iterator[str]:
    """What stands above the text, and in the steps of a manual."""
    for key in (*TITLES, "ringkasan"):
        value = values.get(key)
        if isinstance(value, str):
            yield value
    steps = values.get(STEPS)
    for step in steps if isinstance(steps, list) else ():
        told = (step.get(key) for key in TOLD) if isinstance(step, dict) else ()
        yield from (text for text in told if isinstance(text, str))
