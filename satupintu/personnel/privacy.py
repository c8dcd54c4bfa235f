"""What of a personnel file a message may show, and what a public column may hold: fewer digits than any number of people has.

Stricter than `satupintu.privacy.numbers`, which must not cry wolf: a column of names has no long numbers at all.
"""

from __future__ import annotations

import re

LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){8,}")
"""Nine digits or more: NIK, NIP, NPWP and telephone numbers, however they are grouped. No public field has them."""
SHOWN_NUMBER = re.compile(r"\d(?:[ ./\-]?\d){5,}")
"""What a message never shows: shorter runs may be dates of birth."""
LONGEST_SHOWN = 60


def holds_private_number(text: str) -> bool:
    return bool(LONG_NUMBER.search(text))


def shown(text: str) -> str:
    """A value of a public column as a message may show it."""
    cut = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"
    return without_numbers(cut)


def without_numbers(text: str) -> str:
    """A sentence that quotes a value, without the longer numbers in it."""
    return SHOWN_NUMBER.sub("•••", text)
