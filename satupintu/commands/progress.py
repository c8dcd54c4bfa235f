"""What is being done, how far, and how long it took: a moving line on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from satupintu.wording import thousands

SLOWEST = 5
WORTH_TELLING = 1.0
"""Seconds from which a step is told of."""
AGAIN = 10.0
"""Seconds after which it is told of again, without a terminal."""

Advance = Callable[[object], None]


class Progress:
    """Tells the steps of one command on standard error; a quiet one tells nothing.

    Commands whose lines other programs read tell only a terminal (`lines` is False): how long a step takes must not
    change what is in a log.
    """

    def __init__(
        self,
        *,
        verbose: bool = False,
        quiet: bool = False,
        lines: bool = True,
        worth_telling: float = WORTH_TELLING,
    ) -> None:
        quiet = quiet or not (lines or sys.stderr.isatty())
        self._quiet = quiet
        self._moving = sys.stderr.isatty() and not quiet
        self._verbose = verbose
        self._worth_telling = worth_telling
        self._times: list[tuple[float, str]] = []
        self._began = time.monotonic()

    @contextmanager
    def step(self, title: str, total: int | None = None) -> Iterator[Advance]:
        """Tell of a step while it runs, if it is slow; the value is called with each of `total` things that is done."""
        began = time.monotonic()
        if self._moving:
            with _moving_line(title, total) as advance:
                yield advance
        elif self._quiet:
            yield lambda _done: None
        else:
            with self._lines(title, total) as advance:
                yield advance
        taken = time.monotonic() - began
        self._times.append((taken, title))
        if taken >= self._worth_telling:
            self._tell(f"{title}: {in_seconds(taken)}")

    def done(self, sentence: str) -> None:
        """The last line, with the whole time; the slowest steps where they were asked for."""
        self._tell(f"{sentence} ({in_seconds(time.monotonic() - self._began)})")
        if self._verbose:
            for taken, title in sorted(self._times, reverse=True)[:SLOWEST]:
                self._tell(f"  {in_seconds(taken):>12}  {title}")

    @contextmanager
    def _lines(self, title: str, total: int | None) -> Iterator[Advance]:
        """A line once the step is slow, and further ones with how far it is."""
        ended, done = Event(), 0

        def advance(_done: object) -> None:
            nonlocal done
            done += 1

        def tell() -> None:
            pause = self._worth_telling
            while not ended.wait(pause):
                far = f": {thousands(done)} dari {thousands(total)}" if total and done else ""
                self._tell(f"{title}{far} …")
                pause = AGAIN

        teller = Thread(target=tell, daemon=True)
        teller.start()
        try:
            yield advance
        finally:
            ended.set()
            teller.join()

    def _tell(self, line: str) -> None:
        if not self._quiet:
            print(line, file=sys.stderr, flush=True)


@contextmanager
def _moving_line(title: str, total: int | None) -> Iterator[Advance]:
    from rich.console import Console  # only a terminal needs it
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    known = (BarColumn(), MofNCompleteColumn()) if total else ()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), *known, TimeElapsedColumn())
    with Progress(*columns, console=Console(file=sys.stderr), transient=True) as bar:
        task = bar.add_task(title, total=total)
        yield lambda _done: bar.advance(task)


def in_seconds(seconds: float) -> str:
    """Seconds with one decimal, as they are told."""
    return f"{seconds:.1f} detik".replace(".", ",")
