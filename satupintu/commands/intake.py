"""`portal intake FILE`: a document, a table or pasted text becomes content, with a list of what did not come along."""

from __future__ import annotations

import sys
from collections.abc import Container, Sequence
from datetime import date
from itertools import chain, count
from pathlib import Path

from msgspec import Struct

from satupintu.commands.check import check
from satupintu.commands.new import Beginning, NewOptions, Unusable
from satupintu.commands.new_answers import Ask, sentence
from satupintu.commands.replaced_files import replace_files
from satupintu.commands.report import USAGE, Impossible, report, say
from satupintu.commands.system_faults import reason_of
from satupintu.intake.draft import MAX_TITLE, Draft, Refused, first_sentence
from satupintu.intake.plain import from_markdown, from_text
from satupintu.intake.rows import drafts
from satupintu.intake.worker import read_document, read_table
from satupintu.loader import load_site
from satupintu.personnel.delimited import decoded
from satupintu.personnel.faults import FileRefused
from satupintu.places import MAIN_SITE, Kind
from satupintu.scaffolds import SCAFFOLDS, Answer, Scaffold, slug_of

KINDS = (Kind.ANNOUNCEMENT, Kind.NEWS, Kind.EVENT, Kind.PAGE)
"""What a text may become."""
STDIN = "-"
TABLES = {".xlsx": False, ".csv": True}
"""Endings of tables, and whether their cells stand as separated text."""
GUESSED = "judul diambil dari baris pertama; periksa"
UNTITLED = "judul tidak ditemukan; tulis `judul`"
SUMMARISED = "ringkasan diambil dari kalimat pertama; tulis yang lebih baik bila perlu"


class IntakeOptions(Struct, frozen=True):
    """What the command line says: a kind, a unit (`utama`: the main site), a file name and a title, as far as given."""

    kind: Kind
    unit: str | None = None
    slug: str | None = None
    title: str | None = None


def intake(root: Path, file: str, options: IntakeOptions, day: date, ask: Ask) -> int:
    """Write one file (of a table: one for each row) as a draft, tell what was lost, and check it.

    Exit code 2 with nothing written for an option that cannot be used. Raises Impossible for a file that cannot be
    read or used.
    """
    site, problems = load_site(root, day)
    if site is None:
        return report(problems)
    scaffold = SCAFFOLDS[options.kind.value]
    try:
        found, losses = _read(file, scaffold, options)
    except (Refused, FileRefused) as refused:
        raise Impossible(f"Tidak dibuat. {refused}") from refused
    except OSError as fault:
        raise Impossible(f"Tidak dibuat: `{file}` tidak dapat dibaca: {reason_of(fault)}.") from fault
    files: dict[str, str | None] = {}
    try:
        for draft in found:
            name = options.slug or slug_of(str(draft.keys.get("judul", ""))) or slug_of(Path(file).stem)
            new = NewOptions(options.unit, name or "tanpa-judul", {"judul": "", **draft.keys})
            beginning = Beginning(site, scaffold, new, ask)
            unit = beginning.unit()
            options = IntakeOptions(options.kind, unit or MAIN_SITE, options.slug, options.title)
            path = _free(root, scaffold.path(unit, beginning.slug(unit, new.answers)), files)
            files[path] = _text(scaffold, draft, day)
    except Unusable as fault:
        say(f"Tidak dibuat: {sentence(fault)}")
        return USAGE
    replace_files(root, files)
    for path, draft in zip(files, found, strict=True):
        say(f"Dibuat: {path} (draf).")
        _tell(draft.losses)
    if losses:
        say("Dari seluruh tabel:")
        _tell(losses)
    say("Baca hasilnya, lengkapi kunci yang kosong, lalu ganti `status: draf` menjadi `terbit`.")
    return check(root, day, [root / path for path in files])


def _tell(losses: Sequence[str]) -> None:
    for loss in losses:
        say(f"  - {loss}")


def _read(file: str, scaffold: Scaffold, options: IntakeOptions) -> tuple[list[Draft], tuple[str, ...]]:
    """The drafts in a file, and what a whole table lost. Raises Refused, FileRefused, OSError."""
    ending = Path(file).suffix.lower() if file != STDIN else ""
    data = sys.stdin.buffer.read() if file == STDIN else Path(file).read_bytes()
    if ending in TABLES:
        found, losses = drafts(read_table(data, TABLES[ending]), scaffold)
        if not found:
            raise Refused("Tabel ini tidak berisi baris di bawah kepalanya.")
        return found, losses
    if ending == ".docx":
        document = read_document(data)
        told = [*document.losses]
        title, body = document.title, document.body
        if title and document.guessed:
            told.insert(0, GUESSED)
        return [_draft(title, body, told, file, options)], ()
    if ending in ("", ".txt", ".md"):
        text = decoded(data).replace("\r\n", "\n")
        if not text.strip():
            raise Refused("Tidak ada teks di dalamnya.")
        title, body = from_markdown(text) if ending == ".md" else from_text(text)
        return [_draft(title, body, [GUESSED] if title and ending != ".md" else [], file, options)], ()
    raise Refused(f"Berkas `{ending}` tidak diterima; pakai .docx, .xlsx, .csv, .txt, .md, atau `-`.")


def _draft(title: str, body: str, losses: list[str], file: str, options: IntakeOptions) -> Draft:
    """One text with its title and summary."""
    keys: dict[str, Answer] = {}
    if chosen := (options.title or title)[:MAX_TITLE]:
        keys["judul"] = chosen
    else:
        losses = [UNTITLED, *losses]
    if options.title:
        losses = [loss for loss in losses if loss != GUESSED]
    if sentence := first_sentence(body):
        keys["ringkasan"] = sentence
        losses = [*losses, SUMMARISED]
    return Draft(keys, body, tuple(losses))


def _text(scaffold: Scaffold, draft: Draft, day: date) -> str:
    open_keys: dict[str, Answer | None] = {key.name: None for key in scaffold.asked}
    return scaffold.text({**open_keys, **draft.keys}, day, draft.body)


def _free(root: Path, path: str, taken: Container[str]) -> str:
    """The path, with a number where an earlier row of the same table has it; never that of a file that is there."""
    stem, dot, ending = path.rpartition(".")
    names = chain([path], (f"{stem}-{number}{dot}{ending}" for number in count(2)))
    return next(name for name in names if name not in taken and not (root / name).exists())
