"""The launcher, run for real on small projects in temporary folders (with locks that need no network)."""

import ast
import hashlib
import importlib.machinery
import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from types import ModuleType

import pytest

from tests.build.project import QUICK_SECONDS

ROOT = Path(__file__).parent.parent
LAUNCHER = ROOT / "portal"
EMPTY_LOCK = "# nothing\n"
UNREACHABLE = "http://127.0.0.1:9/simple"
FAKE_MAIN = """
import json, os, sys
import plugins, satupintu
print(json.dumps({
    "arguments": sys.argv[1:], "folder": os.getcwd(), "package": satupintu.__file__,
    "small": getattr(__import__("importlib").util.find_spec("small"), "origin", None),
}))
sys.exit(7)
"""

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the launcher is not tested on Windows")


def make_project(folder: Path) -> Path:
    """A project with the real launcher, empty locks, and a satupintu that tells how it was called."""
    (folder / "satupintu").mkdir(parents=True)
    (folder / "plugins").mkdir()
    (folder / "plugins/__init__.py").touch()
    (folder / "satupintu/__init__.py").touch()
    (folder / "satupintu/__main__.py").write_text(FAKE_MAIN)
    for lock in ("requirements.txt", "requirements-dev.txt"):
        (folder / lock).write_text(EMPTY_LOCK)
    shutil.copy2(LAUNCHER, folder / "portal")
    return folder


