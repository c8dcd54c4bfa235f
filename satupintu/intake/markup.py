"""HTML as a converter of documents writes it → Markdown of our dialect (docs/dialek.md), and what that cannot say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString
from markdownify import ATX, BACKSLASH, MarkdownConverter
from msgspec import Struct

from satupintu.intake.plain import escaped, may_be_title

TITLE_CLASS = "judul"
"""Of the heading that a document calls its title."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FIRST_LEVEL, LAST_LEVEL = 2, 6
BLOCKS = (*HEADINGS, "p", "li", "td", "th")
NOTE = re.compile(r"#?(footnote|endnote)-(\d+)")
OUTSIDE = ("https://", "http://", "mailto:", "tel:")
OPENING, CLOSING = "\ue000", "\ue001"
"""Around the name of a note while the text is escaped; no office's text holds them."""
SUPERSCRIPTS = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
SUBSCRIPTS = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
LINE_START = re.compile(r"^(\s*)(?:([#>+=-])|(\d+)([.)]))(?=\s|[=-]*$)", re.MULTILINE)


class Converted(Struct, frozen=True):
    """A text: its title ("" where none was found), how that was found, its Markdown, and what was lost."""

    title: str
    guessed: bool
    body: str
    losses: tuple[str, ...]


def converted(html: str) -> Converted:
    """The Markdown of a document's HTML."""
    soup = BeautifulSoup(html.replace(OPENING, "").replace(CLOSING, ""), "html.parser")
    notes = _notes(soup)
    losses = [*_without_pictures(soup), *_without_dead_links(soup)]
    losses += [*_plain_cells(soup), *_square_tables(soup)]
    title, guessed = _title(soup)
    _level_headings(soup)
    writer = _Writer(heading_style=ATX, bullets="-", newline_style=BACKSLASH, table_infer_header=True)
    body = _tidy(writer.convert_soup(soup))
    texts = (f"[^{name}]: {_tidy(writer.convert_soup(note)).replace(chr(10), ' ')}" for name, note in notes)
    whole = "\n\n".join(part for part in (body, *texts) if part)
    whole = whole.replace(OPENING, "[^").replace(CLOSING, "]")
    return Converted(title, guessed, f"{whole}\n" if whole else "", tuple(losses))


class _Writer(MarkdownConverter):
    """Escapes what our dialect would take for marks, and nothing more: people read these files."""

    def escape(self, text: str, parent_tags: Any) -> str:
        return escaped(text or "")

    def convert_p(self, el: Any, text: str, parent_tags: Any) -> str:
        started = LINE_START.sub(_escaped_start, text.strip())
        return str(super().convert_p(el, started, parent_tags))  # type: ignore[misc]

    def convert_sup(self, el: Any, text: str, parent_tags: Any) -> str:
        return text.translate(SUPERSCRIPTS)

    def convert_sub(self, el: Any, text: str, parent_tags: Any) -> str:
        return text.translate(SUBSCRIPTS)

    def convert_li(self, el: Any, text: str, parent_tags: Any) -> str:
        """Deeper entries four spaces in, as both engines read them."""
        before = len(el.find_previous_siblings("li"))
        bullet = f"{before + 1}." if el.parent is not None and el.parent.name == "ol" else "-"
        first, *more = _own(text).split("\n")
        first = LINE_START.sub(_escaped_start, first)
        indented = (f"    {line}" if line.strip() else "" for line in more)
        return "\n".join((f"{bullet} {first}", *indented)) + "\n"


def _own(text: str) -> str:
    """The text of an entry without the empty lines that its paragraphs bring."""
    return re.sub(r"\n{2,}(?=\s*(?:-|\d+\.) )", "\n", text.strip())


def _escaped_start(found: re.Match[str]) -> str:
    space, sign, number, stop = found.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\{stop}"


def _tidy(text: str) -> str:
    lines = "\n".join(line.rstrip() for line in text.replace("\xa0", " ").split("\n"))
    return re.sub(r"\n{3,}", "\n\n", lines).strip()


def _without_pictures(soup: BeautifulSoup) -> Iterator[str]:
    for number, picture in enumerate(soup.find_all("img"), 1):
        block = picture.find_parent(BLOCKS)
        before = (block or picture).find_previous(BLOCKS)
        place = _shown((block.get_text() if block else "") or (before.get_text() if before else ""))
        where = f" di dekat “{place}”" if place else ""
        yield (
            f"gambar ke-{number}{where} tidak ikut: simpan di `media/`, lalu tulis "
            f"`![apa yang terlihat](../media/nama.png)`"
        )
        picture.decompose()


def _without_dead_links(soup: BeautifulSoup) -> Iterator[str]:
    dead = 0
    for link in soup.find_all("a"):
        address = str(link.get("href") or "")
        if address.startswith(OUTSIDE):
            continue
        dead += bool(address)
        link.unwrap()
    if dead:
        yield f"{dead} tautan ke bagian dokumen atau ke berkas di komputer tidak ikut; teksnya tetap ada"


