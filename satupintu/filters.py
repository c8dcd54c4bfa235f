"""The filters templates may use; pure, but for `href`, which reads the address of the page at hand."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from satupintu.dates import When, full_date, long_date, short_date
from satupintu.hrefs import Hrefs

HYPHENATED = re.compile(r"\b(?:e-[a-z]+|[A-Z0-9]+-[A-Z]+!?)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def unbroken(text: str) -> Markup:
    """Text in which names such as e-learning and SP4N-LAPOR! do not break at their hyphen."""
    parts: list[Markup] = []
    end = 0
    for match in HYPHENATED.finditer(text):
        if "-" in match[0] and (match[0].lower().startswith("e-") or match[0].isupper()):
            parts += [
                escape(text[end : match.start()]),
                Markup('<span class="tetap">{}</span>').format(match[0]),
            ]
            end = match.end()
    return Markup("").join([*parts, escape(text[end:])]) if end else escape(text)


def template_filters(hrefs: Hrefs) -> dict[str, Callable[..., Any]]:
    """Filter functions by the names templates know."""

    framed: dict[tuple[object, ...], Markup] = {}

    @pass_context
    def once(context: Context, template: str) -> Markup:
        """A template that shows only the frame: rendered once for all pages on which it is the same."""
        frame, page = context["frame"], context["page"]
        key = (template, id(frame), hrefs.prefix(page.address), frame.marks(page.address))
        if key not in framed:
            html = context.environment.get_template(template).render(frame=frame, page=page)
            framed[key] = Markup(html)  # noqa: S704 (a template has escaped it)
        return framed[key]

    @pass_context
    def href(context: Context, address: str) -> str:
        return hrefs.href(address, context["page"].address)

    return {
        "href": href,
        "sekali": once,
        "tanggal": lambda when: long_date(when.day),
        "tanggal_penuh": lambda when: full_date(when.day),
        "tanggal_pendek": lambda when: short_date(when.day),
        "iso": _iso,
        "tetap": unbroken,
    }


def _iso(when: When) -> str:
    return when.iso
