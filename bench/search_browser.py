"""What a search costs a visitor, in a real browser, over made sites of two sizes.

    python bench/search_browser.py --pages 1000 --pages 10000
    python bench/search_browser.py --pages 10000 --brief
    python bench/search_browser.py --built output

writes each site (`bench/corpus.py`, its texts long or brief), builds it with the program as it is, and opens `/cari/` in Chromium as a phone;
or does so with a site that is built already. Kilobytes are of 1,000 bytes, as a host sends them, compressed; a first
search counts with the page itself and all that it loads, each query in a browser that knows nothing yet. A further
search comes after `FIRST`, each query by itself. Milliseconds of warm queries go from asking to shown. Where the site
keeps its past in an index of its own, a first search and a warm one are also made of all. Then the CPU
of Pagefind, run once more over the finished pages, and the size of what it wrote. One JSON object per site on
standard output, tables on standard error. `docs/kinerja.md` has the figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

PROJECT = Path(__file__).resolve().parent.parent
if str(PROJECT) not in sys.path:
    sys.path.insert(0, str(PROJECT))

from playwright.sync_api import Browser, Request, sync_playwright  # noqa: E402

from satupintu.commands.search_bundle import made_bundle  # noqa: E402
from satupintu.commands.tools import find  # noqa: E402
from tests.build.serve import served  # noqa: E402

DAY = "2026-11-22"
FIRST = "pelatihan"
QUERIES = {
    "frequent word": FIRST,
    "two words": "jadwal pelatihan",
    "three words": "formulir pendaftaran asesmen",
    "four words": "biaya pelatihan kepemimpinan garut",
    "rare word": "akreditasi",
    "misspelt": "jadwl pelathian",
}
PARTS = {
    "pagefind/arsip/index/": "index",
    "pagefind/arsip/fragment/": "results",
    "pagefind/arsip/filter/": "filters",
    "pagefind/arsip/urutan.txt": "order of time",
    "pagefind/wasm": "program",
    "pagefind/index/": "index",
    "pagefind/fragment/": "results",
    "pagefind/filter/": "filters",
    "pagefind/pagefind.js": "program",
    "pagefind/urutan.txt": "order of time",
    "pagefind/": "list of pages",
    "cari/kata.": "word list",
    "theme/SearchableMap": "word list",
}
"""What a file is part of, by the beginning of its address; the first that fits, else the page."""
RUNS = 5
ALL = "?arsip=1"
"""The address of the search of all pages, the past with them."""
WARM = """async (query) => {
  const form = document.getElementById('pencarian');
  const told = document.querySelector('#hasil [role="status"] p');
  form.elements.q.value = query;
  const answered = new Promise((resolve) => {
    new MutationObserver((_, observer) => { observer.disconnect(); resolve(); }).observe(told, { childList: true });
  });
  const began = performance.now();
  form.requestSubmit();
  await answered;
  return performance.now() - began;
}"""


@dataclass(frozen=True, slots=True)
class Query:
    """One query: `first` and `further` are kilobytes by part, `requests` those of the first search; and the median and
    the slowest of warm runs in milliseconds. `all_first` and `all_milliseconds` are the same of a search of all pages, where
    those of the past are kept apart; else None.
    """

    name: str
    words: str
    first: dict[str, float]
    requests: int
    further: dict[str, float]
    milliseconds: float
    slowest: float
    all_first: dict[str, float] | None
    all_milliseconds: float | None


@dataclass(frozen=True, slots=True)
class Cost:
    """All about one site. `items` are None where it was built already."""

    items: int | None
    found_pages: int
    index_cpu_seconds: float
    index_megabytes: float
    queries: tuple[Query, ...]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, action="append", help="content items; may be given again (1000)")
    parser.add_argument("--brief", action="store_true", help="texts of 130 words instead of 300 to 600")
    parser.add_argument("--folder", type=Path, help="where to work")
    parser.add_argument("--built", type=Path, help="measure this output instead")
    options = parser.parse_args()
    if options.built:
        _told(measured(options.built.resolve(), None))
        return
    for items in options.pages or [1000]:
        with tempfile.TemporaryDirectory(prefix="portal-bench-", dir=options.folder) as folder:
            _told(measured(made_site(items, Path(folder), brief=options.brief), items))


def _told(cost: Cost) -> None:
    sys.stdout.write(json.dumps({"bench": "search_browser", **asdict(cost)}) + "\n")
    sys.stdout.flush()
    sys.stderr.write("\n".join((*table(cost), "")))


def made_site(items: int, place: Path, *, brief: bool) -> Path:
    """The output of a made site with its search."""
    corpus = [sys.executable, str(PROJECT / "bench/corpus.py"), str(place), "--pages", str(items)]
    subprocess.run([*corpus, *(["--brief"] if brief else [])], check=True)
    root = place / "portal"
    for name in ("theme", "pelicanconf.py"):
        (root / name).symlink_to(PROJECT / name)
    settings = root / "content/situs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("pencarian: tidak", "pencarian: ya"))
    command = [sys.executable, "-m", "satupintu", "--root", str(root), "build", "--date", DAY]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    subprocess.run(command, check=True, env=environment, capture_output=True)
    return (root / "output").resolve()


def measured(output: Path, items: int | None) -> Cost:
    """Everything about one finished site."""
    seconds = _indexing(output)
    entries = sorted(path for path in (output / "pagefind").rglob("pagefind-entry.json"))
    size = sum(path.stat().st_size for path in (output / "pagefind").rglob("*") if path.is_file())
    with served(output) as home, sync_playwright() as playwright:
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        flags = ["--no-sandbox"] if as_root else []
        browser = playwright.chromium.launch(executable_path=find("browser"), args=flags)
        times = _warm(browser, home)
        of_all = _warm(browser, home, ALL) if len(entries) > 1 else [None] * len(QUERIES)
        queries = [
            _query(name, browser, home, output, milliseconds, all_milliseconds)
            for name, milliseconds, all_milliseconds in zip(QUERIES, times, of_all, strict=True)
        ]
        browser.close()
    found = sum(map(_page_count, entries))
    return Cost(items, found, round(seconds, 1), round(size / 1e6, 1), tuple(queries))


def _page_count(entry: Path) -> int:
    [language] = json.loads(entry.read_text(encoding="utf-8"))["languages"].values()
    return int(language["page_count"])


def _query(
    name: str,
    browser: Browser,
    home: str,
    output: Path,
    times: Sequence[float],
    of_all: Sequence[float] | None,
) -> Query:
    words = QUERIES[name]
    [first] = _visit(browser, home, (words,))
    further = _visit(browser, home, (FIRST, words))[-1] if words != FIRST else []
    return Query(
        name,
        words,
        _by_part(output, first),
        len(first),
        _by_part(output, further),
        round(median(times), 1),
        round(max(times), 1),
        _by_part(output, _visit(browser, home, (words,), ALL)[0]) if of_all else None,
        round(median(of_all), 1) if of_all else None,
    )


def _indexing(output: Path) -> float:
    """CPU seconds of one run of Pagefind over finished pages."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    made_bundle(output)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _visit(browser: Browser, home: str, queries: Sequence[str], state: str = "") -> list[list[str]]:
    """The files asked for by one query after the other, in a browser that knows nothing yet."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(f"{home}cari/{state}", wait_until="networkidle")
    found = []
    for query in queries:
        page.evaluate(WARM, query)
        page.wait_for_load_state("networkidle")
        found.append(sorted({request.url.removeprefix(home).partition("?")[0] for request in requests}))
        requests.clear()
    page.close()
    return found


def _by_part(output: Path, names: Sequence[str]) -> dict[str, float]:
    """Kilobytes by what the files are part of, and how many pieces of the index there are."""
    found: dict[str, float] = {"all": 0.0, "pieces": 0.0}
    for name in names:
        part = next((part for start, part in PARTS.items() if name.startswith(start)), "page")
        kilobytes = _sent(output, name) / 1000
        found[part] = found.get(part, 0.0) + kilobytes
        found["all"] += kilobytes
        found["pieces"] += part == "index"
    return {part: round(kilobytes, 1) for part, kilobytes in found.items()}


def _sent(output: Path, name: str) -> int:
    """What a file weighs as a host sends it: compressed, where that makes it smaller."""
    path = output / (f"{name}index.html" if not name or name.endswith("/") else name)
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, 9)))


def _warm(browser: Browser, home: str, state: str = "") -> list[list[float]]:
    """Milliseconds of each query, run by run, when all it needs has been loaded."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{home}cari/{state}")
    for query in QUERIES.values():
        page.evaluate(WARM, query)
    runs = [[float(page.evaluate(WARM, query)) for query in QUERIES.values()] for _ in range(RUNS)]
    page.close()
    return [list(times) for times in zip(*runs, strict=True)]


def table(cost: Cost) -> list[str]:
    """A Markdown table of the queries."""
    parts = ["all", "page", "program", "list of pages", "index", "pieces", "results", "filters", "word list"]
    lines = [
        f"{cost.items or ''} items, {cost.found_pages} found pages: Pagefind {cost.index_cpu_seconds} CPU s, {cost.index_megabytes} MB",
        f"| query | {' | '.join(parts)} | requests | further | ms | slowest | all pages: first | ms |",
        "| --- " * (len(parts) + 7) + "|",
    ]
    for query in cost.queries:
        cells = [query.first.get(part, 0.0) for part in parts]
        numbers = " | ".join(f"{cell:g}" for cell in cells)
        whole = f"{query.all_first['all']:g} | {query.all_milliseconds:g}" if query.all_first else " | "
        lines.append(
            f"| {query.name} | {numbers} | {query.requests} | {query.further['all']:g} | {query.milliseconds:g} | {query.slowest:g} | {whole} |"
        )
    return lines


if __name__ == "__main__":
    main()
