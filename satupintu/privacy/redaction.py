"""Messages without the numbers they are about: they stand in terminals, logs and reports that others read."""

from __future__ import annotations

import re

from satupintu.privacy.numbers import find, masked
from satupintu.privacy.reading import plain

LONG = re.compile(r"[0-9]{15,}")
CUT = re.compile(r"[0-9][0-9 ._-]{3,60}(?=…)")
"""Digits at the place where a quotation was cut off: perhaps the first half of a number."""
SOME = re.compile(r"(?:\d\D{0,8}){10}")
BETWEEN = r"[^0-9A-Za-z•]{0,4}"


def redacted(message: str) -> str:
    """A message with every personal number masked, and every other run of fifteen digits or more."""
    if SOME.search(message):
        read = plain(message)
        for found in list(find(read)):
            written = re.compile(_any_grouping(found.digits))
            if not written.search(message):
                message = read  # disguised: shown as it reads
            message = written.sub(found.masked, message)
    if "…" in message:
        message = CUT.sub(lambda cut: "•" * len(cut[0]), message)
    return LONG.sub(lambda run: masked(run[0]), message)


def _any_grouping(digits: str) -> str:
    """What matches some digits whatever stands between them, a mobile number also with 62 in place of 0."""
    start = f"(?:0|6{BETWEEN}2)" if digits.startswith("08") else digits[0]
    return BETWEEN.join((start, *digits[1:]))
