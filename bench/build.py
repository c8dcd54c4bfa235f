"""What the portal's commands cost, side by side with stock Pelican and Hugo over the same texts.

    ./portal bench --pages 1000 --pages 10000 --units 12 --runs 3

makes the sites in a temporary folder (`bench/corpus.py`, `bench/hugo_site.py`; themes of comparable output, and bytes
per page are printed of each), copies the program beside its site so that nobody's editing disturbs the run, and in
each round runs in turn, each in a process of its own: a full build of the portal from nothing (`--full`), of stock
Pelican with its caches off, and of Hugo; then the portal's build after one edit, after none, its check, and its search
from the command line after an edit. A peer that is not installed is left out. CPU seconds are user + system of the
whole process, waited for with `os.wait4`; ratios are taken within a round, since on a busy machine nothing else holds.

One JSON object per line on standard output; progress and a table of medians on standard error. `--against FILE`
compares with such lines of an earlier run, and exits with 1 where something is worse beyond `--tolerance`.
`docs/kinerja.md` has the figures.
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
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from bench.cost import CommandFailed, timed  # noqa: E402
from bench.cost import looked_at as output_of  # noqa: E402
from bench.hugo_site import write_hugo_site  # noqa: E402
from bench.summary import FULL, HUGO, PORTAL, STOCK, Run, Subject, earlier, summaries, table, worse  # noqa: E402

BENCH = Path(__file__).resolve().parent
PROGRAM = ("satupintu", "plugins", "theme", "pelicanconf.py")
DAY = "2026-11-22"
LIBRARIES = ("pelican", "Markdown", "Jinja2", "comrak", "nh3", "pydantic")
FIXED = {STOCK: 3, HUGO: 6}
"""Pages of the peers that are neither content nor cut lists."""
SEARCH_CACHE = ".cache/cari"


def main() -> int:
    options = _options()
    before = earlier(options.against.read_text(encoding="utf-8").splitlines()) if options.against else []
    _emit("machine", _machine())
    runs: list[Run] = []
    with tempfile.TemporaryDirectory(prefix="portal-bench-", dir=options.folder) as folder:
        for pages in options.pages or [1000]:
            place = Path(folder) / str(pages)
            runs += _measured(place, pages, options)
            shutil.rmtree(place)
    found = summaries(runs)
    for summary in found:
        _emit("median", summary)
    _tell(table(found))
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


def _machine() -> dict[str, object]:
    hugo = shutil.which("hugo")
    told = (
        subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout if hugo else ""
    )
    return {
        "cores": os.cpu_count(),
        "system": platform.system(),
        "python": platform.python_version(),
        **{library.lower(): version(library) for library in LIBRARIES},
        "hugo": told.split()[1] if told else None,
    }


# ------------------------------------------------------------------------------ one size


class Sites:
    """The same texts as sites of the portal and of its peers, in one folder, and what builds them."""

    def __init__(self, place: Path, items: int, units: int, *, peers: bool) -> None:
        """Write the sites. A first build of the portal tells how many pages the peers have to make too."""
        self.items, self.units = items, units
        self.portal, stock, hugo = place / PORTAL, place / STOCK, place / HUGO
        corpus = [str(BENCH / "corpus.py"), str(place), "--pages", str(items), "--units", str(units)]
        subprocess.run([sys.executable, *corpus], check=True)
        _copy_program(self.portal, stock)
        timed(self.command("build", "--date", DAY, "--full"), self.portal)
        wanted = output_of(self.portal / "output").pages
        facts = json.loads((stock / "facts.json").read_text(encoding="utf-8"))
        lists, tags = facts["lists"], facts["tags"]
        self.peers: dict[str, tuple[Path, list[str]]] = {}
        if peers:
            sizes = _paginated(*page_sizes(lists, tags, wanted - items - FIXED[STOCK]))
            pelican = [sys.executable, "-m", "pelican", "content", "-q", "-e", f"PAGINATED_TEMPLATES={sizes}"]
            self.peers[STOCK] = stock, pelican
        if peers and (found := shutil.which("hugo")):
            write_hugo_site(stock, hugo, one_size([*lists, *tags], wanted - items - FIXED[HUGO]))
            self.peers[HUGO] = hugo, [found, "--quiet"]

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "satupintu", "--root", str(self.portal), *arguments]

    def edit(self) -> None:
        """One more sentence in the first text of a unit."""
        text = min(self.portal.glob("units/*/*/*.md"))
        with text.open("a", encoding="utf-8") as file:
            file.write("\nSatu kalimat tambahan.\n")


def _measured(place: Path, items: int, options: argparse.Namespace) -> list[Run]:
    """All rounds over a corpus of one size."""
    _tell(f"{items} items in {options.units} units: writing the sites …")
    sites = Sites(place, items, options.units, peers=not options.portal_only)
    build = sites.command("build", "--date", DAY)
    runs: list[Run] = []

    def measure(number: int, site: str, work: str, command: Sequence[str], folder: Path) -> None:
        cost = timed(command, folder)
        subject = Subject(items, options.units, site, work)
        runs.append(Run(subject, number, cost, output_of(folder / "output")))
        _emit("run", runs[-1].flat())

    for number in range(1, options.runs + 1):
        _tell(f"{items} items: round {number} of {options.runs} …")
        _empty(sites.portal)
        measure(number, PORTAL, FULL, [*build, "--full"], sites.portal)
        for peer, (folder, command) in sites.peers.items():
            _empty(folder)
            measure(number, peer, FULL, command, folder)
        sites.edit()
        timed(build, sites.portal)  # --full has left the cache alone
        sites.edit()
        measure(number, PORTAL, "one edit", build, sites.portal)
        measure(number, PORTAL, "no change", build, sites.portal)
        measure(number, PORTAL, "check", sites.command("check", "--date", DAY), sites.portal)
        shutil.rmtree(sites.portal / SEARCH_CACHE, ignore_errors=True)
        query = sites.command("search", "--date", DAY, "pelatihan")
        measure(number, PORTAL, "search index", query, sites.portal)
        measure(number, PORTAL, "search", query, sites.portal)
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


def _paginated(size: int, of_tags: int) -> str:
    return json.dumps({"index": size, "category": size, "period_archives": size, "tag": of_tags})


def _made(lengths: Sequence[int], size: int) -> int:
    """The pages that lists of these lengths are cut into."""
    return sum(math.ceil(length / size) for length in lengths)


def one_size(lists: Sequence[int], wanted: int) -> int:
    """Entries to a page of every list, so that together they make about `wanted` pages."""
    return min(range(1, 500), key=lambda size: abs(_made(lists, size) - wanted))


def page_sizes(lists: Sequence[int], tags: Sequence[int], wanted: int) -> tuple[int, int]:
    """Entries to a page of the stock site's lists, and of its tags, so that together they make `wanted` pages."""
    near = one_size([*lists, *tags], wanted)
    sizes = [
        (size, of_tags)
        for size in range(max(1, near - 1), near + 2)
        for of_tags in range(max(1, near - 9), near + 10)
    ]
    return min(sizes, key=lambda pair: abs(_made(lists, pair[0]) + _made(tags, pair[1]) - wanted))


def _empty(folder: Path) -> None:
    """Take away what earlier builds wrote; the portal's output is a link into a folder beside it."""
    if (folder / "output").is_symlink():
        (folder / "output").unlink()
    for name in ("output", ".output.d", ".cache", "resources"):
        shutil.rmtree(folder / name, ignore_errors=True)


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
