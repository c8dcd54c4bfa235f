"""What tells pages apart in a browser's tabs and in lists of results: titles and descriptions, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from satupintu.dates import long_date
from satupintu.models.people import DIRECTORY, POSTS
from satupintu.portal import Page, Portal
from satupintu.wording import cut

SHORTEST, LONGEST = 50, 160
"""Characters of a description: less says too little, more is not shown."""
JOINT = " – "


class DocumentTitles(Mapping[str, str]):
    """Titles by address. Of each only what it does not share with others of its unit is kept, most often the title of
    the page itself."""

    def __init__(self, portal: Portal, own: Mapping[str, str]) -> None:
        self._portal = portal
        self._own = own

    def __getitem__(self, address: str) -> str:
        return JOINT.join((self._own[address], *_unit_label(self._portal, address)))

    def __iter__(self) -> Iterator[str]:
        return iter(self._own)

    def __len__(self) -> int:
        return len(self._own)


def document_titles(portal: Portal) -> Mapping[str, str]:
    """The title of each page with content of its own, by its address, without the name of the site.

    A unit's pages name the unit. Where two are still the same, their kind, then their day, then their
    address tells them apart.
    """
    own = {page.address: _title(portal, page) for page in portal.present}
    labels = {address: _unit_label(portal, address) for address in own}
    for difference in DIFFERENCES:
        times = Counter(zip(own.values(), labels.values(), strict=True))
        same = [address for address, found in own.items() if times[found, labels[address]] > 1]
        for address in same:
            own[address] = JOINT.join((own[address], *difference(portal, address)))
    return DocumentTitles(portal, own)


def _title(portal: Portal, page: Page) -> str:
    return page.title if page.address else portal.site.settings.sentence


def _unit_label(portal: Portal, address: str) -> tuple[str, ...]:
    """The unit a page belongs to; a unit's own home needs no second name."""
    slug = address.split("/")[1] if address.startswith("units/") else ""
    unit = portal.site.units.get(slug)
    return (unit.label,) if unit and address != unit.address else ()


def _office(portal: Portal, address: str) -> tuple[str, ...]:
    """Of two people or posts of one name: where they work."""
    word, _slash, slug = address.rstrip("/").partition("/")
    directory = portal.site.directory
    found = {DIRECTORY: directory.people, POSTS: directory.posts}.get(word, {}).get(slug)
    unit = portal.site.units.get(found.unit or "") if found else None
    return (unit.label,) if unit else ()


def _kind(portal: Portal, address: str) -> tuple[str, ...]:
    item = portal.site.by_address.get(address)
    return (item.kind.heading,) if item else ()


def _day(portal: Portal, address: str) -> tuple[str, ...]:
    item = portal.site.by_address.get(address)
    return (long_date(item.date.day),) if item else ()


def _address(_portal: Portal, address: str) -> tuple[str, ...]:
    return (address.rstrip("/"),)


DIFFERENCES: tuple[Callable[[Portal, str], tuple[str, ...]], ...] = (_office, _kind, _day, _address)


def repeated_sentences(portal: Portal) -> frozenset[str]:
    """Summaries that stand over more than one item or unit."""
    sentences = [item.summary for item in portal.site.visible]
    sentences += [unit.summary for unit in portal.site.open_units]
    times = Counter(cut(sentence, LONGEST) for sentence in sentences)
    return frozenset(sentence for sentence, number in times.items() if number > 1)


def description(portal: Portal, sentence: str, document_title: str) -> str:
    """What a page is about: its summary, with its title where that is short or not its own."""
    settings = portal.site.settings
    found = cut(sentence, LONGEST)
    if found in portal.repeated_sentences:
        found = f"{document_title}. {sentence}"
    for more in (f"{document_title}, {settings.name}.", settings.lead):
        if len(found) < SHORTEST:
            found = f"{found} {more}"
    return cut(found, LONGEST)
