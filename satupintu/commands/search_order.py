"""The order of time of everything that is found: a file of the bundle that is fetched only by who asks for it.

Pagefind would keep it in the list of pages, which every first search loads.
"""

from __future__ import annotations

import json
import re
import zlib
from pathlib import Path
from urllib.parse import unquote

from satupintu.privacy.bundle import GZIP, SIGNATURE

ORDER = "urutan.txt"
"""Lines of the names by which Pagefind calls pages, newest first."""
DAY = re.compile(r'<main\b[^>]* data-urut="([^"]*)"')


def write_order(site: Path, bundle: Path) -> None:
    """Write the order of the pages of a bundle, by the day that their marks name, then by address.

    Raises OSError, ValueError or zlib.error where the bundle is not as Pagefind writes it.
    """
    found = []
    for fragment in (bundle / "fragment").iterdir():
        packed = zlib.decompress(fragment.read_bytes(), GZIP)
        address = unquote(json.loads(packed.removeprefix(SIGNATURE))["url"]).strip("/")
        page = (site / address / "index.html").read_text(encoding="utf-8")
        marked = DAY.search(page)
        found.append((marked[1] if marked else "", address, fragment.stem))
    found.sort(key=lambda each: each[1])
    found.sort(key=lambda each: each[0], reverse=True)
    (bundle / ORDER).write_text("\n".join(name for _day, _address, name in found), encoding="ascii")
