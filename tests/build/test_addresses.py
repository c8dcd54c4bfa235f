"""Every address of docs/kontrak.md that exists so far is there, and no link leads nowhere."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from tests.build import sample
from tests.build.project import Finished, built, once
from tests.build.serve import served
from tests.build.walk import dead_links
from tests.make_site import make_project

REAL = "https://puslatbang-pkasn.example/"
UNITS = ("diklat", "kajian", "kompetensi", "sekretariat")
LISTS = ("berita", "pengumuman", "agenda", "unduhan")
DATA = ("units", "news", "announcements", "events", "downloads", "pages")

FIXED = (
    "",
    "profil/",
    "kontak/",
    "aksesibilitas/",
    "privasi/",
    "units/",
    *(f"{kind}/" for kind in LISTS),
    *(f"{kind}/arsip/2026/" for kind in LISTS),
    "agenda/bulan/2026-11/",
    "agenda/pelatihan/",
    "agenda/agenda.ics",
    *(f"feeds/{kind}.atom.xml" for kind in LISTS),
    "api/v1/index.json",
    *(f"api/v1/{kind}.json" for kind in DATA),
    *(f"api/v1/schema/{kind}.json" for kind in DATA),
    "en/",
    "en/profil/",
    "en/kontak/",
    "peta-situs/",
    "riwayat/",
    "404.html",
    "sitemap.xml",
    "robots.txt",
    ".well-known/security.txt",
    "terbitan.json",
)


BELOW = "https://uji.example/kantor/portal/"


@pytest.fixture(scope="session")
def below(tmp_path_factory: pytest.TempPathFactory) -> Finished:
    """The sample site with an address that has a path."""
    files = {**sample.FILES, "content/situs.yml": sample.SITE.replace(sample.OWN, BELOW)}
    folder = once(
        tmp_path_factory, "di-jalur", lambda target: built(make_project(target / "situs", files).root)
    )
    return Finished(folder / "situs" / "output")


@pytest.mark.parametrize("address", FIXED, ids=lambda address: address or "beranda")
def test_the_address_of_the_contract_is_there(real: Finished, address: str) -> None:
    assert real.has(address)


@pytest.mark.parametrize("unit", UNITS)
def test_a_unit_has_its_home_its_lists_its_feeds_and_its_calendar(real: Finished, unit: str) -> None:
    wanted = [
        "",
        "halaman/profil/",
        *(f"{kind}/" for kind in LISTS),
        *(f"feeds/{kind}.atom.xml" for kind in LISTS),
        "agenda/agenda.ics",
    ]
    assert [address for address in wanted if not real.has(f"units/{unit}/{address}")] == []


def test_every_public_item_lies_at_the_address_of_its_file_and_no_other_does(
    real: Finished, real_project: Path
) -> None:
    shown = {address: _is_public(values) for address, values in _records(real_project)}
    assert sum(shown.values()) > 100
    assert {address: real.has(address) for address in shown} == shown


def test_every_year_month_and_label_in_the_content_has_its_page(real: Finished, real_project: Path) -> None:
    missing = {
        address for owner in _pages_of_lists(real_project) for address in owner if not real.has(address)
    }
    assert missing == set()


def test_every_download_lies_beside_its_page_with_all_its_versions(
    real: Finished, real_project: Path
) -> None:
    for address, values in _records(real_project):
        if "/unduhan/" in f"/{address}" and _is_public(values):
            names = [values["berkas"], *(former["berkas"] for former in values.get("versi_lama", []))]
            assert [name for name in names if not real.has(address + name)] == [], address


def test_every_page_lies_at_an_index_file_but_the_one_for_dead_addresses(real: Finished) -> None:
    assert [address for address in real.pages if address and not address.endswith("/")] == ["404.html"]


def test_every_link_of_the_real_site_opens_something(real: Finished) -> None:
    assert dead_links(real.folder, own=REAL) == []


def test_every_link_of_the_real_site_opens_something_from_disk(real_from_disk: Finished) -> None:
    assert dead_links(real_from_disk.folder, index=False) == []


def test_every_link_opens_something_under_a_sub_path(below: Finished) -> None:
    assert dead_links(below.folder, BELOW, own=BELOW) == []


def test_no_link_of_a_site_under_a_sub_path_leaves_it(below: Finished) -> None:
    from_root = re.compile(r'(?:href|src)="(/(?!kantor/portal/)[^"]*)"')
    assert [link for address in below.pages for link in from_root.findall(below.text(address))] == []
    assert "Disallow: /kantor/portal/admin/" in below.text("robots.txt")


def test_the_page_for_dead_addresses_works_at_any_depth(site: Finished) -> None:
    links = [link.attributes["href"] or "" for link in site.html("404.html").css("[href]")]
    assert [link for link in links if not link.startswith(("/", "https://", "mailto:", "tel:", "#"))] == []


def test_the_site_can_be_read_from_disk_in_a_browser(real_from_disk: Finished, page: Page) -> None:
    page.goto((real_from_disk.folder / "index.html").as_uri())
    page.get_by_role("link", name="Semua pengumuman").click()
    assert page.locator("h1").inner_text() == "Pengumuman"
    page.locator("main .daftar h2 a").first.click()
    page.get_by_role("navigation", name="Remah roti").get_by_role("link", name="Beranda").click()
    assert page.url.endswith("/index.html")
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Plus Jakarta Sans"')


def test_the_site_can_be_read_under_a_sub_path_in_a_browser(real: Finished, page: Page) -> None:
    failed: list[str] = []
    page.on("response", lambda response: failed.append(response.url) if response.status >= 400 else None)
    with served(real.folder, "/kantor/portal/") as address:
        page.goto(address)
        page.get_by_role("link", name="Semua unit", exact=True).last.click()
        page.get_by_role("link", name="Diklat Aparatur").last.click()
        assert page.url == f"{address}units/diklat/"
        page.goto(f"{address}units/diklat/pengumuman/jadwal-pka-2027/")
        page.locator("nav.remah").get_by_role("link", name="Beranda").click()
        assert page.url == address
    assert failed == []


def _records(project: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Address and front matter of every item in the content, read apart from the code under test."""
    for file in sorted([*project.glob("content/*/*"), *project.glob("units/*/*/*")]):
        if file.suffix == ".md" or (file.suffix == ".yml" and file.parent.name == "unduhan"):
            text = file.read_text(encoding="utf-8")
            head = text.split("---\n")[1] if file.suffix == ".md" else text
            path = (
                file.relative_to(project)
                .with_suffix("")
                .as_posix()
                .removeprefix("content/")
                .removeprefix("halaman/")
            )
            version = f"en/{path.removesuffix('.en')}" if path.endswith(".en") else path
            yield f"{version}/", yaml.load(head, yaml.BaseLoader)


