"""Files as CSV writers and Excel make them: encodings, separators, titles above the headings, days, and what is refused."""

import io
import zipfile
from datetime import date, datetime

import pytest

from satupintu.personnel.faults import FileRefused
from satupintu.personnel.table import Table, read_table
from tests.personnel.workbooks import workbook

WANTED = {"name": "Nama", "unit": "Unit Kerja", "since": "TMT"}
HEADINGS = ["No", "Nama", "Unit Kerja", "TMT"]
ANI = {"No": 1, "Nama": "Añi Şükrü", "Unit Kerja": "Diklat", "TMT": date(2024, 3, 1)}


def cells(table: Table) -> list[dict[str, object]]:
    return [dict(row.cells) for row in table.rows]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_csv_of_any_dialect_says_the_same(separator: str, encoding: str, line_end: str) -> None:
    lines = [
        ["No", " NAMA ", '"Unit  kerja"', "T.M.T"],
        [],
        ["1", "André Rosé", f'"Diklat{separator} dan ""Latbang"""', "01-03-2024"],
        ["", "", "", ""],
    ]
    text = line_end.join(separator.join(line) for line in lines) + line_end
    table = read_table(text.encode(encoding), {**WANTED, "since": "t m t"}, None)
    inside = "" if separator == "\t" else separator  # a tab is a space like any other
    assert cells(table) == [
        {"name": "André Rosé", "unit": f'Diklat{inside} dan "Latbang"', "since": "01-03-2024"}
    ]


def test_headings_may_stand_below_titles() -> None:
    text = "DAFTAR PEGAWAI;;;\nsep=;\n\nNo;Nama;Unit Kerja;TMT\n1;Ani;Diklat;\n"
    assert cells(read_table(text.encode(), WANTED, None)) == [{"name": "Ani", "unit": "Diklat"}]


def test_rows_are_counted_as_lines_of_the_file() -> None:
    text = 'Nama;Unit Kerja;TMT\n"Ani\nSusanti";Diklat;\nBudi;Kajian;\n'
    table = read_table(text.encode(), WANTED, None)
    assert [(row.number, row.cells["name"]) for row in table.rows] == [(2, "Ani Susanti"), (4, "Budi")]


@pytest.mark.parametrize("row", ["Ani;Diklat", "Ani;x;Diklat;;x", "Ani"])
def test_a_row_that_does_not_fit_its_headings_is_not_read(row: str) -> None:
    table = read_table(f"Nama;Unit Kerja;TMT\n{row}\n".encode(), WANTED, None)
    assert (table.rows, table.broken) == ((), (2,))


def test_values_of_other_columns_are_counted_and_gone() -> None:
    table = read_table(b"Nama;NIK;Unit Kerja;TMT;Agama\nAni;327;Diklat;;x\nBudi;;Diklat;;\n", WANTED, None)
    assert (table.dropped_columns, table.dropped_values) == (("NIK", "Agama"), 2)
    assert "327" not in repr(table)


def test_what_cannot_be_seen_is_taken_out() -> None:
    table = read_table('Nama;Unit Kerja;TMT\nA\u200bni\u00a0 S;="Diklat";–\n'.encode(), WANTED, None)
    assert cells(table) == [{"name": "Ani S", "unit": "Diklat"}]


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b'Nama;Unit Kerja;TMT\n"Ani;Diklat;x\n', "Tanda kutip di sekitar baris 2"),
        (b"1;2;3\n4;5;6\n", "Baris judul kolom tidak ditemukan"),
        (b"", "Baris judul kolom tidak ditemukan"),
        (b"\x81\x8d\x00\x00\x01", "tidak terbaca"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Berkas Excel lama (.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "terkunci kata sandi"),
        (b"PK\x03\x04" + bytes(60), "rusak"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(raw: bytes, told: str) -> None:
    with pytest.raises(FileRefused, match=told.replace("(", r"\(").replace(")", r"\)")):
        read_table(raw, WANTED, None)


# ------------------------------------------------------------------------------ Excel


@pytest.mark.parametrize("since_1904", [False, True])
def test_days_of_excel_are_days_whatever_its_first_year(since_1904: bool) -> None:
    rows = [ANI, {**ANI, "TMT": datetime(2024, 3, 1, 8, 30)}]
    table = read_table(workbook(rows, HEADINGS, above=[["DAFTAR"], []], since_1904=since_1904), WANTED, None)
    assert [row.cells["since"] for row in table.rows] == [date(2024, 3, 1)] * 2
    assert [row.number for row in table.rows] == [4, 5]


def test_numbers_of_excel_have_no_fraction_and_formulas_no_text() -> None:
    rows = [{"No": 1, "Nama": 214.0, "Unit Kerja": "=1+1", "TMT": True}]
    assert cells(read_table(workbook(rows, HEADINGS), WANTED, None)) == [{"name": "214", "since": "True"}]


def test_a_sheet_is_found_by_its_name() -> None:
    raw = workbook([ANI], HEADINGS)
    assert len(read_table(raw, WANTED, "Sheet").rows) == 1
    with pytest.raises(FileRefused, match="Lembar `Pegawai` tidak ada"):
        read_table(raw, WANTED, "Pegawai")


def test_macros_are_refused_under_any_name() -> None:
    target = io.BytesIO(workbook([ANI], HEADINGS))
    with zipfile.ZipFile(target, "a") as packed:
        packed.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(FileRefused, match="makro"):
        read_table(target.getvalue(), WANTED, None)


@pytest.mark.parametrize(("old", "new"), [(b"<sheet ", b"<shoot "), (b"</", b"<")])
def test_a_damaged_workbook_is_refused_in_a_sentence(old: bytes, new: bytes) -> None:
    source, target = zipfile.ZipFile(io.BytesIO(workbook([ANI], HEADINGS))), io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name in source.namelist():
            packed.writestr(name, source.read(name).replace(old, new))
    with pytest.raises(FileRefused, match="rusak"):
        read_table(target.getvalue(), WANTED, None)


def test_a_compressed_bomb_is_refused_unopened() -> None:
    target = io.BytesIO(workbook([ANI], HEADINGS))
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/x.xml", "w", force_zip64=True) as file,
    ):
        for _part in range(300):
            file.write(bytes(1024 * 1024))
    with pytest.raises(FileRefused, match="terlalu besar"):
        read_table(target.getvalue(), WANTED, None)
