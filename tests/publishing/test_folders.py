"""`portal publish --to DIR`: release folders of a web server of one's own, and the link that is switched."""

import os
import re
import shutil
import signal
import subprocess
from datetime import date
from pathlib import Path

import pytest

from satupintu.commands.release_folders import ReleaseFolders
from satupintu.commands.report import Impossible
from satupintu.releases.assets import is_named_by_content
from satupintu.releases.receipt import Receipt
from tests.build.project import Result, command, environment
from tests.make_site import DAY
from tests.publishing.office import FIRST, PAGE, SECOND, Office, refused

PAGE_FILE = "berita/satu/index.html"


def put(office: Office, server: Path, state: str = FIRST, *more: object) -> str:
    return office.published(state, "--to", server, *more)


def shown(server: Path, path: str = PAGE_FILE) -> str:
    return (server / "sekarang" / path).read_text()


def numbers(server: Path) -> list[int]:
    return sorted(int(path.name) for path in (server / "terbitan").iterdir())


def succeeded(result: Result) -> str:
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stderr


def test_a_build_is_put_there_whole_and_the_link_leads_to_it(office: Office, server: Path) -> None:
    before = office.local
    assert "Terbitan 1" in put(office, server)
    assert str((server / "sekarang").readlink()) == "terbitan/000001/situs"
    assert FIRST in shown(server)
    assert office.local_now() == before
    assert not office.tip
    succeeded(office.run("verify", server))


def test_files_of_a_host_of_pages_are_not_there(office: Office, server: Path) -> None:
    put(office, server)
    assert {path.name for path in (server / "sekarang/").glob(".*")} <= {".well-known"}


def test_visitors_may_read_what_is_put_there_whatever_the_mask(office: Office, server: Path) -> None:
    result = office.publish(FIRST, "--to", server, preexec_fn=lambda: os.umask(0o077))
    assert result.returncode == 0, result.stderr
    closed = [
        path
        for path in (server / "sekarang/").rglob("*")
        if path.stat().st_mode & 0o777 != (0o755 if path.is_dir() else 0o644)
    ]
    assert closed == []


def test_the_next_release_follows_and_the_first_one_stays(office: Office, server: Path) -> None:
    put(office, server)
    office.move_on()
    assert "Terbitan 2: 3 halaman baru" in put(office, server, SECOND)
    assert SECOND in shown(server)
    assert FIRST in (server / "terbitan/000001/situs" / PAGE_FILE).read_text()
    assert "Terbitan 2" in (server / "sekarang/riwayat/index.html").read_text()


def test_what_is_there_already_makes_no_release(office: Office, server: Path) -> None:
    put(office, server)
    assert "Tidak ada yang baru" in put(office, server)
    assert numbers(server) == [1]


def test_an_unchanged_file_keeps_its_date_and_a_changed_one_has_a_later_one(
    office: Office, server: Path
) -> None:
    """Web servers tell browsers by date and size whether a file is another one; both releases come in one second."""
    put(office, server)
    first = (server / "sekarang").resolve()
    office.move_on()
    put(office, server, SECOND)
    second = (server / "sekarang").resolve()
    same, other = "robots.txt", PAGE_FILE
    assert (first / same).stat().st_mtime == (second / same).stat().st_mtime
    assert int((first / other).stat().st_mtime) < int((second / other).stat().st_mtime)


# ------------------------------------------------------------------------------------- assets of earlier releases


def new_styles(office: Office, number: int, tmp_path: Path) -> None:
    """The theme gets another stylesheet, approved and merged."""
    theme = office.root / "theme"
    if theme.is_symlink():
        source = theme.resolve()
        theme.unlink()
        shutil.copytree(source, theme, ignore=shutil.ignore_patterns("*.whl"))
    (theme / "static/css/99-uji.css").write_text(f".uji-{number} {{ color: inherit }}\n")
    office.git("add", "-A")
    office.git("commit", "-qm", "gaya")
    office.git("push", "-q", "origin", "main")


def stylesheet(server: Path) -> str:
    found = re.search(r"theme/satupintu\.[0-9a-f]{10}\.css", shown(server))
    assert found
    return found.group()


