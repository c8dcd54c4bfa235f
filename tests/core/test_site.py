"""Who sees what on which day, and the order and the share in which it is shown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satupintu.dates import When
from satupintu.fair_share import fair_share
from satupintu.models import NewsItem
from satupintu.places import Kind, Place
from satupintu.site import Site
from tests.make_site import MadeSite, MakeSite, markdown, record

NEWS = "units/diklat/berita/a.md"


def day(text: str) -> date:
    return date.fromisoformat(text)


def shown(made: MadeSite, on: str) -> list[str]:
    return [item.slug for item in made.site(day(on)).visible]


# ------------------------------------------------------------------------------------------ visibility


@pytest.mark.parametrize(("on", "seen"), [("2026-10-31", False), ("2026-11-01", True), ("2036-11-01", True)])
def test_an_item_is_seen_from_its_day_on(on: str, seen: bool, make_site: MakeSite) -> None:
    assert bool(shown(make_site({NEWS: markdown()}), on)) is seen


def test_a_draft_is_never_seen(make_site: MakeSite) -> None:
    assert shown(make_site({NEWS: markdown(status="draf")}), "2036-01-01") == []


@pytest.mark.parametrize(
    ("written", "first_day"),
    [
        ("2026-11-02", "2026-11-02"),
        ("2026-11-02 23:59", "2026-11-02"),
        ("2026-11-02 00:00 WITA", "2026-11-01"),
        ("2026-11-02 01:00 WITA", "2026-11-02"),
        ("2026-11-02 01:59 WIT", "2026-11-01"),
        ("2026-11-02 02:00 WIT", "2026-11-02"),
        ("2026-11-02T01:30+09:00", "2026-11-01"),
        ("2027-01-01 00:30 WITA", "2026-12-31"),
    ],
)
def test_the_day_begins_at_midnight_in_wib(written: str, first_day: str, make_site: MakeSite) -> None:
    made = make_site({NEWS: markdown(tanggal=written)})
    before = date.fromordinal(day(first_day).toordinal() - 1).isoformat()
    assert (shown(made, before), shown(made, first_day)) == ([], ["a"])


@pytest.mark.parametrize(("on", "seen"), [("2026-11-19", True), ("2026-11-20", False), ("2026-11-21", False)])
def test_items_of_a_unit_are_seen_until_the_day_it_closes(on: str, seen: bool, make_site: MakeSite) -> None:
    made = make_site(
        {"units/diklat/unit.yml": "nama: D\nringkasan: D.\nditutup: 2026-11-20\n", NEWS: markdown()}
    )
    site = made.site(day(on))
    assert (bool(site.visible), bool(site.open_units), bool(site.closed_units)) == (seen, seen, not seen)


def test_newer_items_come_first_and_equal_days_by_address(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/berita/b.md": markdown(tanggal="2026-11-01"),
            "units/diklat/berita/a.md": markdown(tanggal="2026-11-01"),
            "units/diklat/berita/c.md": markdown(tanggal="2026-11-02"),
            "units/diklat/berita/d.md": markdown(tanggal="2026-11-02 08:00"),
        }
    )
    assert shown(made, "2026-11-22") == ["d", "c", "a", "b"]


def test_lists_are_of_one_unit_or_of_all_together(make_site: MakeSite) -> None:
    site = make_site(
        {NEWS: markdown(), "content/berita/b.md": markdown(), "units/diklat/pengumuman/c.md": markdown()}
    ).site()
    assert [item.slug for item in site.listed(Kind.NEWS)] == ["b", "a"]
    assert [item.slug for item in site.listed(Kind.NEWS, "diklat")] == ["a"]
    assert [item.slug for item in site.own(Kind.NEWS)] == ["b"]


def test_pages_are_listed_by_title_and_owner(make_site: MakeSite) -> None:
    site = make_site(
        {
            "content/halaman/a.md": markdown(judul="Zaman"),
            "content/halaman/b.md": markdown(judul="Alur"),
            "units/diklat/halaman/c.md": markdown(judul="Diklat"),
        }
    ).site()
    assert [page.title for page in site.pages(None)] == ["Alur", "Zaman"]
    assert [page.title for page in site.pages("diklat")] == ["Diklat"]


# ------------------------------------------------------------------------------------------ announcements


def announcement(make_site: MakeSite, **keys: str) -> MadeSite:
    return make_site({"units/diklat/pengumuman/a.md": markdown(**keys)})


@pytest.mark.parametrize(
    ("on", "current", "expired"),
    [
        ("2026-11-04", False, False), ("2026-11-05", True, False), ("2026-11-10", True, False), ("2026-11-11", False, True),
    ],
)  # fmt: skip
def test_an_announcement_is_current_on_both_its_days(
    on: str, current: bool, expired: bool, make_site: MakeSite
) -> None:
    site = announcement(make_site, berlaku_mulai="2026-11-05", berlaku_sampai="2026-11-10").site(day(on))
    (item,) = site.announcements()
    assert (site.is_current(item), site.is_expired(item)) == (current, expired)
    assert bool(site.current_announcements("diklat")) is current


def test_an_announcement_without_an_end_is_current_until_withdrawn(make_site: MakeSite) -> None:
    assert announcement(make_site).site(day("2046-01-01")).current_announcements()


def test_an_expired_announcement_stays_in_the_lists(make_site: MakeSite) -> None:
    site = announcement(make_site, berlaku_sampai="2026-11-10").site(day("2027-01-01"))
    assert [item.slug for item in site.announcements()] == ["a"]


def test_an_hour_of_the_last_day_does_not_shorten_it(make_site: MakeSite) -> None:
    site = announcement(make_site, berlaku_sampai="2026-11-10 08:00").site(day("2026-11-10"))
    assert site.current_announcements()


# ------------------------------------------------------------------------------------------ events


def event(**keys: str) -> str:
    return markdown(**{"tempat": "Aula", "jenis": "rapat", "tanggal": "2026-10-01", **keys})


@pytest.mark.parametrize(("on", "over"), [("2026-12-01", False), ("2026-12-03", False), ("2026-12-04", True)])
def test_an_event_is_over_on_the_day_after_its_last(on: str, over: bool, make_site: MakeSite) -> None:
    made = make_site({"units/diklat/agenda/a.md": event(mulai="2026-12-01", selesai="2026-12-03")})
    site = made.site(day(on))
    assert len(site.events()) == 1
    assert bool(site.upcoming_events()) is not over


def test_an_event_without_an_end_is_over_after_its_day(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/agenda/a.md": event(mulai="2026-12-01 08:00")})
    assert made.site(day("2026-12-01")).upcoming_events()
    assert not made.site(day("2026-12-02")).upcoming_events()


def test_an_event_is_absent_before_it_is_announced(make_site: MakeSite) -> None:
    made = make_site({"units/diklat/agenda/a.md": event(mulai="2026-12-01")})
    assert made.site(day("2026-09-30")).events() == ()


def test_events_stand_in_the_order_in_which_they_happen(make_site: MakeSite) -> None:
    site = make_site(
        {
            "units/diklat/agenda/a.md": event(mulai="2026-12-02"),
            "units/diklat/agenda/b.md": event(mulai="2026-12-01 13:00"),
            "units/diklat/agenda/c.md": event(mulai="2026-12-01 10:00 WIT"),
            "units/diklat/agenda/d.md": event(mulai="2026-11-02"),
            "units/diklat/agenda/e.md": event(mulai="2026-11-03"),
        }
    ).site()
    assert [item.slug for item in site.upcoming_events()] == ["c", "b", "a"]
    assert [item.slug for item in site.events()] == ["d", "e", "c", "b", "a"]


# ------------------------------------------------------------------------------------------ tags, units


def test_tags_join_items_whatever_the_case_of_their_letters(make_site: MakeSite) -> None:
    site = make_site(
        {
            NEWS: markdown(label="[Latsar CPNS]"),
            "content/pengumuman/b.md": markdown(label="[latsar cpns, PKA]"),
            "units/diklat/berita/c.md": markdown(label="[PKA]", status="draf"),
        }
    ).site()
    assert {slug: (title, len(items)) for slug, (title, items) in site.tags().items()} == {
        "latsar-cpns": ("Latsar CPNS", 2),
        "pka": ("PKA", 1),
    }
    assert list(site.tags("diklat")) == ["latsar-cpns"]


def test_tags_of_a_unit_without_any_are_empty(make_site: MakeSite) -> None:
    assert dict(make_site().site().tags("diklat")) == {}


def test_units_below_a_closed_one_rise_to_the_top(make_site: MakeSite) -> None:
    made = make_site(
        {
            "units/diklat/unit.yml": "nama: D\nringkasan: D.\nditutup: 2026-11-20\n",
            "units/kajian/unit.yml": "nama: K\nringkasan: K.\ninduk: diklat\n",
        }
    )
    before, after = made.site(day("2026-11-19")), made.site(day("2026-11-20"))
    assert [unit.slug for unit in before.children("diklat")] == ["kajian"]
    assert [unit.slug for unit in after.children(None)] == ["kajian"]


def test_a_file_knows_the_download_that_names_it(make_site: MakeSite) -> None:
    site: Site = make_site(
        {
            "units/diklat/unduhan/a.yml": record(berkas="baru.txt")
            + "versi_lama:\n  - berkas: lama.txt\n    versi: '1'\n    tanggal: 2026-01-01\n",
            "units/diklat/unduhan/baru.txt": "Baru.\n",
            "units/diklat/unduhan/lama.txt": "Lama.\n",
        }
    ).site()
    assert {path: item.files[path] for path, item in site.owner_of_file.items()} == {
        "units/diklat/unduhan/baru.txt": "units/diklat/unduhan/a/baru.txt",
        "units/diklat/unduhan/lama.txt": "units/diklat/unduhan/a/lama.txt",
    }


# ------------------------------------------------------------------------------------------ fair share


def items(owners: str) -> list[NewsItem]:
    """One item for each letter, which names its unit."""
    common = {"judul": "x", "tanggal": When(date(2026, 11, 1)), "ringkasan": "x"}
    return [
        NewsItem.model_validate(common).placed(Place("…", Kind.NEWS, owner, str(number)), {})
        for number, owner in enumerate(owners)
    ]


def share(owners: str, size: int) -> str:
    return "".join(f"{item.unit}{item.slug}" for item in fair_share(items(owners), size))


def test_a_busy_unit_cannot_fill_the_page() -> None:
    assert share("aaaaaaab", 4) == "a0a1a2b7"


def test_each_unit_gets_its_share_while_it_has_any() -> None:
    assert share("aaaabbbbcccc", 6) == "a0a1b4b5c8c9"


def test_with_more_units_than_places_the_newest_of_each_comes_first() -> None:
    assert share("aabcde", 3) == "a0b2c3"


def test_places_left_over_go_to_whoever_is_next() -> None:
    assert share("aaaa", 3) == "a0a1a2"
    assert share("aaab", 4) == "a0a1a2b3"


def test_nothing_is_shared_out_of_nothing() -> None:
    assert fair_share([], 4) == ()


@given(st.text(alphabet="abcd", max_size=30), st.integers(1, 8))
def test_a_share_keeps_order_fills_its_places_and_passes_over_nobody(owners: str, size: int) -> None:
    chosen = fair_share(items(owners), size)
    numbers = [int(item.slug) for item in chosen]
    assert numbers == sorted(set(numbers))
    assert len(chosen) == min(size, len(owners))
    if len(set(owners)) <= size:
        assert {item.unit for item in chosen} == set(owners)


def test_authors_see_drafts_marked_in_their_titles_and_the_public_does_not(make_site: MakeSite) -> None:
    path = "units/diklat/berita/nanti.md"
    site = make_site({path: markdown(judul="Nanti", status="draf")}).site()
    assert [item.title for item in site.visible] == []
    shown = site.with_drafts()
    assert [(item.title, item.address, item.path) for item in shown.visible] == [
        ("Draf: Nanti", "units/diklat/berita/nanti/", path)
    ]
    assert site.by_path[path].title == "Nanti"
