"""The report as a page of its own, and as a short comment for the forge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from msgspec import Struct

from satupintu.dates import full_date
from satupintu.files import size_text
from satupintu.review.comparison import PREVIEW
from satupintu.review.pictures import Copies, not_on, pairs
from satupintu.review.report import (
    Entry,
    FileChange,
    Level,
    Listing,
    PageChange,
    Report,
    Status,
    TextChange,
)

PAGE, COMMENT, DATA = "laporan.html", "komentar.md", "laporan.json"
TEMPLATES = Path(__file__).parent
TOKENS = re.compile(r":root \{[^{}]*\}")
"""The custom properties in the theme's file of tokens, without the typeface, which a single file cannot bring."""
VERDICTS = {
    Level.SAFE: "Aman disetujui",
    Level.READ: "Perlu dibaca",
    Level.REFUSED: "Tidak boleh disetujui",
}
ADVICE = {
    Level.SAFE: "Tidak ada yang mencurigakan. Baca perubahannya, lalu setujui.",
    Level.READ: "Situsnya dapat dibangun. Baca hal-hal ini sebelum menyetujui.",
    Level.REFUSED: "Kembalikan kepada pengusulnya dengan alasan ini.",
}
NOTHING = "Usulan ini tidak mengubah apa pun."
SHOWN_PAGES = 40
"""Pages, or texts, that are shown with their differences; of others only the names."""
SHOWN_ROWS = 60
NO_COPIES = Copies()
NAMED = 10
"""Pages that the comment names."""


class Movement(Struct, frozen=True):
    """Something that appears in lists or disappears from them, with their names."""

    entry: Entry
    lists: str


class View(Struct, frozen=True):
    """What the template shows beside the report itself."""

    heading: str
    advice: str
    day: str
    css: Markup
    pages: tuple[PageChange, ...]
    more_pages: tuple[PageChange, ...]
    texts: tuple[TextChange, ...]
    more_texts: tuple[TextChange, ...]
    appeared: tuple[Movement, ...]
    vanished: tuple[Movement, ...]
    counts: tuple[str, ...]
    growth: str
    has_preview: bool
    copies: Copies
    loose: tuple[FileChange, ...]


def page(report: Report, tokens: str, copies: Copies = NO_COPIES) -> str:
    """One HTML file that needs nothing else but the preview it links.

    `tokens` is the theme's file of tokens, `copies` are the pictures that `shown_pages` and `loose_pictures` name.
    """
    view = _view(report, tokens, copies)
    return _environment().get_template(PAGE).render(report=report, view=view, Status=Status)


def shown_pages(report: Report) -> tuple[PageChange, ...]:
    """The pages that are shown with their differences."""
    return report.pages[:SHOWN_PAGES]


def loose_pictures(report: Report) -> tuple[FileChange, ...]:
    """The files of pictures that are on none of these pages."""
    return not_on(shown_pages(report), report.files)


def _view(report: Report, tokens: str, copies: Copies) -> View:
    style = (TEMPLATES / "laporan.css").read_text(encoding="utf-8")
    return View(
        VERDICTS[report.verdict],
        ADVICE[report.verdict] if report.files or report.reasons else NOTHING,
        full_date(date.fromisoformat(report.day)),
        Markup(_tokens(tokens) + style),  # noqa: S704 (both are files of ours)
        shown_pages(report),
        report.pages[SHOWN_PAGES:],
        report.texts[:SHOWN_PAGES],
        report.texts[SHOWN_PAGES:],
        movements(report.listings, appeared=True),
        movements(report.listings, appeared=False),
        counts(report.pages),
        _growth(report),
        report.size is not None,
        copies,
        loose_pictures(report),
    )


def _tokens(css: str) -> str:
    """Light colours and sizes, then the dark colours for those who ask for them."""
    light, *rest = TOKENS.findall(css)
    return f"{light}\n@media (prefers-color-scheme: dark) {{ {rest[-1] if rest else ''} }}\n"


def movements(lists: Sequence[Listing], *, appeared: bool) -> tuple[Movement, ...]:
    """What appears in lists, or disappears: each thing once, with all the lists it is about."""
    found: dict[str, tuple[Entry, list[str]]] = {}
    for listing in lists:
        for entry in listing.appeared if appeared else listing.vanished:
            found.setdefault(entry.address, (entry, []))[1].append(listing.name)
    return tuple(Movement(entry, ", ".join(names)) for entry, names in found.values())


def counts(pages: Iterable[PageChange]) -> tuple[str, ...]:
    """`2 halaman baru`, `1 halaman berubah`, …"""
    statuses = [page.status for page in pages]
    return tuple(
        f"{statuses.count(status)} halaman {status.value}" for status in Status if status in statuses
    )


def _growth(report: Report) -> str:
    if report.size is None:
        return ""
    size = report.size
    grown = size.bytes_after - size.bytes_before
    word = "bertambah" if grown >= 0 else "berkurang"
    return (
        f"{size.pages_before} → {size.pages_after} halaman; "
        f"{size_text(size.bytes_before)} → {size_text(size.bytes_after)} ({word} {size_text(abs(grown))})"
    )


def with_code(text: str) -> Markup:
    """A sentence whose words between backticks are code; one with a backtick left over stays as it is."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    marked = (
        Markup("<code>{}</code>").format(part) if place % 2 else escape(part)
        for place, part in enumerate(parts)
    )
    return Markup("").join(marked)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"ukuran": size_text, "kode": with_code, "pasangan": pairs}
    environment.globals["SHOWN_ROWS"] = SHOWN_ROWS
    environment.globals["PREVIEW"] = PREVIEW
    return environment


# ------------------------------------------------------------------------------ the comment


def comment(report: Report) -> str:
    """A short text in Markdown for the forge: foreign words stand in it as code, so that they link and call nobody."""
    lines = [f"## {VERDICTS[report.verdict]}", ""]
    lines += [f"- {reason.text}" for reason in report.reasons]
    if not report.reasons:
        lines.append(ADVICE[report.verdict] if report.files else NOTHING)
    if report.pages:
        lines += ["", f"**{', '.join(counts(report.pages))}**", ""]
        lines += [
            f"- {page.status.value}: {_code(page.title)} {_code(page.address)}"
            for page in report.pages[:NAMED]
        ]
    if (left := len(report.pages) - NAMED) > 0:
        lines.append(f"- dan {left} halaman lagi")
    findings = [*report.law, *report.private, *report.problems]
    if findings:
        lines += ["", "**Temuan**", ""]
        lines += [f"- {_code(f'{each.path}:{each.line}')} {_code(each.message)}" for each in findings[:NAMED]]
    if (left := len(findings) - NAMED) > 0:
        lines.append(f"- dan {left} temuan lagi")
    if report.approval and report.verdict is not Level.REFUSED:
        lines += ["", report.approval]
    lines += [
        "",
        f"Laporan lengkap: `{PAGE}`. Situs dilihat pada {full_date(date.fromisoformat(report.day))}.",
        "",
    ]
    return "\n".join(lines)


def _code(text: str) -> str:
    """A text as code on one line, whatever stands in it (CommonMark 6.1)."""
    line = " ".join(text.split())
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    padding = " " if "`" in line else ""
    return f"{fence}{padding}{line}{padding}{fence}" if line else ""
