"""A project whose files arrived on known days: each commit has the day on which it was made."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tests.law.histories import git
from tests.make_site import Files, MadeSite

NOON = "12:00:00 +0700"


@dataclass(frozen=True)
class Office:
    """A project under git."""

    site: MadeSite

    @classmethod
    def at(cls, site: MadeSite) -> Office:
        git(site.root, "init", "--quiet", "--initial-branch=main")
        return cls(site).without_outputs()

    def clone(self, folder: Path) -> Office:
        """The same history elsewhere."""
        git(folder.parent, "clone", "--quiet", str(self.root), folder.name)
        return Office(MadeSite(folder)).without_outputs()

    def without_outputs(self) -> Office:
        """Leave what builds write alone."""
        (self.root / ".git/info/exclude").write_text("/.cache/\n/output*\n/.output*\n")
        return self

    @property
    def root(self) -> Path:
        return self.site.root

    def commit(self, day: str, files: Files | None = None, clock: str = NOON) -> str:
        """Write some files and commit all there is; the name of the commit."""
        for path, content in (files or {}).items():
            self.site.write(path, content)
        git(self.root, "add", "--all")
        return self._made(day, clock, "commit", "--quiet", "--allow-empty", "-m", "uji")

    def branch(self, name: str) -> None:
        git(self.root, "switch", "--quiet", "--create", name)

    def merge(self, day: str, name: str) -> str:
        """Bring a branch to main on a day."""
        git(self.root, "switch", "--quiet", "main")
        return self._made(day, NOON, "merge", "--quiet", "--no-ff", "-m", "uji", name)

    def _made(self, day: str, clock: str, *arguments: str) -> str:
        moment = f"{day} {clock}"
        git(
            self.root,
            *arguments,
            environment={"GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment},
        )
        return git(self.root, "rev-parse", "HEAD").decode().strip()
