"""Which commit a site is built from, and which history lies behind it."""

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


def history_of(root: Path) -> str:
    """The commit checked out, also below uncommitted changes, and whether its history is whole; "" where there is none."""
    if not (root / ".git").exists():
        return ""
    from git import Repo
    from git.exc import GitError

    try:
        with Repo(root) as repository:
            shallow = Path(repository.common_dir, "shallow").exists()
            return f"{repository.head.commit.hexsha} {shallow}"
    except (GitError, ValueError, OSError):
        return ""
