"""What commands that push have in common: how git is asked, and what it says in a sentence."""

from __future__ import annotations

from git.cmd import Git
from git.exc import GitCommandError

QUIET = {"GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"}
"""No question at a terminal, messages in one language, and no lock that a kill could leave behind."""


def authorship(name: str, account: str) -> dict[str, str]:
    """The environment in which commits are by a part of the portal, never by a person."""
    values = (("NAME", name), ("EMAIL", f"{account}@localhost"))
    return {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER") for what, value in values}


def has_remote(git: Git, remote: str) -> bool:
    return remote in str(git.remote()).splitlines()


def tips(git: Git, remote: str, *branches: str) -> dict[str, str]:
    """The commits of some branches at the remote, by branch; one that is not there is left out. Raises GitCommandError."""
    refs = {f"refs/heads/{branch}": branch for branch in branches}
    rows = (line.split("\t") for line in str(git.ls_remote(remote, *refs)).splitlines())
    return {refs[ref]: commit for commit, ref in rows if ref in refs}


def said(fault: BaseException) -> str:
    """What git said, in a few words for a sentence: what the other side answered, else the last line."""
    text = str(getattr(fault, "stderr", "") or fault).strip().removeprefix("stderr: '").removesuffix("'")
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    answered = [line.removeprefix("remote:").strip() for line in lines if line.startswith("remote:")]
    chosen = [line for line in answered if line] or lines[-1:]
    return chosen[0].removeprefix("fatal: ").rstrip(".") if chosen else type(fault).__name__


def succeeds(git: Git, *command: str) -> bool:
    """Whether a git command ends well."""
    try:
        git.execute(["git", *command])
    except GitCommandError:
        return False
    return True
