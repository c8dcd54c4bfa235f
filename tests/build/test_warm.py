"""Forks of a process that has imported everything are what new processes are (`warm.py`)."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from tests.build import sample
from tests.build.project import QUICK_SECONDS, Result, build, command, environment, portal, tree, warm
from tests.build.warm import Warm, starting
from tests.make_site import MakeSite, markdown


def told(result: Result) -> tuple[int, str, str]:
    """Exit code and output of a call, without its progress: which steps are told depends on how long they take."""
    lines = [line for line in result.stderr.splitlines() if not re.search(r" …$|\d+,\d detik", line)]
    return result.returncode, result.stdout, "\n".join(lines)


def test_a_fork_builds_the_same_bytes_and_says_the_same(make_site: MakeSite, tmp_path: Path) -> None:
    root = make_site(sample.FILES).root
    fork, new = build(root, tmp_path / "fork"), build(root, tmp_path / "new", new=True)
    assert tree((tmp_path / "fork").resolve()) == tree((tmp_path / "new").resolve())
    assert told(fork) == told(new)
    assert fork.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["check", "--json"], 1),
        (["chek"], 2),
        (["build", "--settings", "hilang.py"], 3),
        (["build", "--links", "hilang.json"], 3),
        (["--help"], 0),
        ([], 2),
    ],
)
def test_a_fork_ends_and_says_as_a_new_process_does(
    make_site: MakeSite, arguments: list[str], code: int
) -> None:
    files = {"content/berita/satu.md": markdown(tanggal="kemarin")} if code == 1 else {}
    root = make_site(files).root
    fork = portal(root, *arguments)
    assert fork.returncode == code, fork.stderr
    assert told(fork) == told(portal(root, *arguments, new=True))


def test_a_fault_nobody_foresaw_ends_as_in_a_new_process(make_site: MakeSite) -> None:
    root = make_site().root
    settings = root / "pelicanconf.py"
    settings.write_text(settings.read_text() + "raise ArithmeticError('tak terduga')\n")
    fork, new = build(root), build(root, new=True)
    assert fork.returncode == new.returncode == 1
    assert fork.stderr.splitlines()[-1] == new.stderr.splitlines()[-1] == "ArithmeticError: tak terduga"


def test_nothing_is_left_of_the_call_before(make_site: MakeSite, tmp_path: Path) -> None:
    """Neither its variables nor its folder nor what it has read."""
    made = make_site()
    made.write("pelicanconf.py", "import os\nraise NameError(os.environ.get('SATU', '-') + os.getcwd())\n")
    first = build(made.root, env={"SATU": "1"}, cwd=tmp_path)
    assert f"1{tmp_path}" in first.stderr
    assert f"-{Path.cwd()}" in build(made.root).stderr
    (made.root / "pelicanconf.py").write_bytes(Path("pelicanconf.py").read_bytes())
    assert build(made.root).returncode == 0


def test_what_the_interpreter_reads_as_it_starts_needs_a_new_process() -> None:
    usual = starting(environment())
    for name in ("PYTHONHASHSEED", "LC_ALL", "LANG", "TZ"):
        assert starting(environment({name: "lain"})) != usual
    assert starting(environment({"SATU": "1"})) == usual == warm().starting


def test_a_call_that_takes_too_long_is_ended_and_the_next_one_is_served(make_site: MakeSite) -> None:
    made = make_site()
    made.write("pelicanconf.py", "import time\ntime.sleep(500)\n")
    own = Warm(environment())
    arguments = command(made.root, "build")[3:]
    with pytest.raises(subprocess.TimeoutExpired):
        own.run(arguments, environment(), Path.cwd(), 0.5)
    ended = own.run([*arguments[:2], "check", "--json"], environment(), Path.cwd(), QUICK_SECONDS)
    assert (ended.returncode, json.loads(ended.stdout)) == (0, [])
