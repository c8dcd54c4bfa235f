"""Published files are what their bytes say, and leave without what their makers did not mean to publish."""

import io
import struct
import zipfile
import zlib
from pathlib import Path
from random import Random

import pytest
from PIL import ExifTags, Image
from pypdf import PdfWriter

from satupintu.cache import Cache
from satupintu.files import (
    DOCUMENTS,
    EXAMINERS,
    MAX_FILE_BYTES,
    PICTURES,
    TEXTS,
    FileFacts,
    ending,
    inspect,
    size_text,
    type_label,
)
from satupintu.pictures.encode import encoded
from satupintu.pictures.plan import Format, SourcePicture, full_size, scaled
from satupintu.pictures.source import MAX_PIXELS


def facts(folder: Path, name: str, data: bytes) -> FileFacts:
    file = folder / name
    file.write_bytes(data)
    return inspect(file, Cache(None))


# ------------------------------------------------------------------------------------------ samples


def picture(kind: str, size: tuple[int, int] = (8, 4), mode: str = "RGB", **saved: object) -> bytes:
    target = io.BytesIO()
    Image.new(mode, size, 3).save(target, kind, **saved)
    return target.getvalue()


def archive(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as opened:
        for name, content in members.items():
            opened.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return target.getvalue()


def pdf(*, title: str = "", text: str = "", password: str = "") -> bytes:
    """A PDF of one page, written by hand: pypdf cannot draw text."""
    content = f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode() if text else b""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Title(%s)>>" % title.encode(),
    ]
    data, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer<</Size 7/Root 1 0 R/Info 6 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(data)
    data += b"xref\n0 7\n0000000000 65535 f \n" + table + trailer
    if not password:
        return data
    writer, target = PdfWriter(clone_from=io.BytesIO(data)), io.BytesIO()
    writer.encrypt(password)
    writer.write(target)
    return target.getvalue()


GENUINE = {
    "png": picture("PNG"),
    "jpg": picture("JPEG"),
    "jpeg": picture("JPEG"),
    "webp": picture("WEBP"),
    "pdf": pdf(title="Pedoman", text="Halo"),
    "docx": archive(word__document_xml=b"<a/>"),
    "xlsx": archive(xl__workbook_xml=b"<a/>"),
    "pptx": archive(ppt__presentation_xml=b"<a/>"),
    "odt": archive(mimetype=b"application/vnd.oasis.opendocument.text"),
    "ods": archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
    "zip": archive(a=b"x"),
    "csv": "nama;jumlah\nBandung;1\n".encode("utf-8-sig"),
    "txt": "Catatan é.\n".encode(),
}
SAME_BYTES = {("jpg", "jpeg"), ("jpeg", "jpg"), ("csv", "txt"), ("txt", "csv")}
"""Types that are one and the same inside."""
ANY_ZIP = {"docx", "xlsx", "pptx", "odt", "ods"}


def test_there_is_a_sample_and_an_examiner_of_every_accepted_type() -> None:
    assert GENUINE.keys() == PICTURES | DOCUMENTS
    assert EXAMINERS.keys() == DOCUMENTS - TEXTS - {"pdf"}


@pytest.mark.parametrize("kind", GENUINE)
def test_a_genuine_file_has_no_fault(kind: str, tmp_path: Path) -> None:
    found = facts(tmp_path, f"a.{kind}", GENUINE[kind])
    assert found.fault == ""
    assert found.size == len(GENUINE[kind])
    assert len(found.digest) == 64


@pytest.mark.parametrize("kind", GENUINE)
@pytest.mark.parametrize("other", GENUINE)
def test_a_file_under_another_ending_is_refused(kind: str, other: str, tmp_path: Path) -> None:
    found = facts(tmp_path, f"a.{other}", GENUINE[kind])
    accepted = kind == other or (kind, other) in SAME_BYTES or (other == "zip" and kind in ANY_ZIP)
    assert (found.fault == "") is accepted


@pytest.mark.parametrize("kind", sorted(GENUINE.keys() - {"csv", "txt"}))
def test_a_file_under_another_ending_is_told_what_it_is(kind: str, tmp_path: Path) -> None:
    other = "png" if kind == "pdf" else "pdf"
    fault = facts(tmp_path, f"a.{other}", GENUINE[kind]).fault
    label, real = other.upper(), type_label(f"a.{kind}")
    assert fault == (
        f"isi berkas bukan {label} seperti akhiran namanya, melainkan {real}; buka, lalu simpan ulang sebagai {label}"
    )


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0", "melainkan HEIC"),
        (b"\0\0\0\x18ftypisom\0\0\0\0", "melainkan video"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "melainkan dokumen Office lama"),
        (b"\n<!DOCTYPE html><html></html>", "melainkan halaman web"),
        (b"\xff\xd8\xff\xe0", "JPG ini rusak"),
        (b"bukan gambar", "bukan JPG seperti akhiran namanya; simpan ulang"),
    ],
)
def test_a_picture_that_is_none_is_told_what_it_is(data: bytes, told: str, tmp_path: Path) -> None:
    assert told in facts(tmp_path, "a.jpg", data).fault