def test_a_page_loaded_before_the_switch_still_finds_its_stylesheet(
    office: Office, server: Path, tmp_path: Path
) -> None:
    put(office, server)
    names = [stylesheet(server)]
    for number in range(2):
        new_styles(office, number, tmp_path)
        succeeded(office.run("publish", "--to", server, "--date", DAY, "--keep", 2))
        names.append(stylesheet(server))
    assert len(set(names)) == 3
    there = [(server / "sekarang" / name).is_file() for name in names]
    assert there == [True, True, True], "those of the two releases that were there, and its own"
    succeeded(office.run("verify", server))
    succeeded(office.run("rollback", "--to", server, "--keep", 2))
    assert (server / "sekarang" / names[2]).is_file(), (
        "pages of the release that was taken back are still read"
    )
    succeeded(office.run("verify", server))
    succeeded(office.run("publish", "--to", server, "--no-build", "--release-hold", "--keep", 2))
    new_styles(office, 2, tmp_path)
    succeeded(office.run("publish", "--to", server, "--date", DAY, "--keep", 2))
    assert not (server / "sekarang" / names[0]).exists(), "its release is gone, and so is the file"


NAMED_BY_CONTENT = (
    "theme/satupintu.f92efb5df0.css",
    "embed/sematan.d4113b2d52.css",
    "units/diklat/media/foto-480.50e8980323.webp",
    "pagefind/fragment/id_86def57.pf_fragment",
    "pagefind/pagefind.id_1e4c16e848.pf_meta",
    "pagefind/arsip/fragment/id_86def57.pf_fragment",
    "pagefind/arsip/pagefind.id_1e4c16e848.pf_meta",
)
NOT_NAMED = ("pagefind/pagefind.js", "unduhan/leaflet/leaflet.pdf", "a.1234567890/index.html", "sitemap.xml")


def test_files_whose_name_tells_their_content_are_recognised() -> None:
    assert tuple(filter(is_named_by_content, (*NAMED_BY_CONTENT, *NOT_NAMED))) == NAMED_BY_CONTENT


# ------------------------------------------------------------------------------------- guards


def test_a_folder_that_holds_something_else_is_left_alone(office: Office, server: Path) -> None:
    (server / "index.html").write_text("situs orang lain")
    refused(office.publish(FIRST, "--to", server), "hal lain")
    assert [path.name for path in server.iterdir()] == ["index.html"]


@pytest.mark.parametrize(
    "place", ["/etc", "terbitan", "terbitan/lama/situs", "terbitan/000001", "terbitan/../x/situs"]
)
def test_a_link_that_leads_elsewhere_is_left_alone(office: Office, server: Path, place: str) -> None:
    (server / "terbitan").mkdir()
    (server / "sekarang").symlink_to(place)
    for result in (
        office.publish(FIRST, "--to", server),
        office.run("releases", "--to", server),
        office.run("rollback", "--to", server),
    ):
        refused(result, "hal lain")
    assert str((server / "sekarang").readlink()) == place


@pytest.mark.parametrize(
    "options", [("--to", "srv", "--branch", "gh-pages"), ("--branch", "x", "--to", "srv")]
)
def test_a_folder_and_a_branch_at_once_are_wrong_usage(office: Office, options: tuple[str, ...]) -> None:
    result = office.run("publish", *options, cwd=office.place)
    assert result.returncode == 2
    assert "`--branch` tidak dapat dipakai" in result.stderr


def test_a_folder_in_no_folder_is_refused(office: Office, server: Path) -> None:
    refused(office.publish(FIRST, "--to", server / "a/b"), "tidak ada")


def test_an_emptied_output_is_refused(office: Office, server: Path) -> None:
    put(office, server)
    for entry in office.output(FIRST).resolve().iterdir():
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    refused(office.publish(FIRST, "--to", server), "situs kosong")
    assert FIRST in shown(server)


def test_uncommitted_changes_are_refused(office: Office, server: Path) -> None:
    (office.root / PAGE).write_text("---\njudul: Belum disetujui\n---\n")
    refused(office.publish(FIRST, "--to", server), PAGE)


def test_a_clone_behind_main_is_refused(office: Office, server: Path) -> None:
    behind = office.clone("tertinggal")
    office.move_on()
    refused(behind.publish(FIRST, "--to", server), "bukan `main` yang terbaru")
    assert not (server / "sekarang").exists()


