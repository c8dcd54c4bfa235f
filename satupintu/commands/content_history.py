"""When each file of the content last arrived on the branch that is built: one pass of `git log`, kept by its commit."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from satupintu.cache import Cache, program_digest
from satupintu.freshness.history import LOG, ContentHistory, ReadLog, read_log
from satupintu.models import FreshnessRecord

CACHE = "riwayat-isi"
FOLDERS = ("content", "units", "services_catalog")
NO_REPOSITORY = "folder ini bukan repositori git"
NO_COMMIT = "repositori ini belum berisi commit"
SHALLOW = (
    "repositori ini hanya memuat sebagian riwayat, sehingga semua isi tampak sama barunya; "
    "ambil seluruhnya dengan `git fetch --unshallow`"
)


def content_history(root: Path, today: date, record: FreshnessRecord | None, cache: Cache) -> ContentHistory:
    """What git knows of the content up to a day, without the commits that do not count.

    Only what is reachable from the commit that is checked out: the same commit and day give the same answer. Where
    nothing can be known, the answer says why.
    """
    if not (root / ".git").exists():
        return ContentHistory(fault=NO_REPOSITORY)
    from git import Repo  # git is slow to import
    from git.exc import GitError

    from satupintu.commands.repository import QUIET, said

    skipped = frozenset(mass.commit for mass in record.mass_commits) if record else frozenset()
    try:
        with Repo(root) as repository:
            git = repository.git
            git.update_environment(**QUIET)
            if git.rev_parse("--is-shallow-repository") == "true":
                return ContentHistory(fault=SHALLOW)
            if not repository.head.is_valid():
                return ContentHistory(fault=NO_COMMIT)
            commit = str(repository.head.commit.hexsha)  # the branch may move on meanwhile
            key = _key(commit, skipped)
            if (known := _kept(cache.get_json(CACHE, key), today)) is not None:
                return ContentHistory(known)
            log = git.execute(["git", "-c", "log.showSignature=false", "log", *LOG, commit, "--", *FOLDERS])
    except (GitError, ValueError, OSError) as fault:
        return ContentHistory(fault=f"git tidak dapat membacanya: {said(fault)}")
    found = read_log(str(log), today, skipped)
    if found.newest and found.newest <= today:
        cache.put_json(CACHE, key, _written(found, found.newest))
    return ContentHistory(found.days)


def _key(commit: str, skipped: frozenset[str]) -> str:
    told = "\n".join((commit, program_digest("freshness/history"), *sorted(skipped)))
    return hashlib.sha256(told.encode()).hexdigest()


def _written(found: ReadLog, newest: date) -> dict[str, object]:
    return {
        "newest": newest.isoformat(),
        "days": {path: day.isoformat() for path, day in found.days.items()},
    }


def _kept(value: object, today: date) -> Mapping[str, date] | None:
    """What was kept for this commit; None where there is nothing, or where it tells of days after the one wanted."""
    if not isinstance(value, dict) or not isinstance(days := value.get("days"), dict):
        return None
    try:
        if date.fromisoformat(str(value.get("newest"))) > today:
            return None
        return {str(path): date.fromisoformat(day) for path, day in days.items()}
    except (ValueError, TypeError):
        return None
