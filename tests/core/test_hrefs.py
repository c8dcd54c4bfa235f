"""Links work under any sub-path, and from disk."""

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.hrefs import Hrefs, output_path

ROOT = Hrefs("https://uji.example/")
BELOW = Hrefs("https://uji.example/portal/")
DISK = Hrefs("https://uji.example/portal/", from_disk=True)


@pytest.mark.parametrize(
    ("address", "page", "href"),
    [
        ("", "", "./"),
        ("", "berita/", "../"),
        ("berita/", "", "berita/"),
        ("berita/", "berita/", "../berita/"),
        ("units/diklat/", "berita/a/", "../../units/diklat/"),
        ("berita/#daftar", "profil/", "../berita/#daftar"),
        ("media/a.png", "berita/a/", "../../media/a.png"),
        ("theme/satupintu.css", "", "theme/satupintu.css"),
        ("#isi", "berita/", "#isi"),
        ("https://lan.go.id", "berita/", "https://lan.go.id"),
        ("mailto:a@b.id", "", "mailto:a@b.id"),
        ("tel:+62227790044", "", "tel:+62227790044"),
    ],
)
def test_a_link_is_relative_to_its_page(address: str, page: str, href: str) -> None:
    assert ROOT.href(address, page) == BELOW.href(address, page) == href


@pytest.mark.parametrize(
    ("address", "page", "href"),
    [
        ("", "", "index.html"),
        ("", "berita/", "../index.html"),
        ("berita/", "", "berita/index.html"),
        ("berita/#daftar", "", "berita/index.html#daftar"),
        ("media/a.png", "", "media/a.png"),
        ("#isi", "berita/", "#isi"),
        ("berita/", "404.html", "berita/index.html"),
    ],
)
def test_from_disk_a_link_names_the_file(address: str, page: str, href: str) -> None:
    assert DISK.href(address, page) == href


def test_the_404_page_is_shown_at_any_depth_so_its_links_start_at_the_root() -> None:
    assert ROOT.href("berita/", "404.html") == "/berita/"
    assert BELOW.href("berita/", "404.html") == "/portal/berita/"
    assert BELOW.href("", "404.html") == "/portal/"


def test_feeds_and_site_maps_get_absolute_links() -> None:
    assert BELOW.absolute("berita/") == "https://uji.example/portal/berita/"
    assert BELOW.absolute("") == "https://uji.example/portal/"


@pytest.mark.parametrize(
    ("address", "path"),
    [("", "index.html"), ("berita/", "berita/index.html"), ("404.html", "404.html"), ("a/b.pdf", "a/b.pdf")],
)
def test_a_page_is_written_where_its_address_leads(address: str, path: str) -> None:
    assert output_path(address) == path


WORD = st.from_regex(r"[a-z0-9]{1,5}", fullmatch=True)
ADDRESS = st.lists(WORD, max_size=4).map(lambda words: "".join(f"{word}/" for word in words))


@given(ADDRESS, ADDRESS)
def test_a_browser_follows_a_link_to_its_address(address: str, page: str) -> None:
    followed = posixpath.normpath(posixpath.join("/", page, ROOT.href(address, page)))
    assert followed == posixpath.normpath(f"/{address}")
