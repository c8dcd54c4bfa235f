"""Whose row is it? Who somebody is over the years, without a number of his or hers being kept (decision record 0018).

In this order: the file's name that the row itself gives; the key that a private key file knows; the same name and
office mail; the same name in the same unit. Whatever could be two people is refused, and told.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from satupintu.models import Person
from satupintu.names import sorting_key
from satupintu.personnel.rows import Entry, Refusal
from satupintu.places import MAX_SLUG, RESERVED_SLUGS


@dataclass(frozen=True, slots=True)
class Recognised:
    """Entries with their people (None: somebody new, under `slugs`), and who could not be told apart.

    `doubtful` are people whom a refused row may have meant: nobody can say that they have left.
    """

    matches: tuple[tuple[Entry, Person | None], ...]
    refused: tuple[Refusal, ...]
    doubtful: frozenset[str]


def name_key(name: str) -> str:
    """What makes two spellings the same name: no titles, marks, capitals, apostrophes and hyphens."""
    return " ".join(re.findall(r"\w+", re.sub(r"['’‘`]", "", sorting_key(name))))


def recognise(entries: Sequence[Entry], people: Sequence[Person], keys: Mapping[str, str]) -> Recognised:
    """Find everybody's record. `keys` gives the slug of each known key."""
    search = _Search(
        {entry.row: entry for entry in entries},
        {person.slug: person for person in people},
        keys,
        Counter(map(_mail, people)),
    )
    search.by_slug()
    search.by_key()
    search.by_what_is_public(lambda name, _unit, mail: (name, mail) if mail else None)
    search.by_what_is_public(lambda name, unit, _mail: (name, unit))
    search.refuse_who_may_be_known()
    search.refuse_who_cannot_be_told_apart()
    return Recognised(
        tuple(
            sorted(
                [*search.found, *((entry, None) for entry in search.entries.values())],
                key=lambda pair: pair[0].row,
            )
        ),
        tuple(search.refused),
        frozenset(search.doubtful),
    )


Evidence = Callable[[str, str | None, str], Hashable | None]
"""Of name, unit and mail: what two records of one person have in common; None where it says nothing."""


