"""Pictures of finished sites: which files there are, what pages say of them, what a browser takes."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from PIL import Image
from playwright.sync_api import Browser, Page
from selectolax.lexbor import LexborHTMLParser, LexborNode

from satupintu.filters import PageLinks, template_filters
from satupintu.hrefs import Hrefs
from satupintu.pages.pictures import portrait, renditions
from satupintu.values import Portrait
from tests.build.project import Finished, build, built, command, environment, once
from tests.build.serve import served
from tests.core import photographs
from tests.core.photographs import PLANTED, gradient, saved
from tests.make_site import BASE, DAY, REPOSITORY, MadeSite, MakeSite, make_project, markdown

NEWS, PAGE, LATER = (
    "units/diklat/berita/kabar/",
    "units/diklat/halaman/alur/",
    "units/diklat/halaman/panjang/",
)
FILES: dict[str, str | bytes] = {
    "units/diklat/media/foto.jpg": saved(gradient((1600, 1200)), "JPEG", exif=photographs.exif(6)),
    "units/diklat/media/denah.png": photographs.planted_png(),
    "units/diklat/media/garis.webp": photographs.planted_webp(),
    "units/diklat/media/peta.png": saved(gradient((900, 500)), "PNG"),
    "units/diklat/media/tidak-disebut.jpg": photographs.planted_jpeg(),
    "units/diklat/berita/kabar.md": markdown(
        'Lihat ![Denah "lantai" <dua>](../media/denah.png "Lantai dua") dan ![hiasan](../media/garis.webp).\n',
        gambar="../media/foto.jpg",
        alt="Peserta & panitia",
        kredit="Humas",
        gambar_asli="ya",
    ),
    "units/diklat/pengumuman/jadwal.md": markdown(judul="Jadwal"),  # stands beside the lead story
    "units/diklat/halaman/alur.md": markdown(
        "![Denah](../media/denah.png)\n\n![Lagi](../media/garis.webp)\n"
    ),
    "units/diklat/halaman/panjang.md": markdown(
        "Kata demi kata. " * 60 + "\n\n![Denah](../media/denah.png)\n"
    ),
    "units/diklat/halaman/peta.md": markdown(
        "[Peta ukuran penuh](../media/peta.png)\n",
        lampiran="\n  - berkas: ../media/garis.webp\n    judul: Garis",
    ),
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> MadeSite:
    folder = once(
        tmp_path_factory, "gambar", lambda folder: make_project(folder / "situs", {**BASE, **FILES})
    )
    return MadeSite(folder / "situs")


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory, made: MadeSite) -> Finished:
    folder = once(tmp_path_factory, "gambar-hasil", lambda target: built(made.root, target / "output"))
    return Finished(folder / "output")


def pictures(site: Finished, address: str) -> list[LexborNode]:
    return site.html(address).css("main picture")


def image(picture: LexborNode) -> dict[str, str | None]:
    found = picture.css_first("img")
    assert found is not None
    return dict(found.attributes)


def offered(site: Finished, address: str, picture: LexborNode) -> dict[str, list[tuple[Path, int]]]:
    """By media type, the files a `<picture>` offers and the widths it announces."""
    found = {}
    for source in picture.css("source"):
        candidates = [each.split() for each in (source.attributes["srcset"] or "").split(",")]
        found[source.attributes["type"] or ""] = [
            (site.folder / address / url, int(width.removesuffix("w"))) for url, width in candidates
        ]
    return found


# ------------------------------------------------------------------------------------- files


def test_only_renditions_and_what_was_asked_for_are_published(shown: Finished) -> None:
    media = [name.rpartition("/")[2] for name in shown.files if "/media/" in name]
    plain = {re.sub(r"\.[0-9a-f]{10}\.", ".", name) for name in media}
    assert plain == {
        *(f"foto-{width}.{format}" for width in (480, 800, 1200) for format in ("avif", "webp")),
        *(f"{name}-{width}.{format}" for name in ("denah", "garis") for width in (480, 640) for format in ("avif", "webp")),
        "foto.jpg",  # gambar_asli
        "peta.png",  # linked
        "garis.webp",  # attached
    }  # fmt: skip


def test_nothing_planted_is_found_in_any_file(shown: Finished) -> None:
    assert shown.where(PLANTED) == []


def test_every_rendition_is_as_wide_as_it_says(shown: Finished) -> None:
    for address in (NEWS, PAGE):
        for picture in pictures(shown, address):
            for media_type, files in offered(shown, address, picture).items():
                for file, width in files:
                    with Image.open(file) as found:
                        assert (found.width, found.get_format_mimetype()) == (width, media_type)


def test_the_full_size_is_offered_with_the_size_of_the_published_file(shown: Finished) -> None:
    link = shown.html(NEWS).css_first("figure figcaption a")
    file = shown.file("units/diklat/media/foto.jpg")
    assert link.text() == f"Unduh gambar ukuran penuh (JPG, {round(file.stat().st_size / 1000)} kB)"
    assert (shown.folder / NEWS / (link.attributes["href"] or "")).samefile(file)
    with Image.open(file) as found:
        assert found.size == (1200, 1600)


def test_without_being_asked_no_full_size_is_offered(shown: Finished, site: Finished) -> None:
    assert site.html("units/diklat/berita/kabar/").css("figure a") == []
    assert not site.has("units/diklat/media/foto.png")


def test_an_attached_picture_tells_the_size_it_is_published_in(shown: Finished) -> None:
    published = shown.file("units/diklat/media/garis.webp").stat().st_size
    assert f"{round(published / 1000)} kB" in shown.words("units/diklat/halaman/peta/")


def test_the_data_names_the_widest_webp(shown: Finished) -> None:
    row = shown.items("news")["units/diklat/berita/kabar"]["picture"]
    with Image.open(shown.folder / row["url"].removeprefix("https://uji.example/")) as found:
        assert (found.format, found.size) == ("WEBP", (row["width"], row["height"]))
    assert (row["width"], row["alt"], row["credit"]) == (1200, "Peserta & panitia", "Humas")


# ------------------------------------------------------------------------------------- pages


def test_a_picture_has_both_formats_its_size_and_its_words(shown: Finished) -> None:
    first = pictures(shown, NEWS)[0]
    assert list(offered(shown, NEWS, first)) == ["image/avif", "image/webp"]
    found = image(first)
    assert (found["alt"], found["width"], found["height"]) == ("Peserta & panitia", "1200", "1600")
    assert all(source.attributes["sizes"] for source in first.css("source"))


@pytest.mark.parametrize("engine", ["commonmark", "python-markdown"])
def test_pictures_inside_a_text_are_shown_as_any_other(make_site: MakeSite, engine: str) -> None:
    site = built(
        make_site({**FILES, "content/situs.yml": f"{BASE['content/situs.yml']}markdown: {engine}\n"}).root
    )
    inside = site.html(NEWS).css("main .prosa picture")
    assert len(inside) == len(site.html(NEWS).css("main .prosa img")) == 2
    assert list(offered(site, NEWS, inside[0])) == ["image/avif", "image/webp"]
    denah, garis = (image(each) for each in inside)
    assert (denah["alt"], denah["title"], denah["width"], denah["height"]) == ('Denah "lantai" <dua>', "Lantai dua", "640", "480")  # fmt: skip
    assert garis["alt"] == ""
    assert site.words(NEWS, ".prosa") == "Lihat dan ."


@pytest.mark.parametrize(
    ("address", "eager"),
    [(NEWS, [True, False, False]), (PAGE, [True, False]), (LATER, [False]), ("", [True])],
)
def test_only_the_picture_seen_first_is_loaded_at_once(
    shown: Finished, address: str, eager: list[bool]
) -> None:
    found = [image(each) for each in pictures(shown, address)]
    assert [each.get("fetchpriority") == "high" for each in found] == eager
    assert [each.get("loading") != "lazy" for each in found] == eager


def test_list_rows_carry_no_pictures(shown: Finished) -> None:
    assert pictures(shown, "berita/") == []
    assert pictures(shown, "units/diklat/") == []


# ------------------------------------------------------------------------------------- cache


def test_a_warm_cache_gives_the_same_bytes_and_decodes_nothing(make_site: MakeSite) -> None:
    site = make_site(FILES)
    cold = built(site.root, site.root / "dingin").digest()
    warm = [
        sys.executable,
        "-X",
        "importtime",
        *command(site.root, "build", "--date", DAY, "--output", site.root / "hangat")[1:],
    ]
    result = subprocess.run(warm, env=environment(), capture_output=True, text=True, check=True)
    imported = set(re.findall(r"satupintu\.pictures\.(\w+)", result.stderr))
    assert imported == {"plan", "workshop"}, "source and encode are what decodes"
    assert Finished(site.root / "hangat").digest() == cold
    assert built(site.root, site.root / "penuh", DAY, "--full").digest() == cold


def test_a_damaged_cache_is_thrown_away_without_a_word(make_site: MakeSite) -> None:
    site = make_site(FILES)
    before = built(site.root).digest()
    kept = [path for path in (site.root / ".cache/gambar").rglob("*") if path.is_file()]
    for number, path in enumerate(kept):
        path.write_bytes((b"", b"rusak", path.read_bytes()[:-9])[number % 3])
    result = build(site.root)
    assert result.returncode == 0
    assert "gambar" not in result.stdout + result.stderr
    assert Finished(site.root / "output").digest() == before


# ------------------------------------------------------------------------------------- browser


@pytest.fixture(scope="module")
def address(shown: Finished) -> Iterator[str]:
    with served(shown.folder) as found:
        yield found


def test_a_phone_takes_the_avif_of_800_pixels(address: str, browser: Browser) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2)
    page = context.new_page()
    page.goto(address + NEWS, wait_until="networkidle")
    taken = page.evaluate("document.querySelector('figure img').currentSrc")
    context.close()
    assert re.search(r"/foto-800\.[0-9a-f]{10}\.avif$", taken)


@pytest.mark.parametrize("width", [320, 360, 700, 960, 1000, 1136, 1280, 1600])
def test_a_picture_is_shown_as_wide_as_its_sizes_say(address: str, page: Page, width: int) -> None:
    """`sizes` stands in `pages/pictures.py`, the widths in the stylesheet: they must agree."""
    page.set_viewport_size({"width": width, "height": 800})
    for place in ("", NEWS):
        page.goto(address + place)
        shown, said = page.evaluate(
            """() => {
                const image = document.querySelector('main picture img'), probe = document.createElement('i');
                const rules = image.parentElement.querySelector('source').sizes.split(/,(?![^(]*\\))/).map(rule => rule.trim());
                const rule = rules.map(rule => rule.match(/^(\\(min-width:[^)]*\\)) (.*)$/) || [, 'all', rule]).find(found => matchMedia(found[1]).matches);
                probe.style.cssText = 'position: absolute; width: ' + rule[2];
                document.body.append(probe);
                return [image.getBoundingClientRect().width, probe.getBoundingClientRect().width];
            }"""
        )
        assert shown == pytest.approx(said, rel=0.04), place


def test_nothing_moves_while_pictures_load(address: str, page: Page) -> None:
    heights = []
    for blocked in (True, False):
        if blocked:
            page.route(re.compile(r"\.(avif|webp)$"), lambda route: route.abort())
        else:
            page.unroute_all()
        page.goto(address + NEWS, wait_until="networkidle")
        page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
        page.wait_for_load_state("networkidle")
        heights.append(
            page.evaluate("[...document.querySelectorAll('picture')].map(p => p.firstElementChild && p.querySelector('img').getBoundingClientRect().height)")
        )  # fmt: skip
    assert heights[0] == pytest.approx(heights[1], abs=0.5)
    assert min(heights[0]) > 100


# ------------------------------------------------------------------------------------- portraits


def rendered(item: Portrait) -> str:
    """The macro as templates use it."""
    templates = Environment(
        loader=FileSystemLoader(REPOSITORY / "theme/templates"),
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    templates.filters |= template_filters(PageLinks(Hrefs("https://uji.example/")))
    source = '{% import "_parts.html" as parts %}{{ parts.portrait(item) }}'
    return templates.from_string(source).render(item=item).strip()


def test_a_portrait_names_both_densities_and_is_lazy(made: MadeSite) -> None:
    found = LexborHTMLParser(rendered(portrait(made.portal(), "units/diklat/media/foto.jpg", "Siti Aminah")))
    attributes = found.css_first("img").attributes
    assert (attributes["width"], attributes["height"]) == ("112", "140")
    assert (attributes["alt"], attributes["loading"], attributes["decoding"]) == ("", "lazy", "async")
    assert re.fullmatch(
        r"units/diklat/media/foto-potret-112\.[0-9a-f]{10}\.webp 1x, units/diklat/media/foto-potret-224\.[0-9a-f]{10}\.webp 2x",
        attributes["srcset"] or "",
    )


def test_initials_stand_where_there_is_no_portrait(made: MadeSite) -> None:
    html = rendered(portrait(made.portal(), "", "Dr. Siti Aminah, S.Sos., M.Si."))
    assert html == '<span class="potret potret-huruf" aria-hidden="true">SA</span>'


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_portrait_and_tile_have_the_same_size_and_letters_can_be_read(
    made: MadeSite, address: str, browser: Browser, scheme: str
) -> None:
    portal = made.portal()
    parts = [rendered(portrait(portal, path, "Siti Aminah")) for path in ("units/diklat/media/foto.jpg", "")]
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.evaluate("html => document.querySelector('main').innerHTML = html", "".join(parts))
    boxes = page.evaluate(
        "[...document.querySelectorAll('.potret')].map(e => [e.getBoundingClientRect().width, e.getBoundingClientRect().height])"
    )
    ink, ground = page.evaluate(
        "(() => { const s = getComputedStyle(document.querySelector('.potret-huruf')); return [s.color, s.backgroundColor]; })()"
    )
    context.close()
    assert boxes == [[112, 140], [112, 140]]
    assert contrast(ink, ground) >= 7


def contrast(one: str, other: str) -> float:
    """Of two `rgb(…)` colours (WCAG 2.2, contrast ratio)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    red, green, blue = (
        share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_what_an_item_shows_is_what_is_published(made: MadeSite, shown: Finished) -> None:
    portal = made.portal()
    item = portal.site.by_path["units/diklat/berita/kabar.md"]
    wanted = [found.address for found in renditions(portal, item)]  # type: ignore[arg-type]
    assert len(wanted) == 6 + 1 + 4 + 4
    assert [address for address in wanted if not shown.has(address)] == []
    for address in wanted:
        assert Image.open(io.BytesIO(shown.file(address).read_bytes())).size
