"""The search bundle as the build writes it: kept while nothing changed, and never half there."""

import hashlib
import os
import shutil
from pathlib import Path

import pytest

from satupintu.commands.report import Impossible
from satupintu.commands.search_bundle import write_bundle
from satupintu.portal import SEARCH_CACHE
from satupintu.store import DIGEST_BYTES, Store
from tests.build.project import Result, build, built, tree
from tests.make_site import BASE, REPOSITORY, MadeSite, MakeSite, markdown
from tests.privacy.test_bundle import MOBILE, NIK, NIP, planted

FILES = {
    "content/situs.yml": BASE["content/situs.yml"].replace("pencarian: tidak", "pencarian: ya"),
    "units/diklat/berita/rapat.md": markdown(),
}
IMPOSSIBLE = 3


def kept(root: Path) -> list[Path]:
    return sorted(path for path in (root / SEARCH_CACHE).glob("*/*"))


def test_a_build_that_changes_nothing_takes_the_bundle_it_made_before(make_site: MakeSite) -> None:
    root = make_site(FILES).root
    first = tree(built(root).folder / "pagefind")
    [bundle] = kept(root)
    second = built(root)
    assert tree(second.folder / "pagefind") == first, "files that differ between two runs are the same"
    assert kept(root) == [bundle]
    assert second.has("pagefind/pagefind-entry.json")


def test_a_build_in_full_and_a_changed_page_make_a_new_bundle(make_site: MakeSite) -> None:
    site = make_site(FILES)
    built(site.root)
    site.write("units/diklat/berita/rapat.md", markdown("Isi baru.\n"))
    built(site.root)
    assert len(kept(site.root)) == 2
    digest = built(site.root).json("terbitan.json")["digest"]
    full = built(site.root, site.root / "penuh", "2026-11-22", "--full")
    assert full.has("pagefind/pagefind-entry.json")
    assert full.json("terbitan.json")["digest"] == digest, "the bundle is outside the digest"


def test_a_damaged_bundle_is_made_again(make_site: MakeSite) -> None:
    root = make_site(FILES).root
    built(root)
    [bundle] = kept(root)
    bundle.write_bytes(bundle.read_bytes()[:-200])
    [language] = built(root).json("pagefind/pagefind-entry.json")["languages"].values()
    assert language["page_count"] == 2, "the news item and the unit"


def without_cache_and_program(root: Path) -> dict[str, str]:
    """The cache is gone, and a bundle can only be taken over: there is no program to make one."""
    shutil.rmtree(root / SEARCH_CACHE)
    package = root / "palsu" / "pagefind_bin"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    return {"PYTHONPATH": os.pathsep.join((str(root / "palsu"), str(REPOSITORY)))}


def with_other_settings(root: Path) -> None:
    """The next build is not of the same inputs, so it does not leave the output as it is."""
    with (root / "pelicanconf.py").open("a") as settings:
        settings.write("# lain\n")


def test_without_a_cache_the_bundle_of_the_last_output_is_taken_over(make_site: MakeSite) -> None:
    root = make_site(FILES).root
    first = tree(built(root).folder / "pagefind")
    environment = without_cache_and_program(root)
    with_other_settings(root)
    again = built(root, None, "2026-11-22", env=environment)
    assert tree(again.folder / "pagefind") == first
    assert len(kept(root)) == 1, "and is in the cache again"


@pytest.mark.parametrize("damage", ["changed", "added", "removed", "unsealed"])
def test_a_bundle_of_the_last_output_that_is_not_as_it_was_written_is_not_taken_over(
    make_site: MakeSite, damage: str
) -> None:
    root = make_site(FILES).root
    bundle = built(root).folder.resolve() / "pagefind"
    match damage:
        case "changed":
            (bundle / "pagefind.js").write_text("alert(1)")
        case "added":
            (bundle / "lain.js").write_text("alert(1)")
        case "removed":
            (bundle / "pagefind.js").unlink()
        case _:
            (bundle / "sidik.txt").write_bytes(b"\xff")
    result = build(root, env=without_cache_and_program(root))
    assert result.returncode == IMPOSSIBLE
    assert "tidak terpasang" in result.stdout + result.stderr


def test_the_bundle_of_other_pages_is_not_taken_over(make_site: MakeSite) -> None:
    site = make_site(FILES)
    built(site.root)
    site.write("units/diklat/berita/rapat.md", markdown("Isi baru.\n"))
    assert build(site.root, env=without_cache_and_program(site.root)).returncode == IMPOSSIBLE


