"""The commands of the command line that bring the site to its visitors, and back."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from satupintu.cli_options import CANARIES, DAY, LINKS, chosen_day, finish
from satupintu.cli_words import WrongUsage, command

Command = Callable[..., Any]
REMOTE = click.option(
    "--remote", default="origin", show_default=True, help="Repositori tempat terbitan dikirim."
)
BRANCH = click.option(
    "--branch", default="gh-pages", show_default=True, is_eager=True, help="Cabang tempat terbitan."
)


def refuse_branch(context: click.Context, _option: click.Parameter, folder: Path | None) -> Path | None:
    """Releases go to a folder or to a branch. Raises WrongUsage where both are named."""
    if folder and context.get_parameter_source("branch") is ParameterSource.COMMANDLINE:
        raise WrongUsage(
            "`--to` dan `--branch` tidak dapat dipakai bersama: terbitan ada di folder atau di cabang"
        )
    return folder


TO = click.option(
    "--to",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    callback=refuse_branch,
    help="Folder terbitan di server web sendiri, sebagai ganti cabang.",
)
KEEP = click.option(
    "--keep",
    type=click.IntRange(2),
    default=10,
    show_default=True,
    help="Dengan --to: berapa terbitan terakhir yang disimpan.",
)
APPROVER = click.option(
    "--approved-by",
    metavar="JABATAN",
    default="",
    help="Jabatan yang menyetujui, tampil di /riwayat/; bukan nama orang.",
)


@command()
@REMOTE
@BRANCH
@TO
@KEEP
@click.option("--source", default="main", show_default=True, help="Cabang yang diterbitkan.")
@click.option("--settings", default="publishconf.py", show_default=True, help="Berkas pengaturan Pelican.")
@click.option("--output", type=click.Path(path_type=Path), help="Folder hasil bangun (bawaan: output).")
@click.option("--date", "day", type=DAY, help="Hari yang dibangun, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.option("--no-build", is_flag=True, help="Terbitkan hasil bangun yang sudah ada.")
@APPROVER
@click.option(
    "--allow-loss",
    metavar="ALASAN",
    default="",
    help="Terbitkan walau banyak halaman hilang; alasannya tampil di /riwayat/.",
)
@click.option("--release-hold", is_flag=True, help="Cabut penahanan sesudah rollback.")
@LINKS
@CANARIES
@click.pass_obj
def publish(
    root: Path,
    remote: str,
    branch: str,
    to: Path | None,
    keep: int,
    source: str,
    settings: str,
    output: Path | None,
    day: datetime | None,
    no_build: bool,
    approved_by: str,
    allow_loss: str,
    release_hold: bool,
    links_file: Path | None,
    canaries: Path | None,
) -> None:
    """Bangun situs dan terbitkan."""
    gc.disable()
    from satupintu.commands.publication import ReleaseNote
    from satupintu.commands.publish import Place, PublishOptions
    from satupintu.commands.publish import publish as run

    built_for, target = chosen_day(day), output or root / "output"

    def build() -> int:
        from satupintu.commands.build import build as run_build
        from satupintu.commands.site_writing import BuildOptions

        return run_build(
            root, BuildOptions(target, built_for, root / settings, links=links_file, canaries=canaries)
        )

    options = PublishOptions(
        target,
        Place(remote, branch, source, to, keep),
        ReleaseNote(built_for, approved_by.strip(), allow_loss.strip()),
        build=None if no_build else build,
        release_hold=release_hold,
    )
    finish(run(root, options))


@command()
@REMOTE
@BRANCH
@TO
@click.option(
    "--limit", type=click.IntRange(1), default=20, show_default=True, help="Terbitan paling banyak."
)
@click.option("--json", is_flag=True, help="Tulis daftarnya sebagai JSON.")
@click.pass_obj
def releases(root: Path, remote: str, branch: str, to: Path | None, limit: int, json: bool) -> None:
    """Daftar terbitan, yang terbaru di atas; * yang sedang tampil."""
    from satupintu.commands.publish import Place
    from satupintu.commands.rollback import releases as run

    finish(run(root, Place(remote, branch, to=to), limit, json=json))


@command()
@click.argument("release", metavar="[TERBITAN]", required=False, type=click.IntRange(1))
@REMOTE
@BRANCH
@TO
@KEEP
@click.option("--date", "day", type=DAY, help="Hari pengembalian, TTTT-BB-HH (bawaan: hari ini, WIB).")
@APPROVER
@click.option("--reason", metavar="ALASAN", default="", help="Sebabnya, tampil di /riwayat/.")
@click.pass_obj
def rollback(
    root: Path,
    release: int | None,
    remote: str,
    branch: str,
    to: Path | None,
    keep: int,
    day: datetime | None,
    approved_by: str,
    reason: str,
) -> None:
    """Kembali ke terbitan sebelumnya, atau ke TERBITAN, lalu tahan penerbitan."""
    from satupintu.commands.publication import ReleaseNote
    from satupintu.commands.publish import Place
    from satupintu.commands.rollback import rollback as run

    note = ReleaseNote(chosen_day(day), approved_by.strip(), reason.strip())
    finish(run(root, Place(remote, branch, to=to, kept=keep), release, note))


@command()
@click.argument("target", metavar="ALAMAT|FOLDER")
@click.option(
    "--manifest",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Manifes yang dipercaya (bawaan: dari cabang terbitan).",
)
@REMOTE
@BRANCH
@TO
@click.option("--json", is_flag=True, help="Tulis yang tidak sesuai sebagai JSON.")
@click.pass_obj
def verify(
    root: Path, target: str, manifest: Path | None, remote: str, branch: str, to: Path | None, json: bool
) -> None:
    """Bandingkan salinan situs dengan yang diterbitkan: yang berbeda, hilang, atau ditanam."""
    from satupintu.commands.verify import VerifyOptions
    from satupintu.commands.verify import verify as run

    finish(run(root, target, VerifyOptions(manifest, to, remote, branch, json)))


COMMANDS = (publish, releases, rollback, verify)
