"""What somebody proposes to change, as data read from a repository.

The law never sees author or committer: anybody can write any name there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

REGULAR, EXECUTABLE, SYMLINK, SUBMODULE = "100644", "100755", "120000", "160000"
"""The modes that git gives an entry of a tree."""

Contents = Callable[[str], bytes]
"""The bytes of a blob, by its id."""


@dataclass(frozen=True, slots=True)
class Version:
    """What a path holds in one commit; `size` in bytes, 0 for what is no file."""

    mode: str
    blob: str
    size: int = 0


Tree = Mapping[str, Version]
"""Every file of a commit by its path. A path that is not UTF-8 holds surrogates for its bytes."""


@dataclass(frozen=True, slots=True)
class Change:
    """One path that differs: what it held before (in each parent of a merge), and what it holds now.

    `before` is empty for a new path, `after` None for one that is gone. `commit` is empty for the net change.
    """

    path: str
    before: tuple[Version, ...]
    after: Version | None
    commit: str = ""


class Unreviewable(StrEnum):
    """Why a history cannot be judged change by change; the value is told to the one who made it."""

    ORPHAN = "riwayat usulan ini tidak berpangkal pada `main`; buat usulan baru dari `main` terbaru"
    FORKED = (
        "usulan ini bertemu `main` di lebih dari satu tempat, jadi perubahannya tidak dapat ditentukan; "
        "gabungkan `main` terbaru ke usulan ini, lalu kirim lagi"
    )
    TOO_LARGE = (
        "usulan ini memuat terlalu banyak commit atau berkas untuk diperiksa; pecah menjadi beberapa usulan"
    )


@dataclass(frozen=True)
class Proposal:
    """All that a proposal changes.

    `net` is the difference between head and the commit where it left the base, `steps` what each of its commits
    changes beside its parents (of a merge: what is in none of them). `base` and `head` are the whole trees. With a
    fault the changes may be incomplete.
    """

    base: Tree
    head: Tree
    net: tuple[Change, ...] = ()
    steps: tuple[Change, ...] = ()
    faults: tuple[Unreviewable, ...] = field(default=())
