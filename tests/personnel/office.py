"""A small office with people and posts, a map of columns, and files as a personnel system writes them."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from satupintu.commands.import_people import ImportOptions, import_people
from satupintu.commands.report import IMPOSSIBLE, Impossible, report, say
from satupintu.problems import SiteInvalid
from tests.make_site import REPOSITORY, MadeSite

DAY = date(2026, 11, 24)
PERSON = """\
# Catatan kepegawaian
nama: Dr. Siti Aminah, M.Si.
pangkat: Penata  # sejak 2024
golongan: III/c
surel: siti@uji.example
foto: ../media/siti.png
alt: Siti Aminah tersenyum
izin_foto: ya
keahlian:
  - Kurikulum
diperbarui: 2026-01-02
"""
POST = """\
nama: Kepala Bidang
jenis: struktural
jenjang: Administrator
pejabat:
  - pegawai: siti-aminah
    mulai: 2020-01-01
    selesai: 2026-10-31
diperbarui: 2026-01-02
"""
FILES = {
    "units/kajian/unit.yml": "nama: Bidang Kajian\nringkasan: Kajian aparatur.\n",
    "units/diklat/pegawai/siti-aminah.yml": PERSON,
    "units/diklat/pegawai/budi.yml": "nama: Budi\nsurel: budi@uji.example\ndiperbarui: 2026-01-02\n",
    "units/diklat/jabatan/kepala-bidang.yml": POST,
}
MAP = """\
kolom:
  nama: Nama Pegawai
  unit: Unit Kerja
  status_kepegawaian: Status
  pangkat: Pangkat
  golongan: Gol.
  surel: Email Dinas
  pesawat: Ext
  sejak: TMT Unit
  jabatan: Jabatan
  mulai_jabatan: TMT Jabatan
  sk_jabatan: No SK
  berkas: Berkas Portal
kunci: NIP
unit:
  Diklat: units/diklat
  Kajian: units/kajian
  Pimpinan: content
"""
HEADINGS = (
    "NIP,Nama Pegawai,Unit Kerja,Status,Pangkat,Gol.,Email Dinas,Ext,TMT Unit,Jabatan,TMT Jabatan,No SK,"
    "Berkas Portal"
).split(",")
SITI = {
    "Nama Pegawai": "Dr. Siti Aminah, M.Si.",
    "Unit Kerja": "Diklat",
    "Pangkat": "Penata",
    "Gol.": "III/c",
    "Email Dinas": "siti@uji.example",
}
BUDI = {"Nama Pegawai": "Budi", "Unit Kerja": "Diklat"}

RowValues = Mapping[str, str]
Content = str | bytes | Sequence[RowValues]


def csv_text(rows: Sequence[RowValues], headings: Sequence[str] = HEADINGS, separator: str = ";") -> str:
    lines = [headings, *([row.get(heading, "") for heading in headings] for row in rows)]
    return "".join(separator.join(line) + "\n" for line in lines)


@dataclass(frozen=True)
class Ran:
    """What a run of the command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)

    @property
    def refused(self) -> list[str]:
        return [f"{each['line']}: {each['message']}" for each in self.data["refused"]]


@dataclass(frozen=True)
class Office:
    """A site, and a folder outside it where the personnel files lie."""

    made: MadeSite
    outside: Path

    def file(self, content: Content, name: str = "pegawai.csv") -> Path:
        file = self.outside / name
        text = content if isinstance(content, (str, bytes)) else csv_text(content)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return file

    def run(self, content: Content, *, map: str = MAP, name: str = "pegawai.csv", **options: Any) -> Ran:
        """The import as the command line calls it; `options` are those of ImportOptions."""
        chosen = ImportOptions(
            self.file(content, name), self.map_file(map), json=options.pop("json", True), **options
        )
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            try:
                code = import_people(self.made.root, chosen, DAY)
            except SiteInvalid as fault:
                code = report(fault.problems)
            except Impossible as fault:
                code = IMPOSSIBLE
                say(str(fault))
        return Ran(code, out.getvalue(), err.getvalue())

    def command(self, file: Path, *options: str) -> Ran:
        """The command as the officer types it, in a process of its own."""
        arguments = [
            "import",
            "pegawai",
            file,
            "--map",
            self.outside / "peta.yml",
            "--date",
            DAY.isoformat(),
            *options,
        ]
        ran = subprocess.run(
            [sys.executable, "-m", "satupintu", "--root", self.made.root, *arguments],
            cwd=self.outside,
            env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Ran(ran.returncode, ran.stdout, ran.stderr)

    def map_file(self, text: str) -> Path:
        file = self.outside / "peta.yml"
        file.write_text(text, encoding="utf-8")
        return file

    def read(self, path: str) -> str:
        return (self.made.root / path).read_text(encoding="utf-8")

    def tree(self) -> dict[str, bytes]:
        """Every file of the project but the theme, by path."""
        files = (
            file for file in sorted(self.made.root.rglob("*")) if file.is_file() and not file.is_symlink()
        )
        return {file.relative_to(self.made.root).as_posix(): file.read_bytes() for file in files}
