"""`portal publish`: put a checked build where visitors see it, in one step, or refuse in one sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from msgspec import Struct

from satupintu.commands.built_site import REFUSED, read_built
from satupintu.commands.publication import Publication, ReleaseNote, refuse_persons
from satupintu.commands.release_branch import ReleaseBranch
from satupintu.commands.release_folders import KEPT_RELEASES, ReleaseFolders
from satupintu.commands.report import Impossible
from satupintu.commands.side_repository import SideRepository, side_repository
from satupintu.dates import long_date
from satupintu.releases.store import Release, Store, lift_command


class Place(Struct, frozen=True):
    """Where releases are: a branch of a remote, or `kept` folders in `to`; made from the branch `source` of the remote."""

    remote: str = "origin"
    branch: str = "gh-pages"
    source: str = "main"
    to: Path | None = None
    kept: int = KEPT_RELEASES


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """What the command line asks for. `build` makes the output and answers with an exit code; None takes what is there."""

    output: Path
    place: Place
    note: ReleaseNote
    build: Callable[[], int] | None = None
    release_hold: bool = False


def publish(root: Path, options: PublishOptions) -> int:
    """Build, look over, and release. Exit code 1 where the content has errors.

    Raises Impossible where a guard refuses; then nothing has changed anywhere.
    """
    refuse_persons(options.note)
    with side_repository(root, options.place.remote) as side:
        _refuse_unready(side, options.place)
        commit, store = _opened(side, options.place)
        newest = next(iter(store.releases()), None)
        _refuse_held(store, newest, options)
        if options.build and (code := options.build()):
            return code
        built = read_built(options.output)
        if built.commit != commit:
            raise Impossible(
                f"{REFUSED}hasil bangun ini tidak dibuat dari `{options.place.source}` yang terbaru; jalankan tanpa `--no-build`."
            )
        return Publication(root, side, store, newest, built, options.note).run()


def _refuse_unready(side: SideRepository, place: Place) -> None:
    """Raises Impossible where what is here cannot be published: not the whole history, or changes that nobody has approved."""
    if place.branch == place.source and not place.to:
        raise Impossible(f"{REFUSED}`{place.branch}` adalah cabang sumber; pilih `--branch` lain.")
    if not side.complete:
        raise Impossible(
            f"{REFUSED}klon ini tidak memuat seluruh riwayat; jalankan `git fetch --unshallow` (di CI: ambil dengan kedalaman penuh)."
        )
    if changed := side.changed_files():
        more = f" dan {len(changed) - 1} lagi" if len(changed) > 1 else ""
        raise Impossible(
            f"{REFUSED}ada perubahan yang belum dicatat (`{changed[0]}`{more}); commit atau simpan dulu."
        )


def _opened(side: SideRepository, place: Place) -> tuple[str, Store]:
    """The commit to publish, which is the newest of the source, and where releases of it go. Raises Impossible."""
    if place.to:
        commit = _newest(side, place, side.tips(place.source))
        return commit, ReleaseFolders(place.to, place.kept, lambda: _refuse_moved(side, place, commit))
    found = side.fetch(place.branch, place.source)
    commit = _newest(side, place, found)
    return commit, ReleaseBranch(side, place.branch, found.get(place.branch, ""), (place.source, commit))


def _newest(side: SideRepository, place: Place, found: Mapping[str, str]) -> str:
    if place.source not in found:
        raise Impossible(f"{REFUSED}`{place.remote}` tidak punya cabang `{place.source}`.")
    head = side.head()
    if head != found[place.source]:
        raise Impossible(
            f"{REFUSED}yang terbuka di sini bukan `{place.source}` yang terbaru dari `{place.remote}`; "
            f"jalankan `git switch {place.source}` dan `git pull`, dan kirim perubahan yang belum dikirim."
        )
    return head


def _refuse_moved(side: SideRepository, place: Place, commit: str) -> None:
    """Raises Impossible where the source has moved on since it was looked at."""
    if side.tips(place.source).get(place.source) != commit:
        raise Impossible(
            f"{REFUSED}cabang `{place.source}` di `{place.remote}` berubah selama situs dibangun. Jalankan lagi."
        )


def _refuse_held(store: Store, newest: Release | None, options: PublishOptions) -> None:
    if newest and newest.receipt.hold and not options.release_hold:
        held = newest.receipt
        because = f" ({held.reason})" if held.reason else ""
        raise Impossible(
            f"{REFUSED}penerbitan ditahan sejak situs dikembalikan ke terbitan {held.shows} pada {long_date(held.day)}{because}; "
            f"cabut dengan `{lift_command(store)}`."
        )
