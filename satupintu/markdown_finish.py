"""From an engine's HTML to the portal's: ids, classes and labels in the text's language, before the cleaner has its say.

Both engines are finished here alike, so that a page looks the same whichever read it. Nothing here makes
HTML safe (satupintu.sanitize does, afterwards); everything here is linear in the length of the text, which is
why the patterns stop at the next `<`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from html import escape, unescape
from itertools import chain, repeat
from urllib.parse import quote

from msgspec import Struct

from satupintu.language import Wording
from satupintu.sieve import Sieve
from satupintu.unbroken import with_unbroken_names

RESERVED_IDS = frozenset(
    "isi menu kaki utama kepala atas navigasi cari hasil judul remah-roti pemberitahuan lampiran fakta"
    " daftar-isi saring unit layanan catatan-kaki satu-kotak nama-unit sering".split()
)
"""Ids the templates use themselves; a heading of that name gets a number behind it."""

ICON_START = "i-"
"""How the ids of the page's icons begin; “I. Telepon” must not take the telephone's."""

HEADING_WITHOUT_TEXT = "bagian"

_TAG = re.compile(r"<[^<>]*>")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9]+")


class Heading(Struct, frozen=True):
    """A heading of the text: its level as the author wrote it (1 to 6), its words, and its id on the page."""

    level: int
    text: str
    anchor: str


class Finished(Struct, frozen=True):
    """HTML with the portal's ids and classes, not yet cleaned, and the headings in it."""

    html: str
    headings: tuple[Heading, ...]


def finish(html: str, words: Wording = Wording()) -> Finished:  # noqa: B008 (a constant)
    """Headings, tables, task lists, alerts, footnotes and pictures as the theme expects them."""
    html, headings = _structure(html, words)
    if "<table>" in html:
        html = _tables(html)
    if _HAS_MORE.holds(html):
        html = _more(html, words)
    return Finished(with_unbroken_names(html), headings)


_HAS_MORE = Sieve('<(?:input type="checkbox"|div class="markdown-alert|section class="footnotes"|pre>|img )')


def _more(html: str, words: Wording) -> str:
    """What most texts have none of."""
    if '<input type="checkbox"' in html:
        html = _task_lists(html, words)
    if '<div class="markdown-alert' in html:
        html = _ALERT.sub(_alert(words), html)
    if _NOTES in html:
        html = _footnotes(html, words)
    html = html.replace(
        "<pre>", '<pre tabindex="0">'
    )  # long lines scroll: with the keyboard too (WCAG 2.1.1)
    return html.replace("<img ", '<img loading="lazy" decoding="async" ')


