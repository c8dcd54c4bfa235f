"""The pictures shown where pages are shared: one for each type of page."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.outputs.file import OutputFile
from satupintu.portal import Portal


def files(portal: Portal) -> Iterator[OutputFile]:
    for card in portal.cards.by_kind.values():
        yield OutputFile(card.address, card.content)
