"""What may not be released. Each guard answers with an Indonesian sentence that goes on after "Tidak diterbitkan: "."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from satupintu.releases.manifest import pages_of

HOME = "index.html"
PART = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._-]*")
WELL_KNOWN = ".well-known"
"""The only hidden folder a web server may show (RFC 8615)."""
OF_THE_HOST = frozenset({"cname", ".nojekyll", "_redirects", "_headers", "_config.yml", ".gitlab-ci.yml"})
"""Files by which a host of pages is told what to do; they come from the settings or not at all."""
OF_RELEASES = ("manifest.json",)
"""Files that publishing writes; a build has none of them."""
MAX_PATH = 1_000
MAX_NAME = 200
"""Names are ASCII, so these are bytes too; file systems have room for 255."""
LISTED = 50


def no_site(files: Mapping[str, str]) -> str:
    """What is wrong where there is no site at all."""
    if HOME not in files:
        return "situs kosong: tidak ada halaman depan (`index.html`)"
    return ""


def unsafe_names(paths: Iterable[str]) -> list[str]:
    """What is wrong with the names of files, one remark for each bad one."""
    found: list[str] = []
    alike: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        if fault := _unsafe(path):
            found.append(f"{_shown(path)} ({fault})")
        alike[path.casefold()].append(path)
    found += (
        f"{_shown(' dan '.join(same))} (sama di komputer lain)" for same in alike.values() if len(same) > 1
    )
    return found


def _unsafe(path: str) -> str:
    parts = path.split("/")
    if len(path) > MAX_PATH or any(len(part) > MAX_NAME for part in parts):
        return "terlalu panjang"
    if len(parts) == 1 and path.casefold() in OF_THE_HOST:
        return "hanya pengaturan yang boleh membuatnya"
    if path in OF_RELEASES:
        return "ditulis oleh penerbitan"
    if parts[0] == WELL_KNOWN:
        parts = parts[1:]
    if not all(PART.fullmatch(part) and not part.endswith(".") for part in parts):
        return "tanda yang tidak aman"
    return ""


def _shown(path: str) -> str:
    """A name on a terminal: one that holds control characters is written out."""
    return f"`{path}`" if path.isprintable() else f"`{path.encode('unicode_escape').decode()}`"


def vanished(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """The addresses of pages that the last release has and this one has not, in order."""
    return sorted(pages_of(before).keys() - pages_of(after).keys())


def too_many_lost(before: Mapping[str, str], lost: list[str], allowed: int) -> str:
    """What is wrong where more pages are lost than a share, in percent."""
    pages = len(pages_of(before))
    if len(lost) * 100 <= allowed * pages:
        return ""
    share = f"{len(lost) * 100 / pages:.1f}".replace(".", ",")
    return f"{len(lost)} dari {pages} halaman hilang ({share} %, paling banyak {allowed} %)"


def personal(text: str, names: Iterable[str]) -> str:
    """What is wrong with a text for the receipt: it names a post, and no person."""
    if "@" in text:
        return "isinya surel atau akun"
    if any(re.search(rf"\b{re.escape(name)}(?!\w)", text, re.IGNORECASE) for name in names if name):
        return "isinya nama seorang pegawai"
    return ""
