"""What browsers, services and search engines read in a page's head: titles, sharing, feeds, icons, robots."""

import io
import json
import re
from collections import Counter
from itertools import chain
from urllib.parse import urljoin

import pytest
from PIL import Image
from playwright.sync_api import Page

from tests.build import sample
from tests.build.project import Finished, built
from tests.build.serve import served
from tests.make_site import MakeSite, markdown

REAL_OWN = "https://puslatbang-pkasn.example/"
LONGEST_CARD = 60_000
"""Bytes; slow services fetch the picture anew for each share."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[789]:00")
TYPES = {
    "": "beranda",
    "units/": "unit",
    "units/diklat/": "unit",
    "berita/": "berita",
    "berita/arsip/2019/": "berita",
    "units/diklat/pengumuman/": "pengumuman",
    "units/diklat/pengumuman/berlaku/": "pengumuman",
    "agenda/": "agenda",
    "agenda/bulan/2026-03/": "agenda",
    "agenda/pelatihan/": "agenda",
    "units/kajian/agenda/seminar/": "agenda",
    "unduhan/": "unduhan",
    "units/diklat/unduhan/pedoman/": "unduhan",
    "profil/": "halaman",
    "label/kabar-bersama/": "daftar",
    "peta-situs/": "daftar",
    "riwayat/": "daftar",
}


@pytest.fixture(params=["real", "sample"])
def built_site(request: pytest.FixtureRequest) -> tuple[Finished, str]:
    """A finished site and the address it gives itself."""
    if request.param == "real":
        return request.getfixturevalue("real"), REAL_OWN
    return request.getfixturevalue("site"), sample.OWN


def meta(finished: Finished, address: str) -> dict[str, str]:
    """The named and Open Graph lines of a page's head."""
    found = finished.html(address).css("head meta[name], head meta[property]")
    return {
        (node.attributes.get("name") or node.attributes.get("property") or ""): node.attributes["content"]
        or ""
        for node in found
    }


def title(finished: Finished, address: str) -> str:
    node = finished.html(address).css_first("head > title")
    assert node is not None
    return node.text()


def indexed(finished: Finished) -> list[str]:
    return [address for address in finished.pages if meta(finished, address).get("robots") != "noindex"]


def repeated(texts: list[str]) -> list[str]:
    return [text for text, times in Counter(texts).items() if times > 1]


# ------------------------------------------------------------------------------ titles and descriptions


def test_no_two_pages_have_the_same_title(built_site: tuple[Finished, str]) -> None:
    finished, _own = built_site
    assert repeated([title(finished, address) for address in indexed(finished)]) == []


def test_every_title_begins_with_its_heading_and_ends_with_the_name_of_the_site(
    built_site: tuple[Finished, str],
) -> None:
    finished, _own = built_site
    for address in indexed(finished):
        heading = finished.html(address).css_first("h1")
        found, name = title(finished, address), meta(finished, address)["og:site_name"]
        assert heading is not None and found.startswith(" ".join(heading.text().split())), address
        assert found.endswith(f" – {name}"), address


def test_no_two_pages_have_the_same_description(built_site: tuple[Finished, str]) -> None:
    finished, _own = built_site
    assert repeated([meta(finished, address)["description"] for address in indexed(finished)]) == []


def test_descriptions_say_enough_and_no_more_than_is_shown(built_site: tuple[Finished, str]) -> None:
    finished, _own = built_site
    texts = {address: meta(finished, address)["description"] for address in indexed(finished)}
    assert {
        address: text for address, text in texts.items() if not 50 <= len(text) <= 160 or "  " in text
    } == {}


def test_a_further_page_of_a_list_says_its_number(make_site: MakeSite) -> None:
    files = {
        f"units/diklat/berita/kabar-{number:02}.md": markdown(judul=f"Kabar {number}", tanggal="2026-01-05")
        for number in range(1, 42)
    }
    finished = built(make_site(files).root)
    address = "units/diklat/berita/hal/1/"
    assert title(finished, address) == "Berita, halaman 1 – Bidang Diklat – Portal Uji"
    assert meta(finished, address)["description"].startswith("Halaman 1: ")


