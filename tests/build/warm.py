"""`python -m satupintu` without its start: forks of one process that has imported everything already.

Starting takes four fifths of what a small build costs. Each call is a process of its own all the same, with its own
environment, folder, output and exit code, and with nothing left of the call before. What forks share is what the
interpreter settles once, as it starts (STARTING): a call that asks for something else there needs a new process, and
so does one that is to be stopped or held while it runs.
"""

import atexit
import gc
import importlib
import json
import os
import pkgutil
import select
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

STARTING = ("PYTHON", "LC_", "LANG", "TZ")
"""How variables begin that the interpreter reads once."""
KILLED = 9


def starting(variables: Mapping[str, str]) -> dict[str, str]:
    """The variables that the interpreter reads as it starts."""
    return {name: value for name, value in variables.items() if name.startswith(STARTING)}


class Warm:
    """The process that has imported everything; it ends with the one that made it."""

    def __init__(self, variables: Mapping[str, str]) -> None:
        self.starting = starting(variables)
        self._one_at_a_time = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __name__],
            env=dict(variables),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
        )
        atexit.register(self._close)

    def run(
        self, arguments: Sequence[str], variables: Mapping[str, str], folder: Path, seconds: float
    ) -> subprocess.CompletedProcess[str]:
        """What `subprocess.run` gives for `python -m satupintu …`. Raises TimeoutExpired as that does."""
        requests, answers = self._process.stdin, self._process.stdout
        assert requests is not None and answers is not None
        with self._one_at_a_time, tempfile.TemporaryDirectory() as told:
            out, err = Path(told, "out"), Path(told, "err")
            call = [list(arguments), dict(variables), str(folder), str(out), str(err)]
            requests.write(json.dumps(call).encode() + b"\n")
            pid = int(answers.readline())
            in_time = bool(select.select([answers], [], [], seconds)[0])
            if not in_time:
                os.kill(pid, KILLED)
            code = int(answers.readline())
            texts = [file.read_bytes().decode() for file in (out, err)]
        if not in_time:
            raise subprocess.TimeoutExpired(list(arguments), seconds, *texts)
        return subprocess.CompletedProcess(list(arguments), code, *texts)

    def _close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()


def serve() -> None:
    """Fork for each call; the fork goes on as the command itself, and leaves as that does."""
    from satupintu.cli import main

    import_everything()
    gc.freeze()  # what forks share stays shared
    while line := sys.stdin.readline():
        pid = os.fork()
        if pid == 0:
            become(*json.loads(line))
            leave_by(main)
        answer(pid)
        _pid, status = os.waitpid(pid, 0)
        answer(os.waitstatus_to_exitcode(status))


def leave_by(main: Callable[[], None]) -> None:
    """Run the command and end as it asks, but without taking apart what is imported; a fault ends as faults do."""
    try:
        main()
    except SystemExit as ended:
        assert isinstance(ended.code, int)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ended.code)


def answer(number: int) -> None:
    os.write(1, b"%d\n" % number)


def become(arguments: list[str], variables: dict[str, str], folder: str, out: str, err: str) -> None:
    """Make this process what `python -m satupintu` is as it begins."""
    for usual, file, mode in ((0, os.devnull, os.O_RDONLY), (1, out, os.O_WRONLY), (2, err, os.O_WRONLY)):
        opened = os.open(file, mode | os.O_CREAT, 0o600)
        os.dup2(opened, usual)
        os.close(opened)
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    sys.path.insert(0, folder)
    sys.argv = ["satupintu", *arguments]


def import_everything() -> None:
    """All modules of the program and what they need; those that are imported late, for speed, too."""
    for name in ("satupintu", "plugins"):
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)


if __name__ == "__main__":
    serve()
