"""The cache is never trusted to be there, and never in the way."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from satupintu import cache as cache_module
from satupintu.cache import BATCH, FORMAT, Cache, program_digest


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "simpanan" / "portal.sqlite"


@pytest.fixture
def cache(file: Path) -> Iterator[Cache]:
    with closing(Cache(file)) as opened:
        yield opened


def remembered(file: Path, key: str = "k") -> object:
    with closing(Cache(file)) as cache:
        return cache.get_json("jenis", key)


def remember(file: Path, value: object, key: str = "k") -> None:
    with closing(Cache(file)) as cache:
        cache.put_json("jenis", key, value)


@pytest.mark.parametrize("value", [{"a": [1, "é", None]}, [], "teks", 0, False])
def test_a_value_is_there_in_the_next_run(value: object, file: Path) -> None:
    remember(file, value)
    assert remembered(file) == value


def test_a_value_is_there_at_once(cache: Cache) -> None:
    cache.put_json("jenis", "k", 1)
    assert cache.get_json("jenis", "k") == 1


def test_what_was_never_kept_is_none(cache: Cache) -> None:
    assert cache.get_json("jenis", "k") is None


def test_kinds_do_not_mix(cache: Cache) -> None:
    cache.put_json("satu", "k", 1)
    assert cache.get_json("dua", "k") is None


def test_a_newer_value_takes_the_place_of_the_older(file: Path) -> None:
    remember(file, 1)
    remember(file, 2)
    assert remembered(file) == 2


def test_a_full_batch_is_written_before_the_end(file: Path, cache: Cache) -> None:
    for number in range(BATCH):
        cache.put_json("jenis", str(number), number)
    assert remembered(file, "0") == 0


def test_without_a_file_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with closing(Cache(None)) as cache:
        cache.put_json("jenis", "k", 1)
        cache.flush()
        assert cache.get_json("jenis", "k") == 1
    assert list(tmp_path.iterdir()) == []


# ------------------------------------------------------------------------------------------ damage


@pytest.mark.parametrize(
    "damage",
    [b"bukan sqlite" * 100, b"SQLite format 3\0" + b"\xff" * 4096, b"\0" * 4096, b"x"],
    ids=["text", "broken header", "zeros", "one byte"],
)
def test_a_damaged_file_is_thrown_away(damage: bytes, file: Path) -> None:
    remember(file, 1)
    file.write_bytes(damage)
    assert remembered(file) is None
    remember(file, 2)
    assert remembered(file) == 2


def test_a_file_cut_short_is_never_a_traceback(file: Path) -> None:
    with closing(Cache(file)) as cache:
        for number in range(2000):
            cache.put_json("jenis", str(number), "x" * 100)
    whole = file.read_bytes()
    for length in range(0, len(whole), len(whole) // 7):
        file.write_bytes(whole[:length])
        with closing(Cache(file)) as cache:
            assert cache.get_json("jenis", "1999") in (None, "x" * 100)
            cache.put_json("jenis", "baru", 1)
            assert cache.get_json("jenis", "baru") == 1


@pytest.mark.parametrize("version", [FORMAT - 1, FORMAT + 1, 99])
def test_a_file_of_another_format_is_thrown_away(version: int, file: Path) -> None:
    remember(file, 1)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    assert remembered(file) is None


def test_a_value_that_cannot_be_read_is_none(file: Path) -> None:
    remember(file, 1)
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE entries SET value = '{rusak'")
    assert remembered(file) is None


def test_a_table_of_another_shape_is_thrown_away(file: Path) -> None:
    file.parent.mkdir()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE entries (lain TEXT)")
    remember(file, 1)
    assert remembered(file) in (None, 1)


def test_a_folder_in_the_place_of_the_file_does_no_harm(file: Path) -> None:
    file.mkdir(parents=True)
    remember(file, 1)
    assert remembered(file) is None
    assert file.is_dir()


def test_a_file_in_the_place_of_the_folder_does_no_harm(file: Path) -> None:
    file.parent.write_text("x")
    remember(file, 1)
    assert remembered(file) is None


def test_a_read_only_folder_does_no_harm() -> None:
    """As another user where the suite runs as root, whom no permission stops."""
    program = """
import os, sys
from pathlib import Path
from satupintu.cache import Cache
if os.getuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
cache = Cache(Path(sys.argv[1]))
cache.put_json("jenis", "baru", 2)
assert cache.get_json("jenis", "baru") == 2
cache.close()
"""
    with TemporaryDirectory() as folder:  # not below tmp_path, which no other user may enter
        file = Path(folder) / "portal.sqlite"
        remember(file, 1)
        file.chmod(0o444)
        Path(folder).chmod(0o555)
        ended = subprocess.run(
            [sys.executable, "-c", program, file], capture_output=True, text=True, check=False
        )
        Path(folder).chmod(0o755)
        assert (ended.returncode, ended.stderr) == (0, "")
        assert (remembered(file), remembered(file, "baru")) == (1, None)


# ------------------------------------------------------------------------------------------ two at once


def test_two_runs_at_once_keep_what_both_have_written(file: Path) -> None:
    with closing(Cache(file)) as one, closing(Cache(file)) as other:
        one.put_json("jenis", "satu", 1)
        other.put_json("jenis", "dua", 2)
        one.flush()
        other.flush()
        assert (one.get_json("jenis", "dua"), other.get_json("jenis", "satu")) == (2, 1)


def test_a_file_locked_for_good_only_means_working_again(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("satupintu.cache.BUSY_SECONDS", 0.05)
    remember(file, 1)
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        remember(file, 2, "baru")
        holder.execute("ROLLBACK")
    assert remembered(file) == 1


def test_many_processes_at_once_neither_fail_nor_damage_the_file(file: Path) -> None:
    program = f"""
from pathlib import Path
from satupintu.cache import Cache
import sys
cache = Cache(Path({str(file)!r}))
for number in range(300):
    cache.put_json("jenis", f"{{sys.argv[1]}}-{{number}}", number)
    if number % 20 == 0: cache.flush()
cache.close()
"""
    runs = [
        subprocess.Popen([sys.executable, "-c", program, name], stderr=subprocess.PIPE, text=True)
        for name in "abcd"
    ]
    assert [run.communicate()[1] for run in runs] == [""] * 4
    assert [run.returncode for run in runs] == [0] * 4
    last = [remembered(file, f"{name}-299") for name in "abcd"]
    assert 299 in last, "one that finds the file busy for too long keeps nothing, but not all of them do"
    with closing(sqlite3.connect(file)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_keys_of_converted_texts_change_with_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = program_digest("markdown", "sanitize")
    for module in ("markdown", "sanitize"):
        original = Path(cache_module.__file__).with_name(f"{module}.py").read_text(encoding="utf-8")
        (tmp_path / f"{module}.py").write_text(original, encoding="utf-8")
    monkeypatch.setattr(cache_module, "__file__", str(tmp_path / "cache.py"))
    assert program_digest("markdown", "sanitize") == before
    (tmp_path / "sanitize.py").write_text("# changed\n", encoding="utf-8")
    assert program_digest("markdown", "sanitize") != before
