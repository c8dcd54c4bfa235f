"""A process of its own for a library that crafted input can keep busy for hours, or make it eat all memory or crash.

Both ends of the pipe are here. The process is started for the first question, answers one after another, and is
stopped and replaced when an answer takes too long or too much memory. For each question one line of JSON goes in, with
the question and a number of bytes, then those bytes: a file is never written anew for the child to read, since making
and removing files costs more than most files take to read. One line of JSON comes back. The child is a module run with
`-P`, which calls `serve`.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from functools import cache
from typing import IO, Any

CPU_SECONDS = 2.0
"""One file's share of processor time (docs/format.md): the same on a busy machine as on a calm one."""

WALL_SECONDS = 20.0
"""When the processor clock does not help: work that sleeps, or no such clock on this system."""

OWN_CLOCKS = hasattr(signal, "setitimer")
"""Whether the child can end itself by both clocks. Else the parent watches each answer, with a thread for each."""

START_SECONDS = 60.0
MEMORY_BYTES = 300 * 1024 * 1024


class TooComplicated(Exception):
    """The work took more time or memory than one file may, or broke the library."""


class Worker:
    """The parent's end: one child process that runs `module`, started when it is first needed."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()
        self._one_at_a_time = threading.Lock()
        atexit.register(self.stop)

    def ask(self, question: Any, data: bytes = b"") -> Any:
        """The child's answer about some bytes, anything JSON holds but null. Raises TooComplicated."""
        with self._one_at_a_time:
            process = self._running()
            asked = json.dumps([question, len(data)]).encode() + b"\n"
            parts = (asked, data)
            answer = _exchange(process, parts) if OWN_CLOCKS else _watched(process, parts, WALL_SECONDS)
            reply = json.loads(answer) if answer else None
            if reply is None:
                self.stop()
                raise TooComplicated
            return reply

    @property
    def process_id(self) -> int | None:
        """The child's, while there is one."""
        return None if self._process is None else self._process.pid

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is not None:
            self.stop()  # something else ended it
        if self._process is None:
            self._process = _started(self._module)
        return self._process

    def stop(self) -> None:
        """End the child; a process forked from the owner leaves it alone."""
        process, self._process = self._process, None
        if process is not None and os.getpid() == self._owner:
            _ended(process)


def worker(module: str) -> Worker:
    """This process's worker of a module. A forked process gets its own: two must not write into one pipe."""
    return _worker_of(module, os.getpid())


@cache
def _worker_of(module: str, process_id: int) -> Worker:
    return Worker(module)


def _started(module: str) -> subprocess.Popen[bytes]:
    """A child that has said it is ready. Raises RuntimeError when its libraries cannot be loaded there."""
    process = subprocess.Popen(
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    if _watched(process, (), START_SECONDS) is None:
        _ended(process)
        raise RuntimeError(f"the process of {module} does not start; are its libraries installed?")
    return process


def _watched(process: subprocess.Popen[bytes], parts: Sequence[bytes], seconds: float) -> bytes | None:
    """The same as `_exchange`; a child that is late is ended."""
    late = threading.Event()
    timer = threading.Timer(seconds, _kill, (process, late))
    timer.daemon = True
    timer.start()
    try:
        answer = _exchange(process, parts)
    finally:
        timer.cancel()
        timer.join()
    return None if late.is_set() else answer


def _kill(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[bytes], parts: Sequence[bytes]) -> bytes | None:
    """Send a question in its parts, if any, and return the answer; None when the child died."""
    outward, inward = _pipes(process)
    try:
        for part in parts:
            outward.write(part)
        outward.flush()
        answer = inward.readline()
    except BrokenPipeError:
        return None
    return answer if answer.endswith(b"\n") else None


def _pipes(process: subprocess.Popen[bytes]) -> tuple[IO[bytes], IO[bytes]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the process was started without pipes")
    return process.stdin, process.stdout


def _ended(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in _pipes(process):
        with contextlib.suppress(BrokenPipeError):  # what was still to be written has no reader any more
            pipe.close()
    process.wait()


# ------------------------------------------------------------------------------ the child's end


def serve(answer: Callable[[Any, bytes], Any]) -> None:
    """Answer every question of standard input until it closes, each within the limits of one file."""
    _limit_memory()
    _say("ready")
    for line in sys.stdin.buffer:
        _limit_time(CPU_SECONDS, WALL_SECONDS)
        try:
            question, size = json.loads(line)
            reply = answer(question, sys.stdin.buffer.read(size))
        except (RecursionError, MemoryError):
            _say(None)
            return
        _limit_time(0, 0)
        _say(reply)


def _say(reply: Any) -> None:
    sys.stdout.write(json.dumps(reply) + "\n")
    sys.stdout.flush()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MEMORY_BYTES if hard == resource.RLIM_INFINITY else min(MEMORY_BYTES, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    except ValueError:  # macOS refuses a limit below what is mapped already
        return


def _limit_time(processor: float, wall: float) -> None:
    """End this process after so many seconds by either clock: the signals' default action needs no handler to run."""
    if OWN_CLOCKS:
        signal.setitimer(signal.ITIMER_PROF, processor)
        signal.setitimer(signal.ITIMER_REAL, wall)
