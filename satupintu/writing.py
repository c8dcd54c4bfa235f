"""How finished pages and files get to their places: what generators ask whoever runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from satupintu.portal import Page, Portal
from satupintu.values import PageValues

Place = Callable[[str], str]
"""Where the file at an address is written, as a path; the folder is there then."""


class Writer(Protocol):
    """Puts pages and files at their places, or has them there already."""

    def due(self, portal: Portal, place: Place) -> Iterable[Page]:
        """The pages of a portal that are to be made; all others are there without anybody making their values."""

    def take(self, address: str, values: PageValues, place: Place) -> bool:
        """Whether a page is there without anybody rendering its values."""

    def put(self, address: str, content: bytes, place: Place) -> None:
        """Put a page or another file there."""

    def keep_files(self, place: Place) -> bool:
        """Whether all files that are no pages are there without anybody making them."""


class PlainWriter:
    """Writes everything anew: for Pelican by itself."""

    def due(self, portal: Portal, _place: Place) -> Iterable[Page]:
        return portal.pages

    def take(self, _address: str, _values: PageValues, _place: Place) -> bool:
        return False

    def put(self, address: str, content: bytes, place: Place) -> None:
        Path(place(address)).write_bytes(content)

    def keep_files(self, _place: Place) -> bool:
        return False
