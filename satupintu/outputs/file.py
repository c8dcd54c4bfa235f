"""One published file that is not a page."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

from msgspec import Struct, structs

from satupintu.portal import Portal


class OutputFile(Struct, frozen=True):
    """One file to write: its address and its bytes."""

    address: str
    content: bytes

    def and_former(self, portal: Portal) -> Iterator[OutputFile]:
        """This file, and the same at its former addresses: no page can redirect to a file."""
        yield self
        for address in portal.formerly(self.address):
            yield structs.replace(self, address=address)


def permanent_id(identity: str) -> uuid.UUID:
    """What calendars and feeds call a thing for ever: the same after a rename of its unit or a new site address."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"portal-satu-pintu:{identity}")
