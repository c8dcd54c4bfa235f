"""What one look at a finished page must not hide on the next."""

import pytest

from satupintu.finished import Finished
from tests.make_site import MakeSite, markdown

HEAD = (
    '<!doctype html>\n<html lang="id">\n<meta http-equiv="Content-Security-Policy" content="x">\n'
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


def test_pages_in_order_have_no_problem(finished: Finished) -> None:
    assert told(finished, page(), page()) == []


@pytest.mark.parametrize(
    ("body", "what"),
    [
        ("<script>alert(1)</script>", "skrip"),
        ("<style>p{}</style>", "gaya"),
        ('<img src="https://lain.example/a.png">', "sumber dari situs lain"),
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


def test_a_dead_link_is_told_of_every_page_that_has_it(
    finished: Finished, tmp_path_factory: pytest.TempPathFactory
) -> None:
    body = page('<a href="../../tidak-ada/">x</a>')
    folder = tmp_path_factory.mktemp("hasil")
    for name in PAGES:
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(body)
        finished.see(name, body)
    finished.conclude(folder)
    dead = [problem.message for problem in finished.problems if "tidak-ada" in problem.message]
    assert len(dead) == 2


def test_a_dead_link_in_a_header_is_seen_once_the_header_differs(
    finished: Finished, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = HEAD.replace("Beranda</a>", 'Beranda</a><a href="../../tidak-ada/">x</a>')
    folder = tmp_path_factory.mktemp("hasil")
    for name, body in zip(PAGES, (page(), page(head=other)), strict=True):
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_bytes(body)
        finished.see(name, body)
    finished.conclude(folder)
    assert [problem.message for problem in finished.problems if "tidak-ada" in problem.message] == [
        "tautan `../../tidak-ada/` di halaman `/berita/b/` tidak membuka apa pun"
    ]
