"""Texts made to fit: cut at a word, and numbers as machines dial them."""

from __future__ import annotations

import re

ELLIPSIS = "…"


def cut(text: str, longest: int) -> str:
    """The text on one line; where it is longer than `longest` characters, up to a word that fits, and "…"."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    start = text[:longest]
    whole = start[:-1].rpartition(" ")[0] or start[:-1]
    return whole.rstrip(" ,;:–-(“") + ELLIPSIS


def telephone_number(number: str | None) -> str:
    """`+62227790044` for `(022) 7790044` (RFC 3966); empty where there is none."""
    digits = re.sub(r"\D", "", number or "")
    return f"+62{digits.removeprefix('62').removeprefix('0')}" if digits else ""


def capital(text: str) -> str:
    """The text beginning with a capital, the rest as it is (unlike str.capitalize)."""
    return text[:1].upper() + text[1:]


def thousands(number: int) -> str:
    """`1.204`, as Indonesian writes it."""
    return f"{number:,}".replace(",", ".")