@pytest.mark.parametrize("kind", GENUINE)
def test_an_empty_file_is_refused(kind: str, tmp_path: Path) -> None:
    assert facts(tmp_path, f"a.{kind}", b"").fault == "berkas ini kosong; unggah ulang berkas yang benar"


@pytest.mark.parametrize("kind", sorted(GENUINE.keys() - {"csv", "txt"}))
def test_a_file_cut_short_is_refused(kind: str, tmp_path: Path) -> None:
    data = GENUINE[kind]
    assert facts(tmp_path, f"a.{kind}", data[: len(data) // 2]).fault != ""


@pytest.mark.parametrize("kind", GENUINE)
@pytest.mark.parametrize(
    "garbage",
    [
        b"\0",
        b"\xff" * 1000,
        b"%PDF-",
        b"PK\x03\x04",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff",
        b"RIFF\0\0\0\0WEBP",
    ],
)
def test_garbage_is_refused_without_a_traceback(kind: str, garbage: bytes, tmp_path: Path) -> None:
    assert facts(tmp_path, f"a.{kind}", garbage).fault != ""


def test_a_web_page_named_as_a_picture_is_refused(tmp_path: Path) -> None:
    assert "bukan PNG" in facts(tmp_path, "a.png", b"<html><script>alert(1)</script></html>").fault


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252", "utf-16"])
def test_a_text_in_another_encoding_is_told_how_to_be_saved(encoding: str, tmp_path: Path) -> None:
    assert facts(tmp_path, "a.csv", "caf\u00e9;1\n".encode(encoding)).fault == (
        "huruf di berkas ini tidak terbaca; simpan ulang sebagai teks UTF-8 (di Excel: `CSV UTF-8`)"
    )


def test_a_file_over_the_limit_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    with file.open("wb") as opened:
        opened.truncate(MAX_FILE_BYTES + 1)
    assert inspect(file, Cache(None)).fault == "berkas terlalu besar (50 MB); paling besar 50 MB".replace(
        "50 MB", "52,4 MB"
    )


# ------------------------------------------------------------------------------------------ pdf


def test_a_pdf_tells_its_pages_title_and_text(tmp_path: Path) -> None:
    found = facts(tmp_path, "a.pdf", pdf(title="Pedoman", text="Halo"))
    assert (found.pages, found.titled, found.has_text) == (1, True, True)


def test_a_pdf_without_title_or_text_is_told(tmp_path: Path) -> None:
    found = facts(tmp_path, "a.pdf", pdf())
    assert (found.fault, found.titled, found.has_text) == ("", False, False)


def test_a_locked_pdf_is_refused(tmp_path: Path) -> None:
    assert "dikunci kata sandi" in facts(tmp_path, "a.pdf", pdf(text="Halo", password="rahasia")).fault


@pytest.mark.parametrize("length", [5, 9, 60, 200, 400])
def test_a_pdf_cut_anywhere_is_refused_in_silence(
    length: int, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert "rusak" in facts(tmp_path, "a.pdf", pdf(title="A", text="Halo")[:length]).fault
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"/Kids[3 0 R]", b"/Kids[2 0 R]"),  # a tree that is its own branch
        (b"/Count 1", b"/Count x"),
        (b"/Root 1 0 R", b"/Root 9 0 R"),
        (b"/Root 1 0 R", b"/Root 5 0 R"),
        (b"/Pages 2 0 R", b"/Pages 1 0 R"),
        (b"/Contents 4 0 R", b"/Contents 3 0 R"),
        (b"/Title(A)", b"/Title 6 0 R"),
        (b"/MediaBox[0 0 200 200]", b"/MediaBox 3 0 R"),
    ],
)
def test_a_pdf_that_is_wrong_inside_is_never_a_traceback(old: bytes, new: bytes, tmp_path: Path) -> None:
    data = pdf(title="A", text="Halo")
    assert data.count(old) == 1
    facts(tmp_path, "a.pdf", data.replace(old, new))


# ------------------------------------------------------------------------------------------ pictures


def png_header(width: int, height: int) -> bytes:
    """A few bytes that claim to be a picture of any size."""
    chunk = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\0" * 1000)
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
        + struct.pack(">I", len(data)) + b"IDAT" + data + struct.pack(">I", zlib.crc32(b"IDAT" + data))
        + struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    )  # fmt: skip


@pytest.mark.parametrize("size", [(8000, 8000), (50_001, 1000), (30_000, 30_000), (2**31 - 1, 2**31 - 1)])
def test_a_picture_bomb_is_refused_before_it_is_decoded(size: tuple[int, int], tmp_path: Path) -> None:
    assert size[0] * size[1] > MAX_PIXELS
    assert facts(tmp_path, "a.png", png_header(*size)).fault.startswith("gambar terlalu besar")


