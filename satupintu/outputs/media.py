"""Pictures, attachments and downloads that visible items name; nothing else leaves the folders."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.files import PICTURES, ending, publishable_picture
from satupintu.models import Download, Item, Text
from satupintu.outputs.file import OutputFile
from satupintu.portal import Portal


def files(portal: Portal) -> Iterator[OutputFile]:
    """Each file once, in address order. Pictures lose their metadata (EXIF, GPS)."""
    found = {address: path for item in portal.site.visible for address, path in _files_of(portal, item)}
    for address, path in sorted(found.items()):
        file = portal.site.root / path
        content = publishable_picture(file) if ending(path) in PICTURES else file.read_bytes()
        yield from OutputFile(address, content).and_former(portal)


def _files_of(portal: Portal, item: Item) -> Iterator[tuple[str, str]]:
    """Address and path of each file an item shows or links."""
    if isinstance(item, Download):
        yield from ((address, path) for path, address in item.files.items())
    if isinstance(item, Text):
        for target in _targets(portal, item):
            found = portal.resolver.resolve(target, item)
            if found.file:
                yield found.address, found.file


def _targets(portal: Portal, item: Text) -> Iterator[str]:
    if item.picture:
        yield item.picture
    yield from (attachment.file for attachment in item.attachments)
    yield from (target.target for target in portal.bodies.targets(item))
