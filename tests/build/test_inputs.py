"""A build opens no file that does not count among its inputs: otherwise it could leave an output as it is in error."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from satupintu.commands.inputs import SOURCES, THEME, Inputs, read_inputs
from tests.build import sample
from tests.build.project import build, command, environment, portal
from tests.build.test_unchanged import AUTHOR, git, own_theme
from tests.make_site import DAY, REPOSITORY, MadeSite, MakeSite

HOOK = """\
import atexit, json, os, sys
opened = set()
sys.addaudithook(lambda event, given: opened.add(os.fsdecode(given[0]))
                 if event == "open" and isinstance(given[0], (str, bytes)) else None)
kept = os._exit
def told(code):
    with open(os.environ["OPENED"], "w") as file:
        json.dump(sorted(opened), file)
    kept(code)
os._exit = told
"""
OWN = (".output.d", "output", ".cache", "__pycache__")
"""What builds make themselves, and Python of the settings."""
SINGLE = {"pelicanconf.py", "publishconf.py", ".penanda", "CODEOWNERS"}


def test_every_file_a_build_opens_is_an_input(make_site: MakeSite, tmp_path: Path) -> None:
    site = make_site({**sample.FILES, ".penanda": "katarahasia\n", "CODEOWNERS": "* @siapa\n"})
    own_theme(site)
    (tmp_path / "sitecustomize.py").write_text(HOOK)
    variables = {**environment(), "OPENED": str(tmp_path / "dibuka.json")}
    variables["PYTHONPATH"] = os.pathsep.join([str(tmp_path), str(REPOSITORY)])
    done = subprocess.run(
        command(site.root, "build", "--date", DAY, "--full"), env=variables, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    opened = {Path(name) for name in json.loads((tmp_path / "dibuka.json").read_text())}
    found = {path.relative_to(site.root) for path in opened if path.is_relative_to(site.root)}
    assert Path("content/situs.yml") in found, "the hook sees what is opened"
    counted = (*SOURCES, *THEME, *OWN)
    others = {str(path) for path in found if path.parts[0] not in counted}
    assert others <= SINGLE
    program = {path for path in opened if path.is_relative_to(REPOSITORY) and ".venv" not in path.parts}
    assert {path.relative_to(REPOSITORY).parts[0] for path in program} <= {"satupintu", "plugins"}


def inputs(site: MadeSite, **more: object) -> Inputs:
    given: dict[str, object] = {
        "day": DAY,
        "settings": site.root / "pelicanconf.py",
        "from_disk": False,
        "canaries": None,
        "links": None,
    }
    return read_inputs(site.root, **{**given, **more})  # type: ignore[arg-type]


CHANGES = {
    "a text": lambda root: (root / "content/berita/a.md").write_text("x"),
    "a further folder": lambda root: (root / "units/baru").mkdir(),
    "a link": lambda root: (root / "content/a").symlink_to("situs.yml"),
    "a template": lambda root: (root / "theme/templates/lain.html").write_text("x"),
    "a layout": lambda root: (root / "theme/print/lain.typ").write_text("x"),
    "the settings": lambda root: (root / "pelicanconf.py").write_text("x"),
    "a neighbour of the settings": lambda root: (root / "publishconf.py").write_text("x"),
    "private words": lambda root: (root / ".penanda").write_text("katarahasia\n"),
    "who keeps what": lambda root: (root / "CODEOWNERS").write_text("x"),
}


@pytest.fixture
def site(make_site: MakeSite) -> MadeSite:
    site = make_site({"content/berita/a.md": ""})
    own_theme(site)
    return site


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_another_input(site: MadeSite, change: str) -> None:
    before = inputs(site).all
    CHANGES[change](site.root)
    assert inputs(site).all != before


@pytest.mark.parametrize(
    "given",
    [{"day": DAY.replace(day=23)}, {"from_disk": True}, {"links": "0" * 64}, {"drafts": True}],
    ids=str,
)
def test_what_is_asked_for_is_an_input(site: MadeSite, given: dict[str, object]) -> None:
    assert inputs(site, **given).all != inputs(site).all


def test_a_commit_is_an_input_also_below_changes_that_are_not_committed(site: MadeSite) -> None:
    """The freshness of pages follows from the history, whether or not all of it is committed."""
    git(site.root, "init", "-q")
    git(site.root, "add", "content")
    git(site.root, *AUTHOR, "commit", "-qm", "isi")
    before = inputs(site)
    git(site.root, "add", "units")
    git(site.root, *AUTHOR, "commit", "-qm", "unit")
    after = inputs(site)
    assert (before.commit, after.commit) == (None, None)
    assert before.all != after.all


def test_what_was_compiled_from_templates_is_no_input(site: MadeSite) -> None:
    """Which templates were compiled, and by which Python, must not be told by a receipt."""
    before = inputs(site)
    compiled = site.root / "theme/templates/__pycache__"
    compiled.mkdir(exist_ok=True)
    (compiled / "a.jinja").write_bytes(b"x")
    assert inputs(site) == before


@pytest.mark.parametrize("name", [".a.md.swp", "a.md~", "#a.md#", "4913", ".goutputstream-A1B2C3"])
def test_what_an_editor_leaves_beside_a_file_is_no_input(site: MadeSite, name: str) -> None:
    before = inputs(site)
    for folder in ("content/berita", "theme/templates"):
        (site.root / folder / name).write_bytes(b"x")
    (site.root / "content/berita/.#a.md").symlink_to("seseorang@komputer.1234")
    assert inputs(site) == before


def test_the_python_and_its_libraries_are_inputs(
    site: MadeSite, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen = {inputs(site).all}
    monkeypatch.setattr(sys, "version", "3.99")
    seen.add(inputs(site).all)
    monkeypatch.setattr("sysconfig.get_path", lambda _name: str(tmp_path))
    seen.add(inputs(site).all)
    (tmp_path / "nh3-9.9.dist-info").mkdir()
    seen.add(inputs(site).all)
    assert len(seen) == 4


LATIN = os.fsdecode(b"caf\xe9")
"""A name as an archive from another system has it: no UTF-8."""


@pytest.mark.parametrize("path", [f"units/diklat/berita/{LATIN}.md", f"services_catalog/layanan/{LATIN}.yml"])
def test_a_name_that_is_not_utf_8_is_told_by_every_command(path: str, make_site: MakeSite) -> None:
    site = make_site({path: "x"})
    done = build(site.root)
    assert done.returncode == 1
    assert "caf\\udce9" in done.stdout
    assert "nama ini memuat karakter yang tidak terlihat" in done.stdout
    assert portal(site.root, "search", "rapat").returncode == 0


def test_such_a_name_beside_templates_and_settings_is_no_obstacle(make_site: MakeSite) -> None:
    site = make_site()
    own_theme(site)
    site.write(f"theme/templates/{LATIN}.txt", "x")
    site.write(f"{LATIN}.py", "")
    for _time in range(2):
        done = build(site.root)
        assert done.returncode == 0, done.stderr


def test_a_portal_in_a_folder_of_such_a_name_is_told_to_move(tmp_path: Path) -> None:
    (tmp_path / LATIN).mkdir()
    done = portal(tmp_path / LATIN, "check")
    assert done.returncode == 3
    assert "caf\\udce9` bukan UTF-8" in done.stderr
