"""What the base will be once a proposal is merged: the base with the files that the proposal changes."""

from __future__ import annotations

from msgspec import Struct

from satupintu.law.proposal import Proposal, Tree, Version


class Merged(Struct, frozen=True):
    """Every file after merging, and the paths that the base has changed too since the proposal left it."""

    tree: Tree
    contested: tuple[str, ...]


def merged(proposal: Proposal) -> Merged:
    """The proposal's files in place of the base's; of contested files those of the proposal.

    A history that cannot be judged change by change stands for itself.
    """
    if proposal.faults:
        return Merged(proposal.head, ())
    tree = dict(proposal.base)
    contested = []
    for change in proposal.net:
        present = proposal.base.get(change.path)
        if _entry(present) not in (_entry(change.after), *map(_entry, change.before or (None,))):
            contested.append(change.path)
        if change.after is None:
            tree.pop(change.path, None)
        else:
            tree[change.path] = change.after
    return Merged(tree, tuple(contested))


def _entry(version: Version | None) -> tuple[str, str] | None:
    return (version.mode, version.blob) if version else None
