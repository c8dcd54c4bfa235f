"""`/cari/`: the search, which takes script, and what leads on without it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import partial

from satupintu.pages.frame import contact_lines
from satupintu.pages.heads import head
from satupintu.pages.main import SITE_MAP
from satupintu.pages.search_marks import oldest_year
from satupintu.pages.search_ways import archives, columns, unit_shelves
from satupintu.pages.title_index import index_letters
from satupintu.places import BOX, SEARCH
from satupintu.portal import Page, Portal
from satupintu.search.kinds import KINDS
from satupintu.search.terms import STOP_WORDS
from satupintu.values import FilterOption, FilterQuestion, SearchValues

TITLE = "Pencarian"
INTRO = "Ketik kata yang Anda cari: nama layanan, pengumuman, agenda, unduhan, orang, atau unit."


def pages(portal: Portal) -> Iterator[Page]:
    if portal.site.settings.search:
        yield Page(SEARCH, TITLE, partial(_search, portal), section="Daftar")


def _search(portal: Portal) -> SearchValues:
    return SearchValues(
        frame=portal.frame,
        page=head(portal, SEARCH, TITLE, INTRO),
        intro=INTRO,
        ready=not portal.hrefs.from_disk,
        ignored=" ".join(sorted(STOP_WORDS)),
        word_list=portal.word_list_address,
        past_before=_past_before(portal),
        questions=tuple(_questions(portal)),
        columns=tuple(columns(portal)),
        letters=index_letters(portal),
        archives=archives(portal),
        units=unit_shelves(portal),
        contact=contact_lines(portal.site.settings.contact),
        box=BOX,
        site_map=SITE_MAP,
    )


def _past_before(portal: Portal) -> str:
    """The year before which news are kept apart; "" where nothing is."""
    return str(oldest_year(portal)) if any(mark.past for mark in portal.search_marks.values()) else ""


def _questions(portal: Portal) -> Iterator[FilterQuestion]:
    """What results are narrowed by, with the number of pages that each answer keeps of the whole site."""
    marks = portal.search_marks.values()
    kinds = Counter(mark.kind for mark in marks)
    units = Counter(mark.unit for mark in marks)
    years = Counter(mark.year for mark in marks if mark.year)
    titles = {unit.slug: unit.label for unit in portal.site.open_units}
    found = (
        ("Jenis", "jenis", {kind: title for kind, title in KINDS.items() if kinds[kind]}, kinds),
        ("Unit", "unit", {slug: title for slug, title in titles.items() if units[slug]}, units),
        ("Tahun", "tahun", {year: year for year in sorted(years, reverse=True)}, years),
    )
    for title, name, answers, counts in found:
        if answers:
            options = tuple(
                FilterOption(answer, value, "", counts[value]) for value, answer in answers.items()
            )
            yield FilterQuestion(title, name, options)
