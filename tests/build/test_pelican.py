"""`pelican content -s pelicanconf.py` keeps working for those who know Pelican."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.build import sample
from tests.build.project import QUICK_SECONDS, Finished, environment, portal, tree
from tests.make_site import MadeSite, MakeSite, markdown

PELICAN = "from pelican import main; import sys; sys.exit(main())"


def _pelican(site: MadeSite, output: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    arguments = [sys.executable, "-c", PELICAN, "content", "-s", "pelicanconf.py", "-o", str(output), *more]
    return subprocess.run(
        arguments,
        cwd=site.root,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=QUICK_SECONDS,
        check=False,
    )


def test_pelican_by_itself_writes_the_same_files(make_site: MakeSite, tmp_path: Path) -> None:
    """All but the receipt; both build for today."""
    site = make_site(sample.FILES)
    result = _pelican(site, tmp_path / "pelican")
    assert result.returncode == 0, result.stdout + result.stderr
    assert portal(site.root, "build").returncode == 0
    wanted = tree(site.root / "output")
    del wanted["terbitan.json"]
    found = tree(tmp_path / "pelican")
    assert {name: value.split()[0] for name, value in found.items()} == {
        name: value.split()[0] for name, value in wanted.items()
    }


@pytest.mark.parametrize("more", [[], ["--fatal", "warnings"]], ids=["plain", "fatal warnings"])
def test_pelican_by_itself_refuses_broken_content_and_writes_nothing(
    make_site: MakeSite, tmp_path: Path, more: list[str]
) -> None:
    site = make_site({"units/diklat/berita/rusak.md": markdown("[x](/hilang/)\n")})
    result = _pelican(site, tmp_path / "pelican", *more)
    assert result.returncode not in (0, None)
    assert "units/diklat/berita/rusak.md:6" in (result.stdout + result.stderr).replace("\n", "")
    output = tmp_path / "pelican"
    assert not output.exists() or list(output.iterdir()) == []


def test_pelican_by_itself_leaves_an_earlier_result_untouched_when_content_is_broken(
    make_site: MakeSite, tmp_path: Path
) -> None:
    site = make_site()
    assert _pelican(site, tmp_path / "pelican").returncode == 0
    before = tree(tmp_path / "pelican")
    site.write("units/diklat/berita/rusak.md", markdown("[x](/hilang/)\n"))
    assert _pelican(site, tmp_path / "pelican").returncode != 0
    assert tree(tmp_path / "pelican") == before


def test_pelican_writes_no_page_of_its_own(make_site: MakeSite, tmp_path: Path) -> None:
    """Every page carries our header; nothing of Pelican's bundled theme is there."""
    assert _pelican(make_site(sample.FILES), tmp_path / "pelican").returncode == 0
    finished = Finished(tmp_path / "pelican")
    assert [address for address in finished.pages if 'aria-label="Utama"' not in finished.text(address)] == []
    assert not finished.has("archives.html")
    assert not finished.has("tags.html")
