"""Arguments → command → exit code (docs/kontrak.md, "Commands")."""

from __future__ import annotations

import gc
import os
import signal
import sys
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from satupintu.cli_content import CONTENT_COMMANDS
from satupintu.cli_developing import COMMANDS as DEVELOPING
from satupintu.cli_options import CANARIES, DAY, LINKS, chosen_day, finish
from satupintu.cli_publishing import COMMANDS
from satupintu.cli_review import review
from satupintu.cli_words import Group, WrongUsage, usage
from satupintu.commands.report import FAULTY, IMPOSSIBLE, USAGE, Impossible, report, say
from satupintu.commands.system_faults import reason_of
from satupintu.dates import YEARS, Zone
from satupintu.guard.hosts import is_address
from satupintu.problems import SiteInvalid
from satupintu.search.kinds import KINDS

PROJECT = Path(__file__).resolve().parent.parent
ENDING = tuple(number for number in signal.Signals if number.name in ("SIGTERM", "SIGHUP"))
"""Signals that ask a process to end; the second is not known everywhere."""
ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX")
"""By these git tells its hooks where they are; the portal asks about the folder it lies in, or one that is named."""


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
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
    try:
        str(context.obj).encode()
    except UnicodeEncodeError:
        raise Impossible(
            f"Tidak dijalankan: nama folder `{context.obj}` bukan UTF-8; pindahkan portal ke folder lain."
        ) from None


@portal.command()
@click.option("--output", type=click.Path(path_type=Path), help="Folder hasil (bawaan: output).")
@click.option("--date", "day", type=DAY, help="Hari yang dibangun, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.option("--full", is_flag=True, help="Bangun tanpa memakai simpanan apa pun.")
@click.option("--settings", default="pelicanconf.py", show_default=True, help="Berkas pengaturan Pelican.")
@click.option(
    "--from-disk", is_flag=True, help="Tulis tautan ke …/index.html, agar folder terbuka tanpa server."
)
@LINKS
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
    links_file: Path | None,
    canaries: Path | None,
    verbose: bool,
) -> None:
    """Periksa isi, lalu bangun situs."""
    gc.disable()  # what a site is read into lives to the end, and pages leave no cycles: measured in bench/
    from satupintu.commands.build import build as run
    from satupintu.commands.site_writing import BuildOptions

    options = BuildOptions(
        output or root / "output",
        chosen_day(day),
        root / settings,
        full,
        from_disk,
        verbose,
        links_file,
        canaries,
    )
    finish(run(root, options))


