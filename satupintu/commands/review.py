"""`portal review`: both sides of a proposal built and compared, and the report for whoever approves it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from msgspec import json

from satupintu.commands.judge import unjudged
from satupintu.commands.proposals import Range, read_proposal
from satupintu.commands.report import FAULTY, OK, Impossible, say
from satupintu.commands.review_sides import Builder, both_sides
from satupintu.commands.search_index import portal_index
from satupintu.law.registry import RegistryFault
from satupintu.review.assembly import Question, report
from satupintu.review.comparison import PREVIEW
from satupintu.review.merging import merged
from satupintu.review.pictures import Copies, copies
from satupintu.review.render import (
    COMMENT,
    DATA,
    PAGE,
    VERDICTS,
    comment,
    loose_pictures,
    page,
    shown_pages,
)
from satupintu.review.report import Level, Report
from satupintu.temporary import temporary_folder

OUTPUT = "tinjauan"
TOKENS = Path("theme/static/css/20-token.css")


@dataclass(frozen=True, slots=True)
class ReviewOptions:
    """What to report on: in which repository, for which day, by which account (None: not said), and where to."""

    repository: Path
    changes: Range
    output: Path
    day: date
    account: str | None = None
    json: bool = False


def review(root: Path, options: ReviewOptions) -> int:
    """Write the report and the preview to a folder; exit 1 where the proposal may not be approved.

    Raises Impossible where there is no repository, a commit is missing, or the folder is somebody else's.
    """
    _refuse_foreign(options.output)
    with temporary_folder() as work:
        made, preview, copied = _made(root, work, options)
        folder = work / "laporan"
        folder.mkdir()
        data = json.format(json.encode(made), indent=2).decode() + "\n"
        (folder / DATA).write_text(data, encoding="utf-8")
        tokens = (root / TOKENS).read_text(encoding="utf-8")
        (folder / PAGE).write_text(page(made, tokens, copied), encoding="utf-8")
        (folder / COMMENT).write_text(comment(made), encoding="utf-8")
        if preview:
            preview.rename(folder / PREVIEW)
        _replace(folder, options.output)
    if options.json:
        print(data, end="")
    else:
        print(VERDICTS[made.verdict])
        for reason in made.reasons:
            print(f"- {reason.text}")
    say(f"Laporan: {options.output / PAGE}")
    return FAULTY if made.verdict is Level.REFUSED else OK


def _made(root: Path, work: Path, options: ReviewOptions) -> tuple[Report, Path | None, Copies]:
    """The report, the folder of the finished site with the proposal, and copies of the pictures. Raises Impossible."""
    changes = options.changes
    question = Question(changes.base, changes.head, options.day, options.account)
    builder = Builder.at(root, work, options.day)
    try:
        with read_proposal(options.repository, changes) as (proposal, read):
            found = merged(proposal)
            before, after = both_sides(builder, proposal.base, found.tree, read)
            made = report(question, proposal, found, read, before, after, portal_index)
            loose, folders = loose_pictures(made), (before.folder, after.folder)
            copied = copies(shown_pages(made), loose, folders, proposal.net, read)
    except RegistryFault as fault:
        raise unjudged(changes, fault) from fault
    finally:
        builder.cache.close()
    return made, after.folder, copied


def _refuse_foreign(output: Path) -> None:
    """Raises Impossible for a folder with anything in it that no report has written."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise Impossible(f"`{output}` bukan folder biasa; hapus, atau pilih `--output` lain.")
    if output.is_dir() and any(output.iterdir()) and not (output / DATA).is_file():
        raise Impossible(
            f"`{output}` berisi berkas yang tidak dibuat tinjauan; kosongkan, atau pilih `--output` lain."
        )


def _replace(folder: Path, output: Path) -> None:
    """Put a finished folder in the place of the last one."""
    output.parent.mkdir(parents=True, exist_ok=True)
    if output.is_dir():
        shutil.rmtree(output)
    shutil.move(folder, output)
