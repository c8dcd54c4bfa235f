"""What the commands of the command line share: days, options, and how they end."""

from __future__ import annotations

import atexit
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from satupintu.dates import YEARS, today


class Day(click.DateTime):
    """A day of the years that content may name."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        found: datetime = super().convert(value, param, ctx)
        if found.year not in YEARS:
            self.fail(f"not in {YEARS}", param, ctx)
        return found


DAY = Day()
CANARIES = click.option(
    "--canaries",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Daftar kata yang tidak boleh terbit, satu per baris (bawaan: .penanda).",
)
LINKS = click.option(
    "--links",
    "links_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Catatan tautan (bawaan: dari cabang catatan-tautan).",
)


def chosen_day(chosen: datetime | None) -> date:
    return chosen.date() if chosen else today()


def finish(code: int) -> NoReturn:
    """Leave at once: taking a large site apart object by object would cost a tenth of the run.

    What is to be done when a process ends is done: temporary folders go, processes that were started end.
    """
    atexit._run_exitfuncs()  # what `sys.exit` calls too; no other name leads there
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)