def _is_public(values: dict[str, Any]) -> bool:
    return values.get("status", "terbit") == "terbit" and values["tanggal"][:10] <= "2026-11-22"


def _pages_of_lists(project: Path) -> Iterator[set[str]]:
    for address, values in _records(project):
        parts = address.strip("/").split("/")
        owner, kind = ("", parts[0]) if parts[0] != "units" else (f"units/{parts[1]}/", parts[2])
        if not _is_public(values):
            continue
        labels = {re.sub(r"[^a-z0-9]+", "-", label.lower()) for label in values.get("label", [])}
        yield {f"{place}label/{label}/" for place in {"", owner} for label in labels}
        if kind in LISTS:
            year = values["mulai" if kind == "agenda" else "tanggal"][:4]
            yield {f"{place}{kind}/arsip/{year}/" for place in {"", owner}}
        if kind == "agenda":
            yield {f"{place}agenda/bulan/{month}/" for place in {"", owner} for month in _months(values)}


def _months(values: dict[str, Any]) -> Iterator[str]:
    day, last = (
        date.fromisoformat(values["mulai"][:10]),
        date.fromisoformat(values.get("selesai", values["mulai"])[:10]),
    )
    month = day.year * 12 + day.month - 1
    while month <= last.year * 12 + last.month - 1:
        yield f"{month // 12}-{month % 12 + 1:02}"
        month += 1
