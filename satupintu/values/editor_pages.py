"""The pages of the web editor."""

from __future__ import annotations

from typing import ClassVar

from satupintu.values.form_parts import FormField
from satupintu.values.pages import PageValues
from satupintu.values.parts import Link


class EditorsValues(PageValues, frozen=True):
    """`/admin/`: `editors` lead to the editor of each unit and to that of Humas; `intro` says what becomes of a text,
    `forms` leads to those without an account.
    """

    template: ClassVar[str] = "editors"
    intro: str
    editors: tuple[Link, ...]
    forms: Link


class EditorValues(PageValues, frozen=True):
    """One editor: `scripts` in the order they are loaded, `servers` it may ask, `back` to the choice of editors."""

    template: ClassVar[str] = "editor"
    intro: str
    scripts: tuple[str, ...]
    servers: tuple[str, ...]
    back: str


class FormsValues(PageValues, frozen=True):
    """`/admin/formulir/`: a form for each kind."""

    template: ClassVar[str] = "forms"
    intro: str
    forms: tuple[Link, ...]


class FormValues(PageValues, frozen=True):
    """A form that makes the file of one kind, and sends nothing.

    `folders` are where it may lie, as (path, owner); `ending` that of its name; `asked` must be filled in, `further`
    may be, `lists` have entries of several keys, `flags` are yes or no; `has_text` says whether a text follows; `mail` is where files go that nobody can
    upload ("" for none known).
    """

    template: ClassVar[str] = "form"
    intro: str
    script: str
    folders: tuple[tuple[str, str], ...]
    ending: str
    asked: tuple[FormField, ...]
    further: tuple[FormField, ...]
    lists: tuple[FormField, ...]
    flags: tuple[FormField, ...]
    has_text: bool
    mail: str
