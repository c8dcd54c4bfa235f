"""`portal new KIND`: a starter file in the right place, with what somebody was asked and comments for the rest."""

from __future__ import annotations

import difflib
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from msgspec import structs

from satupintu import catalogue_loader, people_loader, schema
from satupintu.commands.check import check
from satupintu.commands.replaced_files import replace_files
from satupintu.commands.report import USAGE, Impossible, report, say
from satupintu.loader import load_site
from satupintu.models import Download, Offer, Person, Post, PostKind, Service, Standard, Unit
from satupintu.personnel.record_text import edited
from satupintu.places import (
    ADDRESS_WORDS,
    MAIN_SITE,
    MAX_SLUG,
    RESERVED_EVENT_SLUGS,
    RESERVED_SLUGS,
    SLUG,
    Kind,
    is_device,
    suggested_name,
)
from satupintu.ranks import rank_table
from satupintu.scaffolds import Answer, Key, Scaffold, slug_of
from satupintu.site import Site

Fault = Callable[[Answer], str | None]
"""What is wrong with an answer, in a sentence; None where nothing is."""
Ask = Callable[[str, Key, str, Fault], Answer]
"""Asks until the answer is right: the option that would have said it, the key, a proposal or "", and what is wrong."""

UNIT_FOLDERS = (Kind.NEWS, Kind.ANNOUNCEMENT, Kind.EVENT, Kind.DOWNLOAD, Kind.PAGE)
"""Folders a new unit begins with, so that its PIC sees where things go."""


class Unusable(Exception):
    """An option holds what cannot be written; carries the sentence to show."""


@dataclass(frozen=True, slots=True)
class NewOptions:
    """What the command line says: a unit (`utama`: the main site), a file name, and values of keys."""

    unit: str | None
    slug: str | None
    answers: Mapping[str, Answer]


def new(root: Path, scaffold: Scaffold, options: NewOptions, day: date, ask: Ask) -> int:
    """Write the file and check it. Exit code 2 with nothing written for an option that cannot be used.

    Raises Impossible where another file of a download's name is there already.
    """
    site, problems = load_site(root, day)
    if site is None:
        return report(problems)
    try:
        beginning = Beginning(root, site, scaffold, options, ask)
        unit = beginning.unit()
        answers = beginning.answers()
        slug = beginning.slug(unit, answers)
    except Unusable as fault:
        say(f"Tidak dibuat: {_sentence(fault)}")
        return USAGE
    path = scaffold.path(unit, slug)
    _write(root, scaffold, path, slug, answers, day)
    say(f"Dibuat: {path}. Buka dengan penyunting teks; setiap kuncinya diterangkan di sana.")
    return check(root, day, [root / path])


class Beginning:
    """Finds out what must be known of a new file: from the options, else by asking."""

    def __init__(self, root: Path, site: Site, scaffold: Scaffold, options: NewOptions, ask: Ask) -> None:
        self._root = root
        self._site = site
        self._scaffold = scaffold
        self._options = options
        self._ask = ask

    def unit(self) -> str | None:
        """The owner's unit; None for the main site, and for kinds that lie in one folder for all."""
        if not self._scaffold.for_units:
            return None
        owners = (*self._site.units, *((MAIN_SITE,) if self._scaffold.for_main_site else ()))
        key = Key("unit", "milik unit mana", True, False, owners)
        chosen = self._answer("--unit", key, self._options.unit, "", _one_of(key))
        return None if chosen == MAIN_SITE and MAIN_SITE not in self._site.units else str(chosen)

    def answers(self) -> dict[str, Answer]:
        """A value for every key somebody has to say something for."""
        found: dict[str, Answer] = {}
        for asked in self._scaffold.asked:
            given = self._options.answers.get(asked.name)
            if asked.name == "jenjang" and found["jenis"] != PostKind.FUNCTIONAL and given is None:
                continue
            key = self._with_choices(asked, found)
            option = f"--{key.name.replace('_', '-')}"
            found[key.name] = self._answer(option, key, given, "", self._fault(key))
        return found

    def slug(self, unit: str | None, answers: Mapping[str, Answer]) -> str:
        """The file's name, proposed from the title or name."""
        if self._scaffold.model is Standard:
            free = tuple(slug for slug, service in self._site.records.items() if not service.standard)
            key = Key("layanan", "layanan yang belum punya standar", True, False, free)
            named = _one_of(key)
            return str(
                self._answer(
                    "--slug",
                    key,
                    self._options.slug,
                    "",
                    lambda answer: named(answer) or self._slug_fault(unit, str(answer)),
                )
            )
        proposal = slug_of(str(answers[self._scaffold.naming]), person=self._scaffold.model is Person)
        key = Key(
            "nama berkas", "huruf kecil, angka, dan tanda hubung; menjadi alamat halamannya", True, False
        )
        given = self._options.slug or (proposal if self._options.answers and proposal else None)
        return str(
            self._answer("--slug", key, given, proposal, lambda answer: self._slug_fault(unit, str(answer)))
        )

    def _slug_fault(self, unit: str | None, slug: str) -> str | None:
        if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
            return f"nama berkas hanya huruf kecil, angka, dan tanda hubung, paling panjang {MAX_SLUG}"
        if is_device(slug):
            return f"`{slug}` tidak dapat dipakai di komputer Windows; pilih nama lain"
        if slug in self._reserved(unit):
            return f"`{slug}` dipakai portal untuk alamat daftar; pilih nama lain"
        path = self._scaffold.path(unit, slug)
        if (self._root / path).exists():
            return f"`{path}` sudah ada; beri nama lain dengan `--slug`"
        return None

    def _reserved(self, unit: str | None) -> frozenset[str]:
        """What the loaders refuse as a name of this kind, since other addresses have it."""
        model, word = self._scaffold.model, self._scaffold.word
        if issubclass(model, Offer):
            return catalogue_loader.RESERVED
        if issubclass(model, Person | Post):
            return people_loader.RESERVED
        if issubclass(model, Unit):
            return RESERVED_SLUGS | {MAIN_SITE}
        if word == Kind.EVENT:
            return RESERVED_SLUGS | RESERVED_EVENT_SLUGS
        if word == Kind.PAGE and unit is None:
            return RESERVED_SLUGS | ADDRESS_WORDS
        return RESERVED_SLUGS

    def _answer(self, option: str, key: Key, given: Answer | None, proposal: str, fault: Fault) -> Answer:
        if given is None or given == ():
            return self._ask(option, key, proposal, fault)
        if told := fault(given):
            raise Unusable(f"{option}: {told}")
        return given

    def _with_choices(self, key: Key, found: Mapping[str, Answer]) -> Key:
        """The key with the names that its value may be, where it names something of the site or of a table."""
        match key.name:
            case "unit":
                named: Iterable[str] = self._site.units
            case "pemilik":
                named = (post.slug for post in self._site.post_records)
            case "jenjang":
                named = rank_table().levels(PostKind(str(found["jenis"])))
            case _:
                return key
        return structs.replace(key, choices=tuple(named))

    def _fault(self, key: Key) -> Fault:
        if key.name == "berkas" and self._scaffold.model is Download:
            return _file_fault

        def fault(answer: Answer) -> str | None:
            told = schema.fault_of(self._scaffold.model, key.name, answer)
            return told or (_one_of(key)(answer) if key.choices else None)

        return fault


