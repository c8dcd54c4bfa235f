"""Finding and installing the programs that tests need, with stand-ins for the real ones."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from satupintu.commands import test as test_command
from satupintu.commands import tools

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def forget_found_tools() -> Iterator[None]:
    tools.find.cache_clear()
    yield
    tools.find.cache_clear()


@pytest.fixture
def bin_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder on PATH, still empty."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.delenv("PORTAL_BROWSER", raising=False)
    return folder


def put_program(path: Path, script: str) -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_program_on_path_is_found(bin_folder: Path) -> None:
    program = put_program(bin_folder / "nodejs", "exit 0")
    assert tools.find("node") == program


def test_program_that_does_not_start_is_passed_over(bin_folder: Path) -> None:
    put_program(bin_folder / "chromium", "echo needs snap >&2; exit 1")
    working = put_program(bin_folder / "google-chrome", "exit 0")
    assert tools.find("browser") == working


def test_variable_goes_before_path(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_program(bin_folder / "chromium", "exit 0")
    chosen = put_program(bin_folder.parent / "my browser", "exit 0")
    monkeypatch.setenv("PORTAL_BROWSER", str(chosen))
    assert tools.find("browser") == chosen


def test_browser_is_downloaded_when_none_is_installed(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    downloaded = Path("/downloaded/chrome")
    monkeypatch.setattr(tools, "playwright_browser", lambda: None)
    monkeypatch.setattr(tools, "download_browser", lambda: downloaded)
    assert test_command.find_browser() == downloaded
    assert "mencoba mengunduh Chromium" in capsys.readouterr().err


def test_install_runs_apt_once_a_package_and_names_what_failed(
    bin_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = bin_folder.parent / "apt.log"
    put_program(
        bin_folder / "apt-get",
        f'echo "$DEBIAN_FRONTEND $@" >> {log}\ncase "$*" in *nginx-light*) exit 100;; esac',
    )
    monkeypatch.setattr("os.geteuid", lambda: 0)
    problem = tools.install([tools.TOOLS["nginx"], tools.TOOLS["node"]])
    assert problem == "apt-get tidak berhasil memasang: nginx-light"
    assert log.read_text().splitlines() == [
        "noninteractive -q update",
        "noninteractive -q -y --no-install-recommends install nginx-light",
        "noninteractive -q -y --no-install-recommends install nodejs",
    ]


def test_install_without_root_says_what_to_run(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_program(bin_folder / "apt-get", "exit 99")
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert tools.install([tools.TOOLS["java"]]) == (
        "--install memerlukan apt-get dan hak root; jalankan sendiri: sudo apt-get install default-jre-headless"
    )


def test_tests_do_not_inherit_the_repository_of_a_git_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_DIR", "/elsewhere")
    variables = test_command.test_environment(Path("/x/chromium"))
    assert "GIT_DIR" not in variables
    assert variables["PORTAL_BROWSER"] == str(Path("/x/chromium"))


def test_ci_installs_the_package_of_every_tool() -> None:
    listed = re.findall(r"(?m)^need \S+ (\S+)", (ROOT / ".ci/run").read_text(encoding="utf-8"))
    assert {tool.package for tool in tools.TOOLS.values()} <= set(listed)


# ------------------------------------------------------------------------------------ npm


@pytest.fixture
def node_project(bin_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a lock of npm, and stand-ins that note how they are called."""
    root = bin_folder.parent / "proyek"
    folder = root / tools.NODE_FOLDER
    folder.mkdir(parents=True)
    (folder / "package-lock.json").write_text("{}")
    put_program(bin_folder / "node", "exit 0")
    modules = folder / "node_modules"
    put_program(
        bin_folder / "npm",
        f'[ "$1" = --version ] && exit 0\necho "$@" >> {root}/npm.log\n/bin/mkdir -p {modules}',
    )
    return root


def test_packages_of_npm_are_installed_once_for_each_lock(node_project: Path) -> None:
    folder, log = node_project / tools.NODE_FOLDER, node_project / "npm.log"
    for _time in range(2):
        assert tools.install_node_packages(node_project) is None
    assert log.read_text().splitlines() == [f"ci --ignore-scripts --no-audit --no-fund --prefix {folder}"]
    (folder / "package-lock.json").write_text('{"lockfileVersion": 3}')
    assert tools.install_node_packages(node_project) is None
    assert len(log.read_text().splitlines()) == 2


def test_what_npm_cannot_install_is_told_and_tried_again(node_project: Path, bin_folder: Path) -> None:
    put_program(bin_folder / "npm", '[ "$1" = --version ] && exit 0\necho "npm error no network" >&2; exit 1')
    for _time in range(2):
        assert tools.install_node_packages(node_project) == (
            "npm tidak berhasil memasang paket untuk pengujian: npm error no network"
        )


def test_without_npm_nothing_is_installed_and_the_command_names_both(
    node_project: Path, bin_folder: Path
) -> None:
    (bin_folder / "npm").unlink()
    assert tools.install_node_packages(node_project) is None
    assert tools.TOOLS["axe"].install_command == (
        "sudo apt-get install npm && npm ci --ignore-scripts --prefix tools/node"
    )


@pytest.mark.parametrize("folder", ["tools/node", "bench/node"])
def test_a_lock_of_npm_pins_digests_and_names_no_registry(folder: str) -> None:
    lock = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = [package for path, package in lock["packages"].items() if path]
    assert packages
    assert [package for package in packages if "integrity" not in package or "resolved" in package] == []
    wanted = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))["dependencies"]
    assert [version for version in wanted.values() if not re.fullmatch(r"[0-9.]+", version)] == []
