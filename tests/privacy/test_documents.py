"""What lies inside files is read: pictures, PDF, office files, archives, and what they say of their makers."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import NameObject, StreamObject, create_string_object

from satupintu.cache import Cache
from satupintu.pictures.encode import encoded
from satupintu.pictures.plan import Format, SourcePicture, full_size, scaled
from satupintu.privacy.documents import MAX_PAGE_BYTES, contents
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
        assert "".join(contents(data, rendition.address).texts).strip() == ""
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
    from pypdf.generic import DictionaryObject

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


PDFS = {
    "teks": pdf_with_text(f"NIK {NIK}"),
    "properti": pdf_with_property(),
    "xmp": pdf_with_xmp(),
    "catatan": pdf_with_note(),
    "penanda-buku": pdf_with_bookmark(),
    "nama-lampiran": pdf_with_attachment(f"{NIK}.txt", b"kosong"),
    "isi-lampiran": pdf_with_attachment("peserta.csv", f"nik\n{NIK}\n".encode()),
    "kata-gambar": pdf_with_words_for_a_picture(),
}


@pytest.mark.parametrize("place", PDFS)
def test_number_in_a_pdf_is_found(place: str) -> None:
    assert kinds(PDFS[place], "berkas.pdf") == [Kind.NIK]


def test_author_of_a_pdf_is_read() -> None:
    writer = blank()
    writer.add_metadata({"/Author": "Budi Rekaan"})
    assert look_inside(saved(writer), "a.pdf", Canaries()).authors == ("Budi Rekaan",)


def test_pdf_that_cannot_be_read_to_its_end_says_so() -> None:
    assert not look_inside(PDFS["teks"][:200], "a.pdf", Canaries()).complete


def test_pdf_whose_pages_draw_without_end_is_not_read_to_its_end() -> None:
    """Pages share one stream, so that the file is small: nothing of it is read twice over."""
    writer = blank()
    stream = StreamObject()
    stream.set_data(b" " * (MAX_PAGE_BYTES // 2 + 1))
    shared = writer._add_object(stream.flate_encode())
    for _number in range(3):
        writer.add_blank_page(200, 200)[NameObject("/Contents")] = shared
    assert not look_inside(saved(writer), "a.pdf", Canaries()).complete


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
