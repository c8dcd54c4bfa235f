"""What of a site may not be published: personal numbers in its sources, beside what the office declares."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from satupintu.cache import Cache
from satupintu.files import ending, inspect, sources_below
from satupintu.models import Contact, NotPrivate
from satupintu.privacy.bundle import InBundle, bundle_traces, remembered_traces
from satupintu.privacy.inside import (
    Canaries,
    Inside,
    Trace,
    look_inside,
    name_traces,
    remembered,
    squashed,
    text_traces,
)
from satupintu.privacy.numbers import Kind, digest, office_numbers
from satupintu.problems import PRIVATE, Problem, Severity
from satupintu.site import Site

RULE = PRIVATE
SOURCES = ("content", "units", "services_catalog")
TEXTS = frozenset({"md", "yml"})
NAMES: Mapping[Kind, str] = {
    Kind.NIK: "NIK atau nomor KK",
    Kind.NIP: "NIP",
    Kind.NPWP: "NPWP",
    Kind.MOBILE: "nomor ponsel yang bukan kontak kantor",
    Kind.ACCOUNT: "nomor rekening",
    Kind.CANARY: "kata rahasia dari daftar penanda",
}
REMEDY = "hapus, dan beri tahu Humas bila sudah terlanjur dikirim"
RENAME = "ganti nama berkasnya, dan beri tahu Humas bila sudah terlanjur dikirim"
OFFICE_REMEDY = "hapus, atau tulis di `kontak` sebagai `ponsel` bila nomor itu milik kantor"
UNITS = "units/"
MIN_OFFICE = 5
"""Letters an office's name must have to vouch for an author."""


class Place(Struct, frozen=True):
    """Where in the sources a trace is: in a text, inside a file, or in its name."""

    path: str
    trace: Trace
    how: str


TEXT, FILE, NAME = (
    "ada di baris ini",
    "ada di dalam berkas ini atau di keterangan tersembunyinya",
    "ada di nama berkas",
)


