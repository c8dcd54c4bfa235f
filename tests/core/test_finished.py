"""What one look at a finished page must not hide on the next."""

from pathlib import Path

import pytest

from satupintu.finished import Finished
from tests.make_site import MakeSite, markdown

HEAD = (
    '<!doctype html>\n<html lang="id">\n<meta http-equiv="Content-Security-Policy" content="x">\n'
    '<meta name="color-scheme" content="light">\n<script type="application/ld+json">{}</script>\n'
    '<header class="kepala"><a href="../../">Beranda</a></header>\n<main id="isi"><h1>Judul</h1>\n'
)
FOOT = '</main>\n<footer class="kaki"><a href="../../berita/">Berita</a></footer>\n</html>\n'
PAGES = ("berita/a/index.html", "berita/b/index.html")


@pytest.fixture
def finished(make_site: MakeSite) -> Finished:
    files = {f"content/berita/{slug}.md": markdown(judul=f"Kabar {slug}") for slug in "ab"}
    return Finished(make_site(files).portal())


def page(body: str = "", *, head: str = HEAD, foot: str = FOOT) -> bytes:
    return f"{head}{body}{foot}".encode()


def told(finished: Finished, *bodies: bytes) -> list[str]:
    for name, body in zip(PAGES, bodies, strict=True):
        finished.see(name, body)
    return [problem.message for problem in finished.problems]


def concluded(finished: Finished, folder: Path, *bodies: bytes) -> list[str]:
    """What is told of pages that were written, seen and concluded."""
    for name, body in zip(PAGES, bodies, strict=True):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(body)
        finished.see(name, body)
    finished.conclude(folder)
    return [problem.message for problem in finished.problems]


def test_pages_in_order_have_no_problem(finished: Finished) -> None:
    assert told(finished, page(), page()) == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<script>alert(1)</script>", "skrip"),
        ("<style>p{}</style>", "gaya"),
        ('<img src="https://lain.example/a.png">', "sumber dari situs lain"),
        ('<link rel="stylesheet" href="https://lain.example/a.css">', "sumber dari situs lain"),
        ('<p style="color:red">', "gaya"),
    ],
)
def test_a_fault_is_told_of_every_page_that_has_it(finished: Finished, body: str, what: str) -> None:
    messages = told(finished, page(body), page(body))
    assert len(messages) == 2
    assert all(what in message for message in messages)


@pytest.mark.parametrize("mark", ["<header", "<footer", "<main", "<h1", '<html lang="'])
def test_what_the_page_before_had_may_not_be_missing(finished: Finished, mark: str) -> None:
    whole = page()
    messages = told(finished, whole, whole.replace(mark.encode(), b"<x"))
    assert [f"`{mark}`" in message for message in messages] == [True]


def test_a_dead_link_is_told_of_every_page_that_has_it(finished: Finished, tmp_path: Path) -> None:
    body = page('<a href="../../tidak-ada/">x</a>')
    messages = concluded(finished, tmp_path / "hasil", body, body)
    assert len([message for message in messages if "tidak-ada" in message]) == 2


def test_a_dead_link_in_a_header_is_seen_once_the_header_differs(finished: Finished, tmp_path: Path) -> None:
    other = HEAD.replace("Beranda</a>", 'Beranda</a><a href="../../tidak-ada/">x</a>')
    messages = concluded(finished, tmp_path / "hasil", page(), page(head=other))
    assert [message for message in messages if "tidak-ada" in message] == [
        "tautan `../../tidak-ada/` di halaman `/berita/b/` tidak membuka apa pun"
    ]


def test_a_header_may_not_name_a_part_that_a_later_page_lacks(finished: Finished, tmp_path: Path) -> None:
    header = HEAD.replace("Beranda</a>", 'Beranda</a><a href="#menu">x</a>')
    bodies = page('<p id="menu">x</p>', head=header), page(head=header)
    messages = concluded(finished, tmp_path / "hasil", *bodies)
    assert [message for message in messages if "#menu" in message] == [
        "bagian `#menu` tidak ada di `/berita/b/` (tautan di `/berita/b/`)"
    ]


@pytest.mark.parametrize("head", [HEAD, HEAD.replace("<main", '<p id="atas">x</p><main')])
def test_a_part_may_stand_anywhere_on_the_page_that_links_it(
    finished: Finished, tmp_path: Path, head: str
) -> None:
    bodies = page('<a href="#atas">x</a>', head=head), page('<a href="#atas">x</a><p id="atas">x</p>')
    messages = concluded(finished, tmp_path / "hasil", *bodies)
    assert [message for message in messages if "#atas" in message] == (
        ["bagian `#atas` tidak ada di `/berita/a/` (tautan di `/berita/a/`)"] if head is HEAD else []
    )


def test_a_footer_without_an_end_is_looked_at_on_every_page(finished: Finished, tmp_path: Path) -> None:
    open_foot = FOOT.replace("</html>", "<p>3204151203800001</p>")  # invented
    messages = concluded(finished, tmp_path / "hasil", page(foot=open_foot), page(foot=open_foot))
    assert [message for message in messages if "NIK" in message and "dan 1 berkas lain" in message]


@pytest.mark.parametrize("mark", ["{}", "Beranda", '<main id="isi">', "<h1>", "Berita"])
def test_a_number_is_seen_in_every_part_of_a_later_page(
    finished: Finished, tmp_path: Path, mark: str
) -> None:
    other = page().replace(mark.encode(), f"{mark} 3204151203800001".encode())  # invented
    messages = concluded(finished, tmp_path / "hasil", page(), other)
    assert ["di hasil `/berita/b/`" in message for message in messages if "NIK" in message] == [True]
