"""What the preview puts into finished pages: the bar with problems, and the script that loads a page anew.

Pure: `satupintu.commands.serve` watches and builds, `preview_server` sends. Nothing of it is ever written into an
output.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from msgspec import Struct

PATH = "/.pratinjau/"
"""Where the preview keeps its own addresses: no page can have a name that begins with a dot."""
EVENTS = f"{PATH}keadaan"
ASSETS = {
    f"{PATH}pratinjau.js": "text/javascript; charset=utf-8",
    f"{PATH}pratinjau.css": "text/css; charset=utf-8",
}
"""The files of the preview by address, with their types."""
BODY = re.compile(rb"<body\b[^>]*>")
HEAD_END = b"</head>"
PLACE = re.compile(r"(?P<place>[^\s:]+:\d+): (?P<message>.*)", re.DOTALL)
"""A problem as it is told (`Problem.__str__`)."""
MOST_SHOWN = 20
"""Problems in the bar; the terminal has all of them."""


class State(Struct, frozen=True):
    """What a browser may show: `token` is another whenever pages or problems are.

    `errors` and `warnings` are those of the last build, as lines; with errors the pages are those of an earlier one.
    `ready` is False until there are pages.
    """

    token: str
    errors: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    ready: bool = False


def asset(address: str) -> bytes:
    """The content of one of ASSETS."""
    return (files("satupintu") / "data" / "pratinjau" / address.removeprefix(PATH)).read_bytes()


def with_preview(page: bytes, state: State) -> bytes:
    """A page with the script and the bar; one without head or body as it is."""
    head, opening = page.find(HEAD_END), BODY.search(page)
    if head < 0 or opening is None:
        return page
    return b"".join(
        (page[:head], _links(state), page[head : opening.end()], bar(state).encode(), page[opening.end() :])
    )


def waiting_page(state: State) -> bytes:
    """What stands in for every page as long as there is none: the problems, or that the site is being built."""
    title = "Situs belum dapat ditampilkan" if state.errors else "Situs sedang dibangun …"
    note = (
        "<p>Perbaiki kesalahan di atas; halaman ini muncul sendiri.</p>"
        if state.errors
        else "<p>Halaman muncul sendiri.</p>"
    )
    page = f"""\
<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body>
<main><h1>{title}</h1>{note}</main>
</body>
</html>
"""
    return with_preview(page.encode(), state)


def bar(state: State) -> str:
    """The problems above a page, as HTML; nothing where there is none."""
    if state.errors:
        shown = "" if not state.ready else " Yang tampil adalah halaman terakhir yang benar."
        return (
            f'<div class="pratinjau pratinjau-galat" role="alert"><p>{len(state.errors)} kesalahan.{shown}</p>'
            f"{_list(state.errors)}</div>\n"
        )
    if state.warnings:
        return (
            f'<details class="pratinjau"><summary>{len(state.warnings)} peringatan</summary>'
            f"{_list(state.warnings)}</details>\n"
        )
    return ""


def _links(state: State) -> bytes:
    return (
        f'<link rel="stylesheet" href="{PATH}pratinjau.css">\n'
        f'<script src="{PATH}pratinjau.js" data-keadaan="{escape(state.token)}" defer></script>\n'
    ).encode()


def _list(lines: Sequence[str]) -> str:
    rest = len(lines) - MOST_SHOWN
    more = [f"<li>dan {rest} lagi; semuanya ada di terminal</li>"] if rest > 0 else []
    return f"<ul>{''.join([*map(_line, lines[:MOST_SHOWN]), *more])}</ul>"


def _line(line: str) -> str:
    found = PLACE.fullmatch(line)
    if found is None:
        return f"<li>{escape(line)}</li>"
    return f"<li><code>{escape(found['place'])}</code>: {escape(found['message'])}</li>"
