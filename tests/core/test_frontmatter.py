"""YAML read strictly: nothing a unit types changes meaning, and what is refused names its line."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from satupintu.frontmatter import (
    MAX_BLOCK_CHARACTERS,
    MAX_FILE_BYTES,
    Block,
    Unreadable,
    _Builder,
    parse_document,
    parse_mapping,
    plain_mapping,
    read_text,
)


def values(text: str) -> dict[str, object]:
    return dict(parse_mapping(text, "a.yml").values)


def refusals(text: str) -> list[str]:
    with pytest.raises(Unreadable) as caught:
        parse_mapping(text, "a.yml")
    return list(map(str, caught.value.problems))


# ------------------------------------------------------------------------------------------ scalars


@pytest.mark.parametrize(
    "written",
    [
        "no", "yes", "on", "true", "0221234567", "0x1F", "0o17", "1_000", "1e999", ".inf", "2026-11-22", "12:30:45", "1.0", "+62",
        "08.00-16.00", "Null-kan", "-1", "Rp10.000.000,00",
    ],
)  # fmt: skip
def test_a_plain_scalar_stays_text(written: str) -> None:
    assert values(f"a: {written}\n") == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_an_empty_value_is_none(written: str) -> None:
    assert values(f"a: {written}\n") == {"a": None}


@pytest.mark.parametrize("written", ["''", '""', "'~'", '"null"'])
def test_a_quoted_value_is_never_none(written: str) -> None:
    assert values(f"a: {written}\n") == {"a": written[1:-1]}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("judul: 'Rapat: hasil'\n", "Rapat: hasil"),
        ('judul: "Rapat \\"besar\\""\n', 'Rapat "besar"'),
        ("judul: 'Jum''at'\n", "Jum'at"),
        ("judul: |-\n  Baris satu\n  baris dua\n", "Baris satu\nbaris dua"),
        ("judul: |\n  Baris satu\n", "Baris satu\n"),
        ("judul: >-\n  Baris satu\n  baris dua\n", "Baris satu baris dua"),
        ("judul: Baris satu\n  dan dua\n", "Baris satu dan dua"),
        ("judul: Rapat # catatan\n", "Rapat"),
        ("judul: 'Seminar #3'\n", "Seminar #3"),
        ("judul: |-\n  Seminar #3\n", "Seminar #3"),
        ("judul: Rapat\n  #label: tahunan\n", "Rapat"),
        ("'judul': Rapat\n", "Rapat"),
        ("judul: R&D *bintang* di tengah\n", "R&D *bintang* di tengah"),
    ],
)
def test_the_forms_editors_write_are_read(written: str, read: str) -> None:
    assert values(written)["judul"] == read


@pytest.mark.parametrize("written", ["[a, b]", "\n  - a\n  - b", "\n- a\n- 'b'", "[a,\n  b]"])
def test_lists_in_every_form_are_read(written: str) -> None:
    assert values(f"label: {written}\n") == {"label": ["a", "b"]}


def test_a_day_with_an_hour_stays_text() -> None:
    assert values("mulai: 2026-11-22 08:00\n") == {"mulai": "2026-11-22 08:00"}


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,12}", fullmatch=True), st.text(max_size=40), max_size=6))
def test_what_a_yaml_editor_dumps_is_read_back_as_text(written: dict[str, str]) -> None:
    clean = {key: "".join(filter(str.isprintable, value)) for key, value in written.items()}
    text = yaml.safe_dump(clean or {"a": ""}, allow_unicode=True, default_style='"')
    assert values(text) == (clean or {"a": ""})


# ------------------------------------------------------------------------------------------ plain rows

KEYS = ("judul", "label", "null", "y", "a_b", "kunci_lain")
VALUES = st.one_of(
    st.sampled_from(("null", "~", "no", "", "''", "08:00", "a: b", "a:", "a #b", "a#b", "https://lan.go.id/a", "../media/a.png", "...", "---", "- a", "? a", "a -", "2026-11-22", "Rp10.000,00", "a  b", "a ", "[a]", "a, b", "é — “ü”", "*a", "a*b", "a & b", "a! 'b' \"c\"", "{a", "|", ">", "%a", "a:b:/c", "0x1F", "\ta")),
    st.text(alphabet="aZ09 :#-,.'\"&*!?%@/[]{}|>~`\t\u00a0\u2028é²\ufeff", max_size=8),
)  # fmt: skip
ROWS = st.one_of(
    st.builds("{}: a".format, st.sampled_from(KEYS)),
    st.builds("{}:".format, st.sampled_from(KEYS)),
    st.builds("  - {}".format, st.sampled_from(("a", "b c", "null"))),
    st.builds("  {}: a".format, st.sampled_from(KEYS)),
    st.sampled_from(("- a", "   - a", "    b: c", "  a:", "", "# a", "    - a", " a: b", "---")),
)


def assert_read_alike(text: str) -> None:
    """Where the quick parser reads a text at all, the full one says the same of it."""
    if plain := plain_mapping(text, 2):
        full = _Builder("a.yml", 2).build(text)
        assert (plain.values, list(plain.lines.items())) == (full.values, list(full.lines.items()))


@settings(max_examples=1000, deadline=None, derandomize=True)
@given(st.lists(ROWS, min_size=1, max_size=6), st.sampled_from(("\n", "\n", "")))
def test_plain_rows_are_what_the_full_parser_makes_of_them(rows: list[str], end: str) -> None:
    assert_read_alike("\n".join(rows) + end)


@settings(max_examples=500, deadline=None, derandomize=True)
@given(VALUES)
@pytest.mark.parametrize("around", ["a: {}\n", "a: {}\nb: c\n", "a:\n  - {}\n  - b\n", "a:\n  b: {}\n"])
def test_plain_values_are_what_the_full_parser_makes_of_them(around: str, value: str) -> None:
    assert_read_alike(around.format(value))


def test_usual_front_matter_is_plain() -> None:
    text = "judul: Rapat 08:00\nlampiran:\nlabel:\n  - rapat\n  - jadwal\npendaftaran:\n  kuota: 60\nringkasan: null\n"
    plain = plain_mapping(text, 2)
    assert plain is not None
    assert plain.values == {
        "judul": "Rapat 08:00",
        "lampiran": None,
        "label": ["rapat", "jadwal"],
        "pendaftaran": {"kuota": "60"},
        "ringkasan": None,
    }


# ------------------------------------------------------------------------------------------ lines


def test_each_key_and_each_entry_remembers_its_line() -> None:
    text = "judul: Rapat\nlampiran:\n  - berkas: a.pdf\n    judul: A\n  - berkas: b.pdf\n"
    lines = parse_mapping(text, "a.yml").lines
    assert lines["judul",] == 1
    assert lines["lampiran",] == 2
    assert lines["lampiran", 0] == 3
    assert lines["lampiran", 0, "judul"] == 4
    assert lines["lampiran", 1, "berkas"] == 5


def test_keys_of_front_matter_are_counted_from_the_top_of_the_file() -> None:
    document = parse_document("---\njudul: Rapat\n\n# catatan\ntanggal: x\n---\nIsi.\n", "a.md")
    assert document.block.lines == {("judul",): 2, ("tanggal",): 5}


def test_the_body_knows_its_first_line() -> None:
    document = parse_document("---\njudul: Rapat\n---\n\nIsi.\n", "a.md")
    assert (document.body, document.body_line) == ("\nIsi.\n", 4)


def test_a_rule_inside_the_body_stays_in_the_body() -> None:
    assert parse_document("---\na: b\n---\nSatu.\n\n---\n\nDua.\n", "a.md").body == "Satu.\n\n---\n\nDua.\n"


def test_a_document_may_end_with_its_front_matter() -> None:
    assert parse_document("---\na: b\n---", "a.md").body == ""


def test_a_pasted_line_separator_does_not_shift_the_lines() -> None:
    block: Block = parse_mapping("judul: satu\u2028dua\u0085tiga\ntanggal: x\n", "a.yml")
    assert block.values["judul"] == "satu dua tiga"
    assert block.lines["tanggal",] == 2


# ------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", 3, "kunci `a` tertulis dua kali (juga di baris 1)"),
        ("a: 1\nb:\n  c: 1\n  c: 2\n", 4, "kunci `c` tertulis dua kali (juga di baris 3)"),
        ("a: 1\nb: &x y\n", 2, "tanda `&`"),
        ("a: &x y\nb: *x\n", 1, "tanda `&`"),
        ("a: *x\n", 1, "tanda `*`"),
        ("a: 1\nb: !!int 2\n", 2, "tanda `!`"),
        ("a: !x\n  b: 1\n", 1, "tanda `!`"),
        ("a: [[[[[[[1]]]]]]]\n", 1, "terlalu dalam"),
        ("a: [[[[[[[]]]]]]]\n", 1, "terlalu dalam"),
        ("? [a]\n: b\n", 1, "kunci harus berupa satu kata"),
        ("a: {b: 1}: c\n", 1, "titik dua di dalam nilai"),
        ("a: Rapat: hasil\n", 1, "ada titik dua di dalam nilai"),
        ("a: 1\njudul Rapat\nb: 2\n", 2, "titik dua sesudah nama kunci tidak ada"),
        ("a: 1\njudul Rapat\n", 2, "titik dua sesudah nama kunci tidak ada"),
        ("judul Rapat\nb: 2\n", 1, "titik dua sesudah nama kunci tidak ada"),
        ("judul:Rapat\nb: 2\n", 1, "spasi sesudah titik dua tidak ada; tulis `judul: …`"),
        ("a: 1\njudul:Rapat\nb: 2\n", 2, "spasi sesudah titik dua tidak ada; tulis `judul: …`"),
        ("a: 1\njudul:\u00a0Rapat\nb: 2\n", 2, "sesudah titik dua ada spasi khusus"),
        ("a: Rapat\nlanjutan\nb: 2\n", 2, "sambung dengan baris di atasnya"),
        ("a:\n-arsip\nb: 2\n", 2, "spasi sesudah tanda hubung tidak ada"),
        ("judul: Seminar #3\n", 1, "`#3` tidak terbaca karena tanda `#`"),
        ("judul: #Rapat\nb: 2\n", 1, "`#Rapat` tidak terbaca karena tanda `#`"),
        ("a:\n  - satu\n  - dua #label\n", 3, "`#label` tidak terbaca"),
        ("judul: 'Seminar' #3\n", 1, "`#3` tidak terbaca"),
        ("a: satu\n  dua #3\n", 2, "`#3` tidak terbaca"),
        ("a: 1\n  b: 2\n", 2, "menjorok keliru"),
        ('a: 1\nb: "dua\nc: tiga\n', 2, "tanda kutip pembuka tidak ditutup"),
        ("a: 'satu\nb: dua\n", 1, "tanda kutip pembuka tidak ditutup"),
        ("a:\n\tb: 1\n", 2, "diawali tab"),
        ("a: 1\n\tb: 2\n", 2, "diawali tab"),
        ("a: [b, c\nd: e\n", 1, "tidak ditutup"),
        ("a: @b\n", 1, "tanda `@`"),
        ("a: `b`\n", 1, "tanda ```"),
        ("a: - b\n", 1, "di baris baru"),
        ('a: "\\q"\n', 1, "tanda `\\`"),
        ('a: "\\ud800"\n', 1, "tanda `\\`"),
        ('a: 1\nb: "\\0"\n', 2, "karakter kendali"),
        ('a: 1\nb: "satu\\rdua"\n', 2, "karakter kendali"),
        ("a: 1\nb: \x07\n", 2, "karakter kendali"),
        ("a: 1\n---\nb: 2\n", 2, "hanya boleh ada satu bagian"),
        ("- a\n- b\n", 1, "isi harus berupa pasangan"),
        ("teks\n", 1, "isi harus berupa pasangan"),
        ("", 1, "belum berisi kunci"),
        ("# hanya catatan\n", 1, "belum berisi kunci"),
    ],
)  # fmt: skip
def test_what_is_refused_names_its_line(text: str, line: int, told: str) -> None:
    first = refusals(text)[0]
    assert first.startswith(f"a.yml:{line}: ")
    assert told in first


def test_every_refused_thing_of_one_file_is_told() -> None:
    assert len(refusals("a: &x 1\nb: !y 2\na: 3\n")) == 3


def test_what_was_found_before_a_syntax_error_is_told_too() -> None:
    assert [line.split(": ")[0] for line in refusals("a: 1\na: 2\nb: Rapat: hasil\n")] == [
        "a.yml:2",
        "a.yml:3",
    ]


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_what_the_records_need_is_not_too_deep(depth: int) -> None:
    parse_mapping("a: " + "[" * depth + "]" * depth + "\n", "a.yml")


def test_front_matter_longer_than_64_kb_is_refused() -> None:
    assert "paling panjang 64 kB" in refusals("a: b\n" * (MAX_BLOCK_CHARACTERS // 5 + 1))[0]


@pytest.mark.parametrize(
    "text", ["", "judul: x\n---\n", "\n---\na: b\n---\n", " ---\na: b\n---\n", "+++\na = 1\n+++\n"]
)
def test_a_document_must_open_with_a_fence(text: str) -> None:
    with pytest.raises(Unreadable, match=r"a\.md:1: baris pertama harus `---`"):
        parse_document(text, "a.md")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("—\na: b\n---\n", 1),
        ("----\na: b\n---\n", 1),
        ("---\na: b\n—\nIsi.\n", 3),
        ("---\na: b\n– –\n--\n", 4),
    ],
)
def test_dashes_that_are_no_fence_are_told_where_they_stand(text: str, line: int) -> None:
    with pytest.raises(Unreadable, match=rf"a\.md:{line}: baris ini harus tepat tiga tanda hubung"):
        parse_document(text, "a.md")


def test_a_document_must_close_its_fence() -> None:
    with pytest.raises(Unreadable, match=r"a\.md:1: penutup `---`"):
        parse_document("---\na: b\nIsi.\n", "a.md")


# ------------------------------------------------------------------------------------------ bytes


def text_of(tmp_path: Path, raw: bytes) -> str:
    file = tmp_path / "a.md"
    file.write_bytes(raw)
    return read_text(file, "a.md")


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa\nb\n", b"a\r\nb\r\n", b"a\rb\r", b"a\nb\n"])
def test_byte_order_mark_and_foreign_line_ends_are_accepted(tmp_path: Path, raw: bytes) -> None:
    assert text_of(tmp_path, raw) == "a\nb\n"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        ("---\njudul: Rapat\n".encode("utf-16"), 1),
        ("---\njudul: Rapat\n".encode("utf-16-le"), 1),
        ("---\njudul: Rapat\n".encode("utf-32"), 1),
        ("---\njudul: caf\u00e9\n".encode("latin-1"), 2),
        ("---\r\njudul: \u201cRapat\u201d\r\n".encode("cp1252"), 2),
        (b"a\nb\xed\xa0\x80\n", 2),
    ],
)  # fmt: skip
def test_another_encoding_is_refused_at_its_line(tmp_path: Path, raw: bytes, line: int) -> None:
    with pytest.raises(Unreadable, match=rf"a\.md:{line}: huruf tidak terbaca; simpan .* UTF-8"):
        text_of(tmp_path, raw)


@pytest.mark.parametrize("raw", [b"a\nb\x0b\n", b"a\nb\x07\n", b"a\n\x1b[31m\n", b"a\n\xc2\x80\n"])
def test_a_control_character_is_refused_at_its_line(tmp_path: Path, raw: bytes) -> None:
    with pytest.raises(Unreadable, match=r"a\.md:2: ada karakter kendali"):
        text_of(tmp_path, raw)


def test_a_file_over_the_limit_is_refused_with_its_size(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match=r"a\.md:1: berkas terlalu besar \(513 kB\)"):
        text_of(tmp_path, b"a" * (MAX_FILE_BYTES + 1024))


def test_a_symbolic_link_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.write_text("---\njudul: rahasia\n---\n")
    link = tmp_path / "a.md"
    link.symlink_to(secret)
    with pytest.raises(Unreadable, match=r"a\.md:1: tautan sistem berkas"):
        read_text(link, "a.md")
