"""What the guard reads in a page: its words, its language, where it sends on, what it asks for."""

from __future__ import annotations

import hashlib
import re
from contextlib import suppress
from urllib.parse import urljoin

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

from satupintu.models.vocabulary import Vocabulary, plain_words

INDONESIAN = frozenset(
    "yang dan di ke dari untuk dengan pada ini itu adalah dalam tidak akan oleh atau anda kami dapat sebagai "
    "juga telah sudah lebih bagi para tersebut agar serta masuk layanan beranda tentang kontak".split()
)
"""Words that stand in any Indonesian text, or on any Indonesian home page."""
INDONESIAN_SHARE = 0.06
MIN_WORDS = 3
"""A page of fewer words, without script, frame, form or picture, is empty."""
FINGERPRINT_BITS = 64
CHANGED_BITS = 20
"""Unrelated texts differ in about half of 64 bits, edited ones in a few."""
MAX_WORDS = 5_000
IMMEDIATE_SECONDS = 10
"""A page that sends on within so many seconds is passed on as a redirect is."""


class SeenPage(Struct, frozen=True):
    """A page as the guard sees it. `words` are all its words, hidden ones too: injected links are hidden."""

    words: str
    empty: bool
    password: bool
    refresh: str

    @property
    def indonesian(self) -> bool:
        found = self.words.split()
        return bool(found) and sum(word in INDONESIAN for word in found) / len(found) >= INDONESIAN_SHARE

    @property
    def fingerprint(self) -> str:
        """Alike for alike texts (simhash over pairs of words, Charikar 2002); "" without words."""
        found = self.words.split()[:MAX_WORDS]
        if not found:
            return ""
        sums = [0] * FINGERPRINT_BITS
        for pair in set(zip(found, [*found[1:], ""], strict=True)):
            number = int.from_bytes(hashlib.blake2b(" ".join(pair).encode(), digest_size=8).digest(), "big")
            for bit in range(FINGERPRINT_BITS):
                sums[bit] += 1 if number >> bit & 1 else -1
        return f"{sum(1 << bit for bit, total in enumerate(sums) if total > 0):016x}"


def has_changed(before: str, after: str) -> bool:
    """Whether two fingerprints are of texts that have little in common."""
    return bool(before and after) and (int(before, 16) ^ int(after, 16)).bit_count() >= CHANGED_BITS


def seen_page(html: str, address: str) -> SeenPage:
    """Read a page found at an address."""
    tree = LexborHTMLParser(html)
    alive = bool(tree.css_first("script[src], iframe, frame, form, img, object, embed"))
    refresh = _refresh(tree, address)
    password = bool(tree.css_first('input[type="password" i]'))
    meta = [
        node.attributes.get("content") or ""
        for node in tree.css("meta[name][content], meta[property][content]")
    ]
    linked = [node.attributes.get("href") or "" for node in tree.css("a[href]")]
    pictured = [node.attributes.get("alt") or "" for node in tree.css("img[alt]")]
    title = [node.text() for node in tree.css("title")]
    tree.strip_tags(["script", "style", "noscript", "template"])
    body = tree.body.text(separator=" ") if tree.body else ""
    own = plain_words(body)
    words = plain_words(" . ".join((*title, body, *meta, *pictured, *linked)))
    empty = not alive and len(own.split()) < MIN_WORDS
    return SeenPage(words, empty, password, refresh)


def _refresh(tree: LexborHTMLParser, address: str) -> str:
    """Where a page sends its reader at once (`<meta http-equiv="refresh">`); "" where it does not."""
    for node in tree.css('meta[http-equiv="refresh" i]'):
        match = re.match(
            r"""\s*([0-9]{1,9})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?['"]?([^'"]+)""",
            node.attributes.get("content") or "",
            re.I,
        )
        if match and int(match[1]) <= IMMEDIATE_SECONDS:
            with suppress(ValueError):  # browsers stay where an address is none
                return str(urljoin(address, match[2].strip()))
    return ""


def suspicion(words: str, vocabulary: Vocabulary) -> tuple[int, tuple[str, ...]]:
    """The sum of the weights of the different words found, and those words; exceptions do not count."""
    text = f" {words} "
    for phrase in vocabulary.exceptions:
        text = text.replace(f" {plain_words(phrase)} ", " . ")
    found = [
        (group.weight, word)
        for group in vocabulary.groups
        for word in group.words
        if f" {plain_words(word)} " in text
    ]
    return sum(weight for weight, _word in found), tuple(word for _weight, word in found)
