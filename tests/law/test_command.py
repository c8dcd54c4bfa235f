"""`portal check --changes`: what it prints, where, and with which exit code (contract, "Commands")."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from satupintu.commands.report import FAULTY, IMPOSSIBLE, OK, USAGE
from tests.law.histories import Commit, Histories, git
from tests.law.office import DIKLAT, NEWS
from tests.make_site import REPOSITORY

OWN = "units/diklat/berita/baru.md"
THEIRS = "units/kajian/berita/rapat.md"
TOLD = f"{THEIRS}:1: berkas ini milik unit Bidang Kajian; kembalikan seperti di `main`, dan bila perlu diubah, minta PIC-nya (`pic-kajian` atau `pic-kajian-2`)\n"


def run(made: Histories, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command beside the repository: its folder is the portal's, the proposal lies elsewhere."""
    command = [
        sys.executable,
        "-m",
        "satupintu",
        "check",
        "--repository",
        str(made.root),
        "--date",
        "2026-11-22",
    ]
    return subprocess.run(
        [*command, *arguments],
        cwd=made.root.parent,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_violations_go_to_the_output_and_the_count_beside_it(made: Histories, main: Commit) -> None:
    head = made.commit({THEIRS: "diubah"}, main)
    ended = run(made, "--changes", f"{main.id}..{head.id}", "--as", "pic-diklat")
    assert (ended.returncode, ended.stdout) == (FAULTY, TOLD)
    assert ended.stderr == "Usulan ditolak: 1 pelanggaran.\n"


def test_as_json_there_is_nothing_but_the_array(made: Histories, main: Commit) -> None:
    head = made.commit({THEIRS: "diubah"}, main)
    ended = run(made, "--changes", f"{main.id}..{head.id}", "--as", "pic-diklat", "--json")
    rows = json.loads(ended.stdout)
    assert ended.returncode == FAULTY
    assert [(row["path"], row["line"], row["rule"], row["severity"]) for row in rows] == [
        (THEIRS, 1, "folder", "error")
    ]
    assert ended.stderr == ""


def test_a_legal_proposal_prints_nothing_to_the_output(made: Histories, main: Commit) -> None:
    head = made.commit({OWN: NEWS}, main)
    ended = run(made, "--changes", f"{main.id}..{head.id}", "--as", "pic-diklat")
    assert (ended.returncode, ended.stdout) == (OK, "")
    assert ended.stderr == "Usulan sesuai aturan folder: 1 berkas dari pic-diklat.\n"


def test_the_fast_lane_is_logged_as_such(made: Histories, main: Commit) -> None:
    head = made.commit({"units/diklat/unit.yml": DIKLAT.replace("diklat@", "pelatihan@")}, main)
    ended = run(made, "--changes", f"{main.id}..{head.id}", "--as", "pic-diklat", "--approved-by", "humas")
    assert ended.returncode == OK
    assert ended.stderr == (
        "Usulan sesuai aturan folder: 1 berkas dari pic-diklat, disetujui humas (jalur cepat: hanya data kontak).\n"
    )


def test_several_accounts_approve(made: Histories, main: Commit) -> None:
    head = made.commit({"services_catalog/standar/e-learning.yml": "nomor_sk: 9\n"}, main)
    asked = ["--changes", f"{main.id}..{head.id}", "--as", "pic-diklat", "--approved-by", "humas"]
    assert run(made, *asked).returncode == FAULTY
    assert run(made, *asked, "--approved-by", "pic-diklat-2").returncode == OK


def test_the_law_of_the_base_judges_and_not_that_of_the_portals_folder(made: Histories, main: Commit) -> None:
    """The command stands in this repository, whose PICs have other names."""
    head = made.commit({OWN: NEWS}, main)
    ended = run(made, "--changes", f"{main.id}..{head.id}", "--as", "pic-sekretariat")
    assert ended.stdout.startswith("content/peran.yml:1: akun `pic-sekretariat` tidak terdaftar")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--changes", "main"],
        ["--changes", "main...usulan", "--as", "a"],
        ["--changes", "main..usulan"],
        ["--changes", "main..usulan", "--as", "a", "units"],
        ["--as", "a"],
        ["--approved-by", "a"],
    ],
)
def test_wrong_usage_is_told_with_its_own_code(arguments: list[str], made: Histories) -> None:
    ended = run(made, *arguments)
    assert (ended.returncode, ended.stdout) == (USAGE, "")
    assert ended.stderr.startswith("Tidak dijalankan: ")


def test_what_cannot_be_judged_has_its_own_code(made: Histories, main: Commit, tmp_path: Path) -> None:
    ended = run(made, "--changes", f"{main.id}..tidak-ada", "--as", "a")
    assert (ended.returncode, ended.stdout) == (IMPOSSIBLE, "")
    empty = Histories.at(tmp_path / "kosong.git")
    bare = empty.commit({"a.md": "a"})
    ended = run(empty, "--changes", f"{bare.id}..{bare.id}", "--as", "a")
    assert (ended.returncode, ended.stdout) == (IMPOSSIBLE, "")
    assert "tidak diketahui siapa Humas" in ended.stderr


def test_nothing_of_the_proposal_is_run_or_written(made: Histories, main: Commit, tmp_path: Path) -> None:
    """A proposal that brings its own program and its own law is judged by what stands here."""
    mark = tmp_path / "dijalankan"
    program = f"import pathlib\npathlib.Path({str(mark)!r}).touch()\n"
    head = made.commit(
        {"satupintu/__init__.py": program, "portal": program, "sitecustomize.py": program}, main
    )
    made.point("refs/heads/main", main)
    git(tmp_path, "clone", "--quiet", str(made.root), "klon")
    git(tmp_path / "klon", "fetch", "--quiet", "origin", head.id)
    git(tmp_path / "klon", "checkout", "--quiet", head.id)
    clone = Histories(tmp_path / "klon")
    ended = run(clone, "--changes", f"{main.id}..{head.id}", "--as", "pengembang")
    assert (ended.returncode, mark.exists()) == (OK, False)
    assert git(tmp_path / "klon", "status", "--porcelain") == b""
