"""The content of one commit in a folder of its own: written from git's objects, none of which is ever run."""

from __future__ import annotations

from pathlib import Path

from satupintu.code_owners import PATH as CODE_OWNERS
from satupintu.files import MAX_FILE_BYTES
from satupintu.law.path_names import danger, in_content, starts
from satupintu.law.proposal import EXECUTABLE, REGULAR, SYMLINK, Contents, Tree

SHARED = (".cache", "theme")
"""What the portal's own folder lends, as links: what it knows from earlier builds, and how pages look."""
NOWHERE = "tautan-yang-tidak-diikuti"


def write_content(root: Path, place: Path, tree: Tree, read: Contents) -> None:
    """Write the content of a tree to a new folder, beside what the portal's folder `root` lends. Raises OSError.

    Left out are paths that lead out of their folder, submodules, and files too large to be published: the law for
    folders tells them. Symbolic links lead nowhere here, and come last, so that nothing is written through one: the
    checks refuse every link, wherever it leads.
    """
    place.mkdir(parents=True)
    (root / ".cache").mkdir(exist_ok=True)
    for name in SHARED:
        (place / name).symlink_to(root / name, target_is_directory=True)
    links = {path for path, version in tree.items() if version.mode == SYMLINK}
    for path, version in tree.items():
        if version.mode in (REGULAR, EXECUTABLE) and version.size <= MAX_FILE_BYTES and _is_written(path):
            _write(place / path, read(version.blob))
    for path in sorted(links):
        if _is_written(path) and not links & set(starts(path.rpartition("/")[0])):
            (place / path).parent.mkdir(parents=True, exist_ok=True)
            (place / path).symlink_to(NOWHERE)


def _is_written(path: str) -> bool:
    return (in_content(path) or path == CODE_OWNERS) and not danger(path)


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as opened:
        opened.write(content)
