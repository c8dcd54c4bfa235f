"""`portal import pegawai`: people from a file of the personnel system; a dry run unless `apply`."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from satupintu.commands.import_report import as_json, as_text
from satupintu.commands.replaced_files import replace_files
from satupintu.commands.report import FAULTY, OK, Impossible, say
from satupintu.loader import load_site
from satupintu.models import ColumnMap
from satupintu.people_loader import FOLDERS
from satupintu.personnel.faults import FileRefused
from satupintu.personnel.keys import keys_text, read_keys
from satupintu.personnel.maps import file_problems, read_map, site_problems
from satupintu.personnel.plan import Plan, Planner
from satupintu.personnel.rows import KEY
from satupintu.personnel.table import Table, read_table
from satupintu.personnel.verdict import Verdict
from satupintu.problems import Problem, SiteInvalid, errors
from satupintu.site import Site
from satupintu.theme import load_assets


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What the command line says. `ended` is the last day of those who are no longer in the file."""

    file: Path
    map: Path
    apply: bool = False
    json: bool = False
    key_file: Path | None = None
    ended: date | None = None


def import_people(root: Path, options: ImportOptions, today: date) -> int:
    """Plan the import, write it where asked, and tell. Raises SiteInvalid, Impossible."""
    _refuse_places(root, options)
    columns = read_map(_present(options.map))
    site, verdict = _sound_site(root, today)
    _stop_at(list(site_problems(columns, site)))
    keys = _known_keys(options.key_file)
    try:
        table = read_table(_present(options.file).read_bytes(), _wanted(columns, options), columns.sheet)
    except FileRefused as fault:
        raise Impossible(str(fault)) from None
    _stop_at(list(file_problems(columns, table)))
    plan = Planner(site, columns, verdict, keys, options.ended).plan(table)
    if options.apply:
        _write(root, options, plan, keys)
    _tell(options, plan, table)
    return FAULTY if plan.refused else OK


def _refuse_places(root: Path, options: ImportOptions) -> None:
    """Private files stay out of the tree, where one `git add` would publish them."""
    if options.file.resolve().is_relative_to(root):
        raise Impossible(
            "Berkas kepegawaian memuat data pribadi dan tidak boleh berada di folder portal; pindahkan ke luar, lalu ulangi."
        )
    if options.key_file and _repository_of(options.key_file.resolve()) is not None:
        raise Impossible(
            "Berkas kunci memuat NIP dan tidak boleh berada di folder portal atau repositori git lain; pilih folder lain."
        )
    if options.key_file and options.key_file.resolve().is_relative_to(root):
        raise Impossible(
            "Berkas kunci memuat NIP dan tidak boleh berada di folder portal; pilih folder lain."
        )


def _repository_of(file: Path) -> Path | None:
    return next((folder for folder in file.parents if (folder / ".git").exists()), None)


def _present(file: Path) -> Path:
    if not file.is_file():
        raise Impossible(f"`{file}` tidak ada; periksa nama berkasnya.")
    return file


def _sound_site(root: Path, today: date) -> tuple[Site, Verdict]:
    """The site, and the rules it will be held to. Raises SiteInvalid where its people are not in order already."""
    site, problems = load_site(root, today)
    if site is None:
        raise SiteInvalid(problems)
    _stop_at([problem for problem in errors(problems) if _concerns_people(problem.path)])
    verdict = Verdict(load_assets(root / "theme"))
    _stop_at(verdict.problems(site))
    return site, verdict


def _concerns_people(path: str) -> bool:
    """A news item with a fault is its unit's affair, and no reason to hold up personnel."""
    return path.endswith("/unit.yml") or PurePosixPath(path).parent.name in FOLDERS


def _stop_at(problems: list[Problem]) -> None:
    if problems:
        raise SiteInvalid(problems)


def _wanted(columns: ColumnMap, options: ImportOptions) -> Mapping[str, str]:
    """The headings to be read. The key's column is among them only where a key file is."""
    if options.key_file is None:
        return columns.wanted
    if columns.key_column is None:
        raise Impossible("`--kunci` memerlukan baris `kunci: <nama kolom>` di peta kolom.")
    return {**columns.wanted, KEY: columns.key_column}


def _known_keys(file: Path | None) -> dict[str, str]:
    if file is None or not file.exists():
        return {}
    try:
        return read_keys(file.read_text(encoding="utf-8"))
    except (FileRefused, UnicodeDecodeError):
        raise Impossible(
            f"`{file}` bukan berkas kunci portal; beri nama lain, atau pakai yang ditulis portal."
        ) from None


def _write(root: Path, options: ImportOptions, plan: Plan, keys: Mapping[str, str]) -> None:
    """Keys first: those of records that then could not be written point at nobody, and harm nobody."""
    if options.key_file and plan.keys.items() - keys.items():
        _write_keys(options.key_file, {**keys, **plan.keys})
    if plan.files:
        replace_files(root, plan.files)


def _write_keys(file: Path, keys: Mapping[str, str]) -> None:
    """For the eyes of its owner only."""
    aside = file.with_name(f"{file.name}.baru")
    aside.unlink(missing_ok=True)
    with os.fdopen(
        os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
    ) as target:
        target.write(keys_text(keys))
    aside.replace(file)


def _tell(options: ImportOptions, plan: Plan, table: Table) -> None:
    name = options.file.name
    if options.json:
        print(as_json(plan, table, name, applied=options.apply))
        return
    print(as_text(plan, table, name, applied=options.apply), end="")
    if options.ended and plan.refused:
        say("`--sampai` tidak dijalankan: yang ditolak mungkin orang yang dikira tidak ada lagi.")
    if not plan.files:
        say("Tidak ada yang perlu ditulis.")
    elif options.apply:
        say(f"{len(plan.files)} berkas ditulis. Lihat perubahannya, lalu periksa dengan `./portal check`.")
    else:
        say("Uji coba: tidak ada yang ditulis. Tambahkan `--apply` untuk menulisnya.")
