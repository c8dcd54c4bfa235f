"""Python-Markdown in a process of its own (`worker.py`): run as a module, it converts one text after another."""

from __future__ import annotations

import string
import sys
from typing import TYPE_CHECKING

from satupintu.worker import serve, worker

if TYPE_CHECKING:
    from markdown import Markdown

MODULE = "satupintu.markdown_worker"
EXTENSIONS = [
    "tables",
    "footnotes",
    "fenced_code",
    "sane_lists",
    "pymdownx.tilde",
    "pymdownx.tasklist",
    "pymdownx.magiclink",
    "github-callouts",
]
EXTENSION_SETTINGS = {
    "tables": {"use_align_attribute": True},
    "footnotes": {"USE_DEFINITION_ORDER": False},
    "pymdownx.tilde": {"subscript": False},
}


def html_of(text: str) -> str:
    """The HTML as Python-Markdown gives it. Raises TooComplicated."""
    return str(worker(MODULE).ask(text))


# ------------------------------------------------------------------------------ the child's end


def main() -> None:
    """Answer texts with their HTML."""
    from markdown import Markdown  # here and not above: the parent never needs the library

    converter = Markdown(extensions=EXTENSIONS, extension_configs=EXTENSION_SETTINGS)
    _read_backslashes_as_commonmark(converter)
    sys.setrecursionlimit(3000)
    serve(lambda text, _data: converter.reset().convert(text))


def _read_backslashes_as_commonmark(converter: Markdown) -> None:
    """Before punctuation a backslash takes away its meaning, at a line's end it breaks it (2.4, 6.7)."""
    from markdown.inlinepatterns import SubstituteTagInlineProcessor

    converter.ESCAPED_CHARS = list(string.punctuation)
    # After code spans (190) and before escapes (180).
    converter.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash-break", 185)


if __name__ == "__main__":
    main()
