"""`portal check`: what it prints, where, and with which exit code (contract, "Commands")."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from satupintu.commands.check import check
from satupintu.commands.report import FAULTY, IMPOSSIBLE, OK, USAGE, Impossible
from tests.make_site import DAY, REPOSITORY, MadeSite, MakeSite, markdown

BROKEN = {
    "units/diklat/berita/a.md": markdown(judul=""),
    "units/diklat/unduhan/a.txt": "Isi.\n",
    "content/berita/b.md": markdown("[x](/x/)\n"),
}
TOLD = """\
content/berita/b.md:6: alamat `/x/` tidak ada di situs ini; periksa ejaannya, atau buka halamannya dan salin alamatnya
units/diklat/berita/a.md:2: kunci `judul` wajib diisi; tambahkan baris `judul: …`
units/diklat/unduhan/a.txt:1: peringatan: berkas `a.txt` belum disebut catatan mana pun; buat `.yml` untuknya atau hapus
"""


def run(made: MadeSite, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "satupintu", "--root", made.root, "check", *arguments],
        cwd=made.root,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_problems_go_to_the_output_and_the_count_beside_it(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(make_site(BROKEN).root, DAY, ()) == FAULTY
    assert capsys.readouterr() == (TOLD, "Selesai diperiksa: 2 kesalahan, 1 peringatan.\n")


def test_a_site_without_problems_is_fine(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(make_site().root, DAY, ()) == OK
    assert capsys.readouterr() == ("", "Selesai diperiksa: tidak ada masalah.\n")


def test_warnings_alone_are_fine(make_site: MakeSite, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(make_site({"units/diklat/unduhan/a.txt": "Isi.\n"}).root, DAY, ()) == OK
    assert capsys.readouterr().err == "Selesai diperiksa: 0 kesalahan, 1 peringatan.\n"


MANY = {f"units/diklat/unduhan/{letter}.txt": "Isi.\n" for letter in "abcdefghijkl"}
LEFT = "dan 2 peringatan lagi; semuanya: `./portal check --all`\n"


def test_of_many_warnings_the_first_ten_are_shown_and_all_are_counted(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site({**BROKEN, **MANY}).root
    assert check(root, DAY, ()) == FAULTY
    output = capsys.readouterr()
    lines = output.out.splitlines()
    assert [": peringatan: " in line for line in lines] == [False] * 2 + [True] * 10
    assert output.err == LEFT + "Selesai diperiksa: 2 kesalahan, 12 peringatan.\n"


def test_all_warnings_are_shown_where_they_are_asked_for(make_site: MakeSite) -> None:
    made = make_site(MANY)
    assert len(run(made, "--date", str(DAY)).stdout.splitlines()) == 10
    assert len(run(made, "--date", str(DAY), "--all").stdout.splitlines()) == 12
    assert len(json.loads(run(made, "--date", str(DAY), "--json").stdout)) == 12


def test_as_json_there_is_nothing_but_the_array(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(make_site(BROKEN).root, DAY, (), json=True) == FAULTY
    output = capsys.readouterr()
    assert [row["line"] for row in json.loads(output.out)] == [6, 2, 1]
    assert output.err == ""


@pytest.mark.parametrize(
    ("paths", "lines"),
    [
        (["units"], [2, 1]),
        (["units/diklat/berita"], [2]),
        (["units/diklat/berita/a.md"], [2]),
        (["content", "units/diklat/unduhan"], [6, 1]),
        (["."], [6, 2, 1]),
        (["units/diklat/unit.yml"], []),
    ],
)
def test_only_problems_below_the_paths_are_shown(
    paths: Sequence[str], lines: list[int], make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_site(BROKEN).root
    code = check(root, DAY, [root / path for path in paths], json=True)
    assert [row["line"] for row in json.loads(capsys.readouterr().out)] == lines
    assert code == (FAULTY if set(lines) & {2, 6} else OK)


def test_errors_elsewhere_are_counted_so_that_nobody_takes_the_site_for_sound(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_site(BROKEN)
    assert check(made.root, DAY, [made.root / "units/diklat/unit.yml"]) == OK
    rest = "di luarnya masih ada 2 kesalahan (`./portal check` menyebutkannya)"
    assert capsys.readouterr() == ("", f"Selesai diperiksa: tidak ada masalah di bagian ini; {rest}.\n")


def test_of_a_file_in_a_folder_that_is_not_read_that_is_told(
    make_site: MakeSite, capsys: pytest.CaptureFixture[str]
) -> None:
    made = make_site({"units/utama/unit.yml": "nama: Utama\nringkasan: Satu kalimat.\n"})
    assert check(made.root, DAY, [made.root / "units/utama/unit.yml"]) == FAULTY
    assert capsys.readouterr().out.startswith("units/utama:1: `utama` berarti situs utama")


@pytest.mark.parametrize(
    ("path", "told"), [("tidak-ada", "tidak ada; periksa nama"), ("/etc", "di luar folder portal")]
)
def test_a_path_elsewhere_is_refused(path: str, told: str, make_site: MakeSite) -> None:
    root = make_site().root
    with pytest.raises(Impossible, match=told):
        check(root, DAY, [root / path])


def test_checking_writes_nothing_into_the_content(make_site: MakeSite) -> None:
    root = make_site(BROKEN).root
    before = sorted(root.rglob("*"))
    check(root, DAY, ())
    assert [path for path in sorted(root.rglob("*")) if ".cache" not in path.parts] == before


# ------------------------------------------------------------------------------------------ command line


def test_the_command_line_prints_and_exits_alike(make_site: MakeSite) -> None:
    ended = run(make_site(BROKEN), "--date", "2026-11-22")
    assert (ended.returncode, ended.stdout) == (FAULTY, TOLD)


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_letters_of_every_language_are_printed_on_any_terminal(locale: str, make_site: MakeSite) -> None:
    made = make_site({"units/diklat/berita/a.md": markdown(status="“siap” – né")})
    ended = run(made, LC_ALL=locale, PYTHONIOENCODING="", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert ended.returncode == FAULTY
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("arguments", [["--tidak-ada"], ["--date", "besok"], ["--date", "2026-02-30"]])
def test_wrong_usage_is_told_with_its_own_code(arguments: list[str], make_site: MakeSite) -> None:
    ended = run(make_site(), *arguments)
    assert (ended.returncode, ended.stdout) == (USAGE, "")
    assert "Traceback" not in ended.stderr


def test_a_path_elsewhere_has_its_own_code(make_site: MakeSite, tmp_path: Path) -> None:
    ended = run(make_site(), str(tmp_path))
    assert (ended.returncode, ended.stdout) == (IMPOSSIBLE, "")
    assert "di luar folder portal" in ended.stderr


def test_a_site_without_settings_is_a_problem_and_not_a_traceback(make_site: MakeSite) -> None:
    made = make_site()
    made.remove("content/situs.yml")
    ended = run(made)
    assert ended.returncode == FAULTY
    assert ended.stdout.startswith("content/situs.yml:1: berkas pengaturan situs tidak ada")
