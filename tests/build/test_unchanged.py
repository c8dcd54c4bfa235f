"""Pages that have not changed are those of the last output, and nothing can make them others."""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from markupsafe import Markup
from msgspec.structs import replace

from satupintu.commands.kept_files import KeptFiles, LastOutput, known_of, record_file
from satupintu.finished import Finished as Seen
from satupintu.unchanged import FORMAT, NO_RECORD, Keys, KnownFile, Origin, record_lines
from tests.build.project import build, built, once, tree
from tests.make_site import BASE, DAY, MadeSite, MakeSite, make_project, markdown

EDITED = "units/diklat/berita/satu.md"
OTHER = "units/diklat/berita/dua/index.html"
FILES = {
    EDITED: markdown("Isi [yang lain](dua.md).\n", judul="Kabar satu", tanggal="2026-11-03"),
    "units/diklat/berita/dua.md": markdown("Isi dua.\n", judul="Kabar dua", tanggal="2026-11-02"),
    "content/halaman/profil.md": markdown("## Tugas\n\nIsi.\n", judul="Profil"),
}


@pytest.fixture(scope="session")
def finished_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a small site with a finished output. Only read it."""

    def make(folder: Path) -> None:
        built(make_project(folder / "situs", {**BASE, **FILES}).root)

    return once(tmp_path_factory, "tidak-berubah", make) / "situs"


@pytest.fixture
def standing(finished_project: Path, tmp_path: Path) -> MadeSite:
    """A small site with a finished output."""
    return MadeSite(shutil.copytree(finished_project, tmp_path / "situs", symlinks=True))


def last(site: MadeSite) -> Path:
    """The folder behind the output."""
    return (site.root / "output").resolve()


def inodes(site: MadeSite) -> dict[str, int]:
    """The file behind each page, by path."""
    folder = last(site)
    return {path.relative_to(folder).as_posix(): path.stat().st_ino for path in folder.rglob("*.html")}


def made_anew(site: MadeSite, *more: object, clean: dict[str, str] | None = None) -> set[str]:
    """The pages that a further build makes and does not take over; it must give what a clean one gives."""
    before = inodes(site)
    finished = built(site.root, None, DAY, *more)
    wanted = clean or tree(built(site.root, site.root / "bersih", DAY, *more, "--full").folder)
    assert tree(finished.folder) == wanted
    return {path for path, inode in inodes(site).items() if before.get(path) != inode}


def test_an_output_of_the_same_inputs_is_left_as_it_is(standing: MadeSite) -> None:
    before = last(standing)
    result = build(standing.root)
    assert result.returncode == 0
    assert "Tidak ada yang berubah" in result.stderr
    assert last(standing) == before


def test_warnings_are_told_again_where_nothing_has_changed(make_site: MakeSite) -> None:
    site = make_site({**FILES, "CODEOWNERS": "* @siapa\n"})
    first = build(site.root)
    again = build(site.root)
    assert "peringatan" in first.stdout
    assert "Tidak ada yang berubah" in again.stderr
    assert (again.returncode, again.stdout) == (first.returncode, first.stdout)


def _a_further_file(folder: Path) -> None:
    (folder / "berita/lain.html").write_text("<h1>Lain</h1>")


def _a_further_folder(folder: Path) -> None:
    (folder / "berita/lain").mkdir()


def _a_link(folder: Path) -> None:
    (folder / "berita/lain").symlink_to("/")


def _another_receipt(folder: Path) -> None:
    (folder / "terbitan.json").write_text("{}")


@pytest.mark.parametrize("planted", [_a_further_file, _a_further_folder, _a_link, _another_receipt])
def test_an_output_that_holds_something_else_is_built_again(
    standing: MadeSite, planted: Callable[[Path], None]
) -> None:
    before, clean = last(standing), tree(last(standing))
    planted(before)
    assert made_anew(standing, clean=clean) == set(), "its pages are as they were"
    assert last(standing) != before


def test_another_commit_of_the_same_content_is_built_again(standing: MadeSite) -> None:
    standing.write(".gitignore", "/output\n/.output*\n.cache/\n__pycache__/\n")
    for message in ("satu", "dua"):
        git(standing.root, "init", "-q")
        git(standing.root, "add", ".")
        git(standing.root, *AUTHOR, "commit", "-q", "--allow-empty", "-m", message)
        commit = json.loads((built(standing.root).folder / "terbitan.json").read_text())["commit"]
        assert commit == git(standing.root, "rev-parse", "HEAD").strip()


AUTHOR = ("-c", "user.name=a", "-c", "user.email=a@b.example")


def git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_an_edited_text_makes_its_page_anew_and_leaves_the_others(standing: MadeSite) -> None:
    standing.write(EDITED, FILES[EDITED].replace("Isi", "Isi baru"))
    assert made_anew(standing) == {"units/diklat/berita/satu/index.html"}


def test_a_new_title_makes_every_page_anew_that_shows_it(standing: MadeSite) -> None:
    standing.write(EDITED, FILES[EDITED].replace("Kabar satu", "Kabar lain"))
    anew = made_anew(standing)
    assert {"index.html", "berita/index.html", "units/diklat/index.html"} <= anew
    assert OTHER in anew, "it names the page as related"
    assert "units/index.html" not in anew


def test_a_full_build_takes_nothing_over(standing: MadeSite) -> None:
    pages, clean = set(inodes(standing)), tree(last(standing))
    assert made_anew(standing, "--full", clean=clean) == pages
    assert made_anew(standing, clean=clean) == set(), "it has left a record for the next one"


def test_after_a_full_build_nothing_has_changed(standing: MadeSite) -> None:
    full = build(standing.root, None, DAY, "--full")
    assert "Selesai" in full.stderr
    before = last(standing)
    again = build(standing.root)
    assert "Tidak ada yang berubah" in again.stderr
    assert last(standing) == before


def test_other_links_make_every_page_anew(standing: MadeSite) -> None:
    pages = set(inodes(standing))
    assert made_anew(standing, "--from-disk") == pages


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes) -> bytes:
    return content[:-5] + bytes([content[-5] ^ 1]) + content[-4:]


def _of_another_version(content: bytes) -> bytes:
    lines = content.replace(FORMAT, b"satu-pintu-halaman-0").rpartition(b"\n")[0] + b"\n"
    return lines + hashlib.sha256(lines).hexdigest().encode()


def _foreign(_content: bytes) -> bytes:
    return b"SQLite format 3\0" * 40


@pytest.mark.parametrize("spoilt", [_cut, _flipped, _of_another_version, _foreign, lambda _content: b""])
def test_a_spoilt_record_counts_as_none(standing: MadeSite, spoilt: Callable[[bytes], bytes]) -> None:
    file, clean = record_file(last(standing)), tree(last(standing))
    file.write_bytes(spoilt(file.read_bytes()))
    assert known_of(last(standing)) == NO_RECORD
    assert made_anew(standing, clean=clean) == set(inodes(standing))


def test_a_missing_record_counts_as_none(standing: MadeSite) -> None:
    record_file(last(standing)).unlink()
    assert made_anew(standing, clean=tree(last(standing))) == set(inodes(standing))


def _edited(page: Path) -> None:
    page.write_bytes(page.read_bytes().replace(b"Isi dua", b"Isi palsu"))


def _edited_at_the_same_time(page: Path) -> None:
    times = page.stat()
    page.write_bytes(page.read_bytes().replace(b"Isi dua", b"Isi tua"))
    os.utime(page, ns=(times.st_atime_ns, times.st_mtime_ns))


def _emptied(page: Path) -> None:
    page.write_bytes(b"")


def _for_all_to_write(page: Path) -> None:
    page.chmod(0o666)


def _elsewhere(page: Path) -> None:
    other = page.with_name("lain.html")
    page.rename(other)
    page.symlink_to(other.name)


def _a_folder(page: Path) -> None:
    page.unlink()
    page.mkdir()


@pytest.mark.parametrize(
    "damage",
    [_edited, _edited_at_the_same_time, _emptied, _for_all_to_write, _elsewhere, _a_folder, Path.unlink],
)
def test_a_page_that_is_not_as_it_was_written_is_made_anew(
    standing: MadeSite, damage: Callable[[Path], None]
) -> None:
    clean = tree(last(standing))
    damage(last(standing) / OTHER)
    assert made_anew(standing, clean=clean) == {OTHER}


def test_files_that_are_no_pages_are_taken_over_too(standing: MadeSite) -> None:
    before = (last(standing) / "api/v1/pages.json").stat().st_ino
    standing.write("units/diklat/berita/dua.md", markdown("Isi lain.\n", judul="Kabar dua lain"))
    built(standing.root)
    assert (last(standing) / "api/v1/pages.json").stat().st_ino == before


def test_an_edited_file_that_is_no_page_is_written_anew(standing: MadeSite) -> None:
    clean = tree(last(standing))
    (last(standing) / "api/v1/news.json").write_bytes(b"{}")
    made_anew(standing, clean=clean)


def test_a_page_taken_over_is_not_changed_by_what_the_next_build_writes(standing: MadeSite) -> None:
    """The version before stays as it was: a build never writes into a file that has a second name there."""
    before, first = last(standing), tree(last(standing))
    standing.write(EDITED, FILES[EDITED].replace("Kabar satu", "Kabar lain"))
    built(standing.root)
    assert tree(before) == first


def test_a_removed_text_and_its_page_are_gone(standing: MadeSite) -> None:
    standing.write(EDITED, markdown("Tanpa tautan.\n", judul="Kabar satu", tanggal="2026-11-03"))
    built(standing.root)
    standing.remove("units/diklat/berita/dua.md")
    made_anew(standing)
    assert not (standing.root / "output" / OTHER).exists()


def test_a_template_that_changes_makes_every_page_anew(standing: MadeSite) -> None:
    own_theme(standing)
    built(standing.root)
    footer = standing.root / "theme/templates/_footer.html"
    footer.write_text(footer.read_text().replace("<p>©", "<p>Hak cipta"))
    assert made_anew(standing) == set(inodes(standing))


def own_theme(site: MadeSite) -> None:
    """The theme of the repository as the site's own, in place of the link to it."""
    theme = site.root / "theme"
    source = theme.resolve()
    theme.unlink()
    shutil.copytree(source, theme, ignore=shutil.ignore_patterns("__pycache__"))


