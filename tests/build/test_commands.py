"""Exit codes and what stands on which stream, as docs/kontrak.md has it."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.build import sample
from tests.build.project import QUICK_SECONDS, Finished, build, command, environment, portal
from tests.make_site import MakeSite, markdown

WRONG = markdown().replace("judul:", "jdul:")


@pytest.mark.parametrize("name", ["build", "check"])
def test_a_sound_site_ends_with_zero(make_site: MakeSite, name: str) -> None:
    assert portal(make_site().root, name, "--date", "2026-11-22").returncode == 0


@pytest.mark.parametrize("name", ["build", "check"])
def test_problems_end_with_one_and_stand_on_standard_output(make_site: MakeSite, name: str) -> None:
    result = portal(make_site({"content/berita/satu.md": WRONG}).root, name, "--date", "2026-11-22")
    assert result.returncode == 1
    assert (
        "content/berita/satu.md:2: kunci `jdul` tidak dikenal; maksudnya `judul`?"
        in result.stdout.splitlines()
    )


@pytest.mark.parametrize("arguments", [["--tidak-ada"], ["--date", "besok"], ["lebih", "banyak"]])
def test_wrong_usage_of_build_ends_with_two(make_site: MakeSite, arguments: list[str]) -> None:
    result = portal(make_site().root, "build", *arguments)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert result.stdout == ""


def test_an_unknown_command_ends_with_two(make_site: MakeSite) -> None:
    assert portal(make_site().root, "terbang").returncode == 2


def test_help_ends_with_zero(make_site: MakeSite) -> None:
    result = portal(make_site().root, "build", "--help")
    assert result.returncode == 0
    assert "--from-disk" in result.stdout


def test_checking_a_path_that_is_not_there_ends_with_three(make_site: MakeSite) -> None:
    result = portal(make_site().root, "check", "content/hilang.md")
    assert result.returncode == 3
    assert result.stderr.count("\n") == 1


def test_problems_as_json_are_an_array_and_nothing_else_on_standard_output(make_site: MakeSite) -> None:
    site = make_site({"content/berita/satu.md": WRONG, "units/diklat/unduhan/tanpa-catatan.csv": "a;b\n"})
    result = portal(site.root, "check", "--json", "--date", "2026-11-22")
    assert result.returncode == 1
    rows = json.loads(result.stdout)
    assert {tuple(row) for row in rows} == {("path", "line", "rule", "severity", "message")}
    assert [row["severity"] for row in rows] == sorted(row["severity"] for row in rows), (
        "errors before warnings"
    )
    assert rows[0]["path"] == "content/berita/satu.md"
    assert rows[-1]["severity"] == "warning"


def test_a_sound_site_as_json_is_an_empty_array(make_site: MakeSite) -> None:
    result = portal(make_site().root, "check", "--json", "--date", "2026-11-22")
    assert (result.returncode, result.stdout) == (0, "[]\n")


def test_warnings_alone_end_with_zero(make_site: MakeSite) -> None:
    result = portal(make_site({"units/diklat/unduhan/tanpa-catatan.csv": "a;b\n"}).root, "check")
    assert result.returncode == 0
    assert result.stdout.startswith("units/diklat/unduhan/tanpa-catatan.csv:1: peringatan: ")


def test_checking_one_folder_shows_its_problems_only(make_site: MakeSite) -> None:
    site = make_site({"content/berita/satu.md": WRONG, "units/diklat/berita/dua.md": WRONG})
    result = portal(site.root, "check", "units/diklat", cwd=site.root)
    assert result.returncode == 1
    assert {line.split(":")[0] for line in result.stdout.splitlines()} == {"units/diklat/berita/dua.md"}


def test_checking_writes_nothing_but_its_cache(make_site: MakeSite) -> None:
    site = make_site()
    portal(site.root, "check")
    assert {path.name for path in site.root.iterdir()} <= {
        "content",
        "units",
        "theme",
        "pelicanconf.py",
        "publishconf.py",
        ".cache",
    }


@pytest.mark.parametrize("settings", ["pelicanconf.py", "publishconf.py"])
def test_a_build_works_from_any_folder(make_site: MakeSite, tmp_path: Path, settings: str) -> None:
    elsewhere = tmp_path / "di tempat lain"
    elsewhere.mkdir()
    site = make_site()
    result = build(site.root, None, "2026-11-22", "--settings", settings, cwd=elsewhere)
    assert result.returncode == 0, result.stderr
    assert Finished(site.root / "output").has("")
    assert list(elsewhere.iterdir()) == []


def test_output_named_from_the_current_folder_lies_there(make_site: MakeSite, tmp_path: Path) -> None:
    result = portal(make_site().root, "build", "--output", "hasil", cwd=tmp_path)
    assert result.returncode == 0
    assert Finished(tmp_path / "hasil").has("")


def test_without_output_the_site_lies_in_the_project(make_site: MakeSite) -> None:
    site = make_site()
    assert portal(site.root, "build").returncode == 0
    assert Finished(site.root / "output").has("")


def test_progress_is_plain_lines_where_there_is_no_terminal(make_site: MakeSite) -> None:
    result = build(make_site().root)
    assert result.stdout == ""
    assert "\x1b" not in result.stderr
    assert "halaman di" in result.stderr.splitlines()[-1]


def test_the_folder_of_a_build_is_told_as_it_is_called(make_site: MakeSite) -> None:
    root = make_site().root
    assert f"halaman di {root / 'hari ini, besok'}" in build(root, root / "hari ini, besok").stderr


def test_a_build_names_its_slowest_steps_where_that_is_asked_for(make_site: MakeSite) -> None:
    told = build(make_site().root, None, "2026-11-22", "-v").stderr.splitlines()
    steps = [line.partition(" detik  ")[2] for line in told if line.startswith("  ")]
    assert {"Membaca isi", "Memeriksa isi", "Menulis halaman", "Memeriksa hasil"} <= set(steps)


def test_a_reader_that_goes_away_causes_no_traceback(make_site: MakeSite) -> None:
    """As with `portal check | head -1`."""
    files = {f"content/berita/rusak-{number}.md": WRONG for number in range(300)}
    process = subprocess.Popen(
        command(make_site(files).root, "check"),
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.wait(timeout=QUICK_SECONDS)
    process.stderr.close()
    assert "Traceback" not in told


def test_a_site_whose_settings_cannot_be_read_is_told_at_its_file(make_site: MakeSite) -> None:
    site = make_site()
    site.remove("content/situs.yml")
    result = build(site.root)
    assert result.returncode == 1
    assert result.stdout.startswith("content/situs.yml:1: ")


def test_a_build_needs_no_network_and_no_home(make_site: MakeSite) -> None:
    """In an empty network namespace where the machine has one to give; with a dead proxy everywhere."""
    root = make_site(sample.FILES).root
    dead = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    alone = (
        ["unshare", "--net"]
        if subprocess.run(["unshare", "--net", "true"], capture_output=True, check=False).returncode == 0
        else []
    )
    arguments = [*alone, *command(root, "build", "--date", "2026-11-22")]
    result = subprocess.run(
        arguments, env=environment({**dead, "HOME": os.devnull}), capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stderr
