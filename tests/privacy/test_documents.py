"""What lies inside files is read: pictures, PDF, office files, archives, and what they say of their makers."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    create_string_object,
)

from satupintu.cache import Cache
from satupintu.pictures.encode import encoded
from satupintu.pictures.plan import Format, SourcePicture, full_size, scaled
from satupintu.privacy.documents import contents
from satupintu.privacy.inside import Canaries, Inside, look_inside, remembered
from satupintu.privacy.numbers import Kind

NIK = "3204151203800001"
NIP = "19800101 200501 1 001"
XMP = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:description>{NIK}</dc:description></x:xmpmeta>'


def kinds(data: bytes, name: str) -> list[Kind]:
    return sorted(trace.kind for trace in look_inside(data, name, Canaries()).traces)


# ------------------------------------------------------------------------------------------ pictures


def picture(kind: str, **saved: object) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (8, 4), 3).save(target, kind, **saved)
    return target.getvalue()


def exif(tag: int = ExifTags.Base.ImageDescription, value: object = NIK) -> Image.Exif:
    found = Image.Exif()
    found[tag] = value
    return found


def text_chunk() -> PngImagePlugin.PngInfo:
    info = PngImagePlugin.PngInfo()
    info.add_itxt("Comment", NIK)
    return info


def user_comment() -> Image.Exif:
    found = Image.Exif()
    found.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = b"ASCII\0\0\0" + NIK.encode()
    return found


PICTURES = {
    "keterangan.jpg": picture("JPEG", exif=exif()),
    "penulis-windows.jpg": picture("JPEG", exif=exif(ExifTags.Base.XPAuthor, NIK.encode("utf-16-le"))),
    "komentar-kamera.jpg": picture("JPEG", exif=user_comment()),
    "komentar.jpg": picture("JPEG", comment=NIK.encode()),
    "xmp.jpg": picture("JPEG", xmp=XMP.encode()),
    "teks.png": picture("PNG", pnginfo=text_chunk()),
    "exif.png": picture("PNG", exif=exif()),
    "exif.webp": picture("WEBP", exif=exif()),
    "xmp.webp": picture("WEBP", xmp=XMP.encode()),
    "exif.avif": picture("AVIF", exif=exif()),
}


@pytest.mark.parametrize("name", PICTURES)
def test_number_in_the_metadata_of_a_picture_is_found(name: str) -> None:
    assert kinds(PICTURES[name], name) == [Kind.NIK]


@pytest.mark.parametrize("name", [name for name in PICTURES if not name.endswith("avif")])
def test_published_picture_has_none_of_the_metadata(name: str) -> None:
    source = SourcePicture(f"units/diklat/media/{name}", sha256(PICTURES[name]).hexdigest(), 8, 4)
    renditions = (full_size(source), *scaled(source, Format.AVIF), *scaled(source, Format.WEBP))
    published = dict(encoded(PICTURES[name], renditions))
    assert published.keys() == set(renditions)
    for rendition, data in published.items():
        texts: list[str] = []
        contents(data, rendition.address, texts.append)
        assert "".join(texts).strip() == ""
        assert NIK.encode() not in data


# ------------------------------------------------------------------------------------------ PDF


def saved(writer: PdfWriter) -> bytes:
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def blank() -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    return writer


def pdf_with_text(text: str) -> bytes:
    """A page that shows a text, in a compressed stream."""
    writer = blank()
    page = writer.pages[0]
    stream = StreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode())
    page[NameObject("/Contents")] = writer._add_object(stream.flate_encode())
    page[NameObject("/Resources")] = writer._add_object(_font())
    return saved(writer)


def _font() -> object:
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
        }
    )
    return DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})


def pdf_with_property() -> bytes:
    writer = blank()
    writer.add_metadata({"/Keywords": f"daftar, {NIK}"})
    return saved(writer)


def pdf_with_xmp() -> bytes:
    writer = blank()
    stream = StreamObject()
    stream.set_data(XMP.encode())
    stream[NameObject("/Type")] = NameObject("/Metadata")
    stream[NameObject("/Subtype")] = NameObject("/XML")
    writer.root_object[NameObject("/Metadata")] = writer._add_object(stream)
    return saved(writer)


def pdf_with_note() -> bytes:
    writer = blank()
    writer.add_annotation(0, FreeText(text=f"lihat {NIK}", rect=(10, 10, 100, 100)))
    return saved(writer)


def pdf_with_bookmark() -> bytes:
    writer = blank()
    writer.add_outline_item(title=f"Peserta {NIK}", page_number=0)
    return saved(writer)


def pdf_with_attachment(name: str, content: bytes) -> bytes:
    writer = blank()
    writer.add_attachment(name, content)
    return saved(writer)


def pdf_with_words_for_a_picture() -> bytes:
    writer = blank()
    writer.root_object[NameObject("/Alt")] = create_string_object(f"KTP {NIK}")
    return saved(writer)


def pdf_with_string(written: str) -> bytes:
    """A string of the catalogue exactly as it is written."""
    place = "k" * (len(written) - 2)
    data = saved_with(blank(), create_string_object(place))
    assert data.count(f"({place})".encode()) == 1
    return data.replace(f"({place})".encode(), written.encode("latin-1"))


def saved_with(writer: PdfWriter, words: object) -> bytes:
    writer.root_object[NameObject("/Alt")] = words
    return saved(writer)


def pdf_with_object_stream() -> bytes:
    """An object that lies packed among others, with a table of references that is a stream (7.5.7, 7.5.8)."""
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        4: f"({NIK})".encode(),
    }
    body, places = b"", []
    for number, written in objects.items():
        places.append(f"{number} {len(body)}")
        body += written + b" "
    head = " ".join(places).encode() + b" "
    packed = zlib.compress(head + body)
    data, starts = b"%PDF-1.5\n", {}
    parts = {
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        5: b"<</Type/ObjStm/N 3/First %d/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(head), len(packed), packed),
    }
    for number, written in parts.items():
        starts[number] = len(data)
        data += b"%d 0 obj%s endobj\n" % (number, written)
    rows = b"".join(
        struct.pack(">BHB", 2, 5, [1, 2, 4].index(number))
        if number in objects
        else struct.pack(">BHB", 1, starts.get(number, len(data)), 0)
        for number in range(1, 7)
    )
    start = len(data)
    data += (
        b"6 0 obj<</Type/XRef/W[1 2 1]/Index[1 6]/Size 7/Root 1 0 R/Length %d>>stream\n%s\nendstream endobj\n"
        % (len(rows), rows)
    )
    return data + b"startxref\n%d\n%%%%EOF" % start


def pdf_with_pinned_file() -> bytes:
    """A file that hangs on a page, not on the document."""
    writer = blank()
    content = StreamObject()
    content.set_data(f"nik\n{NIK}\n".encode())
    held = DictionaryObject({NameObject("/F"): writer._add_object(content)})
    file = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Filespec"),
            NameObject("/F"): create_string_object("a.csv"),
            NameObject("/EF"): held,
        }
    )
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FileAttachment"),
            NameObject("/FS"): file,
        }
    )
    writer.pages[0][NameObject("/Annots")] = ArrayObject([writer._add_object(note)])
    return saved(writer)


def pdf_with_form_of_xml() -> bytes:
    writer = blank()
    content = StreamObject()
    content.set_data(f"<xfa:data><nik>{NIK}</nik></xfa:data>".encode())
    parts = ArrayObject([create_string_object("datasets"), writer._add_object(content.flate_encode())])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject({NameObject("/XFA"): parts})
    return saved(writer)


PDFS = {
    "teks": pdf_with_text(f"NIK {NIK}"),
    "properti": pdf_with_property(),
    "xmp": pdf_with_xmp(),
    "catatan": pdf_with_note(),
    "penanda-buku": pdf_with_bookmark(),
    "nama-lampiran": pdf_with_attachment(f"{NIK}.txt", b"kosong"),
    "isi-lampiran": pdf_with_attachment("peserta.csv", f"nik\n{NIK}\n".encode()),
    "kata-gambar": pdf_with_words_for_a_picture(),
    "huruf-16": saved_with(blank(), create_string_object(f"Siti – {NIK}")),
    "heksadesimal": pdf_with_string(f"<{NIK.encode().hex()}>"),
    "heksadesimal-16": pdf_with_string(f"<FEFF {NIK.encode('utf-16-be').hex().upper()}>"),
    "oktal": pdf_with_string("(" + "".join(f"\\{ord(digit):03o}" for digit in NIK) + ")"),
    "baris-disambung": pdf_with_string(f"(a \\( {NIK[:8]}\\\r\n{NIK[8:]} (b))"),
    "aliran-objek": pdf_with_object_stream(),
    "berkas-di-halaman": pdf_with_pinned_file(),
    "formulir-xml": pdf_with_form_of_xml(),
}


@pytest.mark.parametrize("place", PDFS)
def test_number_in_a_pdf_is_found(place: str) -> None:
    assert kinds(PDFS[place], "berkas.pdf") == [Kind.NIK]


def test_figures_that_are_no_text_are_no_numbers() -> None:
    """Widths of letters, places and references stand in a row of groups as a NIK does."""
    widths = ArrayObject(map(NumberObject, (3204, 1512, 380, 1)))
    data = saved_with(blank(), widths).replace(b"3204 1512 380 1", b"3204 1512 0380 0001")
    assert b"[ 3204 1512 0380 0001 ]" in data
    assert kinds(data, "berkas.pdf") == []


def test_author_of_a_pdf_is_read() -> None:
    writer = blank()
    writer.add_metadata({"/Author": "Budi Rekaan"})
    assert look_inside(saved(writer), "a.pdf", Canaries()).authors == ("Budi Rekaan",)


def test_pdf_that_cannot_be_read_to_its_end_says_so() -> None:
    assert not look_inside(PDFS["teks"][:200], "a.pdf", Canaries()).complete


def test_pdf_whose_page_draws_without_end_is_not_read_to_its_end() -> None:
    """Ten forms deep, each draws the next ten times: ten thousand million words in a small file."""
    writer = blank()
    resources: object = _font()
    drawn = b"BT /F1 12 Tf 20 100 Td (kata) Tj ET"
    for _level in range(10):
        form = StreamObject()
        form.set_data(drawn)
        form[NameObject("/Subtype")] = NameObject("/Form")
        form[NameObject("/BBox")] = ArrayObject(
            [NumberObject(0), NumberObject(0), NumberObject(200), NumberObject(200)]
        )
        form[NameObject("/Resources")] = resources
        forms = DictionaryObject({NameObject("/X"): writer._add_object(form)})
        resources, drawn = DictionaryObject({NameObject("/XObject"): forms}), b"/X Do " * 10
    page, stream = writer.pages[0], StreamObject()
    stream.set_data(drawn)
    page[NameObject("/Contents")] = writer._add_object(stream)
    page[NameObject("/Resources")] = resources
    assert not look_inside(saved(writer), "a.pdf", Canaries()).complete
    assert look_inside(PDFS["teks"], "b.pdf", Canaries()).complete, "the next one is read as ever"


# ------------------------------------------------------------------------------------------ archives


def archive(**members: str | bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        for name, content in members.items():
            opened.writestr(name, content)
    return target.getvalue()


CORE = "<cp:coreProperties><dc:creator>{}</dc:creator><cp:lastModifiedBy>{}</cp:lastModifiedBy></cp:coreProperties>"
ARCHIVES = {
    "isi.docx": {"word/document.xml": f"<w:p><w:t>NIK {NIK}</w:t></w:p>"},
    "potongan.docx": {
        "word/document.xml": "<w:p><w:r><w:t>32041512</w:t></w:r><w:r><w:t>03800001</w:t></w:r></w:p>"
    },
    "komentar.docx": {"word/comments.xml": f"<w:comment><w:p><w:t>{NIK}</w:t></w:p></w:comment>"},
    "tautan.docx": {"word/_rels/document.xml.rels": f'<Relationship Target="https://x.example/?nik={NIK}"/>'},
    "kata-gambar.docx": {"word/document.xml": f'<wp:docPr descr="KTP {NIK}"/>'},
    "properti.docx": {"docProps/custom.xml": f"<vt:lpwstr>{NIK}</vt:lpwstr>"},
    "angka.xlsx": {"xl/worksheets/sheet1.xml": f"<row><c><v>{NIK}</v></c></row>"},
    "teks.xlsx": {"xl/sharedStrings.xml": f"<si><r><t>{NIK[:8]}</t></r><r><t>{NIK[8:]}</t></r></si>"},
    "catatan.pptx": {"ppt/notesSlides/notesSlide1.xml": f"<a:p><a:t>{NIK}</a:t></a:p>"},
    "isi.odt": {"content.xml": f"<text:p>NIK <text:span>{NIK}</text:span></text:p>"},
    "isi.ods": {"content.xml": f"<table:table-cell><text:p>{NIK}</text:p></table:table-cell>"},
    "gambar.docx": {"word/media/foto.jpg": PICTURES["keterangan.jpg"]},
    "dalam.zip": {"peserta.csv": f"nama;nik\nSiti;{NIK}\n"},
    "bertingkat.zip": {"dalam.zip": archive(**{"a.txt": NIK})},
    "nama.zip": {f"{NIK}.txt": "kosong"},
    "pdf.zip": {"a.pdf": PDFS["teks"]},
}


@pytest.mark.parametrize("name", ARCHIVES)
def test_number_in_an_archive_is_found(name: str) -> None:
    assert kinds(archive(**ARCHIVES[name]), name) == [Kind.NIK]


def test_cells_beside_each_other_are_not_read_as_one_number() -> None:
    cells = "".join(f"<c><v>{part}</v></c>" for part in ("3204", "1512", "0380", "0001"))
    assert kinds(archive(**{"xl/worksheets/sheet1.xml": f"<row>{cells}</row>"}), "a.xlsx") == []


def test_authors_of_an_office_file_are_read_once_each() -> None:
    data = archive(**{"docProps/core.xml": CORE.format("Budi Rekaan", "Budi Rekaan")})
    assert look_inside(data, "a.docx", Canaries()).authors == ("Budi Rekaan",)


def test_archive_that_unpacks_without_end_is_not_read_to_the_end() -> None:
    inner = archive(**{"a.txt": "x"})
    for _level in range(6):
        inner = archive(**{"dalam.zip": inner})
    assert not look_inside(inner, "bom.zip", Canaries()).complete


# ------------------------------------------------------------------------------------------ texts


TEXTS = {
    "a.svg": f"<svg><title>{NIK}</title></svg>",
    "b.svg": "<svg><text>3204<tspan>1512</tspan>03800001</text></svg>",
    "c.svg": f"<svg><metadata><rdf:li>{NIK}</rdf:li></metadata></svg>",
    "a.csv": f"nama,nik\nSiti,{NIK}\n",
    "a.json": f'{{"alt": "{NIK}"}}',
    "b.json": f'"\\u0033{NIK[1:]}"',
    "a.xml": f"<feed><summary>&lt;b&gt;{NIK}&lt;/b&gt;</summary></feed>",
    "a.ics": f"DESCRIPTION:Peserta {NIK[:7]}\r\n {NIK[7:]}\r\n",
    "a.vcf": f"NOTE:{NIK[:5]}\r\n {NIK[5:]}\r\n",
}


@pytest.mark.parametrize("name", TEXTS)
def test_number_in_a_text_format_is_found(name: str) -> None:
    assert kinds(TEXTS[name].encode(), name) == [Kind.NIK]


def test_text_of_utf_16_is_read() -> None:
    assert kinds(f"nik\n{NIK}\n".encode("utf-16"), "a.csv") == [Kind.NIK]


def test_what_was_found_is_remembered_without_the_number(tmp_path: Path) -> None:
    cache, data = Cache(tmp_path / "simpanan.sqlite"), PDFS["teks"]
    first = remembered(cache, sha256(data).hexdigest(), "a.pdf", lambda: data)
    cache.close()
    assert NIK.encode() not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    again = remembered(Cache(tmp_path / "simpanan.sqlite"), sha256(data).hexdigest(), "a.pdf", _unread)
    assert first == again != Inside()


def _unread() -> bytes:
    raise AssertionError("read again")


def test_canaries_are_found_whatever_stands_between_their_letters() -> None:
    canaries = Canaries(((3, "kenaribiru77"),))
    inside = look_inside(
        archive(**{"word/document.xml": "<w:t>Kenari-</w:t><w:t>BIRU 77</w:t>"}), "a.docx", canaries
    )
    assert [(trace.kind, trace.masked) for trace in inside.traces] == [(Kind.CANARY, "baris 3")]


def test_table_that_takes_too_long_to_search_is_not_searched_to_its_end() -> None:
    digits = b"3204151203800" * 300_000
    assert not look_inside(digits, "a.csv", Canaries()).complete
