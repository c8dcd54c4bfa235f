"""Of what parts a finished page is made: where those stand that each must have, and which are known from other pages."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import NamedTuple

from msgspec import Struct

HEADER, MAIN, FOOTER, HEADING = b"<header", b"<main", b"<footer", b"<h1"
POLICY, LOOKS = b'<meta http-equiv="Content-Security-Policy"', b'<meta name="color-scheme"'
MARKS = b'<html lang="', POLICY, LOOKS, HEADER, MAIN, HEADING, FOOTER
"""How the parts of a page begin, in the order in which pages have them; a heading may also stand before the main part."""
OPTIONAL = frozenset({LOOKS})
ENDS = {LOOKS: b"</script>", HEADER: b"</header>", FOOTER: b"</html>"}
"""How parts end that many pages share to the byte. One without its end is looked at on every page."""
PART_OF_PAGE = re.compile(rb'\shref="#([^"]+)"')
MOST_SHARED = 50
"""So many variants of a part are remembered for a depth; a header has one for each entry of the menu."""


class Shared(Struct, frozen=True):
    """A part that was looked at on a page, and the anchors that must be on every page with it."""

    content: bytes
    anchors: tuple[bytes, ...]


class Outline(NamedTuple):
    """A page, where its parts begin, by their marks (-1: nowhere), and the page without the insides of known parts."""

    page: bytes
    places: dict[bytes, int]
    unseen: bytes

    def has(self, name: str) -> bool:
        """Whether something on the page has an id; most of what is linked stands in the main part."""
        anchor = f' id="{name}"'.encode()
        return self.page.find(anchor, self.places[MAIN]) >= 0 or anchor in self.page


class PageParts:
    """Parts that were looked at on one page, and need not be on another of the same depth."""

    def __init__(self) -> None:
        self._shared: dict[tuple[str, bytes], list[Shared]] = defaultdict(list)

    def outline(self, page: bytes, depth: str) -> Outline:
        """The parts of a page, in one way through it; `depth` is what leads from it to the root.

        Parts that are known are passed over, and the footer is looked for from the end, where it stands.
        """
        places: dict[bytes, int] = {}
        pieces: list[bytes] = []
        at = done = 0
        for mark in MARKS:
            place = page.rfind(mark) if mark is FOOTER else page.find(mark, at)
            if place < at:
                places[mark] = page.find(mark)
                continue
            places[mark] = at = place
            if mark in ENDS and (known := self._known(page, depth, mark, place)):
                pieces.append(page[done : place + len(mark)])
                at += len(known.content)
                done = at - len(ENDS[mark])
        return Outline(page, places, b"".join((*pieces, page[done:])))

    def _known(self, page: bytes, depth: str, mark: bytes, place: int) -> Shared | None:
        """The known part that stands at a place of a page; one that is not known is from now on."""
        variants = self._shared[depth, mark]
        for part in variants:
            if page.startswith(part.content, place):
                # Icons stand at the end of a page.
                return part if all(page.rfind(anchor) >= 0 for anchor in part.anchors) else None
        end = page.find(ENDS[mark], place)
        if end >= 0:
            if len(variants) >= MOST_SHARED:
                variants.clear()
            content = page[place : end + len(ENDS[mark])]
            names = sorted(set(PART_OF_PAGE.findall(content)))
            variants.append(Shared(content, tuple(b' id="%s"' % name for name in names)))
        return None
