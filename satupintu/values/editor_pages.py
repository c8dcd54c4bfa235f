"""The pages of the web editor."""

from __future__ import annotations

from typing import ClassVar

from satupintu.values.pages import PageValues
from satupintu.values.parts import Link


class EditorsValues(PageValues, frozen=True):
    """`/admin/`: `editors` lead to the editor of each unit and to that of Humas; `intro` says what becomes of a text."""

    template: ClassVar[str] = "editors"
    intro: str
    editors: tuple[Link, ...]


class EditorValues(PageValues, frozen=True):
    """One editor: `scripts` in the order they are loaded, `servers` it may ask, `back` to the choice of editors."""

    template: ClassVar[str] = "editor"
    intro: str
    scripts: tuple[str, ...]
    servers: tuple[str, ...]
    back: str