def test_pages_of_one_title_are_told_apart_by_kind_and_day(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/berita/a.md": markdown(judul="Rapat", tanggal="2026-01-05"),
            "units/diklat/berita/b.md": markdown(judul="Rapat", tanggal="2026-02-05"),
            "units/diklat/berita/c.md": markdown(judul="Rapat", tanggal="2026-02-05"),
            "units/diklat/pengumuman/a.md": markdown(judul="Rapat", tanggal="2026-01-05"),
        }
    )
    titles = made.portal().document_titles
    assert titles["units/diklat/pengumuman/a/"] == "Rapat – Pengumuman – Bidang Diklat"
    assert titles["units/diklat/berita/a/"] == "Rapat – Berita – 5 Januari 2026 – Bidang Diklat"
    assert titles["units/diklat/berita/b/"].startswith("Rapat – Berita – 5 Februari 2026 – units/diklat/")
    assert len(set(titles.values())) == len(titles)


# ------------------------------------------------------------------------------ sharing


def test_every_indexed_page_says_how_it_is_shared(built_site: tuple[Finished, str]) -> None:
    finished, own = built_site
    for address in indexed(finished):
        found = meta(finished, address)
        assert found["og:url"] == own + address
        assert f"{found['og:title']} – {found['og:site_name']}" == title(finished, address)
        assert found["og:description"] == found["description"]
        assert found["og:locale"] == ("en_GB" if address.startswith("en/") else "id_ID")
        assert found["twitter:card"] == "summary_large_image"
        assert found["og:image:alt"], address


def test_shared_pictures_are_what_the_page_says_of_them(built_site: tuple[Finished, str]) -> None:
    finished, own = built_site
    seen = set()
    for address in indexed(finished):
        found = meta(finished, address)
        assert found["og:image"].startswith(own), address
        said = (
            found["og:image"],
            found["og:image:type"],
            found["og:image:width"],
            found["og:image:height"],
        )
        seen.add(said)
    for picture, media_type, width, height in seen:
        with Image.open(finished.folder / picture.removeprefix(own)) as image:
            assert Image.MIME[image.format or ""] == media_type
            assert image.size == (int(width), int(height))


@pytest.mark.parametrize("address", TYPES)
def test_each_type_of_page_has_its_own_picture(site: Finished, address: str) -> None:
    picture = meta(site, address)["og:image"].removeprefix(sample.OWN)
    assert re.fullmatch(rf"theme/kartu-{TYPES[address]}\.[0-9a-f]{{10}}\.png", picture)


def test_pictures_of_types_are_small_and_of_the_size_every_service_shows_whole(
    built_site: tuple[Finished, str],
) -> None:
    finished, _own = built_site
    cards = [path for name, path in finished.files.items() if name.startswith("theme/kartu-")]
    assert len(cards) == len(set(TYPES.values()))
    for card in cards:
        assert card.stat().st_size <= LONGEST_CARD
        assert Image.open(io.BytesIO(card.read_bytes())).size == (1200, 630)


def test_a_news_item_with_a_large_picture_is_shared_with_it(make_site: MakeSite) -> None:
    target = io.BytesIO()
    Image.new("RGB", (1200, 675), (20, 90, 60)).save(target, "PNG")
    files = {
        "units/diklat/media/kelas.png": target.getvalue(),
        "units/diklat/media/kecil.png": sample.picture(9, 9, 9),
        "units/diklat/berita/besar.md": markdown(
            judul="Besar", gambar="../media/kelas.png", alt="Ruang kelas"
        ),
        "units/diklat/berita/kecil.md": markdown(judul="Kecil", gambar="../media/kecil.png", alt="Titik"),
    }
    finished = built(make_site(files).root)
    found = meta(finished, "units/diklat/berita/besar/")
    assert found["og:image"].startswith("https://uji.example/units/diklat/media/")
    assert found["og:image:alt"] == "Ruang kelas"
    assert "kartu-berita" in meta(finished, "units/diklat/berita/kecil/")["og:image"]


def test_news_and_announcements_are_articles_with_their_moments(site: Finished) -> None:
    found = meta(site, "units/diklat/pengumuman/berlaku/")
    assert found["og:type"] == "article"
    assert found["article:published_time"] == "2026-11-10T00:00:00+07:00"
    assert MOMENT.fullmatch(found["article:modified_time"])
    assert meta(site, "units/kajian/berita/kabar/")["og:type"] == "article"
    for address in ("", "profil/", "units/kajian/agenda/seminar/", "units/diklat/unduhan/pedoman/"):
        assert meta(site, address)["og:type"] == "website"
        assert "article:published_time" not in meta(site, address)


# ------------------------------------------------------------------------------ robots


def test_what_search_engines_should_leave_says_so_and_is_in_no_site_map(
    built_site: tuple[Finished, str],
) -> None:
    finished, own = built_site
    listed = set(re.findall(r"<loc>([^<]*)</loc>", finished.text("sitemap.xml")))
    assert listed == {own + address for address in indexed(finished)}
    assert len(listed) < len(finished.pages)