def test_a_change_merged_at_the_last_moment_stops_the_older_state(server: Path) -> None:
    """What is asked right before the switch may still say no; then nothing is there."""

    def moved() -> None:
        raise Impossible("Tidak diterbitkan: cabang `main` berubah.")

    store = ReleaseFolders(server, 2, moved)
    receipt = Receipt(release=1, day=date(2026, 11, 22), commit="a" * 40, digest="b" * 64)
    with pytest.raises(Impossible, match="berubah"), store.staging() as staged:
        (staged / "manifest.json").write_text("{}")
        store.put(staged, receipt, None)
    assert list((server / "terbitan").iterdir()) == []
    assert not (server / "sekarang").is_symlink()


def test_too_many_lost_pages_are_refused(office: Office, server: Path) -> None:
    put(office, server)
    for page in (office.root / "content/halaman").glob("*.md"):
        page.unlink()
    office.git("commit", "-qam", "hapus")
    office.git("push", "-q", "origin", "main")
    result = office.run("publish", "--date", DAY, "--to", server)
    assert result.returncode == 3
    assert "7 dari 31 halaman hilang" in result.stderr
    assert numbers(server) == [1]


# ------------------------------------------------------------------------------------- back


@pytest.fixture
def two(office: Office, server: Path) -> Office:
    put(office, server)
    office.move_on()
    put(office, server, SECOND)
    return office


def test_going_back_shows_the_old_site_and_holds_further_releases(two: Office, server: Path) -> None:
    said = succeeded(two.run("rollback", "--to", server, "--reason", "Jadwal keliru", "--date", DAY))
    assert f"./portal publish --to {server} --release-hold" in said
    assert FIRST in shown(server)
    refused(two.publish(SECOND, "--to", server), "ditahan", "Jadwal keliru", f"--to {server}")
    assert "Terbitan 4" in put(two, server, SECOND, "--release-hold")
    assert SECOND in shown(server)
    assert "Kembali ke terbitan 1. Alasan: Jadwal keliru." in shown(server, "riwayat/index.html")


def test_going_back_needs_no_repository(two: Office, server: Path) -> None:
    (two.root / ".git").rename(two.place / "bukan-git")
    succeeded(two.run("rollback", "--to", server, "--date", DAY))
    assert FIRST in shown(server)
    rows = two.run("releases", "--to", server).stdout.splitlines()
    assert [row.split()[0] for row in rows] == ["3", "2", "*"]
    succeeded(two.run("verify", server))


def test_a_release_that_was_tampered_with_is_not_gone_back_to(two: Office, server: Path) -> None:
    file = server / "terbitan/000001/situs" / PAGE_FILE
    file.unlink()
    file.write_text("slot gacor")
    refused(two.run("rollback", "--to", server), "tidak utuh", PAGE_FILE)
    assert SECOND in shown(server)


def test_so_many_releases_stay_as_are_to_be_kept_and_the_one_that_is_shown(
    office: Office, server: Path
) -> None:
    put(office, server)
    for turn in range(3):
        (office.root / PAGE).write_text(f"{(office.root / PAGE).read_text()}\n{turn}\n")
        office.git("commit", "-qam", "isi")
        office.git("push", "-q", "origin", "main")
        succeeded(office.run("publish", "--to", server, "--date", DAY, "--keep", 2))
    assert numbers(server) == [3, 4]
    succeeded(office.run("rollback", "--to", server, "--keep", 2))
    assert numbers(server) == [3, 4, 5], "what is shown again can be gone back to as long as it is shown"


# ------------------------------------------------------------------------------------- verified, and mended


def test_what_was_tampered_with_is_named_and_mended_by_the_next_publication(
    office: Office, server: Path
) -> None:
    put(office, server)
    page = server / "sekarang" / PAGE_FILE
    page.write_text("slot gacor")
    (server / "sekarang/slot.html").write_text("slot gacor")
    result = office.run("verify", server)
    assert result.returncode == 1
    assert {line.partition(":")[0] for line in result.stdout.splitlines()} == {PAGE_FILE, "slot.html"}
    assert "Terbitan 2" in put(office, server)
    succeeded(office.run("verify", server))
    assert FIRST in shown(server)


