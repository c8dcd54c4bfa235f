"""Releases in folders of a web server of one's own; a link names the one that visitors see.

```
DIR/sekarang → terbitan/000012/situs    what the web server is pointed at
DIR/terbitan/000012/situs/              the files of release 12, and what pages of earlier ones still ask for
DIR/terbitan/000012/manifest.json       its manifest and its receipt, out of reach of the web server
DIR/terbitan/000012/tanda.json
```

The link is replaced with one rename, and the receipt is part of what it leads to: a kill at any moment leaves the old
release or the new one. So does a power failure: a release is on the disk before the link is set to it. What has no link to it and a higher number is the work of somebody who died.
"""

from __future__ import annotations

import contextlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from filelock import FileLock, Timeout

from satupintu.commands.built_site import PLAIN, copied, digest_of_file
from satupintu.commands.durable import made_durable, on_disk
from satupintu.commands.report import Impossible
from satupintu.files import names_below
from satupintu.releases.assets import is_named_by_content
from satupintu.releases.manifest import MANIFEST, Manifest, ManifestDamaged, read_manifest
from satupintu.releases.receipt import Receipt, receipt_from
from satupintu.releases.store import Release, manifest_of

LINK, NEW_LINK = "sekarang", ".sekarang-baru"
STORE, SITE, RECORD, LOCK = "terbitan", "situs", "tanda.json", "kunci"
NUMBERED = re.compile(r"[0-9]{6,}")
LINKED = re.compile(rf"{STORE}/({NUMBERED.pattern})/{SITE}")
"""Where the link leads, and no other place."""
ASIDE = re.compile(r"\.[0-9a-f]{12}")
OPEN_FOLDER = 0o755
KEPT_RELEASES = 10
WAIT_SECONDS = 60
"""So long one waits for another publication to put its files there; its build is not waited for."""


def is_release_folder(folder: Path) -> bool:
    """Whether releases were put into a folder, which is not the site itself."""
    return (folder / STORE).is_dir() and (folder / LINK).is_symlink()


