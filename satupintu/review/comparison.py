"""Two finished sites compared page by page; pages without a difference in their main part are not looked at closer."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import cache
from pathlib import Path

from msgspec import Struct
from rapidfuzz import fuzz

from satupintu.files import files_below
from satupintu.hrefs import output_path
from satupintu.law.registry import PROFILE
from satupintu.review.finished_page import NOTHING, REFRESH, FinishedPage, main_part, read_page
from satupintu.review.pictures import original, originals
from satupintu.review.report import (
    Follower,
    LinkTold,
    PageChange,
    PictureTold,
    Redirect,
    Size,
    Status,
)
from satupintu.review.words import beginning, word_change

PREVIEW = "pratinjau"
EXCERPT, EXCERPT_OF_GONE = 120, 30
"""Words of a page that are shown, of a new one and of one that is gone."""
SAME_PAGE = 70
"""From so many per cent of equal text on, a page that is gone and a new one are the same that moved."""
MAX_PAIRED = 40
"""Pages that are gone, and new ones, compared with each other for that."""
COMPARED = 500
"""Words of each that are compared."""


class Side(Struct, frozen=True):
    """One finished site: its folder, and of every page by address the title and the file it comes from ("": a list)."""

    folder: Path
    titles: Mapping[str, str]
    sources: Mapping[str, str]
    base_url: str


class PageChanges(Struct, frozen=True):
    """All differences between the pages of two sites."""

    pages: tuple[PageChange, ...]
    followers: tuple[Follower, ...]
    redirects: tuple[Redirect, ...]


def size(before: Side, after: Side) -> Size:
    return Size(len(before.sources), len(after.sources), _bytes(before.folder), _bytes(after.folder))


def page_changes(
    before: Side, after: Side, paths: Collection[str], broken: Collection[str] = ()
) -> PageChanges:
    """What becomes of each page. `paths` are the files that differ, `broken` foreign addresses known to be dead."""
    return _Comparison(before, after, frozenset(paths), frozenset(broken)).told()


class _Comparison:
    def __init__(self, before: Side, after: Side, paths: frozenset[str], broken: frozenset[str]) -> None:
        self._before, self._after, self._paths, self._broken = before, after, paths, broken
        self._old = cache(lambda address: _page(before, address))
        self._new = cache(lambda address: _page(after, address))
        self._leads = cache(lambda address: _target(after, address))
        self._led = cache(lambda address: _target(before, address))
        self._pictures = originals(paths)

    def told(self) -> PageChanges:
        appeared = sorted(self._after.sources.keys() - self._before.sources.keys())
        gone = sorted(self._before.sources.keys() - self._after.sources.keys())
        both = sorted(self._before.sources.keys() & self._after.sources.keys())
        changed = [address for address in both if self._differs(address)]
        redirects = tuple(self._redirects(appeared, gone, changed))
        leads = {old.address: old.target for old in redirects if old.new}
        leads |= {address: self._leads(address) for address in changed if self._leads(address)}
        fresh = [address for address in appeared if not self._leads(address)]
        fresh += [address for address in changed if self._led(address) and not self._leads(address)]
        lost = [address for address in gone if not self._led(address)]
        moved = self._moved(lost, fresh, leads, changed)
        taken = {new for new, _old, _forwarded in moved}
        left = {old for _new, old, _forwarded in moved}
        stayed = [
            address
            for address in changed
            if address not in fresh and address not in left and not self._leads(address)
        ]
        pages = [self._change(Status.NEW, "", address) for address in fresh if self._own(address, taken)]
        pages += [
            self._change(Status.CHANGED, address, address) for address in stayed if self._direct(address)
        ]
        pages += [self._change(Status.MOVED, old, new, forwarded=sent) for new, old, sent in moved]
        pages += [
            self._change(Status.REMOVED, address, "")
            for address in lost
            if self._before.sources[address] and address not in left
        ]
        lists = self._lists(fresh, self._after, taken), self._lists(lost, self._before, left)
        return PageChanges(tuple(pages), tuple(self._followers(stayed, *lists)), redirects)

    def _differs(self, address: str) -> bool:
        old, new = (_content(side, address) for side in (self._before, self._after))
        return old != new and main_part(old) != main_part(new)

    def _own(self, address: str, taken: Collection[str]) -> bool:
        return bool(self._after.sources[address]) and address not in taken

    def _direct(self, address: str) -> bool:
        """Whether a page comes from a file that the proposal touches, or shows a picture that it replaces."""
        sources = {self._before.sources[address], self._after.sources[address]}
        if sources & self._paths:
            return True
        if not self._pictures or any(map(_is_list, sources)):
            return False
        old, new = (set(page.pictures) for page in (self._old(address), self._new(address)))
        return any(original(picture.path) in self._pictures for picture in old ^ new)

    @staticmethod
    def _lists(addresses: list[str], side: Side, others: Collection[str]) -> list[str]:
        return [address for address in addresses if not side.sources[address] and address not in others]

    def _redirects(self, appeared: list[str], gone: list[str], changed: list[str]) -> Iterator[Redirect]:
        for address in appeared:
            if target := self._leads(address):
                yield Redirect(address, target, new=True)
        for address in changed:
            if (target := self._leads(address)) and self._led(address) not in ("", target):
                yield Redirect(address, target, new=True)
        for address in gone:
            if target := self._led(address):
                yield Redirect(address, target, new=False)

    def _moved(
        self, lost: list[str], fresh: list[str], leads: Mapping[str, str], changed: list[str]
    ) -> list[tuple[str, str, bool]]:
        """New address, old address, and whether the old one still leads to the new: said so, or found by the text."""
        found = []
        for old in changed:
            target = leads.get(old, "").removeprefix("/").partition("#")[0]
            if old in leads and not self._led(old) and target in self._after.sources:
                found.append((target, old, True))
        taken = {new for new, _old, _sent in found}
        waiting = [address for address in fresh if self._after.sources[address] and address not in taken]
        for old in [address for address in lost if self._before.sources[address]][:MAX_PAIRED]:
            alike = {new: self._likeness(old, new) for new in waiting[:MAX_PAIRED]}
            best = max(alike, key=lambda new: alike[new], default="")
            if best and alike[best] >= SAME_PAGE:
                waiting.remove(best)
                found.append((best, old, False))
        return [entry for entry in found if self._after.sources[entry[0]]]

    def _likeness(self, old: str, new: str) -> float:
        """How much of the words of two pages is the same, in per cent."""
        first, second = self._old(old), self._new(new)
        words = [" ".join(page.paragraphs).split()[:COMPARED] for page in (first, second)]
        return fuzz.ratio(*words)

    def _followers(self, stayed: list[str], fresh: list[str], lost: list[str]) -> Iterator[Follower]:
        rest = [address for address in stayed if not self._direct(address)]
        lists = [
            address
            for address in rest
            if _is_list(self._before.sources[address]) and _is_list(self._after.sources[address])
        ]
        others = [address for address in rest if address not in lists]
        for addresses, told in (
            (lists, "halaman daftar ikut berubah"),
            (fresh, "halaman daftar baru"),
            (lost, "halaman daftar hilang"),
            (others, "halaman lain ikut berubah"),
        ):
            if addresses:
                yield Follower(f"{len(addresses)} {told}", tuple(f"/{address}" for address in addresses))

    def _change(self, status: Status, old: str, new: str, *, forwarded: bool = True) -> PageChange:
        existed, exists = status is not Status.NEW, status is not Status.REMOVED
        before = self._old(old) if existed else NOTHING
        after = self._new(new) if exists else NOTHING
        is_new_text = (
            new in self._before.sources and old != new
        )  # an old page goes into another that was there
        compared = existed and exists and not is_new_text
        return PageChange(
            status,
            f"/{new if exists else old}",
            after.title or before.title,
            (self._after.sources[new] if exists else self._before.sources[old]),
            former=f"/{old}" if status is Status.MOVED else "",
            forwarded=forwarded,
            preview=f"{PREVIEW}/{output_path(new)}" if exists else "",
            excerpt=()
            if existed and exists
            else _excerpt(after, EXCERPT)
            if exists
            else _excerpt(before, EXCERPT_OF_GONE),
            words=word_change(before.paragraphs, after.paragraphs) if compared else None,
            links_added=self._links(after, before) if not is_new_text else (),
            links_removed=self._links(before, after) if compared else (),
            pictures=_pictures(after, before, self._after.folder) if not is_new_text else (),
            pictures_removed=_pictures(before, after, self._before.folder) if compared else (),
        )

    def _links(self, these: FinishedPage, others: FinishedPage) -> tuple[LinkTold, ...]:
        known = {address for address, _text in others.links}
        found = {address: text for address, text in reversed(these.links) if address not in known}
        ordered = dict.fromkeys(address for address, _text in these.links if address in found)
        return tuple(LinkTold(address, found[address], address in self._broken) for address in ordered)


def _pictures(these: FinishedPage, others: FinishedPage, folder: Path) -> tuple[PictureTold, ...]:
    """The pictures of one side of a page that the other has not; `folder` is the output of the first."""
    pictures = dict.fromkeys(picture for picture in these.pictures if picture not in others.pictures)
    return tuple(
        PictureTold(f"/{picture.path}", picture.alt, _size(folder / picture.path)) for picture in pictures
    )


def _is_list(source: str) -> bool:
    """Whether a page is made of many files: a list, or the home of a unit."""
    return not source or bool(PROFILE.fullmatch(source))


def _content(side: Side, address: str) -> bytes:
    return (side.folder / output_path(address)).read_bytes()


def _page(side: Side, address: str) -> FinishedPage:
    return read_page(_content(side, address), output_path(address))


def _target(side: Side, address: str) -> str:
    """Where a page redirects to; "" for one that does not, which is not read closer."""
    content = _content(side, address)
    return read_page(content, output_path(address)).target if REFRESH in content else ""


def _excerpt(page: FinishedPage, words: int) -> tuple[str, ...]:
    """The first paragraphs of a page, without its heading."""
    return beginning([text for text in page.paragraphs if text != page.title], words)


def _size(file: Path) -> int:
    return file.stat().st_size if file.is_file() else 0


def _bytes(folder: Path) -> int:
    return sum((folder / name).stat().st_size for name in files_below(folder))
