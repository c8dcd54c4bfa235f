"""Templates compiled leanly print what Jinja prints."""

import pytest
from jinja2 import DictLoader, Environment
from markupsafe import Markup
from msgspec import Struct

from satupintu.compiling import compile_leanly, escaped


class Tag:
    """Something that knows its HTML."""

    def __html__(self) -> str:
        return "<i>ya</i>"

    def __repr__(self) -> str:
        return "Tag()"


class Quoted(str):
    """A text of a class of its own."""


class Entry(Struct, frozen=True):
    """A value with one field."""

    title: str


VALUES = [
    "Diklat", "", "<b>&\"'</b>", Markup("<b>&amp;</b>"), Markup(""), Tag(), Quoted("a < b"), 7, 1.5, None, True,
    ("<", Markup(">")),
]  # fmt: skip
PARTS = """\
{% from "_icons.html" import icon %}
{% macro row(item) %}<li>{{ item }}{{ icon(item) }}</li>{% endmacro %}
{% macro named(first, second="tetap") %}{{ first }}{{ second }}{% endmacro %}
{% macro tree(nodes) %}{% for node in nodes recursive %}<li>{{ loop(node) }}</li>{% endfor %}{% endmacro %}
{% macro box(title) %}<h2>{{ title }}</h2>{{ caller() }}{% endmacro %}
"""
PAGE = """\
{% extends "base.html" %}
{% import "_parts.html" as parts %}
{% block isi %}
{{ value }}|{{ value ~ "<" }}|{{ "<&>" }}|{{ parts.row(value) }}
{% call parts.box(value) %}{{ value }}{% endcall %}
{% set kept %}{{ value }}<hr>{% endset %}{{ kept }}
{% filter upper %}{{ value }}<br>{% endfilter %}
{{ value|string|length }}{% for each in [value, value] %}{{ each }}{{ loop.index }}{% endfor %}
{% autoescape false %}{{ value }}{{ parts.row(value) }}{% endautoescape %}
{{ entry.title }}|{{ entry.title.upper() }}|{{ entry.other is defined }}|{{ entry.other|default(value) }}
{{ parts.named(*[value], second="x") }}{{ parts.named(value) }}{{ parts.named(second=value, first="a") }}{{ parts.named(value, second=entry.title) }}{{ parts.tree([[[]], []]) }}
{% import "_context.html" as here with context %}{{ here.shown() }}
{% endblock %}
"""
TEMPLATES = {
    "_icons.html": '{% macro icon(name) %}<svg aria-label="{{ name }}"/>{% endmacro %}',
    "_parts.html": PARTS,
    "_context.html": "{% macro shown() %}<p>{{ value }}{% endmacro %}",
    "base.html": '{% import "_parts.html" as parts %}<title>{{ value }}</title>{% block isi %}{% endblock %}',
    "page.html": PAGE,
}


def environment() -> Environment:
    return Environment(loader=DictLoader(TEMPLATES), autoescape=True, trim_blocks=True)


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_page_is_that_of_jinja_to_the_letter(value: object) -> None:
    lean = environment()
    compile_leanly(lean)
    given = {"value": value, "entry": Entry("Diklat & Kajian")}
    wanted = environment().get_template("page.html").render(given)
    assert lean.get_template("page.html").render(given) == wanted


@pytest.mark.parametrize("value", [*VALUES[:4], Tag(), Quoted("a < b")], ids=repr)
def test_what_a_template_prints_is_escaped_once(value: object) -> None:
    assert escaped(value) == Markup.escape(value)


def test_every_page_sees_its_own_values_in_the_parts_it_shares() -> None:
    lean = environment()
    compile_leanly(lean)
    template = lean.get_template("page.html")
    pages = [template.render(value=value, entry=Entry("Unit")) for value in ("satu", "dua")]
    assert ["satu" in page for page in pages] == [True, False]
    assert ["dua" in page for page in pages] == [False, True]


@pytest.mark.parametrize("call", ["named(1, 2, 3)", "named(1, third=3)", "named(1, first=1)"])
def test_a_macro_takes_no_other_arguments(call: str) -> None:
    lean = environment()
    compile_leanly(lean)
    page = lean.from_string(f'{{% import "_parts.html" as parts %}}{{{{ parts.{call} }}}}')
    with pytest.raises(TypeError):
        page.render()


def test_what_filters_are_known_to_give_is_escaped_as_it_must_be() -> None:
    lean = environment()
    compile_leanly(lean, {"text": str, "html": Markup})
    lean.filters |= {"text": "<{}>".format, "html": Markup("<b>{}</b>").format}
    page = lean.from_string("{{ 'a & b'|text }}{{ 'a & b'|html }}{{ ('a & b'|html)|text }}")
    assert page.render() == "&lt;a &amp; b&gt;<b>a &amp; b</b>&lt;&lt;b&gt;a &amp;amp; b&lt;/b&gt;&gt;"
