"""A build writes over the folder of the output before the last one: whatever lies there, the new output is that of a clean build."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from satupintu.commands.old_folder import OldFolder
from satupintu.files import files_below
from tests.build.project import built, once, tree
from tests.make_site import BASE, DAY, MadeSite, make_project, markdown

EDITED = "units/diklat/berita/satu.md"
PAGE = "units/diklat/berita/dua/index.html"
FILES = {
    EDITED: markdown("Isi satu.\n", judul="Kabar satu"),
    "units/diklat/berita/dua.md": markdown("Isi dua.\n", judul="Kabar dua"),
    "units/diklat/berita/tiga.md": markdown("Isi tiga.\n", judul="Kabar tiga"),
}


@pytest.fixture(scope="session")
def twice_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a small site with an output and the one before. Only read it."""

    def make(folder: Path) -> None:
        site = make_project(folder / "situs", {**BASE, **FILES})
        built(site.root)
        site.write(EDITED, markdown("Isi satu, diperbarui.\n", judul="Kabar pertama"))
        built(site.root)

    return once(tmp_path_factory, "dua-kali", make) / "situs"


@pytest.fixture
def standing(twice_built: Path, tmp_path: Path) -> MadeSite:
    """A small site with an output and the one before."""
    return MadeSite(shutil.copytree(twice_built, tmp_path / "situs", symlinks=True))


def before_last(site: MadeSite) -> Path:
    present = (site.root / "output").resolve()
    return next(each for each in (site.root / ".output.d").iterdir() if each.is_dir() and each != present)


def edited(site: MadeSite) -> None:
    """Build once more, with another text; what comes of it is what a clean build gives."""
    site.write(EDITED, markdown("Isi satu, sekali lagi.\n", judul="Kabar satu"))
    finished = built(site.root)
    clean = built(site.root, site.root / "bersih", DAY, "--full")
    assert tree(finished.folder) == tree(clean.folder)
    assert not [each for each in (finished.folder).rglob("*") if each.is_dir() and not any(each.iterdir())]


def test_the_folder_before_the_last_becomes_the_next(standing: MadeSite) -> None:
    number = before_last(standing).stat().st_ino
    edited(standing)
    assert (standing.root / "output").resolve().stat().st_ino == number


def test_a_full_build_writes_into_a_new_folder(standing: MadeSite) -> None:
    number = before_last(standing).stat().st_ino
    built(standing.root, None, DAY, "--full")
    assert (standing.root / "output").resolve().stat().st_ino != number


def added(folder: Path) -> None:
    (folder / "asing" / "dalam").mkdir(parents=True)
    (folder / "asing" / "dalam" / "berkas.html").write_text("asing")


def linked_outside(folder: Path) -> None:
    shutil.rmtree(folder / "units")
    (folder.parent / "luar").mkdir()
    (folder / "units").symlink_to(folder.parent / "luar", target_is_directory=True)


def written_over(folder: Path) -> None:
    (folder / PAGE).unlink()
    (folder / PAGE).write_text("disunting")


def removed(folder: Path) -> None:
    shutil.rmtree((folder / PAGE).parent)


def folder_for_a_file(folder: Path) -> None:
    (folder / PAGE).unlink()
    (folder / PAGE).mkdir()


def file_for_a_folder(folder: Path) -> None:
    shutil.rmtree((folder / PAGE).parent)
    (folder / PAGE).parent.write_text("berkas")


def full_folder_for_a_file(folder: Path) -> None:
    folder_for_a_file(folder)
    (folder / PAGE / "dalam.txt").write_text("asing")


def empty_folder(folder: Path) -> None:
    (folder / "kosong").mkdir()


def pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipa")


@pytest.mark.parametrize(
    "spoil",
    [
        added,
        linked_outside,
        written_over,
        removed,
        folder_for_a_file,
        full_folder_for_a_file,
        file_for_a_folder,
        empty_folder,
        pipe,
    ],
)
def test_whatever_lies_there_the_output_is_that_of_a_clean_build(
    standing: MadeSite, spoil: Callable[[Path], None]
) -> None:
    spoil(before_last(standing))
    edited(standing)


def test_pages_of_removed_texts_are_gone_with_their_folders(standing: MadeSite) -> None:
    standing.remove("units/diklat/berita/tiga.md")
    edited(standing)
    assert not (standing.root / "output/units/diklat/berita/tiga").exists()


# --------------------------------------------------------------------------------- what lies there afterwards


@pytest.fixture
def read_folder(tmp_path: Path) -> tuple[Path, OldFolder]:
    """A folder of long ago that has just been read: `a` and `b` hold a page each, `b/dalam` another."""
    root = tmp_path / "lama"
    for path in ("a/index.html", "b/index.html", "b/dalam/index.html", "terbitan.json"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(path)
    for folder in (root / "a", root / "b", root / "b/dalam"):
        os.utime(folder, (1_700_000_000, 1_700_000_000))
    (root / "terbitan.json").unlink()
    old = OldFolder.read(root)
    assert old is not None
    for path in ("a/index.html", "b/index.html", "b/dalam/index.html"):
        assert old.has(path, (root / path).stat().st_ino)
    return root, old


def nothing(_root: Path) -> None:
    """Everything stays."""


def new_file(root: Path) -> None:
    (root / "b/dalam/lain.txt").write_text("lain")


def new_folder(root: Path) -> None:
    (root / "a/baru/dalam").mkdir(parents=True)
    (root / "a/baru/dalam/index.html").write_text("baru")


def gone_file(root: Path) -> None:
    (root / "b/index.html").unlink()


def gone_folder(root: Path) -> None:
    shutil.rmtree(root / "b")


def file_instead_of_a_folder(root: Path) -> None:
    shutil.rmtree(root / "b")
    (root / "b").write_text("berkas")


@pytest.mark.parametrize(
    "change", [nothing, new_file, new_folder, gone_file, gone_folder, file_instead_of_a_folder]
)
def test_whatever_happens_to_a_folder_meanwhile_is_seen_at_the_end(
    read_folder: tuple[Path, OldFolder], change: Callable[[Path], None]
) -> None:
    root, old = read_folder
    change(root)
    old.sweep()
    assert old.names(root) == files_below(root)


def test_what_is_not_wanted_any_more_is_not_named(tmp_path: Path) -> None:
    root = tmp_path / "lama"
    for path in ("a/index.html", "b/index.html"):
        (root / path).parent.mkdir(parents=True)
        (root / path).write_text(path)
    old = OldFolder.read(root)
    assert old is not None
    assert old.has("a/index.html", (root / "a/index.html").stat().st_ino)
    old.sweep()
    assert old.names(root) == ["a/index.html"]


def test_a_folder_that_is_older_than_the_look_at_it_is_not_read_again(
    read_folder: tuple[Path, OldFolder],
) -> None:
    """What is put there unseen, as only who sets its time back can, stays unseen."""
    root, old = read_folder
    new_file(root)
    os.utime(root / "b/dalam", (1_700_000_000, 1_700_000_000))
    assert old.names(root) == ["a/index.html", "b/dalam/index.html", "b/index.html"]
