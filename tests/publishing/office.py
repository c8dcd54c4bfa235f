"""An office with a repository, a remote of its own, and two states of a small site that are built already."""

import shutil
import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest

from satupintu.releases.receipt import Receipt, receipt_in
from tests.build.project import Result, built, once, portal
from tests.make_site import BASE, DAY, make_project, markdown

IGNORED = "/output*\n/.output*\n.cache/\n__pycache__/\n"
PAGE = "content/berita/satu.md"
FIRST, SECOND = "Kabar lama", "Kabar baru"
OUTPUTS = {FIRST: "output", SECOND: "output-baru"}
GONE = "content/halaman/lalu.md"
"""A page that the first state alone has."""


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=Uji", "-c", "user.email=uji@uji.example", "-c", "init.defaultBranch=main")
    found = subprocess.run(
        ["git", *names, *arguments], cwd=folder, capture_output=True, text=True, check=True, timeout=60
    )
    return found.stdout.strip()


@dataclass(frozen=True)
class Office:
    """A clone and its remote, side by side in one folder."""

    place: Path

    @property
    def root(self) -> Path:
        return self.place / "kerja"

    @property
    def remote(self) -> Path:
        return self.place / "pusat.git"

    def git(self, *arguments: str) -> str:
        return git(self.root, *arguments)

    def there(self, *arguments: str) -> str:
        """Ask the remote."""
        return git(self.remote, *arguments)

    @property
    def tip(self) -> str:
        """The publishing branch at the remote; "" where there is none."""
        return self.there("for-each-ref", "--format=%(objectname)", "refs/heads/gh-pages")

    @property
    def tree(self) -> str:
        return self.there("rev-parse", "gh-pages^{tree}") if self.tip else ""

    @property
    def receipts(self) -> list[Receipt]:
        """Those of the branch, newest first."""
        messages = self.there("log", "--format=%B%x00", "gh-pages").split("\0") if self.tip else []
        return [receipt for message in messages if (receipt := receipt_in(message))]

    def file(self, path: str) -> str:
        """A file of the newest release."""
        return self.there("show", f"gh-pages:{path}")

    def names(self) -> list[str]:
        return self.there("ls-tree", "-r", "--name-only", "gh-pages").splitlines()

    def run(self, *arguments: object, **options: object) -> Result:
        return portal(self.root, *arguments, **options)

    def publish(self, state: str = FIRST, *more: object, **options: object) -> Result:
        """Publish what is built of a state; what is checked out is that state where `move_on` was called for it."""
        arguments = ("--no-build", "--date", DAY, "--output", self.output(state))
        return self.run("publish", *arguments, *more, **options)

    def published(self, state: str = FIRST, *more: object) -> str:
        """What a publication says that must succeed."""
        result = self.publish(state, *more)
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stderr

    def output(self, state: str) -> Path:
        return self.root / OUTPUTS[state]

    def move_on(self) -> None:
        """The second state is approved and merged."""
        self.git("merge", "-q", "--ff-only", "kedua")
        self.git("push", "-q", "origin", "main")

    def clone(self, name: str, *options: str) -> "Office":
        """Another clone of the same remote, with what is built here."""
        git(self.place, "clone", "-q", *options, f"file://{self.remote}", name)
        for output in OUTPUTS.values():
            shutil.copytree(self.root / output, self.place / name / output)
        return Clone(self.place, name)

    @cached_property
    def local(self) -> str:
        """What the user's own repository looked like when this was first asked: refs and what is checked out."""
        return self.local_now()

    def local_now(self) -> str:
        refs = self.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads", "refs/tags")
        return f"{refs}\n{self.git('rev-parse', 'HEAD')}\n{self.git('status', '--porcelain')}"


@dataclass(frozen=True)
class Clone(Office):
    name: str

    @property
    def root(self) -> Path:
        return self.place / self.name


def _make(place: Path) -> None:
    """Two commits with a build of each: on `main` the first, on the branch `kedua` the second."""
    pages = {f"content/halaman/h-{number}.md": markdown(judul=f"Halaman {number}") for number in range(6)}
    files = {
        **BASE,
        ".gitignore": IGNORED,
        PAGE: markdown(judul=FIRST),
        GONE: markdown(judul="Lalu"),
        **pages,
    }
    office = Office(place)
    made = make_project(office.root, files)
    git(place, "init", "-q", "--bare", office.remote.name)
    office.git("init", "-q")
    office.git("remote", "add", "origin", f"../{office.remote.name}")
    office.git("add", "-A")
    office.git("commit", "-qm", "isi pertama")
    office.git("push", "-q", "-u", "origin", "main")
    built(office.root, office.output(FIRST))
    office.git("switch", "-qc", "kedua")
    made.write(PAGE, markdown(judul=SECOND))
    made.write("units/diklat/berita/dua.md", markdown(judul="Dari unit"))
    made.remove(GONE)
    office.git("add", "-A")
    office.git("commit", "-qm", "isi kedua")
    built(office.root, office.output(SECOND))
    office.git("switch", "-q", "main")


@pytest.fixture
def office(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """An office of this test's own."""
    made = once(tmp_path_factory, "kantor", _make)
    shutil.copytree(made, tmp_path / "kantor", symlinks=True)
    return Office(tmp_path / "kantor")


@pytest.fixture
def server(tmp_path: Path) -> Path:
    """An empty folder where a web server would look."""
    folder = tmp_path / "server"
    folder.mkdir()
    return folder


def refused(result: Result, *words: str) -> None:
    """It ended with code 3 and one sentence that holds some words."""
    said = result.stdout + result.stderr
    assert result.returncode == 3, said
    assert "Traceback" not in said
    lines = result.stderr.strip().splitlines()
    assert len(lines) == 1, said
    assert lines[0].endswith("."), said
    assert [word for word in words if word not in lines[0]] == [], said
