"""Word documents in many shapes, written here part by part, as Word and LibreOffice write them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from html import escape

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPES = (
    HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/></w:style>'
    for identity, name in (
        ("Judul", "Title"),
        ("Judul1", "heading 1"),
        ("Judul2", "heading 2"),
        ("Judul3", "heading 3"),
        ("Biasa", "Normal"),
    )
)
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">'
    + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{form}"/></w:lvl>' for level in range(3))
    + f'</w:abstractNum><w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
    for number, form in ((1, "bullet"), (2, "decimal"))
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(*parts: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs; what begins with no tag is text."""
    inner = "".join(part if part.startswith("<") else run(part) for part in parts)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def entry(text: str, level: int = 0, *, number: bool = False) -> str:
    """An entry of a list."""
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{2 if number else 1}"/></w:numPr>'
    return paragraph(text, more=place)


def cell(*content: str, more: str = "") -> str:
    inner = "".join(part if part.startswith("<") else paragraph(part) for part in content)
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{inner or paragraph('')}</w:tc>"


def table(*rows: tuple[str, ...], head: bool = True) -> str:
    """A table whose cells are texts or cells of their own; the first row is its head where that is said."""
    written = []
    for number, row in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if head and number == 0 else ""
        inner = "".join(part if part.startswith("<") else cell(part) for part in row)
        written.append(f"<w:tr>{mark}{inner}</w:tr>")
    return f"<w:tbl>{''.join(written)}</w:tbl>"


def picture(alt: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="g" descr="{alt}"/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:blipFill>'
        '<a:blip r:embed="gambar1"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )


def text_box(text: str) -> str:
    """As Word writes one: once for itself, once for older programs."""
    box = f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData '
        f'uri="x"><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )


def note_mark(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def document(
    *body: str,
    notes: Mapping[int, str] | None = None,
    parts: Mapping[str, str | bytes] | None = None,
    links: Mapping[str, str] | None = None,
) -> bytes:
    """A whole document; `notes` are its footnotes, `links` addresses by name, `parts` further members."""
    content = "".join(part if part.startswith("<") else paragraph(part) for part in body)
    related = [
        ("gaya", "styles", "styles.xml"),
        ("angka", "numbering", "numbering.xml"),
        ("gambar1", "image", "media/a.png"),
    ]
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="a" Type="{RELATION}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"{HEAD}<w:document {NAMES}><w:body>{content}</w:body></w:document>",
        "word/styles.xml": f"{HEAD}<w:styles {NAMES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"{HEAD}<w:numbering {NAMES}>{NUMBERING}</w:numbering>",
        "word/media/a.png": b"\x89PNG\r\n\x1a\n",
    }
    if notes:
        related.append(("catatan", "footnotes", "footnotes.xml"))
        inner = "".join(
            f'<w:footnote w:id="{number}">{paragraph(text)}</w:footnote>' for number, text in notes.items()
        )
        members["word/footnotes.xml"] = f"{HEAD}<w:footnotes {NAMES}>{inner}</w:footnotes>"
    rows = "".join(
        f'<Relationship Id="{name}" Type="{RELATION}/{kind}" Target="{target}"/>'
        for name, kind, target in related
    )
    rows += "".join(
        f'<Relationship Id="{name}" Type="{RELATION}/hyperlink" Target="{escape(target)}" TargetMode="External"/>'
        for name, target in (links or {}).items()
    )
    members["word/_rels/document.xml.rels"] = f'{HEAD}<Relationships xmlns="{PACKAGE}">{rows}</Relationships>'
    return packed({**members, **(parts or {})})


def link(name: str, text: str) -> str:
    return f'<w:hyperlink r:id="{name}">{run(text)}</w:hyperlink>'


def packed(members: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_names(inner: str, element: str) -> str:
    """A member of the document that is no document: comments, a header."""
    return f"{HEAD}<w:{element} {NAMES}>{inner}</w:{element}>"
