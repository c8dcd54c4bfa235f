"""`portal build`: check, build aside, look over the result, switch in one step."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path

from msgspec import Struct, structs

from satupintu.blocks import Blocks
from satupintu.cache import Cache
from satupintu.commands.edited_texts import edited_site, whole_sources
from satupintu.commands.examine import Reading, examined_portal
from satupintu.commands.file_digests import FileDigests
from satupintu.commands.inputs import Inputs
from satupintu.commands.kept_files import LastOutput
from satupintu.commands.output import Output
from satupintu.commands.progress import Progress
from satupintu.commands.report import FAULTY, FEW_WARNINGS, OK, Impossible, report, say, tell
from satupintu.commands.site_writing import Before, BuildOptions, inputs_of, write_site
from satupintu.commands.source_record import SourceRecord
from satupintu.commands.system_faults import reason_of
from satupintu.guard.record import EMPTY, LinkRecord, RecordDamaged
from satupintu.kept_sources import NOTHING_KEPT, KeptSources, ToKeep, edit_since
from satupintu.portal import CACHE_FILE, Page, Portal
from satupintu.problems import Problem, SiteInvalid, errors, in_order
from satupintu.wording import thousands


class BuildResult(Struct, frozen=True):
    """What came of a build: its warnings as lines, sentences about what was left out, the pages of the output, and
    whether it is another than before."""

    told: tuple[str, ...]
    notes: tuple[str, ...]
    pages: int
    changed: bool = True


def build(root: Path, options: BuildOptions) -> int:
    """Build the site of one day. Exit code 1 with the old output untouched where anything is wrong.

    Raises Impossible where the output cannot be written.
    """
    progress = Progress(verbose=options.verbose)
    try:
        done = attempt(root, options, progress)
    except SiteInvalid as refused:
        say(f"Situs tidak dibangun: {len(errors(refused.problems))} kesalahan. Hasil yang lama tetap utuh.")
        return report(refused.problems, most=FEW_WARNINGS) or FAULTY
    tidy(options.output)
    for note in done.notes:
        say(note)
    tell(done.told, FEW_WARNINGS)
    begins = "Selesai" if done.changed else "Tidak ada yang berubah"
    progress.done(f"{begins}: {thousands(done.pages)} halaman di {options.output}")
    return OK


def attempt(root: Path, options: BuildOptions, progress: Progress) -> BuildResult:
    """Build the site of one day, or leave the output as it is where that is what the build would make.

    What it replaced is left for `tidy`, which nobody needs to wait for. Raises SiteInvalid where anything is wrong,
    Impossible where the output cannot be written; the old output is whole then.
    """
    cache = Cache(None if options.full else root / CACHE_FILE)
    try:
        output = Output(options.output)
        with output.locked():
            output.tidy()
            links = found_links(root, options.links)
            last = LastOutput(None if options.full else output.last)
            record = SourceRecord(root, output.target)
            digests = FileDigests(root) if options.full else record.digests()
            inputs = partial(inputs_of, root, options, links.digest, digests)
            began = inputs()
            origin = last.record.origin  # which a full build does not ask for
            if origin.inputs == began.all and (origin.searched or not options.search):
                with progress.step("Membandingkan dengan hasil terakhir"):
                    unchanged = last.is_intact()
                if unchanged:
                    record.keep_digests(digests)
                    return _left_as_it_is(last)
            before = Before(inputs, began.all, links.digest, digests)
            work = _Work(root, options, progress, output, last, record, before)
            reading = Reading(
                cache=cache,
                from_disk=options.from_disk,
                links=links.record,
                canaries=options.canaries,
                drafts=options.drafts,
            )
            kept = NOTHING_KEPT if options.full else record.load()
            done = _after_edit(work, reading, kept, began)
            if done is None:
                blocks = Blocks(kept.blocks(began.sources))
                blocks.lay_aside()
                del kept, began  # nothing else of them is asked for
                done = _whole(work, structs.replace(reading, blocks=blocks), blocks)
            record.keep_digests(digests)
            return done
    except OSError as fault:
        raise Impossible(
            f"Situs tidak dibangun: {reason_of(fault)} ({fault.filename or options.output}). Hasil yang lama tetap utuh."
        ) from fault
    finally:
        cache.close()


class _Work(Struct, frozen=True):
    """One build: what it is asked for, where its output goes, and what is known before it begins."""

    root: Path
    options: BuildOptions
    progress: Progress
    output: Output
    last: LastOutput
    record: SourceRecord
    before: Before

    def written(
        self,
        portal: Portal,
        problems: list[Problem],
        sources: Callable[[Inputs], ToKeep],
        due: Callable[[], Iterable[Page]] | None = None,
    ) -> BuildResult:
        """The portal as the output, in one step. `sources` gives what is to be kept of what was read, `due` lists the
        pages that may be others than in the last output. Raises SiteInvalid.
        """

        def settled(inputs: Inputs) -> None:
            with suppress(OSError):  # no room for it: the next build reads everything
                self.record.keep(sources(inputs))

        told = tuple(map(str, in_order(problems)))
        fault = portal.site.history.fault
        notes = (f"Peringatan: papan pemutakhiran ditinggalkan: {fault}.",) if fault else ()
        before = structs.replace(self.before, told=told, notes=notes, due=due, settled=settled)
        with self.output.aside(anew=self.options.full) as (folder, old):
            finished = write_site(portal, self.options, folder, self.progress, self.last, before, old)
            self.output.switch(folder)
        return BuildResult(told, notes, finished.pages)


def _after_edit(work: _Work, reading: Reading, kept: KeptSources, began: Inputs) -> BuildResult | None:
    """Make only the pages of texts that were edited; None where more must be looked at."""
    edit = edit_since(
        kept,
        work.last.record.origin.inputs,
        around=began.around,
        past=began.past,
        sources=began.sources,
    )
    if edit is None:
        return None
    reading = structs.replace(
        reading, blocks=Blocks(kept.blocks(began.sources)), numbers=frozenset(kept.numbers)
    )
    site = edited_site(work.root, work.options.day, reading, edit, kept, work.last.record, work.progress)
    if site is None:
        return None
    try:
        return work.written(site.portal, site.problems, site.sources, site.due)
    except SiteInvalid:  # looking at everything tells what is wrong where it stands
        return None


def _whole(work: _Work, reading: Reading, blocks: Blocks) -> BuildResult:
    """Read and check everything, and make what has changed; `blocks` are those of `reading`. Raises SiteInvalid."""
    examination = examined_portal(work.root, work.options.day, reading, work.progress)
    portal, checked, problems = examination.portal, examination.checked, examination.problems
    if reading.cache:
        reading.cache.flush()
    if portal is None or checked is None or errors(problems):
        raise SiteInvalid(problems)
    sources = partial(whole_sources, portal, blocks, checked, examination.of_files)
    done = work.written(portal, problems, sources)
    portal.prune()
    return done


def tidy(folder: Path) -> None:
    """Remove the outputs before the last one."""
    output = Output(folder)
    with output.locked():
        output.tidy()


def _left_as_it_is(last: LastOutput) -> BuildResult:
    """What the build of the same inputs said."""
    pages = sum(1 for path in last.record.files if path.endswith(".html"))
    origin = last.record.origin
    return BuildResult(origin.told, origin.notes, pages, changed=False)


class FoundLinks(Struct, frozen=True):
    """The link record a build counts on, and the digest of its bytes (None without one)."""

    record: LinkRecord
    digest: str | None


def found_links(root: Path, file: Path | None) -> FoundLinks:
    """The record of a file, else of its branch, else an empty one: the build itself never goes online.

    Raises SiteInvalid where a file that was named is no record, Impossible where it is not there. What is wrong with
    the branch is only told: all addresses then count as not checked.
    """
    if file is None and not (root / ".git").exists():
        return FoundLinks(EMPTY, None)
    from satupintu.commands.link_record import in_branch, in_file  # git is slow to import

    if file is None:
        record, content, faults = in_branch(root)
        for fault in faults:
            say(f"Peringatan: {fault}.")
        return FoundLinks(record, hashlib.sha256(content).hexdigest() if content else None)
    try:
        record, content = in_file(file)
    except RecordDamaged as damage:
        told = (
            f"ini bukan catatan tautan yang utuh: {damage}; buat lagi dengan `./portal links --links BERKAS`"
        )
        raise SiteInvalid([Problem(file.as_posix(), 1, "catatan-tautan", told)]) from damage
    except OSError as fault:
        raise Impossible(
            f"Situs tidak dibangun: catatan tautan `{file}` tidak dapat dibaca: {reason_of(fault)}."
        ) from fault
    return FoundLinks(record, hashlib.sha256(content).hexdigest())
