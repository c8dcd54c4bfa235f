"""What a visitor reads, follows and sees in the main part of one finished page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from satupintu.hrefs import ABSOLUTE, NOT_FOUND

MAIN, MAIN_END = b"<main", b"</main>"
REFRESH = b'http-equiv="refresh"'
NOT_THE_TEXT = "[data-pagefind-ignore], .akhir, button, script, style, svg, template"
"""Lists of other pages, what stands below every page, and what nobody reads."""
BLOCKS = frozenset(
    """address article aside blockquote caption details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5
    h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul""".split()
)
"""Elements that begin a line of their own; a row of a table is one line."""
APART = frozenset({"br", "td", "th", "dt", "dd"})
"""Elements that stand apart from what is before them on the line."""
INDEX = "index.html"


class Picture(Struct, frozen=True):
    """A picture by the path of its file in the output; `alt` None where nobody wrote what it shows."""

    path: str
    alt: str | None


class FinishedPage(Struct, frozen=True):
    """One page: its heading, its paragraphs, its links with their words, its pictures, and where it redirects to."""

    title: str
    paragraphs: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...]
    target: str = ""


NOTHING = FinishedPage("", (), (), ())


def main_part(content: bytes) -> bytes:
    """The bytes of a page from which all that is read of it follows; of a redirect the whole page."""
    if REFRESH in content:
        return content
    start = content.find(MAIN)
    return content[start : content.find(MAIN_END, start)] if start >= 0 else content


def read_page(content: bytes, path: str) -> FinishedPage:
    """The page in a file of the output; addresses of the site in it begin with `/`."""
    tree = LexborHTMLParser(content)
    refresh = tree.css_first('meta[http-equiv="refresh"]')
    target = ""
    if refresh:
        target = resolved((refresh.attributes.get("content") or "").partition("url=")[2], path)
    main = tree.css_first("main")
    heading = tree.css_first("h1")
    title = _line(heading.text()) if heading else ""
    if main is None:
        return FinishedPage(title, (), (), (), target)
    for node in main.css(NOT_THE_TEXT):
        node.decompose()
    links = tuple(
        (resolved(link.attributes.get("href") or "", path), _line(link.text()))
        for link in main.css("a[href]")
        if not (link.attributes.get("href") or "").startswith("#")
    )
    pictures = tuple(
        Picture(_file(node.attributes.get("src") or "", path), node.attributes.get("alt", None))
        for node in main.css("img")
    )
    return FinishedPage(title, tuple(_paragraphs(main)), links, pictures, target)


def resolved(href: str, path: str) -> str:
    """Where a link in a file of the output leads: an address that begins with `/`, or the foreign one as it is."""
    if ABSOLUTE.match(href):
        return href
    target, _mark, part = href.partition("#")
    found = "/" + _file(target, path) if target else "/" + path
    address = found.removesuffix(INDEX) if found.endswith(f"/{INDEX}") else found
    return f"{address}#{part}" if part else address


def _file(href: str, path: str) -> str:
    """The path of a file of the output that a relative link names."""
    start = "" if path == NOT_FOUND else posixpath.dirname(path)
    found = posixpath.normpath(posixpath.join(start, unquote(href)))
    return f"{found}/{INDEX}" if href.endswith("/") else found


def _paragraphs(main: Any) -> Iterator[str]:
    """The text of the main part, a paragraph for each block."""
    text: list[str] = []
    block = None
    for node in main.traverse(include_text=True):
        if node.tag != "-text":
            if node.tag in APART:
                text.append(" ")
            continue
        holder = node.parent
        while holder is not None and holder.tag not in BLOCKS:
            holder = holder.parent
        here = holder.mem_id if holder is not None else None
        if here != block:
            yield from filter(None, [_line("".join(text))])
            text, block = [], here
        text.append(node.text(deep=False))
    yield from filter(None, [_line("".join(text))])


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
