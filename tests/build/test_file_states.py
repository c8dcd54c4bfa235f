"""Files are not read again where the system says that they have not changed, and always where it does not."""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import msgpack

from satupintu.commands.file_digests import FORMAT, FileDigests, state_of
from satupintu.commands.kept_files import KeptFiles, LastOutput, known_of, record_file
from satupintu.commands.source_record import SourceRecord
from satupintu.finished import Finished
from satupintu.unchanged import FORMAT as RECORD_FORMAT
from satupintu.unchanged import KnownFile, Origin
from tests.build.project import built, command, environment, once, tree
from tests.build.test_inputs import HOOK
from tests.make_site import BASE, DAY, REPOSITORY, MadeSite, make_project, markdown

EDITED = "units/diklat/berita/satu.md"
OTHER = "units/diklat/berita/dua.md"
PAGE = "units/diklat/berita/dua/index.html"
FILES = {
    EDITED: markdown("Isi [yang lain](dua.md).\n", judul="Kabar satu", tanggal="2026-11-03"),
    OTHER: markdown("Isi dua.\n", judul="Kabar dua", tanggal="2026-11-02"),
}
LONG_AGO = 1_700_000_000


def aged(*files: Path) -> None:
    """Set the times of files back: what was written in the last two seconds is always read again."""
    for file in files:
        os.utime(file, (LONG_AGO, LONG_AGO))


def files_of(site: MadeSite) -> list[Path]:
    return [path for path in site.root.rglob("*") if path.is_file() and not path.is_symlink()]


@pytest.fixture(scope="session")
def finished_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project of a small site, built twice from files of long ago. Only read it."""

    def make(folder: Path) -> None:
        site = make_project(folder / "situs", {**BASE, **FILES})
        built(site.root)
        aged(*files_of(site))

    return once(tmp_path_factory, "keadaan", make) / "situs"


@pytest.fixture
def standing(finished_project: Path, tmp_path: Path) -> MadeSite:
    """A small site with two finished outputs, of which and of whose sources every state is known."""
    site = MadeSite(shutil.copytree(finished_project, tmp_path / "situs", symlinks=True))
    for number in range(2):
        edit(site, number)
        built(site.root)
    return site


def edit(site: MadeSite, number: int) -> None:
    site.write(EDITED, FILES[EDITED].replace("Isi", f"Isi {number}"))


def folder_of(site: MadeSite) -> Path:
    """The folder behind the output."""
    return (site.root / "output").resolve()


def opened(site: MadeSite, place: Path) -> set[str]:
    """The files that a build opens to read them, by path from the project."""
    (place / "sitecustomize.py").write_text(HOOK)
    variables = {**environment(), "OPENED": str(place / "dibuka.json")}
    variables["PYTHONPATH"] = os.pathsep.join([str(place), str(REPOSITORY)])
    done = subprocess.run(
        command(site.root, "build", "--date", DAY), env=variables, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    names = map(Path, json.loads((place / "dibuka.json").read_text()))
    return {path.relative_to(site.root).as_posix() for path in names if path.is_relative_to(site.root)}


def made_anew(site: MadeSite) -> None:
    """A further build gives what a clean one gives."""
    built(site.root)
    clean = built(site.root, site.root / "bersih", DAY, "--full")
    assert tree(folder_of(site)) == tree(clean.folder)


# ------------------------------------------------------------------------------------ files of the sources


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    file = tmp_path / "lama.md"
    file.write_text("lama")
    aged(file)
    return file


FORMER = hashlib.sha256(b"dari dulu")


def known(file: Path) -> FileDigests:
    """Digests as an earlier run has kept them, with one that is not the file's."""
    kept = {str(file): state_of(file.stat()) + FORMER.digest()}
    return FileDigests.read(file.parent, FORMAT + msgpack.encode(kept))


def test_a_file_in_its_state_is_not_read_again(old_file: Path) -> None:
    assert known(old_file).of(str(old_file)) == FORMER.hexdigest()


def rewritten(file: Path) -> None:
    """Other bytes, as many, and the time of the change set back."""
    times = file.stat()
    file.write_text("baru")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def replaced(file: Path) -> None:
    other = file.with_name("baru.md")
    other.write_text("baru")
    aged(other)
    other.replace(file)


def longer(file: Path) -> None:
    file.write_text("lebih panjang")


@pytest.mark.parametrize("change", [rewritten, replaced, longer])
def test_a_file_that_was_changed_is_read(old_file: Path, change: Callable[[Path], None]) -> None:
    digests = known(old_file)
    change(old_file)
    assert digests.of(str(old_file)) == hashlib.sha256(old_file.read_bytes()).hexdigest()


def test_what_was_read_of_old_files_is_kept_and_of_new_ones_not(old_file: Path, tmp_path: Path) -> None:
    new = tmp_path / "baru.md"
    new.write_text("baru")
    digests = FileDigests(tmp_path)
    for file in (old_file, new):
        digests.of(str(file))
    content = b"".join(digests.written())
    assert set(msgpack.decode(content.removeprefix(FORMAT))) == {str(old_file)}


