"""What the Nu checker says of our pages although nothing is wrong, each with the reason.

A message that is on no line here fails the tests, and so does a line that no message needs any more.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Allowed:
    """Regular expressions of the whole message and of a part of the text it is about; and the reason."""

    message: str
    extract: str
    reason: str

    def covers(self, message: str, extract: str) -> bool:
        return (
            re.fullmatch(self.message, message) is not None and re.search(self.extract, extract) is not None
        )


ALLOWED = (
    Allowed(
        r"Resource violates Content Security Policy \(meta tag\): (?:external stylesheet|external script|image)"
        r" “(?![a-z]+:|//)[^”]+” blocked by “(?:style|script|img)-src” directive\.",
        "",
        "The checker reads files, which have no origin that 'self' could mean. Served, each comes from the site itself;"
        " test_validity.py looks that the browser blocks nothing.",
    ),
    Allowed(
        r"Inline script violates Content Security Policy \(meta tag\): blocked by “script-src” directive .*",
        r'<script type="application/ld\+json">',
        "A block of data is not a script (HTML standard, 4.12.1): browsers neither run nor block it.",
    ),
)
ALLOWED_IN_STYLES = (
    Allowed(
        r"CSS: (?:“container-type”: Property “container-type” doesn't exist\.|Unrecognized at-rule “@container”)",
        r"container",
        "The checker's list of properties is older than CSS Containment Level 3, which browsers have had since 2023;"
        " where it is missing, the box shows one service in a row.",
    ),
)
