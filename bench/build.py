"""How much CPU, time and memory a build takes, side by side with stock Pelican over the same texts.

    python bench/build.py --pages 1000 --pages 10000 --units 12 --runs 3

makes both sites in a temporary folder (`bench/corpus.py`), copies the program beside its site so that nobody's
editing disturbs the run, and builds the two in turn, each in a process of its own from an empty output folder:
this portal with `--full` (no cache), Pelican with its caches off. Then the portal once more with its cache warm.
CPU seconds are user + system of the whole process, waited for with `os.wait4`; on a busy machine they and their
ratio are what counts, wall time is noise. One JSON object per line on standard output; progress and a table of
medians on standard error. `docs/kinerja.md` has the figures.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

BENCH = Path(__file__).resolve().parent
PROJECT = BENCH.parent
PROGRAM = ("satupintu", "plugins", "theme", "pelicanconf.py")
DAY = "2026-11-22"
LIBRARIES = ("pelican", "Markdown", "Jinja2", "comrak", "nh3", "pydantic")
STOCK_FIXED = 3
"""Pages of the stock site that are neither content nor cut lists: tags, categories, archives."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What one process took. `peak_mib` is the largest resident set of the process or one it waited for."""

    cpu_seconds: float
    wall_seconds: float
    peak_mib: float


@dataclass(frozen=True, slots=True)
class Output:
    """What one build wrote."""

    pages: int
    bytes_per_page: int


@dataclass(frozen=True, slots=True)
class Subject:
    """What is measured. `cache`: none or warm."""

    items: int
    units: int
    site: str
    cache: str


@dataclass(frozen=True, slots=True)
class Run:
    """One measured build."""

    subject: Subject
    cost: Cost
    output: Output


class BuildFailed(Exception):
    """A build ended with an exit code; the text has the end of what it said."""


def main() -> None:
    options = _options()
    _emit("machine", _machine())
    runs: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="portal-bench-", dir=options.folder) as folder:
        for pages in options.pages or [1000]:
            place = Path(folder) / str(pages)
            runs += _measured(place, pages, options)
            shutil.rmtree(place)
    summaries = _summaries(runs)
    for summary in summaries:
        _emit("median", summary)
    _tell(_table(summaries))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--pages", type=int, action="append", help="number of content items; may be given again (1000)"
    )
    parser.add_argument("--units", type=int, default=12)
    parser.add_argument("--runs", type=int, default=3, help="builds of each site, in turn")
    parser.add_argument("--portal-only", action="store_true", help="leave stock Pelican out")
    parser.add_argument(
        "--folder", type=Path, help="where to work, for example a memory disk (the system's temporary folder)"
    )
    return parser.parse_args()


def _machine() -> dict[str, object]:
    return {
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        **{library.lower(): version(library) for library in LIBRARIES},
    }


# ------------------------------------------------------------------------------ one size


def _measured(place: Path, items: int, options: argparse.Namespace) -> list[Run]:
    """All runs over a corpus of one size. A first build of the portal tells how many pages Pelican has to make too."""
    _tell(f"{items} items in {options.units} units: writing both sites …")
    corpus = [
        sys.executable,
        str(BENCH / "corpus.py"),
        str(place),
        "--pages",
        str(items),
        "--units",
        str(options.units),
    ]
    subprocess.run(corpus, check=True)
    portal, stock = place / "portal", place / "stock"
    _copy_program(portal, stock)
    full = [sys.executable, "-m", "satupintu", "--root", str(portal), "build", "--date", DAY]
    _timed([*full, "--full"], portal)
    wanted = _looked_at(portal / "output").pages
    facts = json.loads((stock / "facts.json").read_text(encoding="utf-8"))
    size, of_tags = page_sizes(facts["lists"], facts["tags"], wanted - items - STOCK_FIXED)
    sizes = json.dumps({"index": size, "category": size, "period_archives": size, "tag": of_tags})
    pelican = [sys.executable, "-m", "pelican", "content", "-q", "-e", f"PAGINATED_TEMPLATES={sizes}"]
    runs = []

    def measure(site: str, cache: str, command: Sequence[str], folder: Path, *, empty: bool) -> None:
        if empty:
            _empty(folder)
        cost = _timed(command, folder)
        runs.append(Run(Subject(items, options.units, site, cache), cost, _looked_at(folder / "output")))
        _emit("run", _flat(runs[-1]))

    for number in range(options.runs):
        _tell(f"{items} items: run {number + 1} of {options.runs} …")
        measure("portal", "none", [*full, "--full"], portal, empty=True)
        if not options.portal_only:
            measure("stock", "none", pelican, stock, empty=True)
    _timed(full, portal)
    for number in range(options.runs):
        _tell(f"{items} items: warm run {number + 1} of {options.runs} …")
        measure("portal", "warm", full, portal, empty=False)
    return runs


