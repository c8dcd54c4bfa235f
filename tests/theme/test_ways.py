"""Finding without script: the ways on from the page of the search."""

import pytest
from playwright.sync_api import Page, expect

from tests.build.project import Finished
from tests.theme.conftest import OpenPage


@pytest.fixture
def plain(visitor: OpenPage) -> Page:
    """A phone with JavaScript switched off."""
    return visitor(360, 740, java_script_enabled=False)


def test_a_word_leads_over_its_letter_to_the_term_that_is_meant(address: str, plain: Page) -> None:
    plain.goto(f"{address}cari/")
    plain.get_by_role("navigation", name="Huruf awal").get_by_role("link", name="B", exact=True).click()
    plain.get_by_role("link", name="barang milik negara, lihat BMN").click()
    assert plain.url == f"{address}glosarium/#bmn"
    expect(plain.get_by_role("heading", name="BMN", exact=True)).to_be_in_viewport()


def test_the_page_of_the_search_leads_to_needs_archives_units_and_the_contact_desk(real: Finished) -> None:
    found = real.links("cari/", "main")
    wanted = (
        "layanan/pilih/kebutuhan/ikut-pelatihan/",
        "layanan/",
        "glosarium/",
        "cari/az/",
        "cari/az/a/",
        "berita/arsip/2025/",
        "agenda/arsip/2026/",
        "pengumuman/",
        "units/diklat/unduhan/",
        "units/kajian/",
        "pegawai/hubungi/",
        "peta-situs/",
        "tel:+62227790044",
    )
    assert [link for link in wanted if link not in found] == []


def test_every_way_on_from_the_page_of_the_search_leads_somewhere(real: Finished) -> None:
    inside = [link for link in real.links("cari/", "main") if not link.startswith(("#", "tel:", "mailto:"))]
    assert len(inside) > 60
    assert [link for link in inside if not real.has(link)] == []
