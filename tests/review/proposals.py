"""A small site whose `main` proposals leave from, and `portal review` run on them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.build.project import Result, portal
from tests.law.histories import Changed, Commit, Histories
from tests.make_site import BASE, DAY, make_project, markdown

ROLES = """\
humas:
  - akun: humas
  - akun: humas-2
pengembang:
  - akun: pengembang
"""
DIKLAT = """\
nama: Bidang Diklat
ringkasan: Pelatihan aparatur.
pic:
  akun: pic-diklat
"""
KAJIAN = """\
nama: Bidang Kajian
ringkasan: Kajian kebijakan.
pic:
  akun: pic-kajian
"""
SCHEDULE = markdown(
    "Pelatihan berlangsung di aula kantor selama tiga hari.\n\nBaca [aturan](../halaman/aturan.md).\n",
    judul="Jadwal pelatihan",
    ringkasan="Pelatihan dibuka sampai 2 Maret 2027.",
    berlaku_sampai="2027-03-02",
)
RULES = markdown("Datang tepat waktu.\n", judul="Aturan pelatihan")
SITE: Changed = {
    **BASE,
    "content/peran.yml": ROLES,
    "units/diklat/unit.yml": DIKLAT,
    "units/kajian/unit.yml": KAJIAN,
    "units/diklat/pengumuman/jadwal.md": SCHEDULE,
    "units/diklat/halaman/aturan.md": RULES,
    "units/diklat/berita/rapat.md": markdown("Rapat menghasilkan rencana kerja.\n", judul="Rapat kerja"),
    "units/diklat/berita/lomba.md": markdown("Lomba menulis sudah selesai.\n", judul="Lomba menulis"),
    "units/kajian/berita/kajian.md": markdown("Kajian pertama selesai.\n", judul="Kajian pertama"),
}


@dataclass(frozen=True)
class Office:
    """The folder of the portal, whose program and theme are used, and the repository with the proposals."""

    root: Path
    made: Histories
    main: Commit

    def propose(self, changed: Changed, base: Commit | None = None) -> Commit:
        return self.made.commit(changed, base or self.main)

    def review(self, head: Commit, output: Path, *more: str, base: Commit | None = None) -> Result:
        return portal(
            self.root,
            "review",
            f"{(base or self.main).id}..{head.id}",
            *("--repository", self.made.root, "--output", output, "--date", DAY, *more),
        )

    def report(self, head: Commit, output: Path, *more: str, base: Commit | None = None) -> Any:
        """The report as JSON; the exit code must be that of its verdict."""
        ended = self.review(head, output, *more, "--json", base=base)
        assert "Traceback" not in ended.stderr, ended.stderr
        found = json.loads(ended.stdout)
        assert ended.returncode == (1 if found["verdict"] == "tidak-boleh" else 0), ended.stderr
        return found


def open_office(folder: Path) -> Office:
    root = make_project(folder / "portal", BASE).root
    made = Histories.at(folder / "usulan.git")
    return Office(root, made, made.commit(SITE))


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """Shared by the tests of a module; each brings its own proposals and its own output."""
    return open_office(tmp_path_factory.mktemp("tinjauan"))
