"""What a Word document becomes, and what is said of that which does not come along: one shape each."""

from __future__ import annotations

import io
import zipfile

import pytest

from satupintu.intake import worker
from satupintu.intake.draft import Refused
from satupintu.intake.worker import read_document
from tests.intake.word import (
    cell,
    document,
    entry,
    link,
    note_mark,
    packed,
    paragraph,
    picture,
    run,
    table,
    text_box,
    with_names,
)

TITLE = paragraph("Libur akhir tahun", style="Judul")


def body(*parts: str) -> str:
    return read_document(document(TITLE, *parts)).body


def losses(*parts: str) -> tuple[str, ...]:
    return read_document(document(TITLE, *parts)).losses


def test_a_letter_of_paragraphs_loses_nothing() -> None:
    found = read_document(document(TITLE, "Kantor tutup.", "Buka lagi 2 Januari 2027."))
    assert (found.title, found.guessed) == ("Libur akhir tahun", False)
    assert found.body == "Kantor tutup.\n\nBuka lagi 2 Januari 2027.\n"
    assert found.losses == ()


def test_headings_begin_at_the_second_level_and_go_down_one_by_one() -> None:
    parts = [("Syarat", "Judul1"), ("Berkas", "Judul3"), ("Waktu", "Judul1")]
    written = body(*(part for text, style in parts for part in (paragraph(text, style=style), "Isi.")))
    assert [line for line in written.split("\n") if line.startswith("#")] == [
        "## Syarat",
        "### Berkas",
        "## Waktu",
    ]


def test_a_document_without_styles_is_named_after_its_first_line() -> None:
    found = read_document(document(paragraph(run("Libur akhir tahun", "<w:b/>")), "Kantor tutup."))
    assert (found.title, found.guessed, found.body) == ("Libur akhir tahun", True, "Kantor tutup.\n")


def test_a_document_that_begins_with_a_sentence_has_no_title() -> None:
    found = read_document(document("Kantor tutup pada 24 Desember."))
    assert (found.title, found.body) == ("", "Kantor tutup pada 24 Desember.\n")


def test_lists_keep_their_depth_and_their_numbers() -> None:
    written = body(
        entry("surat tugas"),
        entry("pas foto", 1),
        entry("ijazah"),
        "Langkah.",
        entry("daftar", number=True),
        entry("bayar", number=True),
    )
    assert written == "- surat tugas\n    - pas foto\n- ijazah\n\nLangkah.\n\n1. daftar\n2. bayar\n"


def test_a_table_keeps_its_head_and_its_cells() -> None:
    written = body(table(("Nama", "Biaya"), ("PKA | PKP", cell("Rp1", "juta"))))
    assert "| Nama | Biaya |\n| --- | --- |\n| PKA \\| PKP | Rp1" in written


def test_a_table_without_a_head_says_that_its_first_row_became_one() -> None:
    assert losses(table(("Nama", "Biaya"), ("PKA", "Rp1"), head=False)) == (
        "1 tabel tanpa baris kepala: baris pertamanya dijadikan kepala; periksa",
    )


def test_merged_cells_are_taken_apart_and_told() -> None:
    wide = cell("Gelombang I", more='<w:gridSpan w:val="2"/>')
    high = cell("PKA", more='<w:vMerge w:val="restart"/>')
    below = cell("", more="<w:vMerge/>")
    parts = table(("Jenis", "Mulai", "Selesai"), (high, wide), (below, "2 Maret", "4 Maret"))
    assert "| PKA | Gelombang I |  |\n|  | 2 Maret | 4 Maret |" in body(parts)
    assert losses(parts) == (
        "2 sel gabungan dipecah: isinya di sel pertama, sel lain kosong; periksa tabelnya",
    )


def test_a_list_in_a_cell_becomes_one_line_and_is_told() -> None:
    parts = table(("Syarat", "Isi"), ("Berkas", cell(entry("foto"), entry("ijazah"))))
    assert "| Berkas | foto; ijazah |" in body(parts)
    assert losses(parts) == ("1 sel tabel berisi daftar atau tabel lain; isinya menjadi satu baris",)


def test_a_picture_is_told_with_its_place() -> None:
    [told] = losses("Peserta di aula.", paragraph(picture("Foto aula")))
    assert told.startswith("gambar ke-1 di dekat “Peserta di aula.” tidak ikut: simpan di `media/`")


def test_a_text_box_becomes_a_paragraph_and_is_told_once() -> None:
    parts = paragraph("Kantor tutup.", text_box("Hubungi Humas."))
    assert body(parts) == "Kantor tutup.\n\nHubungi Humas.\n"
    assert losses(parts) == (
        "1 kotak teks menjadi paragraf biasa sesudah paragraf tempatnya menempel; periksa urutannya",
    )


def test_tracked_changes_are_taken_and_told() -> None:
    inserted = f'<w:ins w:id="1" w:author="a">{run(" dan 25")}</w:ins>'
    removed = '<w:del w:id="2" w:author="a"><w:r><w:delText>23 dan </w:delText></w:r></w:del>'
    parts = paragraph("Tutup ", removed, "24", inserted, ".")
    assert body(parts) == "Tutup 24 dan 25.\n"
    assert losses(parts) == ("2 perubahan terlacak: sisipan diterima, hapusan dibuang; periksa hasilnya",)


def test_footnotes_stay_footnotes() -> None:
    found = read_document(
        document(TITLE, paragraph("Masa kerja dihitung penuh", note_mark(2), "."), notes={2: "UU 20/2023."})
    )
    assert found.body == "Masa kerja dihitung penuh[^2].\n\n[^2]: UU 20/2023.\n"
    assert found.losses == ()


