"""Who holds which post on a day: vacancies, acting holders, and the structure of any past day."""

from datetime import date

import pytest

from satupintu.directory import Directory, Node
from satupintu.models import Person, Post
from tests.make_site import Files, MakeSite

SINCE, CHANGED, NOW = date(2020, 1, 2), date(2024, 6, 1), date(2026, 11, 22)
END = "diperbarui: 2026-11-01\n"


def person(name: str, more: str = "") -> str:
    return f"nama: {name}\n{more}{END}"


def post(name: str, *held: str, more: str = "", kind: str = "struktural") -> str:
    """`held` are appointments as `person, first day[, last day[, capacity]]`."""
    keys = ("pegawai", "mulai", "selesai", "sebagai")
    rows = (zip(keys, [each.strip() for each in row.split(",")], strict=False) for row in held)
    entries = ("".join(f"    {key}: {value}\n" for key, value in row if value) for row in rows)
    listed = "".join(f"  - {entry.lstrip()}" for entry in entries)
    return f"nama: {name}\njenis: {kind}\n{more}{'pejabat:' if held else ''}\n{listed}{END}"


FOLDER = "units/diklat"
OFFICE: Files = {
    f"{FOLDER}/pegawai/ani.yml": person("Dra. Ani Lestari, M.Si."),
    f"{FOLDER}/pegawai/budi.yml": person("Budi", "sampai: 2024-05-31\n"),
    f"{FOLDER}/pegawai/cici.yml": person("Cici", "sejak: 2027-01-01\n"),
    f"{FOLDER}/pegawai/dodi.yml": person("H. Dodi"),
    f"{FOLDER}/jabatan/kepala.yml": post("Kepala", "budi, 2020-01-02"),
    f"{FOLDER}/jabatan/a.yml": post(
        "Kepala A",
        "ani, 2020-01-02, 2024-05-31",
        "dodi, 2024-06-01, , plt",
        more="atasan: kepala\nurutan: 2\n",
    ),
    f"{FOLDER}/jabatan/b.yml": post(
        "Kepala B", "ani, 2024-06-01", more="atasan: kepala\nurutan: 1\nsejak: 2024-06-01\n"
    ),
    f"{FOLDER}/jabatan/c.yml": post(
        "Kepala C", "dodi, 2020-01-02", more="atasan: kepala\nurutan: 3\nsampai: 2024-05-31\n"
    ),
    f"{FOLDER}/jabatan/nanti.yml": post(
        "Kepala Nanti", "cici, 2027-01-01", more="atasan: kepala\nsejak: 2027-01-01\n"
    ),
}


@pytest.fixture
def directory(make_site: MakeSite) -> Directory:
    made = make_site(OFFICE)
    assert made.messages() == []
    return made.site().directory


def find(directory: Directory, slug: str) -> Post:
    return directory.posts[slug]


def held(directory: Directory, slug: str, day: date = NOW) -> list[str]:
    return [
        tenure.title + ": " + tenure.person.slug for tenure in directory.holders(find(directory, slug), day)
    ]


def drawn(nodes: tuple[Node, ...], depth: int = 0) -> list[str]:
    """The structure as lines, deeper ones indented, with who holds each post."""
    lines = []
    for node in nodes:
        names = ", ".join(f"{tenure.capacity.prefix}{tenure.person.slug}" for tenure in node.tenures)
        lines += [f"{'  ' * depth}{node.post.slug}: {names or 'lowong'}", *drawn(node.below, depth + 1)]
    return lines


@pytest.mark.parametrize(
    ("day", "holders"),
    [
        (date(2020, 1, 1), []),
        (date(2020, 1, 2), ["Kepala A: ani"]),
        (date(2024, 5, 31), ["Kepala A: ani"]),
        (date(2024, 6, 1), ["Plt. Kepala A: dodi"]),
        (NOW, ["Plt. Kepala A: dodi"]),
    ],
)
def test_a_post_is_held_from_the_first_to_the_last_day(
    directory: Directory, day: date, holders: list[str]
) -> None:
    assert held(directory, "a", day) == holders


def test_who_retires_leaves_the_post_vacant_the_next_day(directory: Directory) -> None:
    assert held(directory, "kepala", date(2024, 5, 31)) == ["Kepala: budi"]
    assert held(directory, "kepala", CHANGED) == []


def test_a_post_that_is_no_more_is_held_by_nobody(directory: Directory) -> None:
    assert held(directory, "c", date(2024, 5, 31)) == ["Kepala C: dodi"]
    assert held(directory, "c", CHANGED) == []
    dodi: Person = directory.people["dodi"]
    assert [tenure.title for tenure in directory.posts_of(dodi)] == ["Plt. Kepala A"]


