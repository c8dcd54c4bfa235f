"""The command of the command line for whoever approves a proposal."""

from __future__ import annotations

import gc
from datetime import datetime
from pathlib import Path

import click

from satupintu.cli_options import DAY, chosen_day, finish
from satupintu.cli_words import WrongUsage, command


@command()
@click.argument("changes", metavar="BASE..HEAD")
@click.option("--output", type=click.Path(path_type=Path), help="Folder laporan (bawaan: tinjauan).")
@click.option("--as", "account", metavar="AKUN", help="Akun yang mengusulkan; dinilai menurut aturan folder.")
@click.option("--json", is_flag=True, help="Tulis laporannya sebagai JSON.")
@click.option("--date", "day", type=DAY, help="Hari yang dibangun, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.option(
    "--repository",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Repositori usulan itu (bawaan: folder portal).",
)
@click.pass_obj
def review(
    root: Path,
    changes: str,
    output: Path | None,
    account: str | None,
    json: bool,
    day: datetime | None,
    repository: Path | None,
) -> None:
    """Bangun kedua sisi sebuah usulan dan laporkan apa yang berubah."""
    gc.disable()
    from satupintu.commands.proposals import Range
    from satupintu.commands.review import OUTPUT, ReviewOptions
    from satupintu.commands.review import review as run

    asked = Range.parse(changes)
    if asked is None:
        raise WrongUsage(f"usulan ditulis seperti `main..usulan`; tertulis `{changes}`")
    target = output or root / OUTPUT
    finish(run(root, ReviewOptions(repository or root, asked, target, chosen_day(day), account, json)))
