"""5,000 rows with 12 private columns: not one private value anywhere, whatever happens to the rows."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.personnel.office import MAP, Office, csv_text
from tests.personnel.workbooks import workbook

PRIVATE = (
    "NIK,NIP,NPWP,No. HP,Alamat Rumah,Tanggal Lahir,Nama Ibu Kandung,No. Rekening,Agama,Golongan Darah,Nomor KK,"
    "Email Pribadi"
).split(",")
PUBLIC = "Nama Pegawai,Unit Kerja,Status,Pangkat,Gol.,Email Dinas,Ext,TMT Unit,Jabatan,TMT Jabatan,No SK,Berkas Portal".split(
    ","
)
HEADINGS = [name for pair in zip(PRIVATE, PUBLIC, strict=True) for name in pair]
"""Private and public columns by turns, so that a row that slips by one puts private values under public headings."""
ROWS = 5000
SYLLABLES = "ba ci da fe gu ha jo ka li mu na po ra su ta wi yo za be di".split()


def name(number: int) -> str:
    """A name without digits, another for each number."""
    first, middle, last = number % 20, number // 20 % 20, number // 400 % 20
    return f"{SYLLABLES[first]}{SYLLABLES[middle]} {SYLLABLES[last]}{SYLLABLES[first]}".title()


def canaries(number: int) -> dict[str, str]:
    """Private values of every form there is, all of them found only here."""
    forms = {
        "NIK": f"3273{number:05d}9876543",
        "NIP": f"19840{number:05d}77{number % 9}55123",
        "NPWP": f"07.{number:05d}.31-441.777",
        "No. HP": f"0813-{number:05d}-778",
        "Tanggal Lahir": f"03-{number % 12 + 1:02d}-1971 kenari{number}hari",
        "Email Pribadi": f"kenari{number}@surat.example",
    }
    return {
        column: forms.get(column, f"kenari-{place}-{number}-rahasia") for place, column in enumerate(PRIVATE)
    }


def rows() -> list[dict[str, str]]:
    made = []
    for number in range(ROWS):
        public = {
            "Nama Pegawai": name(number),
            "Unit Kerja": ("Diklat", "Kajian")[number % 2],
            "Pangkat": "Penata Tk. I",
            "Gol.": "III/d",
            "Email Dinas": f"orang{number}@uji.example",
            "TMT Unit": "01-03-2024",
        }
        made.append(public | canaries(number) | BROKEN.get(number, {}))
    return made


BROKEN = {
    7: {"Nama Pegawai": ""},
    17: {"Unit Kerja": "Gudang"},
    27: {"Gol.": "IX/z"},
    37: {"TMT Unit": "31-02-2024"},
    47: {"Status": "Magang"},
    # a private value typed into a public column
    57: {"Ext": canaries(57)["No. HP"]},
    67: {"Email Dinas": canaries(67)["Email Pribadi"]},
    77: {"Jabatan": canaries(77)["NIK"]},
    87: {"Nama Pegawai": canaries(87)["NIP"]},
    97: {"Unit Kerja": canaries(97)["NPWP"]},
    107: {"TMT Unit": canaries(107)["Tanggal Lahir"]},
    117: {"No SK": canaries(117)["NIP"]},
    127: {"Berkas Portal": canaries(127)["NIK"]},
    137: {"Pangkat": canaries(137)["NIK"]},
}


def slipped(text: str) -> str:
    """Some rows lose a separator, gain one, or break in the middle, as in files edited by hand."""
    lines = text.splitlines()
    lines[200] = lines[200].replace(";", "", 1)
    lines[300] = lines[300].replace(";", ";;", 1)
    lines[400] = lines[400].replace("kenari-4", "\nkenari-4", 1)
    return "\n".join(lines) + "\n"


CANARY = re.compile(rb"kenari|\d{5}9876543|19840\d{7}|\d{5}[.]31-441|0813-\d", re.IGNORECASE)
"""What every canary has in it, and nothing else."""


def test_every_planted_value_is_a_canary() -> None:
    assert all(CANARY.search(value.encode()) for number in range(ROWS) for value in canaries(number).values())


@pytest.mark.timeout(900)
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_not_one_private_value_gets_anywhere(office: Office, kind: str) -> None:
    content = slipped(csv_text(rows(), HEADINGS)).encode() if kind == "csv" else workbook(rows(), HEADINGS)
    file = office.file(content, f"pegawai.{kind}")
    office.map_file(MAP)
    git(office.made.root, "init", "-q")
    told = b""
    for options in ([], ["--apply"], ["--apply", "--json"]):
        ran = office.command(file, *options)
        assert ran.code == 1
        assert "Traceback" not in ran.err
        told += (ran.out + ran.err).encode()
    git(office.made.root, "add", "-A")
    git(
        office.made.root,
        "-c",
        "user.name=Uji",
        "-c",
        "user.email=uji@uji.example",
        "commit",
        "-qm",
        "pegawai: impor",
    )
    tree = office.tree()
    people = [path for path in tree if "/pegawai/" in path and path.startswith("units/")]
    assert len(people) > ROWS - 30
    objects = git(office.made.root, "cat-file", "--batch-all-objects", "--batch")
    everything = b"\n".join([told, objects, *tree.values(), *(path.encode() for path in tree)])
    assert CANARY.findall(everything) == []


def git(root: Path, *arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=root, capture_output=True, check=True).stdout
