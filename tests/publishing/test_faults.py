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

from tests.build.project import QUICK_SECONDS, command, environment
from tests.build.small_disk import small_disk, small_files
from tests.make_site import DAY
from tests.publishing.office import FIRST, SECOND, Office, refused

RANDOM_KILLS = 25
LONG = pytest.mark.timeout(1_200)
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
    between: Office, trees: dict[str, str], seed: int
) -> None:
    assert is_whole(between, trees)
    first = between.tip
    began = time.monotonic()
    assert ended(started(between, SECOND)).returncode == 0
    whole_time = time.monotonic() - began
    back_to_the_first(between, first)
    chance = random.Random(seed)
    seen = set()
    for number in range(RANDOM_KILLS):
        process = started(between, SECOND)
        time.sleep(whole_time * 1.1 * (number + chance.random()) / RANDOM_KILLS)
        os.killpg(process.pid, signal.SIGKILL)
        ended(process)
        assert is_whole(between, trees), number
        seen.add(between.tree)
        back_to_the_first(between, first)
    assert trees[FIRST] in seen
    between.published(SECOND)
    assert between.tree == trees[SECOND]


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
    approvals = {
        "Kepala Bagian": between,
        "Kepala Subbagian": other,
    }  # else both may make the very same commit
    processes = [started(one, SECOND, "--approved-by", post) for post, one in approvals.items()]
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


# ------------------------------------------------------------------------------------- no room


def test_a_full_disk_is_told_and_the_old_release_stays(between: Office, trees: dict[str, str]) -> None:
    assert is_whole(between, trees)
    with small_disk(between.root / ".cache/terbit", "300k") as full:
        result = between.publish(SECOND) if full else between.publish(SECOND, preexec_fn=small_files)
    refused(result)
    assert between.tree == trees[FIRST]
    between.published(SECOND)
    assert is_whole(between, trees)
