"""The private key file: which key of the personnel system (a NIP) is whose record.

It lies outside every repository and is the only place where a key is ever written; see decision record 0018.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from satupintu.personnel.faults import FileRefused

VERSION = 1


def read_keys(text: str) -> dict[str, str]:
    """The slug of each key. Raises FileRefused."""
    try:
        found = json.loads(text)
    except ValueError:  # its words quote the file
        raise FileRefused("Berkas kunci ini tidak terbaca; pakai berkas yang ditulis portal.") from None
    keys = found.get("kunci") if isinstance(found, dict) and found.get("versi") == VERSION else None
    if not isinstance(keys, dict) or not all(isinstance(slug, str) for slug in keys.values()):
        raise FileRefused(
            "Berkas ini bukan berkas kunci portal; beri nama lain, atau pakai yang ditulis portal."
        )
    return keys


def keys_text(keys: Mapping[str, str]) -> str:
    """The text of the file, in the order of the slugs."""
    ordered = dict(sorted(keys.items(), key=lambda pair: (pair[1], pair[0])))
    return json.dumps({"versi": VERSION, "kunci": ordered}, ensure_ascii=False, indent=1) + "\n"
