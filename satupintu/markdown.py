"""Markdown to the HTML of a page: two engines behind one function, one dialect (docs/dialek.md).

The CommonMark engine (comrak) reads what web editors preview, in linear time. Python-Markdown is for offices
that bring existing Pelican content. The HTML of either is finished alike (satupintu.markdown_finish), then
cleaned (satupintu.sanitize); what an author should mend comes back as faults (satupintu.markdown_faults).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import cache
from html import escape, unescape
from itertools import islice, pairwise

import comrak
from msgspec import Struct, structs

from satupintu import house_style, sanitize
from satupintu.cache import library_version, program_digest
from satupintu.language import Language, wording
from satupintu.markdown_faults import (
    MAX_BYTES,
    MAX_REPORTED,
    Fault,
    Source,
    footnote_faults,
    forbidden_faults,
    heading_faults,
    link_fault,
    picture_fault,
    refusals,
    too_complicated,
    too_deep,
)
from satupintu.markdown_finish import Finished, Heading, as_comrak_writes, finish
from satupintu.markdown_worker import html_of
from satupintu.problems import Severity
from satupintu.sieve import Sieve
from satupintu.worker import TooComplicated

PROGRAM = (
    "house_style",
    "markdown",
    "markdown_faults",
    "markdown_finish",
    "markdown_worker",
    "sanitize",
    "sieve",
    "unbroken",
    "worker",
)
"""The modules that decide what `convert` gives: a change in one of them is a change of every cache key."""

__all__ = [
    "Converted",
    "Engine",
    "Fault",
    "Heading",
    "Target",
    "TargetKind",
    "convert",
    "engine_version",
    "split_at_pictures",
    "with_links",
]


class Engine(StrEnum):
    """Which program reads the Markdown; a setting of the site."""

    COMMONMARK = "commonmark"
    PYTHON_MARKDOWN = "python-markdown"


class TargetKind(StrEnum):
    """What an address in the text is for."""

    LINK = "link"
    PICTURE = "picture"


class Target(Struct, frozen=True):
    """An address as the author wrote it (percent-encoded as in HTML); a picture's `alt`, None if absent, and `title`."""

    kind: TargetKind
    target: str
    alt: str | None = None
    title: str = ""


class Converted(Struct, frozen=True):
    """A text as HTML, finished and cleaned, with its links as written, and what others need to know of it."""

    html: str
    anchors: tuple[str, ...] = ()
    headings: tuple[Heading, ...] = ()
    targets: tuple[Target, ...] = ()
    faults: tuple[Fault, ...] = ()


