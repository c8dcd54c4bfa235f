"""The JSON-LD of every page: what search engines ask of each type, addresses that exist, days with a zone.

REQUIRED and RECOMMENDED follow developers.google.com/search/docs/appearance/structured-data: "Article",
"Breadcrumb", "Event", "FAQ", "Organization", "Site name"; DigitalDocument has no such page and follows
schema.org/DigitalDocument, as GovernmentService, DefinedTermSet and their parts follow theirs. Google requires nothing of an
Article; its headline is required here.
"""

import json
import re
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from satupintu.structured import script
from tests.build import sample
from tests.build.project import Finished
from tests.build.serve import served
from tests.build.test_metadata import REAL_OWN, indexed
from tests.build.test_safety import QUOTES, hostile, watched

__all__ = ["hostile"]

Node = dict[str, Any]

REQUIRED = {
    "GovernmentOrganization": {"name", "url"},
    "WebSite": {"name", "url"},
    "Person": {"name", "url", "worksFor"},
    "BreadcrumbList": {"itemListElement"},
    "ListItem": {"position", "name"},
    "NewsArticle": {"headline"},
    "Article": {"headline"},
    "Event": {"name", "startDate", "location"},
    "Place": {"address"},
    "VirtualLocation": {"url"},
    "Offer": {"price", "priceCurrency"},
    "FAQPage": {"mainEntity"},
    "Question": {"name", "acceptedAnswer"},
    "Answer": {"text"},
    "DigitalDocument": {"name", "url", "encoding"},
    "MediaObject": {"contentUrl", "contentSize"},
    "Organization": {"name"},
    "PostalAddress": {"streetAddress", "addressCountry"},
    "GovernmentService": {"name", "url", "description", "provider", "audience"},
    "Audience": {"audienceType"},
    "ServiceChannel": {"serviceUrl"},
    "SearchAction": {"target", "query-input"},
    "EntryPoint": {"urlTemplate"},
    "DefinedTermSet": {"name", "url", "description", "hasDefinedTerm"},
    "DefinedTerm": {"name", "url"},
}
RECOMMENDED = {
    "NewsArticle": {"author", "datePublished", "dateModified"},
    "Article": {"author", "datePublished", "dateModified"},
    "Event": {"endDate", "description", "eventStatus", "eventAttendanceMode", "organizer"},
    "Offer": {"url", "validFrom"},
    "WebSite": {"alternateName"},
    "Place": {"name"},
}
NAMED_ONLY = {("GovernmentOrganization", "url")}
"""An office that is no part of the site, such as the one above it, has only its name."""
MOMENTS = ("datePublished", "dateModified", "expires", "validFrom", "validThrough")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
LONGEST = 1_500
"""Bytes on ordinary pages; a page of questions repeats its answers, a home describes the office, a glossary
names its terms."""
LONG_TYPES = {"FAQPage", "WebSite", "Event", "DefinedTermSet"}


@pytest.fixture(params=["real", "sample"])
def built_site(request: pytest.FixtureRequest) -> tuple[Finished, str]:
    if request.param == "real":
        return request.getfixturevalue("real"), REAL_OWN
    return request.getfixturevalue("site"), sample.OWN


def block(finished: Finished, address: str) -> str:
    """The text of a page's one block, "" where it has none."""
    found = finished.html(address).css("script[type='application/ld+json']")
    assert len(found) <= 1, address
    return found[0].text() if found else ""


def top_nodes(finished: Finished, address: str) -> list[Node]:
    text = block(finished, address)
    if not text:
        return []
    document = json.loads(text)
    assert document["@context"] == "https://schema.org"
    nodes: list[Node] = document.get("@graph") or [document]
    return nodes


def of_type(finished: Finished, address: str, name: str) -> Node:
    (found,) = (node for node in top_nodes(finished, address) if node["@type"] == name)
    return found


