"""`portal publish`: put a checked build where visitors see it, in one step, or refuse in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from satupintu.commands.built_site import REFUSED, read_built
from satupintu.commands.publication import Accounts, Publication, refuse_persons
from satupintu.commands.release_branch import ReleaseBranch
from satupintu.commands.report import Impossible
from satupintu.commands.side_repository import SideRepository, side_repository
from satupintu.dates import long_date
from satupintu.releases.store import Release


@dataclass(frozen=True, slots=True)
class Place:
    """Where releases are: a branch of a remote, made from another branch of it."""

    remote: str = "origin"
    branch: str = "gh-pages"
    source: str = "main"


@dataclass(frozen=True, slots=True)
class PublishOptions:
    """What the command line asks for. `build` makes the output and answers with an exit code; None takes what is there."""

    output: Path
    place: Place
    accounts: Accounts
    build: Callable[[], int] | None = None
    release_hold: bool = False


def publish(root: Path, options: PublishOptions) -> int:
    """Build, look over, and release. Exit code 1 where the content has errors.

    Raises Impossible where a guard refuses; then nothing has changed anywhere.
    """
    refuse_persons(options.accounts)
    with side_repository(root, options.place.remote) as side:
        commit, tip = _newest(side, options.place)
        store = ReleaseBranch(side, options.place.branch, tip, (options.place.source, commit))
        newest = next(iter(store.releases()), None)
        _refuse_held(newest, options)
        if options.build and (code := options.build()):
            return code
        built = read_built(options.output)
        if built.commit != commit:
            raise Impossible(
                f"{REFUSED}hasil bangun ini tidak dibuat dari `{options.place.source}` yang terbaru; jalankan tanpa `--no-build`."
            )
        return Publication(root, side, store, newest, built, options.accounts).run()


def _newest(side: SideRepository, place: Place) -> tuple[str, str]:
    """The commit to publish and the tip of the publishing branch ("" without one). Raises Impossible.

    What is checked out is the newest of the source, whole, and nothing but what is committed.
    """
    if place.branch == place.source:
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
    found = side.fetch(place.branch, place.source)
    if place.source not in found:
        raise Impossible(f"{REFUSED}`{place.remote}` tidak punya cabang `{place.source}`.")
    head = side.head()
    if head != found[place.source]:
        raise Impossible(
            f"{REFUSED}yang terbuka di sini bukan `{place.source}` yang terbaru dari `{place.remote}`; "
            f"jalankan `git switch {place.source}` dan `git pull`, dan kirim perubahan yang belum dikirim."
        )
    return head, found.get(place.branch, "")


def _refuse_held(newest: Release | None, options: PublishOptions) -> None:
    if newest and newest.receipt.hold and not options.release_hold:
        held = newest.receipt
        because = f" ({held.reason})" if held.reason else ""
        raise Impossible(
            f"{REFUSED}penerbitan ditahan sejak situs dikembalikan ke terbitan {held.shows} pada {long_date(held.day)}{because}; "
            "cabut dengan `./portal publish --release-hold`."
        )
