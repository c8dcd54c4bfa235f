"""Questions and their answers, read from the finished HTML of a page that says it is made of them.

A question is a heading that ends in "?" (level 2 or 3); its answer is what stands below it, up to the next heading.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
ASKING = frozenset({"h2", "h3"})


class Question(Struct, frozen=True):
    """A question and its answer as plain text; the answer is empty where nothing stands below the heading."""

    text: str
    answer: str


def questions(html: str) -> tuple[Question, ...]:
    """The questions of a text in their order."""
    return tuple(_questions(html))


def _questions(html: str) -> Iterator[Question]:
    body = LexborHTMLParser(html).body
    asked, answer = "", list[str]()
    for node in body.iter() if body else ():
        text = " ".join(node.text().split())
        if node.tag not in HEADINGS:
            answer.append(text)
            continue
        if asked:
            yield Question(asked, " ".join(filter(None, answer)))
        asked = text if node.tag in ASKING and text.endswith("?") else ""
        answer = []
    if asked:
        yield Question(asked, " ".join(filter(None, answer)))