def with_exif(kind: str, orientation: int = 1) -> bytes:
    """A picture taken by a telephone: place, maker, comment, and how it was held."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Budi Rahasia"
    exif[ExifTags.Base.Orientation] = orientation
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (6.0, 55.0, 42.0)
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "S"
    return picture(kind, (40, 20), exif=exif.tobytes())


def test_the_size_of_a_picture_is_that_of_the_upright_one(tmp_path: Path) -> None:
    found = facts(tmp_path, "a.jpg", with_exif("JPEG", orientation=6))
    assert (found.width, found.height) == (20, 40)


# ------------------------------------------------------------------------------------------ words, memory


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 bita"), (999, "999 bita"), (1000, "1 kB"), (86_400, "86 kB"), (999_499, "999 kB"), (1_000_000, "1,0 MB"), (1_440_000, "1,4 MB")],
)  # fmt: skip
def test_a_size_is_written_as_indonesian_writes_it(size: int, text: str) -> None:
    assert size_text(size) == text


@pytest.mark.parametrize(("name", "label"), [("a.pdf", "PDF"), ("a.jpeg", "JPG"), ("a.b.docx", "DOCX")])
def test_a_type_is_its_ending_in_capitals(name: str, label: str) -> None:
    assert type_label(name) == label
    assert ending(name.upper()) == name.rpartition(".")[2]


def test_facts_are_remembered_by_content_and_ending(tmp_path: Path) -> None:
    cache = Cache(None)
    (tmp_path / "a.txt").write_text("Isi.\n")
    first = inspect(tmp_path / "a.txt", cache)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    assert inspect(tmp_path / "b.txt", cache) == first
    (tmp_path / "b.txt").rename(tmp_path / "b.zip")
    assert inspect(tmp_path / "b.zip", cache).fault != ""


def test_facts_remembered_in_another_shape_are_read_anew(tmp_path: Path) -> None:
    class Foreign(Cache):
        def get_json(self, kind: str, key: str) -> object:
            return {"size": 1, "warna": "biru"}

    (tmp_path / "a.txt").write_text("Isi.\n")
    assert inspect(tmp_path / "a.txt", Foreign(None)).size == 5


# ------------------------------------------------------------------------------------------ broken files


def size_of(content: bytes) -> tuple[int, int]:
    with Image.open(io.BytesIO(content)) as made:
        return made.size


def mutilated(data: bytes, seed: int) -> bytes:
    """The file with a few bytes changed, lost or added, as a bad transfer or an attacker would."""
    chance, broken = Random(seed), bytearray(data)
    for _ in range(chance.choice([1, 2, 5, 30])):
        place = chance.randrange(len(broken))
        match chance.randrange(3):
            case 0:
                broken[place] = chance.randrange(256)
            case 1 if len(broken) > 40:
                del broken[place : place + chance.randrange(1, 20)]
            case _:
                broken[place:place] = chance.randbytes(chance.randrange(1, 20))
    return bytes(broken)


@pytest.mark.filterwarnings("ignore::UserWarning")
@pytest.mark.parametrize("kind", sorted(GENUINE))
def test_a_mutilated_file_is_refused_or_published_but_never_a_traceback(
    kind: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    sample = (
        with_exif({"png": "PNG", "webp": "WEBP"}.get(kind, "JPEG"), 6) if kind in PICTURES else GENUINE[kind]
    )
    for seed in range(40):
        found = facts(tmp_path, f"a.{kind}", mutilated(sample, seed))
        if kind in PICTURES and not found.fault:
            source = SourcePicture(f"a.{kind}", found.digest, found.width or 0, found.height or 0)
            wanted = [*scaled(source, Format.WEBP), full_size(source)]
            made = encoded((tmp_path / f"a.{kind}").read_bytes(), wanted)
            assert [size_of(content) for _, content in made] == [(found.width, found.height)] * 2
    assert capfd.readouterr() == ("", "")


def test_a_pdf_under_a_cipher_we_lack_is_told_as_locked(tmp_path: Path) -> None:
    cipher = (
        b"/Encrypt<</Filter/Standard/V 5/R 6/Length 256/P -4/O<%s>/U<%s>/OE<%s>/UE<%s>/Perms<%s>"
        b"/CF<</StdCF<</CFM/AESV3/AuthEvent/DocOpen/Length 32>>>>/StmF/StdCF/StrF/StdCF>>/ID[<00><00>]"
        % (b"00" * 48, b"00" * 48, b"00" * 32, b"00" * 32, b"00" * 16)
    )
    data = pdf(text="Halo").replace(b"/Info 6 0 R", b"/Info 6 0 R" + cipher)
    assert "dikunci kata sandi" in facts(tmp_path, "a.pdf", data).fault


def test_a_document_with_a_locked_first_member_is_refused(tmp_path: Path) -> None:
    data = bytearray(GENUINE["odt"])
    data[6] |= 1  # "encrypted", in the local header
    data[data.index(b"PK\x01\x02") + 8] |= 1  # and in the directory
    assert "ODT ini rusak atau dikunci kata sandi" in facts(tmp_path, "a.odt", bytes(data)).fault
