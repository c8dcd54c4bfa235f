"""Types of single values: how each is read from text, and what is said when it cannot be."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit

import nh3
from pydantic import (
    AfterValidator,
    BeforeValidator,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from satupintu.dates import WRITTEN, YEARS, When
from satupintu.loose_days import meant
from satupintu.places import SLUG, Kind

MAX_URL = 2000
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII)
"""Other letters can be taken for these, and few servers of offices take mail for them (RFC 6531)."""
Entry = TypeVar("Entry")


def _when(value: Any) -> When:
    if isinstance(value, When):
        return value
    if isinstance(value, str):
        try:
            return When.parse(value.strip())
        except ValueError:
            found = WRITTEN.fullmatch(value.strip())
            if found and int(found[1][:4]) not in YEARS:
                raise PydanticCustomError(
                    "portal",
                    f"menyebut tahun di luar {YEARS[0]}–{YEARS[-1]}; betulkan tahunnya, "
                    "atau hapus kunci ini bila maksudnya tanpa batas",
                ) from None
            if found:
                raise PydanticCustomError(
                    "portal", "menyebut hari atau jam yang tidak ada di kalender; betulkan angkanya"
                ) from None
    raise PydanticCustomError(
        "portal",
        "harus berupa tanggal seperti `2026-11-22` atau `2026-11-22 08:00`",
        {"meant": meant(value.strip()) or ""} if isinstance(value, str) else {},
    )


def _whole(value: Any) -> int:
    """A whole number in plain digits: `1.000` is a thousand to its author and one to a program."""
    if isinstance(value, int) or (isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,9}", value.strip())):
        return int(value)
    raise PydanticCustomError("portal", "harus bilangan bulat tanpa titik atau koma, misalnya `40`")


def _flag(value: Any) -> bool:
    word = value.strip().lower() if isinstance(value, str) else value
    if word in ("ya", "true", True):
        return True
    if word in ("tidak", "false", False):
        return False
    raise PydanticCustomError("portal", "harus `true` atau `false`")


def _https(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if len(text) <= MAX_URL and re.fullmatch(r"https://[^\s/?#]+\.[^\s/?#]+(?:[/?#]\S*)?", text):
        if _leads_somewhere(text):
            return text
        raise PydanticCustomError("portal", "bukan alamat yang dapat dibuka; salin alamatnya dari peramban")
    raise PydanticCustomError("portal", "harus alamat lengkap yang diawali `https://`")


def _leads_somewhere(address: str) -> bool:
    """Whether the host of an address can be asked for: not where brackets are no IPv6, where the port is no number,
    and where letters look like others (browsers copy such a name as `xn--…`)."""
    try:
        parts = urlsplit(address)
        return parts.netloc.isascii() and parts.port != 0
    except ValueError:
        return False


def _mail(value: Any) -> str:
    if isinstance(value, str) and MAIL.fullmatch(value.strip()):
        return value.strip()
    raise PydanticCustomError("portal", "harus alamat surel seperti `humas@contoh.go.id`")


def _site_address(value: Any) -> str:
    if isinstance(value, str) and re.fullmatch(
        r"/(?:[a-z0-9-][a-z0-9.-]*/)*(?:[a-z0-9-][a-z0-9.-]*)?", value.strip()
    ):
        return value.strip()
    raise PydanticCustomError(
        "portal",
        "harus alamat di situs ini, diawali dan diakhiri garis miring, misalnya `/berita/judul-lama/`",
    )


def _manual_address(value: Any) -> str:
    """`surat-masuk` is the manual of that name, `/bantuan/` any page of the site."""
    if isinstance(value, str) and SLUG.fullmatch(value.strip()):
        return f"/{Kind.MANUAL}/{value.strip()}/"
    return _site_address(value)


def some(values: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """A list that may not be empty."""
    if not values:
        raise PydanticCustomError("portal", "perlu paling sedikit satu butir")
    return values


def _plain(text: str) -> str:
    """Free text is text: what reads as HTML is refused here, and templates escape the rest."""
    if ("<" in text or "\0" in text) and nh3.is_html(text):  # nothing else begins what is no text
        raise PydanticCustomError("portal", "harus teks biasa tanpa HTML; hapus tanda `<…>`")
    return text


Moment = Annotated[
    When,
    BeforeValidator(_when),
    PlainSerializer(lambda when: when.iso, return_type=str),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}(:\d{2})?( ?(WIB|WITA|WIT|[+]0[789]:00))?)?$",
        }
    ),
]
Flag = Annotated[bool, BeforeValidator(_flag)]
Whole = Annotated[int, BeforeValidator(_whole)]
Secure = Annotated[
    str, BeforeValidator(_https), WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https://"})
]
Mail = Annotated[str, BeforeValidator(_mail), WithJsonSchema({"type": "string", "format": "email"})]
SiteAddress = Annotated[str, BeforeValidator(_site_address)]
ManualAddress = Annotated[str, BeforeValidator(_manual_address)]
Line = Annotated[
    str, StringConstraints(min_length=1, max_length=300, pattern=r"^[^\n]*$"), AfterValidator(_plain)
]
Title = Annotated[
    str, StringConstraints(min_length=1, max_length=200, pattern=r"^[^\n]*$"), AfterValidator(_plain)
]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(_plain)]
Name = Annotated[
    str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\n/\\]*$"), AfterValidator(_plain)
]
ACCOUNT = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$"
Account = Annotated[str, StringConstraints(pattern=ACCOUNT)]
"""An account as a forge or a key names it; it may stand in a branch name and on a command line."""
