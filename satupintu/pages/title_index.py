"""`/cari/az/`: everything that can be found from A to Z by its title, with labels and the words of the glossary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from msgspec import Struct

from satupintu.alphabet import LETTERS, Filing, address_word, filing
from satupintu.dates import short_date
from satupintu.glossary_terms import TITLE as GLOSSARY_TITLE
from satupintu.names import plain_name
from satupintu.pages.alphabet import addressed_letters, page_address, page_count, pager
from satupintu.pages.heads import head
from satupintu.pages.main import SITE_MAP
from satupintu.places import GLOSSARY, LISTED, SEARCH, TITLE_INDEX
from satupintu.portal import Page, Portal
from satupintu.search.documents import Document
from satupintu.search.kinds import KINDS, PERSON
from satupintu.values import Letter, Link, TitleIndexValues
from satupintu.wording import thousands

TITLE = "Indeks A–Z"
INTRO = "Halaman, layanan, orang, label, dan istilah menurut abjad. Pilih huruf awalnya."
SIZE = 100
"""Entries of a page: about 700 elements and 9 kB of packed HTML."""
DATED = frozenset(kind.value for kind in LISTED)
"""Kinds of which many have one title, so that the day tells them apart."""
JOINT, SEE = " · ", ", lihat "


class Filed(Struct, frozen=True):
    """An entry of the index in its place in the alphabet; what kind of thing it is stands below its title."""

    filing: Filing
    link: Link


Shelves = Mapping[str, tuple[Filed, ...]]
"""The entries of each letter that has any, in order."""


def pages(portal: Portal) -> Iterator[Page]:
    """The entry and the pages of each letter; none on a site without search, below whose address they lie."""
    if not portal.site.settings.search:
        return
    shelves = _shelves(portal)
    yield Page(TITLE_INDEX, TITLE, partial(_front, portal, shelves), section="Daftar")
    for letter, entries in shelves.items():
        for number in range(1, page_count(entries, SIZE) + 1):
            make = partial(_letter, portal, shelves, letter, number)
            yield Page(page_address(_address(letter), number), _title(letter, number), make)


def index_letters(portal: Portal) -> tuple[Letter, ...]:
    """A–Z with the page of each letter as far as it is there; letters of nothing are text."""
    found = {letter: _address(letter) for letter in LETTERS}
    return addressed_letters(
        {letter: address for letter, address in found.items() if address in portal.by_address}
    )


def _address(letter: str) -> str:
    return f"{TITLE_INDEX}{address_word(letter)}/"


def _title(letter: str, number: int) -> str:
    title = f"{TITLE}: {letter}"
    return f"{title}, halaman {number}" if number > 1 else title


def _shelves(portal: Portal) -> Shelves:
    entries = sorted(_entries(portal), key=lambda entry: (entry.filing, entry.link.title, entry.link.address))
    return {letter: tuple(found) for letter, found in groupby(entries, key=lambda entry: entry.filing.letter)}


# ------------------------------------------------------------------------------ what is in it


def _entries(portal: Portal) -> Iterator[Filed]:
    """Nothing but what the public may see: the stream of documents, the labels they bear, the glossary."""
    for document in portal.documents:
        name = plain_name(document.title) if document.kind == PERSON else document.title
        yield Filed(filing(name), Link(document.title, document.address, _kind(portal, document)))
    for slug, (title, items) in portal.site.tags().items():
        yield Filed(
            filing(title), Link(title, f"label/{slug}/", f"Label{JOINT}{thousands(len(items))} halaman")
        )
    yield from _terms(portal)
    yield from _names_of_units(portal)


def _kind(portal: Portal, document: Document) -> str:
    """“Pengumuman · Diklat · 4 Mar 2025”."""
    unit = portal.site.units.get(document.unit)
    label = unit.label if unit and document.address != unit.address else ""
    day = short_date(document.day) if document.day and document.kind in DATED else ""
    return JOINT.join(filter(None, (KINDS[document.kind], label, day)))


def _terms(portal: Portal) -> Iterator[Filed]:
    """“barang milik negara, lihat BMN”."""
    terms = portal.terms
    for entry in terms.entries:
        title = entry.word if entry.preferred else _see(entry.word, entry.term.word)
        yield Filed(entry.filing, Link(title, terms.address(entry.term), "Istilah"))


def _names_of_units(portal: Portal) -> Iterator[Filed]:
    """What else units are and were called."""
    for unit in portal.site.open_units:
        names = {former.name: "Nama lama unit" for former in unit.former_names}
        if unit.label != unit.name:
            names[unit.label] = "Singkatan unit"
        for name, words in names.items():
            yield Filed(filing(name), Link(_see(name, unit.name), unit.address, words))


def _see(word: str, other: str) -> str:
    return f"{word}{SEE}{other}"


# ------------------------------------------------------------------------------ pages


def _front(portal: Portal, shelves: Shelves) -> TitleIndexValues:
    count = sum(map(len, shelves.values()))
    return TitleIndexValues(
        frame=portal.frame,
        page=head(portal, TITLE_INDEX, TITLE, INTRO, trail=_trail()),
        intro=INTRO,
        count=f"{thousands(count)} butir",
        letters=index_letters(portal),
        letter="",
        rows=(),
        pages=(),
        pager=None,
        onward=_onward(portal),
    )


def _letter(portal: Portal, shelves: Shelves, letter: str, number: int) -> TitleIndexValues:
    entries, address = shelves[letter], _address(letter)
    count = page_count(entries, SIZE)
    intro = f"Semua yang huruf awalnya {letter}: halaman, layanan, orang, label, dan istilah."
    here = page_address(address, number)
    start = Link(_title(letter, 1), address)
    return TitleIndexValues(
        frame=portal.frame,
        page=head(
            portal,
            here,
            _title(letter, number),
            intro if number == 1 else f"Halaman {number}: {intro}",
            trail=_trail(Link(TITLE, TITLE_INDEX), *((start,) if number > 1 else ())),
        ),
        intro=intro,
        count=f"{thousands(len(entries))} butir",
        letters=index_letters(portal),
        letter=letter,
        rows=tuple(entry.link for entry in entries[(number - 1) * SIZE : number * SIZE]),
        pages=_pages_by_words(address, entries),
        pager=pager(address, number, count),
        onward=_onward(portal),
    )


def _trail(*more: Link) -> tuple[Link, ...]:
    return (Link("Pencarian", SEARCH), *more)


def _onward(portal: Portal) -> tuple[Link, ...]:
    ways = (Link(GLOSSARY_TITLE, GLOSSARY), Link("Pencarian", SEARCH), Link("Peta situs", SITE_MAP))
    return tuple(link for link in ways if link.address in portal.by_address)


def _pages_by_words(address: str, entries: Sequence[Filed]) -> tuple[Link, ...]:
    """The pages of a letter by what they begin and end with; none where there is but one."""
    titles = [entry.link.title.partition(SEE)[0] for entry in entries]
    starts = range(0, len(titles), SIZE)
    if len(starts) == 1:
        return ()
    return tuple(
        Link(_span(titles, place, min(place + SIZE, len(titles)) - 1), page_address(address, number))
        for number, place in enumerate(starts, 1)
    )


def _span(titles: Sequence[str], first: int, last: int) -> str:
    """“Pengumuman hasil – Persyaratan”: in so few words as tell it from the pages around it."""
    before = titles[first - 1] if first else ""
    after = titles[last + 1] if last + 1 < len(titles) else ""
    return f"{told_apart(titles[first], before)} – {told_apart(titles[last], after)}"


def told_apart(title: str, other: str) -> str:
    """The first words of a title up to the one by which it differs from another; all of them where none does."""
    words, others = title.split(), other.split()
    pairs = enumerate(zip(words, others, strict=False))
    same = next((place for place, (one, two) in pairs if filing(one) != filing(two)), len(others))
    return " ".join(words[: same + 1]).rstrip(",;:.")
