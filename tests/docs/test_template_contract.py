"""Templates and `satupintu.values` agree: every variable is a field of the page's class, every field is shown."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jinja2 import Environment, nodes
from jinja2.meta import find_undeclared_variables

from satupintu.interface import InterfaceTexts
from satupintu.reference.theme import BLOCKS, example_filters, nested_classes
from satupintu.values import PAGE_VALUES, ArticleValues, PageValues

TEMPLATES = Path(__file__).resolve().parents[2] / "theme/templates"
ENVIRONMENT = Environment(autoescape=True, extensions=[InterfaceTexts])
ENVIRONMENT.filters |= example_filters()

NOT_SHOWN = {
    ("ArticleValues", "kind"): "the name of the template says it",
    ("ArticleValues", "date"): "`facts` has the day in words",
    ("ArticleValues", "calendar"): "only an event has one to offer",
    ("Day", "iso"): "the label has the day in words",
    ("Day", "events"): "the label has the number in words",
    ("UnitEntry", "short_name"): "the lists of today have room for the whole name",
}
"""(class, field) that no template uses, with the reason it is there all the same."""

each_page = pytest.mark.parametrize("page", PAGE_VALUES, ids=lambda page: page.template)


@cache
def parsed(name: str) -> nodes.Template:
    return ENVIRONMENT.parse((TEMPLATES / name).read_text(encoding="utf-8"))


@cache
def closure(name: str) -> tuple[str, ...]:
    """A template with its parents, includes and imports."""
    found = [name]
    for used in _templates_in(parsed(name)):
        found += closure(used)
    return tuple(dict.fromkeys(found))


def _templates_in(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport, nodes.Filter)):
        match node:
            case nodes.Filter(name="sekali", args=[named, *_]):
                yield named.as_const()
            case nodes.Extends() | nodes.Include() | nodes.Import() | nodes.FromImport():
                yield node.template.as_const()


def variables(name: str) -> frozenset[str]:
    """What a template and all it is put together from look up and no part of it gives."""
    trees = [parsed(part) for part in closure(name)]
    given = {imported.target for tree in trees for imported in tree.find_all(nodes.Import)}
    used = {variable for tree in trees for variable in find_undeclared_variables(tree)}
    return frozenset(used - given)


def names(page: type[PageValues]) -> set[str]:
    return set(page.__struct_fields__)


@each_page
def test_template_uses_only_fields_of_its_class(page: type[PageValues]) -> None:
    assert variables(f"{page.template}.html") <= names(page)


@each_page
def test_every_field_of_a_class_is_used_by_its_template(page: type[PageValues]) -> None:
    known = {name for owner, name in NOT_SHOWN if owner in {base.__name__ for base in page.__mro__}}
    assert names(page) - variables(f"{page.template}.html") <= known


def test_every_page_template_has_a_class() -> None:
    pages = {path.stem for path in TEMPLATES.glob("[!_]*.html")} - {"base", "article"}
    assert pages == {page.template for page in PAGE_VALUES}


@pytest.mark.parametrize("value", nested_classes(), ids=lambda value: value.__name__)
def test_every_field_of_a_nested_value_is_used_somewhere(value: type) -> None:
    unused = set(value.__struct_fields__) - attributes()
    assert unused <= {name for owner, name in NOT_SHOWN if owner == value.__name__}


@cache
def attributes() -> frozenset[str]:
    """Every attribute that any template looks up."""
    trees = [parsed(path.name) for path in TEMPLATES.glob("*.html")]
    return frozenset(node.attr for tree in trees for node in tree.find_all(nodes.Getattr))


def test_no_exception_is_left_over() -> None:
    """A field that a template has come to use loses its place in NOT_SHOWN."""
    pages = {page: variables(f"{page.template}.html") for page in PAGE_VALUES}
    owners = {base.__name__: base for page in PAGE_VALUES for base in page.__mro__}
    needless = []
    for owner, name in NOT_SHOWN:
        if owner in owners:
            shown = all(name in used for page, used in pages.items() if issubclass(page, owners[owner]))
        else:
            shown = name in attributes()
        needless += [(owner, name)] * shown
    assert needless == []


def test_documented_blocks_are_those_of_the_parent_templates() -> None:
    own = [
        (name, block.name)
        for name in ("base", "article", "_by_letter")
        for block in parsed(f"{name}.html").find_all(nodes.Block)
        if name == "base" or block.name not in ("content", "icons")
    ]
    assert sorted(own) == sorted((template, block) for template, block, _ in BLOCKS)


def test_templates_fill_only_blocks_that_a_parent_has() -> None:
    known = {block for _, block, _ in BLOCKS}
    for path in TEMPLATES.glob("*.html"):
        assert {block.name for block in parsed(path.name).find_all(nodes.Block)} <= known, path.name


def test_single_texts_share_the_article_template() -> None:
    for page in PAGE_VALUES:
        assert ("article.html" in closure(f"{page.template}.html")) == issubclass(page, ArticleValues)
