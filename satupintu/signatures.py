"""What a file is by its first bytes, whatever its name says: only to tell people what they uploaded."""

from __future__ import annotations

from collections.abc import Set

STARTS = (
    (b"%PDF-", "PDF"),
    (b"\x89PNG\r\n", "PNG"),
    (b"\xff\xd8\xff", "JPG"),
    (b"GIF8", "GIF"),
    (b"\xd0\xcf\x11\xe0", "dokumen Office lama atau yang dikunci kata sandi"),
    (b"{\\rtf", "RTF"),
    (b"Rar!", "RAR"),
)
MARKUP = (b"<!doctype html", b"<html")
"""What a page begins with that was saved in place of the file it offers."""
HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"mif1", b"heif")
OPEN_DOCUMENTS = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "ODT"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ODS"),
)
"""What stands at the beginning of an archive that is one."""
MEMBERS = (("word/", "DOCX"), ("xl/", "XLSX"), ("ppt/", "PPTX"))


def looks_like(data: bytes, members: Set[str] = frozenset()) -> str:
    """The kind of a file as people call it, "" where its bytes do not say; `members` are the names in an archive."""
    for start, kind in STARTS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return "HEIC" if data[8:12] in HEIF_BRANDS else "video"
    if data[:256].lstrip().lower().startswith(MARKUP):
        return "halaman web"
    if data.startswith(b"PK"):
        if opened := next((kind for mark, kind in OPEN_DOCUMENTS if mark in data[:120]), ""):
            return opened
        return next(
            (kind for folder, kind in MEMBERS if any(name.startswith(folder) for name in members)), "ZIP"
        )
    return ""