def test_comments_headers_and_footers_do_not_come_along_and_are_told() -> None:
    parts = {
        "word/comments.xml": with_names(
            f'<w:comment w:id="0">{paragraph("Benarkah?")}</w:comment>', "comments"
        ),
        "word/header1.xml": with_names(paragraph("KEMENTERIAN"), "hdr"),
        "word/footer1.xml": with_names(paragraph(" "), "ftr"),
    }
    found = read_document(document(TITLE, "Isi.", parts=parts))
    assert "Benarkah" not in found.body
    assert "KEMENTERIAN" not in found.body
    assert found.losses == (
        "1 komentar tidak ikut; selesaikan dahulu di dokumen aslinya bila penting",
        "kepala dan kaki halaman (kop, nomor halaman) tidak ikut",
    )


def test_colours_lines_and_alignment_are_told() -> None:
    parts = paragraph(
        run("merah", '<w:color w:val="FF0000"/>'),
        run("garis", '<w:u w:val="single"/>'),
        more='<w:jc w:val="center"/>',
    )
    assert losses(parts, "Isi.") == ("hiasan tidak ikut: warna, garis bawah, perataan",)


def test_emphasis_and_small_figures_stay() -> None:
    parts = paragraph(
        run("penting", "<w:b/>"),
        " dan ",
        run("online", "<w:i/>"),
        " ",
        run("lama", "<w:strike/>"),
        " 20 m",
        run("2", '<w:vertAlign w:val="superscript"/>'),
    )
    assert body(parts) == "**penting** dan *online* ~~lama~~ 20 m²\n"


def test_links_to_the_web_stay_and_others_are_told() -> None:
    parts = paragraph("Lihat ", link("a", "situs"), " dan ", link("b", "berkas"), ".")
    found = read_document(
        document(TITLE, parts, links={"a": "https://lan.go.id/a_b", "b": "file:///C:/rahasia.docx"})
    )
    assert found.body == "Lihat [situs](https://lan.go.id/a_b) dan berkas.\n"
    assert found.losses == (
        "1 tautan ke bagian dokumen atau ke berkas di komputer tidak ikut; teksnya tetap ada",
    )


def test_equations_hidden_text_and_objects_are_told() -> None:
    parts = paragraph(
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        run("rahasia", "<w:vanish/>"),
        "<w:r><w:object/></w:r>",
        ".",
    )
    assert losses(parts) == (
        "1 bagian tersembunyi ikut terbaca; hapus bila tidak untuk umum",
        "1 rumus tidak ikut; tulis dengan kata atau simpan sebagai gambar",
        "1 objek sisipan (lembar kerja, berkas, isian formulir) tidak ikut",
    )


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("# bukan judul", "\\# bukan judul"),
        ("1. bukan daftar", "1\\. bukan daftar"),
        ("- bukan butir", "\\- bukan butir"),
        ("*bintang* dan [kurung]", "\\*bintang\\* dan \\[kurung\\]"),
        ("tanda <script> kosong", "tanda \\<script> kosong"),
        ("nama_berkas_ini dan a & b", "nama_berkas_ini dan a & b"),
        ("https://lan.go.id/a_b_c?x=*", "https://lan.go.id/a_b_c?x=*"),
        ("a | b", "a \\| b"),
        ("====", "\\===="),
    ],
)
def test_what_only_looks_like_a_mark_stays_text(text: str, written: str) -> None:
    assert body("Isi.", text) == f"Isi.\n\n{written}\n"


def bomb() -> bytes:
    members = (
        '<!DOCTYPE a [<!ENTITY b "'
        + "x" * 1000
        + '">'
        + "".join(f'<!ENTITY {chr(99 + n)} "{("&" + chr(98 + n) + ";") * 40}">' for n in range(8))
        + "]>"
    )
    return document("Isi.", parts={"word/document.xml": f"{members}<a>&j;</a>"})


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"bukan zip", worker.NOT_WORD),
        (packed({"a.txt": "a"}), worker.NOT_WORD),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, worker.OLD),
        (document("Isi.", parts={"word/vbaProject.bin": b"x"}), worker.MACROS),
        (document("Isi.", parts={"word/document.xml": "<rusak"}), worker.DAMAGED),
        (bomb(), worker.DAMAGED),
        (packed({"word/document.xml": "<a/>"}), worker.DAMAGED),
        (
            document("Isi.", parts={"word/styles.xml": b" " * (worker.MAX_UNPACKED + 1)}),
            worker.TOO_COMPLICATED,
        ),
        (b"PK" + b"\0" * worker.MAX_BYTES, worker.TOO_LARGE),
    ],
    ids=["no zip", "other zip", "old", "macros", "damaged", "bomb", "no parts", "unpacked", "large"],
)
def test_what_is_no_sound_document_is_refused_in_a_sentence(data: bytes, told: str) -> None:
    with pytest.raises(Refused, match="ulangi") as refused:
        read_document(data)
    assert str(refused.value) == told


def test_a_document_that_takes_too_long_is_refused() -> None:
    deep = "<w:tbl><w:tr><w:tc>" * 30_000 + "</w:tc></w:tr></w:tbl>" * 30_000
    with pytest.raises(Refused):
        read_document(document(deep))


def test_a_cut_off_file_is_refused() -> None:
    whole = document("Isi.")
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        assert archive.namelist()
    with pytest.raises(Refused):
        read_document(whole[: len(whole) // 2])