class PrivacyScan:
    """The private data of one site on one day; looked for once and asked by the checks and by the build."""

    def __init__(
        self, site: Site, cache: Cache, canaries: Canaries, numbers: frozenset[str] | None = None
    ) -> None:
        """`numbers` are those known to be publishable, where no source need be looked through to know them."""
        self.site = site
        self._numbers = numbers
        self.canaries = canaries
        self._cache = cache

    def problems(self) -> Iterator[Problem]:
        """Errors for what may not be in the sources, warnings for authors and for exceptions nobody needs."""
        yield from (self._told(place) for place in self.places if not self._accepts(place))
        for path, inside in self._inside.items():
            if not inside.complete:
                told = "berkas ini tidak dapat diperiksa seluruhnya (terkunci, rusak, atau terlalu besar); simpan ulang atau pecah"
                yield Problem(path, 1, RULE, told)
            for author in inside.authors:
                yield from self._author_problem(path, author)
        for index, exception in enumerate(self.site.settings.not_private):
            if not any(_excuses(exception, place) for place in self.places):
                told = f"tidak ada yang cocok dengan `{exception.shown}` di {exception.file}; hapus butir ini"
                yield self.site.settings.problem(
                    ("bukan_data_pribadi", index), RULE, told, severity=Severity.WARNING
                )

    @cached_property
    def known(self) -> frozenset[str]:
        """Digests of what may be published: the office's own numbers, and what Humas has excused."""
        if self._numbers is not None:
            return self._numbers
        excused = (place.trace.digest for place in self.places if self._is_excused(place))
        return self._declared | frozenset(excused)

    def allows(self, path: str) -> bool:
        """Whether nothing in a text needs more than the numbers the office declares, and no exception speaks of it."""
        excused = any(exception.file == path for exception in self.site.settings.not_private)
        traces = text_traces((self.site.root / path).read_bytes(), ending(path), self.canaries)
        return not excused and all(trace.digest in self._declared for trace in traces)

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every trace in the sources, in the order of their paths."""
        return tuple(self._places())

    def inside(self, content: str, name: str, data: bytes) -> Inside:
        """What a file of the output holds. `content` is its SHA-256."""
        if self.canaries.words:
            return look_inside(data, name, self.canaries)
        return remembered(self._cache, content, name, lambda: data)

    def in_bundle(self, archive: bytes) -> tuple[InBundle, ...]:
        """What a search bundle holds. Raises BundleUnreadable.

        What must be told is looked for again: nothing that is kept holds the digits, which lead to the line.
        """
        if not self.canaries.words:
            kept = remembered_traces(self._cache, hashlib.sha256(archive).hexdigest(), archive)
            if all(each.trace.digest in self.known for each in kept):
                return kept
        return bundle_traces(archive, self.canaries)

    def source_of(self, digits: str) -> tuple[str, int] | None:
        """File and line in which some digits stand, whatever stands between them; None where they stand nowhere."""
        for path in self._paths():
            if digits and ending(path) in TEXTS:
                text = (self.site.root / path).read_text(encoding="utf-8", errors="replace")
                positions = [index for index, letter in enumerate(text) if letter.isdigit()]
                start = "".join(text[index] for index in positions).find(digits)
                if start >= 0:
                    return path, text.count("\n", 0, positions[start]) + 1
        return None

    def _paths(self) -> Iterator[str]:
        root = self.site.root
        return (f"{folder}/{name}" for folder in SOURCES for name in sources_below(root / folder))

    def _places(self) -> Iterator[Place]:
        root = self.site.root
        for path in self._paths():
            yield from (Place(path, trace, NAME) for trace in name_traces(path, self.canaries))
            if ending(path) in TEXTS:
                with open(f"{root}/{path}", "rb", buffering=0) as file:  # noqa: PTH123 (see `frontmatter.read_text`)
                    traces = text_traces(file.read(), ending(path), self.canaries)
                yield from (Place(path, trace, TEXT) for trace in traces)
            elif path in self._inside:
                yield from (Place(path, trace, FILE) for trace in self._inside[path].traces)

    @cached_property
    def _inside(self) -> Mapping[str, Inside]:
        """What the files hold that can be published, by path; broken ones are refused elsewhere."""
        found = {}
        for path in sorted(self.site.files):
            file = self.site.root / path
            facts = inspect(file, self._cache)
            if facts.fault:
                continue
            if self.canaries.words:
                found[path] = look_inside(file.read_bytes(), path, self.canaries)
            else:
                found[path] = remembered(self._cache, facts.digest, path, file.read_bytes)
        return found

    @cached_property
    def _declared(self) -> frozenset[str]:
        """Digests of the mobile numbers that a `kontak` gives as the office's."""
        site = self.site
        records = (site.settings, *site.units.values(), *site.records.values())
        contacts = [value for record in records for _name, value in record if isinstance(value, Contact)]
        written = [
            number or ""
            for contact in contacts
            for number in (contact.telephone, contact.fax, contact.mobile)
        ]
        return frozenset(map(digest, office_numbers(written)))

    def _accepts(self, place: Place) -> bool:
        if place.trace.digest in self._declared or self._is_excused(place):
            return True
        # the contact of a unit whose profile cannot be read is not known yet
        return place.trace.kind is Kind.MOBILE and place.path.startswith(self._unread_units)

    @cached_property
    def _unread_units(self) -> tuple[str, ...]:
        """The folders of units whose profile could not be read."""
        return tuple(each for each in self.site.unreadable if each.startswith(UNITS) and each.count("/") == 2)

    def _is_excused(self, place: Place) -> bool:
        return any(_excuses(exception, place) for exception in self.site.settings.not_private)

    def _told(self, place: Place) -> Problem:
        return Problem(place.path, place.trace.line, RULE, told(place.trace, place.how))

    def _author_problem(self, path: str, author: str) -> Iterator[Problem]:
        """A name in a file's properties that is not the office's may be a person's."""
        written = squashed(author)
        if any(name in written for name in self._office_names) or len(written) < 2:
            return
        owner = self.site.owner_of_file.get(path)
        message = (
            f"keterangan berkas `{path.rpartition('/')[2]}` menyebut pembuatnya, `{author[:60]}`; "
            "bila itu nama orang, kosongkan Penulis (Author) di Properti berkas, lalu simpan ulang"
        )
        if owner is None:
            yield Problem(path, 1, RULE, message, Severity.WARNING)
        else:
            yield owner.problem("berkas", RULE, message, Severity.WARNING)

    @cached_property
    def _office_names(self) -> frozenset[str]:
        settings = self.site.settings
        names = [settings.name, settings.full_name, settings.short_name, settings.owner]
        names += [former.name for former in settings.former_names]
        for unit in self.site.units.values():
            names += [unit.name, unit.short_name or "", *(former.name for former in unit.former_names)]
        return frozenset(name for name in map(squashed, names) if len(name) >= MIN_OFFICE)


def told(trace: Trace, where: str) -> str:
    """What was found, masked, and what to do."""
    remedy = OFFICE_REMEDY if trace.kind is Kind.MOBILE else REMEDY
    if where == NAME:
        remedy = RENAME
    return f"{NAMES[trace.kind]} ({trace.masked}) {where}; {remedy}"


def _excuses(exception: NotPrivate, place: Place) -> bool:
    """Canaries are never excused."""
    return (
        place.trace.kind is not Kind.CANARY
        and (exception.kind, exception.file) == (place.trace.kind, place.path)
        and exception.shown == place.trace.masked
    )


class CanaryFault(Exception):
    """A list of canaries that cannot be used; the text says in Indonesian why."""


MIN_CANARY = 6
"""Letters and digits; a shorter word would be found inside others."""


def read_canaries(file: Path) -> Canaries:
    """Words and numbers, one a line; `#` begins a remark. None where the file is not there. Raises CanaryFault."""
    if not file.is_file():
        return Canaries()
    words = []
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        raise CanaryFault("daftar penanda tidak terbaca; simpan sebagai teks UTF-8") from None
    for number, line in enumerate(lines, 1):
        word = squashed(line.partition("#")[0])
        if word and len(word) < MIN_CANARY:
            raise CanaryFault(
                f"penanda di baris {number} terlalu pendek; tulis paling sedikit {MIN_CANARY} huruf atau angka"
            )
        if word:
            words.append((number, word))
    return Canaries(tuple(words))
