"""What a document gives: the values of keys, a text, and what did not come along."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from satupintu.scaffolds import Answer

MAX_TITLE = 200
MAX_SUMMARY = 300
SENTENCE = re.compile(r".{20,}?[.!?](?=\s|$)", re.DOTALL)
MARK = re.compile(r"\\([^\w\s])|[*`_]|!?\[([^\]]*)\]\([^)]*\)|\[\^[^\]]*\]")
NO_PROSE = ("#", "|", "-", ">", "[^", "1.")
"""How blocks begin that are no paragraphs."""


class Refused(Exception):
    """A document that cannot be used at all; told in one Indonesian sentence."""


class Draft(Struct, frozen=True):
    """One content file to be: `keys` by name, `body` in Markdown, `losses` as Indonesian sentences."""

    keys: Mapping[str, Answer]
    body: str = ""
    losses: tuple[str, ...] = ()


def first_sentence(body: str) -> str:
    """The first sentence of the first paragraph, without marks; "" where there is none of a fitting length."""
    for block in body.split("\n\n"):
        if block.strip() and not block.lstrip().startswith(NO_PROSE):
            plain = " ".join(MARK.sub(lambda found: found[1] or found[2] or "", block).split())
            found = SENTENCE.match(plain)
            return found[0] if found and len(found[0]) <= MAX_SUMMARY else ""
    return ""
