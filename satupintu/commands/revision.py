"""Which commit a site is built from."""

from __future__ import annotations

from pathlib import Path


def commit_of(root: Path) -> str | None:
    """The commit checked out at the root; None outside a repository or with uncommitted changes."""
    if not (root / ".git").exists():
        return None
    from git import Repo
    from git.exc import GitError

    try:
        with Repo(root) as repository:
            repository.git.update_environment(GIT_OPTIONAL_LOCKS="0")  # a kill must leave no lock behind
            if not repository.head.is_valid() or repository.is_dirty(untracked_files=True):
                return None
            return str(repository.head.commit.hexsha)
    except (GitError, ValueError, OSError):
        return None
