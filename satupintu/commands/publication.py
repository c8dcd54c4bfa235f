"""One build on its way to visitors: compared with the last release, put together with its receipt, and handed over."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

from msgspec import Struct

from satupintu.commands.built_site import PEOPLE, REFUSED, UNITS, BuiltSite, search_of
from satupintu.commands.progress import Progress
from satupintu.commands.report import OK, Impossible, say
from satupintu.commands.side_repository import SideRepository
from satupintu.loader import load_settings
from satupintu.models import SiteSettings
from satupintu.places import SEARCH_BUNDLE
from satupintu.problems import SiteInvalid
from satupintu.releases import guards, history
from satupintu.releases.authors import units_of
from satupintu.releases.manifest import (
    HISTORY,
    MANIFEST,
    RECEIPT,
    Manifest,
    content_of,
    difference,
    text_digest,
)
from satupintu.releases.receipt import MAX_POST, MAX_REASON, Receipt
from satupintu.releases.store import Release, Store, manifest_of

NO_JEKYLL = ".nojekyll"
CNAME = "CNAME"


class ReleaseNote(Struct, frozen=True):
    """What the receipt is told: the day of the release, the approver's post, and why pages may be lost or the site
    goes back ("" where no reason is given)."""

    day: date
    approved_by: str = ""
    reason: str = ""


def refuse_persons(note: ReleaseNote, names: Sequence[str] = ()) -> None:
    """The receipt names posts and units, and no person. Raises Impossible."""
    for text, longest in ((note.approved_by, MAX_POST), (note.reason, MAX_REASON)):
        if len(text) > longest or not text.isprintable():
            raise Impossible(
                f"{REFUSED}keterangan untuk riwayat paling panjang {longest} huruf, dalam satu baris."
            )
        if fault := guards.personal(text, names):
            raise Impossible(f"{REFUSED}riwayat menyebut jabatan, bukan orang; {fault}: `{text}`.")


@dataclass(frozen=True)
class Publication:
    """A build, and the store it is for with the newest release there."""

    root: Path
    repository: SideRepository
    store: Store
    newest: Release | None
    built: BuiltSite
    note: ReleaseNote

    def run(self) -> int:
        """Release it, or say that nothing is new. Raises Impossible where a guard refuses."""
        refuse_persons(self.note, list(self.built.rows(PEOPLE, "title", "title")))
        if self.before:
            self._refuse_losses(self.before)
        if self._is_unchanged():
            say(
                f"Tidak ada yang baru: situs sama dengan terbitan {self.earlier[0].shows} di {self.store.name}."
            )
            return OK
        with Progress(lines=False).step("Mengirim terbitan"), self.store.staging() as folder:
            receipt = self._staged(folder)
            self.store.put(folder, receipt, self.newest)
        say(f"{receipt.summary}; kini di {self.store.name}.")
        return OK

    @cached_property
    def settings(self) -> SiteSettings:
        settings, problems = load_settings(self.root)
        if settings is None:
            raise SiteInvalid(problems)
        return settings

    @cached_property
    def before(self) -> Manifest | None:
        """What the newest release holds."""
        if self.newest is None:
            return None
        found = manifest_of(self.store, self.newest)
        if found is None:
            raise Impossible(
                f"{REFUSED}`{MANIFEST}` terbitan {self.newest.receipt.release} di {self.store.name} hilang atau rusak; "
                "kembali dulu ke terbitan yang utuh dengan `./portal rollback`."
            )
        return found

    @cached_property
    def earlier(self) -> list[Receipt]:
        """The receipts so far, newest first: those of the store, and older ones that only the pages still tell of."""
        if self.newest is None or self.before is None:
            return []
        told = [self.store.file(self.newest, path) for path in self.before.files if history.is_data(path)]
        return history.together(
            [release.receipt for release in self.store.releases()],
            *(history.read_data(content) for content in told if content),
        )

    @cached_property
    def intact(self) -> bool:
        """Whether visitors see what the newest release says; what was tampered with is neither kept nor taken over."""
        return self.newest is not None and self.store.is_intact(self.newest)

    @cached_property
    def control(self) -> Mapping[str, str]:
        """Files for the host of pages, from the settings alone."""
        if not self.store.is_host_of_pages:
            return {}
        files = {NO_JEKYLL: ""}
        if self.settings.publishing.own_domain:
            files[CNAME] = f"{urlsplit(self.settings.base_url).hostname}\n"
        return files

    @cached_property
    def bundle_taken_over(self) -> bool:
        """Whether the last release's search bundle answers as this build's would: its files differ in bytes only."""
        if self.newest is None or self.built.search is None or not self.intact:
            return False
        content = self.store.file(self.newest, RECEIPT)
        return content is not None and search_of(content) == self.built.search

    @cached_property
    def files(self) -> dict[str, str]:
        """The files to release that say nothing of the release itself."""
        found = {path: digest for path, digest in self.built.files.items() if path != history.PAGE}
        if self.bundle_taken_over and self.before:
            found = {path: digest for path, digest in found.items() if not path.startswith(SEARCH_BUNDLE)}
            found |= {p: digest for p, digest in self.before.files.items() if p.startswith(SEARCH_BUNDLE)}
        return found | {path: text_digest(content) for path, content in self.control.items()}

    def _refuse_losses(self, before: Manifest) -> None:
        """Raises Impossible where more pages vanish than may, unless a reason is given; they are listed."""
        lost = guards.vanished(before.files, self.files)
        fault = guards.too_many_lost(before.files, lost, self.settings.publishing.max_loss)
        if not fault or self.note.reason:
            return
        print("\n".join(f"/{address}" for address in lost[: guards.LISTED]))
        if len(lost) > guards.LISTED:
            print(f"… dan {len(lost) - guards.LISTED} lagi")
        raise Impossible(f'{REFUSED}{fault}; bila benar, jalankan lagi dengan `--allow-loss "ALASAN"`.')

    def _is_unchanged(self) -> bool:
        """Whether visitors would see nothing new, and no hold is to be lifted."""
        if self.before is None or self.newest is None or self.newest.receipt.hold:
            return False
        if content_of(self.before.files) != content_of(self.files) or not self.intact:
            return False
        page = self.store.file(self.newest, history.PAGE)
        return page == self._history_page(self.earlier, self.before.files).encode()

    def _history_page(self, receipts: Sequence[Receipt], files: Mapping[str, str]) -> str:
        page = self.built.folder / history.PAGE
        try:
            return history.filled(page.read_text(encoding="utf-8"), self.root / "theme", receipts, files)
        except (OSError, history.NoHistoryPage) as fault:
            raise Impossible(
                f"{REFUSED}halaman `/{HISTORY}` tidak punya tempat untuk daftar terbitan; betulkan `theme/templates/history.html`."
            ) from fault

    def _staged(self, folder: Path) -> Receipt:
        """Put all files of the release into a folder; its receipt."""
        self.store.take(self.built.folder, self.built.files, folder)
        if self.bundle_taken_over and self.newest:
            shutil.rmtree(folder / SEARCH_BUNDLE)
            self.store.fill(self.newest, SEARCH_BUNDLE, folder)
        receipt = self._receipt()
        receipts = [receipt, *self.earlier]
        written = {
            **self.control,
            history.PAGE: self._history_page(receipts, self.files),
            **history.data_files(receipts),
        }
        for path, content in written.items():
            write(folder / path, content)
        whole = self.files | {path: text_digest(content) for path, content in written.items()}
        kept = self.store.keep(folder, whole)
        write(folder / MANIFEST, Manifest(receipt.release, whole, kept).dumped())
        return receipt

    def _receipt(self) -> Receipt:
        commit = str(self.built.commit)  # what is checked out may be another by now
        last = self.earlier[0].commit if self.earlier else ""
        changed = self.repository.files_between(last, commit)
        before = self.before.files if self.before else {}
        return Receipt(
            release=self.earlier[0].release + 1 if self.earlier else 1,
            day=self.note.day,
            commit=commit,
            digest=Manifest(0, self.files).digest,
            units=units_of(changed, self.built.rows(UNITS, "unit", "title")),
            approved_by=self.note.approved_by,
            reason=self.note.reason,
        ).with_pages(difference(before, self.files))


def write(file: Path, content: str) -> None:
    """A new file in place of whatever has its name: the staged one may be a second name of a built file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_text(content, encoding="utf-8", newline="\n")
