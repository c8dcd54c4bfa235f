"""Humas sees the pictures of a proposal themselves: small, old beside new, in one file that asks nobody for anything."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page
from selectolax.lexbor import LexborHTMLParser

from satupintu.review.pictures import LONGEST_SIDE, MAX_BYTES, Pair, pairs, small
from satupintu.review.report import PageChange, PictureTold, Status
from tests.core.photographs import exif, gradient, opened, saved, twelve_megapixels
from tests.make_site import markdown
from tests.review.proposals import Office, office

__all__ = ["office"]

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100"><rect width="200" height="100"/></svg>'
)


def picture(name: str, alt: str | None = "Aula") -> PictureTold:
    return PictureTold(f"/units/diklat/media/{name}", alt, 1)


def change(gone: list[PictureTold], come: list[PictureTold]) -> PageChange:
    return PageChange(Status.CHANGED, "/a/", "A", "a.md", pictures=tuple(come), pictures_removed=tuple(gone))


A, B, OTHER = "aula-800.0123456789.webp", "aula-480.abcdef0123.webp", "kelas-800.0123456789.webp"


@pytest.mark.parametrize(
    ("gone", "come"),
    [
        (picture(A), picture(A, "Kata lain")),
        (picture(A), picture(B, "Kata lain")),
        (picture("siti-potret-112.0123456789.webp"), picture("siti-potret-112.abcdef0123.webp", "Lain")),
        (picture(A), picture(OTHER)),
        (picture(A), picture(OTHER, "Kata lain")),
    ],
    ids=["other words", "other bytes", "other portrait", "same words", "the only two"],
)
def test_what_replaces_a_picture_stands_beside_it(gone: PictureTold, come: PictureTold) -> None:
    assert pairs(change([gone], [come])) == (Pair(gone, come),)


def test_pictures_that_have_nothing_in_common_stand_alone() -> None:
    gone, first, second = picture(A), picture(OTHER, "Kelas"), picture("peta.svg", "Peta")
    assert pairs(change([gone], [first, second])) == (Pair(None, first), Pair(None, second), Pair(gone, None))


def decoded(address: str, media_type: str) -> bytes:
    start = f"data:{media_type};base64,"
    assert address.startswith(start)
    return base64.b64decode(address.removeprefix(start))


def test_a_photograph_becomes_small_and_upright_and_tells_nothing_of_its_place() -> None:
    content = decoded(small(twelve_megapixels(), "jpg"), "image/webp")
    assert len(content) <= MAX_BYTES
    copy = opened(content)
    assert copy.size == (LONGEST_SIDE * 3 // 4, LONGEST_SIDE)
    assert not copy.getexif()


def test_a_small_picture_is_not_made_larger() -> None:
    assert opened(decoded(small(saved(gradient((90, 60)), "PNG"), "png"), "image/webp")).size == (90, 60)


def test_a_drawing_is_shown_as_it_is() -> None:
    assert decoded(small(DRAWING, "svg"), "image/svg+xml") == DRAWING


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"bukan gambar", "png"),
        (saved(gradient(), "JPEG", exif=exif())[:400], "jpg"),
        (DRAWING.replace(b"<rect", b"<script/><rect"), "svg"),
        (DRAWING + b"<!--" + b"x" * MAX_BYTES + b"-->", "svg"),
        (b"%PDF-1.7", "pdf"),
    ],
)
def test_what_a_site_may_not_show_is_not_shown_here(content: bytes, kind: str) -> None:
    assert small(content, kind) == ""


PHOTO, OTHER_PHOTO = saved(gradient((900, 600)), "JPEG"), saved(gradient((600, 900)), "JPEG")
NEWS = {
    "units/diklat/media/aula.jpg": PHOTO,
    "units/diklat/media/denah.svg": DRAWING,
    "units/diklat/berita/aula.md": markdown(
        "Lihat.\n\n![Denah](../media/denah.svg)\n", judul="Aula", gambar="../media/aula.jpg", alt="Aula"
    ),
}
PROPOSED = {
    "units/diklat/media/aula.jpg": OTHER_PHOTO,
    "units/diklat/media/denah.svg": DRAWING.replace(b"<rect", b'<rect fill="#7a1f1f"'),
    "units/diklat/media/tamu.png": saved(gradient((2000, 400)), "PNG"),
    "units/diklat/berita/tamu.md": markdown(
        "Isi.\n", judul="Tamu", gambar="../media/tamu.png", alt="Tamu <b>kita"
    ),
    "units/diklat/media/nanti.png": saved(gradient((80, 60)), "PNG"),
    "units/diklat/berita/nanti.md": markdown("Isi.\n", judul="Nanti", status="draf"),
}


@pytest.fixture(scope="module")
def reviewed(office: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a proposal that adds and replaces pictures."""
    output = tmp_path_factory.mktemp("gambar") / "tinjauan"
    base = office.propose(NEWS)
    ended = office.review(office.propose(PROPOSED, base), output, base=base)
    assert ended.returncode == 0, ended.stderr
    return output / "laporan.html"


def captions(report: Path) -> dict[str, list[str]]:
    """The captions of the pictures that are shown, by the heading of their card or the name of their file."""
    found = {}
    for card in LexborHTMLParser(report.read_text(encoding="utf-8")).css(".kartu"):
        told = [node.text() for node in card.css("figure:has(img) figcaption")]
        heading = card.css_first("h3 a") or card.css_first("code")
        if told and heading:
            found[heading.text()] = [" ".join(text.split()) for text in told]
    return found


def test_every_picture_is_shown_where_it_belongs(reviewed: Path) -> None:
    """That of a page that is not edited itself too, and those that no page shows yet."""
    found = captions(reviewed)
    sizes = re.compile(r"\d+ (kB|bita)$")
    assert {name: [sizes.sub("…", text) for text in told] for name, told in found.items()} == {
        "Tamu": ["baru “Tamu <b>kita”, …"],
        "Aula": ["dahulu “Aula”, …", "kini “Aula”, …"],
        "units/diklat/media/denah.svg": ["dahulu …", "kini …"],
        "units/diklat/media/nanti.png": ["baru …"],
    }


def test_the_report_shows_them_and_asks_nobody_for_anything(reviewed: Path, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(reviewed.as_uri())
    widths = page.evaluate("[...document.images].map(image => image.naturalWidth)")
    assert len(widths) == 6
    assert all(0 < width <= LONGEST_SIDE for width in widths)
    assert [url for url in asked if not url.startswith("data:")] == [reviewed.as_uri()]


def test_a_proposal_that_does_not_build_shows_its_pictures_too(office: Office, tmp_path: Path) -> None:
    head = office.propose({**PROPOSED, "units/diklat/berita/tamu.md": "---\njudul: Tamu\n---\n"})
    assert office.review(head, tmp_path / "t").returncode == 1
    assert "units/diklat/media/tamu.png" in captions(tmp_path / "t" / "laporan.html")
