"""Runs the real command in a process of its own, and reads what it wrote."""

import fcntl
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser

from satupintu.portal import CACHE_FILE
from tests.build.warm import Warm, starting
from tests.make_site import DAY, REPOSITORY

Result = subprocess.CompletedProcess[str]

QUICK_SECONDS = 500
"""Far above what any build here takes: a hang is a failure, a busy machine is not."""


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The tests' own environment, with this repository's code on the path."""
    return {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONDONTWRITEBYTECODE": "1", **(extra or {})}


def command(root: Path, *arguments: object) -> list[str]:
    return [sys.executable, "-m", "satupintu", "--root", str(root), *map(str, arguments)]


def portal(root: Path, *arguments: object, **options: Any) -> Result:
    """`python -m satupintu --root ROOT …` to its end: a fork, or a new process where that is said with `new=True`, where
    the interpreter is to start otherwise, or with further options of `subprocess.run`."""
    env = environment(options.pop("env", None))
    new = options.pop("new", False) or options.keys() - {"cwd"} or starting(env) != warm().starting
    if not new:
        words = ["--root", str(root), *map(str, arguments)]
        return warm().run(words, env, options.get("cwd", Path.cwd()), QUICK_SECONDS)
    return subprocess.run(
        command(root, *arguments),
        env=env,
        capture_output=True,
        text=True,
        timeout=QUICK_SECONDS,
        check=False,
        **options,
    )


@cache
def warm() -> Warm:
    """One for each process of tests."""
    return Warm(environment())


def build(root: Path, output: Path | None = None, day: object = DAY, *more: object, **options: Any) -> Result:
    """`portal build` for a day, by default into the project's `output`."""
    return portal(root, "build", "--date", day, "--output", output or root / "output", *more, **options)


def built(
    root: Path, output: Path | None = None, day: object = DAY, *more: object, **options: Any
) -> "Finished":
    """The finished site of a build that must succeed."""
    result = build(root, output, day, *more, **options)
    assert result.returncode == 0, result.stdout + result.stderr
    return Finished(output or root / "output")


@dataclass(frozen=True)
class Finished:
    """A finished site on disk."""

    folder: Path

    @cached_property
    def files(self) -> dict[str, Path]:
        """Every file by its path from the site's root."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return dict(sorted((path.relative_to(self.folder).as_posix(), path) for path in found))

    @property
    def documents(self) -> list[str]:
        """The names of all files of HTML, the pieces for other applications included."""
        return [name for name in self.files if name.endswith(".html")]

    @property
    def pages(self) -> dict[str, Path]:
        """Every page by its address; the pieces for other applications and the editors are none of ours."""
        return {
            name.removesuffix("index.html"): path
            for name, path in self.files.items()
            if name.endswith(".html") and not name.startswith(("embed/", "admin/"))
        }

    def file(self, address: str) -> Path:
        """The file a server answers an address with."""
        return self.folder / (f"{address}index.html" if not address or address.endswith("/") else address)

    def has(self, address: str) -> bool:
        return self.file(address).is_file()

    def text(self, address: str) -> str:
        return self.file(address).read_bytes().decode()

    def json(self, address: str) -> Any:
        return json.loads(self.text(address))

    def items(self, kind: str) -> dict[str, dict[str, Any]]:
        """The rows of one data file by their id."""
        return {row["id"]: row for row in self.json(f"api/v1/{kind}.json")["items"]}

    def html(self, address: str) -> LexborHTMLParser:
        return LexborHTMLParser(self.text(address))

    def words(self, address: str, part: str = "main") -> str:
        """What a reader reads in one part of a page, white space joined."""
        node = self.html(address).css_first(part)
        assert node is not None, f"{address}: no {part}"
        return " ".join(node.text(separator=" ").split())

    def links(self, address: str, part: str = "body") -> list[str]:
        """The addresses the links of a part lead to, from the site's root; outside links as they are."""
        prefix = "../" * address.count("/")
        found = [link.attributes["href"] or "" for link in self.html(address).css(f"{part} a[href]")]
        return [from_root(link, prefix) for link in found]

    def digest(self) -> str:
        return digest_of(self.folder)

    def where(self, canary: str) -> list[str]:
        """Every file that holds a text, in its bytes or in its name."""
        wanted = canary.encode()
        return [name for name, path in self.files.items() if canary in name or wanted in path.read_bytes()]


def from_root(link: str, prefix: str) -> str:
    """A relative link of a page as an address from the site's root."""
    if prefix and link.startswith(prefix):
        return link.removeprefix(prefix)
    return "" if link == "./" else link


def tree(folder: Path) -> dict[str, str]:
    """Digest, and permissions, of every file by its path."""
    return {
        path.relative_to(
            folder
        ).as_posix(): f"{hashlib.sha256(path.read_bytes()).hexdigest()} {path.stat().st_mode & 0o777:o}"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def digest_of(folder: Path) -> str:
    """One digest over names and bytes of a whole folder."""
    return hashlib.sha256(json.dumps(tree(folder)).encode()).hexdigest()


def is_whole(folder: Path) -> bool:
    """Whether a finished folder holds exactly the files its receipt speaks of."""
    lines = []
    for path in sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name != "terbitan.json":
            lines.append(f"{name}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n")
    return (
        hashlib.sha256("".join(lines).encode()).hexdigest()
        == json.loads((folder / "terbitan.json").read_text())["digest"]
    )


def copy_project(target: Path, *, source: Path = REPOSITORY, cache: bool = False) -> Path:
    """The real content with theme and settings, as a project of its own; with the cache, or as if never built."""
    if cache:
        shutil.copytree((source / CACHE_FILE).parent, (target / CACHE_FILE).parent)
    for name in ("content", "units", "services_catalog"):
        shutil.copytree(source / name, target / name)
    shutil.copytree(source / "theme", target / "theme", ignore=shutil.ignore_patterns("*.whl"))
    for name in ("pelicanconf.py", "publishconf.py"):
        shutil.copy(source / name, target / name)
    return target


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """A folder made by whichever worker asks first; the others wait for it and only read it."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder, done = base / name, base / f"{name}.done"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder


def heeds_signals() -> None:
    """What runs in the background of a shell ignores the interrupt, below `nohup` the end of the terminal, and so
    would what it starts."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
