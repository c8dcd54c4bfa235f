"""A build writes over the folder of the output before the last one: whatever lies there, the new output is that of a clean build."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

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
