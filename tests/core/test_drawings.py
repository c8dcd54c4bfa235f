"""Drawings: what they may hold, how large they are. Hostile ones: tests/sites/rusak."""

import pytest

from satupintu.drawings import MAX_BYTES, drawing_size
from satupintu.pictures.source import NotAPicture, PictureRefused

SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}>{}</svg>'
BOX = 'viewBox="0 0 320.4 200"'


def svg(inside: str = "", attributes: str = BOX) -> bytes:
    return SVG.format(attributes, inside).encode()


def test_the_size_is_that_of_the_view_box() -> None:
    assert drawing_size(svg()) == (320, 200)
    assert drawing_size(b'<?xml version="1.0" encoding="UTF-8"?>\n' + svg()) == (320, 200)


def test_lines_words_and_own_parts_are_accepted() -> None:
    inside = (
        "<title>Alur</title><style>.a{fill:#fff}@media (prefers-color-scheme:dark){.a{fill:#000}}</style>"
        '<defs><marker id="m"><path d="M0 0"/></marker></defs>'
        '<g><path class="a" marker-end="url(#m)" d="M0 0"/><use href="#m"/><text>Surat <tspan>masuk</tspan></text></g>'
    )
    assert drawing_size(svg(inside)) == (320, 200)


@pytest.mark.parametrize(
    "box", ["", 'viewBox="0 0 0 20"', 'viewBox="0 0 a b"', 'viewBox="0 0 1e9 20"', 'viewBox="0 0 nan 5"']
)
def test_a_drawing_without_a_size_is_refused(box: str) -> None:
    with pytest.raises(PictureRefused):
        drawing_size(svg(attributes=box))


@pytest.mark.parametrize(
    "inside",
    [
        "<foreignObject/>",
        "<image href='#a'/>",
        '<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>',
        '<path style="fill:url(&quot;https://x.example&quot;)"/>',
        "<style>path{fill:u\\rl(x)}</style>",
        '<path fill="javascript:x"/>',
        '<?xml-stylesheet href="a.css"?>',
    ],
)
def test_what_runs_or_loads_is_refused(inside: str) -> None:
    with pytest.raises(PictureRefused):
        drawing_size(svg(inside))


@pytest.mark.parametrize("data", [b"", b"<svg", b"<svg/>", b"\xff\xfe<\x00", b"<html></html>"])
def test_what_is_no_drawing_is_told(data: bytes) -> None:
    with pytest.raises(NotAPicture):
        drawing_size(data)


def test_a_huge_drawing_is_refused_unread() -> None:
    with pytest.raises(PictureRefused):
        drawing_size(b"<" * (MAX_BYTES + 1))
