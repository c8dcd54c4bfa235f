"""The same content for the same day gives the same bytes, wherever and whenever it is built."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.build import sample
from tests.build.project import Finished, built, command, copy_project, environment, tree
from tests.build.search_bundle import content_of_bundle
from tests.make_site import MakeSite, make_project, markdown

Arrange = Callable[[Path], None]


def _nothing(_root: Path) -> None:
    pass


def _reversed_times(root: Path) -> None:
    """The alphabetically first file is the newest."""
    for age, path in enumerate(sorted(root.rglob("*"))):
        if not path.is_symlink():
            os.utime(path, (2_000_000_000 - age * 3600,) * 2)


def _reversed_making(root: Path) -> None:
    """Files made in another order, so that the disk lists them in another one."""
    for folder in ("content", "units"):
        whole = {path: path.read_bytes() for path in sorted((root / folder).rglob("*")) if path.is_file()}
        shutil.rmtree(root / folder)
        for path in reversed(whole):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(whole[path])


WORLDS: dict[str, tuple[dict[str, str], str, Arrange, int]] = {
    "Los Angeles, C, other hashes, spaces": (
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        "Folder ku/situs baru",
        _reversed_times,
        0o077,
    ),
    "Kiritimati, Turkish, other hashes": (
        {
            "TZ": "Pacific/Kiritimati",
            "LANG": "tr_TR.UTF-8",
            "LC_ALL": "tr_TR.UTF-8",
            "PYTHONHASHSEED": "4242",
            "PYTHONUTF8": "0",
        },
        "situs",
        _reversed_making,
        0o000,
    ),
    "no locale, no home, no terminal": (
        {
            "TZ": "",
            "LANG": "",
            "LC_ALL": "POSIX",
            "HOME": "/nonexistent",
            "TERM": "dumb",
            "PYTHONHASHSEED": "random",
        },
        "s",
        _nothing,
        0o027,
    ),
}


@pytest.mark.parametrize("world", WORLDS)
def test_same_content_gives_the_same_bytes_in_another_world(
    site: Finished, tmp_path: Path, world: str
) -> None:
    variables, name, arrange, mask = WORLDS[world]
    root = make_project(tmp_path / name, sample.FILES).root
    arrange(root)
    assert tree(built(root, env=variables, umask=mask).folder) == tree(site.folder)


def test_real_content_gives_the_same_bytes_in_another_world(
    real: Finished, real_project: Path, tmp_path: Path
) -> None:
    variables, name, arrange, mask = WORLDS["Los Angeles, C, other hashes, spaces"]
    root = copy_project(tmp_path / name, source=real_project)
    arrange(root)
    other = built(root, env=variables, umask=mask)
    assert without_search(tree(other.folder)) == without_search(tree(real.folder))


def without_search(files: dict[str, str]) -> dict[str, str]:
    """Everything but the search bundle, in which Pagefind numbers its filters anew each time (0022)."""
    return {name: digest for name, digest in files.items() if not name.startswith("pagefind/")}


VARYING = re.compile(r"pagefind/(?:filter/.*|.*\.pf_meta|pagefind-entry\.json|sidik\.txt)")
"""Pagefind's files that differ between two runs (0022), and the list of their digests."""


def test_two_clones_of_a_commit_give_the_same_bytes_with_search_and_history(tmp_path: Path) -> None:
    """Cloned into other folders at other times, built without any cache in two worlds."""
    settings = sample.FILES["content/situs.yml"]
    assert isinstance(settings, str)
    files = {**sample.FILES, "content/situs.yml": settings.replace("pencarian: tidak\n", "")}
    root = make_project(tmp_path / "asal", files).root
    (root / ".gitignore").write_text("/output\n/.output*\n.cache/\n__pycache__/\n")
    names = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
    for arguments in (["init", "-q"], ["add", "."], [*names, "commit", "-qm", "satu"]):
        _git(root, *arguments)
    outputs = []
    for world in list(WORLDS)[:2]:
        variables, name, arrange, mask = WORLDS[world]
        clone = tmp_path / name
        _git(tmp_path, "clone", "-q", "asal", name)
        arrange(clone)
        outputs.append(built(clone, None, "2026-11-22", "--full", env=variables, umask=mask).folder)
    same, other = (
        {path: one for path, one in tree(output).items() if not VARYING.fullmatch(path)} for output in outputs
    )
    assert same == other
    assert json.loads((outputs[0] / "terbitan.json").read_text())["commit"]
    assert "pemutakhiran/index.html" in same, "what comes of the history"
    first, second = (content_of_bundle(output / "pagefind") for output in outputs)
    assert first == second
    assert first["filters"]["jenis"], "filters are there"


