"""`manifest.json`: every file of a release with the digest of its bytes."""

from __future__ import annotations

import hashlib
import json
import posixpath
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from satupintu.places import SEARCH_BUNDLE

MANIFEST = "manifest.json"
RECEIPT = "terbitan.json"
HISTORY = "riwayat/"
"""What stands below it names the release, so that no digest of the release can cover it."""
MAX_BYTES = 64 * 1024 * 1024
HEXADECIMAL = frozenset("0123456789abcdef")


class ManifestDamaged(ValueError):
    """Not a manifest, or not one of this version; says in Indonesian what is wrong."""


def digest_of(files: Mapping[str, str]) -> str:
    """One SHA-256 over files, by path: over lines of path, NUL and the digest of the file's bytes."""
    total = hashlib.sha256()
    for path in sorted(files):
        total.update(f"{path}\0{files[path]}\n".encode())
    return total.hexdigest()


def text_digest(text: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def build_digest(files: Mapping[str, str]) -> str:
    """What `terbitan.json` says of a build: over every other file but the search bundle."""
    return digest_of(
        {
            path: digest
            for path, digest in files.items()
            if path != RECEIPT and not path.startswith(SEARCH_BUNDLE)
        }
    )


class Manifest(Struct, frozen=True, dict=True):
    """The files of one release by path, with the SHA-256 of each in hexadecimal; the manifest itself is not among them.

    `kept` are files of the release before, left there for visitors who still read its pages.
    """

    release: int
    files: Mapping[str, str]
    kept: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def digest(self) -> str:
        """One digest over what the release holds; its history, which names this digest, is not covered."""
        return digest_of({path: one for path, one in self.files.items() if not path.startswith(HISTORY)})

    @property
    def pages(self) -> frozenset[str]:
        """The addresses of its pages."""
        return frozenset(pages_of(self.files))

    def dumped(self) -> str:
        """As JSON, one file a line, so that two manifests differ in few lines."""
        head = f'{{\n"version": 1,\n"release": {self.release},\n"digest": "{self.digest}"'
        parts = [head, f'"files": {_lines(self.files)}']
        if self.kept:
            parts.append(f'"kept": {_lines(self.kept)}')
        return ",\n".join(parts) + "\n}\n"


def _lines(files: Mapping[str, str]) -> str:
    rows = ",\n".join(f"{json.dumps(path)}: {json.dumps(one)}" for path, one in sorted(files.items()))
    return f"{{\n{rows}\n}}"


def read_manifest(content: bytes) -> Manifest:
    """A manifest from its bytes. Raises ManifestDamaged."""
    if len(content) > MAX_BYTES:
        raise ManifestDamaged(f"lebih besar dari {MAX_BYTES // 1024 // 1024} MB")
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as fault:
        raise ManifestDamaged("bukan JSON") from fault
    if not isinstance(found, dict) or found.get("version") != 1 or not _is_number(found.get("release")):
        raise ManifestDamaged("bukan manifes versi 1")
    manifest = Manifest(found["release"], _files(found.get("files")), _files(found.get("kept", {})))
    if manifest.digest != found.get("digest"):
        raise ManifestDamaged("sidiknya tidak cocok dengan isinya")
    return manifest


def _is_number(release: Any) -> bool:
    return type(release) is int and release >= 1  # True is an int too


def _files(found: Any) -> dict[str, str]:
    if not isinstance(found, dict):
        raise ManifestDamaged("daftar berkasnya tidak ada")
    for path, digest in found.items():
        if not isinstance(digest, str) or len(digest) != 64 or not HEXADECIMAL.issuperset(digest):
            raise ManifestDamaged(f"sidik `{path}` bukan SHA-256")
        if not (path.isascii() and path.isprintable()):  # `guards.unsafe_names` releases no other
            raise ManifestDamaged(f"`{path!a}` bukan nama berkas situs")
        if path.startswith("/") or posixpath.normpath(path) != path or ".." in path.split("/"):
            raise ManifestDamaged(f"`{path}` bukan nama berkas situs")
    return found


def pages_of(files: Mapping[str, str]) -> dict[str, str]:
    """The pages among files: address and digest. The page of the releases is written by each of them, so it is none here."""
    return {
        path.removesuffix("index.html"): digest
        for path, digest in files.items()
        if path.endswith(".html") and not path.startswith(HISTORY)
    }


def content_of(files: Mapping[str, str]) -> dict[str, str]:
    """Files without those that differ from release to release though nothing was changed."""
    return {
        path: digest
        for path, digest in files.items()
        if path not in (RECEIPT, MANIFEST) and not path.startswith(HISTORY)
    }


class Difference(Struct, frozen=True):
    """The pages by which one release differs from the one before, by address, in order."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def difference(before: Mapping[str, str], after: Mapping[str, str]) -> Difference:
    """What became of the pages among the files of two releases."""
    old, new = pages_of(before), pages_of(after)
    return Difference(
        tuple(sorted(new.keys() - old.keys())),
        tuple(sorted(page for page in new.keys() & old.keys() if new[page] != old[page])),
        tuple(sorted(old.keys() - new.keys())),
    )
