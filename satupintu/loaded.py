"""A finished page as a browser loads it: what it fetches without being asked, and what it is made of."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urldefrag, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from satupintu.srcset import chosen

ELSEWHERE = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
"""How an address of another site begins."""
LOADED = {
    "link[rel=preload], link[rel=modulepreload]": "href",
    "script[src], iframe[src], embed[src], audio[src], video[src], input[src], track[src]": "src",
    "object[data]": "data",
}
"""Elements that fetch, besides stylesheets, icons and pictures, and where they say what. Not the manifest: browsers
ask for it once a site and after the page, when they consider to offer the site for the home screen."""
LAZY_AHEAD = 1
"""Lazy pictures that are fetched all the same: browsers load about two screens ahead of the scroll."""
SHARED = ("header.kepala", "footer.kaki")
"""The parts that are equal on every page."""


@dataclass(frozen=True, slots=True)
class Share:
    """An element of a page, named as a selector does, and how much of the page is in it."""

    name: str
    size: int


class LoadedPage:
    """One page: the path of its file in the output, and its HTML."""

    def __init__(self, name: str, html: str) -> None:
        self.name = name
        self._document = LexborHTMLParser(html)

    @property
    def nodes(self) -> int:
        """Elements of the document."""
        return len(self._document.css("*"))

    @property
    def moved(self) -> bool:
        """Whether it only leads on to another page."""
        return self._document.css_first("meta[http-equiv=refresh]") is not None

    @property
    def language(self) -> str:
        root = self._document.root
        return (root.attributes.get("lang") if root is not None else None) or ""

    @property
    def pictured(self) -> bool:
        """Whether pictures stand in its text."""
        return self._document.css_first("main img") is not None

    def stylesheets(self) -> list[str]:
        return list(self._addresses("link[rel~=stylesheet]", "href"))

    def others(self) -> list[str]:
        """What is fetched besides the stylesheet: files of the output, or addresses elsewhere."""
        found = [address for what, where in LOADED.items() for address in self._addresses(what, where)]
        return found + self._icon() + [self.resolved(address) for address in self._pictures()]

    def inline(self) -> Iterator[str]:
        """Elements that bring a style or a script of their own, which the page's policy forbids."""
        yield from (_name(node) for node in self._document.css("[style], style"))
        for node in self._document.css("script:not([src])"):
            if node.attributes.get("type") != "application/ld+json":
                yield _name(node)

    def crowded(self) -> list[Share]:
        """Where its elements are."""
        return self._shares(lambda node: len(node.css("*")))

    def long(self) -> list[Share]:
        """Where its HTML is, in characters."""
        return self._shares(lambda node: len(node.html or ""))

    def _shares(self, size: Callable[[LexborNode], int]) -> list[Share]:
        """The innermost element that still holds more than half of the page, then its three largest children."""
        node = self._document.body
        if node is None:
            return []
        half = size(node) / 2
        while True:
            largest = sorted(node.iter(), key=size, reverse=True)[:3]
            if not largest or size(largest[0]) <= half:
                return [Share(_name(one), size(one)) for one in (node, *largest)]
            node = largest[0]

    def shared(self) -> list[str]:
        """Header and footer with every link seen from the site's root, and without `aria-current`.

        A link to the same page in another language (`hreflang`) leads elsewhere from each page, as it must.
        """
        return ["".join(self._plain(node) for node in self._document.css(part)) for part in SHARED]

    def resolved(self, address: str) -> str:
        """The file an address of the page means; an address of another site as it is."""
        if ELSEWHERE.match(address):
            return address
        path = unquote(urldefrag(address).url.partition("?")[0])
        if path.startswith("/"):
            path = "/" + path.removeprefix(self._base())
        found = posixpath.normpath(posixpath.join("/", posixpath.dirname(self.name), path)).lstrip("/")
        return f"{found}/index.html".lstrip("/") if path.endswith(("/", ".")) or not path else found

    def _base(self) -> str:
        """The path of the site on its host; only 404.html needs it, whose links start at the host's root."""
        canonical = self._document.css_first("link[rel=canonical]")
        address = canonical.attributes.get("href") if canonical is not None else None
        return urlsplit(address or "/").path.removesuffix(self.name)

    def _addresses(self, selector: str, attribute: str) -> Iterator[str]:
        for node in self._document.css(selector):
            address = node.attributes.get(attribute) or ""
            if address and not address.startswith("data:"):
                yield self.resolved(address)

    def _icon(self) -> list[str]:
        """The one icon a browser takes of those it may choose from: a drawing before a picture."""
        drawn = list(self._addresses("link[rel~=icon][type='image/svg+xml']", "href"))
        return [*drawn, *self._addresses("link[rel~=icon]", "href")][:1]

    def _pictures(self) -> Iterator[str]:
        lazy = 0
        for image in self._document.css("img"):
            if image.attributes.get("loading") == "lazy":
                lazy += 1
                if lazy > LAZY_AHEAD:
                    continue
            parent = image.parent
            sources = parent.css("source") if parent is not None and parent.tag == "picture" else []
            address = chosen([source.attributes for source in sources], image.attributes)
            if address and not address.startswith("data:"):
                yield address

    def _plain(self, part: LexborNode) -> str:
        copy = LexborHTMLParser(part.html or "")
        for node in copy.css("[aria-current]"):
            del node.attrs["aria-current"]
        for node in copy.css("a[href]"):
            href = node.attributes.get("href") or ""
            if not href.startswith("#"):
                node.attrs["href"] = "" if "hreflang" in node.attributes else self.resolved(href)
        return (copy.body.html if copy.body is not None else "") or ""


def _name(node: LexborNode) -> str:
    """An element as a selector names it."""
    identity, classes = node.attributes.get("id"), (node.attributes.get("class") or "").split()
    return "".join((node.tag or "", f"#{identity}" if identity else "", *(f".{word}" for word in classes)))