def test_a_manifest_changed_together_with_a_page_deceives_nobody(office: Office, server: Path) -> None:
    from satupintu.commands.built_site import digest_of_file
    from satupintu.releases.manifest import Manifest, read_manifest

    put(office, server)
    site = server / "sekarang"
    (site / PAGE_FILE).write_text("slot gacor")
    manifest = read_manifest((site / "manifest.json").read_bytes())
    files = {**manifest.files, PAGE_FILE: digest_of_file(site / PAGE_FILE)}
    (site / "manifest.json").write_text(Manifest(manifest.release, files).dumped())
    result = office.run("verify", server)
    assert result.returncode == 1
    assert PAGE_FILE in result.stdout


def test_a_manifest_that_only_visitors_see_changed_is_mended_too(office: Office, server: Path) -> None:
    put(office, server)
    (server / "sekarang/manifest.json").write_text("{}")
    assert "Terbitan 2" in put(office, server)
    assert (server / "sekarang/manifest.json").read_text() == (
        server / "terbitan/000002/manifest.json"
    ).read_text()


@pytest.mark.parametrize("lost", ["tautan", "tanda", "manifes"])
def test_what_was_lost_in_the_folder_is_told_or_made_again(office: Office, server: Path, lost: str) -> None:
    put(office, server)
    office.move_on()
    put(office, server, SECOND)
    newest = server / "terbitan/000002"
    if lost == "tautan":
        (server / "sekarang").unlink()
        assert "Terbitan 3" in put(office, server, SECOND)
    elif lost == "tanda":
        (newest / "tanda.json").unlink()
        refused(office.publish(SECOND, "--to", server), "tidak utuh", "hapus tautan itu")
        (server / "sekarang").unlink()
        put(office, server, SECOND)
    else:
        (newest / "manifest.json").write_text("{}")
        refused(office.publish(SECOND, "--to", server), "manifest.json", "rollback")
        succeeded(office.run("rollback", "--to", server))
        put(office, server, SECOND, "--release-hold")
    assert SECOND in shown(server)
    succeeded(office.run("verify", server))


# ------------------------------------------------------------------------------------- two at once, and kills


