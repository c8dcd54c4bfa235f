"""`portal codeowners`: the list that forges read, written anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from satupintu import code_owners
from satupintu.commands.report import Impossible, say
from satupintu.loader import ROLES, load_site
from satupintu.problems import SiteInvalid, errors


def write(root: Path, today: date) -> int:
    """Write CODEOWNERS from the records. Raises SiteInvalid where one cannot be read, Impossible without roles."""
    site, problems = load_site(root, today)
    if site is None or errors(problems):
        raise SiteInvalid(problems)
    if site.roles is None:
        raise Impossible(
            f"`{code_owners.PATH}` tidak ditulis: `{ROLES}` tidak ada. Buat dahulu (lihat docs/humas.md)."
        )
    keepers = {slug: unit.pic.accounts if unit.pic else () for slug, unit in site.units.items()}
    (root / code_owners.PATH).write_text(
        code_owners.text(keepers, site.roles), encoding="utf-8", newline="\n"
    )
    say(f"`{code_owners.PATH}` ditulis.")
    return 0