def convert(text: str, engine: Engine, language: Language = Language.INDONESIAN) -> Converted:
    """The text as HTML with labels in its language, and its faults; a text beyond the limits gives its fault and empty HTML."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    source = Source(text)
    refused = tuple(refusals(source))
    if refused:
        return Converted("", faults=refused)
    try:
        raw = _CONVERTERS[engine](text)
    except TooComplicated:
        return Converted("", faults=(too_complicated(),))
    if len(raw) > MAX_HTML:
        return Converted("", faults=(too_complicated(),))
    if _is_too_deep(raw):
        return Converted("", faults=(too_deep(None),))
    finished = finish(raw, wording(language))
    html = sanitize.clean(finished.html).strip()
    tags = _addressed_tags(html)
    if _has_foreign_ids(tags, finished):
        html = _without_foreign_ids(html, finished)
        tags = _addressed_tags(html)
    anchors = tuple(tag["id"] for _, tag in tags if "id" in tag)
    found = Converted(html, anchors, finished.headings, tuple(_targets(tags)))
    faults = (*_faults(source, raw, found, tags), *_style_faults(source, language))
    return structs.replace(found, faults=faults) if faults else found


@cache
def engine_version(engine: Engine, language: Language = Language.INDONESIAN) -> str:
    """Everything besides the text that decides what `convert` gives: for cache keys."""
    packages = {
        Engine.COMMONMARK: ("comrak",),
        Engine.PYTHON_MARKDOWN: ("markdown", "pymdown-extensions", "markdown-callouts"),
    }[engine]
    versions = [f"{package} {library_version(package)}" for package in (*packages, "nh3")]
    return "; ".join([*versions, program_digest(*PROGRAM), wording(language).key])


def with_links(html: str, address: Callable[[str], str]) -> str:
    """The cleaned HTML with every link leading where `address` says, which is told where it leads as written."""

    pieces = html.split(HREF)
    led = [pieces[0]]
    for before, piece in pairwise(pieces):
        written, quote, rest = piece.partition('"')
        in_tag = before.rfind("<") > before.rfind(">")  # else the same letters stand in a text
        led.append(f"{escape(address(unescape(written)))}{quote}{rest}" if in_tag else piece)
    return HREF.join(led)


def split_at_pictures(html: str) -> Iterator[str | Target]:
    """The cleaned HTML in pieces: a Target where a picture stands, the text between them as it is."""
    end = 0
    for match in _PICTURE.finditer(html):
        target = _target("img", dict(_ATTRIBUTE.findall(match[0])))
        if target is not None:
            yield html[end : match.start()]
            yield target
            end = match.end()
    yield html[end:]


# ------------------------------------------------------------------------------ the engines


def _commonmark(text: str) -> str:
    return comrak.render_markdown(text, _EXTENSIONS, _PARSING, _RENDERING)


def _python_markdown(text: str) -> str:
    """Raises TooComplicated."""
    return as_comrak_writes(html_of(text))


_CONVERTERS: dict[Engine, Callable[[str], str]] = {
    Engine.COMMONMARK: _commonmark,
    Engine.PYTHON_MARKDOWN: _python_markdown,
}

_EXTENSIONS = comrak.ExtensionOptions()
_EXTENSIONS.table = True
_EXTENSIONS.strikethrough = True
_EXTENSIONS.tasklist = True
_EXTENSIONS.autolink = True
_EXTENSIONS.footnotes = True
_EXTENSIONS.alerts = True
_PARSING = comrak.ParseOptions()
_RENDERING = comrak.RenderOptions()
_RENDERING.tasklist_classes = True
# Raw HTML stays, so that `sanitize.forbidden` can name what `sanitize.clean` then removes.
_RENDERING.unsafe_ = True

# ------------------------------------------------------------------------------ limits of the HTML

MAX_HTML = 8 * MAX_BYTES
"""A few rows can fill a table of a million cells."""

SHALLOW_HTML = 32 * 1024
"""HTML this short cannot be nested deep enough to slow the cleaner: its time grows with the depth squared."""

MAX_ELEMENTS_DEEP = 200
_ELEMENT = re.compile(r"<(/?)(?!(?:br|hr|img|input|col|wbr)\b)[a-zA-Z]")


def _is_too_deep(html: str) -> bool:
    if len(html) < SHALLOW_HTML:
        return False
    depth = 0
    for match in _ELEMENT.finditer(html):
        depth += -1 if match[1] else 1
        if depth > MAX_ELEMENTS_DEEP:
            return True
    return False


# ------------------------------------------------------------------------------ reading the cleaned HTML
# Cleaned HTML has one spelling (sanitize.clean), so that these patterns see every tag and nothing else.

_ADDRESSED = re.compile(r"<(a|img|h[2-6]|li)( [^<>]*)>")
HREF = ' href="'
_PICTURE = re.compile(r"<img [^<>]*>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)="([^"]*)"')
_FOOTNOTE_ID = re.compile(r"(?:catatan|rujukan)_\d+(?:_\d+)?|catatan-kaki")
_ID = re.compile(r' id="([^"]*)"')
_MAY_HAVE_EMPTY_LINK = Sieve("></a>|> </a>")
_LINK_WITHOUT_ADDRESS = Sieve("<a>")
_EMPTY_LINK = re.compile(r'<a href="([^"<>]*)"[^<>]*>\s?</a>')
_MAY_HAVE_FOOTNOTE = Sieve(r"\[\^")
_RAW_HTML = re.compile(r"<(?!https?://|mailto:)[A-Za-z/!?]")

Tag = tuple[str, dict[str, str]]


def _addressed_tags(html: str) -> list[Tag]:
    """The tags that can have an address or an id, with their attributes as they stand."""
    return [(name, dict(_ATTRIBUTE.findall(attributes))) for name, attributes in _ADDRESSED.findall(html)]


def _targets(tags: list[Tag]) -> Iterator[Target]:
    for name, attributes in tags:
        target = _target(name, attributes)
        if target is not None:
            yield target


def _target(name: str, attributes: dict[str, str]) -> Target | None:
    if name == "a" and "href" in attributes:
        return Target(TargetKind.LINK, unescape(attributes["href"]))
    if name == "img" and "src" in attributes:
        alt = attributes.get("alt")
        return Target(
            TargetKind.PICTURE,
            unescape(attributes["src"]),
            None if alt is None else unescape(alt),
            unescape(attributes.get("title", "")),
        )
    return None


def _has_foreign_ids(tags: list[Tag], finished: Finished) -> bool:
    ids = [attributes["id"] for _, attributes in tags if "id" in attributes]
    own = {heading.anchor for heading in finished.headings}
    return len(ids) != len(set(ids)) or not all(id in own or _FOOTNOTE_ID.fullmatch(id) for id in ids)


def _without_foreign_ids(html: str, finished: Finished) -> str:
    """Ids an author gave could be those of the page's own parts; each of ours stays where it comes first."""
    left = {heading.anchor for heading in finished.headings}
    seen = set[str]()

    def kept(match: re.Match[str]) -> str:
        id = match[1]
        if id in seen or not (id in left or _FOOTNOTE_ID.fullmatch(id)):
            return ""
        seen.add(id)
        return match[0]

    return _ADDRESSED.sub(lambda tag: _ID.sub(kept, tag[0]), html)


def _faults(source: Source, raw: str, found: Converted, tags: list[Tag]) -> Iterator[Fault]:
    """What the author should mend, in the order of the rules."""
    html = found.html
    if _RAW_HTML.search(source.text) or _lost_address(html, tags):
        yield from forbidden_faults(source, sanitize.forbidden(raw))
    yield from islice(heading_faults(source, found.headings), MAX_REPORTED)
    without_alternative = (
        picture_fault(source, target.target)
        for target in found.targets
        if target.kind is TargetKind.PICTURE and not (target.alt or "").strip()
    )
    yield from islice(without_alternative, MAX_REPORTED)
    if _MAY_HAVE_EMPTY_LINK.holds(html):
        without_words = (link_fault(source, unescape(match[1])) for match in _EMPTY_LINK.finditer(html))
        yield from islice(without_words, MAX_REPORTED)
    if _MAY_HAVE_FOOTNOTE.holds(source.text):
        yield from islice(footnote_faults(source), MAX_REPORTED)


def _style_faults(source: Source, language: Language) -> Iterator[Fault]:
    """What a reviewer would send back: warnings."""
    if language is Language.INDONESIAN:
        for rule, line, message in house_style.remarks(source):
            yield Fault(rule, line, message, Severity.WARNING)


def _lost_address(html: str, tags: list[Tag]) -> bool:
    """The cleaner removed an address for its scheme."""
    return _LINK_WITHOUT_ADDRESS.holds(html) or any(
        (name == "a" and "href" not in attributes) or (name == "img" and "src" not in attributes)
        for name, attributes in tags
    )