@dataclass
class _Search:
    """Entries still without a person, people still without an entry, and what was found."""

    entries: dict[int, Entry]
    people: dict[str, Person]
    keys: Mapping[str, str]
    shared: Mapping[str, int]
    """How many people of the portal have each mail: one of many says nothing about its owner."""
    found: list[tuple[Entry, Person | None]] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)

    def by_slug(self) -> None:
        counts = Counter(entry.slug for entry in self.entries.values() if entry.slug)
        for entry in list(self.entries.values()):
            if counts[entry.slug] > 1:
                self._refuse([entry], "nama berkas yang sama ada di baris lain juga", [entry.slug])
        self._match_those_with(lambda entry: entry.slug)

    def by_key(self) -> None:
        """Entries whose key is known; people bound to other keys are then nobody else's."""
        counts = Counter(entry.key for entry in self.entries.values() if entry.key)
        for entry in list(self.entries.values()):
            if counts[entry.key] > 1:
                known = self.keys.get(entry.key)
                self._refuse(
                    [entry], "isi kolom kunci yang sama ada di baris lain juga", [known] if known else []
                )
        self._match_those_with(lambda entry: self.keys.get(entry.key, ""))
        for slug in self.keys.values():
            self.people.pop(slug, None)

    def _match_those_with(self, slug_of: Callable[[Entry], str]) -> None:
        for entry in list(self.entries.values()):
            if person := self.people.get(slug_of(entry)):
                self._match(entry, person)

    def by_what_is_public(self, evidence: Evidence) -> None:
        """Match where the evidence points at one entry and one person; refuse where it points at several."""
        people: dict[Hashable, list[Person]] = defaultdict(list)
        for person in self.people.values():
            if (told := evidence(name_key(person.name), person.unit, _mail(person))) is not None:
                people[told].append(person)
        entries: dict[Hashable, list[Entry]] = defaultdict(list)
        for entry in self._unnamed():
            told = evidence(name_key(entry.name), entry.unit, entry.values.get("surel", ""))
            if told is not None and told in people:
                entries[told].append(entry)
        for told, rows in entries.items():
            if len(rows) == len(people[told]) == 1:
                self._match(rows[0], people[told][0])
            else:
                files = " dan ".join(sorted(person.path for person in people[told]))
                self._refuse(
                    rows,
                    f"nama ini ada di {len(rows)} baris, dan di portal ada {files}; hapus baris yang berulang, atau "
                    "isi kolom nama berkas (`berkas`) agar jelas siapa yang mana",
                    (person.slug for person in people[told]),
                )

    def refuse_who_may_be_known(self) -> None:
        """The same name in another unit, or the same mail under another name: moved or renamed, or somebody else."""
        names: dict[str, list[Person]] = defaultdict(list)
        for person in self.people.values():
            names[name_key(person.name)].append(person)
        mails = {_mail(person): person for person in self.people.values() if self.shared[_mail(person)] == 1}
        for entry in self._unnamed():
            if namesakes := names.get(name_key(entry.name)):
                self._refuse(
                    [entry],
                    f"nama ini sudah ada di unit lain ({' dan '.join(sorted(each.path for each in namesakes))}); bila "
                    "orangnya sama, pindahkan berkasnya atau isi kolom nama berkas (`berkas`); bila orang lain, isi "
                    "kolom itu dengan nama berkas baru",
                    (each.slug for each in namesakes),
                )
            elif (other := mails.get(entry.values.get("surel", ""))) and other.mail:
                self._refuse(
                    [entry],
                    f"surelnya milik {other.path}; bila namanya berganti, betulkan `nama` di sana atau isi kolom nama "
                    "berkas (`berkas`)",
                    [other.slug],
                )

    def refuse_who_cannot_be_told_apart(self) -> None:
        """New people of one name in one unit: the next import would not know who is who."""
        same: dict[Hashable, list[Entry]] = defaultdict(list)
        for entry in self._unnamed():
            same[name_key(entry.name), entry.unit].append(entry)
        for entry, _person in self.found:
            same[name_key(entry.name), entry.unit].append(entry)
        for rows in same.values():
            signs = {entry.key or entry.values.get("surel", "") for entry in rows}
            if len(rows) > 1 and (len(signs) < len(rows) or "" in signs):
                self._refuse(
                    [entry for entry in rows if entry.row in self.entries],
                    "orang lain di berkas bernama sama di unit yang sama; hapus baris yang berulang, atau isi kolom "
                    "nama berkas (`berkas`)",
                )

    def _unnamed(self) -> Sequence[Entry]:
        """Entries that do not say themselves that they are new under a name of their own."""
        return [entry for entry in self.entries.values() if not entry.slug]

    def _match(self, entry: Entry, person: Person) -> None:
        del self.entries[entry.row]
        del self.people[person.slug]
        self.found.append((entry, person))

    def _refuse(self, entries: Iterable[Entry], told: str, doubtful: Iterable[str] = ()) -> None:
        for entry in list(entries):
            del self.entries[entry.row]
            self.refused.append(Refusal(entry.row, told))
        self.doubtful.update(doubtful)


def _mail(person: Person) -> str:
    return (person.mail or "").lower()


def new_slugs(entries: Sequence[Entry], taken: Iterable[str]) -> dict[int, str]:
    """A file's name for each new person, by row; "" where the name has no letters for one.

    People of one name get that of their unit behind theirs, so that the order of rows decides nothing.
    """
    used = set(taken) | {entry.slug for entry in entries}
    plain = Counter(slug_of(entry.name) for entry in entries if not entry.slug)
    slugs: dict[int, str] = {}
    for entry in sorted(
        entries, key=lambda each: (name_key(each.name), each.unit or "", each.values.get("surel", ""))
    ):
        slug = entry.slug or _free(
            slug_of(entry.name), entry.unit or "pusat", used, alone=plain[slug_of(entry.name)] == 1
        )
        used.add(slug)
        slugs[entry.row] = slug
    return slugs


def slug_of(name: str) -> str:
    """`siti-aminah` of `Dr. Siti Aminah, M.Si.`"""
    return "-".join(re.findall(r"[a-z0-9]+", name_key(name)))[: MAX_SLUG // 2].strip("-")


def _free(slug: str, unit: str, used: set[str], *, alone: bool) -> str:
    if not slug:
        return ""
    if alone and slug not in used | RESERVED_SLUGS:
        return slug
    wanted, number = f"{slug}-{unit}"[: MAX_SLUG - 4].strip("-"), 1
    while (found := wanted if number == 1 else f"{wanted}-{number}") in used:
        number += 1
    return found
