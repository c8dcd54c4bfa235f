"""The leaflets of all manuals, as PDF."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.outputs.file import OutputFile
from satupintu.pages.leaflets import leaflet
from satupintu.portal import Portal


def files(portal: Portal) -> Iterator[OutputFile]:
    for manual in portal.site.manuals():
        yield OutputFile(manual.leaflet_address, leaflet(portal, manual))
