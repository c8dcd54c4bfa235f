"""`portal check`: every rule on the content, nothing written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from satupintu.commands.examine import Reading, examined_portal
from satupintu.commands.progress import Progress
from satupintu.commands.report import FEW_WARNINGS, Impossible, report, say
from satupintu.problems import Problem, errors


def check(
    root: Path,
    today: date,
    paths: Sequence[Path],
    *,
    json: bool = False,
    canaries: Path | None = None,
    every: bool = False,
) -> int:
    """Check the whole site and show the problems below `paths` (all, where none are given).

    As text only the first warnings are shown, unless `every` one is asked for.
    """
    wanted = _inside(root, paths)
    problems = examined_portal(root, today, Reading(canaries=canaries), Progress(lines=False)).problems
    chosen = [problem for problem in problems if not wanted or _below(problem, wanted)]
    code = report(chosen, json=json, most=None if every else FEW_WARNINGS)
    if not json:
        say(_told(chosen, len(errors(problems)) - len(errors(chosen))))
    return code


def _told(chosen: Sequence[Problem], elsewhere: int) -> str:
    """What came of it; `elsewhere` is the number of errors in what was not asked for, which stop a build as well."""
    failed = len(errors(chosen))
    found = f"{failed} kesalahan, {len(chosen) - failed} peringatan" if chosen else "tidak ada masalah"
    if not elsewhere:
        return f"Selesai diperiksa: {found}."
    rest = f"di luarnya masih ada {elsewhere} kesalahan (`./portal check` menyebutkannya)"
    return f"Selesai diperiksa: {found} di bagian ini; {rest}."


def _inside(root: Path, paths: Sequence[Path]) -> list[str]:
    """The paths from the root. Raises Impossible for one that is not there or lies elsewhere."""
    found = []
    for path in paths:
        whole = path.absolute()
        if not whole.exists():
            raise Impossible(f"`{path}` tidak ada; periksa nama berkas atau foldernya.")
        try:
            found.append(whole.resolve().relative_to(root.resolve()).as_posix())
        except ValueError:
            raise Impossible(f"`{path}` di luar folder portal; beri berkas di dalamnya.") from None
    return found


def _below(problem: Problem, paths: Sequence[str]) -> bool:
    """Whether a problem is one of some files and folders: its own, of what lies below, or of a folder around it, which
    is then not read at all."""
    return any(
        path == "."
        or problem.path == path
        or problem.path.startswith(f"{path}/")
        or path.startswith(f"{problem.path}/")
        for path in paths
    )
