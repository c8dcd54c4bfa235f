"""What a Word document holds that a page cannot: counted in its XML (ECMA-376, part 1)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from xml.etree.ElementTree import Element, fromstring

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same thing once more, for older programs."""
DOCUMENT, COMMENTS = "word/document.xml", "word/comments.xml"
MARGIN = re.compile(r"word/(?:header|footer)\d*\.xml")
PLAIN_COLOURS = frozenset({"auto", "000000", "FFFFFF", "clear", "none"})
DIAGRAMS = ("/chart", "/diagram")

Read = Callable[[str], bytes]
"""The bytes of a member of the document."""


def told_losses(members: list[str], read: Read) -> Iterator[str]:
    """One sentence for each thing that does not come along, or not as it was. Raises ParseError for broken XML."""
    body = _parsed(read(DOCUMENT))
    found = _counted(body)
    for name, sentence in SENTENCES.items():
        if found[name]:
            yield sentence.format(found[name])
    if COMMENTS in members and (comments := _named(_parsed(read(COMMENTS)), f"{WORD}comment")):
        yield f"{len(comments)} komentar tidak ikut; selesaikan dahulu di dokumen aslinya bila penting"
    margins = [name for name in members if MARGIN.fullmatch(name)]
    if any(_text(_parsed(read(name))).strip() for name in margins):
        yield "kepala dan kaki halaman (kop, nomor halaman) tidak ikut"
    if adornments := [name for name, present in _adornments(body).items() if present]:
        yield f"hiasan tidak ikut: {', '.join(adornments)}"


SENTENCES: Mapping[str, str] = {
    "boxes": "{} kotak teks menjadi paragraf biasa sesudah paragraf tempatnya menempel; periksa urutannya",
    "tracked": "{} perubahan terlacak: sisipan diterima, hapusan dibuang; periksa hasilnya",
    "merged": "{} sel gabungan dipecah: isinya di sel pertama, sel lain kosong; periksa tabelnya",
    "hidden": "{} bagian tersembunyi ikut terbaca; hapus bila tidak untuk umum",
    "equations": "{} rumus tidak ikut; tulis dengan kata atau simpan sebagai gambar",
    "diagrams": "{} bagan atau diagram tidak ikut; simpan sebagai gambar, dan tulis isinya di halaman",
    "objects": "{} objek sisipan (lembar kerja, berkas, isian formulir) tidak ikut",
}


def _counted(body: Element) -> dict[str, int]:
    spans = [span for span in _named(body, f"{WORD}gridSpan") if _value(span) not in ("", "1")]
    graphics = [data.get("uri", "") for data in _named(body, f"{DRAWING}graphicData")]
    objects = [*_named(body, f"{WORD}object"), *_named(body, f"{WORD}ffData")]
    tracked = [*_named(body, f"{WORD}ins"), *_named(body, f"{WORD}del"), *_named(body, f"{WORD}moveTo")]
    return {
        "boxes": len(_named(body, f"{WORD}txbxContent")),
        "tracked": len(tracked),
        "merged": len(spans) + sum(_value(merge) == "restart" for merge in _named(body, f"{WORD}vMerge")),
        "hidden": len(_named(body, f"{WORD}vanish")),
        "equations": len(_named(body, f"{MATHS}oMath")),
        "diagrams": sum(uri.endswith(DIAGRAMS) for uri in graphics),
        "objects": len(objects),
    }


def _adornments(body: Element) -> dict[str, bool]:
    colours = {_value(colour) for colour in _named(body, f"{WORD}color")}
    colours |= {shade.get(f"{WORD}fill", "auto") for shade in _named(body, f"{WORD}shd")}
    return {
        "warna": bool(colours - PLAIN_COLOURS) or bool(_named(body, f"{WORD}highlight")),
        "garis bawah": any(_value(line) != "none" for line in _named(body, f"{WORD}u")),
        "perataan": any(_value(side) in ("center", "right", "end") for side in _named(body, f"{WORD}jc")),
        "kolom": any(int(column.get(f"{WORD}num", "1")) > 1 for column in _named(body, f"{WORD}cols")),
    }


def _parsed(content: bytes) -> Element:
    """The tree of a member without what stands there for older programs. Raises ParseError."""
    root = fromstring(content)  # noqa: S314 (in a process with limits, and expat refuses bombs)
    for element in list(root.iter()):
        for child in [child for child in element if child.tag == FALLBACK]:
            element.remove(child)
    return root


def _named(root: Element, tag: str) -> list[Element]:
    return list(root.iter(tag))


def _value(element: Element) -> str:
    return element.get(f"{WORD}val", "")


def _text(root: Element) -> str:
    return "".join(part.text or "" for part in root.iter(f"{WORD}t"))