def _notes(soup: BeautifulSoup) -> list[tuple[str, BeautifulSoup]]:
    """The notes by name, taken out of the text; what refers to them becomes a mark for later."""
    found = []
    for entry in soup.find_all("li", id=NOTE):
        name = _name(str(entry["id"]))
        for back in entry.find_all("a", href=re.compile("^#(footnote|endnote)-ref-")):
            back.decompose()
        found.append((name, BeautifulSoup(entry.decode_contents(), "html.parser")))
        around = entry.parent
        entry.decompose()
        if isinstance(around, Tag) and not around.find("li"):
            around.decompose()
    for link in soup.find_all("a", href=NOTE):
        mark = NavigableString(f"{OPENING}{_name(str(link['href']))}{CLOSING}")
        around = link.parent
        target = around if isinstance(around, Tag) and around.name == "sup" else link
        target.replace_with(mark)
    return found


def _name(target: str) -> str:
    found = NOTE.match(target)
    assert found is not None  # noqa: S101 (only what matched is asked)
    return found[2] if found[1] == "footnote" else f"akhir-{found[2]}"


def _plain_cells(soup: BeautifulSoup) -> Iterator[str]:
    """A cell of our tables is one line of text."""
    flattened = 0
    for cell in soup.find_all(("td", "th")):
        inner = cell.find_all(("table", "ul", "ol"))
        if inner:
            flattened += 1
            texts = (" ".join(text.split()) for text in cell.stripped_strings)
            cell.string = "; ".join(texts)
    if flattened:
        yield f"{flattened} sel tabel berisi daftar atau tabel lain; isinya menjadi satu baris"


def _square_tables(soup: BeautifulSoup) -> Iterator[str]:
    """Every row as wide as the table: merged cells are taken apart, their text in the first."""
    headless = 0
    for table in soup.find_all("table"):
        headless += not table.find(("thead", "th"))
        _take_apart(soup, table)
    if headless:
        yield f"{headless} tabel tanpa baris kepala: baris pertamanya dijadikan kepala; periksa"


def _take_apart(soup: BeautifulSoup, table: Tag) -> None:
    """Give each merged cell its empty neighbours, to the right and below."""
    pending: dict[int, int] = {}
    rows = []
    for row in table.find_all("tr"):
        cells: list[Tag] = []
        for cell in row.find_all(("td", "th")):
            _fill(soup, cells, pending)
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for place in range(len(cells), len(cells) + wide):
                if high > 1:
                    pending[place] = high - 1
            cells += [cell, *(soup.new_tag(cell.name) for _ in range(wide - 1))]
        _fill(soup, cells, pending)
        row.clear()
        row.extend(cells)
        rows.append((row, cells))
    widest = max((len(cells) for _row, cells in rows), default=0)
    for row, cells in rows:
        row.extend(soup.new_tag("td") for _ in range(widest - len(cells)))


def _fill(soup: BeautifulSoup, cells: list[Tag], pending: dict[int, int]) -> None:
    while (place := len(cells)) in pending:
        cells.append(soup.new_tag("td"))
        pending[place] -= 1
        if not pending[place]:
            del pending[place]


def _span(cell: Tag, name: str) -> int:
    """How many cells it takes; no table of a page is wider than a hundred."""
    written = str(cell.attrs.pop(name, "1"))
    return max(1, min(100, int(written))) if re.fullmatch(r"[0-9]{1,4}", written) else 1


def _title(soup: BeautifulSoup) -> tuple[str, bool]:
    """The title, taken out of the text, and whether it was only guessed: from the first line."""
    own = soup.find(("h1", "p"), class_=TITLE_CLASS) or soup.find("h1")
    if isinstance(own, Tag) and _shown(own.get_text()):
        text = " ".join(own.get_text().split())
        own.decompose()
        return text, False
    first = soup.find(lambda tag: tag.name in BLOCKS and bool(tag.get_text().strip()))
    text = " ".join(first.get_text().split()) if isinstance(first, Tag) else ""
    if isinstance(first, Tag) and first.name not in ("li", "td", "th") and may_be_title(text):
        first.decompose()
        return text, True
    return "", True


def _level_headings(soup: BeautifulSoup) -> None:
    """Headings begin at the second level and go down one by one."""
    above: list[int] = []
    for heading in soup.find_all(HEADINGS):
        if not heading.get_text().strip():
            heading.decompose()
            continue
        level = int(heading.name[1])
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        heading.name = f"h{min(FIRST_LEVEL + len(above) - 1, LAST_LEVEL)}"
        for strong in heading.find_all(("strong", "em")):
            strong.unwrap()


def _shown(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 50 else f"{words[:50]}…"
