"""Python-Markdown in a process of its own, because crafted text can keep it busy for hours.

Both ends of the pipe are here. The process is started for the first text, serves one text after another,
and is stopped and replaced when a text takes too long or too much memory. One line of JSON goes in for
each text, one comes back. The file is run by its path with `-P`, so that `import markdown` in it means the
library; the parent's half imports only the standard library.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import string
import subprocess
import sys
import threading
from functools import cache
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from markdown import Markdown

CPU_SECONDS = 2.0
"""One text's share of processor time (docs/format.md): the same on a busy machine as on a calm one."""

WALL_SECONDS = 20.0
"""When the processor clock does not help: no such clock on this system, or a text that sleeps."""

START_SECONDS = 60.0
MEMORY_BYTES = 300 * 1024 * 1024

EXTENSIONS = [
    "tables",
    "footnotes",
    "fenced_code",
    "sane_lists",
    "pymdownx.tilde",
    "pymdownx.tasklist",
    "pymdownx.magiclink",
    "github-callouts",
]
EXTENSION_SETTINGS = {
    "tables": {"use_align_attribute": True},
    "footnotes": {"USE_DEFINITION_ORDER": False},
    "pymdownx.tilde": {"subscript": False},
}


class TooComplicated(Exception):
    """The text took more time or memory than one file may, or broke the engine."""


class Worker:
    """The parent's end: one child process, started when it is first needed."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._owner = os.getpid()
        self._one_at_a_time = threading.Lock()
        atexit.register(self.stop)

    def convert(self, text: str) -> str:
        """The HTML as Python-Markdown gives it. Raises TooComplicated."""
        with self._one_at_a_time:
            process = self._running()
            answer = _ask(process, json.dumps(text), WALL_SECONDS)
            reply = json.loads(answer) if answer else None
            if not isinstance(reply, str):
                self.stop()
                raise TooComplicated
            return reply

    @property
    def process_id(self) -> int | None:
        """The child's, while there is one."""
        return None if self._process is None else self._process.pid

    def _running(self) -> subprocess.Popen[str]:
        if self._process is not None and self._process.poll() is not None:
            self.stop()  # something else ended it
        if self._process is None:
            self._process = _started()
        return self._process

    def stop(self) -> None:
        """End the child; a process forked from the owner leaves it alone."""
        process, self._process = self._process, None
        if process is not None and os.getpid() == self._owner:
            _ended(process)


def worker() -> Worker:
    """This process's worker. A forked process gets its own: two must not write into one pipe."""
    return _worker_of(os.getpid())


@cache
def _worker_of(process_id: int) -> Worker:
    return Worker()


def _started() -> subprocess.Popen[str]:
    """A child that has said it is ready. Raises RuntimeError when Python-Markdown cannot be loaded there."""
    process = subprocess.Popen(
        [sys.executable, "-P", __file__],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    if _ask(process, None, START_SECONDS) is None:
        _ended(process)
        raise RuntimeError(
            "the Python-Markdown process does not start; are `markdown` and its extensions installed?"
        )
    return process


def _ask(process: subprocess.Popen[str], line: str | None, seconds: float) -> str | None:
    """Send a line, if any, and return the answer; None when the child died or was ended for being late."""
    late = threading.Event()
    timer = threading.Timer(seconds, _kill, (process, late))
    timer.daemon = True
    timer.start()
    try:
        answer = _exchange(process, line)
    finally:
        timer.cancel()
        timer.join()
    if answer.endswith("\n") and not late.is_set():
        return answer
    return None


def _kill(process: subprocess.Popen[str], late: threading.Event) -> None:
    late.set()
    process.kill()


def _exchange(process: subprocess.Popen[str], line: str | None) -> str:
    outward, inward = _pipes(process)
    try:
        if line is not None:
            outward.write(line + "\n")
            outward.flush()
        return inward.readline()
    except BrokenPipeError:
        return ""


def _pipes(process: subprocess.Popen[str]) -> tuple[IO[str], IO[str]]:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the Python-Markdown process was started without pipes")
    return process.stdin, process.stdout


def _ended(process: subprocess.Popen[str]) -> None:
    process.kill()
    for pipe in _pipes(process):
        with contextlib.suppress(BrokenPipeError):  # what was still to be written has no reader any more
            pipe.close()
    process.wait()


# ------------------------------------------------------------------------------ the child's end


def serve() -> None:
    """Answer every line of standard input until it closes."""
    from markdown import Markdown  # here and not above: the parent never needs the library

    _limit_memory()
    converter = Markdown(extensions=EXTENSIONS, extension_configs=EXTENSION_SETTINGS)
    _read_backslashes_as_commonmark(converter)
    sys.setrecursionlimit(3000)
    _answer("ready")
    for line in sys.stdin:
        _limit_time(CPU_SECONDS)
        try:
            html = converter.reset().convert(json.loads(line))
        except (RecursionError, MemoryError):
            _answer(None)
            return
        _limit_time(0)
        _answer(html)


def _answer(html: str | None) -> None:
    sys.stdout.write(json.dumps(html) + "\n")
    sys.stdout.flush()


def _read_backslashes_as_commonmark(converter: Markdown) -> None:
    """Before punctuation a backslash takes away its meaning, at a line's end it breaks it (2.4, 6.7)."""
    from markdown.inlinepatterns import SubstituteTagInlineProcessor

    converter.ESCAPED_CHARS = list(string.punctuation)
    # After code spans (190) and before escapes (180).
    converter.inlinePatterns.register(SubstituteTagInlineProcessor(r"\\\n", "br"), "backslash-break", 185)


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


def _limit_time(seconds: float) -> None:
    """End this process after so much processor time: the signal's default action needs no handler to run."""
    import signal

    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


if __name__ == "__main__":
    serve()
