"""Feeds, calendars, and the files robots read, each taken by programs of others."""

import html
import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import feedparser
import ics
import pytest
import vobject
from lxml import etree

from tests.build import sample
from tests.build.project import Finished, built
from tests.make_site import MakeSite, markdown

ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = [
    f"{owner}feeds/{kind}.atom.xml"
    for owner in ("", "units/diklat/", "units/kajian/")
    for kind in ("berita", "pengumuman", "agenda", "unduhan")
]
CALENDARS = (
    "agenda/agenda.ics",
    "units/diklat/agenda/agenda.ics",
    "units/kompetensi/agenda/agenda.ics",
    "units/kajian/agenda/agenda.ics",
)


# ------------------------------------------------------------------------------------- Atom


@pytest.mark.parametrize("address", FEEDS)
def test_feed_is_read_without_a_fault_and_has_what_atom_requires(site: Finished, address: str) -> None:
    found = feedparser.parse(site.file(address).read_bytes())
    assert not found.bozo, found.get("bozo_exception")
    assert found.version == "atom10"
    assert found.feed.title
    assert found.feed.updated
    for entry in found.entries:
        assert all(
            entry.get(key) for key in ("id", "title", "link", "updated", "published", "summary", "author")
        )


@pytest.mark.parametrize("address", FEEDS)
def test_every_link_of_a_feed_is_absolute_and_opens(site: Finished, address: str) -> None:
    root = etree.fromstring(site.file(address).read_bytes())
    links = [link.get("href") or "" for link in root.iter(f"{ATOM}link")]
    assert [
        link
        for link in links
        if not link.startswith(sample.OWN) or not site.has(link.removeprefix(sample.OWN))
    ] == []


@pytest.mark.parametrize("address", FEEDS)
def test_ids_of_a_feed_are_unique_absolute_uris(site: Finished, address: str) -> None:
    ids = [node.text or "" for node in etree.fromstring(site.file(address).read_bytes()).iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids))
    assert all(re.match(r"[a-z][a-z0-9+.-]*:\S+$", identity) for identity in ids)


def test_an_item_has_one_id_in_every_feed(site: Finished) -> None:
    joined, own = (
        feedparser.parse(site.file(f"{owner}feeds/unduhan.atom.xml").read_bytes())
        for owner in ("", "units/diklat/")
    )
    ids = {entry.link: entry.id for entry in joined.entries}
    assert {entry.link: entry.id for entry in own.entries}.items() <= ids.items()


def test_updated_is_the_day_the_record_says_and_published_the_first_one(site: Finished) -> None:
    entries = {
        entry.link: entry
        for entry in feedparser.parse(site.file("feeds/unduhan.atom.xml").read_bytes()).entries
    }
    entry = entries[f"{sample.OWN}units/diklat/unduhan/pedoman/"]
    wib = timedelta(hours=7)
    assert _moment(entry.updated_parsed) + wib == datetime(2026, 4, 6, tzinfo=UTC)
    assert _moment(entry.published_parsed) + wib == datetime(2025, 2, 3, tzinfo=UTC)


def test_a_feed_is_as_new_as_its_newest_entry(site: Finished) -> None:
    for address in FEEDS:
        found = feedparser.parse(site.file(address).read_bytes())
        if found.entries:
            assert found.feed.updated_parsed == max(entry.updated_parsed for entry in found.entries), address


def test_text_in_a_feed_is_text_whatever_it_looks_like(make_site: MakeSite) -> None:
    """A summary is announced as HTML, so that its characters must be escaped twice."""
    written = "AT&amp;T: nilai < 5 & > 3"
    site = make_site({"content/berita/satu.md": markdown(judul=f"'{written}'", ringkasan=f"'{written}'")})
    entry = feedparser.parse(built(site.root).file("feeds/berita.atom.xml").read_bytes()).entries[0]
    for detail in (entry.title_detail, entry.summary_detail):
        shown = html.unescape(detail.value) if detail.type == "text/html" else detail.value
        assert shown == written


def _moment(parsed: Any) -> datetime:
    return datetime(*parsed[:6], tzinfo=UTC)


# ------------------------------------------------------------------------------------- iCalendar


@pytest.mark.parametrize("address", CALENDARS)
def test_two_independent_programs_read_the_calendar(site: Finished, address: str) -> None:
    text = site.text(address)
    with_vobject = vobject.readOne(text, validate=True)
    with_ics = ics.Calendar(text)
    assert {event.uid.value for event in with_vobject.contents.get("vevent", [])} == {
        event.uid for event in with_ics.events
    }


@pytest.mark.parametrize("address", CALENDARS)
def test_calendar_lines_end_with_crlf_and_are_folded_at_75_octets(site: Finished, address: str) -> None:
    raw = site.file(address).read_bytes()
    assert raw.endswith(b"\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert [line for line in raw.split(b"\r\n") if len(line) > 75] == []


def test_a_long_title_and_special_characters_survive_the_folding(site: Finished) -> None:
    event = _events(site)[sample.LONG_TITLE]
    assert event.location.value == "Aula, Jatinangor; lantai 2"
    assert event.url.value == f"{sample.OWN}units/diklat/agenda/latsar-2027/"


def test_a_whole_day_event_ends_on_the_day_after(site: Finished) -> None:
    event = _events(site)["Hari jadi"]
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 12, 31), date(2027, 1, 2))