def test_nothing_is_there_before_its_day(make_site: MakeSite) -> None:
    made = make_site(OFFICE)
    before, on = made.site(date(2026, 12, 31)).directory, made.site(date(2027, 1, 1)).directory
    assert "cici" not in [person.slug for person in before.known]
    assert "nanti" not in [post.slug for post in before.known_posts]
    assert before.succession(find(before, "nanti")) == ()
    assert held(on, "nanti", date(2027, 1, 1)) == ["Kepala Nanti: cici"]
    assert date(2027, 1, 1) in on.changes
    assert date(2027, 1, 1) not in before.changes


@pytest.mark.parametrize(
    ("day", "lines"),
    [
        (date(2019, 12, 31), ["kepala: lowong", "  a: lowong", "  c: lowong"]),
        (date(2024, 5, 31), ["kepala: budi", "  a: ani", "  c: dodi"]),
        (NOW, ["kepala: lowong", "  b: ani", "  a: Plt. dodi"]),
    ],
)
def test_the_structure_of_a_past_day_is_what_it_was(
    directory: Directory, day: date, lines: list[str]
) -> None:
    assert drawn(directory.structure(day)) == lines


def test_the_days_of_change_are_those_on_which_the_structure_became_another(directory: Directory) -> None:
    assert directory.changes == (SINCE, CHANGED)
    structures = {str(drawn(directory.structure(day))) for day in (date(2020, 1, 1), *directory.changes)}
    assert len(structures) == 3


def test_the_staff_are_those_of_the_day_in_the_order_of_their_names(directory: Directory) -> None:
    assert [person.slug for person in directory.staff] == ["ani", "dodi"]
    assert [person.slug for person in directory.known] == ["ani", "budi", "dodi"]
    assert [person.slug for person in directory.of_unit("diklat")] == ["ani", "dodi"]
    assert directory.of_unit(None) == ()


def test_the_own_post_comes_before_the_acting_one(make_site: MakeSite) -> None:
    acting = post("Kepala D", "ani, 2026-01-01, , plh", more="urutan: 0\n")
    directory = make_site({**OFFICE, f"{FOLDER}/jabatan/d.yml": acting}).site().directory
    assert [each.title for each in directory.posts_of(directory.people["ani"])] == [
        "Kepala B",
        "Plh. Kepala D",
    ]


def test_people_and_posts_of_a_closed_unit_end_with_it(make_site: MakeSite) -> None:
    unit = "nama: Diklat\nringkasan: Pelatihan.\nditutup: 2026-11-01\n"
    directory = make_site({**OFFICE, "units/diklat/unit.yml": unit}).site().directory
    assert directory.known == ()
    assert directory.known_posts == ()


def test_one_person_may_hold_several_posts_and_one_post_several_people(make_site: MakeSite) -> None:
    several = post(
        "Widyaiswara",
        "ani, 2025-01-01",
        "dodi, 2025-01-01",
        more="jenjang: Ahli Muda\nformasi: 2\n",
        kind="fungsional",
    )
    made = make_site({**OFFICE, f"{FOLDER}/jabatan/w.yml": several})
    assert made.messages() == []
    assert held(made.site().directory, "w") == ["Widyaiswara: ani", "Widyaiswara: dodi"]


def test_a_hidden_vacancy_stays_where_somebody_stands_below_it(directory: Directory) -> None:
    assert drawn(directory.structure(vacancies=False)) == ["kepala: lowong", "  b: ani", "  a: Plt. dodi"]


@pytest.mark.parametrize(
    ("superiors", "lines"),
    [
        ({"a": "b", "b": "a"}, ["kepala: lowong"]),
        ({"a": "a"}, ["kepala: lowong", "  b: ani"]),
    ],
)
def test_a_circle_of_superiors_does_not_hang(
    directory: Directory, superiors: dict[str, str], lines: list[str]
) -> None:
    """The checks refuse it; what is asked of such a site before that must still end."""
    posts = {
        slug: post.model_copy(update={"superior": superiors[slug]}) if slug in superiors else post
        for slug, post in directory.posts.items()
    }
    circled = Directory(directory.today, directory.people, posts)
    assert drawn(circled.structure()) == lines
    assert circled.changes == directory.changes


def test_below_a_closed_unit_posts_stand_under_its_superior(make_site: MakeSite) -> None:
    closed = "nama: Kajian\nringkasan: Penelitian.\nditutup: 2026-11-01\npindah_ke: diklat\n"
    made = make_site(
        {
            "units/diklat/unit.yml": "nama: Diklat\nringkasan: Pelatihan.\n",
            "units/kajian/unit.yml": closed,
            "content/jabatan/kepala.yml": post("Kepala"),
            "units/kajian/jabatan/bidang.yml": post("Kepala Bidang", more="atasan: kepala\n"),
            f"{FOLDER}/jabatan/seksi.yml": post("Kepala Seksi", more="atasan: bidang\n"),
        }
    )
    assert [message for message in made.messages() if "jabatan" in message] == []
    assert drawn(made.site().directory.structure()) == ["kepala: lowong", "  seksi: lowong"]
