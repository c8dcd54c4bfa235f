"""Personal numbers in the commits of a proposal that its last commit no longer has: they stay in the history."""

from __future__ import annotations

from collections.abc import Iterator

from satupintu import frontmatter
from satupintu.files import ending
from satupintu.law.path_names import TEXTS, in_content, printable
from satupintu.law.proposal import Contents, Proposal
from satupintu.privacy.inside import text_traces
from satupintu.privacy.scan import NAMES, RULE, PrivacyScan
from satupintu.problems import Problem

MAX_BYTES = 50 * 1024 * 1024
"""Of all texts together that are looked through."""
REMEDY = "buat usulan baru dari `main` tanpa commit itu, dan beri tahu Humas"


def past_numbers(proposal: Proposal, read: Contents, privacy: PrivacyScan) -> Iterator[Problem]:
    """Each number once for each path. `privacy` is that of the site with the proposal, which knows what is allowed."""
    present = {version.blob for version in proposal.head.values()}
    seen: set[str] = set()
    told: set[tuple[str, str]] = set()
    left = MAX_BYTES
    for change in proposal.steps:
        version = change.after
        if version is None or version.blob in present | seen or not _is_text(change.path, version.size):
            continue
        seen.add(version.blob)
        left -= version.size
        if left < 0:
            return
        path = printable(change.path)
        for trace in text_traces(read(version.blob), ending(change.path), privacy.canaries):
            if trace.digest not in privacy.known and (path, trace.digest) not in told:
                told.add((path, trace.digest))
                message = f"{NAMES[trace.kind]} ({trace.masked}) sudah dihapus, tetapi tetap ada di commit {change.commit[:8]}; {REMEDY}"
                yield Problem(path, trace.line, RULE, message)


def _is_text(path: str, size: int) -> bool:
    return in_content(path) and ending(path) in TEXTS and size <= frontmatter.MAX_FILE_BYTES