def _copy_program(portal: Path, stock: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__", ".*")
    for name in PROGRAM:
        if (PROJECT / name).is_dir():
            shutil.copytree(PROJECT / name, portal / name, ignore=ignored)
        else:
            shutil.copy(PROJECT / name, portal / name)
    shutil.copytree(BENCH / "stock", stock, ignore=ignored, dirs_exist_ok=True)
    subprocess.run([sys.executable, "-m", "compileall", "-q", "satupintu", "plugins"], cwd=portal, check=True)


def page_sizes(lists: Sequence[int], tags: Sequence[int], wanted: int) -> tuple[int, int]:
    """Entries to a page of the stock site's lists, and of its tags, so that together they make `wanted` pages."""

    def made(lengths: Sequence[int], size: int) -> int:
        return sum(math.ceil(length / size) for length in lengths)

    near = min(range(1, 500), key=lambda size: abs(made(lists, size) + made(tags, size) - wanted))
    sizes = [
        (size, of_tags)
        for size in range(max(1, near - 1), near + 2)
        for of_tags in range(max(1, near - 9), near + 10)
    ]
    return min(sizes, key=lambda pair: abs(made(lists, pair[0]) + made(tags, pair[1]) - wanted))


def _empty(folder: Path) -> None:
    """Take away what earlier builds wrote; the portal's output is a link into a folder beside it."""
    if (folder / "output").is_symlink():
        (folder / "output").unlink()
    for name in ("output", ".output.d", ".cache"):
        shutil.rmtree(folder / name, ignore_errors=True)


def _timed(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder. Raises BuildFailed.

    This process stays small: until a child has replaced itself by the command, Linux counts its parent's memory.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as said:
        began = time.monotonic()
        child = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
        _, status, usage = os.wait4(child.pid, 0)
        wall = time.monotonic() - began
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            said.seek(0)
            raise BuildFailed(
                f"{' '.join(command)}: exit {child.returncode}\n{said.read()[-2000:].decode(errors='replace')}"
            )
    return Cost(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024)


def _looked_at(output: Path) -> Output:
    pages = total = 0
    for folder, _, names in os.walk(output.resolve()):
        for name in names:
            if name.endswith(".html"):
                pages += 1
                total += (Path(folder) / name).stat().st_size
    return Output(pages, total // max(pages, 1))


# ------------------------------------------------------------------------------ telling


def _flat(run: Run) -> dict[str, object]:
    """One run as a flat object."""
    cost = {name: round(value, 2) for name, value in asdict(run.cost).items()}
    return {**asdict(run.subject), **cost, **asdict(run.output)}


def _summaries(runs: Sequence[Run]) -> list[dict[str, Any]]:
    """One object for each subject, in the order of their first run: medians, the least CPU, and ratios.

    `of_stock` compares the medians of one size, `of_stock_least` the least disturbed run of each;
    `growth_per_page` is the CPU for each page of output against the smallest size measured.
    """
    found = [
        _middle(subject, [run for run in runs if run.subject == subject])
        for subject in dict.fromkeys(run.subject for run in runs)
    ]
    for one in found:
        alike = [other for other in found if (other["site"], other["cache"]) == (one["site"], one["cache"])]
        smallest = min(alike, key=lambda other: int(other["items"]))
        one["growth_per_page"] = round(_per_page(one) / _per_page(smallest), 2)
        for peer in found:
            if peer["site"] == "stock" and peer["items"] == one["items"]:
                one["of_stock"] = round(one["cpu_seconds"] / peer["cpu_seconds"], 2)
                one["of_stock_least"] = round(one["cpu_least"] / peer["cpu_least"], 2)
    return found


def _middle(subject: Subject, runs: Sequence[Run]) -> dict[str, Any]:
    cpu = [run.cost.cpu_seconds for run in runs]
    return {
        **asdict(subject),
        **asdict(runs[0].output),
        "cpu_seconds": round(median(cpu), 2),
        "cpu_least": round(min(cpu), 2),
        "wall_seconds": round(median(run.cost.wall_seconds for run in runs), 1),
        "peak_mib": round(median(run.cost.peak_mib for run in runs)),
    }


def _per_page(summary: Mapping[str, Any]) -> float:
    return float(summary["cpu_seconds"]) / int(summary["pages"])


COLUMNS = (
    "items", "units", "site", "cache", "pages", "bytes_per_page", "cpu_seconds", "of_stock", "cpu_least", "of_stock_least",
    "growth_per_page", "wall_seconds", "peak_mib",
)  # fmt: skip


def _table(summaries: Sequence[Mapping[str, Any]]) -> str:
    """A Markdown table."""
    rows = [
        COLUMNS,
        ["---"] * len(COLUMNS),
        *([str(one.get(name, "")) for name in COLUMNS] for one in summaries),
    ]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _emit(what: str, values: Mapping[str, object]) -> None:
    print(json.dumps({"bench": "build", "what": what, **values}), flush=True)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        main()
    except BuildFailed as fault:
        sys.exit(str(fault))