def test_settings_of_pelican_that_change_make_every_page_anew(standing: MadeSite) -> None:
    with (standing.root / "pelicanconf.py").open("a") as settings:
        settings.write('JINJA_ENVIRONMENT["trim_blocks"] = False\n')
    assert made_anew(standing) == set(inodes(standing))


def test_a_page_taken_over_must_pass_the_rules_of_today(standing: MadeSite, tmp_path: Path) -> None:
    """The word stands in the theme alone: only the second look over the pages finds it."""
    words = tmp_path / "penanda"
    words.write_text("Laporkan kekeliruan\n")
    before = tree(last(standing))
    result = build(standing.root, None, DAY, "--canaries", words)
    assert result.returncode == 1, result.stdout + result.stderr
    assert tree(last(standing)) == before


def test_records_go_with_their_folders(standing: MadeSite) -> None:
    for number in range(3):
        standing.write(EDITED, FILES[EDITED].replace("Isi", f"Isi {number}"))
        built(standing.root)
    store = standing.root / ".output.d"
    folders = {path.name for path in store.iterdir() if path.is_dir()}
    assert {path.name for path in store.iterdir() if path.suffix} == {f"{name}.halaman" for name in folders}
    assert len(folders) == 2


# ------------------------------------------------------------------------------ the decisions by themselves


