"""Documents and tables of unknown origin, read in a process of their own (`satupintu.worker`), within its limits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from satupintu.intake.draft import Refused
from satupintu.worker import TooComplicated, serve, worker

if TYPE_CHECKING:
    from satupintu.intake.markup import Converted

MODULE = "satupintu.intake.worker"
MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
"""Of the texts in a document, without its pictures."""
TOO_LARGE = "Berkas ini lebih besar daripada 20 MB; hapus gambarnya, simpan, lalu ulangi."
TOO_COMPLICATED = "Berkas ini rusak atau terlalu rumit; salin isinya ke dokumen baru, simpan, lalu ulangi."
DAMAGED = "Berkas ini rusak; buka, simpan lagi sebagai .docx, lalu ulangi."
NOT_WORD = "Berkas ini bukan dokumen Word; buka, simpan sebagai .docx, lalu ulangi."
OLD = "Dokumen Word lama (.doc) atau yang terkunci kata sandi tidak dibaca; simpan sebagai .docx tanpa kata sandi, lalu ulangi."
MACROS = "Dokumen ini memuat makro; simpan sebagai .docx tanpa makro, lalu ulangi."

Rows = list[list[str]]


def read_document(data: bytes) -> Converted:
    """A Word document. Raises Refused."""
    from msgspec import convert

    from satupintu.intake.markup import Converted

    return convert(_ask("document", data, ""), Converted)


def read_table(data: bytes, separated: bool) -> Rows:
    """The cells of a workbook's first sheet, or of separated values, as texts. Raises Refused."""
    rows: Rows = _ask("table", data, "csv" if separated else "xlsx")["rows"]
    return rows


def _ask(question: str, data: bytes, kind: str) -> dict[str, Any]:
    if len(data) > MAX_BYTES:
        raise Refused(TOO_LARGE)
    try:
        answer: dict[str, Any] = worker(MODULE).ask([question, kind], data)
    except TooComplicated:
        raise Refused(TOO_COMPLICATED) from None
    if fault := answer.get("fault"):
        raise Refused(fault)
    return answer


# ------------------------------------------------------------------------------ the child's end


def main() -> None:
    """Answer questions about files."""
    import mammoth  # here and not above: the parent never needs them
    from python_calamine import CalamineError, CalamineWorkbook

    from satupintu.intake import markup  # noqa: F401 (loaded before the clock runs)

    answers: dict[str, Callable[[bytes, str], dict[str, Any]]] = {
        "document": lambda data, _kind: _document(data, mammoth),
        "table": lambda data, kind: _table(data, kind, CalamineWorkbook, CalamineError),
    }

    def answer(asked: list[str], data: bytes) -> dict[str, Any]:
        question, kind = asked
        try:
            return answers[question](data, kind)
        except Refused as refused:
            return {"fault": str(refused)}

    serve(answer)


def _document(data: bytes, mammoth: Any) -> dict[str, Any]:
    import io
    import zipfile
    from xml.etree.ElementTree import ParseError
    from xml.parsers.expat import ExpatError

    from msgspec import to_builtins
    from msgspec.structs import replace

    from satupintu.intake.losses import DOCUMENT, told_losses
    from satupintu.intake.markup import TITLE_CLASS, converted
    from satupintu.personnel.workbook import OLD_FORMAT

    if data.startswith(OLD_FORMAT):
        raise Refused(OLD)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            members = packed.infolist()
            names = [member.filename for member in members]
            if DOCUMENT not in names:
                raise Refused(NOT_WORD)
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                raise Refused(MACROS)
            texts = (member.file_size for member in members if member.filename.endswith((".xml", ".rels")))
            if sum(texts) > MAX_UNPACKED:
                raise Refused(TOO_COMPLICATED)
            losses = tuple(told_losses(names, packed.read))
        html = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=f"p[style-name='Title'] => h1.{TITLE_CLASS}:fresh",
            convert_image=mammoth.images.img_element(lambda _image: {"src": "gambar"}),
            include_embedded_style_map=False,
        ).value
    except (zipfile.BadZipFile, NotImplementedError):
        raise Refused(NOT_WORD) from None
    except (
        ParseError,
        ExpatError,
        KeyError,
        ValueError,
        IndexError,
        AttributeError,
    ):  # what broken parts lead to
        raise Refused(DAMAGED) from None
    found = converted(html)
    return dict(to_builtins(replace(found, losses=(*losses, *found.losses))))


def _table(data: bytes, kind: str, workbook: Any, fault: type[Exception]) -> dict[str, Any]:
    import csv
    import io

    from satupintu.personnel.delimited import SEPARATORS, decoded
    from satupintu.personnel.faults import FileRefused
    from satupintu.personnel.workbook import refuse_what_is_no_plain_workbook

    try:
        if kind == "csv":
            text = decoded(data)
            first = text.lstrip().split("\n", 1)[0]
            separator = max(SEPARATORS, key=first.count)
            rows: Any = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
            return {"rows": [[cell.strip() for cell in row] for row in rows]}
        refuse_what_is_no_plain_workbook(data)
        with workbook.from_filelike(io.BytesIO(data)) as book:
            if not book.sheet_names:
                raise Refused(DAMAGED)
            sheet = book.get_sheet_by_name(book.sheet_names[0]).to_python(skip_empty_area=False)
        return {"rows": [[_cell(value) for value in row] for row in sheet]}
    except FileRefused as refused:
        raise Refused(str(refused)) from None
    except csv.Error:
        raise Refused(
            "Tanda kutip di berkas ini tidak berpasangan; simpan sebagai .xlsx, lalu ulangi."
        ) from None
    except fault:
        raise Refused("Berkas Excel ini rusak; buka, simpan lagi sebagai .xlsx, lalu ulangi.") from None


def _cell(value: object) -> str:
    """A cell as a key is written: days and hours in our form, whole numbers without `.0`."""
    from datetime import date, datetime, time

    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if value.time() == time() else "%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


if __name__ == "__main__":
    main()
