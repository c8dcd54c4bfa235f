"""The organisation as pages show it, today and on earlier days."""

from datetime import date

import pytest

from satupintu.loader import load_site
from satupintu.pages.structure import chart
from satupintu.values import ChartNode
from tests.build.project import Finished
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
    """Before the subdivision began, what is below it today stood below its superior."""
    portal = office.portal(date(2026, 11, 22))
    assert seen(chart(portal, date(2023, 6, 1))) == [
        ["Kepala", ["Budi"], "", [["Pengelola", [], "Lowong", []]]]
    ]
    assert seen(chart(portal, date(2024, 1, 15))) == [
        ["Kepala", [], "Lowong", [["Pengelola", [], "Lowong", []]]]
    ]
    staff = ["Pengelola", [], "7 orang", []]
    assert seen(chart(portal, date(2025, 6, 1))) == [
        ["Kepala", ["Dr. Ani"], "", [["Kepala Bidang", ["Citra"], "", [staff]]]]
    ]
    assert seen(chart(portal)) == [
        ["Kepala", ["Dr. Ani"], "", [["Kepala Bidang", ["Dr. Ani Plt."], "Lowong", [staff]]]]
    ]


def test_pages_stand_for_the_days_on_which_posts_or_their_heads_changed(office: MadeSite) -> None:
    portal = office.portal(date(2026, 11, 22))
    found = [page.address for page in portal.pages if page.address.startswith("struktur/")]
    days = ["2020-01-01", "2024-01-01", "2024-02-01", "2025-01-01", "2026-07-01"]
    assert found == ["struktur/", *(f"struktur/{day}/" for day in days)]


def test_a_change_to_come_is_not_told(office: MadeSite) -> None:
    portal = office.portal(date(2026, 6, 30))
    assert portal.site.directory.changes[-1] == date(2025, 1, 1)
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
