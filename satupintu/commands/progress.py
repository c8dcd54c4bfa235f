"""What is being done, how far, and how long it took: a moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

SLOWEST = 5
WORTH_TELLING = 1.0
"""Seconds from which a finished step is told with its time."""


class Progress:
    """Tells the steps of one command on standard error; a quiet one tells nothing."""

    def __init__(self, *, verbose: bool = False, quiet: bool = False) -> None:
        self._quiet = quiet
        self._moving = sys.stderr.isatty() and not quiet
        self._verbose = verbose
        self._times: list[tuple[float, str]] = []
        self._began = time.monotonic()

    @contextmanager
    def step(self, title: str, total: int | None = None) -> Iterator[Callable[[str], None]]:
        """Show a step while it runs; the value is called with each thing that is done."""
        began = time.monotonic()
        if self._moving:
            with _moving_line(title, total) as advance:
                yield advance
        else:
            self._tell(f"{title} …")
            yield lambda _done: None
        taken = time.monotonic() - began
        self._times.append((taken, title))
        if taken >= WORTH_TELLING:
            self._tell(f"{title}: {in_seconds(taken)}")

    def done(self, sentence: str) -> None:
        """The last line, with the whole time; the slowest steps where they were asked for."""
        self._tell(f"{sentence} ({in_seconds(time.monotonic() - self._began)})")
        if self._verbose:
            for taken, title in sorted(self._times, reverse=True)[:SLOWEST]:
                self._tell(f"  {in_seconds(taken):>12}  {title}")

    def _tell(self, line: str) -> None:
        if not self._quiet:
            print(line, file=sys.stderr, flush=True)


@contextmanager
def _moving_line(title: str, total: int | None) -> Iterator[Callable[[str], None]]:
    from rich.console import Console  # only a terminal needs it
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns[: 4 if total else 2], console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda _done: bar.advance(task)


def in_seconds(seconds: float) -> str:
    """Seconds with one decimal, as they are told."""
    return f"{seconds:.1f} detik".replace(".", ",")
