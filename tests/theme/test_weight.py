"""Budgets over finished sites, and each kind of breach on a small made one."""

import io
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request, ViewportSize

from satupintu.budgets import PICTURED, breaches, public, type_of
from satupintu.commands.report import FAULTY, OK, Impossible
from satupintu.commands.weigh import rows_of, run, table, theme_line
from satupintu.srcset import PHONE_DENSITY, PHONE_WIDTH
from satupintu.weight import OutputFolder, PageWeight, weigh, weigh_page
from tests.build.project import Finished
from tests.tables_plugin import WEIGHT
from tests.theme.addresses import REAL
from tests.tools_plugin import VISITOR

HEADER = '<header class="kepala"><a href="{root}">Beranda</a></header>'
FOOTER = '<footer class="kaki"><a href="{root}kontak/">Kontak</a></footer>'
PAGE = (
    '<!doctype html><html lang="id"><head><link rel="stylesheet" href="{root}theme/a.css">{head}</head>'
    "<body>{header}<main>{main}</main>{footer}</body></html>"
)

Write = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An output folder with a stylesheet and its font."""
    (tmp_path / "theme").mkdir()
    (tmp_path / "theme/a.css").write_text('@font-face{src:url("h.woff2")}')
    (tmp_path / "theme/h.woff2").write_bytes(os.urandom(5000))
    return tmp_path


@pytest.fixture
def write(folder: Path) -> Write:
    """Writes a page, and two others so that there is a usual header and footer."""

    def page(
        address: str, main: str = "", head: str = "", header: str = HEADER, footer: str = FOOTER
    ) -> None:
        root = "../" * address.count("/") or "./"
        text = PAGE.format(root="{root}", head=head, main=main, header=header, footer=footer)
        file = folder / f"{address}index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace("{root}", root))

    page("")
    page("profil/")
    return page


def told(folder: Path) -> list[str]:
    output = OutputFolder(folder)
    return [str(breach) for breach in breaches(output, weigh(output))]


def weighed(folder: Path, address: str) -> PageWeight:
    return next(page for page in weigh(OutputFolder(folder)) if page.address == address)


def picture(folder: Path, name: str, kilobytes: int) -> None:
    (folder / name).write_bytes(os.urandom(kilobytes * 1000))


# ------------------------------------------------------------------------------------ real sites


@pytest.mark.parametrize("fixture", ["real", "site", "crowded", "bare", "teeming", "gallery"])
def test_every_page_is_within_its_budget(
    fixture: str, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    built: Finished = request.getfixturevalue(fixture)
    output = OutputFolder(built.folder)
    pages = weigh(output)
    assert [str(breach) for breach in breaches(output, pages)] == []
    assert len(pages) == len(built.documents)
    if fixture == "real":
        record_property(WEIGHT, [*table(rows_of(pages)), theme_line(output)])


def test_the_real_site_has_pages_of_every_type(real: Finished) -> None:
    found = {type_of(page).name for page in weigh(OutputFolder(real.folder))}
    assert found >= {
        "beranda",
        "beranda unit",
        "satu kotak",
        "daftar",
        "berita",
        "pengumuman",
        "agenda",
        "unduhan",
        "halaman",
    }


def test_the_command_prints_a_table_and_ends_with_0(
    real: Finished, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(real.folder) == OK
    printed = capsys.readouterr()
    assert printed.out.splitlines()[0].split()[:3] == ["Jenis", "halaman", "Jumlah"]
    assert [line for line in printed.out.splitlines() if line.startswith("beranda unit ")]
    assert printed.err.endswith(" halaman, 0 di atas batas.\n")


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    """The phone of `srcset.py`, which keeps nothing from one visit to the next."""
    context = browser.new_context(
        **VISITOR,  # type: ignore[arg-type]
        viewport=ViewportSize(width=PHONE_WIDTH, height=740),
        device_scale_factor=PHONE_DENSITY,
    )
    page = context.new_page()
    context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
    yield page
    context.close()


@pytest.mark.parametrize("kind", REAL)
def test_a_browser_fetches_no_more_than_is_counted(
    kind: str, real: Finished, address: str, phone: Page
) -> None:
    """Of a first visit, with what a phone loads ahead of the scroll."""
    fetched: set[str] = set()
    phone.goto("about:blank")

    def fetching(request: Request) -> None:
        fetched.add(request.url.removeprefix(address))

    phone.on("request", fetching)
    phone.goto(address + REAL[kind], wait_until="networkidle")
    phone.remove_listener("request", fetching)
    assert {".css", ".woff2"} <= {Path(name).suffix for name in fetched}, (
        "nothing was kept from another visit"
    )
    output = OutputFolder(real.folder)
    size = sum(output.size(real.file(name).relative_to(real.folder).as_posix()) for name in fetched)
    counted = weigh_page(output, real.file(REAL[kind]).relative_to(real.folder).as_posix())
    assert len(fetched) <= counted.requests
    assert size <= counted.size


# ------------------------------------------------------------------------------------ what is counted


def test_a_first_visit_is_the_page_with_style_font_script_icon_and_picture(
    folder: Path, write: Write
) -> None:
    (folder / "theme/a.js").write_text("0")
    (folder / "theme/i.svg").write_text("<svg/>")
    picture(folder, "foto.png", 3)
    head = '<script src="../theme/a.js" defer></script><link rel="icon" href="../theme/i.svg">'
    write("kontak/", '<img src="../foto.png" alt="">', head)
    page = weighed(folder, "kontak/")
    assert {file.address for file in page.files} == {
        "/kontak/",
        "/theme/a.css",
        "/theme/h.woff2",
        "/theme/a.js",
        "/theme/i.svg",
        "/foto.png",
    }
    assert page.size == sum(file.size for file in page.files) > 8000


def test_of_several_icons_the_drawing_counts(folder: Path, write: Write) -> None:
    (folder / "theme/i.svg").write_text("<svg/>")
    picture(folder, "favicon.ico", 1)
    head = '<link rel="icon" href="../favicon.ico" sizes="32x32"><link rel="icon" type="image/svg+xml" href="../theme/i.svg">'
    write("kontak/", head=head)
    page = weighed(folder, "kontak/")
    assert [file.address for file in page.files if "ico" in file.address or "svg" in file.address] == [
        "/theme/i.svg"
    ]


def test_of_lazy_pictures_the_first_counts(folder: Path, write: Write) -> None:
    for name in ("a.png", "b.png", "c.png"):
        picture(folder, name, 1)
    lazy = "".join(f'<img src="../{name}" alt="" loading="lazy">' for name in ("a.png", "b.png", "c.png"))
    write("kontak/", lazy)
    assert [file.address for file in weighed(folder, "kontak/").files if "png" in file.address] == ["/a.png"]


def test_texts_weigh_what_is_sent_and_pictures_what_they_are(folder: Path, write: Write) -> None:
    write("kontak/", "<p>sama</p>" * 500)
    picture(folder, "foto.png", 2)
    assert weighed(folder, "kontak/").html < 500
    assert OutputFolder(folder).size("foto.png") == 2000


def test_a_file_that_several_elements_name_is_one_request(folder: Path, write: Write) -> None:
    write("kontak/", head='<link rel="preload" href="../theme/h.woff2" as="font" crossorigin>')
    assert weighed(folder, "kontak/").requests == 3


def test_english_pages_are_of_the_type_of_what_they_translate(folder: Path, write: Write) -> None:
    write("en/units/diklat/berita/a/")
    assert type_of(weighed(folder, "en/units/diklat/berita/a/")).name == "berita"


def test_a_page_with_pictures_in_its_text_may_weigh_what_an_article_may(folder: Path, write: Write) -> None:
    target = io.BytesIO()
    Image.new("RGB", (4, 4)).save(target, "PNG")
    (folder / "foto.png").write_bytes(target.getvalue())
    write("kontak/", '<img src="../foto.png" alt="">')
    assert type_of(weighed(folder, "kontak/")) == PICTURED


def test_what_is_not_public_is_not_judged(folder: Path, write: Write) -> None:
    write("galeri/", "<p style='color:red'>Isi</p>" * 3000)
    assert told(folder) == []
    assert "galeri/" not in {page.address for page in public(weigh(OutputFolder(folder)))}


# ------------------------------------------------------------------------------------ breaches


def test_too_many_elements_are_told_with_the_fullest_parts(folder: Path, write: Write) -> None:
    write("kontak/", f"<div class='isi'><ol id='panjang'>{'<li>x' * 1000}</ol></div>")
    assert told(folder) == [
        "/kontak/: 1011 unsur, batasnya 900; paling padat: ol#panjang (1001 unsur), li (1 unsur), li (1 unsur), li (1 unsur)"
    ]


def test_a_list_may_have_more_elements_than_other_pages(folder: Path, write: Write) -> None:
    write("unduhan/", "<p>x</p>" * 1000)
    write("pengumuman/", "<p>x</p>" * 2500)
    assert [line.partition(";")[0] for line in told(folder)] == ["/pengumuman/: 2509 unsur, batasnya 2500"]


def test_a_heavy_picture_is_told_with_its_size(folder: Path, write: Write) -> None:
    picture(folder, "besar.jpg", 250)
    write("berita/a/", '<img src="../../besar.jpg" alt="">')
    (line,) = told(folder)
    assert line.startswith("/berita/a/: 255,")
    assert "kB, batasnya 200 kB; terberat: /besar.jpg 250,0 kB, /theme/h.woff2 5,0 kB, " in line


def test_too_many_requests_are_told(folder: Path, write: Write) -> None:
    for number in range(6):
        picture(folder, f"{number}.png", 1)
    write("pengumuman/a/", "".join(f'<img src="../../{number}.png" alt="">' for number in range(6)))
    assert [line.partition(";")[0] for line in told(folder)] == ["/pengumuman/a/: 9 permintaan, batasnya 6"]


def test_a_heavy_text_is_told(folder: Path, write: Write) -> None:
    write("kontak/", f"<p id='panjang'>{os.urandom(12000).hex()}</p>")
    (line,) = told(folder)
    assert line.startswith("/kontak/: HTML 1") and "batasnya 10 kB; terpanjang: p#panjang (24" in line


def test_a_style_inside_a_page_is_told(folder: Path, write: Write) -> None:
    write("kontak/", '<p class="awal" style="color:red">Isi</p><style>p{}</style>')
    assert told(folder) == ["/kontak/: gaya atau skrip di dalam halaman: p.awal, style"]


def test_a_script_inside_a_page_is_told_but_data_is_not(folder: Path, write: Write) -> None:
    write("kontak/", "<script>0</script>")
    write("tentang/", '<script type="application/ld+json">{}</script>')
    assert told(folder) == ["/kontak/: gaya atau skrip di dalam halaman: script"]


def test_what_comes_from_another_site_is_told(folder: Path, write: Write) -> None:
    write("kontak/", '<img src="https://lain.example/a.png" alt=""><a href="https://lain.example/">x</a>')
    assert told(folder) == ["/kontak/: memuat dari situs lain: https://lain.example/a.png"]


def test_a_file_that_is_not_there_is_told(folder: Path, write: Write) -> None:
    write("kontak/", '<img src="../hilang.png" alt="">')
    assert told(folder) == ["/kontak/: memuat berkas yang tidak ada: hilang.png"]


def test_a_second_stylesheet_is_told(folder: Path, write: Write) -> None:
    (folder / "theme/b.css").write_text("p{color:red}")
    write("kontak/", head='<link rel="stylesheet" href="../theme/b.css">')
    (line,) = told(folder)
    assert line.startswith("/kontak/: 2 lembar gaya, seharusnya satu; terberat: /theme/h.woff2 5,0 kB, ")


def test_another_stylesheet_is_told(folder: Path, write: Write) -> None:
    (folder / "theme/b.css").write_text("p{color:red}")
    write("kontak/")
    page = folder / "kontak/index.html"
    page.write_text(page.read_text().replace("a.css", "b.css"))
    assert told(folder) == ["/kontak/: lembar gaya tidak sama dengan halaman lain"]


def test_another_header_is_told_with_the_place(folder: Path, write: Write) -> None:
    write("kontak/", header=HEADER.replace("Beranda", "Selamat datang"))
    (line,) = told(folder)
    assert line.startswith("/kontak/: kepala halaman tidak sama dengan halaman lain: `")
    assert "Selamat datang" in line


def test_a_page_without_the_footer_is_told(folder: Path, write: Write) -> None:
    write("kontak/", footer="")
    assert told(folder) == ["/kontak/: kaki halaman tidak sama dengan halaman lain: tidak ada"]


def test_the_mark_of_the_present_page_and_the_depth_make_no_difference(folder: Path, write: Write) -> None:
    write("kontak/", footer=FOOTER.replace("<a ", '<a aria-current="page" '))
    write("units/diklat/berita/a/")
    assert told(folder) == []


def test_headers_are_compared_within_a_language(folder: Path, write: Write) -> None:
    write("en/profil/", header=HEADER.replace("Beranda", "Home"))
    page = folder / "en/profil/index.html"
    page.write_text(page.read_text().replace('lang="id"', 'lang="en"'))
    assert told(folder) == []


@pytest.mark.parametrize(("name", "limit"), [("b.css", 10), ("b.js", 4), ("b.woff2", 14)])
def test_a_heavy_file_of_the_theme_is_told(folder: Path, write: Write, name: str, limit: int) -> None:
    (folder / "theme" / name).write_bytes(os.urandom(15000))
    (line,) = told(folder)
    assert line.startswith(f"*.{name.partition('.')[2]}: ")
    assert f"batasnya {limit} kB; terberat: /theme/{name} 15,0 kB" in line


# ------------------------------------------------------------------------------------ the command


def test_a_breach_ends_the_command_with_1(
    folder: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write("kontak/", '<p style="color:red">Isi</p>')
    assert run(folder) == FAULTY
    printed = capsys.readouterr()
    assert printed.out.splitlines()[-1] == "/kontak/: gaya atau skrip di dalam halaman: p"
    assert printed.err == "Selesai ditimbang: 3 halaman, 1 di atas batas.\n"


def test_the_answer_as_json_has_types_theme_and_breaches(
    folder: Path, write: Write, capsys: pytest.CaptureFixture[str]
) -> None:
    write("kontak/", '<p style="color:red">Isi</p>')
    assert run(folder, json=True) == FAULTY
    answer = json.loads(capsys.readouterr().out)
    assert [row["type"] for row in answer["types"]] == ["beranda", "halaman"]
    assert answer["types"][1]["pages"] == 2
    assert answer["theme"][".woff2"] == 5000
    assert answer["breaches"] == [{"page": "/kontak/", "message": "gaya atau skrip di dalam halaman: p"}]


def test_without_a_built_site_there_is_nothing_to_weigh(tmp_path: Path) -> None:
    with pytest.raises(Impossible, match=r"bangun dahulu dengan `\./portal build`"):
        run(tmp_path / "output")
