"""The commands of the command line for those who work on content or portal: preview, tests, measurements."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from satupintu.cli_options import DAY, finish
from satupintu.cli_words import WrongUsage, command

MEASUREMENTS = ("build", "freshness", "lighthouse", "search", "search_browser")


@command()
@click.argument("unit", metavar="[UNIT]", required=False)
@click.option("--date", "day", type=DAY, help="Hari yang ditampilkan, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port (bawaan: yang pertama bebas mulai 8000).")
@click.option("--open", is_flag=True, help="Buka di peramban.")
@click.pass_obj
def serve(root: Path, unit: str | None, day: datetime | None, port: int | None, open: bool) -> None:
    """Pratinjau di komputer ini: dibangun ulang setiap kali berkas disimpan, draf ikut tampil."""
    from satupintu.commands.serve import ServeOptions
    from satupintu.commands.serve import serve as run

    sys.exit(run(root, ServeOptions(day.date() if day else None, port, unit, open)))


@command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[ISIAN PYTEST]…")
@click.option("--install", is_flag=True, help="Pasang alat sistem yang belum ada (apt-get, sebagai root).")
@click.pass_obj
def test(root: Path, arguments: tuple[str, ...], install: bool) -> None:
    """Jalankan seluruh tes."""
    from satupintu.commands.test import test as run

    finish(run(root, arguments, install=install))


@command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED, metavar="[UKURAN] [PILIHAN]…")
@click.pass_obj
def bench(root: Path, arguments: tuple[str, ...]) -> None:
    """Ukur: build (perintah portal di samping Pelican dan Hugo; bawaan), freshness (riwayat isi), lighthouse (halaman di ponsel), search dan search_browser (pencarian)."""
    from satupintu.commands.bench import bench as run

    measurement, *rest = (
        arguments if arguments and not arguments[0].startswith("-") else ("build", *arguments)
    )
    if measurement not in MEASUREMENTS:
        raise WrongUsage(f"ukuran `{measurement}` tidak ada; pilihan: {', '.join(MEASUREMENTS)}")
    finish(run(root, measurement, tuple(rest)))


COMMANDS = (serve, test, bench)
