"""People A–Z: all of them, those of a unit or of one expertise, in pages of fifty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from msgspec import Struct

from satupintu.models import Person, Unit
from satupintu.models.people import CONTACTS
from satupintu.names import first_letter
from satupintu.pages.alphabet import grouped, letters, page_address, page_count, pager
from satupintu.pages.heads import head
from satupintu.pages.people import CHOICES, PEOPLE, TRAIL, entry, expertise_address
from satupintu.pages.structure import STRUCTURE, can_be_drawn, leading_chart
from satupintu.places import label_slug
from satupintu.portal import Page, Portal
from satupintu.values import Finder, Link, PersonGroup, StaffChoicesValues, StaffValues
from satupintu.wording import thousands

TITLE = "Pegawai dan struktur organisasi"
LIST_TITLE = "Daftar pegawai"
INTRO = "Temukan orang yang tepat dan cara menghubunginya."
CHOICES_TITLE = "Pegawai menurut unit dan keahlian"
CENTRE = f"{CHOICES}pusat/"
"""Those of no unit; `unit/` is followed by names of units alone."""
SEARCHED = 10
"""A list of fewer people is read faster than searched."""
EMPTY = Link("Lihat semua unit", "units/", "Belum ada pegawai.")


class StaffList(Struct, frozen=True):
    """One list before it is cut into pages; `people` are in order."""

    address: str
    title: str
    intro: str
    people: Sequence[Person]
    unit: Unit | None = None
    trail: tuple[Link, ...] = ()
    section: str = ""

    @property
    def whole(self) -> bool:
        """Whether it is the list of everybody."""
        return self.address == PEOPLE


def pages(portal: Portal) -> Iterator[Page]:
    for found in _lists(portal):
        for number in range(1, page_count(found.people) + 1):
            title = _title(found, number)
            section = found.section if number == 1 else ""
            address = page_address(found.address, number)
            yield Page(address, title, partial(_values, portal, found, number), section=section)
    if portal.site.directory.staff:
        yield Page(CHOICES, CHOICES_TITLE, partial(_choices, portal), section="Daftar")


def unit_address(unit: Unit) -> str:
    """A unit's own list of its people."""
    return f"{unit.address}{PEOPLE}"


def _lists(portal: Portal) -> Iterator[StaffList]:
    site, directory = portal.site, portal.site.directory
    yield StaffList(PEOPLE, TITLE, INTRO, directory.staff, section="Daftar")
    for unit in site.open_units:
        if found := directory.of_unit(unit.slug):
            intro = f"Siapa yang bertugas di {unit.name}, dan cara menghubunginya."
            title = f"Pegawai {unit.name}"
            yield StaffList(f"{CHOICES}unit/{unit.slug}/", title, intro, found, trail=TRAIL)
            told = f"Semua pegawai {unit.name} menurut abjad."
            yield StaffList(unit_address(unit), "Pegawai", told, found, unit=unit, section=unit.name)
    if found := directory.of_unit(None):
        name = site.settings.short_name
        yield StaffList(
            CENTRE,
            f"Pegawai {name} di luar unit",
            f"Pimpinan dan pegawai {name} yang tidak bertugas di sebuah unit.",
            found,
            trail=TRAIL,
        )
    for word, people in _by_expertise(directory.staff).items():
        title = f"Pegawai dengan keahlian {word}"
        intro = f"Siapa yang menguasai {word}, dan cara menghubunginya."
        yield StaffList(expertise_address(word), title, intro, people, trail=TRAIL)


def _by_expertise(staff: Sequence[Person]) -> Mapping[str, list[Person]]:
    """People by what they know, in the order of the words; words of one address are one."""
    words: dict[str, str] = {}
    people: dict[str, list[Person]] = {}
    for person in staff:
        for slug in dict.fromkeys(label_slug(word) for word in person.expertise):
            people.setdefault(slug, []).append(person)
        for word in person.expertise:
            words[label_slug(word)] = min(words.get(label_slug(word), word), word)
    return {
        words[slug]: people[slug] for slug in sorted(words, key=lambda slug: (words[slug].casefold(), slug))
    }


def unit_links(portal: Portal) -> tuple[Link, ...]:
    """The list of each unit with its number of people."""
    directory = portal.site.directory
    links = [
        Link(unit.label, f"{CHOICES}unit/{unit.slug}/", count=len(found))
        for unit in portal.site.open_units
        if (found := directory.of_unit(unit.slug))
    ]
    centre = directory.of_unit(None)
    own = (Link(portal.site.settings.short_name, CENTRE, count=len(centre)),) if centre else ()
    return (*own, *links)


def _title(found: StaffList, number: int) -> str:
    if number == 1:
        return found.title
    return f"{LIST_TITLE if found.whole else found.title}, halaman {number}"


def _values(portal: Portal, found: StaffList, number: int) -> StaffValues:
    initials = [first_letter(person.name) for person in found.people]
    groups = [
        (anchor, tuple(entry(portal, person) for person in people))
        for anchor, people in grouped(initials, found.people, number)
    ]
    samples = {person.sample for _anchor, people in groups for person in people}
    count, first = page_count(found.people), number == 1 and found.whole
    chart = leading_chart(portal) if first else ()
    address = page_address(found.address, number)
    trail = found.trail if number == 1 else (*found.trail, Link(found.title, found.address))
    return StaffValues(
        frame=portal.frame,
        page=head(
            portal,
            address,
            _title(found, number),
            found.intro if number == 1 else f"Halaman {number}: {found.intro}",
            unit=found.unit,
            trail=trail,
            sample=True in samples,
        ),
        intro=found.intro,
        count=f"{thousands(len(found.people))} pegawai",
        structure=STRUCTURE if first and portal.site.directory.posts else "",
        chart=chart,
        drawn=can_be_drawn(chart),
        duties=CONTACTS if first and CONTACTS in portal.by_address else "",
        finder=_finder(portal, found, count),
        letters=letters(found.address, initials) if (found.whole and initials) or count > 1 else (),
        groups=tuple(PersonGroup(anchor, people) for anchor, people in groups),
        pager=pager(found.address, number, count),
        choices=unit_links(portal) if found.whole else (),
        onward=_onward(found),
        mixed=len(samples) > 1,
        empty=EMPTY,
    )


def _finder(portal: Portal, found: StaffList, count: int) -> Finder | None:
    if len(found.people) < SEARCHED:
        return None
    units = tuple(link.title for link in unit_links(portal)) if found.whole else ()
    return Finder(found.address, count, len(found.people), "pegawai", "Nama atau jabatan", units)


def _onward(found: StaffList) -> tuple[Link, ...]:
    """From everybody to the lists of some, and back."""
    some = Link(CHOICES_TITLE, CHOICES)
    if not found.whole:
        return (Link("Semua pegawai", PEOPLE), some)
    return (some,) if found.people else ()


def _choices(portal: Portal) -> StaffChoicesValues:
    intro = "Pilih unit atau keahlian untuk melihat pegawainya."
    expertise = tuple(
        Link(word, expertise_address(word), count=len(people))
        for word, people in _by_expertise(portal.site.directory.staff).items()
    )
    sections = (("Unit", "unit", unit_links(portal)), ("Keahlian", "keahlian", expertise))
    return StaffChoicesValues(
        frame=portal.frame,
        page=head(portal, CHOICES, CHOICES_TITLE, intro, trail=TRAIL),
        intro=intro,
        sections=tuple(section for section in sections if section[-1]),
    )