def test_second_build_is_byte_identical(make_site: MakeSite) -> None:
    site = make_site(sample.FILES)
    first = tree(built(site.root, env={"PYTHONHASHSEED": "1"}).folder)
    assert tree(built(site.root, env={"PYTHONHASHSEED": "2"}).folder) == first


def test_a_build_that_ignores_every_cache_is_byte_identical(
    site: Finished, sample_root: Path, tmp_path: Path
) -> None:
    assert tree(built(sample_root, tmp_path / "output", "2026-11-22", "--full").folder) == tree(site.folder)


def test_a_spoilt_cache_changes_nothing(site: Finished, make_site: MakeSite) -> None:
    made = make_site(sample.FILES)
    made.write(".cache/portal.sqlite", b"SQLite format 3\0 spoilt" * 500)
    assert tree(built(made.root).folder) == tree(site.folder)


def test_receipt_has_the_fields_of_the_contract_and_the_date_of_the_build(site: Finished) -> None:
    receipt = site.json("terbitan.json")
    assert list(receipt) == ["commit", "date", "pages", "digest", "inputs"]
    assert receipt["date"] == "2026-11-22"
    assert receipt["pages"] == len(site.documents)
    assert len(receipt["digest"]) == 64


def test_receipt_names_the_digest_of_every_other_file(
    site: Finished, sample_root: Path, tmp_path: Path
) -> None:
    """A change of one byte in one file is another digest; the receipt itself does not count."""
    root = make_project(
        tmp_path / "situs", {**sample.FILES, "units/kajian/media/lampiran.csv": "unit;kajiam\n"}
    ).root
    other = built(root).json("terbitan.json")
    assert other["digest"] != site.json("terbitan.json")["digest"]
    assert other["inputs"]["content"] != site.json("terbitan.json")["inputs"]["content"]
    assert other["inputs"]["theme"] == site.json("terbitan.json")["inputs"]["theme"]


def test_no_page_tells_when_it_was_built(make_site: MakeSite, tmp_path: Path) -> None:
    """A site without events looks the same fifty years on."""
    site = make_site({"content/berita/satu.md": markdown()})
    then, later = (tree(built(site.root, tmp_path / day, day).folder) for day in ("2026-11-22", "2076-11-22"))
    assert {name for name in then if then[name] != later[name]} == {"terbitan.json"}


def test_commit_is_null_outside_a_repository(site: Finished) -> None:
    assert site.json("terbitan.json")["commit"] is None


def test_commit_is_named_only_while_nothing_is_uncommitted(make_site: MakeSite) -> None:
    site = make_site()
    site.write(".gitignore", "/output\n/.output*\n.cache/\n__pycache__/\n")
    for arguments in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.example", "commit", "-qm", "satu"],
    ):
        _git(site.root, *arguments)
    sha = _git(site.root, "rev-parse", "HEAD").strip()
    assert built(site.root).json("terbitan.json")["commit"] == sha
    site.write("content/halaman/baru.md", markdown())
    assert built(site.root).json("terbitan.json")["commit"] is None


def test_a_build_asks_no_clock(make_site: MakeSite, tmp_path: Path) -> None:
    """Under a clock of 1999 (a sitecustomize that moves `time.time` and `datetime.now`) the bytes are the same."""
    site = make_site({"content/berita/satu.md": markdown()})
    (tmp_path / "sitecustomize.py").write_text(
        "import datetime, time\n"
        "class Old(datetime.datetime):\n"
        "    @classmethod\n"
        "    def now(cls, tz=None):\n"
        "        return cls(1999, 1, 1, tzinfo=tz)\n"
        "datetime.datetime = Old\n"
        "time.time = lambda: 915148800.0\n"
    )
    now = tree(built(site.root, tmp_path / "sekarang").folder)
    variables = environment()
    variables["PYTHONPATH"] = os.pathsep.join([str(tmp_path), variables["PYTHONPATH"]])
    arguments = command(site.root, "build", "--date", "2026-11-22", "--output", tmp_path / "dahulu")
    result = subprocess.run(arguments, env=variables, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    assert tree(tmp_path / "dahulu") == now
    assert json.loads((tmp_path / "dahulu" / "terbitan.json").read_text())["date"] == "2026-11-22"


def _git(root: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(root), *arguments], capture_output=True, text=True, check=True
    ).stdout
