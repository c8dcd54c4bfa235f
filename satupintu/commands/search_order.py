"""The order of time of everything that is found: a file of the bundle that is fetched only by who asks for it.

Pagefind would keep it in the list of pages, which every first search loads.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from satupintu.privacy.bundle import GZIP, SIGNATURE

ORDER = "urutan.txt"
"""Lines of the names by which Pagefind calls pages, newest first."""


def order_of_time(indexes: Iterable[Path], days: Mapping[str, str]) -> str:
    """The names of the pages of some indexes, by the day of their address, then by address.

    Raises OSError, ValueError, LookupError or zlib.error where an index is not as Pagefind writes it.
    """
    found = []
    for fragment in (file for index in indexes for file in (index / "fragment").iterdir()):
        packed = zlib.decompress(fragment.read_bytes(), GZIP)
        address = unquote(json.loads(packed.removeprefix(SIGNATURE))["url"]).strip("/")
        found.append((days[address], address, fragment.stem))
    found.sort(key=lambda each: each[1])
    found.sort(key=lambda each: each[0], reverse=True)
    return "\n".join(name for _day, _address, name in found)
