"""What one process costs: CPU, time, memory; and what it wrote."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took. `peak_mib` is the largest resident set of the process or one it waited for."""

    cpu_seconds: float
    wall_seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Output:
    """What lies in an output folder."""

    pages: int
    bytes_per_page: int


class CommandFailed(Exception):
    """A command ended with an exit code; the text has the end of what it said."""


def timed(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder. Raises CommandFailed.

    This process stays small: until a child has replaced itself by the command, Linux counts its parent's memory.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        child = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise CommandFailed(
                f"{' '.join(command)}: exit {child.returncode}\n{said.read()[-2000:].decode(errors='replace')}"
            )
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def looked_at(output: Path) -> Output:
    pages = total = 0
    for folder, _, names in os.walk(output.resolve()):
        for name in names:
            if name.endswith(".html"):
                pages += 1
                total += (Path(folder) / name).stat().st_size
    return Output(pages, total // max(pages, 1))