def _sentence(told: object) -> str:
    return f"{told}" if f"{told}".endswith("?") else f"{told}."


def _one_of(key: Key) -> Fault:
    def fault(answer: Answer) -> str | None:
        for word in (answer,) if isinstance(answer, str) else answer:
            if word not in key.choices:
                near = difflib.get_close_matches(word, key.choices, n=1)
                hint = (
                    f"maksudnya `{near[0]}`?" if near else f"pilihan: {', '.join(key.choices) or 'tidak ada'}"
                )
                return f"`{word}` tidak ada; {hint}"
        return None

    return fault


def _file_fault(answer: Answer) -> str | None:
    return (
        None if Path(str(answer)).expanduser().is_file() else f"berkas `{answer}` tidak ada di komputer ini"
    )


def _write(
    root: Path, scaffold: Scaffold, path: str, slug: str, answers: Mapping[str, Answer], day: date
) -> None:
    """The file, with the document of a download beside it and the mention of a standard in its service."""
    folder = (root / path).parent
    copied = None
    if scaffold.model is Download:
        source = Path(str(answers["berkas"])).expanduser()
        name = suggested_name(source.name)
        answers = {**answers, "berkas": name}
        if (folder / name).exists() and not (folder / name).samefile(source):
            raise Impossible(
                f"Tidak dibuat: `{name}` sudah ada di folder unduhan; beri nama lain berkas itu dahulu."
            )
        if not (folder / name).exists():
            folder.mkdir(parents=True, exist_ok=True)
            copied = Path(shutil.copyfile(source, folder / name))
    files: dict[str, str | None] = {path: scaffold.text(answers, day)}
    if scaffold.model is Standard:
        service = f"services_catalog/layanan/{slug}.yml"
        keys = [*schema.aliases(Service)]
        files[service] = edited((root / service).read_text(encoding="utf-8"), {"standar": slug}, keys)
    try:
        replace_files(root, files)
    except OSError:
        if copied:
            copied.unlink()
        raise
    if scaffold.model is Unit:
        for kind in UNIT_FOLDERS:
            (folder / kind).mkdir(exist_ok=True)
        (folder / "media").mkdir(exist_ok=True)


def asked_at_terminal(option: str, key: Key, proposal: str, fault: Fault) -> Answer:
    """Ask a person until the answer is right. Raises click.Abort where they leave."""
    hint = f" [{', '.join(key.choices)}]" if key.choices else ""
    many = "; pisahkan dengan titik koma" if key.is_list else ""
    while True:
        text: str = click.prompt(
            f"{key.name} ({key.description}{many}){hint}", default=proposal or None, err=True
        ).strip()
        answer: Answer = tuple(filter(None, map(str.strip, text.split(";")))) if key.is_list else text
        told = fault(answer)
        if told is None:
            return answer
        say(f"  {_sentence(told)}")


def missing(option: str, key: Key, proposal: str, fault: Fault) -> Answer:
    """Without a terminal nobody can be asked. Raises click.MissingParameter."""
    raise click.MissingParameter(param=click.Option([option]))
