"""A preview that runs while a test looks at it."""

import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from tests.build.project import QUICK_SECONDS, command, environment
from tests.make_site import DAY

ADDRESS = re.compile(r"Pratinjau: (http://127\.0\.0\.1:(\d+)/\S*) ")


@dataclass(frozen=True)
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, str]
    text: str


@dataclass(frozen=True)
class Running:
    """A preview at work: its process, what it says, the port, and the address it names first."""

    process: "subprocess.Popen[str]"
    port: int
    address: str

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=QUICK_SECONDS)
        connection.request(method, path, headers=headers)
        answer: HTTPResponse = connection.getresponse()
        with answer:
            return Answer(answer.status, dict(answer.headers.items()), answer.read().decode())

    def until(self, path: str, is_so: Callable[[Answer], bool]) -> Answer:
        """The answer for which something is so; a hang is a failure."""
        end = time.monotonic() + QUICK_SECONDS
        while not is_so(found := self.get(path)):
            assert time.monotonic() < end, found.text
            assert self.process.poll() is None, "the preview has ended"
            time.sleep(0.05)
        return found

    def stop(self, number: signal.Signals) -> int:
        """The exit code after a signal: a key on the keyboard reaches all processes of the group."""
        reached = os.killpg if number is signal.SIGINT else os.kill
        reached(self.process.pid, number)
        return self.process.wait(QUICK_SECONDS)


@contextmanager
def previewed(root: Path, *arguments: object, day: object = DAY) -> Iterator[Running]:
    """`portal serve` on a port of its own, in a group of processes of its own, ended with the block."""
    told = root / "pratinjau.txt"
    with told.open("w") as errors:
        process = subprocess.Popen(
            command(root, "serve", "--date", day, "--port", "0", *arguments),
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=errors,
            text=True,
            start_new_session=True,
        )
    try:
        end = time.monotonic() + QUICK_SECONDS
        while (found := ADDRESS.search(told.read_text())) is None:
            assert process.poll() is None, told.read_text()
            assert time.monotonic() < end
            time.sleep(0.02)
        yield Running(process, int(found[2]), found[1])
    finally:
        process.terminate()
        process.wait(QUICK_SECONDS)


def group_is_empty(process: "subprocess.Popen[str]") -> bool:
    """Whether no process of the group is left, the first one included."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False
