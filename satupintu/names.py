"""Names of people as Indonesians write them: academic and other titles around the name itself."""

from __future__ import annotations

import re
import unicodedata

TITLES = frozenset(
    "prof dr dra drs drg drh ir h hj kh k.h r rr ra rm rd tb r.a r.r r.m raden apt ns ust kol letkol mayor brigjen".split()
)
"""Titles that stand before a name: Prof., Dr., Drs., Ir., H., Hj., K.H., R. and their like."""
DEGREES = frozenset(
    """ama amd amdkeb amdkep ba bba bsc dea dess dipling edd lld llm ma mac mag mak map march mba mcom mcs md mdev me
    mec med meng mfa mfil mh mhum mid mikom mip mkes mkm mkn mkom mm mma mmin mp mpa mpd mpdi mph mphil mpm mpp
    mppm mps mpsi mpsp msc mse msi msn msos mstat mt mth mti mtr mtrap mts phd psyd sab sag sak sap sars sd se sei
    sfarm sgz sh shi shum sikom sip sked skep skh skm skom skpm sp spd spdi spi spsi spt ssi ssn ssos sst sstat sstp
    st sth sti str strap strkeb sus""".split()
)
"""Degrees without their stops, in small letters: what may stand behind a name even without a comma."""
LETTER = re.compile(r"[^\W\d_]")


def initials(name: str) -> str:
    """At most two capitals: of the first and the last word of the name without titles; "" for no name.

    “Dr. Siti Aminah, S.Sos., M.Si.” gives SA, “Suharto” S. A name of titles only is taken as it stands.
    """
    letters = [found[0].upper() for word in plain_name(name).split() if (found := LETTER.search(word))]
    return letters[0] + letters[-1] if len(letters) > 1 else "".join(letters)


def plain_name(name: str) -> str:
    """The name without titles: “Dr. Siti Aminah, S.Sos., M.Si.” gives “Siti Aminah”.

    It is never split into first and last. A name of titles only is taken as it stands.
    """
    words = name.partition(",")[0].split()
    while len(words) > 1 and _is_degree(words[-1]):
        words.pop()
    own = list(words)
    while own and own[0].rstrip(".").lower() in TITLES:
        own.pop(0)
    return " ".join(own or words)


def sorting_key(name: str) -> str:
    """What names are sorted and looked up by: without titles, marks on letters, and capitals."""
    return without_marks(plain_name(name).casefold())


def without_marks(text: str) -> str:
    """The text without the marks on its letters: “Réné” gives “Rene”."""
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def first_letter(name: str) -> str:
    """The capital A–Z a name is listed under; `#` where it begins with none."""
    letter = next((found for found in sorting_key(name) if found.isalpha()), "").upper()
    return letter if letter.isascii() and letter else "#"


def _is_degree(word: str) -> bool:
    """`S.Sos.` and `M.Si` are degrees, `SE` in capitals too; `M.Yusuf` and `Se` are names."""
    bare = word.replace(".", "").replace("-", "").lower()
    return bare in DEGREES and ("." in word.rstrip(".") or word.isupper())
