"""One site from many folders: what a unit gets by being there, and what no unit can do to another."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.build import sample
from tests.build.project import Finished, build, built, copy_project, once
from tests.make_site import MakeSite, markdown, record

NEW = "units/perpustakaan/"
FIFTH_UNIT: Mapping[str, str] = {
    f"{NEW}unit.yml": "nama: Perpustakaan\nurutan: 9\nringkasan: Buku dan jurnal.\n",
    f"{NEW}berita/buka.md": markdown(judul="Perpustakaan buka", tanggal="2026-11-20", label="[buku]"),
    f"{NEW}pengumuman/jam.md": markdown(judul="Jam perpustakaan", tanggal="2026-11-20"),
    f"{NEW}agenda/bedah.md": markdown(
        judul="Bedah buku", tanggal="2026-11-20", mulai="2026-11-30", tempat="Aula", jenis="seminar"
    ),
    f"{NEW}unduhan/katalog.yml": record(judul="Katalog", tanggal="2026-11-20", berkas="katalog.csv"),
    f"{NEW}unduhan/katalog.csv": "judul;tahun\n",
    f"{NEW}halaman/aturan.md": markdown(judul="Aturan baca"),
}


@pytest.fixture(scope="session")
def joined(tmp_path_factory: pytest.TempPathFactory, real_project: Path, real: Finished) -> Finished:
    """The real content with one folder more and nothing else changed; what `real` took to make is in its cache."""
    assert real.has("")

    def make(folder: Path) -> None:
        root = copy_project(folder / "situs", source=real_project, cache=True)
        for path, text in FIFTH_UNIT.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
        built(root)

    return Finished(once(tmp_path_factory, "unit-kelima", make) / "situs" / "output")


# ------------------------------------------------------------------------------------- one folder more


@pytest.mark.parametrize("part", ["header nav", "footer"])
def test_a_new_unit_stands_in_menu_and_footer_of_every_page(joined: Finished, part: str) -> None:
    assert [address for address in joined.pages if f"{NEW}" not in _linked(joined, address, part)] == []


def test_a_new_unit_stands_on_the_home_page_and_among_the_units(joined: Finished) -> None:
    for address in ("", "units/", "peta-situs/"):
        assert NEW in joined.links(address, "main")


def test_a_new_unit_has_its_own_home_with_everything_it_publishes(joined: Finished) -> None:
    links = joined.links(NEW, "main")
    assert [name for name in _pages_of(FIFTH_UNIT) if name not in links] == []
    assert joined.html(NEW).css_first("h1").text() == "Perpustakaan"


@pytest.mark.parametrize("kind", ["berita", "pengumuman", "agenda", "unduhan"])
def test_a_new_unit_stands_in_the_joined_lists_with_its_label_and_in_their_facet(
    joined: Finished, kind: str
) -> None:
    item = next(address for address in _pages_of(FIFTH_UNIT) if f"/{kind}/" in address)
    listed = joined.links(f"{kind}/", "main")
    assert item in listed
    assert f"{NEW}{kind}/" in listed
    assert item in joined.links(f"{NEW}{kind}/", "main")


@pytest.mark.parametrize("kind", ["berita", "pengumuman", "agenda", "unduhan"])
def test_a_new_unit_stands_in_the_joined_feed_and_has_one_of_its_own(joined: Finished, kind: str) -> None:
    item = next(address for address in _pages_of(FIFTH_UNIT) if f"/{kind}/" in address)
    assert item in joined.text(f"feeds/{kind}.atom.xml")
    assert item in joined.text(f"{NEW}feeds/{kind}.atom.xml")


def test_a_new_unit_stands_in_both_calendars(joined: Finished) -> None:
    assert "Bedah buku" in joined.text("agenda/agenda.ics")
    assert "Bedah buku" in joined.text(f"{NEW}agenda/agenda.ics")


def test_a_new_unit_stands_in_the_site_map_for_robots(joined: Finished) -> None:
    listed = joined.text("sitemap.xml")
    assert [
        address
        for address in ["units/perpustakaan/", *_pages_of(FIFTH_UNIT)]
        if f"/{address}</loc>" not in listed
    ] == []


def test_a_new_unit_and_its_items_stand_in_the_data(joined: Finished) -> None:
    assert joined.items("units")["units/perpustakaan"]["title"] == "Perpustakaan"
    kinds = {
        "news": "berita/buka",
        "announcements": "pengumuman/jam",
        "events": "agenda/bedah",
        "downloads": "unduhan/katalog",
    }
    for kind, name in kinds.items():
        assert joined.items(kind)[f"units/perpustakaan/{name}"]["unit"] == "perpustakaan"


def test_a_new_unit_changes_no_item_of_the_others(joined: Finished, real: Finished) -> None:
    """But for the frame around it, and what it is related to."""
    changed = [
        address
        for address in real.pages
        if re.fullmatch(r"units/\w+/(berita|pengumuman|agenda|unduhan|halaman)/[a-z][a-z0-9-]+/", address)
        and _own_part(real, address) != _own_part(joined, address)
    ]
    assert changed == []


def _own_part(finished: Finished, address: str) -> str:
    """What a reader reads between header and footer, without the related pages, which are of the whole site."""
    main = finished.html(address).css_first("main")
    for section in main.css("section"):
        if (title := section.css_first("h2")) and title.text(strip=True) == "Terkait":
            section.decompose()
    return " ".join(main.text(separator=" ").split())


# ------------------------------------------------------------------------------------- one frame


@pytest.mark.parametrize("part", ["header", "footer", "a.lewati"])
def test_frame_of_every_page_is_byte_equal_but_for_prefixes_and_the_current_mark(
    real: Finished, part: str
) -> None:
    """One frame in each language."""
    frames: dict[str, list[str]] = {}
    for address in real.pages:
        frames.setdefault(_without_place(real, address, part), []).append(address)
    english = {address for address in real.pages if address.startswith("en/")}
    assert english
    assert sorted(frames.values()) == sorted(
        [
            [page for page in real.pages if page not in english],
            [page for page in real.pages if page in english],
        ]
    ), {frame[:300]: pages[:3] for frame, pages in frames.items()}


def test_every_page_has_the_same_landmarks_once(real: Finished) -> None:
    for address in real.pages:
        html = real.html(address)
        counts = {name: len(html.css(selector)) for name, selector in LANDMARKS.items()}
        assert counts == dict.fromkeys(LANDMARKS, 1), address


LANDMARKS = {
    "header": "body > header",
    "main": "body > main#isi",
    "footer": "body > footer",
    "menu": "header nav#menu[aria-label]",
    "skip link": "body > a[href='#isi']",
    "heading": "h1",
}


def test_every_page_marks_at_most_one_place_in_the_menu(real: Finished) -> None:
    for address in real.pages:
        marked = real.html(address).css("header nav a[aria-current=page]")
        assert len(marked) <= 1, address


def test_every_page_ends_with_a_way_to_report_an_error_to_the_unit_that_keeps_it(site: Finished) -> None:
    for address in site.pages:
        report = site.html(address).css_first("main a[href^='mailto:']:last-of-type")
        assert report is not None, address
    link = (
        site.html("units/diklat/berita/kabar/").css_first(".akhir a[href^='mailto:']").attributes["href"]
        or ""
    )
    assert link.startswith("mailto:diklat@uji.example?subject=Kekeliruan")
    assert "units%2Fdiklat%2Fberita%2Fkabar%2F" in link


# ------------------------------------------------------------------------------------- renamed and closed


RENAMED = (
    ("units/asesmen/", "units/kompetensi/"),
    ("units/asesmen/pengumuman/", "units/kompetensi/pengumuman/"),
    ("units/asesmen/pengumuman/tanpa-akhir/", "units/kompetensi/pengumuman/tanpa-akhir/"),
    ("units/asesmen/agenda/rapat-batal/", "units/kompetensi/agenda/rapat-batal/"),
    ("tentang-kami/", "profil/"),
)


@pytest.mark.parametrize(("former", "present"), RENAMED)
def test_a_former_address_leads_to_the_present_one(site: Finished, former: str, present: str) -> None:
    html = site.html(former)
    refresh = html.css_first("meta[http-equiv=refresh]").attributes["content"] or ""
    assert refresh == f"0; url={'../' * former.count('/')}{present}"
    assert present in site.links(former, "main"), "for browsers that do not follow"
    assert html.css_first("link[rel=canonical]").attributes["href"] == sample.OWN + present
    assert html.css_first("meta[name=robots]").attributes["content"] == "noindex"


def test_a_former_address_is_in_no_site_map(site: Finished) -> None:
    assert "asesmen" not in site.text("sitemap.xml")
    assert "tentang-kami" not in site.text("sitemap.xml")


def test_an_item_older_than_the_new_name_of_its_unit_says_so(site: Finished) -> None:
    note = "unit ini bernama Asesmen Kompetensi; kini bernama Pemetaan Kompetensi"
    assert note in site.words("units/kompetensi/pengumuman/zaman-lama/")
    assert note not in site.words("units/kompetensi/pengumuman/tanpa-akhir/")
    assert "lembaga ini bernama Kantor Lama" in site.words("berita/kabar-pusat/")


FAREWELLS = ("", "berita/", "pengumuman/", "agenda/", "unduhan/", "berita/arsip-terakhir/", "halaman/profil/")


@pytest.mark.parametrize("address", FAREWELLS, ids=lambda address: address or "beranda")
def test_a_page_of_a_closed_unit_says_goodbye_and_names_the_successor(site: Finished, address: str) -> None:
    page = f"units/kearsipan/{address}"
    assert "Unit ini ditutup sejak 30 Juni 2026" in site.words(page)
    assert "units/diklat/" in site.links(page, "main")


def test_a_closed_unit_is_in_no_menu_list_feed_site_map_or_data(site: Finished) -> None:
    assert "units/kearsipan/" not in {
        link for address in ("", "units/", "berita/", "peta-situs/") for link in site.links(address)
    }
    assert [name for name in site.where("kearsipan") if not name.startswith("units/kearsipan/")] == []


def test_a_unit_stands_as_before_on_the_day_before_it_closes(make_site: MakeSite) -> None:
    site = make_site({"units/tua/unit.yml": "nama: Unit Tua\nringkasan: Tua.\nditutup: 2026-11-23\n"})
    assert "ditutup" not in built(site.root, day="2026-11-22").words("units/tua/")
    assert "ditutup sejak 23 November 2026" in built(site.root, day="2026-11-23").words("units/tua/")


# ------------------------------------------------------------------------------------- side by side


@pytest.mark.parametrize("unit", ["diklat", "kajian"])
def test_equal_names_of_two_units_do_not_touch(site: Finished, sample_root: Path, unit: str) -> None:
    own = f"units/{unit}/"
    other = {"diklat": "kajian", "kajian": "diklat"}[unit]
    for address in ("berita/kabar/", "unduhan/formulir/", "halaman/alur/", "label/kabar-bersama/"):
        text = _own_part(site, own + address)
        assert unit in text.lower(), address
        assert other not in text.lower(), address
    for path in ("media/lampiran.csv", "unduhan/formulir.csv"):
        published = own + path.replace("unduhan/", "unduhan/formulir/")
        assert site.file(published).read_bytes() == (sample_root / own / path).read_bytes()
    (mine,), (theirs,) = (
        [path for name, path in site.files.items() if re.match(f"units/{slug}/media/foto-.*webp", name)]
        for slug in (unit, other)
    )
    assert mine.read_bytes() != theirs.read_bytes()


def test_the_joined_tag_page_shows_the_items_of_both_units(site: Finished) -> None:
    links = site.links("label/kabar-bersama/", "main")
    assert {"units/diklat/berita/kabar/", "units/kajian/berita/kabar/"} <= set(links)


def test_a_busy_unit_cannot_fill_the_home_page(make_site: MakeSite) -> None:
    quiet = {
        f"units/{name}/unit.yml": f"nama: Unit {name}\nringkasan: Satu.\n" for name in ("tenang", "sepi")
    }
    keys = {"mulai": "2026-12-01", "tempat": "Aula", "jenis": "rapat"}
    busy = {
        f"units/diklat/{kind}/sibuk-{day}.md": markdown(
            judul=f"Sibuk {kind} {day}", tanggal=f"2026-11-{day}", **more
        )
        for day in range(10, 22)
        for kind, more in (("berita", {}), ("pengumuman", {}), ("agenda", keys))
    }
    slow = {
        f"units/{name}/{kind}/satu.md": markdown(judul=f"{name} {kind}", tanggal="2026-01-01", **more)
        for name in ("tenang", "sepi")
        for kind, more in (("berita", {}), ("pengumuman", {}), ("agenda", keys))
    }
    links = built(make_site({**quiet, **busy, **slow}).root).links("", "main")
    assert [page for page in _pages_of(slow) if page not in links] == []
    assert sum("/sibuk-" in link for link in links) >= 3


# ------------------------------------------------------------------------------------- clashes


CLASHES = {
    "two old addresses": (
        {
            "content/berita/satu.md": markdown(alamat_lama="[/lama/]"),
            "content/berita/dua.md": markdown(alamat_lama="[/lama/]"),
        },
        ("content/berita/satu.md", "content/berita/dua.md"),
    ),
    "an old address and a page": (
        {
            "content/berita/satu.md": markdown(alamat_lama="[/profil/]"),
            "content/halaman/profil.md": markdown(),
        },
        ("content/berita/satu.md", "content/halaman/profil.md"),
    ),
    "an old address and a list": (
        {"content/berita/satu.md": markdown(alamat_lama="[/pengumuman/]")},
        ("content/berita/satu.md", "/pengumuman/"),
    ),
    "an old address and a tag": (
        {
            "content/berita/satu.md": markdown(alamat_lama="[/label/kabar/]"),
            "content/berita/dua.md": markdown(label="[kabar]"),
        },
        ("content/berita/satu.md", "/label/kabar/"),
    ),
    "an old slug and a unit": (
        {"units/baru/unit.yml": "nama: Baru\nringkasan: Baru.\nslug_lama: [diklat]\n"},
        ("units/baru/unit.yml", "units/diklat"),
    ),
    "two old slugs": (
        {
            "units/baru/unit.yml": "nama: Baru\nringkasan: Baru.\nslug_lama: [lama]\n",
            "units/lain/unit.yml": "nama: Lain\nringkasan: Lain.\nslug_lama: [lama]\n",
        },
        ("units/baru/unit.yml", "units/lain/unit.yml"),
    ),
    "an old address and one of a renamed unit": (
        {
            "units/baru/unit.yml": "nama: Baru\nringkasan: Baru.\nslug_lama: [lama]\n",
            "content/berita/satu.md": markdown(alamat_lama="[/units/lama/]"),
        },
        ("content/berita/satu.md", "/units/lama/"),
    ),
}


@pytest.mark.parametrize("case", CLASHES)
def test_a_clash_of_addresses_is_refused_naming_both(make_site: MakeSite, case: str) -> None:
    files, names = CLASHES[case]
    result = build(make_site(files).root)
    assert result.returncode == 1
    assert [name for name in names if name not in result.stdout] == [], result.stdout


@pytest.mark.parametrize("slug", ["units", "berita", "api", "pegawai", "theme"])
def test_a_page_of_the_main_site_cannot_take_an_address_of_the_contract(
    make_site: MakeSite, slug: str
) -> None:
    result = build(make_site({f"content/halaman/{slug}.md": markdown()}).root)
    assert result.returncode == 1
    assert f"content/halaman/{slug}.md:1:" in result.stdout


def test_removing_a_unit_folder_removes_all_of_it_and_nothing_else(make_site: MakeSite) -> None:
    site = make_site(dict(FIFTH_UNIT))
    before = built(site.root)
    assert before.where("perpustakaan")
    shutil.rmtree(site.root / NEW)
    assert built(site.root).where("perpustakaan") == []


def _pages_of(files: Mapping[str, str]) -> list[str]:
    return [
        f"{re.sub(r'[.](md|yml)$', '', path)}/"
        for path in files
        if path.endswith((".md", ".yml")) and not path.endswith("unit.yml")
    ]


def _linked(finished: Finished, address: str, part: str) -> list[str]:
    links = finished.links(address, part)
    return [link.removeprefix("/") for link in links] if address == "404.html" else links


def _without_place(finished: Finished, address: str, part: str) -> str:
    """A part of a page as it is written, its links from the root and without the mark of the current page."""
    html = finished.text(address)
    document = LexborHTMLParser(html)
    assert document.css_first(part) is not None, address
    tag, _dot, _class = part.partition(".")
    found = re.search(rf"<{tag}\b.*?</{tag}>", html, re.DOTALL)
    assert found is not None, address
    prefix = "/" if address == "404.html" else "../" * address.count("/")
    rooted = re.sub(r'href="([^"]*)"', lambda match: f'href="{_rooted(match[1], prefix)}"', found[0])
    return re.sub(r' aria-current="(page|true)"', "", rooted)


def _rooted(link: str, prefix: str) -> str:
    if link.startswith(("https:", "mailto:", "tel:", "#")):
        return link
    assert link.startswith(prefix), (link, prefix)
    return "/" + link.removeprefix(prefix).removeprefix("./")