def started(office: Office, state: str, server: Path, *more: str, **env: str) -> "subprocess.Popen[str]":
    arguments = ("publish", "--no-build", "--date", DAY, "--output", office.output(state), "--to", server)
    return subprocess.Popen(
        command(office.root, *arguments, *more),
        env=environment(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def test_of_two_publishers_who_have_seen_the_same_release_exactly_one_wins(
    office: Office, server: Path
) -> None:
    put(office, server)
    first, second = ReleaseFolders(server), ReleaseFolders(server)
    receipt = first.releases()[0].receipt.model_copy(update={"release": 2})
    with first.staging() as staged:
        (staged / "manifest.json").write_text("{}")
        first.put(staged, receipt, None)
    with pytest.raises(Impossible, match="didahului penerbitan lain"), second.staging():
        pass


def test_two_programs_at_once_leave_one_new_release(office: Office, server: Path) -> None:
    put(office, server)
    office.move_on()
    other = office.clone("lain")
    processes = [started(one, SECOND, server) for one in (office, other)]
    told = [process.communicate(timeout=300) for process in processes]
    codes = sorted(process.returncode for process in processes)
    assert codes in ([0, 3], [0, 0]), told
    assert numbers(server) == [1, 2]
    if codes == [0, 0]:  # one began after the other had ended
        assert any("Tidak ada yang baru" in err for _out, err in told)
    succeeded(office.run("verify", server))


DYING = """\
# Kills the whole process at one call of the system, counted over all that change files below the folder.
import os, signal
limit, seen = int(os.environ["DIE_AT"]), 0
def hook(event, arguments):
    global seen
    if event in ("os.rename", "os.mkdir", "os.symlink", "os.link", "os.utime", "os.chmod", "os.remove", "os.rmdir", "shutil.copyfile") and any(
        os.environ["DIE_BELOW"] in str(one) for one in arguments
    ):
        seen += 1
        if seen == limit:
            os.kill(os.getpid(), signal.SIGKILL)
import sys
sys.addaudithook(hook)
"""


WAITING = """\
# Writes down for which file or folder it is waited until it is on the disk, and where the link leads then.
import errno, os, sys
waited, link = os.fsync, os.environ["LINK"]
def fsync(handle):
    place = os.readlink(f"/proc/self/fd/{handle}")
    leads = os.readlink(link) if os.path.islink(link) else ""
    with open(os.environ["WAITED"], "a") as file:
        file.write(f"{place}\\t{leads}\\n")
    refused = os.environ.get("REFUSED_WITH")
    if refused and place.startswith(os.path.dirname(link)):
        raise OSError(getattr(errno, refused), "ditolak")
    waited(handle)
os.fsync = fsync
"""


@pytest.fixture
def waits(server: Path, tmp_path: Path) -> dict[str, str]:
    """The environment in which a program tells what it waits for."""
    folder = tmp_path / "menunggu"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(WAITING)
    path = os.pathsep.join([str(folder), environment()["PYTHONPATH"]])
    return {"PYTHONPATH": path, "LINK": str(server / "sekarang"), "WAITED": str(folder / "ditunggu.txt")}


def waited(waits: dict[str, str]) -> list[tuple[Path, str]]:
    lines = Path(waits["WAITED"]).read_text().splitlines()
    pairs = [line.split("\t") for line in lines]
    return [(Path(place), leads) for place, leads in pairs]


def test_a_release_is_on_the_disk_before_the_link_is_set_to_it(
    office: Office, server: Path, waits: dict[str, str]
) -> None:
    put(office, server)
    office.move_on()
    process = started(office, SECOND, server, **waits)
    _out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    old, new = (f"terbitan/{number:06d}/situs" for number in (1, 2))
    told = [(place, leads) for place, leads in waited(waits) if place.is_relative_to(server)]
    store, release = server / "terbitan", server / "terbitan/000002"
    aside = next(place for place, _leads in told if place.parent == store)
    before = {place for place, leads in told if leads == old}
    own = [path for path in release.rglob("*") if path.is_dir() or path.lstat().st_nlink == 1]
    assert len([path for path in own if path.is_file()]) > 5
    assert {aside / path.relative_to(release) for path in own} <= before
    assert {aside, store, server} <= before
    assert told[-1] == (server, new), "and that the link leads there is on the disk at the end"


@pytest.mark.parametrize("answer", ["EINVAL", "ENOTSUP", "EROFS"])
def test_a_disk_that_cannot_tell_when_it_has_written_takes_releases_all_the_same(
    office: Office, server: Path, waits: dict[str, str], answer: str
) -> None:
    process = started(office, FIRST, server, **waits, REFUSED_WITH=answer)
    _out, err = process.communicate(timeout=300)
    assert process.returncode == 0, err
    assert waited(waits)
    succeeded(office.run("verify", server))


def test_a_disk_that_cannot_write_is_told_and_the_old_release_stays(
    office: Office, server: Path, waits: dict[str, str]
) -> None:
    put(office, server)
    office.move_on()
    process = started(office, SECOND, server, **waits, REFUSED_WITH="EIO")
    _out, err = process.communicate(timeout=300)
    assert process.returncode == 3
    assert err.splitlines()[-1].startswith(f"Tidak dapat membaca atau menulis `{server}/terbitan/"), err
    assert FIRST in shown(server)
    assert numbers(server) == [1]


@pytest.mark.timeout(1_200)
def test_a_publication_killed_at_any_change_of_a_file_leaves_the_old_release_or_the_new_one(
    office: Office, server: Path, tmp_path: Path
) -> None:
    """Each kill is at another change of the disk, from the first to the last; none is left to luck."""
    put(office, server)
    office.move_on()
    before = shutil.copytree(server, tmp_path / "sebelum", symlinks=True)
    folder = tmp_path / "titik"
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(DYING)
    path = os.pathsep.join([str(folder), environment()["PYTHONPATH"]])
    at, killed, seen, code = 1, 0, set(), -signal.SIGKILL
    while code:
        process = started(office, SECOND, server, PYTHONPATH=path, DIE_BELOW=str(server), DIE_AT=str(at))
        process.communicate(timeout=300)
        code = process.returncode
        assert code in (0, -signal.SIGKILL)
        killed += code != 0
        succeeded(office.run("verify", server))
        seen.add(SECOND if SECOND in shown(server) else FIRST)
        if code and SECOND in shown(server):
            shutil.rmtree(server)
            shutil.copytree(before, server, symlinks=True)
        at += max(1, at // 7)
    assert killed > 15
    assert seen == {FIRST, SECOND}
    assert {path.name for path in (server / "terbitan").iterdir()} == {"000001", "000002"}
