"""`portal similar`: what the site has already that reads like a file about to be published."""

from __future__ import annotations

import json as json_format
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from satupintu.commands.progress import Progress
from satupintu.commands.report import OK, Impossible, report, say
from satupintu.commands.search_index import opened_portal, portal_index
from satupintu.dates import long_date
from satupintu.frontmatter import Unreadable
from satupintu.loader import load_site
from satupintu.search.drafts import draft_text
from satupintu.search.kinds import KINDS
from satupintu.search.similar import Similar
from satupintu.search.similar import similar as compared


def similar(root: Path, today: date, file: Path, *, json: bool = False) -> int:
    """Print the pages that read like a file, which may lie anywhere and be a draft. They are no fault of it: exit 0.

    Raises Impossible for a file that is not there.
    """
    if not file.is_file():
        raise Impossible(f"`{file}` tidak ada atau bukan berkas; periksa namanya.")
    path = _path(root, file)
    site, problems = load_site(root, today)
    if site is None:
        return report(problems, json=json)
    try:
        text = draft_text(file, path, site.settings.markdown)
    except Unreadable as fault:
        return report(fault.problems, json=json)
    own = site.by_path[path].address if path in site.by_path else ""
    with Progress().step("Membandingkan dengan isi situs"), opened_portal(site) as portal:
        found = compared(text, portal.documents, portal_index(portal), own)
    if json:
        print(json_format.dumps([_row(each) for each in found], ensure_ascii=False, indent=2))
    elif found:
        print("\n".join(_lines(found)))
    else:
        say("Tidak ada halaman serupa.")
    return OK


def _path(root: Path, file: Path) -> str:
    """The file from the project's root, or as it was given where it lies elsewhere."""
    whole = file.absolute()
    return whole.relative_to(root).as_posix() if whole.is_relative_to(root) else file.as_posix()


def _row(found: Similar) -> dict[str, object]:
    document = found.document
    return {
        "url": f"/{document.address}",
        "title": document.title,
        "kind": document.kind,
        "unit": document.unit or None,
        "date": document.day.isoformat() if document.day else None,
        "current": document.current,
        "likeness": found.likeness,
    }


def _lines(found: Sequence[Similar]) -> list[str]:
    return [_line(each) for each in found]


def _line(found: Similar) -> str:
    """`Pengumuman serupa sudah ada: …`, with address, day and likeness."""
    document = found.document
    day = f", {long_date(document.day)}" if document.day else ""
    over = "" if document.current else ", telah berakhir"
    return (
        f"{KINDS[document.kind]} serupa sudah ada: “{document.title}” (/{document.address}{day}{over}), "
        f"{found.likeness}% sama"
    )
