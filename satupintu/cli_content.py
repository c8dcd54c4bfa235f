"""The commands of the command line for those who keep content."""

from __future__ import annotations

import gc
import sys
from datetime import datetime
from pathlib import Path

import click

from satupintu.cli_options import DAY, chosen_day, finish
from satupintu.cli_words import command


@command()
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


@command()
@click.argument("file", metavar="BERKAS|-", type=click.Path(allow_dash=True, dir_okay=False))
@click.option(
    "--kind",
    type=click.Choice(["pengumuman", "berita", "agenda", "halaman"]),
    default="pengumuman",
    show_default=True,
    help="Menjadi apa.",
)
@click.option("--unit", help="Folder unit pemiliknya; `utama` untuk situs utama.")
@click.option("--slug", help="Nama berkas tanpa akhiran (bawaan: dari judul).")
@click.option("--judul", help="Judul (bawaan: dari dokumennya).")
@click.option("--date", "day", type=DAY, help="Hari yang ditulis, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.pass_obj
def intake(
    root: Path,
    file: str,
    kind: str,
    unit: str | None,
    slug: str | None,
    judul: str | None,
    day: datetime | None,
) -> None:
    """Jadikan dokumen (.docx), tabel (.xlsx, .csv), atau teks sebuah draf isi; sebut yang tidak ikut."""
    from satupintu.commands.intake import IntakeOptions
    from satupintu.commands.intake import intake as run
    from satupintu.commands.new_answers import asked_at_terminal, missing
    from satupintu.places import Kind

    ask = asked_at_terminal if file != "-" and sys.stdin.isatty() else missing
    finish(run(root, file, IntakeOptions(Kind(kind), unit, slug, judul), chosen_day(day), ask))


CONTENT_COMMANDS = (intake, remind)
