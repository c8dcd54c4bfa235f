"""The filters templates may use."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from satupintu.dates import When, full_date, long_date, short_date
from satupintu.hrefs import Hrefs
from satupintu.language import Language
from satupintu.unbroken import unbroken
from satupintu.values import Frame, UnitBand

CURRENT = Markup(' aria-current="page"')
NOTHING = Markup("")


class PageLinks:
    """Links as they leave the page at hand: `turn_to` names that page before it is rendered.

    Filters that asked Jinja for the page would need every part imported with its context, which Jinja
    then executes anew for each page. They take Jinja's context all the same, unread: otherwise Jinja works
    out `""|href` once, when it compiles the template, and every page gets the link of the first one.
    """

    def __init__(self, hrefs: Hrefs) -> None:
        self._hrefs = hrefs
        self._is_joined = not hrefs.from_disk
        """An address of the site needs no more than the way to the root before it."""
        self._address = ""
        self._prefix = ""
        self._links: dict[str, str] = {}
        self._framed: dict[tuple[object, ...], Markup] = {}
        self._linked: dict[str, dict[str, str]] = {}
        self._marks: dict[str, tuple[object, ...]] = {}

    def turn_to(self, address: str) -> None:
        self._address = address
        self._prefix = self._hrefs.prefix(address)
        self._links = self._linked.setdefault(self._prefix, {})
        self._marks = {}

    @pass_context
    def href(self, _context: Context, address: str) -> str:
        """The link to an address. What is put together at once is not kept: that would be most of a site's links,
        from each depth."""
        if address and self._is_joined and ":" not in address and address[0] != "#":
            return self._prefix + address
        link = self._links.get(address)
        if link is None:
            link = self._hrefs.href(address, self._address)
            if link is not address:
                self._links[address] = link
        return link

    @pass_context
    def current(self, _context: Context, address: str) -> Markup:
        """The mark of a link that leads to the page at hand."""
        return CURRENT if address == self._address else NOTHING

    @pass_context
    def once(self, context: Context, part: Frame | UnitBand, template: str) -> Markup:
        """A template that shows one part of the frame: rendered once for all pages on which it is the same."""
        marks = self._marks.get(part.address)
        if marks is None:
            marks = self._marks[part.address] = (part.address, self._prefix, part.marks(self._address))
        key = (template, marks)
        if key not in self._framed:
            frame, page = context["frame"], context["page"]
            html = context.environment.get_template(template).render(frame=frame, page=page)
            self._framed[key] = Markup(html)  # noqa: S704 (a template has escaped it)
        return self._framed[key]


GIVES: dict[str, type[str]] = {
    "href": str,
    "kini": Markup,
    "sekali": Markup,
    "tanggal": str,
    "tanggal_penuh": str,
    "tanggal_pendek": str,
    "iso": str,
    "tetap": Markup,
}
"""What each of the filters below gives, exactly: templates need not ask that of each value before they escape it."""


def template_filters(
    links: PageLinks, language: Language = Language.INDONESIAN
) -> dict[str, Callable[..., Any]]:
    """Filter functions by the names templates know; days are put into the words of a language."""
    return {
        "href": links.href,
        "kini": links.current,
        "sekali": links.once,
        "tanggal": lambda when: long_date(when.day, language),
        "tanggal_penuh": lambda when: full_date(when.day, language),
        "tanggal_pendek": lambda when: short_date(when.day, language),
        "iso": _iso,
        "tetap": unbroken,
    }


def _iso(when: When) -> str:
    return when.iso