def test_files_that_are_gone_are_forgotten(old_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain.md"
    other.write_text("lain")
    aged(other)
    digests = FileDigests(tmp_path)
    for file in (old_file, other):
        digests.of(str(file))
    again = FileDigests.read(tmp_path, b"".join(digests.written()))
    again.of(str(other))
    assert set(msgpack.decode(b"".join(again.written()).removeprefix(FORMAT))) == {str(other)}


def test_what_has_not_changed_is_not_written_again(old_file: Path, tmp_path: Path) -> None:
    digests = FileDigests(tmp_path)
    digests.of(str(old_file))
    again = FileDigests.read(tmp_path, b"".join(digests.written()))
    again.of(str(old_file))
    assert not list(again.written())


@pytest.mark.parametrize(
    "spoilt",
    [
        lambda content: content[:-1],
        lambda content: content.replace(FORMAT, b"satu-pintu-digest-0"),
        lambda _content: b"",
        lambda content: FORMAT + msgpack.encode([content]),
    ],
    ids=["cut off", "another version", "empty", "another kind"],
)
def test_damaged_digests_count_as_none(old_file: Path, spoilt: Callable[[bytes], bytes]) -> None:
    kept = FORMAT + msgpack.encode({str(old_file): state_of(old_file.stat()) + FORMER.digest()})
    assert (
        FileDigests.read(old_file.parent, spoilt(kept)).of(str(old_file))
        == hashlib.sha256(b"lama").hexdigest()
    )


def test_a_build_keeps_the_digests_of_its_sources(standing: MadeSite) -> None:
    digests = SourceRecord(standing.root, standing.root / "output").digests()
    source = standing.root / OTHER
    assert digests.of(OTHER) == hashlib.sha256(source.read_bytes()).hexdigest()
    assert list(digests.written()), "only one of many was asked for"


# ------------------------------------------------------------------------------------ files of the output


def test_an_edit_opens_no_file_of_the_last_output_and_no_other_text(
    standing: MadeSite, tmp_path: Path
) -> None:
    edit(standing, 2)
    found = opened(standing, tmp_path)
    pages = {path for path in found if path.startswith(".output.d/") and path.endswith(".html")}
    assert {path.partition("/")[2].partition("/")[2] for path in pages} == {PAGE.replace("dua", "satu")}
    assert EDITED in found, "the hook sees what is opened"
    assert OTHER not in found


def other_bytes(file: Path) -> None:
    """Other bytes, as many, under the same time; and not those of another name of the file."""
    times, content = file.stat(), file.read_bytes().replace(b"dua", b"DUA")
    file.unlink()
    file.write_bytes(content)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def written_over(file: Path) -> None:
    """The same in all names of the file."""
    times, content = file.stat(), file.read_bytes().replace(b"dua", b"DUA")
    file.write_bytes(content)
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


def closed_to_others(file: Path) -> None:
    file.chmod(0o600)


def linked(file: Path) -> None:
    file.rename(file.with_name("lain.txt"))
    file.symlink_to("lain.txt")


@pytest.mark.parametrize("change", [other_bytes, written_over, closed_to_others, linked, Path.unlink])
def test_a_file_of_the_output_that_was_touched_is_made_anew(
    standing: MadeSite, change: Callable[[Path], None]
) -> None:
    page = folder_of(standing) / PAGE
    change(page)
    edit(standing, 2)
    made_anew(standing)
    assert not (standing.root / "output" / PAGE).is_symlink()
    assert (standing.root / "output" / PAGE).stat().st_mode & 0o777 == 0o644


def test_a_touched_file_is_seen_where_no_source_has_changed(standing: MadeSite) -> None:
    written_over(folder_of(standing) / PAGE)
    made_anew(standing)


def test_an_output_that_was_copied_is_read_and_found_to_be_the_same(standing: MadeSite) -> None:
    folder = folder_of(standing)
    copy = folder.with_name("salinan")
    shutil.copytree(folder, copy)
    record, last = known_of(folder).files[PAGE], LastOutput(copy)
    assert record.state != state_of((copy / PAGE).stat())
    assert last.found(record) is not None


def test_a_file_that_was_written_just_now_is_read_again(standing: MadeSite) -> None:
    files = known_of(folder_of(standing)).files
    edited = PAGE.replace("dua", "satu")
    assert files[PAGE].state
    assert not files[edited].state, "it may change again within the same tick of the clock"


def test_the_record_of_another_version_counts_as_nothing(standing: MadeSite) -> None:
    folder = folder_of(standing)
    file = folder.with_name(folder.name + ".halaman")
    file.write_bytes(file.read_bytes().replace(RECORD_FORMAT, b"satu-pintu-halaman-0"))
    assert known_of(folder).files == dict[str, KnownFile]()
    edit(standing, 2)
    made_anew(standing)


@pytest.mark.parametrize("saved", [False, True])
def test_nothing_is_noted_where_a_template_was_saved_during_the_build(saved: bool, tmp_path: Path) -> None:
    """Nobody knows which pages have seen it."""
    site = make_project(tmp_path / "situs", {**BASE, **FILES})
    grounds = iter(["00" * 32, "11" * 32 if saved else "00" * 32])
    kept = KeptFiles(LastOutput(None), Finished(site.portal()), lambda: next(grounds))
    kept.keep_record(tmp_path / "hasil", Origin())
    assert record_file(tmp_path / "hasil").exists() is not saved


NO_ROOM = """
import errno, tempfile
def full(*_given, **_named):
    raise OSError(errno.ENOSPC, "no room")
tempfile.TemporaryFile = full
"""


def test_where_nothing_can_be_laid_aside_an_edit_is_built_all_the_same(
    standing: MadeSite, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_ROOM)
    path = os.pathsep.join([str(tmp_path), str(REPOSITORY)])
    edit(standing, 2)
    done = subprocess.run(
        command(standing.root, "build", "--date", DAY),
        env={**environment(), "PYTHONPATH": path},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, "Isi 2" in (folder_of(standing) / PAGE.replace("dua", "satu")).read_text()) == (
        0,
        True,
    ), done.stderr
    made_anew(standing)
