"""Renditions kept from build to build."""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from satupintu.pictures.plan import Format, Rendition, SourcePicture, scaled
from satupintu.pictures.source import upright_size
from satupintu.pictures.workshop import Workshop
from satupintu.store import Store
from tests.core.photographs import gradient, saved
from tests.make_site import REPOSITORY

KEY, OTHER_KEY = "ab" * 32, "cd" * 32


def renditions(root: Path, *names: str) -> list[Rendition]:
    """What is published of some pictures that are written below a folder."""
    found = []
    for number, name in enumerate(names):
        data = saved(gradient((500 + number, 300)), "PNG")
        (root / name).write_bytes(data)
        source = SourcePicture(name, f"{number:064}", *upright_size(data, "png"))
        found += [rendition for format in Format for rendition in scaled(source, format)]
    return found


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_bytes_come_back_as_they_were_kept(tmp_path: Path) -> None:
    Store(tmp_path).put(KEY, b"isi")
    assert Store(tmp_path).get(KEY) == b"isi"
    assert Store(tmp_path).get("cd" * 32) is None


@pytest.mark.parametrize(
    "damage",
    [
        lambda kept: kept[:-1],
        lambda kept: kept + b"x",
        lambda kept: b"",
        lambda kept: b"\xff\xd8 foto orang lain",
    ],
    ids=["cut off", "longer", "empty", "foreign"],
)
def test_a_damaged_entry_counts_as_not_there(damage: object, tmp_path: Path) -> None:
    assert callable(damage)
    Store(tmp_path).put(KEY, b"isi")
    (file,) = kept(tmp_path)
    file.write_bytes(damage(file.read_bytes()))
    assert Store(tmp_path).get(KEY) is None


def test_a_folder_that_cannot_be_written_only_means_work(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    (wanted, *_rest) = renditions(tmp_path, "a.png")
    workshop = Workshop(tmp_path, Store(tmp_path / "berkas"))
    workshop.prepare([wanted])
    assert workshop.content(wanted) == Workshop(tmp_path, Store(None)).content(wanted)


def test_without_a_folder_no_file_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    store = Store(None)
    store.put(KEY, b"isi")
    store.put(OTHER_KEY, b"isi lain")
    assert (store.get(KEY), store.get(OTHER_KEY), store.get("ef" * 32)) == (b"isi", b"isi lain", None)
    assert list(tmp_path.iterdir()) == []


def test_many_new_pictures_are_made_together_and_each_keeps_its_own(tmp_path: Path) -> None:
    wanted = renditions(tmp_path, *(f"{letter}.png" for letter in "abcdefgh"))
    store = Store(tmp_path / "cache")
    Workshop(tmp_path, store).prepare(wanted)
    assert all(store.has(rendition.key) for rendition in wanted)
    alone = Workshop(tmp_path, Store(None))
    assert [store.get(rendition.key) for rendition in wanted] == [alone.content(each) for each in wanted]


def test_one_picture_in_two_folders_is_made_once(tmp_path: Path) -> None:
    """The second source is not there: nothing may ask for it."""
    wanted = renditions(tmp_path, "a.png")
    twins = [replace(each, source=replace(each.source, path="tidak-ada/a.png")) for each in wanted]
    store = Store(tmp_path / "cache")
    Workshop(tmp_path, store).prepare([*twins, *wanted])
    assert all(store.has(twin.key) for twin in twins)


def test_what_is_kept_needs_no_source_any_more(tmp_path: Path) -> None:
    wanted = renditions(tmp_path, "a.png")
    Workshop(tmp_path, Store(tmp_path / "cache")).prepare(wanted)
    (tmp_path / "a.png").unlink()
    assert Workshop(tmp_path, Store(tmp_path / "cache")).content(wanted[0])
    with pytest.raises(OSError):
        Workshop(tmp_path, Store(None)).content(wanted[0])


def test_the_plan_is_made_without_what_decodes() -> None:
    program = "import sys, satupintu.portal, satupintu.pages, satupintu.outputs; print([name for name in sys.modules if name in ('satupintu.pictures.source', 'satupintu.pictures.encode')])"
    found = subprocess.run(
        [sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_what_nobody_asks_for_is_let_go_after_its_days(tmp_path: Path) -> None:
    store = Store(tmp_path)
    for key in (KEY, OTHER_KEY):
        store.put(key, b"isi")
    for file in tmp_path.glob("*/*"):
        os.utime(file, (0, 0))
    assert store.get(KEY) == b"isi"
    store.prune()
    assert store.has(KEY)
    assert not store.has(OTHER_KEY)
