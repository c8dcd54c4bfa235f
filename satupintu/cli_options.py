"""What the commands of the command line share: days, options, and how they end."""

from __future__ import annotations

import atexit
import os
import sys
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from satupintu.dates import today

DAY = click.DateTime(["%Y-%m-%d"])
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
