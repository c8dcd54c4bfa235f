"""The commands of the command line for those who keep content."""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path

import click

from satupintu.cli_options import DAY, chosen_day, finish


@click.command()
@click.option("--unit", help="Hanya untuk unit ini (nama foldernya); `utama` untuk situs utama.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder hasil (bawaan: pengingat/HARI).",
)
@click.option("--date", "day", type=DAY, help="Hari pengingat, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.pass_obj
def remind(root: Path, unit: str | None, output: Path | None, day: datetime | None) -> None:
    """Tulis surel dan kalender bagi setiap PIC: isi yang perlu diperbarui atau ditinjau. Tidak mengirim."""
    gc.disable()
    from satupintu.commands.remind import RemindOptions
    from satupintu.commands.remind import remind as run

    finish(run(root, chosen_day(day), RemindOptions(unit, output)))


CONTENT_COMMANDS = (remind,)