def nested(value: Any) -> Iterator[Node]:
    """A node and every node in it."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from nested(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nested(inner)


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from texts(inner)


# ------------------------------------------------------------------------------ all pages


def test_every_indexed_page_but_the_home_has_its_way_there(built_site: tuple[Finished, str]) -> None:
    finished, own = built_site
    for address in indexed(finished):
        types = [node["@type"] for node in top_nodes(finished, address)]
        home = "en/" if address.startswith("en/") else ""
        assert types.count("BreadcrumbList") == (0 if address == home else 1), address
        if address != home:
            steps = of_type(finished, address, "BreadcrumbList")["itemListElement"]
            assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
            assert steps[0]["item"] == own + home
            assert "item" not in steps[-1]
            heading = finished.html(address).css_first("h1")
            assert heading is not None and steps[-1]["name"] == " ".join(heading.text().split())


def test_every_node_has_what_search_engines_ask_of_its_type(built_site: tuple[Finished, str]) -> None:
    finished, _own = built_site
    missing = [
        f"{address}: {node['@type']} without {name}"
        for address in indexed(finished)
        for node in nested(top_nodes(finished, address))
        for name in REQUIRED[node["@type"]] | RECOMMENDED.get(node["@type"], set())
        if name not in node and not (("@id" not in node) and (node["@type"], name) in NAMED_ONLY)
    ]
    assert missing == []


def test_every_address_is_absolute_and_opens_something(built_site: tuple[Finished, str]) -> None:
    finished, own = built_site
    dead = set()
    for address in indexed(finished):
        for text in texts(top_nodes(finished, address)):
            if "{" in text:  # a template of addresses (schema.org, SearchAction)
                continue
            if text.startswith(own) and not finished.has(text.removeprefix(own).partition("#")[0]):
                dead.add(f"{address}: {text}")
        for node in nested(top_nodes(finished, address)):
            for name in ("url", "item", "@id", "image", "logo", "contentUrl", "mainEntityOfPage"):
                assert str(node.get(name, "https://")).startswith("https://"), f"{address}: {name}"
    assert dead == set()


def test_every_reference_names_something_that_is_described_on_its_page(
    built_site: tuple[Finished, str],
) -> None:
    finished, own = built_site
    every = {address: top_nodes(finished, address) for address in indexed(finished)}
    used = {node["@id"] for nodes in every.values() for node in nested(nodes) if "@id" in node}
    for name in used:
        home = name.removeprefix(own).partition("#")[0]
        assert name in {node.get("@id") for node in every[home]}, name


def test_every_moment_has_its_zone_and_every_whole_day_has_none(built_site: tuple[Finished, str]) -> None:
    finished, _own = built_site
    for address in indexed(finished):
        for node in nested(top_nodes(finished, address)):
            for name in MOMENTS:
                if name in node:
                    assert datetime.fromisoformat(node[name]).tzinfo is not None, f"{address}: {name}"
            for name in ("startDate", "endDate"):
                if name in node and not DAY.fullmatch(node[name]):
                    assert datetime.fromisoformat(node[name]).tzinfo is not None, f"{address}: {name}"


def test_no_text_has_html_in_it(built_site: tuple[Finished, str]) -> None:
    finished, _own = built_site
    for address in indexed(finished):
        for text in texts(top_nodes(finished, address)):
            assert not re.search(r"</?[a-z]|&[a-z]+;|  |\n", text), f"{address}: {text}"


def test_what_machines_are_told_costs_little(built_site: tuple[Finished, str]) -> None:
    finished, _own = built_site
    sizes = {
        address: len(block(finished, address).encode())
        for address in indexed(finished)
        if not LONG_TYPES & {node["@type"] for node in top_nodes(finished, address)}
    }
    assert {address: size for address, size in sizes.items() if size > LONGEST} == {}


# ------------------------------------------------------------------------------ each type


def test_the_home_describes_the_office_and_the_site(real: Finished) -> None:
    office, site = of_type(real, "", "GovernmentOrganization"), of_type(real, "", "WebSite")
    assert office["name"].startswith("Pusat Pelatihan dan Pengembangan dan Pemetaan Kompetensi")
    assert "PKP2A I LAN" in office["alternateName"]
    assert office["telephone"] == "+62227790044"
    assert office["address"]["streetAddress"].startswith("Jln. Kiara Payung Km 4.7")
    assert office["parentOrganization"]["name"] == "Lembaga Administrasi Negara"
    assert office["logo"].removeprefix(REAL_OWN) in real.files
    assert site["publisher"]["@id"] == office["@id"]


def test_a_unit_belongs_to_the_office(site: Finished) -> None:
    unit = of_type(site, "units/kompetensi/", "GovernmentOrganization")
    assert unit["name"] == "Pemetaan Kompetensi"
    assert unit["alternateName"] == ["Kompetensi", "Asesmen Kompetensi"]
    assert unit["parentOrganization"]["@id"] == f"{sample.OWN}#lembaga"


def test_news_is_by_its_unit_and_published_by_the_office(site: Finished) -> None:
    news = of_type(site, "units/diklat/berita/kabar/", "NewsArticle")
    assert news["author"]["name"] == "Bidang Diklat"
    assert news["publisher"]["@id"] == f"{sample.OWN}#lembaga"
    assert news["datePublished"] == "2026-11-05T00:00:00+07:00"
    assert news["isAccessibleForFree"] is True
    assert site.has(news["image"].removeprefix(sample.OWN))


def test_an_announcement_is_an_article_that_expires_with_its_last_day(site: Finished) -> None:
    found = of_type(site, "units/diklat/pengumuman/berlaku/", "Article")
    assert found["identifier"] == "12/PENG/2026"
    assert found["expires"] == "2026-12-10T23:59:59+07:00"
    assert "expires" not in of_type(site, "units/kompetensi/pengumuman/tanpa-akhir/", "Article")


def test_an_event_of_whole_days_has_days_and_one_with_hours_its_offset(site: Finished) -> None:
    days = of_type(site, "units/diklat/agenda/latsar-2026/", "Event")
    assert (days["startDate"], days["endDate"]) == ("2026-03-02", "2026-03-20")
    hours = of_type(site, "units/kompetensi/agenda/rapat-batal/", "Event")
    assert hours["startDate"] == "2026-12-05T09:00+08:00"
    assert hours["eventStatus"] == "https://schema.org/EventCancelled"
    assert days["eventStatus"] == "https://schema.org/EventScheduled"


def test_an_event_says_whether_one_comes_or_listens(site: Finished) -> None:
    online = of_type(site, "units/kajian/agenda/seminar/", "Event")
    assert online["eventAttendanceMode"] == "https://schema.org/OnlineEventAttendanceMode"
    assert online["location"] == {
        "@type": "VirtualLocation",
        "url": "https://rapat.uji.example/seminar",
    }
    present = of_type(site, "units/diklat/agenda/latsar-2027/", "Event")
    assert present["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert present["location"]["@type"] == "Place"
    assert present["offers"]["price"] == 4_500_000
    assert present["offers"]["validThrough"] == "2027-01-15T23:59:59+07:00"


def test_a_download_names_its_file(site: Finished) -> None:
    found = of_type(site, "units/diklat/unduhan/pedoman/", "DigitalDocument")
    assert found["encoding"]["encodingFormat"] == "application/pdf"
    assert found["encoding"]["contentUrl"].endswith("/pedoman-2.pdf")
    assert found["version"] == "2.0"


def test_the_page_of_questions_gives_each_with_its_answer(real: Finished) -> None:
    found = of_type(real, "tanya-jawab/", "FAQPage")["mainEntity"]
    asked = [question["name"] for question in found]
    headings = [node.text() for node in real.html("tanya-jawab/").css(".prosa h3")]
    assert asked == headings
    assert found[1]["acceptedAnswer"]["text"].startswith("Jln. Kiara Payung Km 4.7")


# ------------------------------------------------------------------------------ hostile texts

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"},{"@type":"Thing","name":"\\"',
    "<!--<script>",
    "a\u2028b\u2029c",
    "&lt;/script&gt; ]]> {{ 7*7 }}",
    QUOTES,
)


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_inside_its_block(text: str) -> None:
    written = script([{"@type": "Thing", "name": text}])
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written)["name"] == text


def test_a_hostile_text_is_inert_in_a_browser(hostile: Finished, page: Page, tmp_path: Path) -> None:
    blocks = "".join(
        f'<script type="application/ld+json">{script([{"@type": "Thing", "name": text}])}</script>'
        for text in HOSTILE
    )
    copy = shutil.copytree(hostile.folder, tmp_path / "situs")
    home = copy / "index.html"
    home.write_text(hostile.text("").replace("</head>", f"{blocks}</head>"), encoding="utf-8")
    with served(copy) as site, watched(page) as seen:
        page.goto(site)
        found = page.evaluate(
            "[...document.querySelectorAll('script[type=\"application/ld+json\"]')]"
            ".slice(1).map(block => JSON.parse(block.textContent).name)"
        )
    assert found == list(HOSTILE)
    assert seen == []


def test_every_block_of_the_hostile_site_is_whole(hostile: Finished) -> None:
    shown = QUOTES.replace("''", "'")
    news = of_type(hostile, "units/diklat/berita/satu/", "NewsArticle")
    assert shown.startswith(news["headline"].removesuffix("…"))
    assert len(news["headline"]) <= 110
    assert of_type(hostile, "units/diklat/agenda/satu/", "Event")["name"] == shown
    for address in indexed(hostile):
        assert top_nodes(hostile, address)
