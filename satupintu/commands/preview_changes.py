"""What the preview watches: sources, theme and settings, however they come and go."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from satupintu.commands.examine import CANARIES
from satupintu.commands.inputs import SOURCES, THEME
from satupintu.left_behind import is_left_behind
from satupintu.unchanged import COMPILED

SETTLED_MS = 30
"""A change is told once there was no other for so long,"""
LONGEST_MS = 300
"""and after so long in any case."""
LOOK_MS = 200
"""How often the project's own folder is looked at: its settings, and whether a watched folder is still the same."""
SINGLE = ("*.py", CANARIES)
UNFINISHED = (".tmp", ".part")
"""How the names end of files that are still written, and get another name then."""


def changes(root: Path, stop: Event) -> Iterator[bool]:
    """True after a change, False when nothing has changed for LOOK_MS; ends when `stop` is set.

    When the first value comes everything is watched. Folders may be deleted and come back.
    """
    replaced = False
    while not stop.is_set():
        folders, single = _folders(root), _single(root)
        for found in _watched(root, folders, stop):
            before, single = single, _single(root)
            yield bool(found) or replaced or single != before
            replaced = _folders(root) != folders
            if replaced:  # told once the new folders are watched
                break


def _watched(root: Path, folders: dict[str, int], stop: Event) -> Iterator[object]:
    """What watchfiles says of folders: changes, or nothing. One that goes meanwhile is told as a change."""
    try:
        yield from watch(
            *(root / name for name in folders),
            watch_filter=counts,
            step=SETTLED_MS,
            debounce=LONGEST_MS,
            rust_timeout=LOOK_MS,
            yield_on_timeout=True,
            stop_event=stop,
            raise_interrupt=False,
            ignore_permission_denied=True,
        )
    except FileNotFoundError:
        yield None


def counts(_change: Change, path: str) -> bool:
    """Whether a change of what lies at a path may change the site."""
    name = path.rpartition("/")[2]
    return not (
        name.startswith(".") or name.endswith(UNFINISHED) or is_left_behind(name) or COMPILED in f"{path}/"
    )


def _folders(root: Path) -> dict[str, int]:
    """The watched folders that are there, each with the number the file system gave it."""
    places = {name: (root / name) for name in (*SOURCES, *THEME)}
    return {name: place.stat().st_ino for name, place in places.items() if place.is_dir()}


def _single(root: Path) -> dict[str, tuple[int, int]]:
    """The single files that count, each with number and time."""
    found = {file: file.stat() for pattern in SINGLE for file in root.glob(pattern) if file.is_file()}
    return {file.name: (facts.st_ino, facts.st_mtime_ns) for file, facts in found.items()}
