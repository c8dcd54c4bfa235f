"""What the index of the terminal costs, over made sites: `python bench/search.py --pages 1000 --pages 10000`.

CPU is user and system time, that of searches of a whole `./portal search`, start and reading included.
"""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from statistics import median
from typing import TypeVar

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from satupintu.commands.search_index import found_index, opened_portal  # noqa: E402
from satupintu.loader import load_site  # noqa: E402
from satupintu.portal import SEARCH_CACHE  # noqa: E402
from satupintu.search.related import related  # noqa: E402
from satupintu.store import Store  # noqa: E402

DAY, NEXT_DAY = date(2026, 11, 22), date(2026, 11, 23)
UNITS = 12
QUERIES = (
    "pelatihan",
    "jadwal pelatihan kepemimpinan",
    "formulir pendaftaran peserta uji kompetensi",
    "arsip persuratan elektronik",
    "sertifkat pesrta",
    "humas",
)
RUNS = 5

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Costs:
    """CPU seconds of a first search with nothing in any cache (`first`), with converted Markdown there (`made`), after a
    text has changed, where nothing has, and where only the day has; of the start alone; of related pages made, and
    taken from the cache. Median and slowest of warm queries in milliseconds; the index in MB, the most memory in MiB.
    """

    items: int
    first: float
    made: float
    one_changed: float
    unchanged: float
    next_day: float
    start: float
    related: float
    related_kept: float
    query_ms: float
    query_slowest_ms: float
    index_mb: float
    peak_mib: int


def costs(items: int) -> Costs:
    """The costs at a size, over a made site."""
    with tempfile.TemporaryDirectory(prefix="satupintu-bench-") as place:
        root = _site(Path(place), items)
        first, peak = _searched(root)
        shutil.rmtree(root / SEARCH_CACHE)
        made, _peak = _searched(root)
        index = max(file.stat().st_size for file in (root / SEARCH_CACHE).rglob("*") if file.is_file())
        unchanged, _peak = _searched(root)
        next_day, _peak = _searched(root, NEXT_DAY)
        queries = _query_seconds(root)
        related_made, related_kept = _related(root)
        text = min((root / "content" / "berita").glob("*.md"))
        text.write_text(text.read_text(encoding="utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8")
        one_changed, _peak = _searched(root)
        start, _peak = _cpu([sys.executable, "-m", "satupintu", "search", "--help"])
    return Costs(
        items,
        *(first, made, one_changed, unchanged, next_day, start, related_made, related_kept),
        query_ms=round(median(queries) * 1000, 1),
        query_slowest_ms=round(max(queries) * 1000, 1),
        index_mb=round(index / 1e6, 1),
        peak_mib=peak,
    )


def _site(place: Path, items: int) -> Path:
    """A made project with the theme of this one."""
    corpus = [sys.executable, str(PROJECT / "bench" / "corpus.py"), str(place)]
    subprocess.run([*corpus, "--pages", str(items), "--units", str(UNITS)], check=True, capture_output=True)
    root = place / "portal"
    (root / "theme").symlink_to(PROJECT / "theme", target_is_directory=True)
    return root


def _searched(root: Path, day: date = DAY) -> tuple[float, int]:
    return _cpu(
        [sys.executable, "-m", "satupintu", "--root", str(root), "search", "pelatihan", "--date", str(day)]
    )


def _cpu(command: list[str]) -> tuple[float, int]:
    """CPU seconds and the most memory (MiB) of a command that must succeed."""
    child = subprocess.Popen(
        command, cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"{' '.join(command)}: exit {child.returncode}")
    return round(usage.ru_utime + usage.ru_stime, 2), usage.ru_maxrss // 1024


def _query_seconds(root: Path) -> list[float]:
    """Wall time of each query, the quickest of a few runs: what the machine adds is not the engine's."""
    found, problems = found_index(root, DAY)
    if found is None:
        raise SystemExit("\n".join(map(str, problems)))
    index = found.index
    return [
        min(_timed(lambda query=query: index.search(query), time.perf_counter)[0] for _ in range(RUNS))
        for query in QUERIES
    ]


def _related(root: Path) -> tuple[float, float]:
    """CPU of related pages: made, and taken from the cache."""
    site, _problems = load_site(root, DAY)
    if site is None:
        raise SystemExit(f"{root}: no site")
    gc.disable()  # as the commands do
    with opened_portal(site) as portal:
        documents, store = portal.documents, Store(None)
        made, _found = _timed(lambda: related(documents, store), time.process_time)
        kept, _found = _timed(lambda: related(documents, store), time.process_time)
    gc.enable()
    return round(made, 3), round(kept, 3)


def _timed(work: Callable[[], Made], clock: Callable[[], float]) -> tuple[float, Made]:
    began = clock()
    made = work()
    return clock() - began, made
