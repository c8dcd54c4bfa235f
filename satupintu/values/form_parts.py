"""Parts of the forms for those without an account."""

from __future__ import annotations

from msgspec import Struct


class FormField(Struct, frozen=True):
    """One key that a form asks for; a dot in `name` parts it from the key that holds it.

    `widget` is `baris`, `panjang`, `hari`, `jam`, `angka`, `pilihan` (of `options`, at first `chosen`), `daftar` (an entry a
    line), `tanda` (yes or no) or `butir` (entries of the keys `parts` each, as many as are wanted); `pattern` is a regular expression, `longest` a number of letters (0: any), `least` and
    `most` bounds of numbers ("" for none). A required one may be left empty where the field `instead` is filled in.
    """

    name: str
    title: str
    hint: str
    widget: str
    required: bool
    options: tuple[str, ...] = ()
    chosen: str = ""
    pattern: str = ""
    longest: int = 0
    least: str = ""
    most: str = ""
    parts: tuple[FormField, ...] = ()
    instead: str = ""
