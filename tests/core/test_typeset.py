"""Documents for print."""

import io
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from satupintu.problems import SiteInvalid
from satupintu.store import Store
from satupintu.theme import load_assets
from satupintu.typeset import Document, Press, code
from tests.make_site import REPOSITORY

LAYOUT = """#import "base.typ": *
#show: sheet.with(paper: "a4")
#bar
= #data.title
#data.text
#code(40mm)
"""
TEXT = 'Huruf *tebal* #strong[x] $a$ @rujukan // bukan komentar "kutip"'


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    """A copy of the theme with a layout of its own."""
    shutil.copytree(REPOSITORY / "theme", tmp_path / "tema dengan spasi")
    (tmp_path / "tema dengan spasi" / "print" / "coba.typ").write_text(LAYOUT, encoding="utf-8")
    return tmp_path / "tema dengan spasi"


def press(theme: Path, store: Store | None = None) -> Press:
    assets = load_assets(theme)
    return Press(assets.layouts, assets.colours, "Kantor Contoh", store or Store(None))


def document(text: str = TEXT) -> Document:
    return Document("coba", "Judul é", {"text": text, "code": code("https://portal.example/", "Kode QR")})


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def test_a_text_is_set_as_it_was_written(theme: Path) -> None:
    text = " ".join(read(press(theme).pdf(document())).pages[0].extract_text().split())
    assert TEXT in text


def test_a_document_has_title_publisher_language_and_tags(theme: Path) -> None:
    reader = read(press(theme).pdf(document()))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Judul é", "Kantor Contoh")
    assert reader.trailer["/Root"]["/Lang"] == "id"  # type: ignore[index]
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]


def test_a_document_has_no_time(theme: Path) -> None:
    metadata = read(press(theme).pdf(document())).metadata
    assert metadata is not None
    assert metadata.creation_date is None
    assert metadata.modification_date is None


def test_equal_values_give_equal_bytes_in_another_folder(theme: Path, tmp_path: Path) -> None:
    shutil.copytree(theme, tmp_path / "lain")
    assert press(theme).pdf(document()) == press(tmp_path / "lain").pdf(document())


def test_what_was_set_is_taken_from_the_store(theme: Path, tmp_path: Path) -> None:
    store = Store(tmp_path / "simpanan")
    first = press(theme, store).pdf(document())
    [kept] = [path for path in (tmp_path / "simpanan").rglob("*") if path.is_file()]
    store.put(kept.name, b"dari simpanan")
    assert press(theme, store).pdf(document()) == b"dari simpanan"
    assert first.startswith(b"%PDF-")


@pytest.mark.parametrize("change", ["values", "layout"])
def test_a_changed_document_is_set_anew(theme: Path, tmp_path: Path, change: str) -> None:
    store = Store(tmp_path / "simpanan")
    first = press(theme, store).pdf(document())
    if change == "layout":
        layout = theme / "print" / "coba.typ"
        layout.write_text(LAYOUT.replace("40mm", "50mm"), encoding="utf-8")
    text = "lain" if change == "values" else TEXT
    assert press(theme, store).pdf(document(text)) != first


@pytest.mark.parametrize(
    ("faulty", "line"), [("#data.tiada", 3), ("#let x = (", 3), ('#image("tiada.png", alt: "x")', 3)]
)
def test_a_faulty_layout_is_named_with_its_line(theme: Path, faulty: str, line: int) -> None:
    layout = theme / "print" / "coba.typ"
    layout.write_text(f'#import "base.typ": *\n#show: sheet\n{faulty}\n', encoding="utf-8")
    with pytest.raises(SiteInvalid) as caught:
        press(theme).pdf(document())
    [problem] = caught.value.problems
    assert (problem.path, problem.line) == ("theme/print/coba.typ", line)


def test_a_picture_without_words_is_refused(theme: Path) -> None:
    (theme / "print" / "coba.typ").write_text(
        LAYOUT.replace("#code(40mm)", '#image(bytes(data.code.svg), format: "svg")'), encoding="utf-8"
    )
    with pytest.raises(SiteInvalid):
        press(theme).pdf(document())
