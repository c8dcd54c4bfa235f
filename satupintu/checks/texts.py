"""Rules about the texts themselves: their links, pictures, headings, and what may not stand in them."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu.checks.examined import Examined
from satupintu.checks.known_words import ABBREVIATION, TELEPHONE
from satupintu.checks.posters import RULE as POSTER
from satupintu.checks.posters import poster_problems
from satupintu.checks.references import hidden, wrong_kind
from satupintu.checks.style import SPAM, spam_told
from satupintu.frontmatter import Unreadable
from satupintu.house_style import alt_remark
from satupintu.language import Language
from satupintu.links import DeadLink, Destination, line_of
from satupintu.markdown import Converted, TargetKind
from satupintu.markdown_faults import Source
from satupintu.models import Manual, Text
from satupintu.places import GLOSSARY
from satupintu.problems import Problem, Severity

COMMON_ANCHORS = frozenset({"isi", "menu", "daftar"})
"""Parts every page has."""


def texts_are_sound(examined: Examined) -> Iterator[Problem]:
    """Nothing an author writes runs as a script, hangs the build, or breaks a page's outline."""
    elsewhere = ("tautan", "bagian", POSTER, SPAM, ABBREVIATION, TELEPHONE)
    return (problem for problem in examined.link_problems if problem.rule not in elsewhere)


def links_lead_somewhere(examined: Examined) -> Iterator[Problem]:
    """A dead link costs people their way and the office their trust."""
    return (problem for problem in examined.link_problems if problem.rule in ("tautan", "bagian"))


def posters_are_told(examined: Examined) -> Iterator[Problem]:
    """Whoever cannot read a picture of words finds them on its page."""
    return (problem for problem in examined.link_problems if problem.rule == POSTER)


def texts_are_no_spam(examined: Examined) -> Iterator[Problem]:
    """Words that are planted in the pages of others stand out before they are published."""
    return (problem for problem in examined.link_problems if problem.rule == SPAM)


def abbreviations_are_explained(examined: Examined) -> Iterator[Problem]:
    """Visitors come to one page, and have not read the one on which it was explained."""
    return (problem for problem in examined.link_problems if problem.rule == ABBREVIATION)


def telephones_are_contacts(examined: Examined) -> Iterator[Problem]:
    """A number that is written down twice becomes old in one of the places."""
    return (problem for problem in examined.link_problems if problem.rule == TELEPHONE)


def text_problems(examined: Examined) -> Iterator[Problem]:
    """Problems of every text. Parts (`#…`) are looked up at the end, when all texts are known."""
    parts: list[tuple[Text, str, Destination]] = []
    if terms := examined.portal.terms.entries:
        examined.anchors[GLOSSARY] = frozenset(entry.anchor for entry in terms if entry.preferred)
    for item in examined.texts:
        try:
            text, first_line = examined.portal.bodies.source(item)
        except Unreadable as fault:
            yield from fault.problems
            continue
        converted = examined.portal.bodies.convert(item, text)
        examined.anchors[item.address] = _anchors(item, converted)
        yield from _one_text(examined, item, text, first_line, converted, parts)
    for item, target, found in parts:
        examined.parts[item.path].add((found.address, found.fragment))
        known = _anchors_at(examined, found.address)
        if known is not None and found.fragment not in known | COMMON_ANCHORS:
            text, first_line = examined.portal.bodies.source(item)
            line = line_of(Source(text), target, first_line)
            yield Problem(
                item.path,
                line,
                "bagian",
                f"bagian `#{found.fragment}` tidak ada di `/{found.address}`; periksa judul bagiannya",
            )


def _one_text(
    examined: Examined,
    item: Text,
    text: str,
    first_line: int,
    converted: Converted,
    parts: list[tuple[Text, str, Destination]],
) -> Iterator[Problem]:
    source = Source(text)
    yield from (fault.problem(item.path, first_line) for fault in converted.faults)
    yield from poster_problems(item, text, first_line, converted)
    if examined.gambling and (words := examined.gambling.words(f"{item.title}\n{item.summary}\n{text}")):
        yield Problem(item.path, first_line, SPAM, spam_told(words), Severity.WARNING)
    if item.place.language is Language.INDONESIAN:
        yield from _known_words(examined, item, source, first_line)
    for target in converted.targets:
        try:
            found = examined.portal.resolver.resolve(target.target, item)
        except DeadLink as fault:
            yield Problem(item.path, line_of(source, target.target, first_line), "tautan", str(fault))
            continue
        message = hidden(examined, item, found)
        if target.kind is TargetKind.PICTURE:
            message = message or _picture_fault(examined, found)
            if remark := alt_remark(target.alt or ""):
                line = line_of(source, target.target, first_line)
                yield Problem(item.path, line, "alt", remark, Severity.WARNING)
        if message:
            yield Problem(
                item.path,
                line_of(source, target.target, first_line),
                "tautan",
                f"`{target.target}` {message}",
            )
        if found.fragment and not found.external:
            parts.append((item, target.target, found))


def _known_words(examined: Examined, item: Text, source: Source, first_line: int) -> Iterator[Problem]:
    abbreviations = examined.abbreviations.unexplained(source, f"{item.title}\n{item.summary}")
    for rule, remarks in ((ABBREVIATION, abbreviations), (TELEPHONE, examined.telephones.unknown(source))):
        for place, message in remarks:
            line = first_line + source.prose.count("\n", 0, place)
            yield Problem(item.path, line, rule, message, Severity.WARNING)


def _anchors(item: Text, converted: Converted) -> frozenset[str]:
    """The parts of an item's page: those of its text, and of a manual those that its steps make."""
    sections = item.sections if isinstance(item, Manual) else ()
    steps = (f"bagian-{number}" for number in range(1, len(sections) + 1))
    return frozenset((*converted.anchors, *steps))


def _anchors_at(examined: Examined, address: str) -> frozenset[str] | None:
    """The parts of the page at an address; None where it is not one of a text."""
    if address not in examined.anchors and examined.only is not None:
        item = examined.portal.site.by_address.get(address)
        if isinstance(item, Text):
            return _anchors(item, examined.portal.bodies.converted(item))
    return examined.anchors.get(address)


def _picture_fault(examined: Examined, found: Destination) -> str:
    if found.external:
        return "gambar dari situs lain; simpan gambarnya di folder `media/`, lalu tulis `../media/nama-gambar.png`"
    return wrong_kind(examined, found, "picture")