def test_times_stand_in_the_zone_of_the_place_which_the_calendar_describes(site: Finished) -> None:
    text = site.text("agenda/agenda.ics")
    assert "DTSTART;TZID=Asia/Makassar:20261205T090000" in text
    described = re.findall(r"BEGIN:VTIMEZONE\r\nTZID:(\S+)", text)
    assert set(re.findall(r"TZID=([^:;]+)", text)) <= set(described)
    start = _events(site)["Rapat yang batal"].dtstart.value
    assert start.astimezone(UTC) == datetime(2026, 12, 5, 1, tzinfo=UTC)


def test_a_cancelled_event_says_so_with_the_number_of_its_revision(site: Finished) -> None:
    event = _events(site)["Rapat yang batal"]
    assert (event.status.value, event.sequence.value) == ("CANCELLED", "3")
    assert _events(site)["Hari jadi"].status.value == "CONFIRMED"


def test_an_event_without_an_end_has_none(site: Finished) -> None:
    """RFC 5545, 3.8.2.2: DTEND is later than DTSTART."""
    event = _events(site)["Seminar daring"]
    assert "dtend" not in event.contents
    assert event.location.value == "https://rapat.uji.example/seminar"


def test_an_event_has_the_same_uid_in_the_calendar_of_its_unit(site: Finished) -> None:
    joined = {event.uid.value for event in _events(site).values()}
    for address in CALENDARS[1:]:
        own = {event.uid.value for event in vobject.readOne(site.text(address)).contents.get("vevent", [])}
        assert own and own <= joined


def test_uid_and_sequence_follow_the_record_when_a_date_changes(make_site: MakeSite) -> None:
    keys = {"judul": "Rapat", "tempat": "Aula", "jenis": "rapat"}
    site = make_site({"content/agenda/rapat.md": markdown(mulai="2026-12-01", **keys)})
    before = _events(built(site.root))["Rapat"]
    site.write(
        "content/agenda/rapat.md", markdown(mulai="2026-12-08", revisi="1", diperbarui="2026-11-20", **keys)
    )
    after = _events(built(site.root))["Rapat"]
    assert before.uid.value == after.uid.value
    assert (before.sequence.value, after.sequence.value) == ("0", "1")
    assert after.dtstamp.value > before.dtstamp.value


def test_the_calendar_of_the_real_site_is_read_by_both_programs(real: Finished) -> None:
    text = real.text("agenda/agenda.ics")
    assert len(vobject.readOne(text, validate=True).contents["vevent"]) == len(ics.Calendar(text).events) > 20


def _events(finished: Finished) -> dict[str, Any]:
    calendar = vobject.readOne(finished.text("agenda/agenda.ics"))
    return {event.summary.value: event for event in calendar.contents["vevent"]}


# ------------------------------------------------------------------------------------- robots


SITE_MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_site_map_names_every_public_page_once_with_absolute_addresses(real: Finished) -> None:
    root = etree.fromstring(real.file("sitemap.xml").read_bytes())
    named = [node.text or "" for node in root.iter(f"{SITE_MAP}loc")]
    own = "https://puslatbang-pkasn.example/"
    hidden = {address for address in real.pages if real.html(address).css_matches("meta[name=robots]")}
    assert sorted(named) == sorted(own + address for address in set(real.pages) - hidden)
    assert "404.html" in hidden


def test_site_map_dates_pages_of_items_by_their_records(site: Finished) -> None:
    root = etree.fromstring(site.file("sitemap.xml").read_bytes())
    dates = {
        url.findtext(f"{SITE_MAP}loc"): url.findtext(f"{SITE_MAP}lastmod")
        for url in root.iter(f"{SITE_MAP}url")
    }
    assert dates[f"{sample.OWN}units/diklat/unduhan/pedoman/"] == "2026-04-06T00:00:00+07:00"
    assert dates[f"{sample.OWN}units/diklat/berita/kabar/"] == "2026-11-05T00:00:00+07:00"
    assert [
        moment
        for moment in dates.values()
        if moment and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[789]:00", moment)
    ] == []


def test_robots_are_told_where_the_site_map_is_and_what_is_no_page(site: Finished) -> None:
    lines = site.text("robots.txt").splitlines()
    assert lines[0] == "User-agent: *"
    assert f"Sitemap: {sample.OWN}sitemap.xml" in lines
    assert "Disallow: /admin/" in lines


def test_security_contact_has_the_fields_of_rfc_9116(site: Finished) -> None:
    fields = dict(line.split(": ", 1) for line in site.text(".well-known/security.txt").splitlines())
    assert fields["Contact"] == "mailto:aman@uji.example"
    assert fields["Canonical"] == f"{sample.OWN}.well-known/security.txt"
    assert datetime.fromisoformat(fields["Expires"]).date() == date(2027, 12, 31)
    assert "id" in fields["Preferred-Languages"]
