"""Documents for print: a layout of `theme/print/` filled with values, as PDF.

Typst sets them: tagged, with selectable text, and the same bytes for the same values (PDF/UA-1,
ISO 14289-1, is asked for, so a layout that gives no title, language or alternative text fails). A layout
is display, as a template is: it gets finished values as JSON and nothing else, so that no text of an
author can be read as markup.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from msgspec import Struct

from satupintu.cache import program_digest
from satupintu.files import sources_below
from satupintu.problems import Problem, SiteInvalid
from satupintu.store import Store
from satupintu.theme import LAYOUTS

if TYPE_CHECKING:
    from typst import Compiler

STANDARD: Literal["ua-1"] = "ua-1"
PLACE = re.compile(r"([\w-]+\.typ):(\d+)")
"""Where the compiler says something is wrong."""

Value: TypeAlias = "str | int | float | bool | Sequence[Value] | Mapping[str, Value] | None"
"""What JSON can hold."""


class Document(Struct, frozen=True):
    """One document to set: its layout (`<layout>.typ`), its title, and the layout's own values."""

    layout: str
    title: str
    values: Mapping[str, Value]


class Press:
    """Sets documents with the layouts and colours of a theme; what is set is kept from build to build."""

    def __init__(self, layouts: Path, colours: Mapping[str, str], publisher: str, store: Store) -> None:
        self._layouts = layouts
        self._colours = dict(colours)
        self._publisher = publisher
        self.store = store

    def pdf(self, document: Document) -> bytes:
        """The document as PDF. Raises SiteInvalid, naming file and line, where its layout fails."""
        values = {
            **document.values,
            "title": document.title,
            "publisher": self._publisher,
            "colours": self._colours,
        }
        written = json.dumps(values, ensure_ascii=False, sort_keys=True)
        key = hashlib.sha256(f"{self._version}\0{document.layout}\0{written}".encode()).hexdigest()
        kept = self.store.get(key)
        if kept is None:
            kept = self._set(document.layout, written)
            self.store.put(key, kept)
        return kept

    def _set(self, layout: str, values: str) -> bytes:
        from typst import TypstError

        try:
            content = self._compiler.compile(
                self._layouts / f"{layout}.typ",
                format="pdf",
                sys_inputs={"values": values},
                pdf_standards=STANDARD,
            )
        except TypstError as fault:
            raise SiteInvalid([_problem(layout, fault)]) from fault
        return cast(bytes, content)  # a PDF is one file; pictures would be a list of pages

    @cached_property
    def _compiler(self) -> Compiler:
        """Only the theme's own fonts and those inside the library: never those of the machine."""
        from typst import Compiler, Fonts

        fonts = Fonts(include_system_fonts=False, font_paths=[self._layouts / "fonts"])
        return Compiler(root=self._layouts, font_paths=fonts)

    @cached_property
    def _version(self) -> str:
        """Of everything but the values that decides about the bytes."""
        files = [name for name in sources_below(self._layouts) if name.endswith((".typ", ".ttf"))]
        digests = (hashlib.sha256((self._layouts / name).read_bytes()).hexdigest() for name in files)
        return "\0".join((version("typst"), program_digest("typeset"), *digests))


def code(address: str, alt: str) -> Mapping[str, Value]:
    """A QR code that leads to an address, as the value `code` of a document.

    Error correction M (15 %) stands a stamp or a fold on a posted sheet; four modules of quiet zone
    (ISO/IEC 18004).
    """
    import segno

    drawn = segno.make(address, error="m", micro=False, boost_error=False)
    return {"svg": drawn.svg_inline(border=4, omitsize=True, light="#fff"), "alt": alt}


def _problem(layout: str, fault: Exception) -> Problem:
    """The layout and its line that the compiler complains of."""
    diagnostic = str(getattr(fault, "diagnostic", fault))
    place = PLACE.search(diagnostic)
    name, line = (place[1], int(place[2])) if place else (f"{layout}.typ", 1)
    reason = " ".join(str(fault).split())
    return Problem(
        f"theme/{LAYOUTS}/{name}", line, "templat", f"tata letak cetak tidak dapat dipakai: {reason}"
    )
