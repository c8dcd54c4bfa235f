"""What slow steps tell, without a terminal and on one."""

import io
import os
import pty
import subprocess
import sys
from contextlib import redirect_stderr
from threading import Event

import pytest

from satupintu.commands.progress import Progress
from tests.build.project import QUICK_SECONDS, environment

STEPS = """\
from satupintu.commands.progress import Progress
progress = Progress(verbose=True, worth_telling=0)
with progress.step("Menulis halaman", total=2000) as advance:
    for number in range(1200):
        advance(number)
progress.done("Selesai")
"""


class Heard(io.StringIO):
    """A stream that lets a test wait for a line."""

    def __init__(self) -> None:
        super().__init__()
        self.told = Event()

    def write(self, text: str) -> int:
        written = super().write(text)
        if text.endswith("\n"):
            self.told.set()
        return written


def test_a_slow_step_is_told_while_it_runs_and_at_its_end() -> None:
    with redirect_stderr(Heard()) as heard:
        with Progress(worth_telling=0).step("Membaca isi"):
            assert heard.told.wait(QUICK_SECONDS)
            assert heard.getvalue() == "Membaca isi …\n"
        assert heard.getvalue().splitlines()[1].startswith("Membaca isi: ")


def test_a_quick_step_is_not_told() -> None:
    with redirect_stderr(Heard()) as heard, Progress(worth_telling=QUICK_SECONDS).step("Membaca isi"):
        pass
    assert heard.getvalue() == ""


def test_a_step_that_is_told_again_says_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("satupintu.commands.progress.AGAIN", 0.01)
    with redirect_stderr(Heard()) as heard:
        with Progress(worth_telling=0.01).step("Menulis halaman", total=2000) as advance:
            for number in range(1200):
                advance(number)
            heard.told.clear()  # one more line will come, with all that is done
            assert heard.told.wait(QUICK_SECONDS)
            heard.told.clear()
            assert heard.told.wait(QUICK_SECONDS)
        assert "Menulis halaman: 1.200 dari 2.000 …\n" in heard.getvalue()


def test_a_step_that_is_broken_off_tells_nothing_more() -> None:
    with redirect_stderr(Heard()) as heard:
        with pytest.raises(KeyboardInterrupt), Progress(worth_telling=0).step("Membaca isi"):
            assert heard.told.wait(QUICK_SECONDS)
            raise KeyboardInterrupt
        assert heard.getvalue() == "Membaca isi …\n"


def test_a_quiet_one_tells_nothing() -> None:
    with redirect_stderr(Heard()) as heard:
        progress = Progress(quiet=True, worth_telling=0)
        with progress.step("Membaca isi"):
            pass
        progress.done("Selesai")
        assert heard.getvalue() == ""


def test_on_a_terminal_a_line_moves_and_gives_way_to_the_time_it_took() -> None:
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", STEPS], stderr=theirs, env=environment({"TERM": "xterm", "COLUMNS": "80"})
    )
    os.close(theirs)
    told = read_to_its_end(ours).decode()
    assert process.wait(QUICK_SECONDS) == 0
    assert "1200/2000" in told
    assert "\x1b[2K" in told, "the line is taken away"
    step, done, *slowest = told.rpartition("\x1b[2K")[2].splitlines()
    assert "Menulis halaman: " in step
    assert done.startswith("Selesai (")
    assert [line.partition(" detik  ")[2] for line in slowest] == ["Menulis halaman"]


def read_to_its_end(terminal: int) -> bytes:
    """Everything that is written to a terminal until nobody holds its other end."""
    found = b""
    try:
        while piece := os.read(terminal, 65_536):
            found += piece
    except OSError:  # so Linux tells the end
        pass
    os.close(terminal)
    return found
