"""What the Nu checker says of our pages although nothing is wrong, each with the reason.

A message that is on no line here fails the tests, and so does a line that no message needs any more.
"""

ALLOWED = {
    (
        r"Resource violates Content Security Policy \(meta tag\): (?:external stylesheet|external script|image)"
        r" “(?![a-z]+:|//)[^”]+” blocked by “(?:style|script|img)-src” directive\."
    ): (
        "The checker reads files, which have no origin that 'self' could mean; served, each comes from the site itself"
        " (tests/theme/test_validity.py looks that the browser blocks nothing)."
    ),
}
"""Regular expression of a whole message → the reason it is allowed."""
