"""Publishing that is killed, beaten, cut off or out of room leaves the old release or the new one, and the next run mends all."""

import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.build import project
from tests.build.project import QUICK_SECONDS, command, environment
from tests.build.small_disk import small_disk, small_files
from tests.make_site import DAY, SETTINGS, markdown
from tests.publishing.office import FIRST, PAGE, SECOND, Office, refused

RANDOM_KILLS = 25
LONG = pytest.mark.timeout(3_600)
"""Many publications one after the other."""


def started(office: Office, state: str, *more: str, **env: str) -> "subprocess.Popen[str]":
    """A publication in a group of processes of its own."""
    arguments = ("publish", "--no-build", "--date", DAY, "--output", office.output(state), *more)
    return subprocess.Popen(
        command(office.root, *arguments),
        env=environment(env),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def ended(process: "subprocess.Popen[str]") -> "subprocess.CompletedProcess[str]":
    out, err = process.communicate(timeout=QUICK_SECONDS)
    return subprocess.CompletedProcess(process.args, process.returncode, out, err)


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    """How often a publication is killed at random moments: `--kills`."""
    return int(request.config.getoption("--kills")) or RANDOM_KILLS


@pytest.fixture
def between(office: Office) -> Office:
    """The first release is out, the second one is due."""
    office.published()
    office.move_on()
    return office


@pytest.fixture
def trees(between: Office) -> dict[str, str]:
    """The only two trees that may ever be seen: that of the first release, and that of the second."""
    twin = Office(between.place.with_name("kembar"))
    shutil.copytree(between.place, twin.place, symlinks=True)
    twin.published(SECOND)
    return {FIRST: between.tree, SECOND: twin.tree}


def is_whole(office: Office, trees: dict[str, str]) -> bool:
    """Whether the remote shows one of the two releases, and the user's repository is as it was."""
    return office.tree in trees.values() and office.local_now() == office.local


def back_to_the_first(office: Office, tip: str) -> None:
    office.there("update-ref", "refs/heads/gh-pages", tip)


# ------------------------------------------------------------------------------------- killed

SHIM = """\
#!/bin/sh
# Counts how often git is asked, and kills the whole publication at one of these times.
exec 9>>"$SHIM_COUNT.lock"
flock 9
count=$(($(cat "$SHIM_COUNT" 2>/dev/null || echo 0) + 1))
echo $count >"$SHIM_COUNT"
exec 9>&-
if [ $count = "$SHIM_DIE" ] && [ "$SHIM_WHEN" = before ]; then kill -9 -$PORTAL_GROUP; fi
"$SHIM_GIT" "$@"
code=$?
if [ $count = "$SHIM_DIE" ]; then kill -9 -$PORTAL_GROUP; fi
exit $code
"""


@pytest.fixture
def shim(tmp_path: Path) -> dict[str, str]:
    """An environment in which git is a program that counts, and may kill who has called it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "git").write_text(SHIM)
    (folder / "git").chmod(0o755)
    return {
        "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}",
        "SHIM_GIT": str(shutil.which("git")),
        "SHIM_COUNT": str(tmp_path / "hitung"),
    }


def run_in_group(office: Office, env: dict[str, str]) -> int:
    """A publication that the shim can kill whole: it knows its group."""
    program = "import os, sys; os.setsid(); os.environ['PORTAL_GROUP'] = str(os.getpid()); os.execv(sys.executable, sys.argv[1:])"
    arguments = ("publish", "--no-build", "--date", DAY, "--output", office.output(SECOND))
    done = subprocess.run(
        [sys.executable, "-c", program, *command(office.root, *arguments)],
        env=environment(env),
        capture_output=True,
        timeout=QUICK_SECONDS,
        check=False,
    )
    return done.returncode


@LONG
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_publication_killed_around_any_step_of_git_changes_all_or_nothing(
    between: Office, trees: dict[str, str], shim: dict[str, str], when: str
) -> None:
    """Each question to git is a moment at which everything is killed, once before it and once after it."""
    assert is_whole(between, trees)
    first, count = between.tip, Path(shim["SHIM_COUNT"])
    killed, seen, number = 0, set(), 0
    while True:
        number += 1
        count.unlink(missing_ok=True)
        code = run_in_group(between, {**shim, "SHIM_DIE": str(number), "SHIM_WHEN": when})
        assert is_whole(between, trees), number
        seen.add(between.tree)
        back_to_the_first(between, first)
        if code == 0:
            break
        assert code == -signal.SIGKILL, number
        killed += 1
    assert killed > 15
    assert seen == set(trees.values())
    assert "Terbitan 2" in between.published(SECOND)
    assert between.tree == trees[SECOND]
    between.there("fsck", "--no-dangling")
    between.git("fsck", "--no-dangling")
    assert [path.name for path in (between.root / ".cache/terbit").iterdir()] == ["kunci"]


@LONG
@pytest.mark.parametrize("seed", [8, 27])
def test_a_publication_killed_at_any_moment_changes_all_or_nothing(
    between: Office, trees: dict[str, str], seed: int, kills: int
) -> None:
    assert is_whole(between, trees)
    first = between.tip
    began = time.monotonic()
    assert ended(started(between, SECOND)).returncode == 0
    whole_time = time.monotonic() - began
    back_to_the_first(between, first)
    chance = random.Random(seed)
    seen = set()
    for number in range(kills):
        process = started(between, SECOND)
        time.sleep(whole_time * 1.1 * (number + chance.random()) / kills)
        os.killpg(process.pid, signal.SIGKILL)
        ended(process)
        assert is_whole(between, trees), number
        seen.add(between.tree)
        back_to_the_first(between, first)
    assert trees[FIRST] in seen
    between.published(SECOND)
    assert between.tree == trees[SECOND]


@LONG
def test_a_night_killed_at_any_moment_of_building_and_publishing_leaves_everything_whole(
    office: Office, server: Path, kills: int
) -> None:
    """From the first look at the remote to the switch of the link; each time there is something new to build."""
    office.published(FIRST, "--to", server)
    began = time.monotonic()
    assert office.run("publish", "--to", server, "--date", DAY, new=True).returncode == 0
    whole_time = time.monotonic() - began
    chance, seen = random.Random(30), set()
    for number in range(kills // 3):
        approved(office, f"Kabar ke-{number}")
        before, local = (server / "sekarang").readlink(), office.local_now()
        process = subprocess.Popen(
            command(office.root, "publish", "--to", server, "--date", DAY),
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(whole_time * 1.3 * (number + chance.random()) / (kills // 3))
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(QUICK_SECONDS)
        seen.add((server / "sekarang").readlink() == before)
        assert office.local_now() == local, number
        assert project.is_whole(office.output(FIRST)), number
        assert office.run("verify", server).returncode == 0, number
    assert True in seen
    approved(office, "Kabar terakhir")
    assert office.run("publish", "--to", server, "--date", DAY).returncode == 0
    assert "Kabar terakhir" in (server / "sekarang/berita/satu/index.html").read_text()
    assert [one.name for one in (server / "terbitan").iterdir() if not one.name.isdigit()] == []
    office.git("fsck", "--no-dangling")


def approved(office: Office, title: str) -> None:
    """A page has another title on `main`, here and at the remote."""
    (office.root / PAGE).write_text(markdown(judul=title))
    office.git("commit", "-qam", title)
    office.git("push", "-q", "origin", "main")


# ------------------------------------------------------------------------------------- others are faster

HOOK = """\
#!/bin/sh
touch "{flag}.$$"
while [ -e "{flag}" ]; do sleep 0.05; done
"""


def slow_remote(office: Office) -> Path:
    """The remote answers no push while the flag is there: both publishers have looked before either is answered."""
    flag = office.place / "tunggu"
    flag.touch()
    hooked(office, "pre-receive", HOOK.format(flag=flag))
    return flag


def hooked(office: Office, name: str, script: str) -> Path:
    hook = office.remote / "hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(script)
    hook.chmod(hook.stat().st_mode | stat.S_IXUSR)
    return hook


def waiting(flag: Path, count: int) -> None:
    """Until so many pushes have arrived at the remote."""
    deadline = time.monotonic() + QUICK_SECONDS
    while len(list(flag.parent.glob(f"{flag.name}.*"))) < count:
        assert time.monotonic() < deadline, "the pushes did not arrive"
        time.sleep(0.05)


def test_of_two_publishers_at_once_exactly_one_wins(between: Office) -> None:
    other = between.clone("lain")
    first = between.tip
    flag = slow_remote(between)
    processes = [started(one, SECOND) for one in (between, other)]
    waiting(flag, 2)
    flag.unlink()
    results = sorted((ended(process) for process in processes), key=lambda result: result.returncode)
    assert [result.returncode for result in results] == [0, 3], results
    refused(results[1], "didahului penerbitan lain")
    assert between.there("rev-parse", "gh-pages~1") == first


def test_two_publications_in_one_folder_do_not_meet(between: Office) -> None:
    flag = slow_remote(between)
    process = started(between, SECOND)
    waiting(flag, 1)
    refused(between.publish(SECOND), "penerbitan lain sedang berjalan")
    flag.unlink()
    assert ended(process).returncode == 0


def test_a_change_merged_while_publishing_stops_the_older_state(office: Office, shim: dict[str, str]) -> None:
    """Between the look at the remote and the push, `main` moves on: the push holds a lease on it too."""
    script = Path(shim["PATH"].partition(os.pathsep)[0]) / "git"
    script.write_text(
        '#!/bin/sh\ncase "$*" in push*) GIT_DIR="$SHIM_REMOTE" "$SHIM_GIT" update-ref refs/heads/main "$SHIM_NEW";; esac\nexec "$SHIM_GIT" "$@"\n'
    )
    office.git("push", "-q", "origin", "kedua")
    env = {**shim, "SHIM_REMOTE": str(office.remote), "SHIM_NEW": office.git("rev-parse", "kedua")}
    refused(ended(started(office, FIRST, **env)), "cabang `main`", "berubah")
    assert not office.tip
    assert office.there("rev-parse", "main") == office.git("rev-parse", "kedua")


# ------------------------------------------------------------------------------------- cut off


DROP = "#!/bin/sh\nkill -9 $PPID\n"
"""The program that answers the push dies, and the connection with it."""


def test_an_answer_that_is_lost_after_the_remote_has_taken_the_push_is_no_failure(between: Office) -> None:
    hooked(between, "post-receive", DROP)
    result = between.publish(SECOND)
    assert result.returncode == 0, result.stderr
    assert between.receipts[0].release == 2


def test_a_remote_that_is_lost_in_mid_push_keeps_the_old_release(
    between: Office, trees: dict[str, str]
) -> None:
    assert is_whole(between, trees)
    hook = hooked(between, "pre-receive", DROP)
    refused(between.publish(SECOND))
    assert between.tree == trees[FIRST]
    hook.unlink()
    between.published(SECOND)
    assert is_whole(between, trees)


def test_a_remote_that_is_lost_while_building_keeps_the_old_folder(
    between: Office, server: Path, shim: dict[str, str]
) -> None:
    """The first question is answered, the one right before the switch is not."""
    between.git("reset", "-q", "--hard", "HEAD~1")
    between.git("push", "-q", "--force", "origin", "main")
    between.published(FIRST, "--to", server)
    between.move_on()
    script = Path(shim["PATH"].partition(os.pathsep)[0]) / "git"
    script.write_text(
        '#!/bin/sh\ncase "$*" in *ls-remote*) if [ -e "$SHIM_COUNT" ]; then echo "fatal: putus" >&2; exit 128; fi; '
        'touch "$SHIM_COUNT";; esac\nexec "$SHIM_GIT" "$@"\n'
    )
    refused(ended(started(between, SECOND, "--to", str(server), **shim)), "tidak dapat dihubungi", "putus")
    assert [one.name for one in (server / "terbitan").iterdir()] == ["000001"]
    between.published(SECOND, "--to", server)
    assert SECOND in (server / "sekarang/berita/satu/index.html").read_text()


# ------------------------------------------------------------------------------------- no room


def test_a_full_disk_is_told_and_the_old_release_stays(between: Office, trees: dict[str, str]) -> None:
    assert is_whole(between, trees)
    with small_disk(between.root / ".cache/terbit", "300k") as full:
        result = between.publish(SECOND) if full else between.publish(SECOND, preexec_fn=small_files)
    refused(result)
    assert between.tree == trees[FIRST]
    between.published(SECOND)
    assert is_whole(between, trees)


def test_a_full_disk_of_the_web_server_is_told_and_the_old_release_stays(
    office: Office, server: Path
) -> None:
    """Once there is room again, the next run needs no help."""
    page = server / "srv/sekarang/berita/satu/index.html"
    with small_disk(server, "2m") as full:
        office.published(FIRST, "--to", server / "srv")
        office.move_on()
        ballast = server / "beban"
        if full:
            with pytest.raises(OSError, match="No space left"), ballast.open("wb", buffering=0) as file:
                while True:
                    file.write(b"x" * 4096)
        limit = {} if full else {"preexec_fn": small_files}
        refused(office.publish(SECOND, "--to", server / "srv", **limit))
        assert FIRST in page.read_text()
        assert office.run("verify", server / "srv").returncode == 0
        ballast.unlink(missing_ok=True)
        office.published(SECOND, "--to", server / "srv")
        assert SECOND in page.read_text()


# ------------------------------------------------------------------------------------- what was kept is spoilt


@pytest.mark.parametrize("what", ["spoilt", "gone"])
def test_a_cache_and_an_index_that_are_spoilt_or_gone_change_nothing(office: Office, what: str) -> None:
    (office.root / "content/situs.yml").write_text(SETTINGS.replace("pencarian: tidak\n", ""))
    office.git("commit", "-qam", "cari")
    office.git("push", "-q", "origin", "main")
    assert office.run("publish", "--date", DAY).returncode == 0
    assert office.run("search", "kabar").returncode == 0
    tip = office.tip
    kept = [path for path in (office.root / ".cache").rglob("*") if path.is_file()]
    assert {path.relative_to(office.root / ".cache").parts[0] for path in kept} >= {"portal.sqlite", "cari"}
    for path in kept:
        path.write_bytes(b"rusak") if what == "spoilt" else path.unlink()
    result = office.run("publish", "--date", DAY)
    assert result.returncode == 0, result.stderr
    assert "Tidak ada yang baru" in result.stderr
    assert office.tip == tip
    assert "berita/satu" in office.run("search", "kabar").stdout


def test_a_lost_index_of_git_is_refused_and_nothing_is_changed(
    between: Office, trees: dict[str, str]
) -> None:
    """Nobody can tell any more what is committed; git makes it again with `git reset`."""
    (between.root / ".git/index").unlink()
    refused(between.publish(SECOND), "belum dicatat")
    assert between.tree == trees[FIRST]
    between.git("reset", "-q")
    between.published(SECOND)
    assert between.tree == trees[SECOND]
