"""What releases are kept in, seen from the commands: a branch of a repository, or folders of a web server."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from satupintu.releases.manifest import MANIFEST, Manifest, ManifestDamaged, read_manifest
from satupintu.releases.receipt import Receipt


@dataclass(frozen=True, slots=True)
class Release:
    """One release, and where its store has it (a commit, a folder); "" where only the receipt is left."""

    receipt: Receipt
    place: str = ""


class Store(Protocol):
    """Where releases are."""

    @property
    def name(self) -> str:
        """What people call it: `origin/gh-pages`, or the folder."""

    @property
    def is_host_of_pages(self) -> bool:
        """Whether who serves it reads files such as `CNAME` there."""

    def releases(self) -> Sequence[Release]:
        """Every release, newest first; the first is what visitors see. Raises Impossible where something else lies there."""

    def file(self, release: Release, path: str) -> bytes | None:
        """A file of a release; None where it is not there."""

    def fill(self, release: Release, folder: str, target: Path) -> None:
        """Write what a release has below a folder into the same folder of a target."""

    def is_intact(self, newest: Release) -> bool:
        """Whether visitors see what the newest release says."""

    def staging(self) -> AbstractContextManager[Path]:
        """A new empty folder for the files of a release. Raises Impossible where another publication is faster."""

    def take(self, built: Path, files: Mapping[str, str], staged: Path) -> None:
        """Put files of a folder, by path with their digests, into a staged one."""

    def keep(self, staged: Path, files: Mapping[str, str]) -> Mapping[str, str]:
        """Add what pages of earlier releases still ask for to a staged release of these files; its digests by path."""

    def put(self, staged: Path, receipt: Receipt, newest: Release | None) -> None:
        """Make the staged files the newest release, in one step. Raises Impossible; then nothing has changed."""

    def put_back(self, release: Release, receipt: Receipt, newest: Release) -> None:
        """Make an earlier release the newest one again, in one step. Raises Impossible; then nothing has changed."""


def manifest_of(store: Store, release: Release) -> Manifest | None:
    """The manifest of a release; None where it has none that can be read."""
    content = store.file(release, MANIFEST)
    try:
        return read_manifest(content) if content is not None else None
    except ManifestDamaged:
        return None


def lift_command(store: Store) -> str:
    """What to type to publish again after a way back."""
    where = "" if store.is_host_of_pages else f" --to {store.name}"
    return f"./portal publish{where} --release-hold"
