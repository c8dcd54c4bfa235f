"""Excel workbooks (.xlsx): the values of one sheet; formulas give their last result, macros are refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime

from satupintu.personnel.faults import FileRefused

OLD_FORMAT = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How OLE containers begin: .xls, and .xlsx behind a password (MS-CFB, MS-OFFCRYPTO)."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
DAMAGED = "Berkas Excel ini rusak; buka, simpan lagi sebagai .xlsx, lalu ulangi."
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes. A personnel office of 100,000 has less; a compressed bomb has more."""

Record = tuple[int, list[str | date]]


def is_workbook(raw: bytes) -> bool:
    return raw.startswith((b"PK\x03\x04", OLD_FORMAT))


def read_records(raw: bytes, sheet: str | None) -> Iterator[Record]:
    """Every row of a sheet (the first, where none is named) with its number. Raises FileRefused."""
    from python_calamine import CalamineError, CalamineWorkbook

    refuse_what_is_no_plain_workbook(raw)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as book:
            names = book.sheet_names
            if sheet is not None and sheet not in names:
                raise FileRefused(
                    f"Lembar `{sheet}` tidak ada di berkas ini; betulkan `lembar` di peta kolom."
                )
            if not names:
                raise FileRefused(DAMAGED)
            rows = book.get_sheet_by_name(sheet or names[0]).to_python(skip_empty_area=False)
    except CalamineError:  # its words may quote a cell
        raise FileRefused(DAMAGED) from None
    return ((number, [_cell(value) for value in row]) for number, row in enumerate(rows, start=1))


def refuse_what_is_no_plain_workbook(raw: bytes) -> None:
    """Raises FileRefused for what is old, locked, damaged, too large, or holds programs."""
    if raw.startswith(OLD_FORMAT):
        raise FileRefused(
            "Berkas Excel ini terkunci kata sandi; simpan tanpa kata sandi, lalu ulangi."
            if ENCRYPTED in raw
            else "Berkas Excel lama (.xls) tidak dibaca; buka, simpan sebagai .xlsx, lalu ulangi."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            members = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError):  # the latter for a version of ZIP that there is not
        raise FileRefused(DAMAGED) from None
    if any(member.filename.lower().endswith("vbaproject.bin") for member in members):
        raise FileRefused("Berkas Excel ini memuat makro; simpan sebagai .xlsx tanpa makro, lalu ulangi.")
    if sum(member.file_size for member in members) > MAX_UNPACKED:
        raise FileRefused("Berkas Excel ini terlalu besar; simpan hanya lembar pegawai, lalu ulangi.")


def _cell(value: object) -> str | date:
    """Text, or a day. Whole numbers lose the `.0` that Excel gives every number."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
