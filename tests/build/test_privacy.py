"""The net below the checks: what only shows in the finished files stops the build, and the old output stays."""

from __future__ import annotations

import shutil

import pytest

from tests.build.project import Finished, Result, build, built, digest_of
from tests.make_site import REPOSITORY, MadeSite, MakeSite, markdown

NIK = "3204151203800001"


@pytest.fixture
def standing(make_site: MakeSite) -> MadeSite:
    """A small site with a finished output."""
    site = make_site({"units/diklat/berita/a.md": markdown(judul="Yang lama")})
    built(site.root)
    return site


def refused(site: MadeSite, *more: object) -> Result:
    """A build that fails with exit code 1, leaves the old output whole and never shows the number."""
    before = digest_of(site.root / "output")
    result = build(site.root, None, "2026-11-22", *more)
    assert result.returncode == 1, result.stdout + result.stderr
    assert NIK not in result.stdout + result.stderr
    assert digest_of(site.root / "output") == before
    return result


def test_number_in_a_source_stops_the_build(standing: MadeSite) -> None:
    standing.write("units/diklat/berita/a.md", markdown(f"Peserta {NIK}.\n"))
    assert "units/diklat/berita/a.md:6: NIK" in refused(standing).stdout


def test_number_put_together_only_in_the_page_is_told_at_its_source(standing: MadeSite) -> None:
    standing.write("units/diklat/berita/a.md", markdown("Satu.\n\nPeserta 32041512<!-- x -->03800001.\n"))
    assert "units/diklat/berita/a.md:8: NIK atau nomor KK (32••••••••••••01)" in refused(standing).stdout


def test_number_in_the_theme_is_told_once_for_all_pages(standing: MadeSite) -> None:
    (standing.root / "theme").unlink()
    shutil.copytree(REPOSITORY / "theme", standing.root / "theme")
    base = standing.root / "theme/templates/base.html"
    base.write_text(
        base.read_text(encoding="utf-8").replace("</main>", f"<p>{NIK}</p></main>"), encoding="utf-8"
    )
    told = [line for line in refused(standing).stdout.splitlines() if "NIK" in line]
    assert len(told) == 1
    assert "berkas lain" in told[0]


def test_canary_stops_the_build_and_nothing_else_does(standing: MadeSite) -> None:
    words = standing.write("kenari.txt", "Yang lama\n")
    assert "kata rahasia" in refused(standing, "--canaries", words).stdout
    words.write_text("Yang lain\n", encoding="utf-8")
    assert build(standing.root, None, "2026-11-22", "--canaries", words).returncode == 0


def test_real_site_has_no_personal_number(real: Finished) -> None:
    """It was built, so the scan has passed; and it did look: one page is read here without the prefilter."""
    from satupintu.privacy.numbers import find
    from satupintu.privacy.reading import views

    texts = (
        path for path in real.files.values() if path.suffix in {".html", ".json", ".xml", ".ics", ".txt"}
    )
    found = {path.name: [*find(view)] for path in texts for view in views(path.read_bytes(), path.suffix[1:])}
    assert {name: numbers for name, numbers in found.items() if numbers} == {}
