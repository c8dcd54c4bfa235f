"""The word list that the search page loads when a word is misspelt, under its digest."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.outputs.file import OutputFile
from satupintu.portal import Portal


def files(portal: Portal) -> Iterator[OutputFile]:
    if portal.site.settings.search:
        yield OutputFile(portal.word_list_address, portal.word_list)