def clean_environment(**variables: str) -> dict[str, str]:
    """Ours without what steers pip or Python, and without any index that could be reached."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    return kept | {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": UNREACHABLE,
        "PIP_RETRIES": "1",
        "PIP_NO_CACHE_DIR": "1",
        **variables,
    }


def start(
    launcher: Path, *arguments: str, cwd: Path | None = None, **variables: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, launcher, *arguments],
        cwd=cwd,
        env=clean_environment(**variables),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def make_wheel(folder: Path, version: str) -> str:
    """Put the wheel `small` of `version` into `folder`; the lock line for it."""
    information = f"small-{version}.dist-info"
    files = {
        "small.py": f"VERSION = {version!r}\n",
        f"{information}/METADATA": f"Metadata-Version: 2.1\nName: small\nVersion: {version}\n",
        f"{information}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{name},,\n" for name in [*files, f"{information}/RECORD"])
    folder.mkdir(exist_ok=True)
    wheel = folder / f"small-{version}-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for name, text in (files | {f"{information}/RECORD": record}).items():
            archive.writestr(name, text)
    return f"small=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def load_launcher() -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("portal_launcher", str(LAUNCHER))
    specification = importlib.util.spec_from_loader(loader.name, loader)
    assert specification
    module = importlib.util.module_from_spec(specification)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose first start is behind it; tests that change it take `project`."""
    folder = make_project(tmp_path_factory.mktemp("siap") / "folder dengan spasi é")
    first = start(folder / "portal", "build")
    assert first.returncode == 7, first.stderr
    assert first.stderr.startswith("Menyiapkan lingkungan …\nLingkungan siap (")
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of `built`, which a moved folder is too."""
    return shutil.copytree(built, tmp_path / "salinan lain", symlinks=True)


def test_old_python_is_told_what_to_install() -> None:
    too_old = load_launcher().too_old
    assert too_old((3, 11, 0)) is None
    assert too_old((4, 0, 0)) is None
    assert too_old((3, 10, 13)) == (
        "Portal memerlukan Python 3.11 atau lebih baru, sedangkan yang dipakai adalah Python 3.10;"
        " pasang yang lebih baru, lalu jalankan misalnya `python3.11 portal build`."
    )


def test_launcher_can_be_read_by_python_3_6() -> None:
    ast.parse(LAUNCHER.read_text(encoding="utf-8"), feature_version=(3, 6))


def test_missing_venv_is_told_in_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    project = make_project(tmp_path / "proyek")
    program = (
        "import runpy, sys; sys.modules['ensurepip'] = None; sys.argv = ['portal', 'build'];"
        "runpy.run_path('portal', run_name='__main__')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=project, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 3
    assert ended.stderr.splitlines()[1:] == [
        "Python di komputer ini belum memiliki modul venv; pasang dahulu,"
        " di Debian atau Ubuntu dengan `sudo apt install python3-venv`."
    ]
    assert not (project / ".venv").exists()


def test_arguments_folder_and_exit_code_pass_through(built: Path, tmp_path: Path) -> None:
    link = tmp_path / "pintu"
    link.symlink_to(built / "portal")
    ended = start(link, "search", "dua kata", "", "--json", cwd=tmp_path)
    assert ended.returncode == 7
    assert ended.stderr == ""
    assert json.loads(ended.stdout) == {
        "arguments": ["search", "dua kata", "", "--json"],
        "folder": str(tmp_path),
        "package": str(built / "satupintu/__init__.py"),
        "small": None,
    }


def test_modules_of_the_caller_do_not_hide_ours(built: Path, tmp_path: Path) -> None:
    (tmp_path / "satupintu.py").write_text("raise SystemExit(99)")
    ended = start(built / "portal", "build", cwd=tmp_path, PYTHONPATH=str(tmp_path), PYTHONHOME="")
    assert json.loads(ended.stdout)["package"] == str(built / "satupintu/__init__.py")


def test_second_start_is_quick(built: Path) -> None:
    before = os.times()
    assert start(built / "portal", "build").stderr == ""
    after = os.times()
    # time of the processor, not of the clock, which a busy machine would stretch
    used = after.children_user + after.children_system - before.children_user - before.children_system
    assert used < 1


def test_moved_folder_needs_no_set_up(project: Path) -> None:
    ended = start(project / "portal", "build")
    assert ended.stderr == ""
    assert json.loads(ended.stdout)["package"] == str(project / "satupintu/__init__.py")


def test_half_made_venv_is_made_anew(project: Path) -> None:
    (project / ".venv/requirements.txt.stamp").unlink()
    packages = next((project / ".venv").glob("lib/python*/site-packages"))
    shutil.rmtree(packages / "pip")
    (packages / "leftover.py").touch()
    assert start(project / "portal", "build").returncode == 7
    assert not (packages / "leftover.py").exists()


def test_changed_lock_is_installed_but_never_against_its_hash(project: Path, tmp_path: Path) -> None:
    wheels = tmp_path / "wheels"
    line = make_wheel(wheels, "1.0")
    lock = project / "requirements.txt"

    lock.write_text(re.sub("sha256:....", "sha256:0000", line))
    refused = start(project / "portal", "build", PIP_FIND_LINKS=str(wheels), PIP_NO_INDEX="1")
    assert refused.returncode == 3
    assert refused.stderr.splitlines()[1:] == [
        "Pustaka yang diunduh tidak sama dengan yang dicatat di requirements.txt, jadi tidak dipasang;"
        " beri tahu pengembang (rincian: .venv/pip.log)."
    ]

    lock.write_text(line)
    accepted = start(project / "portal", "build", PIP_FIND_LINKS=str(wheels), PIP_NO_INDEX="1")
    assert accepted.returncode == 7, accepted.stderr
    assert json.loads(accepted.stdout)["small"]


def test_libraries_of_the_tests_come_with_the_test_command_only(project: Path, tmp_path: Path) -> None:
    (project / "requirements-dev.txt").write_text(make_wheel(tmp_path, "2.0"))
    assert json.loads(start(project / "portal", "build").stdout)["small"] is None
    tested = start(project / "portal", "test", PIP_FIND_LINKS=str(tmp_path), PIP_NO_INDEX="1")
    assert json.loads(tested.stdout)["small"]


def _tested_with_another_lock(project: Path, tmp_path: Path) -> dict[str, str]:
    """A project whose tests have run, and whose lock has changed since; where its libraries are to be had."""
    (project / "requirements-dev.txt").write_text(make_wheel(tmp_path, "2.0"))
    places = {"PIP_FIND_LINKS": str(tmp_path), "PIP_NO_INDEX": "1"}
    start(project / "portal", "test", **places)
    (project / "requirements.txt").write_text("# another\n")
    return places


def test_a_venv_with_the_libraries_of_the_tests_gets_them_again_after_a_change(
    project: Path, tmp_path: Path
) -> None:
    """Also where it is a build that comes first."""
    places = _tested_with_another_lock(project, tmp_path)
    remade = start(project / "portal", "build", **places)
    assert remade.stderr.startswith("Menyiapkan lingkungan …\n")
    assert json.loads(remade.stdout)["small"]
    assert start(project / "portal", "test").stderr == "", "nothing is left to be installed"


def test_libraries_of_the_tests_that_cannot_be_had_again_do_not_stop_a_build(
    project: Path, tmp_path: Path
) -> None:
    places = _tested_with_another_lock(project, tmp_path)
    remade = start(project / "portal", "build", PIP_NO_INDEX="1")
    assert remade.returncode == 7
    assert remade.stderr.splitlines()[1].startswith("Dilanjutkan tanpa pustaka uji: ")
    assert start(project / "portal", "build").stderr == ""
    assert json.loads(start(project / "portal", "test", **places).stdout)["small"]


def test_without_network_one_sentence_and_the_next_start_begins_again(project: Path) -> None:
    lock = project / "requirements-dev.txt"
    lock.write_text(f"small==1.0 --hash=sha256:{'0' * 64}\n")
    refused = start(project / "portal", "test")
    assert refused.returncode == 3
    assert refused.stderr.splitlines()[1:] == [
        "Pustaka tidak dapat diunduh; periksa sambungan jaringan, lalu jalankan lagi (rincian: .venv/pip.log)."
    ]
    lock.write_text(EMPTY_LOCK)
    assert start(project / "portal", "test").returncode == 7


def test_library_without_a_hash_is_refused(project: Path, tmp_path: Path) -> None:
    make_wheel(tmp_path, "1.0")
    (project / "requirements-dev.txt").write_text("small==1.0\n")
    refused = start(project / "portal", "test", PIP_FIND_LINKS=str(tmp_path), PIP_NO_INDEX="1")
    assert refused.returncode == 3
    assert refused.stderr.splitlines()[1].startswith("Pustaka di requirements-dev.txt tidak dapat dipasang: ")


def test_two_first_starts_at_once_set_up_once(tmp_path: Path) -> None:
    project = make_project(tmp_path / "proyek")
    command = [sys.executable, str(project / "portal"), "build"]
    both = [
        subprocess.Popen(
            command, env=clean_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for _ in range(2)
    ]
    messages = sorted(process.communicate(timeout=QUICK_SECONDS)[1] for process in both)
    assert [process.returncode for process in both] == [7, 7]
    assert messages[0] == "Menunggu penyiapan lain selesai …\n"
    assert messages[1].startswith("Menyiapkan lingkungan …\n")


def test_start_killed_amid_set_up_does_not_break_the_next(tmp_path: Path) -> None:
    project = make_project(tmp_path / "proyek")
    killed = subprocess.Popen([sys.executable, project / "portal", "build"], env=clean_environment())
    while not (project / ".venv/pyvenv.cfg").exists() and killed.poll() is None:
        time.sleep(0.02)
    killed.kill()
    killed.wait()
    following = start(project / "portal", "build")
    assert following.returncode == 7
    # what the killed start had begun runs on; two at once would spoil each other's work
    assert following.stderr.startswith("Menunggu penyiapan lain selesai …\nMenyiapkan lingkungan …\n")


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_lock_holds_hashes_and_names_no_place(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    pins = re.findall(r"^[a-z].*==", text, flags=re.MULTILINE)
    hashed = re.findall(r"^[a-z].*==.*\\\n +--hash=sha256:[0-9a-f]{64}", text, flags=re.MULTILINE)
    assert pins
    assert len(hashed) == len(pins)
    assert not re.search(r"://|^-|--index|--find-links", text, flags=re.MULTILINE)


def test_both_locks_pin_the_same_versions() -> None:
    runtime, testing = (
        dict(re.findall(r"(?m)^([a-z0-9.-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8")))
        for lock in ("requirements.txt", "requirements-dev.txt")
    )
    shared = runtime.keys() & testing.keys()
    assert shared
    assert {name: runtime[name] for name in shared} == {name: testing[name] for name in shared}


@pytest.mark.parametrize("package", ["satupintu", "plugins", "tests"])
def test_no_installed_library_hides_our_package(package: str) -> None:
    specification = importlib.util.find_spec(package)
    assert specification
    assert [Path(place) for place in specification.submodule_search_locations or []] == [ROOT / package]
