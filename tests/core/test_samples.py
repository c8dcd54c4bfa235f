"""Demonstration data says what it is, wherever it is shown."""

from tests.make_site import BASE, MakeSite, markdown

UNIT = "units/diklat/unit.yml"
NEWS = "units/diklat/berita/a.md"


def test_a_unit_of_demonstration_data_says_so_on_its_home(make_site: MakeSite) -> None:
    made = make_site({UNIT: BASE[UNIT] + "contoh: true\n"})
    assert made.portal().by_address["units/diklat/"].make().page.sample


def test_a_unit_without_the_mark_says_nothing(make_site: MakeSite) -> None:
    assert not make_site({}).portal().by_address["units/diklat/"].make().page.sample


def test_an_item_of_demonstration_data_says_so_on_its_page_and_in_lists(make_site: MakeSite) -> None:
    portal = make_site({NEWS: markdown(contoh="true")}).portal()
    listed = portal.by_address["units/diklat/berita/"].make()
    assert portal.by_address["units/diklat/berita/a/"].make().page.sample
    assert [row.sample for group in listed.groups for row in group.rows] == [True]
