"""Pictures, attachments and downloads that visible items name, portraits of the staff; nothing else leaves the folders."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.files import PICTURES, ending
from satupintu.models import Download, Item, Text
from satupintu.outputs.file import OutputFile
from satupintu.pages.pictures import named_pictures, photographs, renditions
from satupintu.portal import Portal


def files(portal: Portal) -> Iterator[OutputFile]:
    """Each file once, in address order. A picture is published as its renditions (`satupintu.pictures`)."""
    visible = portal.site.visible
    found = {address: path for item in visible for address, path in _files_of(portal, item)}
    texts = (item for item in visible if isinstance(item, Text))
    pictures = {made.address: made for item in texts for made in renditions(portal, item)}
    pictures |= {made.address: made for made in photographs(portal)}
    portal.workshop.prepare(pictures.values())
    for address in sorted(found.keys() | pictures.keys()):
        if address in pictures:
            content = portal.workshop.content(pictures[address])
        else:
            content = (portal.site.root / found[address]).read_bytes()
        yield from OutputFile(address, content).and_former(portal)


def _files_of(portal: Portal, item: Item) -> Iterator[tuple[str, str]]:
    """Address and path of each file besides pictures that an item links."""
    if isinstance(item, Download):
        yield from ((address, path) for path, address in item.files.items())
    if isinstance(item, Text):
        for target in _targets(portal, item):
            found = portal.resolver.resolve(target, item)
            if found.file and ending(found.file) not in PICTURES:
                yield found.address, found.file


def _targets(portal: Portal, item: Text) -> Iterator[str]:
    yield from named_pictures(item)
    yield from (attachment.file for attachment in item.attachments)
    yield from (target.target for target in portal.bodies.file_targets(item))
