"""A forge on this machine: the jobs of the CI files, run as it would, in clones of a bare repository."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.build.project import QUICK_SECONDS, environment
from tests.make_site import BASE, REPOSITORY, make_project, markdown
from tests.publishing.office import IGNORED, git

WORKFLOWS = REPOSITORY / ".github/workflows"
GITLAB = REPOSITORY / ".gitlab-ci.yml"
CHECKOUT = "actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683"
EXPRESSION = re.compile(r"\$\{\{ (.*?) \}\}")
ROLES = "humas:\n  - akun: humas\n  - akun: humas-2\n"
UNIT = "nama: Bidang Diklat\nringkasan: Pelatihan aparatur.\npic:\n  akun: pic-diklat\n"
LEXICON = "services_catalog/kosakata-judi.yml"
NEWS = "units/diklat/berita/baru.md"
LAUNCHER = '#!/bin/sh\nexec "{python}" -m satupintu --root "$(dirname "$0")" "$@"\n'
TESTED = '#!/bin/sh\necho "$PWD" >> "$PORTAL_TESTED"\n'
"""Stands for `.ci/run`, which runs these very tests."""
SUDO = '#!/bin/sh\nexec "$@"\n'
GH = "#!/bin/sh\necho humas\n"
"""What the forge answers when it is asked who approved."""


@dataclass(frozen=True)
class Step:
    command: str
    env: Mapping[str, str] = field(default_factory=dict)
    always: bool = False


@dataclass(frozen=True)
class Job:
    """What runs in a clone of its own: of `ref` ("" for the commit of the event), whole or only its newest commit."""

    name: str
    steps: Sequence[Step]
    ref: str = ""
    whole: bool = True
    env: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Ended:
    job: str
    code: int
    output: str
    clone: Path
    summary: str


def workflow(name: str) -> dict[Any, Any]:
    found = yaml.safe_load((WORKFLOWS / name).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def github_jobs(name: str) -> dict[str, Job]:
    """The jobs of a workflow by name, in the order of the file."""
    content = workflow(name)
    return {key: _github_job(key, job, content.get("env", {})) for key, job in content["jobs"].items()}


def _github_job(name: str, job: Mapping[str, Any], env: Mapping[str, str]) -> Job:
    checkout, *steps = job["steps"]
    options = checkout.get("with", {})
    runs = [
        Step(step["run"], step.get("env", {}), step.get("if") == "success() || failure()") for step in steps
    ]
    return Job(
        name, runs, options.get("ref", ""), options.get("fetch-depth") == 0, {**env, **job.get("env", {})}
    )


def gitlab_jobs() -> dict[str, Job]:
    content = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))
    assert content["variables"]["GIT_DEPTH"] == "0"
    return {
        name: Job(name, [Step(line) for line in job["script"]])
        for name, job in content.items()
        if isinstance(job, dict) and "script" in job
    }


@dataclass(frozen=True)
class Forge:
    """A bare repository with a small site, a clone of whoever works on it, and a place for the clones of jobs."""

    place: Path

    @property
    def remote(self) -> Path:
        return self.place / "pusat.git"

    @property
    def work(self) -> Path:
        return self.place / "kerja"

    def there(self, *arguments: str) -> str:
        return git(self.remote, *arguments)

    def commit(self, branch: str) -> str:
        return self.there("rev-parse", f"refs/heads/{branch}")

    def propose(self, branch: str, files: Mapping[str, str]) -> str:
        """A commit on a branch of its own, pushed; its name."""
        git(self.work, "switch", "-q", "--create", branch, "origin/main")
        for path, text in files.items():
            (self.work / path).parent.mkdir(parents=True, exist_ok=True)
            (self.work / path).write_text(text, encoding="utf-8")
        git(self.work, "add", "-A")
        git(self.work, "commit", "-qm", branch)
        git(self.work, "push", "-q", "origin", branch)
        return git(self.work, "rev-parse", "HEAD")

    def merge(self, branch: str) -> str:
        git(self.work, "push", "-q", "origin", f"origin/{branch}:main")
        git(self.work, "fetch", "-q", "origin")
        return self.commit("main")

    @property
    def tested(self) -> list[str]:
        file = self.place / "diuji"
        return file.read_text().splitlines() if file.exists() else []

    def run(self, job: Job, commit: str, expressions: Mapping[str, str], **variables: str) -> Ended:
        """Run a job as its forge would: a clone of its own, each step in a shell that stops at the first fault."""
        clone = self.place / f"job-{len(list(self.place.iterdir()))}"
        depth = () if job.whole else ("--depth", "1")
        git(self.place, "clone", "-q", *depth, f"file://{self.remote}", clone.name)
        if job.whole:
            git(clone, "switch", "-q", "--detach", f"origin/{job.ref}" if job.ref else commit)
        summary = self.place / f"{clone.name}.ringkasan"
        shared = {
            **environment(),
            "PATH": f"{self.place / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "PORTAL_TESTED": str(self.place / "diuji"),
            "GITHUB_STEP_SUMMARY": str(summary),
            "GITHUB_REPOSITORY": "kantor/portal",
            "CI": "true",
            **variables,
        }
        code, told = 0, ""
        for step in job.steps:
            if code and not step.always:
                continue
            env = {
                name: EXPRESSION.sub(lambda found: expressions[found[1]], str(value))
                for name, value in {**job.env, **step.env}.items()
            }
            ended = subprocess.run(
                ["bash", "-e", "-c", step.command],
                cwd=clone,
                env={**shared, **env},
                capture_output=True,
                text=True,
                timeout=QUICK_SECONDS,
                check=False,
            )
            code = code or ended.returncode
            told += ended.stdout + ended.stderr
        return Ended(job.name, code, told, clone, summary.read_text() if summary.exists() else "")


def make_forge(place: Path) -> Forge:
    forge = Forge(place)
    files = {
        **BASE,
        ".gitignore": IGNORED + "/tinjauan\n",
        ".ci/run": TESTED,
        "portal": LAUNCHER.format(python=sys.executable),
        "content/peran.yml": ROLES,
        LEXICON: (REPOSITORY / LEXICON).read_text(encoding="utf-8"),
        "units/diklat/unit.yml": UNIT,
        "content/berita/satu.md": markdown(judul="Kabar lama"),
        **{f"content/halaman/h-{number}.md": markdown(judul=f"Halaman {number}") for number in range(6)},
    }
    root = make_project(forge.work, files).root
    for name in (".ci/run", "portal"):
        (root / name).chmod(0o755)
    git(place, "init", "-q", "--bare", forge.remote.name)
    git(root, "init", "-q")
    git(root, "remote", "add", "origin", f"file://{forge.remote}")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "isi")
    git(root, "push", "-q", "-u", "origin", "main")
    programs = place / "bin"
    programs.mkdir()
    for name, text in (("sudo", SUDO), ("gh", GH)):
        (programs / name).write_text(text)
        (programs / name).chmod(0o755)
    return forge
