"""A finished output, read to be released: every file once, with what its receipt says of it."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from satupintu.commands.report import Impossible
from satupintu.releases.guards import no_site, unsafe_names
from satupintu.releases.manifest import RECEIPT, build_digest

REFUSED = "Tidak diterbitkan: "
PLAIN = 0o644
PEOPLE = "api/v1/people.json"
UNITS = "api/v1/units.json"
SHOWN = 3
"""How many bad names a sentence holds."""


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A finished output: the digest of each file, and what `terbitan.json` says."""

    folder: Path
    files: Mapping[str, str]
    commit: str | None
    search: str | None
    """What its search bundle is made from."""

    def rows(self, path: str, key: str, value: str) -> dict[str, str]:
        """Two keys of each row of a data file of the site."""
        file = self.folder / path
        return rows(file.read_bytes() if file.is_file() else None, key, value)


def rows(content: bytes | None, key: str, value: str) -> dict[str, str]:
    """Two keys of each row of a data file, the first → the second; nothing of what is no such file."""
    try:
        items = json.loads(content or b"")["items"]
        return {str(row[key]): str(row[value]) for row in items if row.get(key)}
    except (ValueError, LookupError, TypeError, AttributeError):
        return {}


def read_built(output: Path) -> BuiltSite:
    """The output as it lies there. Raises Impossible where it is none, or was changed after it was built."""
    folder = output.resolve()
    if not (folder / RECEIPT).is_file():
        told = f"{REFUSED}di `{output}` tidak ada hasil bangun; jalankan tanpa `--no-build`."
        raise Impossible(
            told if not _is_empty(folder) else f"{REFUSED}situs kosong: `{output}` tidak berisi apa pun."
        )
    files = _digests(folder)
    if fault := no_site(files):
        raise Impossible(f"{REFUSED}{fault}.")
    if remarks := unsafe_names(files):
        more = f" dan {len(remarks) - SHOWN} lagi" if len(remarks) > SHOWN else ""
        raise Impossible(f"{REFUSED}nama berkas tidak aman: {', '.join(remarks[:SHOWN])}{more}.")
    content = (folder / RECEIPT).read_bytes()
    said = _receipt(content)
    if said.get("digest") != build_digest(files):
        raise Impossible(f"{REFUSED}isi `{output}` berubah sesudah dibangun; bangun ulang.")
    if _inputs(content).get("from_disk") is not False:
        raise Impossible(
            f"{REFUSED}hasil bangun ini bukan untuk server web; bangun ulang tanpa `--from-disk`."
        )
    return BuiltSite(folder, files, said.get("commit"), search_of(content))


def _is_empty(folder: Path) -> bool:
    return folder.is_dir() and not any(folder.iterdir())


def search_of(content: bytes) -> str | None:
    """What the search bundle is made from, from the bytes of `terbitan.json`; None without one."""
    search = _inputs(content).get("search")
    return str(search) if search else None


def _receipt(content: bytes) -> dict[str, Any]:
    try:
        found = json.loads(content)
    except ValueError:
        found = None
    return found if isinstance(found, dict) else {}


def _inputs(content: bytes) -> dict[str, Any]:
    inputs = _receipt(content).get("inputs")
    return inputs if isinstance(inputs, dict) else {}


def _digests(folder: Path) -> dict[str, str]:
    """Every file with the SHA-256 of its bytes. Raises Impossible where something else lies there, such as a link."""
    found: dict[str, str] = {}
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(folder / prefix) as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{path}/")
                elif entry.is_file(follow_symlinks=False):
                    found[path] = digest_of_file(entry.path)
                else:
                    raise Impossible(f"{REFUSED}`{path!a}` di hasil bangun bukan berkas biasa.")
    return found


def digest_of_file(path: str | Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with open(path, "rb") as file:  # noqa: PTH123 (a Path for each of many thousands costs as much as the reading)
        return hashlib.file_digest(file, "sha256").hexdigest()


def copied(source: Path, paths: Iterable[str], target: Path, twin: Callable[[str], Path | None]) -> None:
    """Put files of a folder into another one; as the second name of their twin where they have one on the same disk."""
    for path in paths:
        place = target / path
        place.parent.mkdir(parents=True, exist_ok=True)
        same = twin(path)
        if same is None or same.stat().st_mode & 0o777 != PLAIN or not _linked(same, place):
            shutil.copyfile(source / path, place)
            place.chmod(PLAIN)


def _linked(source: Path, place: Path) -> bool:
    """Whether a file got a second name; not across disks, nor where the file system has no such thing."""
    try:
        os.link(source, place)
    except OSError:
        return False
    return True
