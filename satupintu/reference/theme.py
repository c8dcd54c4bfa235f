"""`theme/README.md`: what each template receives, from the classes of `satupintu.values`."""

from __future__ import annotations

import inspect
import re
from collections import ChainMap
from collections.abc import Callable, Container
from datetime import date, time
from typing import Any

from jinja2 import Environment
from msgspec import Struct

from satupintu.dates import When
from satupintu.filters import PageLinks, template_filters
from satupintu.hrefs import Hrefs
from satupintu.values import (
    PAGE_VALUES,
    ArticleValues,
    PageValues,
    box_parts,
    form_parts,
    frame_parts,
    freshness_parts,
    index_parts,
    parts,
    people_parts,
)

PATH = "theme/README.md"

ARTICLE = "`article.html`, which those of single texts extend: ArticleValues"
MOMENT = When(date(2026, 11, 24), time(9))
FILTERS: dict[str, tuple[str, str, object]] = {
    "href": (
        "the link from the page at hand to an address of the site",
        '`{{ "units/diklat/"|href }}`',
        "units/diklat/",
    ),
    "kini": (
        "the mark of a link that leads to the page at hand, else nothing",
        "`<a href=…{{ link.address|kini }}>`",
        "profil/sejarah/",
    ),
    "sekali": (
        "a template that shows only that part (`frame`, or the unit's band) and marks the page at hand, rendered once for all pages on which it is the same",
        '`{{ frame|sekali("_header.html") }}`',
        None,
    ),
    "tanggal": ("a `When` as a day", "`{{ date|tanggal }}`", MOMENT),
    "tanggal_penuh": ("a `When` as a day with its name", "`{{ date|tanggal_penuh }}`", MOMENT),
    "tanggal_pendek": ("a `When` as a short day", "`{{ date|tanggal_pendek }}`", MOMENT),
    "iso": ("a `When` for `<time datetime>`", "`{{ date|iso }}`", MOMENT),
    "tetap": (
        "text whose names such as e-learning do not break at the hyphen; escapes the rest",
        "`{{ title|tetap }}`",
        "Layanan e-learning",
    ),
}
"""What each filter does, how it is written, and the value the example is worked out from."""

BLOCKS = (
    (
        "base",
        "policy",
        "what this page alone may run besides the scripts of the site; empty but for the search",
    ),
    ("base", "head", "further lines of `<head>`, before the title"),
    ("base", "band", "between header and `<main>`: breadcrumb, or the unit's band"),
    ("base", "main", "all of `<main>` but its last lines; the home page replaces it"),
    ("base", "heading", "the `<h1>`; empty where `band` has it"),
    ("base", "content", "what the page is about; nearly every template fills only this"),
    ("base", "icons", '`{{ icons.symbols(["…"]) }}` with the icons this template draws'),
    ("_by_letter", "entries", "letters, and what stands under them: the glossary, the index"),
    ("article", "picture", "the main picture, under the summary"),
    ("article", "text", "the text; a manual puts its steps before it"),
    ("article", "actions", "buttons beside the facts: print, calendar"),
)
"""(template, block, what it is for)."""


def theme_page() -> str:
    """The whole text of `theme/README.md`."""
    pages = "".join(_template(page) for page in PAGE_VALUES) + _article()
    return (
        OPENING.lstrip("\n")
        + pages
        + "\n## Nested values\n"
        + "".join(map(_class, nested_classes()))
        + _filters()
        + _blocks()
        + FILES
    )


def nested_classes() -> list[type[Struct]]:
    """The value classes that pages are put together from, in the order of their definition."""
    return [
        value
        for module in (parts, frame_parts, box_parts, people_parts, index_parts, freshness_parts, form_parts)
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, Struct) and value.__module__ == module.__name__
    ]


def _template(page: type[PageValues]) -> str:
    if issubclass(page, ArticleValues):
        own = f"Receives the fields of [{ArticleValues.__name__}](#{_anchor(ARTICLE)}).\n"
    else:
        own = _own_table(page)
    return f"\n### `{page.template}.html`: {page.__name__}\n\n{_sentence(page)}\n\n{own}"


def _article() -> str:
    return f"\n### {ARTICLE}\n\n{_sentence(ArticleValues)}\n\n{_own_table(ArticleValues)}"


def _own_table(page: type[PageValues]) -> str:
    return _table(page, without=PageValues.__struct_fields__)


def _class(value: type[Struct]) -> str:
    return f"\n### {value.__name__}\n\n{_sentence(value)}\n\n{_table(value)}"


def _sentence(value: type[Any]) -> str:
    """A docstring as Markdown: `<title>` is text, not an element."""
    return re.sub(r"<(\w+)>", r"`<\1>`", inspect.getdoc(value) or "")