def test_a_template_saved_during_a_build_leaves_no_record(make_site: MakeSite, tmp_path: Path) -> None:
    grounds = iter(["00" * 32, "01" * 32])
    kept = KeptFiles(LastOutput(None), Seen(make_site(FILES).portal()), lambda: next(grounds))
    kept.keep_record(tmp_path / "hasil", Origin())
    assert known_of(tmp_path / "hasil") == NO_RECORD


def test_a_part_that_a_page_taken_over_links_is_looked_up_again(make_site: MakeSite, tmp_path: Path) -> None:
    seen = Seen(make_site(FILES).portal())
    for path in ("berita/a/index.html", "profil/index.html"):
        (tmp_path / path).parent.mkdir(parents=True)
        (tmp_path / path).write_text('<h2 id="wewenang">')
        parts = (("profil/index.html", "tugas"),) if "berita" in path else ()
        seen.keep(KnownFile(path, b"", parts=parts))
    seen.conclude(tmp_path)
    assert [problem.message for problem in seen.problems] == [
        "bagian `#tugas` tidak ada di `/profil/` (tautan di `/berita/a/`)"
    ]


def test_a_page_that_links_what_is_gone_is_looked_over_again(make_site: MakeSite, tmp_path: Path) -> None:
    """Whatever was in the last output and is not in this one may be linked by a page that has not changed."""
    portal = make_site(FILES).portal()
    page = next(page for page in portal.pages if page.address == "profil/")
    values = page.make()
    before, now = tmp_path / "dulu", tmp_path / "kini"
    for folder in (before, now):
        (folder / "profil").mkdir(parents=True)
    content = b'<a href="../hilang/">x</a>'
    (before / "profil/index.html").write_bytes(content)
    (before / "profil/index.html").chmod(0o644)
    key = Keys("00" * 32).of_page("profil/", values)
    known = [KnownFile("profil/index.html", _sha(content), key), KnownFile("hilang/index.html", b"")]
    record_file(before).write_bytes(b"".join(record_lines(Origin(), known)))
    seen = Seen(portal)
    kept = KeptFiles(LastOutput(before), seen, lambda: "00" * 32)
    assert kept.take("profil/", values, lambda address: str(now / address / "index.html"))
    seen.conclude(now)
    assert any("../hilang/" in problem.message for problem in seen.problems)


def _sha(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def test_html_and_the_same_letters_as_text_are_two_keys(make_site: MakeSite) -> None:
    portal = make_site(FILES).portal()
    values = next(page for page in portal.pages if page.address == "profil/").make()
    keys = Keys("00" * 32)
    as_text, as_html = (replace(values, body=(kind("<b>"),)) for kind in (str, Markup))
    assert keys.of_page("profil/", as_text) != keys.of_page("profil/", as_html)


def test_every_page_has_one_key_whenever_it_is_asked(make_site: MakeSite) -> None:
    site = make_site(FILES)
    first, second = (
        [Keys("00" * 32).of_page(page.address, page.make()) for page in site.portal().pages] for _ in range(2)
    )
    assert first == second
    assert len(set(first)) == len(first)
