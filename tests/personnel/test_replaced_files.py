"""Many files at once, all or none."""

from pathlib import Path

import pytest

from satupintu.commands.replaced_files import replace_files


def tree(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes() for file in root.rglob("*") if file.is_file()
    }


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/lama.yml").write_bytes(b"nama: A\r\n")
    (tmp_path / "a/pergi.yml").write_bytes(b"nama: B\n")
    return tmp_path


def test_files_are_written_changed_and_taken_away(root: Path) -> None:
    replace_files(root, {"a/lama.yml": "nama: C\n", "a/pergi.yml": None, "b/baru.yml": "nama: D\n"})
    assert tree(root) == {"a/lama.yml": b"nama: C\r\n", "b/baru.yml": b"nama: D\n"}


@pytest.mark.parametrize("last", [{"tidak-ada.yml": None}, {"a/lama.yml/x.yml": "x\n"}])
def test_what_fails_half_way_puts_everything_back(root: Path, last: dict[str, str | None]) -> None:
    before = tree(root)
    with pytest.raises(OSError):
        replace_files(
            root, {"a/lama.yml": "nama: C\n", "a/pergi.yml": None, "b/baru.yml": "nama: D\n", **last}
        )
    assert tree(root) == before
