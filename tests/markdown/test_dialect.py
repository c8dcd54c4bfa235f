"""The Markdown dialect: both engines give the same finished HTML for every feature of docs/dialek.md."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from satupintu.markdown import (
    Engine,
    Fault,
    Heading,
    Target,
    TargetKind,
    convert,
    engine_version,
    with_links,
)

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.md"))
DIALECT = Path(__file__).parents[2] / "docs" / "dialek.md"
_EXAMPLE = re.compile(r"^```markdown\n(.*?)^```\n+^```html\n(.*?)^```$", re.MULTILINE | re.DOTALL)
EXAMPLES = _EXAMPLE.findall(DIALECT.read_text("utf-8"))
BLOCK = "p|ul|ol|li|table|thead|tbody|tr|td|th|div|section|h[2-6]|blockquote|pre|hr|details|summary"

each_engine = pytest.mark.parametrize("engine", Engine)


def normalised(html: str) -> str:
    """Every block element on a line of its own: white space between blocks shows nowhere."""
    spread = re.sub(rf"\s*(</?(?:{BLOCK})\b[^<>]*>)\s*", r"\n\1\n", html)
    return re.sub(r"\s*\n\s*", "\n", spread).strip()


def messages(text: str, engine: Engine = Engine.COMMONMARK) -> list[tuple[int | None, str]]:
    return [(fault.line, fault.message) for fault in convert(text, engine).faults]


@each_engine
@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_fixture_becomes_its_html(fixture: Path, engine: Engine) -> None:
    expected = fixture.with_suffix(".html").read_text("utf-8")
    assert normalised(convert(fixture.read_text("utf-8"), engine).html) == normalised(expected)


@each_engine
@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_fixture_has_no_fault(fixture: Path, engine: Engine) -> None:
    assert convert(fixture.read_text("utf-8"), engine).faults == ()


@pytest.mark.parametrize("fixture", FIXTURES, ids=lambda path: path.stem)
def test_both_engines_see_the_same_headings_anchors_and_targets(fixture: Path) -> None:
    text = fixture.read_text("utf-8")
    one, other = (convert(text, engine) for engine in Engine)
    assert (one.headings, one.anchors, one.targets) == (other.headings, other.anchors, other.targets)


@each_engine
@pytest.mark.parametrize(("source", "html"), EXAMPLES, ids=lambda text: " ".join(text.split()[:4]))
def test_example_of_the_documentation_becomes_what_it_says(source: str, html: str, engine: Engine) -> None:
    assert normalised(convert(source, engine).html) == normalised(html)


def test_documentation_has_an_example_of_every_feature() -> None:
    assert len(EXAMPLES) >= 15


@each_engine
def test_headings_are_told_with_level_words_and_anchor(engine: Engine) -> None:
    converted = convert("## Satu & *dua*\n\n### Tiga\n", engine)
    assert converted.headings == (Heading(2, "Satu & dua", "satu-dua"), Heading(3, "Tiga", "tiga"))


@each_engine
def test_anchor_of_a_heading_leaves_out_its_footnote_number(engine: Engine) -> None:
    converted = convert("## Dasar[^1]\n\nTeks.\n\n[^1]: Catatan.\n", engine)
    assert converted.headings[0].anchor == "dasar"


def test_heading_with_a_roman_number_does_not_take_the_id_of_an_icon() -> None:
    assert convert("## I. Telepon\n", Engine.COMMONMARK).anchors == ("bagian-i-telepon",)


@each_engine
def test_many_headings_of_one_name_get_different_anchors(engine: Engine) -> None:
    anchors = convert("## Sama\n\n" * 2000, engine).anchors
    assert len(set(anchors)) == 2000


@each_engine
def test_targets_are_links_and_pictures_in_order(engine: Engine) -> None:
    converted = convert("[a](b.md?x=1&y=2) ![alt](c.png) <https://d.id>\n", engine)
    assert converted.targets == (
        Target(TargetKind.LINK, "b.md?x=1&y=2"),
        Target(TargetKind.PICTURE, "c.png", "alt"),
        Target(TargetKind.LINK, "https://d.id"),
    )


@each_engine
def test_targets_in_code_are_not_targets(engine: Engine) -> None:
    text = 'Contoh `<a href="x">` dan ` id="isi"`.\n\n```\n<img src="y">\n```\n'
    assert convert(text, engine).targets == ()


@each_engine
def test_every_link_can_lead_elsewhere(engine: Engine) -> None:
    converted = convert('[a](b.md) dan " href=\\"b.md\\"" ![c](d.png)\n', engine)
    html = with_links(converted.html, lambda target: f"/{target}?a&b")
    assert re.findall(r'(?:href|src)="(/[^"]*)"', html) == ["/b.md?a&amp;b"]
    assert '" href="b.md"" <img' in unescape(html) and ' src="d.png"' in html


def test_slug_of_a_heading_in_another_script_is_still_an_anchor() -> None:
    assert convert("## 日本\n\n## 中国\n", Engine.COMMONMARK).anchors == ("bagian", "bagian-2")


@each_engine
def test_engine_version_names_the_engine_and_the_cleaner(engine: Engine) -> None:
    package = {Engine.COMMONMARK: "comrak", Engine.PYTHON_MARKDOWN: "markdown"}[engine]
    assert engine_version(engine).startswith(f"{package} ")
    assert "; nh3 " in engine_version(engine)


def test_engines_have_different_versions() -> None:
    assert engine_version(Engine.COMMONMARK) != engine_version(Engine.PYTHON_MARKDOWN)


# ------------------------------------------------------------------------------ faults


@each_engine
def test_top_heading_in_the_text_is_a_fault(engine: Engine) -> None:
    assert messages("Teks.\n\n# Judul\n", engine) == [
        (3, "judul `#` dipakai untuk judul halaman; di isi tulis `##`")
    ]


@each_engine
def test_top_heading_is_shown_one_level_lower(engine: Engine) -> None:
    assert convert("# Judul besar\n", engine).html == '<h2 id="judul-besar">Judul besar</h2>'


@each_engine
def test_skipped_heading_level_is_a_fault(engine: Engine) -> None:
    text = "## Satu\n\n```\n#### Bukan\n```\n\n#### Dua\n"
    assert messages(text, engine) == [(7, "judul `####` meloncati satu tingkat; tulis `###`")]


@each_engine
def test_first_heading_of_third_level_is_a_fault(engine: Engine) -> None:
    assert messages("### Satu\n", engine) == [(1, "judul `###` meloncati satu tingkat; tulis `##`")]


@each_engine
def test_heading_may_go_up_any_number_of_levels(engine: Engine) -> None:
    assert messages("## A\n\n### B\n\n#### C\n\n## D\n", engine) == []


@each_engine
def test_picture_without_alternative_is_a_fault_at_its_line(engine: Engine) -> None:
    assert messages("Teks.\n\n![](media/a.png)\n", engine) == [
        (
            3,
            "gambar `media/a.png` tanpa teks pengganti; tulis `![apa yang terlihat](media/a.png)`, atau `![hiasan](media/a.png)` bila hanya hiasan",
        )
    ]


@each_engine
def test_picture_element_without_alternative_is_told_from_an_empty_one(engine: Engine) -> None:
    assert convert('Lihat <img src="a.png"> ini.\n', engine).targets[0].alt is None


@each_engine
def test_link_without_words_is_a_fault(engine: Engine) -> None:
    assert messages("Lihat [](a.md).\n", engine) == [
        (1, "tautan ke `a.md` tanpa teks; tulis `[nama tujuan](a.md)`")
    ]


@each_engine
def test_footnote_nobody_refers_to_is_a_fault(engine: Engine) -> None:
    assert messages("Teks.\n\n[^a]: Catatan.\n", engine) == [
        (3, "catatan kaki `[^a]` tidak dirujuk; tulis `[^a]` di teks, atau hapus")
    ]


@each_engine
def test_reference_without_footnote_is_a_fault(engine: Engine) -> None:
    assert messages("Teks[^b].\n", engine) == [
        (1, "rujukan `[^b]` tidak punya catatan; tulis `[^b]: isi catatan` di bawah teks")
    ]


@each_engine
def test_forbidden_element_is_a_fault_at_its_line(engine: Engine) -> None:
    [fault] = convert("Teks.\n\n```\n<script>\n```\n\n<script>x()</script>\n", engine).faults
    assert (fault.rule, fault.line) == ("html", 7)
    assert fault.message.startswith("elemen `<script>` tidak boleh ada di isi; ")


@each_engine
def test_angle_brackets_around_a_word_are_a_fault_that_says_how_to_keep_them(engine: Engine) -> None:
    [(line, message)] = messages("Tulis <nama> Anda.\n", engine)
    assert (line, message.rpartition("; ")[2]) == (1, "bila maksudnya teks biasa, tulis `\\<nama>`")


@each_engine
def test_script_address_of_a_markdown_link_is_a_fault(engine: Engine) -> None:
    [(line, message)] = messages("Teks.\n\n[aturan](javascript:alert(1))\n", engine)
    assert (line, message.partition(" tidak")[0]) == (3, "alamat `javascript:`")


@each_engine
def test_fenced_html_is_no_fault(engine: Engine) -> None:
    assert messages('```html\n<iframe src="x" style="y" onload="z"></iframe>\n```\n', engine) == []


@each_engine
def test_text_behind_a_comment_that_is_never_closed_does_not_vanish_silently(engine: Engine) -> None:
    converted = convert("Awal.\n\n<!-- catatan\n\nAkhir.\n", engine)
    assert "Akhir" in converted.html or [fault.rule for fault in converted.faults] == ["html"]


def test_fault_becomes_a_problem_of_its_file() -> None:
    problem = Fault("judul", 3, "pesan").problem("content/berita/a.md", first_line=8)
    assert (problem.path, problem.line, problem.rule) == ("content/berita/a.md", 10, "judul")


def test_fault_without_a_line_is_at_the_first_line_of_the_text() -> None:
    assert Fault("rumit", None, "pesan").problem("a.md", first_line=8).line == 8


# ------------------------------------------------------------------------------ ids of authors


@each_engine
def test_id_of_an_author_is_dropped(engine: Engine) -> None:
    assert 'id="' not in convert('<ul><li id="isi">a</li></ul>\n\n<a id="menu">b</a>\n', engine).html


@each_engine
def test_heading_element_gets_an_anchor_like_any_heading(engine: Engine) -> None:
    assert convert('<h2 id="menu" class="x">Jadwal</h2>\n', engine).html == '<h2 id="jadwal">Jadwal</h2>'


@each_engine
def test_id_that_copies_a_heading_is_dropped(engine: Engine) -> None:
    anchors = convert('## Jadwal\n\n<a id="jadwal">b</a>\n', engine).anchors
    assert anchors == ("jadwal",)
