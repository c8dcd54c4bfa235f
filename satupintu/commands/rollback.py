"""`portal rollback` and `portal releases`: what was released, and back to an earlier release within seconds."""

from __future__ import annotations

import json as json_format
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from satupintu.commands.built_site import PEOPLE, rows
from satupintu.commands.publication import ReleaseNote, refuse_persons
from satupintu.commands.publish import Place
from satupintu.commands.release_branch import ReleaseBranch
from satupintu.commands.release_folders import ReleaseFolders
from satupintu.commands.report import OK, Impossible, say
from satupintu.commands.side_repository import side_repository
from satupintu.dates import short_date
from satupintu.releases.receipt import Receipt
from satupintu.releases.store import Release, Store, lift_command

NOT_BACK = "Tidak dikembalikan: "


def rollback(root: Path, place: Place, wanted: int | None, note: ReleaseNote) -> int:
    """Make an earlier release the newest one, and hold further ones. Raises Impossible; then nothing has changed."""
    refuse_persons(note)
    with _store(root, place) as store:
        return put_back(store, wanted, note)


def put_back(store: Store, wanted: int | None, note: ReleaseNote) -> int:
    """The same in any store; without a number, the release before the one that is seen."""
    releases = store.releases()
    if not releases:
        raise Impossible(f"{NOT_BACK}belum ada terbitan di {store.name}.")
    newest = releases[0]
    refuse_persons(note, list(rows(store.file(newest, PEOPLE), "title", "title")))
    chosen = _chosen(releases, wanted)
    receipt = Receipt(
        release=newest.receipt.release + 1,
        day=note.day,
        commit=chosen.receipt.commit,
        digest=chosen.receipt.digest,
        approved_by=note.approved_by,
        reason=note.reason,
        returns_to=chosen.receipt.release,
        hold=True,
    )
    store.put_back(chosen, receipt, newest)
    say(f"{receipt.summary}; kini di {store.name}. Penerbitan ditahan sampai `{lift_command(store)}`.")
    return OK


def _chosen(releases: Sequence[Release], wanted: int | None) -> Release:
    """The release to go back to: one that brought content of its own. Raises Impossible."""
    shown = releases[0].receipt.shows
    own = [release for release in releases if release.place and release.receipt.returns_to is None]
    if wanted is None:
        earlier = [release for release in own if release.receipt.release < shown]
        if not earlier:
            raise Impossible(f"{NOT_BACK}tidak ada terbitan sebelum terbitan {shown}.")
        return earlier[0]
    if wanted == shown:
        raise Impossible(f"{NOT_BACK}terbitan {wanted} sudah tampil.")
    for release in own:
        if release.receipt.release == wanted:
            return release
    raise Impossible(
        f"{NOT_BACK}tidak ada terbitan {wanted} yang dapat dikembalikan; lihat `./portal releases`."
    )


def releases(root: Path, place: Place, limit: int, *, json: bool) -> int:
    """List the releases, newest first."""
    with _store(root, place) as store:
        return tell(store, limit, json=json)


def tell(store: Store, limit: int, *, json: bool) -> int:
    """The same for any store."""
    receipts = [release.receipt for release in store.releases()[:limit]]
    if json:
        print(json_format.dumps([receipt.as_data() for receipt in receipts], ensure_ascii=False, indent=1))
    elif receipts:
        print("\n".join(_line(receipt, receipts[0]) for receipt in receipts))
    else:
        say(f"Belum ada terbitan di {store.name}.")
    return OK


def _line(receipt: Receipt, newest: Receipt) -> str:
    """One release; marked is the one that visitors see, and whether further ones are held."""
    mark = "*" if receipt.release == newest.shows else " "
    what = receipt.summary.partition(": ")[2]
    more = [
        receipt.approved_by,
        receipt.reason,
        "penerbitan ditahan" if receipt is newest and receipt.hold else "",
    ]
    told = "; ".join(text for text in (what, *more) if text)
    return f"{mark} {receipt.release:>4}  {short_date(receipt.day)}  {receipt.commit[:12]}  {told}"


@contextmanager
def _store(root: Path, place: Place) -> Iterator[Store]:
    """Where releases are, as it is now; folders need no repository. Raises Impossible."""
    if place.to:
        yield ReleaseFolders(place.to, place.kept)
        return
    with side_repository(root, place.remote) as side:
        yield ReleaseBranch(side, place.branch, side.fetch(place.branch).get(place.branch, ""), None)