def _table(value: type[Struct], without: Container[str] = ()) -> str:
    """The fields of a class with their types as they are written."""
    written = ChainMap(*(inspect.get_annotations(base) for base in value.__mro__ if base is not object))
    lines = (
        f"| `{name}` | {_type(written[name])} |\n" for name in value.__struct_fields__ if name not in without
    )
    return "| Field | Type |\n| --- | --- |\n" + "".join(lines)


def _type(written: str) -> str:
    """A type as written, each nested class a link to its own table."""
    names = {value.__name__ for value in nested_classes()}
    return re.sub(
        r"\w+",
        lambda word: f"[{word[0]}](#{_anchor(word[0])})" if word[0] in names else word[0],
        written.replace("|", "or"),
    )


def _anchor(title: str) -> str:
    """The anchor a forge gives a heading."""
    return re.sub(r"[^a-z0-9_ -]", "", title.lower()).replace(" ", "-")


def example_filters() -> dict[str, Callable[..., Any]]:
    """The filters as they work on a page two folders deep."""
    links = PageLinks(Hrefs(""))
    links.turn_to("profil/sejarah/")
    return template_filters(links)


def _filters() -> str:
    rows = "".join(_filter(name, *FILTERS.get(name, ("", "", None))) for name in example_filters())
    return f"{ABOUT_FILTERS}\n| Filter | Gives | Written | Example |\n| --- | --- | --- | --- |\n{rows}"


def _filter(name: str, gives: str, written: str, value: object) -> str:
    example = f"`{_rendered(name, value).strip()}`" if value is not None else ""
    return f"| `{name}` | {gives} | {_in_cell(written)} | {example} |\n"


def _rendered(name: str, value: object) -> str:
    """What a template prints for `{{ value|name }}`."""
    environment = Environment(autoescape=True)
    environment.filters.update(example_filters())
    return environment.from_string(f"{{{{ value|{name} }}}}").render(value=value)


def _in_cell(code: str) -> str:
    return code.replace("|", "\\|")


def _blocks() -> str:
    rows = "".join(f"| `{template}.html` | `{block}` | {what} |\n" for template, block, what in BLOCKS)
    return f"{ABOUT_BLOCKS}\n| Template | Block | For |\n| --- | --- | --- |\n{rows}"


OPENING = """
<!-- Written by tools/write_reference.py from satupintu/values/ and satupintu/filters.py; do not edit by hand. -->

# Theme: what each template receives

Display only: templates loop, test for presence, and print. Whatever needs sorting, grouping, counting or wording is worked out in `satupintu/` and arrives finished.

A template receives the fields of one frozen class of `satupintu/values/`, and nothing else: no site, no articles, no Pelican settings. Jinja escapes every value (only `Markup` is HTML, and it has passed nh3) and runs under `StrictUndefined`, so that a misspelt field fails the build.

Addresses are those of the site without the leading slash (`units/diklat/berita/`; the home page is the empty string). The filter `href` turns one into a link. `When` is a day, with a time where one is known; the filters put it into words.

A text of the interface is written in Indonesian and marked: `{{ _("Langsung ke isi") }}`, with a value `{{ _("Unit %(name)s")|format(name=band.name) }}`. It becomes a constant in the language of the page when the template is compiled; the translations stand in `satupintu/locale/`. Texts that only Indonesian pages show need no mark.

## Templates

Every template receives `frame`, a [Frame](#frame), and `page`, a [PageHead](#pagehead); the tables list what comes on top.
"""

ABOUT_FILTERS = """
## Filters

The examples are those of the page `profil/sejarah/` and of 24 November 2026, 09.00 WIB.
"""

ABOUT_BLOCKS = """
## Blocks

Every page extends `base.html`; the templates of single texts extend `article.html`, and pages of what is in the order of letters `_by_letter.html`, which do so too. A template fills blocks and writes nothing outside them. `_header.html` and `_footer.html` have no blocks: they are equal on every page of a language but for link prefixes and `aria-current`. Names that begin with `_` are parts: `_parts.html` holds the macros, which see only what they are given (import it without context), `_icons.html` the drawings.
"""

FILES = """
## Static files

`static/css/` is read in the order of the file names and becomes one stylesheet, `satupintu.css`. It and every other published file are named by their content (`satupintu.<digest>.css`); `frame.assets` gives the address by the plain name. A stylesheet names a font as `url("plus-jakarta-sans.woff2")`; the build puts the address with the digest there. Pages carry a strict Content-Security-Policy: no inline script, no inline style, nothing from another host; the build refuses pages that have any. A block of data (`application/ld+json`, `page.structured`) is no script.

`static/img/favicon.svg` is the one drawing of the icon; `tools/make_icons.py` draws the others from it. `favicon.ico` keeps its name and lies at the root of the site, where browsers ask for it. The pictures of shared pages (`theme/kartu-<type>.<digest>.png`) are drawn by the build with the typeface of the theme and the tokens `pita`, `pita-teks`, `pita-teks-2`, `soga-300` and `kertas` of its stylesheet; the web manifest takes `tarum-950` and `kertas`.
"""
