"""Theme files carry their digest in their names, and templates get filters that escape."""

import re
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup

from satupintu.dates import When
from satupintu.filters import GIVES, PageLinks, template_filters
from satupintu.hrefs import Hrefs
from satupintu.theme import STYLESHEET, load_assets
from satupintu.unbroken import unbroken, with_unbroken_names
from satupintu.values import UnitBand


@pytest.fixture
def theme(tmp_path: Path) -> Path:
    static = tmp_path / "static"
    for folder in ("css", "js", "font"):
        (static / folder).mkdir(parents=True)
    (static / "css" / "20-b.css").write_text('b{src:url("huruf.woff2")}\n')
    (static / "css" / "10-a.css").write_text("a{}\n")
    (static / "js" / "x.js").write_text("1")
    (static / "font" / "huruf.woff2").write_bytes(b"font")
    (static / "font" / "OFL.txt").write_text("licence")
    return tmp_path


def test_stylesheets_are_joined_in_name_order(theme: Path) -> None:
    assets = load_assets(theme)
    assert assets.contents[assets.addresses[STYLESHEET]].startswith(b"a{}b{")


def test_comments_and_indentation_of_stylesheets_stay_at_home(theme: Path) -> None:
    (theme / "static" / "css" / "10-a.css").write_text(
        '/* Why { this } */\n@media print {\n  a:not(b, c) > d :hover { color: red; content: "a b"; }\n}\n'
    )
    assets = load_assets(theme)
    assert assets.content(STYLESHEET).startswith(
        b'@media print{a:not(b,c) > d :hover{color:red;content:"a b"}}b{'
    )


def test_texts_in_stylesheets_keep_their_spaces_and_signs(theme: Path) -> None:
    (theme / "static" / "css" / "10-a.css").write_text('a::after { content: "; a: b, { c ;} "; }\n')
    assert load_assets(theme).content(STYLESHEET).startswith(b'a::after{content:"; a: b, { c ;} "}b{')


def test_a_font_is_named_by_its_published_address(theme: Path) -> None:
    assets = load_assets(theme)
    font = assets.addresses["huruf.woff2"].removeprefix("theme/")
    assert f'url("{font}")'.encode() in assets.contents[assets.addresses[STYLESHEET]]


def test_only_what_browsers_need_is_published(theme: Path) -> None:
    assert load_assets(theme).addresses.keys() == {STYLESHEET, "x.js", "huruf.woff2"}


def test_an_address_changes_with_the_content_and_with_nothing_else(theme: Path) -> None:
    before = load_assets(theme).addresses
    assert re.fullmatch(r"theme/x\.[0-9a-f]{10}\.js", before["x.js"])
    assert load_assets(theme).addresses == before
    (theme / "static" / "js" / "x.js").write_text("2")
    assert load_assets(theme).addresses["x.js"] != before["x.js"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Modul e-learning", 'Modul <span class="tetap">e-learning</span>'),
        ("SP4N-LAPOR! kini", '<span class="tetap">SP4N-LAPOR!</span> kini'),
        ("Rapat", "Rapat"),
        ("kata-kata biasa", "kata-kata biasa"),
        ("28–29 November 2026", '<span class="tetap">28–29</span> November 2026'),
        ("kemarin – hari ini", "kemarin – hari ini"),
        ("08.00–16.00 WIB", '<span class="tetap">08.00–16.00</span> WIB'),
        ("2025–2026.", '<span class="tetap">2025–2026</span>.'),
        ("<b>e-office</b>", '&lt;b&gt;<span class="tetap">e-office</span>&lt;/b&gt;'),
        ("a-<script>", "a-&lt;script&gt;"),
        ("", ""),
    ],
)
def test_names_with_a_hyphen_and_ranges_do_not_break_and_markup_is_escaped(text: str, html: str) -> None:
    assert unbroken(text) == Markup(html)
    assert isinstance(unbroken(text), Markup)


@pytest.mark.parametrize(
    ("html", "finished"),
    [
        ("<em>E-monev</em> diklat", '<em><span class="tetap">E-monev</span></em> diklat'),
        ('<a href="/e-learning/">kelas</a>', '<a href="/e-learning/">kelas</a>'),
        (
            "<pre>e-monev <code>e-monev</code> e-monev</pre>",
            "<pre>e-monev <code>e-monev</code> e-monev</pre>",
        ),
        ("</pre> e-monev", '</pre> <span class="tetap">e-monev</span>'),
        ("a &lt; b", "a &lt; b"),
    ],
)
def test_names_of_a_finished_text_do_not_break_but_in_program_text(html: str, finished: str) -> None:
    assert with_unbroken_names(html) == finished


def test_a_link_is_that_of_the_page_at_hand() -> None:
    """Also where the address is a constant, which Jinja would otherwise work out once for all pages."""
    links = PageLinks(Hrefs("https://uji.example/"))
    environment = Environment(autoescape=True)
    environment.filters.update(template_filters(links))
    template = environment.from_string("{{ 'profil/'|href }}{{ 'berita/a/'|kini }}")
    links.turn_to("berita/a/")
    assert template.render() == '../../profil/ aria-current="page"'
    links.turn_to("")
    assert template.render() == "profil/"


def test_filters_give_what_compiled_templates_take_them_to_give() -> None:
    links = PageLinks(Hrefs("https://uji.example/"))
    filters = template_filters(links)
    links.turn_to("berita/a/")
    environment = Environment(loader=DictLoader({"part.html": "<p>{{ page }}</p>"}), autoescape=True)
    context = environment.from_string("").new_context({"frame": "", "page": "Judul"})
    when, band = When.parse("2026-03-02 08:00"), UnitBand("Diklat", "units/diklat/", ())
    given = {
        "href": {filters["href"](context, address) for address in ("", "profil/", "#isi", "tel:1", "a.pdf")},
        "kini": {filters["kini"](context, address) for address in ("berita/a/", "berita/")},
        "sekali": {filters["sekali"](context, band, "part.html")},
        "tetap": {filters["tetap"](text) for text in ("", "a < b", "SP4N-LAPOR! & e-learning")},
        **{name: {filters[name](when)} for name in ("tanggal", "tanggal_penuh", "tanggal_pendek", "iso")},
    }
    assert {name: {type(text) for text in texts} for name, texts in given.items()} == {
        name: {kind} for name, kind in GIVES.items()
    }
    assert GIVES.keys() == filters.keys()


def test_dates_are_written_in_three_lengths() -> None:
    filters = template_filters(PageLinks(Hrefs("https://uji.example/")))
    when = When.parse("2026-03-02")
    assert filters["tanggal"](when) == "2 Maret 2026"
    assert filters["tanggal_penuh"](when) == "Senin, 2 Maret 2026"
    assert filters["tanggal_pendek"](when) == "2 Mar 2026"
    assert filters["iso"](when) == "2026-03-02"
