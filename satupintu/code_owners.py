"""CODEOWNERS: whom a forge asks about a change, from `content/peran.yml` and the `pic` of each unit. Pure.

GitHub and GitLab read gitignore-like patterns, of which the last that fits counts, and one of its owners is
enough: there stand those who may approve. Forgejo and Gitea read regular expressions over the whole path, of
which all that fit count, and their owners are only asked: there stand the PICs too. Neither reading finds
anything in the lines meant for the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from satupintu.models import Roles
from satupintu.models.roles import Holders

PATH = "CODEOWNERS"
"""At the root: the only place where GitHub, GitLab, Forgejo and Gitea all look."""
COMMAND = "./portal codeowners"
CONTENT = ("content", "services_catalog", "units")
"""The folders that Humas keeps; units keep their own below the last."""

HEADER = f"""\
# Dibuat oleh `{COMMAND}` dari content/peran.yml dan units/*/unit.yml; jangan disunting dengan tangan.
# Yang boleh mengusulkan ditentukan `./portal check --changes`, bukan daftar ini.
"""
ASKED = "\n# Forgejo dan Gitea: siapa yang dimintai pendapat.\n"
APPROVING = "\n# GitHub dan GitLab: siapa yang menyetujui; baris terakhir yang cocok berlaku.\n"


def text(keepers: Mapping[str, Iterable[str]], roles: Roles | None) -> str:
    """The whole file. `keepers` are the accounts of each unit's PIC and deputy, by its folder.

    Without roles nobody is known who approves.
    """
    humas = _everyone(roles.humas) if roles else ()
    developers = _everyone(roles.developers) if roles else ()
    asked = [_line(f"{folder}/.*", humas) for folder in CONTENT]
    asked += [_line(f"units/{slug}/.*", accounts) for slug, accounts in sorted(keepers.items())]
    approving = [_line("*", developers or humas), _line(f"/{PATH}", humas)]
    approving += [_line(f"/{folder}/", humas) for folder in CONTENT]
    return "".join([HEADER, ASKED, *asked, APPROVING, *approving])


def _everyone(holders: Holders) -> tuple[str, ...]:
    """Each account once, deputies too: a forge knows no days, the check of changes does."""
    return tuple(dict.fromkeys(_accounts(holders)))


def _accounts(holders: Holders) -> Iterator[str]:
    for holder in holders:
        yield holder.account
        yield from (deputy.account for deputy in holder.deputies)


def _line(pattern: str, accounts: Iterable[str]) -> str:
    """One rule; none where nobody is known: a pattern without owners would mean that nobody need be asked."""
    owners = " ".join(f"@{account}" for account in accounts)
    return f"{pattern} {owners}\n" if owners else ""
