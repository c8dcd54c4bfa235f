"""Everything a build follows from, as digests: where all of it is that of the last build, so is the output.

`tests/build/test_inputs.py` watches which files a build opens, and fails where one of them is not counted here.
"""

from __future__ import annotations

import hashlib
import os
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from msgspec import Struct

from satupintu import code_owners
from satupintu.commands.examine import CANARIES
from satupintu.commands.file_digests import FileDigests
from satupintu.commands.revision import commit_of, history_of
from satupintu.kept_sources import TEXT
from satupintu.left_behind import is_left_behind
from satupintu.unchanged import COMPILED, PARTS_OF_PROGRAM

SOURCES = ("content", "units", "services_catalog")
THEME = ("theme",)
DISTRIBUTION = ".dist-info"


class Inputs(Struct, frozen=True):
    """Digests of all that a build follows from, and the commit it is built from.

    `content` and `theme` are those of all files below their folders, `sources` that of each file of the content by
    path. `around` is the digest of everything but the content of Markdown files and the past: their names, all other
    files, program, settings, day. `past` names the commits that lie behind. `all` is one over all of it.
    """

    content: str
    theme: str
    sources: Mapping[str, str]
    around: str
    past: str
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
    digests: FileDigests | None = None,
) -> Inputs:
    """What lies there now. `links` is the digest of the link record, None without one. Raises OSError.

    `digests` are those of an earlier look in the same run.
    """
    digests = digests or FileDigests(root)
    of_sources, of_theme = _looked_through(root, SOURCES), _looked_through(root, THEME)
    sources = dict(_digests(of_sources, digests))
    theme = _total(_digests(of_theme, digests))
    commit = commit_of(root)
    single = {settings, *root.glob("*.py"), root / code_owners.PATH, canaries or root / CANARIES}
    around = (
        (sys.version, *sorted(_libraries())),
        (day.isoformat(), from_disk, drafts, links, settings.name),
        _total((path, "" if path.endswith(TEXT) else digest) for path, digest in sources.items()),
        (theme, *of_sources.shape, *of_theme.shape),
        [_total(_program(folder, digests)) for folder in PARTS_OF_PROGRAM],
        [(file.name, digests.of(str(file))) for file in sorted(single) if file.is_file()],
    )
    content, past = _total(sources.items()), f"{commit} {history_of(root)}"
    surroundings = _digest(around)
    return Inputs(content, theme, sources, surroundings, past, _digest((content, surroundings, past)), commit)


class _Below(Struct, frozen=True):
    """What lies below some folders, by path, in order: files, and the folders and what is neither, which may be refused."""

    files: tuple[str, ...]
    shape: tuple[str, ...]


def _looked_through(root: Path, folders: Iterable[str]) -> _Below:
    """Neither what was compiled counts nor what was left behind. Links are not followed."""
    files: list[str] = []
    shape: list[str] = []
    for folder in folders:
        found: list[str] = []
        waiting = [folder] if (root / folder).is_dir() else []
        while waiting:
            place = waiting.pop()
            with os.scandir(f"{root}/{place}") as entries:
                for entry in entries:
                    if is_left_behind(entry.name):
                        continue
                    path = f"{place}/{entry.name}"
                    if entry.is_file(follow_symlinks=False):
                        found.append(path)
                    elif not entry.is_dir(follow_symlinks=False):
                        shape.append(f"{path}@")
                    elif f"{entry.name}/" != COMPILED:
                        waiting.append(path)
                        shape.append(f"{path}/")
        files += sorted(found)
    return _Below(tuple(files), tuple(sorted(shape)))


def _digests(below: _Below, digests: FileDigests) -> Iterator[tuple[str, str]]:
    """Each file with its digest."""
    return ((path, digests.of(path)) for path in below.files)


def _program(folder: Path, digests: FileDigests) -> Iterator[tuple[str, str]]:
    """The same of a part of the program, which may lie elsewhere."""
    files = _looked_through(folder.parent, [folder.name]).files
    return ((path, digests.of(f"{folder.parent}/{path}")) for path in files)


def _total(digests: Iterable[tuple[str, str]]) -> str:
    """One digest over paths of files, each with the digest of the file."""
    total = hashlib.sha256()
    for path, digest in digests:
        total.update(f"{path}\0{digest}\n".encode(errors="surrogatepass"))  # the checks refuse such a name
    return total.hexdigest()


def _digest(told: object) -> str:
    return hashlib.sha256(repr(told).encode()).hexdigest()


def _libraries() -> Iterator[str]:
    """Names and versions of all that is installed beside the program."""
    for folder in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        yield from (name for name in os.listdir(folder) if name.endswith(DISTRIBUTION))  # noqa: PTH208
