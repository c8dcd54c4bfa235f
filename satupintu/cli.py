"""Arguments → command → exit code (`contract.md`, "Commands")."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path

import click

from satupintu.commands.report import FAULTY, IMPOSSIBLE, USAGE, Impossible, report, say
from satupintu.dates import today
from satupintu.problems import SiteInvalid

PROJECT = Path(__file__).resolve().parent.parent
DAY = click.DateTime(["%Y-%m-%d"])
CANARIES = click.option(
    "--canaries",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Daftar kata yang tidak boleh terbit, satu per baris (bawaan: .penanda).",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--root",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=PROJECT,
    help="Folder portal.",
    hidden=True,
)
@click.pass_context
def portal(context: click.Context, root: Path) -> None:
    """Portal Satu Pintu: satu situs dari banyak unit."""
    context.obj = root.resolve()


@portal.command()
@click.option("--output", type=click.Path(path_type=Path), help="Folder hasil (bawaan: output).")
@click.option("--date", "day", type=DAY, help="Hari yang dibangun, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.option("--full", is_flag=True, help="Bangun tanpa memakai simpanan apa pun.")
@click.option("--settings", default="pelicanconf.py", show_default=True, help="Berkas pengaturan Pelican.")
@click.option(
    "--from-disk", is_flag=True, help="Tulis tautan ke …/index.html, agar folder terbuka tanpa server."
)
@CANARIES
@click.option("-v", "--verbose", is_flag=True, help="Tampilkan langkah yang paling lama.")
@click.pass_obj
def build(
    root: Path,
    output: Path | None,
    day: datetime | None,
    full: bool,
    settings: str,
    from_disk: bool,
    canaries: Path | None,
    verbose: bool,
) -> None:
    """Periksa isi, lalu bangun situs."""
    gc.disable()  # what a site is read into lives to the end, and pages leave no cycles: measured in bench/
    from satupintu.commands.build import BuildOptions
    from satupintu.commands.build import build as run

    options = BuildOptions(
        output or root / "output", _day(day), root / settings, full, from_disk, verbose, canaries
    )
    _finish(run(root, options))


@portal.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--date", "day", type=DAY, help="Hari yang diperiksa, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.option("--json", is_flag=True, help="Tulis masalah sebagai JSON.")
@CANARIES
@click.pass_obj
def check(
    root: Path, paths: tuple[Path, ...], day: datetime | None, json: bool, canaries: Path | None
) -> None:
    """Periksa isi tanpa menulis apa pun."""
    gc.disable()
    from satupintu.commands.check import check as run

    _finish(run(root, _day(day), paths, json=json, canaries=canaries))


@portal.command()
@click.option("--output", type=click.Path(path_type=Path), help="Folder hasil (bawaan: output).")
@click.option("--json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
@click.pass_obj
def weigh(root: Path, output: Path | None, json: bool) -> None:
    """Timbang halaman yang sudah dibangun: ukuran, permintaan, dan unsurnya."""
    from satupintu.commands.weigh import run

    _finish(run(output or root / "output", json=json))


@portal.command(context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.option("--install", is_flag=True, help="Pasang alat sistem yang belum ada (apt-get, sebagai root).")
@click.pass_obj
def test(root: Path, arguments: tuple[str, ...], install: bool) -> None:
    """Jalankan seluruh tes."""
    from satupintu.commands.test import test as run

    _finish(run(root, arguments, install=install))


@portal.command(context_settings={"ignore_unknown_options": True, "help_option_names": []})
@click.argument("measurement", type=click.Choice(["build", "lighthouse"]))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def bench(root: Path, measurement: str, arguments: tuple[str, ...]) -> None:
    """Ukur: build (lama membangun) atau lighthouse (halaman di ponsel)."""
    from satupintu.commands.bench import bench as run

    _finish(run(root, measurement, arguments))


def _day(chosen: datetime | None) -> date:
    return chosen.date() if chosen else today()


def _finish(code: int) -> None:
    """Leave at once: taking a large site apart object by object would cost a tenth of the run."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _usage(fault: click.UsageError) -> str:
    """What is wrong with the arguments, in a sentence."""
    command = fault.ctx.command_path if fault.ctx else "portal"
    option = fault.option_name if isinstance(fault, click.NoSuchOption) else ""
    parameter = fault.param.opts[0] if isinstance(fault, click.BadParameter) and fault.param else ""
    if option:
        wrong = f"opsi `{option}` tidak ada"
    elif isinstance(fault, click.MissingParameter):
        wrong = f"`{parameter}` belum diisi"
    elif parameter:
        wrong = f"nilai untuk `{parameter}` tidak dapat dipakai"
    elif isinstance(fault.ctx and fault.ctx.command, click.Group):
        wrong = "perintah itu tidak ada"
    else:
        wrong = "susunan perintah ini keliru"
    return f"Tidak dijalankan: {wrong}. Lihat `./{command} --help`."


def main() -> None:
    """Run a command; every expected failure becomes a sentence and an exit code."""
    os.umask(0o022)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a letter is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(portal(prog_name="portal", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as fault:
        fault.show()
        sys.exit(USAGE)
    except click.UsageError as fault:
        say(_usage(fault))
        sys.exit(USAGE)
    except SiteInvalid as fault:
        sys.exit(report(fault.problems) or FAULTY)
    except Impossible as fault:
        say(str(fault))
        sys.exit(IMPOSSIBLE)
    except OSError as fault:
        say(f"Tidak dapat membaca atau menulis `{fault.filename}`: {fault.strerror or fault}.")
        sys.exit(IMPOSSIBLE)
    except (click.Abort, KeyboardInterrupt):
        say("Dihentikan; tidak ada yang berubah.")
        sys.exit(130)