def test_a_page_that_stands_for_nothing_claims_nothing(site: Finished) -> None:
    left = set(site.pages) - set(indexed(site))
    assert {"404.html", "units/kearsipan/", "units/asesmen/", "tentang-kami/"} <= left
    for address in left:
        html = site.html(address)
        assert not [name for name in meta(site, address) if name.startswith(("og:", "article:", "twitter:"))]
        assert html.css_first("script[type='application/ld+json']") is None, address
        if html.css_first("meta[http-equiv=refresh]") is None:
            assert html.css_first("link[rel=canonical]") is None, address


# ------------------------------------------------------------------------------ feeds and calendars


def test_every_named_feed_and_calendar_is_there_and_its_title_is_its_own(
    built_site: tuple[Finished, str],
) -> None:
    finished, own = built_site
    named: set[tuple[str, str, str]] = set()
    for address in finished.pages:
        for link in finished.html(address).css("link[rel=alternate][title]"):
            target = urljoin(own + address, link.attributes["href"] or "").removeprefix(own)
            assert finished.has(target), f"{address}: {target}"
            named.add((target, link.attributes["title"] or "", link.attributes["type"] or ""))
    assert repeated([target for target, _title, _type in named]) == [], "one feed, one title"
    assert repeated([text for _target, text, _type in named]) == [], "one title, one feed"
    for target, _title, media_type in named:
        start = "<?xml" if media_type == "application/atom+xml" else "BEGIN:VCALENDAR"
        assert finished.text(target).startswith(start)


@pytest.mark.parametrize(("address", "prefix"), [("", ""), ("units/diklat/", "units/diklat/")])
def test_a_home_names_its_four_feeds_and_its_calendar(site: Finished, address: str, prefix: str) -> None:
    links = site.html(address).css("link[rel=alternate][title]")
    found = [urljoin(sample.OWN + address, link.attributes["href"] or "") for link in links]
    feeds = [f"{prefix}feeds/{kind}.atom.xml" for kind in ("berita", "pengumuman", "agenda", "unduhan")]
    assert found == [sample.OWN + target for target in (*feeds, f"{prefix}agenda/agenda.ics")]


# ------------------------------------------------------------------------------ icons and manifest


def test_every_page_links_icons_that_are_there(site: Finished) -> None:
    for address in ("", "profil/", "units/diklat/berita/kabar/"):
        links = site.html(address).css("link[rel=icon], link[rel=apple-touch-icon], link[rel=manifest]")
        targets = [
            urljoin(sample.OWN + address, link.attributes["href"] or "").removeprefix(sample.OWN)
            for link in links
        ]
        assert len(targets) == 4
        assert all(site.has(target) for target in targets)
    assert site.has("favicon.ico"), "browsers ask for it by this name"


def test_the_manifest_tells_name_colours_and_icons(real: Finished) -> None:
    found = real.json("situs.webmanifest")
    assert (found["name"], found["short_name"]) == ("Puslatbang PKASN LAN", "Puslatbang PKASN")
    assert (found["lang"], found["dir"], found["display"]) == ("id", "ltr", "browser")
    assert (found["theme_color"], found["background_color"]) == ("#0f1933", "#fbf9f4")
    for icon in found["icons"]:
        with Image.open(real.folder / icon["src"]) as image:
            assert "x".join(map(str, image.size)) == icon["sizes"]
    assert {icon["purpose"] for icon in found["icons"]} == {"any", "maskable"}


def test_the_manifest_leads_into_the_site_under_a_sub_path(real: Finished) -> None:
    """Its addresses are relative to itself (W3C, Web Application Manifest)."""
    found = real.json("situs.webmanifest")
    base = "https://kantor.example/portal/situs.webmanifest"
    addresses = chain((found["start_url"], found["scope"]), (icon["src"] for icon in found["icons"]))
    assert all(urljoin(base, address).startswith("https://kantor.example/portal/") for address in addresses)


def test_a_browser_reads_the_manifest_under_the_policy_of_the_page(real: Finished, page: Page) -> None:
    with served(real.folder, "/portal/") as address:
        page.goto(address + "units/diklat/")
        session = page.context.new_cdp_session(page)
        found = session.send("Page.getAppManifest")
    assert found["url"] == address + "situs.webmanifest"
    assert found["errors"] == []
    assert json.loads(found["data"])["start_url"] == "./"


def test_pages_read_from_a_disk_name_no_manifest(real_from_disk: Finished) -> None:
    """Browsers refuse to read it there, and complain on the console of each page."""
    assert real_from_disk.html("").css_first("link[rel=manifest]") is None
