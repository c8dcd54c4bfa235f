"""The whole report, put together from a proposal and its two built sides."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from msgspec import Struct, convert, structs, to_builtins

from satupintu.law import keepers
from satupintu.law.approval import needs_two
from satupintu.law.judge import verdict
from satupintu.law.path_names import in_content, printable
from satupintu.law.proposal import Change, Contents, Proposal
from satupintu.law.registry import Registry, RegistryFault
from satupintu.law.territory import Territory
from satupintu.portal import Portal
from satupintu.privacy.redaction import redacted
from satupintu.privacy.scan import RULE as PRIVATE
from satupintu.problems import Problem
from satupintu.review.built import Built
from satupintu.review.comparison import page_changes, size
from satupintu.review.findings import findings, new_problems, shapes
from satupintu.review.listings import listed, listings
from satupintu.review.merging import Merged
from satupintu.review.past import past_numbers
from satupintu.review.report import (
    Duplicate,
    Entry,
    FileChange,
    KeyChange,
    Level,
    Listing,
    Owner,
    PageChange,
    Report,
    Status,
)
from satupintu.review.sources import file_key_changes, is_only_reviewed, is_text
from satupintu.review.texts import text_changes
from satupintu.review.unseen import unseen
from satupintu.review.verdict import Circumstances, judged
from satupintu.search.index import SearchIndex
from satupintu.search.kinds import WRITTEN
from satupintu.search.similar import similar

MAX_COMPARED = 20
"""New pages that are compared with all others."""
UNKNOWN = "`content/peran.yml` tidak terbaca di sisi asal, jadi tidak diketahui siapa yang menyetujui."


class Question(Struct, frozen=True):
    """What a report is asked for: the names of two commits, the day, and the account that proposes (None: not said)."""

    base: str
    head: str
    day: date
    account: str | None = None


IndexOf = Callable[[Portal], SearchIndex]


def report(
    question: Question,
    proposal: Proposal,
    merged: Merged,
    read: Contents,
    before: Built,
    after: Built,
    index_of: IndexOf,
) -> Report:
    """Everything about a proposal, without a personal number in it.

    `merged` is what was built as `after`, `index_of` gives the search index of a portal. Raises RegistryFault where
    an account is named and the base does not say who Humas is.
    """
    net = proposal.net
    law = _law(question, proposal, read)
    problems = [*new_problems(before, after), *([] if question.account else shapes(net))]
    if after.portal:
        problems += past_numbers(proposal, read, after.portal.privacy)
    changed = frozenset(change.path for change in net)
    owners, approval, two = _owners(question, proposal, read)
    old, new = before.side, after.side
    made = Report(
        base=question.base,
        head=question.head,
        day=question.day.isoformat(),
        account=question.account,
        verdict=Level.SAFE,
        reasons=(),
        unseen=tuple(unseen(net, after.portal, read)),
        keys=tuple(_keys(net, read)),
        problems=findings((problem for problem in problems if problem.rule != PRIVATE), changed),
        private=findings((problem for problem in problems if problem.rule == PRIVATE), changed),
        law=findings(law, changed),
        files=tuple(map(_file, net)),
        owners=owners,
        approval=approval,
    )
    if old and new and before.portal and after.portal:
        changes = page_changes(old, new, changed, after.withheld)
        lists = [
            listed(side.folder, side.titles, (each.address for each in portal.documents), side.base_url)
            for side, portal in ((old, before.portal), (new, after.portal))
        ]
        made = structs.replace(
            made,
            pages=changes.pages,
            followers=changes.followers,
            redirects=changes.redirects,
            keys=(*made.keys, *_moved_keys(changes.pages, before, proposal, read)),
            listings=_without_moved(listings(*lists), changes.pages),
            duplicates=tuple(_duplicates(changes.pages, after.portal, index_of)),
            size=size(old, new),
        )
    else:
        told = {each.path for each in made.unseen}
        rest = [change for change in net if change.path not in told]
        made = structs.replace(made, texts=tuple(text_changes(rest, read)))
    facts = Circumstances(
        refusals=() if question.account else tuple(fault.value for fault in proposal.faults),
        contested=merged.contested,
        reviewed=sum(is_only_reviewed(change, read) for change in net),
        two=two,
        base_built=old is not None,
        kept_by=len(owners),
    )
    return masked(judged(made, facts))


def masked(made: Report) -> Report:
    """The report without any personal number, whatever text it stands in."""
    return convert(_masked(to_builtins(made)), Report)


def _masked(value: Any) -> Any:
    if isinstance(value, str):
        return redacted(value)
    if isinstance(value, dict):
        return {key: _masked(inner) for key, inner in value.items()}
    return [_masked(inner) for inner in value] if isinstance(value, list | tuple) else value


def _law(question: Question, proposal: Proposal, read: Contents) -> Sequence[Problem]:
    if question.account is None:
        return ()
    return verdict(proposal, read, question.account, question.day).problems


def _owners(question: Question, proposal: Proposal, read: Contents) -> tuple[tuple[Owner, ...], str, bool]:
    """Whose files change, who has to approve, and whether two must."""
    base = Registry(proposal.base, read)
    rights = base.rights(question.account or "", question.day) if _has_roles(base) else None
    if rights is None:
        return (), UNKNOWN, False
    territory = Territory(base, Registry(proposal.head, read), rights, question.day, read)
    kept = keepers.keepers(proposal.net, territory)
    owners = tuple(Owner(keeper.name, keeper.accounts, len(keeper.paths)) for keeper in kept)
    two = any(needs_two(change, territory) for change in proposal.net)
    return owners, keepers.approval(proposal.net, territory), two


def _has_roles(base: Registry) -> bool:
    try:
        return bool(base.roles)
    except RegistryFault:
        return False


def _file(change: Change) -> FileChange:
    status = Status.NEW if not change.before else Status.CHANGED if change.after else Status.REMOVED
    before = change.before[0].size if change.before else 0
    size_after = change.after.size if change.after else 0
    return FileChange(printable(change.path), status, before, size_after, in_content(change.path))


def _keys(net: Sequence[Change], read: Contents) -> Iterator[KeyChange]:
    for change in net:
        if change.before and change.after and is_text(change):
            old, new = read(change.before[0].blob), read(change.after.blob)
            yield from file_key_changes(printable(change.path), old, new)


def _moved_keys(
    pages: Sequence[PageChange], before: Built, proposal: Proposal, read: Contents
) -> Iterator[KeyChange]:
    """The keys of files that have another name now."""
    changes = {change.path: change for change in proposal.net}
    for page in pages:
        side = before.side
        old = side.sources.get(page.former.removeprefix("/"), "") if side and page.former else ""
        gone, come = changes.get(old), changes.get(page.path)
        if gone and come and gone.after is None and come.after and is_text(gone) and is_text(come):
            yield from file_key_changes(page.path, read(gone.before[0].blob), read(come.after.blob))


def _without_moved(lists: Sequence[Listing], pages: Sequence[PageChange]) -> tuple[Listing, ...]:
    """What appears and disappears, but for pages that have only moved."""
    moved = {address for page in pages if page.former for address in (page.address, page.former)}
    found = [
        Listing(
            listing.name,
            *(
                tuple(entry for entry in entries if entry.address not in moved)
                for entries in (listing.appeared, listing.vanished)
            ),
        )
        for listing in lists
    ]
    return tuple(listing for listing in found if listing.appeared or listing.vanished)


def _duplicates(pages: Sequence[PageChange], portal: Portal, index_of: IndexOf) -> Iterator[Duplicate]:
    """New pages that read like others."""
    fresh = [page for page in pages if page.status is Status.NEW]
    known = {f"/{document.address}": document for document in portal.documents if document.kind in WRITTEN}
    compared = [known[page.address] for page in fresh if page.address in known][:MAX_COMPARED]
    index = index_of(portal) if compared else None
    for document in compared:
        for found in (
            similar(document.whole_text(), portal.documents, index, document.address) if index else ()
        ):
            other = Entry(found.document.title, f"/{found.document.address}")
            yield Duplicate(f"/{document.address}", document.title, other, found.likeness)
