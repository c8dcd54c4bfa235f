"""Everything a build follows from, as digests: where all of it is that of the last build, so is the output.

`tests/build/test_inputs.py` watches which files a build opens, and fails where one of them is not counted here.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from satupintu import code_owners
from satupintu.commands.examine import CANARIES
from satupintu.commands.revision import commit_of, history_of
from satupintu.files import files_below
from satupintu.unchanged import COMPILED, PARTS_OF_PROGRAM

SOURCES = ("content", "units", "services_catalog")
THEME = ("theme",)
DISTRIBUTION = ".dist-info"


@dataclass(frozen=True, slots=True)
class Inputs:
    """Digests of the sources, of the theme, and of all that a build follows from; and the commit it is built from."""

    content: str
    theme: str
    all: str
    commit: str | None


def read_inputs(
    root: Path,
    *,
    day: date,
    settings: Path,
    from_disk: bool,
    canaries: Path | None,
    links: str | None,
    drafts: bool = False,
) -> Inputs:
    """What lies there now. `links` is the digest of the link record, None without one. Raises OSError."""
    content, theme = digest_below(root, SOURCES), digest_below(root, THEME)
    commit = commit_of(root)
    single = {settings, *root.glob("*.py"), root / code_owners.PATH, canaries or root / CANARIES}
    told = (
        (sys.version, *sorted(_libraries())),
        (day.isoformat(), from_disk, drafts, links, commit, history_of(root), settings.name),
        (content, theme, *sorted(_shape(root))),
        [digest_below(folder.parent, [folder.name]) for folder in PARTS_OF_PROGRAM],
        [(file.name, _digest(file)) for file in sorted(single) if file.is_file()],
    )
    return Inputs(content, theme, hashlib.sha256(repr(told).encode()).hexdigest(), commit)


def digest_below(root: Path, folders: Iterable[str]) -> str:
    """One digest over all files below some folders, by path; what was compiled from them does not count."""
    total = hashlib.sha256()
    for folder in folders:
        for name in files_below(root / folder):
            if COMPILED not in name:
                total.update(f"{folder}/{name}\0{_digest(f'{root}/{folder}/{name}')}\n".encode())
    return total.hexdigest()


def _digest(path: str | Path) -> str:
    with open(path, "rb") as file:  # noqa: PTH123 (a Path for each of thousands costs as much as the reading)
        return hashlib.sha256(file.read()).hexdigest()


def _shape(root: Path) -> Iterator[str]:
    """The folders of sources and theme, and what lies there that is neither a folder nor a file: it may be refused."""
    waiting = [folder for folder in (*SOURCES, *THEME) if (root / folder).is_dir()]
    while waiting:
        place = waiting.pop()
        with os.scandir(root / place) as entries:
            for entry in entries:
                path = f"{place}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    if f"{entry.name}/" != COMPILED:
                        waiting.append(path)
                        yield f"{path}/"
                elif not entry.is_file(follow_symlinks=False):
                    yield f"{path}@"


def _libraries() -> Iterator[str]:
    """Names and versions of all that is installed beside the program."""
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        yield from (name for name in os.listdir(folder) if name.endswith(DISTRIBUTION))  # noqa: PTH208
