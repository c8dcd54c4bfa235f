"""What HTML may reach a page: the allow-list, and what an author tried beyond it.

`clean` decides alone what is safe: every rendered Markdown and every free-text field goes through it
last (nh3, https://nh3.readthedocs.io). `forbidden` only explains: it names what `clean` will drop, so
that nothing an author wrote vanishes without a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import nh3
from msgspec import Struct
from selectolax.lexbor import LexborHTMLParser, LexborNode

INLINE_TAGS = frozenset(
    "a abbr b bdi bdo br cite code del dfn em i img ins kbd mark q rp rt ruby s samp small span strong"
    " sub sup time u var wbr".split()
)
BLOCK_TAGS = frozenset(
    "blockquote caption col colgroup dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre"
    " section summary table tbody td tfoot th thead tr ul".split()
)
TAGS = INLINE_TAGS | BLOCK_TAGS

# What these hold is program text or belongs to another language: it goes with its element.
TAGS_DROPPED_WITH_CONTENT = frozenset(
    "iframe math noembed noframes noscript object script select style svg template textarea title xmp".split()
)

# Ids stand only where headings and footnotes have them; satupintu.markdown drops those it did not give.
ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title", "id", "aria-label"},
    "abbr": {"title"},
    "col": {"span"},
    "colgroup": {"span"},
    "del": {"datetime"},
    "details": {"open"},
    "div": {"aria-label"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "img": {"src", "alt", "title", "width", "height"},
    "ins": {"datetime"},
    "li": {"id", "value"},
    "ol": {"start", "reversed"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "time": {"datetime"},
}
ATTRIBUTE_VALUES = {
    "div": {"role": {"region"}, "tabindex": {"0"}},
    "img": {"loading": {"lazy"}, "decoding": {"async"}},
    "pre": {"tabindex": {"0"}},
    "section": {"aria-labelledby": {"catatan-kaki"}},
    "span": {"aria-hidden": {"true"}},
    "th": {"scope": {"col", "row", "colgroup", "rowgroup"}},
}
CLASSES = {
    "a": {"kembali"},
    "div": {
        "gulir",
        "pesan",
        "pesan-catatan",
        "pesan-saran",
        "pesan-penting",
        "pesan-peringatan",
        "pesan-awas",
    },
    "h2": {"judul-catatan"},
    "li": {"tugas"},
    "ol": {"daftar-tugas"},
    "p": {"judul-pesan"},
    "section": {"catatan-kaki"},
    "span": {"tanda", "tersembunyi", "tetap"},
    "sup": {"rujukan"},
    "td": {"ka", "te"},
    "th": {"ka", "te"},
    "ul": {"daftar-tugas"},
}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# No `rel`: nothing here opens a new window, so there is no opener to protect from. Attributes are never
# set through nh3 (set_tag_attribute_values): it writes them in an order that changes from run to run.
_CLEANER = nh3.Cleaner(
    tags=TAGS,
    clean_content_tags=TAGS_DROPPED_WITH_CONTENT,
    attributes=ATTRIBUTES,
    tag_attribute_values=ATTRIBUTE_VALUES,
    allowed_classes=CLASSES,
    url_schemes=SCHEMES,
    link_rel=None,
)
_EMPTY_CLASS = re.compile(r'(<[a-z][^<>]*) class=""')

MAX_REPORTED = 20
_END = "\ue000akhir\ue000"
_STRUCTURE = frozenset({"html", "head", "body"})
_ADDRESS_ATTRIBUTES = frozenset(
    "href src action formaction cite poster background data xlink:href manifest".split()
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_IGNORED_IN_ADDRESS = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202f\ufeff]+")


class Forbidden(Struct, frozen=True):
    """Something `clean` drops: what it is, in Indonesian; how it begins in the source; what to do instead."""

    description: str
    snippet: str
    remedy: str


def clean(html: str) -> str:
    """The part of the HTML that may stand on a page, balanced and in one canonical spelling.

    In the result `<` and `>` occur only as the ends of tags (elsewhere they are escaped) and every
    attribute value stands in double quotes; satupintu.markdown relies on it.
    """
    cleaned = _CLEANER.clean(html)
    if ' class=""' in cleaned:
        cleaned = _EMPTY_CLASS.sub(r"\1", cleaned)
    return cleaned


def forbidden(html: str) -> list[Forbidden]:
    """Each different thing an author may not use, in order, at most MAX_REPORTED.

    Give it an engine's output before cleaning: there fenced code is already escaped and does not count.
    """
    tree = LexborHTMLParser(html + _END)
    found: dict[str, Forbidden] = {}
    for node in tree.root.traverse() if tree.root is not None else ():
        for thing in _forbidden_in(node):
            found.setdefault(thing.description, thing)
        if len(found) >= MAX_REPORTED:
            break
    else:
        if _END not in (tree.root.text() if tree.root is not None else ""):
            found["<"] = Forbidden(
                "komentar atau elemen yang tidak ditutup", "<", "tutup dengan `-->` atau `>`, atau hapus"
            )
    return list(found.values())


def _forbidden_in(node: LexborNode) -> Iterator[Forbidden]:
    tag = node.tag or ""
    if tag.startswith(("-", "!")):  # text, comments and the doctype
        return
    attributes = node.attributes
    if tag not in TAGS and tag not in _STRUCTURE and tag != "h1" and not _is_task_box(tag, attributes):
        yield Forbidden(f"elemen `<{tag}>`", f"<{tag}", _element_remedy(tag))
    for name, value in attributes.items():
        if name == "style":
            yield Forbidden("atribut `style`", "style", "hapus; tampilan diatur oleh tema portal")
        elif name.startswith("on"):
            yield Forbidden(f"atribut `{name}`", name, "hapus; halaman tidak boleh menjalankan skrip")
        elif name in _ADDRESS_ATTRIBUTES:
            yield from _forbidden_address(value or "")


def _is_task_box(tag: str, attributes: dict[str, str | None]) -> bool:
    """The engines write the box of a task list as a disabled input; finishing turns it into a sign."""
    return tag == "input" and attributes.get("type") == "checkbox" and "disabled" in attributes


def _element_remedy(tag: str) -> str:
    if tag in {"iframe", "video", "audio", "embed", "object", "frame"}:
        return "tulis tautan biasa ke alamatnya, misalnya `[Tonton video](https://…)`"
    if tag in {"script", "style", "link", "meta", "base", "svg", "math"}:
        return "hapus, atau tulis isinya dengan Markdown atau sebagai gambar"
    if tag in {"form", "input", "button", "select", "textarea"}:
        return "hapus, lalu beri tautan ke layanan yang menyediakan formulirnya"
    return f"tulis dengan Markdown; bila maksudnya teks biasa, tulis `\\<{tag}>`"


def _forbidden_address(address: str) -> Iterator[Forbidden]:
    """Browsers ignore white space and control characters in a scheme (WHATWG URL, section 4.4)."""
    match = _SCHEME.match(_IGNORED_IN_ADDRESS.sub("", address))
    if match is not None and match[1].lower() not in SCHEMES:
        scheme = match[1].lower()
        yield Forbidden(
            f"alamat `{scheme}:`",
            f"{scheme}:",
            "tulis alamat yang dimulai dengan `https://`, `mailto:` atau `tel:`, atau alamat di portal ini",
        )
