"""Two finished sites compared: what the pages of a real build seldom show."""

from collections.abc import Mapping
from pathlib import Path

from satupintu.review.comparison import Side, page_changes
from satupintu.review.report import PageChange

SOURCE = "units/diklat/halaman/a.md"


def side(folder: Path, pages: Mapping[str, str]) -> Side:
    for address, main in pages.items():
        file = folder / address / "index.html"
        file.parent.mkdir(parents=True)
        file.write_text(f"<header>Menu</header><main>{main}</main>")
    return Side(folder, dict.fromkeys(pages, "A"), dict.fromkeys(pages, SOURCE), "https://uji.example/")


def changes(tmp_path: Path, before: str, after: str, *broken: str) -> PageChange:
    old, new = side(tmp_path / "lama", {"a/": before}), side(tmp_path / "baru", {"a/": after})
    (found,) = page_changes(old, new, {SOURCE}, broken).pages
    return found


def test_a_link_to_an_address_that_is_withheld_is_marked(tmp_path: Path) -> None:
    dead = "https://mati.example/"
    found = changes(
        tmp_path, "<p>Baca.</p>", f'<p>Baca <a href="{dead}">ini</a>, <a href="../b/">itu</a>.</p>', dead
    )
    assert [(link.address, link.broken) for link in found.links_added] == [(dead, True), ("/b/", False)]


def test_a_link_that_leads_elsewhere_goes_and_comes(tmp_path: Path) -> None:
    found = changes(tmp_path, '<a href="../b/index.html#x">B</a>', '<a href="../b/index.html#y">B</a>')
    assert [link.address for link in found.links_removed] == ["/b/#x"]
    assert [link.address for link in found.links_added] == ["/b/#y"]
    assert found.words is None


def test_a_picture_without_words_is_told_as_such(tmp_path: Path) -> None:
    found = changes(tmp_path, "<p>A</p>", '<p>A</p><img src="../m/x.png"><img src="../m/y.png" alt="">')
    assert [(picture.address, picture.alt) for picture in found.pictures] == [
        ("/m/x.png", None),
        ("/m/y.png", ""),
    ]


def test_a_picture_that_goes_or_is_replaced_is_told(tmp_path: Path) -> None:
    old, new = '<p>A</p><img src="../m/x.png" alt="Aula"><img src="../m/y.png" alt="Peta">', "<p>A</p>"
    found = changes(tmp_path / "hilang", old, new)
    assert [picture.alt for picture in found.pictures_removed] == ["Aula", "Peta"]
    assert found.pictures == ()
    found = changes(tmp_path / "ganti", old, old.replace("x.png", "z.png"))
    assert [picture.address for picture in found.pictures] == ["/m/z.png"]
    assert [picture.address for picture in found.pictures_removed] == ["/m/x.png"]


def test_the_rows_of_a_table_and_what_stands_apart_are_lines(tmp_path: Path) -> None:
    before = "<table><tr><td>Senin</td><td>Aula</td></tr></table><p>Satu<br>dua</p>"
    found = changes(tmp_path, before, before.replace("Aula", "Kelas").replace("dua", "tiga"))
    assert found.words is not None
    told = [" ".join(part.text for part in paragraph) for paragraph in found.words.paragraphs]
    assert told == ["Senin Aula Kelas", "Satu dua tiga"]


def test_what_is_not_about_the_page_is_not_read(tmp_path: Path) -> None:
    other = '<div data-pagefind-ignore><a href="../{}/">Lain</a></div><div class="akhir">{}</div>'
    old = side(tmp_path / "lama", {"a/": "<p>A</p>" + other.format("b", "1")})
    new = side(tmp_path / "baru", {"a/": "<p>A</p>" + other.format("c", "2")})
    (found,) = page_changes(old, new, {SOURCE}).pages
    assert (found.words, found.links_added, found.links_removed) == (None, (), ())