def test_a_site_without_search_has_no_trace_of_it(make_site: MakeSite) -> None:
    finished = built(make_site({"units/diklat/berita/rapat.md": markdown()}).root)
    assert not finished.has("cari/")
    assert [name for name in finished.files if name.startswith("pagefind/")] == []
    assert [page for page in finished.pages if "pagefind" in finished.text(page)] == []
    assert [page for page in finished.pages if "buka-cari" in finished.text(page)] == []
    assert "SearchAction" not in finished.text("")


def test_a_site_for_the_disk_says_that_it_cannot_be_searched(make_site: MakeSite) -> None:
    finished = built(make_site(FILES).root, None, "2026-11-22", "--from-disk")
    assert "hanya dapat digunakan di situs yang dibuka lewat server" in finished.words("cari/")
    assert [name for name in finished.files if name.startswith("pagefind/")] == []


def test_a_program_that_is_not_there_leaves_the_old_output(make_site: MakeSite) -> None:
    site = make_site(FILES)
    before = tree(built(site.root).folder)
    site.write("units/diklat/berita/lain.md", markdown(judul="Berita lain"))
    package = site.root / "palsu" / "pagefind_bin"
    package.mkdir(parents=True)
    (package / "__init__.py").touch()
    result = build(
        site.root, env={"PYTHONPATH": os.pathsep.join((str(site.root / "palsu"), str(REPOSITORY)))}
    )
    assert result.returncode == IMPOSSIBLE
    assert "program pencarian `pagefind_bin` tidak terpasang" in result.stdout + result.stderr
    assert "pencarian: tidak" in result.stdout + result.stderr
    assert tree(site.root / "output") == before


STRANGE = """\
#!/bin/sh
while [ "$1" != --output-path ]; do shift; done
mkdir -p "$2/fragment"
echo '{}' > "$2/pagefind-entry.json"
echo asing > "$2/fragment/id_1.pf_fragment"
"""
"""A program that writes something else than Pagefind does."""


@pytest.mark.parametrize(
    ("program", "told"),
    [("bukan program", "tidak dapat dijalankan"), (STRANGE, "hasil program pencarian tidak dapat dibaca")],
)
def test_a_program_that_is_no_pagefind_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str, told: str
) -> None:
    package = tmp_path / "pagefind_bin"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "pagefind").write_text(program)
    (package / "pagefind").chmod(0o755)
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(Impossible, match=told):
        write_bundle(tmp_path, {"a": b"b"}, Store(None), lambda _archive: [])


# ------------------------------------------------------------------------------ private data

HEADINGS = """\
| {} | {} |
| --- | --- |
| satu | dua |

| {} | {} | {} | {} |
| --- | --- | --- | --- |
| satu | dua | tiga | empat |

| {} | {} | {} |
| --- | --- | --- |
| satu | dua | tiga |
"""
PARTS = (NIK[:8], NIK[8:], NIP[:8], NIP[8:14], NIP[14], NIP[15:], MOBILE[:4], MOBILE[4:8], MOBILE[8:])


def refused(site: MadeSite, *more: object) -> Result:
    """A build that ends with exit code 1 and the old output whole."""
    before = tree(site.root / "output")
    result = build(site.root, None, "2026-11-22", *more)
    assert result.returncode == 1, result.stdout + result.stderr
    assert tree(site.root / "output") == before
    return result


def test_numbers_that_only_the_bundle_puts_together_stop_the_build(make_site: MakeSite) -> None:
    site = make_site(FILES)
    built(site.root)
    site.write("units/diklat/berita/rapat.md", markdown(HEADINGS.format(*PARTS)))
    told = refused(site).stdout
    for line, shown in (
        (6, "NIK atau nomor KK (32••••••••••••01)"),
        (10, "NIP (19••••••••••••••01)"),
        (14, "nomor ponsel yang bukan kontak kantor (08••••••••90)"),
    ):
        where = f"units/diklat/berita/rapat.md:{line}: {shown} ada di bahan pencarian `/units/diklat/berita/rapat/`"
        assert where in told
    assert refused(site).stdout == told, "also where the bundle was looked at before"
    assert len(kept(site.root)) == 1, "what was refused is not kept"


def test_a_kept_bundle_is_looked_at_like_a_new_one(make_site: MakeSite) -> None:
    site = make_site(FILES)
    built(site.root)
    [bundle] = kept(site.root)
    forged = planted(bundle.read_bytes()[DIGEST_BYTES:], "pf_fragment", "Satu kalimat.", f"Hubungi {MOBILE}.")
    bundle.write_bytes(hashlib.sha256(forged).digest() + forged)
    with_other_settings(site.root)
    assert "units/diklat/berita/rapat.md:1: nomor ponsel" in refused(site).stdout
