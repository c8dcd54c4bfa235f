"""`portal new KIND`: a starter file in the right place, with what somebody was asked and comments for the rest."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec import structs

from satupintu import schema
from satupintu.commands.check import check
from satupintu.commands.new_answers import Ask, Fault, document_fault, one_of, sentence, taken_fault
from satupintu.commands.replaced_files import replace_files
from satupintu.commands.report import USAGE, Impossible, report, say
from satupintu.loader import load_site
from satupintu.models import Download, Person, PostKind, Service, Standard, Unit
from satupintu.personnel.record_text import edited
from satupintu.places import MAIN_SITE, MAX_SLUG, SLUG, Kind, suggested_name, suggested_slug
from satupintu.ranks import rank_table
from satupintu.scaffolds import Answer, Key, Scaffold, slug_of
from satupintu.site import Site

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
        beginning = Beginning(site, scaffold, options, ask)
        unit = beginning.unit()
        answers = beginning.answers()
        slug = beginning.slug(unit, answers)
    except Unusable as fault:
        say(f"Tidak dibuat: {sentence(fault)}")
        return USAGE
    path = scaffold.path(unit, slug)
    written = _write(root, scaffold, path, slug, answers, day)
    say(f"Dibuat: {path}. Buka dengan penyunting teks; setiap kuncinya diterangkan di sana.")
    return check(root, day, written)


class Beginning:
    """Finds out what must be known of a new file: from the options, else by asking."""

    def __init__(self, site: Site, scaffold: Scaffold, options: NewOptions, ask: Ask) -> None:
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
        chosen = self._answer("--unit", key, self._options.unit, "", one_of(key))
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
        if str(found.get("tempat", "")).startswith("https://"):  # an event on the web
            found["tautan"] = found.pop("tempat")
        return found

    def slug(self, unit: str | None, answers: Mapping[str, Answer]) -> str:
        """The file's name, proposed from the title or name."""
        if self._scaffold.model is Standard:
            free = tuple(slug for slug, service in self._site.records.items() if not service.standard)
            key = Key("layanan", "layanan yang belum punya standar", True, False, free)
            named = one_of(key)
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
        asked = "nama folder" if self._scaffold.model is Unit else "nama berkas"
        key = Key(asked, "huruf kecil, angka, dan tanda hubung; menjadi alamat halamannya", True, False)
        given = self._options.slug or (proposal if self._options.answers and proposal else None)
        return str(
            self._answer("--slug", key, given, proposal, lambda answer: self._slug_fault(unit, str(answer)))
        )

    def _slug_fault(self, unit: str | None, slug: str) -> str | None:
        if not SLUG.fullmatch(slug) or len(slug) > MAX_SLUG:
            return f"nama ini hanya boleh huruf kecil, angka, dan tanda hubung, paling panjang {MAX_SLUG}; misalnya `{suggested_slug(slug)}`"
        return taken_fault(self._site, self._scaffold, unit, slug)

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
                own = found.get("unit")
                named = (
                    post.slug for post in sorted(self._site.post_records, key=lambda post: post.unit != own)
                )
            case "berkas":
                return structs.replace(key, description="letak berkasnya di komputer ini; portal menyalinnya")
            case "tempat":
                return structs.replace(key, description="tempat, atau alamat `https://…` bila daring")
            case "jenjang":
                named = rank_table().levels(PostKind(str(found["jenis"])))
            case _:
                return key
        return structs.replace(key, choices=tuple(named))

    def _fault(self, key: Key) -> Fault:
        if key.name == "berkas" and self._scaffold.model is Download:
            return document_fault

        def fault(answer: Answer) -> str | None:
            told = schema.fault_of(self._scaffold.model, key.name, answer)
            return told or (one_of(key)(answer) if key.choices else None)

        return fault


def _write(
    root: Path, scaffold: Scaffold, path: str, slug: str, answers: Mapping[str, Answer], day: date
) -> list[Path]:
    """The file, with the document of a download beside it and the mention of a standard in its service: what was written."""
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
    return [*map(root.joinpath, files), *([copied] if copied else [])]