class ReleaseFolders:
    """The folder of a web server, as it was when it was first looked at."""

    is_host_of_pages = False

    def __init__(
        self, target: Path, kept: int = KEPT_RELEASES, confirm: Callable[[], None] = lambda: None
    ) -> None:
        """`confirm` is asked at the last moment before the switch, and raises Impossible where it is too late.

        Raises Impossible where the folder holds something else.
        """
        self._target = Path(os.path.abspath(target))  # noqa: PTH100 (a link on the way there may move on)
        self._store = self._target / STORE
        self._kept = kept
        self._confirm = confirm
        self._refuse_foreign()
        self._seen = self._shown

    @property
    def name(self) -> str:
        return str(self._target)

    def _refuse_foreign(self) -> None:
        target, link = self._target, self._target / LINK
        if not target.parent.is_dir():
            raise Impossible(f"Tidak dijalankan: folder `{target.parent}` tidak ada.")
        if target.exists() and not target.is_dir():
            raise Impossible(f"Tidak dijalankan: `{target}` bukan folder.")
        strange = target.is_dir() and not self._store.is_dir() and any(target.iterdir())
        elsewhere = os.path.lexists(link) and not self._linked
        if strange or elsewhere:
            raise Impossible(
                f"Tidak dijalankan: `{target}` berisi hal lain dari terbitan portal; pilih folder yang kosong."
            )

    @property
    def _shown(self) -> int:
        """The number of the release that the link names; 0 without a link."""
        return int(self._linked[1]) if self._linked else 0

    @property
    def _linked(self) -> re.Match[str] | None:
        """The place of a release that the link leads to; None without a link, and for one that leads elsewhere."""
        link = self._target / LINK
        return LINKED.fullmatch(link.readlink().as_posix()) if link.is_symlink() else None

    @cached_property
    def _found(self) -> list[Release]:
        shown = self._shown
        numbers = [number for number in self._numbers() if not shown or number <= shown]
        found = [(number, self._receipt(number)) for number in numbers]
        if shown and (not found or found[0][0] != shown or not found[0][1]):
            raise Impossible(
                f"Tidak dijalankan: terbitan {shown} yang ditunjuk `{self._target / LINK}` tidak utuh; "
                "hapus tautan itu, lalu jalankan lagi."
            )
        return [Release(receipt, str(self._folder(number))) for number, receipt in found if receipt]

    def releases(self) -> list[Release]:
        return self._found

    def _numbers(self) -> list[int]:
        """The numbers of all folders of releases, the highest first."""
        folders = self._store.iterdir() if self._store.is_dir() else ()
        return sorted((int(one.name) for one in folders if NUMBERED.fullmatch(one.name)), reverse=True)

    def _folder(self, number: int) -> Path:
        return self._store / f"{number:06d}"

    def _receipt(self, number: int) -> Receipt | None:
        file = self._folder(number) / RECORD
        return receipt_from(file.read_bytes()) if file.is_file() else None

    def file(self, release: Release, path: str) -> bytes | None:
        """A file of a release; the manifest is the one that no visitor can reach."""
        file = Path(release.place) / (MANIFEST if path == MANIFEST else f"{SITE}/{path}")
        return file.read_bytes() if file.is_file() else None

    def fill(self, release: Release, folder: str, target: Path) -> None:
        manifest = self._manifest(release)
        self._link([path for path in manifest.files if path.startswith(folder)], release, target)

    def is_intact(self, newest: Release) -> bool:
        manifest = self._manifest(newest)
        site = Path(newest.place) / SITE
        wanted = {**manifest.kept, **manifest.files}
        return (
            self._shown == newest.receipt.release
            and set(names_below(site)) == wanted.keys() | {MANIFEST}
            and all(digest_of_file(site / path) == digest for path, digest in wanted.items())
            and (site / MANIFEST).read_bytes() == manifest.dumped().encode()
        )

    def _manifest(self, release: Release) -> Manifest:
        """Raises Impossible where it is damaged."""
        try:
            return read_manifest(self.file(release, MANIFEST) or b"")
        except ManifestDamaged as fault:
            raise Impossible(
                f"Tidak dijalankan: `{MANIFEST}` terbitan {release.receipt.release} di {self.name} rusak: {fault}."
            ) from fault

    # --------------------------------------------------------------------------------- a new release

    @contextlib.contextmanager
    def staging(self) -> Iterator[Path]:
        with self._alone():
            self._remove_left_over()
            aside = self._aside()
            try:
                (aside / SITE).mkdir(parents=True)
                yield aside / SITE
            finally:
                shutil.rmtree(aside, ignore_errors=True)

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else puts files there, and nobody has since the first look. Raises Impossible."""
        self._store.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self._target / LOCK, timeout=WAIT_SECONDS):
                if self._shown != self._seen:
                    raise Impossible(
                        f"Tidak diterbitkan: {self.name} didahului penerbitan lain. Jalankan lagi."
                    )
                yield
        except Timeout as fault:
            raise Impossible(
                f"Tidak diterbitkan: penerbitan lain masih menulis di {self.name}. Jalankan lagi."
            ) from fault

    def _remove_left_over(self) -> None:
        """What died before the link was set to it, and what is no release any more."""
        newest = max((release.receipt.release for release in self.releases()), default=0)
        for entry in self._store.iterdir():
            unseen = NUMBERED.fullmatch(entry.name) and int(entry.name) > newest
            if unseen or ASIDE.fullmatch(entry.name):
                self._remove(entry)

    def take(self, built: Path, files: Mapping[str, str], staged: Path) -> None:
        """What has not changed is a second name of the file in the newest release, so that its date stays too."""
        newest = self.releases()[0] if self.releases() else None
        known = self._manifest(newest).files if newest else {}
        site = Path(newest.place) / SITE if newest else staged

        def twin(path: str) -> Path | None:
            if known.get(path) != files[path] or not _is(site / path, files[path]):
                return None
            return site / path

        copied(built, files, staged, twin)

    def keep(self, staged: Path, files: Mapping[str, str]) -> Mapping[str, str]:
        """Files named by their content, of all releases that are still there."""
        kept: dict[str, str] = {}
        for release in self.releases()[: self._kept]:
            manifest = manifest_of(self, release)
            if manifest is None:
                continue
            of_release = manifest.files
            more = [
                path for path in of_release.keys() - files.keys() - kept.keys() if is_named_by_content(path)
            ]
            kept |= {path: of_release[path] for path in self._link(more, release, staged)}
        return kept

    def _link(self, paths: list[str], release: Release, target: Path) -> list[str]:
        """Files of a release in another folder, as second names; those that are as they were released."""
        site, digests = Path(release.place) / SITE, self._manifest(release).files
        whole = [path for path in paths if _is(site / path, digests[path])]
        copied(site, whole, target, lambda path: site / path)
        return whole

    def put(self, staged: Path, receipt: Receipt, newest: Release | None) -> None:
        aside = staged.parent
        shutil.copyfile(staged / MANIFEST, aside / MANIFEST)
        (aside / RECORD).write_text(receipt.model_dump_json() + "\n", encoding="utf-8")
        _open_for_visitors(aside, self._moment())
        made_durable(aside)
        self._confirm()
        folder = self._folder(receipt.release)
        aside.rename(folder)
        on_disk([self._store, self._target])
        self._switch(folder)
        on_disk([self._target])
        self._remove_old(receipt)

    def put_back(self, release: Release, receipt: Receipt, newest: Release) -> None:
        manifest = self._manifest(release)
        with self.staging() as staged:
            whole = self._link(list(manifest.files), release, staged)
            if damaged := sorted(manifest.files.keys() - set(whole)):
                raise Impossible(
                    f"Tidak dikembalikan: terbitan {release.receipt.release} tidak utuh lagi (`{damaged[0]}`); pilih yang lain."
                )
            kept = self.keep(staged, manifest.files)
            (staged / MANIFEST).write_text(
                Manifest(manifest.release, manifest.files, kept).dumped(), encoding="utf-8"
            )
            self.put(staged, receipt, newest)

    def _moment(self) -> int:
        """The date of new files, in whole seconds: later than that of any release that is there.

        Web servers tell browsers by date and size whether a file has changed. Two releases in one second must differ.
        """
        records = (self._folder(number) / RECORD for number in self._numbers())
        dates = [int(record.stat().st_mtime) + 1 for record in records if record.is_file()]
        return max(int(time.time()), *dates, 0)

    def _switch(self, folder: Path) -> None:
        link = self._target / NEW_LINK
        link.unlink(missing_ok=True)
        link.symlink_to(Path(STORE) / folder.name / SITE, target_is_directory=True)
        link.replace(self._target / LINK)

    def _remove_old(self, shown: Receipt) -> None:
        """All but the newest; the one that is shown is the newest, and the one it goes back to stays with it."""
        needed = {*self._numbers()[: self._kept], shown.release, shown.shows}
        for number in self._numbers():
            if number not in needed:
                self._remove(self._folder(number))

    def _remove(self, folder: Path) -> None:
        """First its name, so that no kill leaves half a release under a number."""
        aside = self._aside()
        folder.rename(aside)
        shutil.rmtree(aside, ignore_errors=True)

    def _aside(self) -> Path:
        return self._store / f".{secrets.token_hex(6)}"


def _is(file: Path, digest: str) -> bool:
    """Whether a file is a plain one with some content."""
    return file.is_file() and not file.is_symlink() and digest_of_file(file) == digest


def _open_for_visitors(aside: Path, moment: int) -> None:
    """Folders may be entered whatever the mask of who publishes; files that no other release has get a date."""
    for folder, _names, files in os.walk(aside):
        os.chmod(folder, OPEN_FOLDER)  # noqa: PTH101 (many thousands)
        for name in files:
            path = f"{folder}/{name}"
            if os.stat(path).st_nlink == 1:  # noqa: PTH116
                os.chmod(path, PLAIN)  # noqa: PTH101
                os.utime(path, (moment, moment))
