"""Which questions the filter of a list asks, and how their answers are numbered."""

from satupintu.models import Service
from satupintu.pages.choices import Choice, Filter
from satupintu.pages.narrowing import MOST_MARKS, narrowing
from tests.build.sample import service
from tests.make_site import MakeSite


def services(make_site: MakeSite) -> tuple[Service, ...]:
    """`a` for trainees and `b` for institutions, both applications of one unit."""
    files = {
        "services_catalog/layanan/a.yml": service(nama="A", alamat=""),
        "services_catalog/layanan/b.yml": service(nama="B", alamat="", khalayak="[instansi]"),
    }
    return make_site(files).site().catalogue.services


def asking(facet: str, values: list[str], *, own: dict[str, str]) -> Filter:
    """A question with these answers, of which each service gives one."""
    choices = tuple(Choice(facet, value, value, value, value) for value in values)
    return Filter(facet, facet, choices, lambda found: (own[found.slug],))


def test_answers_are_numbered_over_all_questions(make_site: MakeSite) -> None:
    first = asking("khalayak", ["x", "y"], own={"a": "x", "b": "y"})
    second = asking("jenis", ["u", "v"], own={"a": "v", "b": "u"})
    found = narrowing((first, second), services(make_site))
    assert [option.mark for question in found.questions for option in question.options] == [
        "p1",
        "p2",
        "p3",
        "p4",
    ]
    assert found.marks == {"layanan/a/": "p1 p4", "layanan/b/": "p2 p3"}


def test_a_question_with_one_answer_is_not_asked(make_site: MakeSite) -> None:
    alone = asking("unit", ["x", "unused"], own={"a": "x", "b": "x"})
    assert narrowing((alone,), services(make_site)).questions == ()


def test_a_question_with_more_answers_than_numbers_is_left_to_its_links(make_site: MakeSite) -> None:
    shown = services(make_site)
    many = [f"n{number}" for number in range(MOST_MARKS + 1)]
    wide = Filter("unit", "unit", asking("unit", many, own={}).choices, lambda _found: many)
    small = asking("jenis", ["u", "v"], own={"a": "u", "b": "v"})
    found = narrowing((wide, small), shown)
    assert [(question.name, question.options[0].mark) for question in found.questions] == [("jenis", "p1")]