def slug(text: str) -> str:
    """Lower-case ASCII words joined by hyphens; empty when the text has no Latin letter or digit."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _NOT_IN_SLUG.sub("-", text.lower()).strip("-")


def plain(html: str) -> str:
    """The words of a piece of HTML, on one line."""
    return " ".join(unescape(_TAG.sub("", html)).split())


# ------------------------------------------------------------------------------ headings and table regions

_STRUCTURE = re.compile(
    r"<h(?P<level>[1-6])(?: [^<>]*)?>(?P<text>[^<]*+(?:<(?!/?h[1-6])[^<]*+)*+)</h(?P=level)>"
    r"|<table(?: [^<>]*)?>(?:\s*<caption>(?P<caption>[^<]*)</caption>)?"
    r"|</table>"
)


class _Anchors:
    """Gives every heading of one page an id of its own, in linear time however often a name repeats."""

    def __init__(self) -> None:
        self._next = dict.fromkeys(RESERVED_IDS, 2)

    def of(self, text: str) -> str:
        name = slug(text) or HEADING_WITHOUT_TEXT
        if name.startswith(ICON_START):
            name = f"{HEADING_WITHOUT_TEXT}-{name}"
        number = self._next.get(name, 1)
        anchor = name if number == 1 else f"{name}-{number}"
        while number > 1 and anchor in self._next:
            number += 1
            anchor = f"{name}-{number}"
        self._next[name] = number + 1
        self._next.setdefault(anchor, 2)
        return anchor


def _structure(html: str, words: Wording) -> tuple[str, tuple[Heading, ...]]:
    """Headings with ids (never above level 2: the page's title is its h1), tables in regions that scroll."""
    anchors, headings, tables = _Anchors(), list[Heading](), 0

    def replaced(match: re.Match[str]) -> str:
        nonlocal tables
        found = match[0]
        if found == "</table>":
            return "</table>\n</div>"
        if found.startswith("<table"):
            tables += 1
            label = match["caption"] or (escape(headings[-1].text) if headings else "")
            return _table_region(tables, label, words) + found
        text = plain(_REFERENCE.sub("", match["text"]))
        heading = Heading(int(match["level"]), text, anchors.of(text))
        headings.append(heading)
        level = max(heading.level, 2)
        return f'<h{level} id="{heading.anchor}">{match["text"]}</h{level}>'

    return _STRUCTURE.sub(replaced, html), tuple(headings)


def _table_region(number: int, label: str, words: Wording) -> str:
    """A wide table scrolls inside its own focusable region (WCAG 2.1.1); regions need different names."""
    name = words("Tabel %(number)s", number=number) + (f": {label}" if label else "")
    return f'<div class="gulir" role="region" tabindex="0" aria-label="{name}">\n'


# ------------------------------------------------------------------------------ cells

_HEAD = re.compile(r"<thead>\s*<tr>(?:\s*<th(?: align=\"[a-z]+\")?>[^<]*+(?:<(?!/?t)[^<]*+)*+</th>)+")
_EMPTY_HEADER = re.compile(r"<th(?: align=\"[a-z]+\")?></th>")
_ALIGNED = re.compile(r'<(td|th|th scope="col") align="(left|center|right)"')
_ALIGNMENTS = {"left": "", "center": ' class="te"', "right": ' class="ka"'}


def _tables(html: str) -> str:
    """Column headers say so; alignment is a class; an empty header is no header (axe empty-table-header)."""
    if "<thead>" in html:
        html = _HEAD.sub(_header_row, html)
    if ' align="' in html:
        html = _ALIGNED.sub(lambda cell: f"<{cell[1]}{_ALIGNMENTS[cell[2]]}", html)
    return html


def _header_row(match: re.Match[str]) -> str:
    row = _EMPTY_HEADER.sub("<td></td>", match[0]) if "></th>" in match[0] else match[0]
    return row.replace("<th ", '<th scope="col" ').replace("<th>", '<th scope="col">')


# ------------------------------------------------------------------------------ task lists

_TASK = re.compile(
    r'(?P<item><li)(?: class="task-list-item")?>(?P<paragraph>\s*<p>)?'
    r'<input type="checkbox"[^<>]*?(?P<done> checked="")?(?: disabled="") />\s*(?P<moved><p>)?'
)


def _task_lists(html: str, words: Wording) -> str:
    """Signs with hidden words in place of disabled boxes, which have no name (axe label)."""
    html = html.replace('<ul class="contains-task-list">', '<ul class="daftar-tugas">')
    html = html.replace('<ol class="contains-task-list">', '<ol class="daftar-tugas">')
    done, still_open = _sign("☑", words("selesai:")), _sign("☐", words("belum:"))

    def task(match: re.Match[str]) -> str:
        paragraph = "\n<p>" if match["paragraph"] or match["moved"] else ""
        return f'<li class="tugas">{paragraph}{done if match["done"] else still_open}'

    return _TASK.sub(task, html)


def _sign(sign: str, meaning: str) -> str:
    return f'<span class="tanda" aria-hidden="true">{sign}</span> <span class="tersembunyi">{meaning} </span>'


# ------------------------------------------------------------------------------ alerts

_ALERT = re.compile(
    r'<div class="markdown-alert markdown-alert-(note|tip|important|warning|caution)">\s*'
    r'<p class="markdown-alert-title">([^<]*)'
)


def _alert(words: Wording) -> Callable[[re.Match[str]], str]:
    alerts = {
        "note": ("catatan", words("Catatan")),
        "tip": ("saran", words("Saran")),
        "important": ("penting", words("Penting")),
        "warning": ("peringatan", words("Peringatan")),
        "caution": ("awas", words("Awas")),
    }

    def alert(match: re.Match[str]) -> str:
        kind, title = alerts[match[1]]
        if match[2] and match[2] != match[1].title():
            title = match[2]
        return f'<div class="pesan pesan-{kind}">\n<p class="judul-pesan">{title}'

    return alert


# ------------------------------------------------------------------------------ footnotes
# Ids have an underscore, which no heading's id has: the two can never be the same.

_REFERENCE = re.compile(
    r'<sup class="footnote-ref"><a href="#fn-[^"<>]*" id="fnref-[^"<>]*" data-footnote-ref>(\d+)</a></sup>'
)
_NOTES = '<section class="footnotes" data-footnotes>'
_NOTE = re.compile(r'<li id="fn-[^"<>]*">')
_BACK = re.compile(
    r'\s?<a href="[^"<>]*" class="footnote-backref"[^<>]*>[^<]*(?:<sup[^<>]*>[^<]*</sup>)?</a>'
)


def _footnotes(html: str, words: Wording) -> str:
    """Numbered notes under a heading of their own, each with links back to the places that name it."""
    counts: Counter[str] = Counter()

    def reference(match: re.Match[str]) -> str:
        number = match[1]
        counts[number] += 1
        anchor = _reference_anchor(number, counts[number])
        label = words("Catatan kaki %(number)s", number=number)
        return (
            f'<sup class="rujukan"><a href="#catatan_{number}" id="{anchor}"'
            f' aria-label="{label}">{number}</a></sup>'
        )

    text, _, notes = _REFERENCE.sub(reference, html).rpartition(_NOTES)
    parts = _NOTE.split(notes)
    parts[1:] = [_note(str(number), part, counts, words) for number, part in enumerate(parts[1:], start=1)]
    title = words("Catatan kaki")
    return (
        f'{text}<section class="catatan-kaki" aria-labelledby="catatan-kaki">\n'
        f'<h2 id="catatan-kaki" class="judul-catatan">{title}</h2>{"".join(parts)}'
    )


def _reference_anchor(number: str, time: int) -> str:
    return f"rujukan_{number}" if time == 1 else f"rujukan_{number}_{time}"


def _note(number: str, html: str, counts: Counter[str], words: Wording) -> str:
    links = "".join(_back_links(number, counts[number], words))
    replacements = chain([links], repeat(""))
    return f'<li id="catatan_{number}">' + _BACK.sub(lambda _: next(replacements), html)


def _back_links(number: str, times: int, words: Wording) -> Iterable[str]:
    for time in range(1, times + 1):
        label = (
            words("Kembali ke teks, catatan %(number)s", number=number)
            if time == 1
            else words("Kembali ke teks, catatan %(number)s, rujukan ke-%(time)s", number=number, time=time)
        )
        yield (f' <a href="#{_reference_anchor(number, time)}" class="kembali" aria-label="{label}">↩</a>')


# ------------------------------------------------------------------------------ Python-Markdown's spelling

_ADDRESSED_TAG = re.compile(r"<(?:a|img) [^<>]*>")
_ADDRESS = re.compile(r'(?<= )(href|src)="([^"<>]*)"')
_KEPT_IN_ADDRESS = "-_.+!*'(),%#@?=;:/&$~"
_PICTURE = re.compile(r'<img alt="([^"<>]*)" src="([^"<>]*)"')
_ADMONITION = re.compile(
    r'<div class="admonition (note|tip|important|warning|danger)">\n<p class="admonition-title">'
)
_PYTHON_BACK = re.compile(r'(?:&#160;|&nbsp;)?<a class="footnote-backref" href="([^"<>]*)"[^<>]*>[^<]*</a>')
_PYTHON_LONE_BACK = re.compile(r'<p>((?:<a href="[^"<>]*" class="footnote-backref">↩</a>)+)</p>')
_PYTHON_REFERENCE = re.compile(
    r'<sup id="(fnref[^"<>]*)"><a class="footnote-ref" href="#fn:([^"<>]*)">(\d+)</a></sup>'
)
_PYTHON_NOTES = '<div class="footnote">\n<hr />\n<ol>'


def as_comrak_writes(html: str) -> str:
    """Python-Markdown's HTML in comrak's spelling of the same things, so that `finish` reads one dialect."""
    html = _ADDRESSED_TAG.sub(lambda tag: _ADDRESS.sub(_address, tag[0]), html)
    html = _PICTURE.sub(r'<img src="\2" alt="\1"', html)
    if '<li class="task-list-item">' in html:
        html = html.replace(' class="task-list">', ' class="contains-task-list">')
        html = html.replace(
            '<input type="checkbox" disabled checked/>', '<input type="checkbox" checked="" disabled="" />'
        )
        html = html.replace('<input type="checkbox" disabled/>', '<input type="checkbox" disabled="" />')
    if '<div class="admonition' in html:
        html = _ADMONITION.sub(_admonition, html)
    if _PYTHON_NOTES in html:
        html = _python_footnotes(html)
    return html


def _address(match: re.Match[str]) -> str:
    """The address percent-encoded as CommonMark does it, so that both engines name one target alike."""
    return f'{match[1]}="{escape(quote(unescape(match[2]), safe=_KEPT_IN_ADDRESS))}"'


def _admonition(match: re.Match[str]) -> str:
    kind = "caution" if match[1] == "danger" else match[1]
    return f'<div class="markdown-alert markdown-alert-{kind}">\n<p class="markdown-alert-title">'


def _python_footnotes(html: str) -> str:
    text, _, notes = html.rpartition(_PYTHON_NOTES)
    notes = notes.replace('<li id="fn:', '<li id="fn-')
    notes = _PYTHON_BACK.sub(r'<a href="\1" class="footnote-backref">↩</a>', notes)
    notes = _PYTHON_LONE_BACK.sub(r"\1", notes)
    end = notes.rfind("</div>")
    html = f"{text}{_NOTES}\n<ol>{notes[:end]}</section>{notes[end + len('</div>') :]}"
    return _PYTHON_REFERENCE.sub(
        r'<sup class="footnote-ref"><a href="#fn-\2" id="fnref-\1" data-footnote-ref>\3</a></sup>', html
    )
