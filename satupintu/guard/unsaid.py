"""Texts without the addresses that are suspected of being hijacked.

Links to a withheld address are led elsewhere (`Site.led`); here it goes out of what people wrote about it too: a
requirement of a standard, the way into an application, a step, a title. A dead address stays in texts, since it
harms nobody; an address alone is a link, and is not touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from pydantic import BaseModel

WITHHELD_WORDS = "(alamat ditahan)"
ADDRESS = re.compile(r"https?://\S+")
TEXT = re.compile(r"(?:^|(?<=>))[^<]+")
AnyRecord = TypeVar("AnyRecord", bound=BaseModel)


def names_of(suspects: Iterable[str], others: Iterable[str]) -> re.Pattern[str] | None:
    """What finds suspect addresses, and anything below them, in a text; None where there are none.

    Addresses are without scheme, in small letters. The whole host is meant unless one of `others` is on it.
    """
    sound = {_host(other) for other in others}
    meant = {address if _host(address) in sound else _host(address) for address in suspects}
    if not meant:
        return None
    either = "|".join(
        re.escape(address) for address in sorted(meant, key=lambda address: (-len(address), address))
    )
    return re.compile(
        rf"(?:https?://)?(?<![\w.-])(?:www\.)?(?:{either})(?![\w-]|\.\w)(?:[/?#][^\s<>\"')\]]*[^\s<>\"')\].,;])?/?",
        re.I,
    )


def unsaid(record: AnyRecord, names: re.Pattern[str]) -> AnyRecord:
    """A record whose texts do not name what `names` finds; itself where none does."""
    changed = {
        name: better
        for name in type(record).model_fields
        if (better := _unsaid(getattr(record, name), names)) is not getattr(record, name)
    }
    return record.model_copy(update=changed) if changed else record


def unsaid_html(html: str, names: re.Pattern[str]) -> str:
    """HTML whose texts do not name them; its tags stay as they are."""
    return TEXT.sub(lambda text: names.sub(WITHHELD_WORDS, text[0]), html)


def _unsaid(value: Any, names: re.Pattern[str]) -> Any:
    if type(value) is str:
        return (
            value if ADDRESS.fullmatch(value) or not names.search(value) else names.sub(WITHHELD_WORDS, value)
        )
    if isinstance(value, BaseModel):
        return unsaid(value, names)
    if isinstance(value, tuple):
        better = tuple(_unsaid(entry, names) for entry in value)
        return value if all(new is old for new, old in zip(better, value, strict=True)) else better
    return value


def _host(address: str) -> str:
    return re.split("[/?#]", address, maxsplit=1)[0]
