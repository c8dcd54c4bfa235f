"""Small valid files of the types that authors attach. Standard library only."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib


def png(number: int, width: int = 320, height: int = 180) -> bytes:
    """A two-coloured picture, another one for each number."""
    blue = (number % 256).to_bytes()
    rows = b"".join(
        b"\0" + (b"\x0f\x19" + blue if row < height // 2 else b"\xf2\xb1\x34") * width
        for row in range(height)
    )
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def pdf(title: str) -> bytes:
    """One page with a title and a line of text."""
    stream = f"BT /F1 14 Tf 72 760 Td ({title}) Tj ET".encode()
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) >>" % title.encode(),
    )
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 7 /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return bytes(out) + b"xref\n0 7\n0000000000 65535 f \n" + table + end


def small_file(name: str, title: str) -> bytes:
    """A valid file of the type its name says."""
    if name.endswith(".pdf"):
        return pdf(title)
    if name.endswith(".csv"):
        return f"uraian,jumlah\n{title},1\n".encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("xl/workbook.xml", (2026, 1, 1, 0, 0, 0))
        archive.writestr(entry, f'<?xml version="1.0"?><workbook><!-- {title} --></workbook>')
    return target.getvalue()
