"""What a path may be called, whoever proposes it: names that mislead people, git or a file system are refused."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from satupintu.code_owners import CONTENT
from satupintu.files import DOCUMENTS, DRAWINGS, PICTURES, ending
from satupintu.places import is_device, suggested_name

KEPT_EMPTY = ".gitkeep"
"""The one hidden file of content: it keeps an empty folder."""
TEXTS = frozenset({"md", "yml"})
ACCEPTED = TEXTS | PICTURES | DRAWINGS | DOCUMENTS
"""Endings of what people publish; anything else belongs to the program or the theme."""
MAX_PATH = 200
"""Characters; with the folder of a clone before it, a longer one cannot be checked out on Windows."""
CONTENT_NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
OUTSIDE = frozenset({"", ".", "..", ".git", "git~1"})
"""Names that lead out of a folder or into git's own; the last is what Windows calls it for short."""


def in_content(path: str) -> bool:
    """Whether a path is content, or would be if it were spelt with care."""
    return path.partition("/")[0] in CONTENT


def printable(path: str) -> str:
    """A path for people to read: what cannot be seen is written out."""
    return "".join(letter if letter.isprintable() else ascii(letter)[1:-1] for letter in path)


@dataclass(frozen=True)
class Spellings:
    """How the files and folders of a tree are spelt, to find a path that differs by the case of letters only."""

    _spelt: Mapping[str, str]

    @classmethod
    def of(cls, paths: Iterable[str]) -> Spellings:
        spelt: dict[str, str] = {}
        for path in paths:
            for start in starts(path):
                spelt.setdefault(start.casefold(), start)
        return cls(spelt)

    def other(self, path: str) -> str:
        """The first start of the path (a folder, or the whole) that is there in another spelling; else empty."""
        for start in starts(path):
            spelt = self._spelt.get(start.casefold(), start)
            if spelt != start:
                return spelt
        return ""


def starts(path: str) -> Iterable[str]:
    """`a`, `a/b`, `a/b/c` of `a/b/c`."""
    parts = path.split("/")
    return ("/".join(parts[: count + 1]) for count in range(len(parts)))


def danger(path: str) -> str:
    """Why no commit may hold such a path, not even for a while; empty where one may."""
    if not path.isprintable():
        return f"nama ini memuat ganti baris atau huruf yang tidak terbaca; ganti namanya menjadi `{_better(path)}`"
    parts = path.lower().split("/")
    if OUTSIDE & set(parts) or "\\" in path:
        return "nama ini menunjuk ke luar foldernya; tulis nama berkas biasa di folder unit Anda"
    if parts[-1] == ".gitmodules":
        return (
            "submodul git tidak diterima; hapus berkas ini, dan salin berkas yang diperlukan ke folder Anda"
        )
    return ""


def misleading(path: str, spellings: Spellings) -> str:
    """Why a path may be taken for another one, or cannot be used everywhere; empty where neither is so."""
    if strange := next((letter for letter in path if not letter.isascii()), ""):
        return (
            f"nama ini memuat `{strange}` (U+{ord(strange):04X}), yang mudah disangka huruf lain; "
            "tulis namanya dengan huruf a–z, angka, dan tanda hubung"
        )
    if other := spellings.other(path):
        return f"nama ini hanya berbeda huruf besar dan kecil dari `{other}`; pakai nama itu, atau nama lain"
    if len(path) > MAX_PATH or any(map(is_device, path.split("/"))):
        return f"nama ini tidak dapat dipakai di semua komputer; pilih nama lain, paling panjang {MAX_PATH} huruf dengan foldernya"
    return ""


def unpublishable(path: str) -> str:
    """Why a path in the folders of content is no content; empty where it is, and outside these folders."""
    parts = path.split("/")
    name = parts[-1]
    if name == KEPT_EMPTY or not in_content(path):
        return ""
    if any(part.startswith(".") for part in parts):
        return "berkas tersembunyi tidak diterima di folder isi; hapus berkas ini"
    if odd := next((part for part in parts if not CONTENT_NAME.fullmatch(part)), ""):
        return f"nama di folder isi harus huruf kecil, angka, dan tanda hubung; ganti `{odd}` menjadi `{suggested_name(odd)}`"
    if "." not in name or ending(name) not in ACCEPTED:
        return f"berkas seperti ini tidak diterima di folder isi, karena templat, gaya, dan program ada di luarnya; hapus, atau simpan sebagai {either(sorted(ACCEPTED))}"
    return ""


def either(names: Sequence[str]) -> str:
    """`a`, `a atau b`, `a, b, atau c`."""
    if len(names) < 3:
        return " atau ".join(names)
    return f"{', '.join(names[:-1])}, atau {names[-1]}"


def _better(path: str) -> str:
    name = path.rpartition("/")[2].encode("ascii", "ignore").decode()
    return suggested_name(f"berkas{name}" if name.startswith(".") else name)
