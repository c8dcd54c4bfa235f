"""What an import would do: everything worked out and looked over, nothing written."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec import structs

from satupintu.models import ColumnMap, Person, Post
from satupintu.personnel.appointments import NewAppointment, PostFinder, changed_post, new_appointments
from satupintu.personnel.drafts import CannotDraft, Draft, changed_record, new_record
from satupintu.personnel.identity import Recognised, name_key, new_slugs, recognise
from satupintu.personnel.privacy import without_numbers
from satupintu.personnel.rows import MAIN_SITE, Entry, Refusal, RowReader
from satupintu.personnel.table import Table
from satupintu.personnel.verdict import Verdict
from satupintu.problems import Problem
from satupintu.site import Site

BROKEN_ROW = "banyaknya sel tidak sama dengan judul kolomnya; apit sel yang memuat pemisah dengan tanda kutip"


@dataclass(frozen=True)
class Plan:
    """The outcome. `files` gives the text of each record to be written, None for one to be taken away (moved).

    `keys` are the keys of the rows with the slugs of their people, for the private key file alone.
    """

    drafts: tuple[Draft, ...]
    appointments: tuple[NewAppointment, ...]
    left: tuple[Person, ...]
    refused: tuple[Refusal, ...]
    unchanged: int
    unknown_posts: Mapping[str, int]
    private_mails: int
    files: Mapping[str, str | None]
    keys: Mapping[str, str] = field(repr=False)

    @property
    def new(self) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts if draft.before is None)

    @property
    def changed(self) -> tuple[Draft, ...]:
        return tuple(draft for draft in self.drafts if draft.before is not None)


@dataclass
class Planner:
    """Makes a plan of a table. `ended` is the last day written down for those who are no longer in the file."""

    site: Site
    columns: ColumnMap
    verdict: Verdict
    keys: Mapping[str, str]
    ended: date | None = None
    refused: list[Refusal] = field(default_factory=list)

    @property
    def day(self) -> str:
        return self.site.today.isoformat()

    def plan(self, table: Table) -> Plan:
        entries, doubtful, private_mails = self._read(table)
        recognised = recognise(entries, self.site.person_records, self.keys)
        self.refused += recognised.refused
        drafts, slugs = self._drafts(recognised)
        left = self._left(recognised, doubtful | recognised.doubtful)
        drafts += self._ended(left)
        drafts = self._accepted(drafts)
        refused_rows = {refusal.row for refusal in self.refused}
        known = [
            (entry, slugs[entry.row])
            for entry, _person in recognised.matches
            if entry.row not in refused_rows
        ]
        people = self._people(drafts)
        appointments, posts, unknown = self._appointments(known, people)
        written = {draft.row for draft in drafts}
        return Plan(
            tuple(drafts),
            tuple(appointments),
            tuple(left),
            tuple(sorted(self.refused, key=lambda refusal: refusal.row)),
            sum(entry.row not in written for entry, _slug in known),
            unknown,
            private_mails,
            _files(drafts, posts),
            {entry.key: slug for entry, slug in known if entry.key},
        )

    def _read(self, table: Table) -> tuple[list[Entry], frozenset[str], int]:
        """Entries; people whom rows that cannot be read may mean; and how many mails were not the office's."""
        reader = RowReader(self.columns, self.site.settings.office_domains)
        self.refused += [Refusal(row, BROKEN_ROW) for row in table.broken]
        entries, names, mails = [], set(), 0
        for row in table.rows:
            mails += "mail" in row.cells and reader.is_private_mail(row.cells["mail"])
            match reader.read(row):
                case Entry() as entry:
                    entries.append(entry)
                case refusals:
                    self.refused += refusals
                    names.add(name_key(str(row.cells.get("name", ""))))
        doubtful = {person.slug for person in self.site.person_records if name_key(person.name) in names}
        return entries, frozenset(doubtful), mails

    def _drafts(self, recognised: Recognised) -> tuple[list[Draft], dict[int, str]]:
        """A draft for each row that changes something, and the slug of each row's person."""
        taken = self.site.people.keys()
        slugs = new_slugs([entry for entry, person in recognised.matches if person is None], taken)
        drafts = []
        for entry, person in recognised.matches:
            slug = slugs.setdefault(entry.row, person.slug if person else "")
            try:
                if draft := self._draft(entry, person, slug):
                    drafts.append(draft)
            except CannotDraft as fault:
                self.refused.append(Refusal(entry.row, str(fault)))
        return drafts, slugs

    def _draft(self, entry: Entry, person: Person | None, slug: str) -> Draft | None:
        """Raises CannotDraft."""
        if not slug:
            raise CannotDraft("nama ini tidak berhuruf Latin; isi kolom nama berkas (`berkas`)")
        if person is None:
            return new_record(entry.row, slug, entry.unit, entry.values, self.day)
        if person.has_left(self.site.today) and "sampai" not in entry.values:
            raise CannotDraft(
                f"orang ini tercatat sudah tidak bekerja di sini ({person.path}); hapus `sampai` di sana bila ia "
                "kembali, atau isi kolom nama berkas (`berkas`) bila ini orang lain"
            )
        return changed_record(self.site.root, entry.row, person, entry.unit, entry.values, self.day)

    def _left(self, recognised: Recognised, doubtful: Iterable[str]) -> list[Person]:
        """Staff of the units in the map whom no row means, by path."""
        covered = {
            None if folder == MAIN_SITE else folder.rpartition("/")[2]
            for folder in self.columns.units.values()
        }
        present = {person.slug for _entry, person in recognised.matches if person} | set(doubtful)
        staff = (person for person in self.site.person_records if person.serves_on(self.site.today))
        missing = [person for person in staff if person.unit in covered and person.slug not in present]
        return sorted(missing, key=lambda person: person.path)

    def _ended(self, left: Sequence[Person]) -> list[Draft]:
        """Their last day, where one was given and every row could be read: a refused row may be one of them."""
        if self.ended is None or self.refused:
            return []
        values = {"sampai": self.ended.isoformat()}
        drafts = (
            changed_record(self.site.root, None, person, person.unit, values, self.day)
            for person in left
            if person.until is None and (person.since is None or person.since.office_day <= self.ended)
        )
        return [draft for draft in drafts if draft]

    def _people(self, drafts: Sequence[Draft]) -> tuple[Person, ...]:
        """Everybody as they would be."""
        changed = {draft.before.path for draft in drafts if draft.before}
        kept = (person for person in self.site.person_records if person.path not in changed)
        return (*kept, *(draft.record for draft in drafts))

    def _accepted(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts that the rules of the site accept; the rows of the others are refused."""
        while problems := self._problems(drafts):
            refused = [draft for draft in drafts if any(_speaks_of(problem, draft) for problem in problems)]
            for draft in refused or drafts:  # where no one is named, none is written
                told = next((each for each in problems if _speaks_of(each, draft)), problems[0])
                self.refused.append(Refusal(draft.row or 0, without_numbers(told.message)))
            drafts = [draft for draft in drafts if draft not in refused] if refused else []
        return drafts

    def _problems(self, drafts: Sequence[Draft]) -> list[Problem]:
        return (
            self.verdict.problems(structs.replace(self.site, person_records=self._people(drafts)))
            if drafts
            else []
        )

    def _appointments(
        self, known: Sequence[tuple[Entry, str]], people: tuple[Person, ...]
    ) -> tuple[list[NewAppointment], Mapping[str, tuple[str, Post]], Counter[str]]:
        """New appointments that the rules accept, and the posts as they will be, by path."""
        found, unknown = new_appointments(known, PostFinder(self.columns, self.site.posts), self.site.today)
        by_post: dict[str, list[NewAppointment]] = defaultdict(list)
        for each in found:
            by_post[each.post.path].append(each)
        posts: dict[str, tuple[str, Post]] = {}
        for path, added in by_post.items():
            changed = changed_post(self.site.root, added[0].post, added, self.day)
            if isinstance(changed, Refusal):
                self.refused.append(changed)
            else:
                posts[path] = changed
        while problems := self._post_problems(posts, people):
            for path, message in {problem.path: problem.message for problem in reversed(problems)}.items():
                told = f"jabatan tidak dicatat ({path}): {without_numbers(message)}"
                self.refused += [Refusal(each.row, told) for each in by_post[path]]
                del posts[path]
        return [each for each in found if each.post.path in posts], posts, unknown

    def _post_problems(
        self, posts: Mapping[str, tuple[str, Post]], people: tuple[Person, ...]
    ) -> list[Problem]:
        if not posts:
            return []
        records = tuple(
            posts[post.path][1] if post.path in posts else post for post in self.site.post_records
        )
        found = self.verdict.problems(structs.replace(self.site, person_records=people, post_records=records))
        return [problem for problem in found if problem.path in posts]


def _speaks_of(problem: Problem, draft: Draft) -> bool:
    """Rules on posts name the records of the people who are in each other's way."""
    return problem.path == draft.path or draft.path in problem.message


def _files(drafts: Sequence[Draft], posts: Mapping[str, tuple[str, Post]]) -> dict[str, str | None]:
    moved = {draft.before.path: None for draft in drafts if draft.before and draft.before.path != draft.path}
    return {
        **moved,
        **{draft.path: draft.text for draft in drafts},
        **{path: text for path, (text, _) in posts.items()},
    }
