"""The organisation as pages show it, today and on earlier days."""

from datetime import date
from itertools import pairwise

import pytest

from satupintu.loader import load_site
from satupintu.pages.structure import chart, days_shown
from satupintu.values import ChartNode
from tests.build.project import Finished, built
from tests.make_site import REPOSITORY, MadeSite, MakeSite

PERSON = "nama: {}\ndiperbarui: 2026-11-01\n"
POST = "nama: {}\njenis: {}\ndiperbarui: 2026-11-01\n"
FOLDER = "units/diklat"


@pytest.fixture
def office(make_site: MakeSite) -> MadeSite:
    """A head with two holders in turn, a subdivision that began in 2025, and an acting one since July."""
    head = "pejabat:\n  - pegawai: ani\n    mulai: 2024-02-01\n  - pegawai: budi\n    mulai: 2020-01-01\n    selesai: 2023-12-31\n"
    division = "atasan: kepala\nsejak: 2025-01-01\npejabat:\n  - pegawai: citra\n    mulai: 2025-01-01\n    selesai: 2026-06-30\n  - pegawai: ani\n    sebagai: plt\n    mulai: 2026-07-01\n"
    staff = "atasan: bidang\nformasi: 9\npejabat:\n" + "".join(
        f"  - pegawai: staf-{number}\n    mulai: 2025-03-01\n" for number in range(7)
    )
    people = {"ani": "Dr. Ani", "budi": "Budi", "citra": "Citra"} | {
        f"staf-{number}": f"Staf {number}" for number in range(7)
    }
    return make_site(
        {
            "content/jabatan/kepala.yml": POST.format("Kepala", "struktural") + head,
            f"{FOLDER}/jabatan/bidang.yml": POST.format("Kepala Bidang", "struktural") + division,
            f"{FOLDER}/jabatan/staf.yml": POST.format("Pengelola", "pelaksana") + staff,
            **{f"{FOLDER}/pegawai/{slug}.yml": PERSON.format(name) for slug, name in people.items()},
        }
    )


def seen(nodes: tuple[ChartNode, ...]) -> list[object]:
    """The tree as lists: title, people with what they are called, words, and what is below."""
    return [
        [
            node.title,
            [f"{each.title} {each.summary}".strip() for each in node.holders],
            node.words,
            seen(node.below),
        ]
        for node in nodes
    ]


def test_the_structure_of_three_days(office: MadeSite) -> None:
    """Before the subdivision began, what is below it today stood below its superior; who held that is not known."""
    portal = office.portal(date(2026, 11, 22))
    assert seen(chart(portal, date(2023, 6, 1))) == [
        ["Kepala", ["Budi"], "", [["Pengelola", [], "Tidak tercatat", []]]]
    ]
    assert seen(chart(portal, date(2024, 1, 15))) == [
        ["Kepala", [], "Lowong", [["Pengelola", [], "Tidak tercatat", []]]]
    ]
    staff = ["Pengelola", [], "7 orang", []]
    assert seen(chart(portal, date(2025, 6, 1))) == [
        ["Kepala", ["Dr. Ani"], "", [["Kepala Bidang", ["Citra"], "", [staff]]]]
    ]
    assert seen(chart(portal)) == [
        ["Kepala", ["Dr. Ani"], "", [["Kepala Bidang", ["Dr. Ani Plt."], "Lowong", [staff]]]]
    ]


def test_every_day_on_which_the_chart_became_another_has_a_page(office: MadeSite) -> None:
    """Heads in 2020 and 2024, the subdivision in 2025, its staff two months later, the acting head in 2026."""
    portal = office.portal(date(2026, 11, 22))
    found = [page.address for page in portal.pages if page.address.startswith("struktur/")]
    days = ["2020-01-01", "2024-01-01", "2024-02-01", "2025-01-01", "2025-03-01", "2026-07-01"]
    assert found == ["struktur/", *(f"struktur/{day}/" for day in days)]
    charts = [str(seen(chart(portal, date.fromisoformat(day)))) for day in days]
    assert all(one != other for one, other in pairwise(charts))


def test_a_new_decree_for_the_same_holder_is_no_change(office: MadeSite) -> None:
    head = office.root / "content/jabatan/kepala.yml"
    again = "pejabat:\n  - pegawai: ani\n    mulai: 2026-01-01\n  - pegawai: ani\n    mulai: 2024-02-01\n    selesai: 2025-12-31\n"
    head.write_text(POST.format("Kepala", "struktural") + again, encoding="utf-8")
    assert date(2026, 1, 1) not in office.portal().site.directory.changes


def test_of_many_days_the_leading_posts_and_then_the_latest_have_pages(office: MadeSite) -> None:
    directory = office.portal(date(2026, 11, 22)).site.directory
    every = days_shown(directory)
    assert every == directory.changes
    assert days_shown(directory, 5) == tuple(day for day in every if day != date(2025, 3, 1)), "staff alone"
    assert days_shown(directory, 2) == (date(2025, 1, 1), date(2026, 7, 1))


def test_the_page_of_a_day_leads_to_those_beside_it_and_says_until_when_it_held(office: MadeSite) -> None:
    finished = built(office.root)
    words, links = finished.words("struktur/2024-02-01/"), finished.links("struktur/2024-02-01/", "main")
    assert "Susunan ini berlaku 1 Februari–31 Desember 2024." in words
    assert {"struktur/2024-01-01/", "struktur/2025-01-01/", "struktur/"} <= set(links)
    assert '<meta name="robots" content="noindex">' in finished.text("struktur/2024-02-01/"), (
        "names who has left"
    )
    assert "struktur/2024" not in finished.text("sitemap.xml")
    assert {f"struktur/{day}/" for day in ("2020-01-01", "2025-03-01", "2026-07-01")} <= set(
        finished.links("struktur/", "main")
    )


def test_a_change_to_come_is_not_told(office: MadeSite) -> None:
    portal = office.portal(date(2026, 6, 30))
    assert portal.site.directory.changes[-1] == date(2025, 3, 1)
    assert "Plt." not in str(seen(chart(portal)))


def test_vacant_posts_can_be_hidden(office: MadeSite) -> None:
    settings = (office.root / "content/situs.yml").read_text(encoding="utf-8")
    office.write("content/situs.yml", settings + "direktori:\n  tampilkan_lowong: tidak\n")
    office.write(
        f"{FOLDER}/jabatan/kosong.yml", POST.format("Jabatan kosong", "pelaksana") + "atasan: bidang\n"
    )
    titles = str(seen(chart(office.portal())))
    assert "Jabatan kosong" not in titles
    assert "Kepala Bidang" in titles, "others stand below it"


def test_the_list_is_the_drawing_and_has_every_post_of_the_structure_in_its_order(real: Finished) -> None:
    """One list, drawn by the style sheet alone: what `Directory.structure` says, no more and no less."""
    site, _problems = load_site(REPOSITORY, date.fromisoformat(real.json("terbitan.json")["date"]))
    assert site is not None
    nodes = [node for top in site.directory.structure() for node in top]
    page = real.html("struktur/")
    posts = [link for link in real.links("struktur/", "main ul.bagan") if link.startswith("jabatan/")]
    assert posts == [node.post.address for node in nodes]
    assert len(page.css("main ul.bagan")) == 1
    assert page.css("main .bagan-lembar :is(svg, canvas, img)") == []
