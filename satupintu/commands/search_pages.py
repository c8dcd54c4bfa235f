"""The finished pages that the search finds, as the program of Pagefind gets them: those of one index in one folder."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from msgspec import Struct

FOUND = re.compile(r"<main\b[^>]* data-pagefind-body\b[^>]*>")
DAY = re.compile(r' data-urut="([^"]*)"')
PAST = " data-lampau>"
"""Ends the marks of a page of the past (`pages/search_marks.py`)."""
PAGE = "index.html"


class FoundPage(Struct, frozen=True):
    """One page that is found. `address` has no slash at its ends, "" is the home page; `order` is the day that puts it in
    the order of time; `past` pages are an index of their own.
    """

    address: str
    order: str
    past: bool


def found_pages(site: Path) -> Iterator[FoundPage]:
    """Every page of a finished site that bears the marks of the search, in the order of addresses. Raises OSError."""
    for path in sorted(site.rglob(PAGE)):
        if mark := FOUND.search(path.read_text(encoding="utf-8")):
            day = DAY.search(mark[0])
            address = "" if path.parent == site else path.parent.relative_to(site).as_posix()
            yield FoundPage(address, unescape(day[1]) if day else "", mark[0].endswith(PAST))


def gather(pages: Iterable[FoundPage], site: Path, folder: Path) -> None:
    """Give pages a second name in a folder of their own; a copy where that lies on another disk. Raises OSError."""
    for page in pages:
        target = folder / page.address / PAGE
        target.parent.mkdir(parents=True, exist_ok=True)
        source = site / page.address / PAGE
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
