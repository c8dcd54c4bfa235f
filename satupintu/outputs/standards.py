"""Service standards as files: posters, the book of all of them, and the flat table."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.outputs.file import OutputFile
from satupintu.pages.standard_prints import BOOK, TABLE, book, posters
from satupintu.pages.standard_table import table
from satupintu.portal import Portal


def files(portal: Portal) -> Iterator[OutputFile]:
    """Nothing where no service has a complete standard."""
    if not any(portal.site.service_standards.all_held()):
        return
    for address, content in posters(portal):
        yield OutputFile(address, content)
    yield OutputFile(BOOK, book(portal))
    yield OutputFile(TABLE, table(portal))
