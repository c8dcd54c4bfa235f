"""No command leaves anything in the folder for temporary files: real processes, with a folder of their own for them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from satupintu.portal import CACHE_FILE
from tests.build import sample
from tests.build.project import QUICK_SECONDS, command, environment, heeds_signals
from tests.commands.preview import previewed
from tests.intake.test_command import LETTER
from tests.make_site import DAY, MadeSite, make_project, markdown
from tests.publishing.office import IGNORED, git

FILES = {
    **sample.FILES,
    "content/situs.yml": sample.SITE.replace("pencarian: tidak\n", ""),
    ".gitignore": IGNORED,
}
ON_DAY = ("--date", DAY)
COMMANDS = {
    "build": ("build", *ON_DAY, "--full"),
    "build with a cache": ("build", *ON_DAY),
    "check": ("check", *ON_DAY),
    "search": ("search", *ON_DAY, "pelatihan"),
    "similar": ("similar", *ON_DAY, "content/halaman/profil.md"),
    "remind": ("remind", *ON_DAY, "--output", "../ingatan"),
    "review": ("review", "main..usulan", *ON_DAY, "--output", "../tinjauan"),
    "publish": ("publish", *ON_DAY, "--to", "../server"),
    "verify": ("verify", "../server"),
    "weigh": ("weigh",),
    "intake": ("intake", "../surat.docx", "--unit", "diklat", *ON_DAY),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> MadeSite:
    """A site with pictures, documents and a search, in a repository where `usulan` proposes an item."""
    place = tmp_path_factory.mktemp("sementara")
    made = make_project(place / "situs", FILES)
    (place / "surat.docx").write_bytes(LETTER)
    git(place, "init", "-q", "--bare", "pusat.git")
    git(made.root, "init", "-q")
    git(made.root, "remote", "add", "origin", "../pusat.git")
    git(made.root, "add", "-A")
    git(made.root, "commit", "-qm", "isi")
    git(made.root, "switch", "-qc", "usulan")
    made.write("units/diklat/berita/usulan.md", markdown(judul="Usulan"))
    git(made.root, "add", "-A")
    git(made.root, "commit", "-qm", "usulan")
    git(made.root, "switch", "-q", "main")
    git(made.root, "push", "-q", "origin", "main")
    return made


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that commands of this test take for temporary files, empty."""
    folder = tmp_path / "sementara"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    return folder


def run(site: MadeSite, *arguments: object) -> int:
    return subprocess.run(
        command(site.root, *arguments),
        cwd=site.root,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=QUICK_SECONDS,
        check=False,
    ).returncode


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_command_that_ends_well_leaves_nothing(
    site: MadeSite, temporary: Path, arguments: tuple[str, ...]
) -> None:
    shutil.rmtree((site.root / CACHE_FILE).parent, ignore_errors=True)
    assert run(site, *arguments) == 0
    assert list(temporary.iterdir()) == []


@pytest.fixture
def broken(site: MadeSite) -> Iterator[MadeSite]:
    """The site while one of its pages leads nowhere."""
    file = site.write("content/halaman/rusak.md", markdown("[Hilang](/hilang/)\n"))
    yield site
    file.unlink()


@pytest.mark.parametrize("arguments", [COMMANDS["build"], COMMANDS["check"]], ids=["build", "check"])
def test_a_command_that_finds_faults_leaves_nothing(
    broken: MadeSite, temporary: Path, arguments: tuple[str, ...]
) -> None:
    assert run(broken, *arguments) == 1
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("name", ["build", "review"])
def test_a_command_that_is_stopped_leaves_nothing(
    site: MadeSite, temporary: Path, name: str, number: signal.Signals
) -> None:
    """Stopped as soon as there is a temporary folder: of the search in a build, of the whole work in a review."""
    process = subprocess.Popen(
        command(site.root, *COMMANDS[name]),
        cwd=site.root,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        preexec_fn=heeds_signals,
    )
    while not list(temporary.glob("satupintu-*")):
        assert process.poll() is None, "it has ended before there was anything"
        time.sleep(0.001)
    os.killpg(process.pid, number)
    assert process.wait(QUICK_SECONDS) == 128 + number
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_preview_that_is_stopped_leaves_nothing(
    site: MadeSite, temporary: Path, number: signal.Signals
) -> None:
    with previewed(site.root) as running:
        running.until("/", lambda answer: answer.status == 200)
        assert running.stop(number) == 0
    assert list(temporary.iterdir()) == []


def test_a_preview_works_where_the_name_of_that_folder_is_too_long_for_sockets(
    site: MadeSite, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = temporary / ("panjang" * 15)
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    with previewed(site.root) as running:
        running.until("/", lambda answer: answer.status == 200)
        assert running.stop(signal.SIGINT) == 0
    assert list(folder.iterdir()) == []


def test_what_lasts_for_one_run_is_gone_when_the_process_is_killed(temporary: Path) -> None:
    program = "import os, signal\nfrom satupintu.store import Store\nstore = Store(None)\nstore.put('ab', b'isi')\nassert store.get('ab') == b'isi'\nos.kill(os.getpid(), signal.SIGKILL)"
    ended = subprocess.run([*command(temporary)[:1], "-c", program], env=environment(), check=False)
    assert ended.returncode == -signal.SIGKILL
    assert list(temporary.iterdir()) == []
