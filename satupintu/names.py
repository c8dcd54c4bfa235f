"""Names of people as Indonesians write them: academic and other titles around the name itself."""

from __future__ import annotations

import re

TITLES = frozenset(
    "prof dr dra drs drg drh ir h hj kh k.h r rr ra rm rd tb r.a r.r r.m raden apt ns ust kol letkol mayor brigjen".split()
)
"""Titles that stand before a name: Prof., Dr., Drs., Ir., H., Hj., K.H., R. and their like."""
DEGREE = re.compile(r"[A-Za-z]+\.[A-Za-z].*")
"""`S.Sos`, `M.Si`, `Ph.D`: an abbreviation of several parts, behind a name even without its comma."""
LETTER = re.compile(r"[^\W\d_]")


def initials(name: str) -> str:
    """At most two capitals: of the first and the last word of the name without titles; "" for no name.

    “Dr. Siti Aminah, S.Sos., M.Si.” gives SA, “Suharto” S. A name of titles only is taken as it stands.
    """
    words = name.partition(",")[0].split()
    while len(words) > 1 and DEGREE.fullmatch(words[-1]):
        words.pop()
    own = list(words)
    while own and own[0].rstrip(".").lower() in TITLES:
        own.pop(0)
    letters = [found[0].upper() for word in own or words if (found := LETTER.search(word))]
    return letters[0] + letters[-1] if len(letters) > 1 else "".join(letters)
