"""Names with a hyphen and ranges stay on one line: e-learning, SP4N-LAPOR!, 24–28."""

from __future__ import annotations

import re
from functools import lru_cache

from markupsafe import Markup, escape

UNBROKEN = re.compile(r"\b(?:[Ee]-[A-Za-z]+|[A-Z0-9]+[-–][A-Z]+!?|\d[\d.]*–\d+(?:\.\d+)*)")
"""Names with a hyphen, and ranges of days, years, hours or letters."""
SPAN = '<span class="tetap">{}</span>'
"""Around a name, which has nothing that would have to be escaped."""
_HYPHEN = re.compile(r"-(?:(?<=[Ee]-)[A-Za-z]|(?<=[A-Z0-9]-)[A-Z])")
_DASH = re.compile(r"–(?:(?<=[A-Z0-9]–)[A-Z]|(?<=[\d.]–)\d)")
"""One of them stands in every such name, and is found many times as quickly: most of all where the sign is given."""
_TAG = re.compile(r"(<[^<>]*>)")
_CODE = re.compile(r"<(?P<end>/?)(?:pre|code)\b")


def _may_have_one(text: str) -> bool:
    return _HYPHEN.search(text) is not None or _DASH.search(text) is not None


@lru_cache(maxsize=4096)
def unbroken(text: str) -> Markup:
    """Plain text, escaped, with such names in spans that do not break."""
    if not _may_have_one(text):
        return escape(text)
    parts: list[Markup] = []
    end = 0
    for match in UNBROKEN.finditer(text):
        parts += [escape(text[end : match.start()]), Markup(SPAN.format(match[0]))]  # noqa: S704
        end = match.end()
    return Markup("").join([*parts, escape(text[end:])]) if end else escape(text)


def with_unbroken_names(html: str) -> str:
    """HTML with the names of its text in such spans: none in a tag, nor in program text."""
    if not _may_have_one(html):
        return html
    pieces = _TAG.split(html)
    depth = 0
    for place, piece in enumerate(pieces):
        if place % 2:
            if tag := _CODE.match(piece):
                depth = max(0, depth - 1) if tag["end"] else depth + 1
        elif not depth and ("-" in piece or "–" in piece):
            pieces[place] = UNBROKEN.sub(_in_span, piece)
    return "".join(pieces)


def _in_span(name: re.Match[str]) -> str:
    return SPAN.format(name[0])
