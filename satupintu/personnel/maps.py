"""Reading a map of columns, and what is wrong with it: by itself, for the site, and for the file at hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from satupintu import frontmatter, schema
from satupintu.models import ColumnMap, Columns
from satupintu.personnel.privacy import holds_private_number
from satupintu.personnel.rows import DAYS, KEY, MAIN_SITE
from satupintu.personnel.table import Table
from satupintu.privacy.keys import private_heading
from satupintu.problems import Problem, SiteInvalid
from satupintu.schema import aliases
from satupintu.site import Site

RULE = "impor"
OFTEN = 10
"""A column is what it holds in half of its cells and in a tenth of all rows; fewer are slips, told row by row."""
PRIVATE = "tidak dapat dipetakan; hapus baris ini, kolomnya akan dibuang"


def read_map(file: Path) -> ColumnMap:
    """The map, without private columns. Raises SiteInvalid with every problem."""
    path = str(file)
    try:
        block = frontmatter.read_record(file, path)
    except frontmatter.Unreadable as fault:
        raise SiteInvalid(fault.problems) from None
    found, problems = schema.parse(ColumnMap, block, path)
    if found is None:
        raise SiteInvalid(problems)
    columns = found.located(path, block.lines)
    if problems := list(_private_columns(columns)):
        raise SiteInvalid(problems)
    return columns


def _private_columns(columns: ColumnMap) -> Iterator[Problem]:
    for name, heading in columns.wanted.items():
        if private_heading(heading):
            yield _problem(columns, name, f"kolom `{heading}` memuat data pribadi dan {PRIVATE}")


def site_problems(columns: ColumnMap, site: Site) -> Iterator[Problem]:
    """Folders and posts of the map that the site does not have."""
    folders = {MAIN_SITE, *(f"units/{slug}" for slug in site.units)}
    for written, folder in columns.units.items():
        if folder not in folders:
            told = f"folder `{folder}` tidak ada; pilihan: {', '.join(sorted(folders))}"
            yield columns.problem(("unit", written), RULE, told)
    for written, slug in columns.posts.items():
        if slug not in site.posts:
            told = f"jabatan `{slug}` tidak ada; isi nama berkas dari folder `jabatan/`, tanpa `.yml`"
            yield columns.problem(("jabatan", written), RULE, told)


def file_problems(columns: ColumnMap, table: Table) -> Iterator[Problem]:
    """Columns of the map that the file does not have, has twice, or fills with what is private."""
    for name in table.headings.missing:
        yield _problem(
            columns, name, "kolom ini tidak ada di berkas; samakan tulisannya, atau hapus baris ini"
        )
    for name in table.headings.doubled:
        told = "ada beberapa kolom bernama sama di berkas; beri nama lain kepada yang bukan maksud Anda"
        yield _problem(columns, name, told)
    for name in table.headings.places.keys() - {KEY, *DAYS}:
        filled = [str(row.cells[name]) for row in table.rows if name in row.cells]
        private = sum(map(holds_private_number, filled))
        if private * 2 >= len(filled) and private * OFTEN >= len(table.rows) > 0:
            told = f"kolom ini berisi deretan angka seperti NIK, NIP, atau nomor telepon ({private} baris) dan {PRIVATE}"
            yield _problem(columns, name, told)


def _problem(columns: ColumnMap, name: str, told: str) -> Problem:
    names = {inner: alias for alias, inner in aliases(Columns).items()}
    return columns.problem(("kunci",) if name == KEY else ("kolom", names[name]), RULE, told)
