"""Whose a path is, and whether an account may change it there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from satupintu import code_owners, frontmatter
from satupintu.catalogue import STANDARDS
from satupintu.law.path_names import either, in_content
from satupintu.law.proposal import EXECUTABLE, REGULAR, Change, Contents, Version
from satupintu.law.registry import OFFER, Registry, Rights

STANDARD = re.compile(rf"{STANDARDS}/([^/]+)\.yml")
CODE = (
    ("theme/", "templat dan gaya dirawat pengembang"),
    (".github/", "pengaturan pemeriksaan otomatis dirawat pengembang"),
    (".gitlab", "pengaturan pemeriksaan otomatis dirawat pengembang"),
    (".forgejo/", "pengaturan pemeriksaan otomatis dirawat pengembang"),
    (".gitea/", "pengaturan pemeriksaan otomatis dirawat pengembang"),
    (".ci/", "pengaturan pemeriksaan otomatis dirawat pengembang"),
    (".git", "pengaturan git dirawat pengembang"),
    ("", "berkas di luar folder isi dirawat pengembang"),
)
"""What is said of a path that is no content, by how it begins."""


@dataclass(frozen=True, slots=True)
class Claim:
    """Whose something is, and whom to ask; `remedy` says what to do instead where asking is not all."""

    whose: str
    ask: str
    remedy: str = ""

    def told(self, *, new: bool = False, undone: bool = False) -> str:
        """One sentence. `new`: there was no such file. `undone`: only the history holds the change."""
        if undone:
            return f"{self.whose}; perubahannya sudah dikembalikan tetapi tetap tercatat, jadi buat usulan baru dari `main`, atau tanyakan kepada {self.ask}"
        if self.remedy:
            return f"{self.whose}; {self.remedy}, atau tanyakan kepada {self.ask}"
        if new:
            return f"{self.whose}; hapus berkas ini, dan bila perlu ditambahkan, minta {self.ask}"
        return f"{self.whose}; kembalikan seperti di `main`, dan bila perlu diubah, minta {self.ask}"


@dataclass(frozen=True)
class Territory:
    """The map of one proposal: the base's registry decides, the head's is only read."""

    base: Registry
    head: Registry
    rights: Rights
    day: date
    read: Contents

    def claim(self, change: Change) -> Claim | None:
        """Why the account may not change this path; None where it may."""
        path, rights = change.path, self.rights
        if path == code_owners.PATH:
            return None if rights.humas or rights.developer else self._developers(path)
        if not in_content(path):
            return None if rights.developer else self._developers(path)
        if rights.humas or path == rights.record:
            return None
        if path.startswith("units/"):
            return self._unit(path)
        if OFFER.fullmatch(path):
            return self._offer(change)
        if match := STANDARD.fullmatch(path):
            return self._standard(change, match[1])
        whose = "isi situs utama" if path.startswith("content/") else "bagian Satu Kotak ini"
        return Claim(f"{whose} dirawat Humas", self.ask_humas)

    @cached_property
    def ask_humas(self) -> str:
        return f"Humas{_listed(self.base.humas_on(self.day))}"

    @cached_property
    def ask_developers(self) -> str:
        return f"pengembang{_listed(self.base.developers_on(self.day))}"

    def ask_unit(self, slug: str) -> str:
        """The PIC of a unit, or Humas where it has none."""
        unit = self.base.units.get(slug)
        return f"PIC-nya{_listed(unit.accounts)}" if unit and unit.accounts else self.ask_humas

    def name(self, slug: str) -> str:
        return f"unit {self.base.units[slug].name}"

    def _developers(self, path: str) -> Claim:
        whose = next(told for start, told in CODE if path.startswith(start))
        return Claim(whose, self.ask_developers)

    def _unit(self, path: str) -> Claim | None:
        slug = path.split("/")[1]
        if slug in self.rights.units:
            return None
        if slug in self.base.units:
            return Claim(f"berkas ini milik {self.name(slug)}", self.ask_unit(slug))
        if present := self.base.today.get(slug):
            remedy = "gabungkan `main` terbaru, lalu pindahkan berkas ini ke sana"
            return Claim(f"folder unit ini kini `units/{present}/`", self.ask_humas, remedy)
        return Claim(
            f"unit `{slug}` belum ada, dan unit baru dibuat Humas", self.ask_humas, "hapus berkas ini"
        )

    def _offer(self, change: Change) -> Claim | None:
        """A record of the catalogue: whose it is in the base, and whose it says to be on both sides."""
        known = self.base.offers.get(change.path)
        named = [self._named_unit(version, change.path) for version in self._versions(change)]
        owners = ([known.unit] if known else []) + [unit for unit in named if unit in self.base.units]
        if other := next((unit for unit in owners if unit not in self.rights.units), None):
            if other not in self.base.units:
                return Claim("catatan ini milik unit yang tidak terbaca", self.ask_humas)
            if known and known.unit in self.rights.units:
                remedy = f"kembalikan `unit: {known.unit}`"
                return Claim(
                    f"catatan ini milik {self.name(known.unit)}, dan hanya Humas yang memindahkannya ke unit lain",
                    self.ask_humas,
                    remedy,
                )
            return Claim(f"catatan ini milik {self.name(other)}", self.ask_unit(other))
        if not self.rights.units:
            return Claim("layanan dan aplikasi dirawat PIC unitnya", self.ask_humas)
        if change.commit or change.after is None or named[-1] in self.rights.units:
            return None
        return Claim(
            "`unit` di catatan ini bukan unit yang ada", self.ask_humas, f"tulis {self._own_units()}"
        )

    def _standard(self, change: Change, slug: str) -> Claim | None:
        """A standard belongs to the units whose services name it, in the base and in the head."""
        owners = self.base.standards.get(slug, frozenset())
        exists = change.path in self.base.tree
        later = self.head.standards.get(slug, frozenset())
        if other := next(iter(sorted((owners | later) - self.rights.units)), None):
            if other in self.base.units:
                return Claim(f"standar ini milik {self.name(other)}", self.ask_unit(other))
            return Claim("standar ini milik layanan yang unitnya tidak terbaca", self.ask_humas)
        orphan = "standar ini belum disebut layanan unit mana pun"
        if exists and not owners:
            remedy = f"usulkan dahulu `standar: {slug}` di layanan unit Anda, dan ubah standarnya sesudah itu disetujui"
            return Claim(orphan, self.ask_humas, remedy)
        if not change.commit and change.after and not later:
            return Claim(orphan, self.ask_humas, f"tulis `standar: {slug}` di layanan unit Anda")
        if not self.rights.units:
            return Claim("standar pelayanan dirawat PIC unitnya", self.ask_humas)
        return None

    def _named_unit(self, version: Version, path: str) -> str:
        """The unit a version of a record names; empty where it cannot be read."""
        if version.mode not in (REGULAR, EXECUTABLE) or version.size > frontmatter.MAX_FILE_BYTES:
            return ""
        try:
            text = frontmatter.decoded(self.read(version.blob), path)
            return self.base.offered(frontmatter.parse_mapping(text, path).values).unit
        except frontmatter.Unreadable:
            return ""

    def _versions(self, change: Change) -> Iterator[Version]:
        yield from change.before
        if change.after:
            yield change.after

    def _own_units(self) -> str:
        return " atau ".join(f"`unit: {slug}`" for slug in sorted(self.rights.units)) or "unit pemiliknya"


def _listed(accounts: Iterable[str]) -> str:
    """` (`a` atau `b`)`; nothing where nobody is known."""
    names = [f"`{account}`" for account in accounts]
    return f" ({either(names)})" if names else ""
