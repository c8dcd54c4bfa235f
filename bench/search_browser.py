"""What a search costs a visitor, in a real browser, over made sites of two sizes.

    python bench/search_browser.py --pages 1000 --pages 10000

writes each site (`bench/corpus.py`), builds it with the program as it is, and opens `/cari/` in Chromium as a phone:
bytes (as a host sends them, compressed) and requests of a first search with the page itself, of a misspelt first search,
and the most of further searches; the median of a warm query in milliseconds, from asking to shown. Then the CPU of
Pagefind, run once more over the finished pages, and the size of what it wrote. One JSON object per size on standard
output, a table on standard error. `docs/kinerja.md` has the figures.
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

from satupintu.commands.search_bundle import write_bundle  # noqa: E402
from satupintu.commands.tools import find  # noqa: E402
from satupintu.store import Store  # noqa: E402
from tests.build.serve import served  # noqa: E402

DAY = "2026-11-22"
FIRST = "jadwal pelatihan"
MISSPELT = "jadwl pelathian"
FURTHER = (
    "kepegawaian",
    "sertifikat peserta",
    "asesmen kompetensi",
    "biaya pendaftaran",
    "proyek perubahan",
    "ruang kelas",
    "arsip persuratan",
    "narasumber",
)
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
class Cost:
    """Bytes are kilobytes of 1,000; a first search counts with the page and what it loads."""

    items: int
    found_pages: int
    first_kilobytes: float
    first_requests: int
    misspelt_kilobytes: float
    misspelt_requests: int
    further_kilobytes: float
    further_requests: int
    warm_milliseconds: float
    slowest_milliseconds: float
    index_cpu_seconds: float
    index_megabytes: float


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, action="append", help="content items; may be given again (1000)")
    parser.add_argument("--folder", type=Path, help="where to work")
    options = parser.parse_args()
    costs = []
    for items in options.pages or [1000]:
        with tempfile.TemporaryDirectory(prefix="portal-bench-", dir=options.folder) as folder:
            costs.append(measured(items, Path(folder)))
        print(json.dumps({"bench": "search_browser", **asdict(costs[-1])}), flush=True)
    sys.stderr.write("\n".join(table(costs)) + "\n")


def measured(items: int, place: Path) -> Cost:
    """Everything about one size of site."""
    corpus = [sys.executable, str(PROJECT / "bench/corpus.py"), str(place), "--pages", str(items)]
    subprocess.run(corpus, check=True)
    root = place / "portal"
    for name in ("theme", "pelicanconf.py"):
        (root / name).symlink_to(PROJECT / name)
    settings = root / "content/situs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("pencarian: tidak", "pencarian: ya"))
    command = [sys.executable, "-m", "satupintu", "--root", str(root), "build", "--date", DAY]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
    subprocess.run(command, check=True, env=environment, capture_output=True)
    output = (root / "output").resolve()
    seconds = _indexing(output)
    [language] = json.loads((output / "pagefind/pagefind-entry.json").read_text())["languages"].values()
    size = sum(path.stat().st_size for path in (output / "pagefind").rglob("*") if path.is_file())
    with served(output) as home, sync_playwright() as playwright:
        as_root = hasattr(os, "geteuid") and os.geteuid() == 0
        flags = ["--no-sandbox"] if as_root else []
        browser = playwright.chromium.launch(executable_path=find("browser"), args=flags)
        first, *further = _visit(browser, home, output, (FIRST, *FURTHER))
        misspelt = _visit(browser, home, output, (MISSPELT,))[0]
        times = _warm(browser, home)
        browser.close()
    return Cost(
        items,
        language["page_count"],
        *first,
        *misspelt,
        max(size for size, _requests in further),
        max(requests for _size, requests in further),
        round(median(times), 1),
        round(max(times), 1),
        round(seconds, 1),
        round(size / 1e6, 1),
    )


def _indexing(output: Path) -> float:
    """CPU seconds of one run of Pagefind over finished pages."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    write_bundle(output, {}, Store(None))
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _visit(browser: Browser, home: str, output: Path, queries: Sequence[str]) -> list[tuple[float, int]]:
    """Kilobytes and requests of one query after the other, in a browser that knows nothing yet."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    requests: list[Request] = []
    page.on("request", lambda request: requests.append(request))
    page.goto(f"{home}cari/", wait_until="networkidle")
    found = []
    for query in queries:
        page.evaluate(WARM, query)
        page.wait_for_load_state("networkidle")
        files = {request.url.removeprefix(home).partition("?")[0] for request in requests}
        found.append((round(sum(_sent(output, name) for name in files) / 1000, 1), len(files)))
        requests.clear()
    page.close()
    return found


def _sent(output: Path, name: str) -> int:
    """What a file weighs as a host sends it: compressed, where that makes it smaller."""
    path = output / (f"{name}index.html" if not name or name.endswith("/") else name)
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, 9)))


def _warm(browser: Browser, home: str) -> list[float]:
    """Milliseconds of each query when all it needs has been loaded."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(f"{home}cari/")
    for query in (FIRST, *FURTHER):
        page.evaluate(WARM, query)
    times = [float(page.evaluate(WARM, query)) for _ in range(3) for query in (FIRST, *FURTHER)]
    page.close()
    return times


def table(costs: Sequence[Cost]) -> list[str]:
    """A Markdown table, one column for each size."""
    rows = [asdict(cost) for cost in costs]
    return [f"| {name} | {' | '.join(str(row[name]) for row in rows)} |" for name in rows[0]]


if __name__ == "__main__":
    main()