@portal.command()
@click.argument("paths", metavar="[BERKAS]…", nargs=-1, type=click.Path(path_type=Path))
@click.option("--date", "day", type=DAY, help="Hari yang diperiksa, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.option("--json", is_flag=True, help="Tulis masalah sebagai JSON.")
@click.option("--all", "every", is_flag=True, help="Tampilkan semua peringatan, bukan sepuluh yang pertama.")
@CANARIES
@click.option("--changes", metavar="BASE..HEAD", help="Nilai usulan ini menurut aturan folder di BASE.")
@click.option("--as", "account", metavar="AKUN", help="Akun yang mengusulkan.")
@click.option("--approved-by", "approvers", metavar="AKUN", multiple=True, help="Akun yang menyetujui.")
@click.option(
    "--repository",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Repositori usulan itu (bawaan: folder portal).",
)
@click.pass_obj
def check(
    root: Path,
    paths: tuple[Path, ...],
    day: datetime | None,
    json: bool,
    every: bool,
    canaries: Path | None,
    changes: str | None,
    account: str | None,
    approvers: tuple[str, ...],
    repository: Path | None,
) -> None:
    """Periksa isi, atau sebuah usulan, tanpa menulis apa pun."""
    gc.disable()
    if changes is None:
        if account or approvers or repository:
            raise WrongUsage("`--as`, `--approved-by`, dan `--repository` hanya berguna bersama `--changes`")
        from satupintu.commands.check import check as run

        finish(run(root, chosen_day(day), paths, json=json, canaries=canaries, every=every))
    from satupintu.commands.judge import JudgeOptions, judge
    from satupintu.commands.proposals import Range

    asked = Range.parse(changes)
    if asked is None:
        raise WrongUsage(f"`--changes` ditulis seperti `main..usulan`; tertulis `{changes}`")
    if paths or canaries:
        raise WrongUsage("`--changes` menilai seluruh usulan; hapus nama berkas dan `--canaries`")
    if not account:
        raise click.MissingParameter(param=click.Option(["--as"]))
    finish(judge(JudgeOptions(repository or root, asked, account, approvers or None, chosen_day(day), json)))


@portal.command()
@click.pass_obj
def codeowners(root: Path) -> None:
    """Tulis CODEOWNERS dari unit.yml dan content/peran.yml."""
    from satupintu.commands.code_owners import write

    finish(write(root, chosen_day(None)))


@portal.command()
@click.option("--output", type=click.Path(path_type=Path), help="Folder hasil (bawaan: output).")
@click.option("--json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
@click.pass_obj
def weigh(root: Path, output: Path | None, json: bool) -> None:
    """Timbang halaman yang sudah dibangun: ukuran, permintaan, dan unsurnya."""
    from satupintu.commands.weigh import run

    finish(run(output or root / "output", json=json))


@portal.command()
@click.argument("query", metavar="KATA…", nargs=-1, required=True)
@click.option(
    "--limit", type=click.IntRange(1, 100), default=10, show_default=True, help="Hasil paling banyak."
)
@click.option("--unit", help="Hanya dari unit ini (nama foldernya).")
@click.option("--kind", type=click.Choice(list(KINDS)), help="Hanya jenis ini.")
@click.option("--year", type=click.IntRange(YEARS[0], YEARS[-1]), help="Hanya dari tahun ini.")
@click.option("--json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
@click.option("--date", "day", type=DAY, help="Hari yang dicari, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.pass_obj
def search(
    root: Path,
    query: tuple[str, ...],
    limit: int,
    unit: str | None,
    kind: str | None,
    year: int | None,
    json: bool,
    day: datetime | None,
) -> None:
    """Cari halaman di situs dari terminal."""
    gc.disable()
    from satupintu.commands.search import SearchOptions
    from satupintu.commands.search import search as run
    from satupintu.search.index import Wanted

    options = SearchOptions(" ".join(query), limit, Wanted(unit, kind, year), json)
    finish(run(root, chosen_day(day), options))


@portal.command()
@click.argument("file", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option("--json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
@click.option("--date", "day", type=DAY, help="Hari yang dibandingkan, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.pass_obj
def similar(root: Path, file: Path, json: bool, day: datetime | None) -> None:
    """Cari halaman yang mirip dengan sebuah berkas, sebelum berkas itu terbit."""
    gc.disable()
    from satupintu.commands.similar import similar as run

    finish(run(root, chosen_day(day), file, json=json))


@portal.command()
@click.option("--push", is_flag=True, help="Ambil cabang catatan-tautan, tambahkan hasilnya, lalu kirim.")
@click.option("--remote", default="origin", show_default=True, help="Repositori tempat cabang itu.")
@click.option(
    "--links",
    "links_file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Simpan di berkas ini, bukan di cabang catatan-tautan.",
)
@click.option("--strict", is_flag=True, help="Kode keluar 1 bila ada alamat mati atau diduga dibajak.")
@click.option("--json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 120),
    default=20,
    show_default=True,
    help="Batas satu alamat, detik.",
)
@click.option(
    "--slow", type=click.FloatRange(0.1, 120), default=8, show_default=True, help="Sejak berapa detik lambat."
)
@click.option("--jobs", type=click.IntRange(1, 64), default=8, show_default=True, help="Alamat sekaligus.")
@click.option(
    "--resolve",
    multiple=True,
    metavar="HOST=IP",
    help="Pakai IP ini untuk HOST; satu-satunya cara memeriksa server di jaringan sendiri.",
)
@click.option("--now", type=click.DateTime(["%Y-%m-%d %H:%M"]), hidden=True, help="Waktu pemeriksaan, WIB.")
@click.pass_obj
def links(
    root: Path,
    push: bool,
    remote: str,
    links_file: Path | None,
    strict: bool,
    json: bool,
    timeout: float,
    slow: float,
    jobs: int,
    resolve: tuple[str, ...],
    now: datetime | None,
) -> None:
    """Periksa alamat layanan, dan perbarui catatan tautan."""
    from satupintu.commands.links import LinkOptions
    from satupintu.commands.links import links as run
    from satupintu.commands.visits import Bounds

    if push and links_file:
        raise WrongUsage("`--push` dan `--links` tidak dapat dipakai bersama")
    options = LinkOptions(
        links_file,
        push,
        remote,
        strict,
        json,
        Bounds(timeout, jobs),
        slow,
        dict(_given(pair) for pair in resolve),
        now.replace(tzinfo=Zone.WIB.offset) if now else None,
    )
    finish(run(root, options))


def _given(pair: str) -> tuple[str, str]:
    """A host with its IP address, from `HOST=IP`."""
    host, _mark, address = pair.partition("=")
    if not host or not is_address(address):
        raise WrongUsage(f"`--resolve` ditulis seperti `host.go.id=10.0.0.1`; tertulis `{pair}`")
    return host.lower(), address


class Kinds(Group):
    """One command for each kind of file, made when it is asked for: the models are slow to import."""

    def list_commands(self, context: click.Context) -> list[str]:
        from satupintu.scaffolds import SCAFFOLDS

        return list(SCAFFOLDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        from satupintu.commands.new_command import command
        from satupintu.scaffolds import SCAFFOLDS

        return command(SCAFFOLDS[name]) if name in SCAFFOLDS else None


@portal.group(cls=Kinds)
def new() -> None:
    """Mulai berkas baru: pengumuman, agenda, pegawai, unit, …"""


@portal.group("import", cls=Group)
def import_group() -> None:
    """Ambil data dari sistem lain."""


@import_group.command("pegawai")
@click.argument("file", metavar="BERKAS", type=click.Path(path_type=Path))
@click.option(
    "--map", "column_map", type=click.Path(path_type=Path), required=True, help="Peta kolom (YAML)."
)
@click.option("--apply", is_flag=True, help="Tulis hasilnya; tanpa ini hanya uji coba.")
@click.option(
    "--kunci", "key_file", type=click.Path(path_type=Path), help="Berkas kunci NIP, di luar repositori."
)
@click.option(
    "--sampai", "ended", type=DAY, help="Hari terakhir bagi yang tidak ada lagi di berkas, TTTT-BB-HH."
)
@click.option("--date", "day", type=DAY, help="Hari impor, TTTT-BB-HH (bawaan: hari ini, WIB).")
@click.option("--json", is_flag=True, help="Tulis hasilnya sebagai JSON.")
@click.pass_obj
def import_people(
    root: Path,
    file: Path,
    column_map: Path,
    apply: bool,
    key_file: Path | None,
    ended: datetime | None,
    day: datetime | None,
    json: bool,
) -> None:
    """Pegawai dari berkas CSV atau .xlsx sistem kepegawaian."""
    gc.disable()
    from satupintu.commands.import_people import ImportOptions
    from satupintu.commands.import_people import import_people as run

    options = ImportOptions(file, column_map, apply, json, key_file, ended.date() if ended else None)
    finish(run(root, options, chosen_day(day)))


for command in (*CONTENT_COMMANDS, review, *COMMANDS, *DEVELOPING):
    portal.add_command(command)


def _leave(number: int, _frame: object) -> NoReturn:
    """End as after a key on the keyboard, so that whatever was begun is cleared away."""
    sys.exit(128 + number)


def main() -> None:
    """Run a command; every expected failure becomes a sentence and an exit code."""
    os.umask(0o022)
    for name in ELSEWHERE:
        os.environ.pop(name, None)
    for number in ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:  # `nohup` has it ignored
            signal.signal(number, _leave)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever calls; no other file may get its number either
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that lacks a letter is no reason to stop
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(portal(prog_name="portal", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as fault:
        fault.show()
        sys.exit(USAGE)
    except click.UsageError as fault:
        say(usage(fault))
        sys.exit(USAGE)
    except SiteInvalid as fault:
        sys.exit(report(fault.problems) or FAULTY)
    except Impossible as fault:
        say(str(fault))
        sys.exit(IMPOSSIBLE)
    except OSError as fault:
        where = "hasil perintah ini" if fault.filename is None else f"`{fault.filename}`"
        say(f"Tidak dapat membaca atau menulis {where}: {reason_of(fault)}.")
        sys.exit(IMPOSSIBLE)
    except (click.Abort, KeyboardInterrupt):
        say("Dihentikan; tidak ada yang berubah.")
        sys.exit(130)
